//! Work for several threads: units of files to be read, and paragraphs to be written. Writing comes
//! first, so that what was read does not pile up in memory.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A queue of two sorts of work.
pub(super) struct Queue<R, W> {
    state: Mutex<State<R, W>>,
    changed: Condvar,
    /// The most units that wait to be read.
    capacity: usize,
}

struct State<R, W> {
    read: VecDeque<R>,
    write: VecDeque<W>,
    /// Threads that are reading: each may yet give work to write.
    reading: usize,
    /// No more units will come.
    closed: bool,
}

/// What a thread does next.
pub(super) enum Work<'q, R, W> {
    /// To be read. What is to be written of it is added before the guard is dropped.
    Read(R, Reading<'q, R, W>),
    /// To be written.
    Write(W),
}

/// Tells the queue in the end that a unit was read, even if the thread panics.
pub(super) struct Reading<'q, R, W>(&'q Queue<R, W>);

impl<R, W> Drop for Reading<'_, R, W> {
    fn drop(&mut self) {
        self.0.lock().reading -= 1;
        self.0.changed.notify_all();
    }
}

impl<R, W> Queue<R, W> {
    pub(super) fn new(capacity: usize) -> Self {
        Self {
            state: Mutex::new(State {
                read: VecDeque::new(),
                write: VecDeque::new(),
                reading: 0,
                closed: false,
            }),
            changed: Condvar::new(),
            capacity,
        }
    }

    /// Adds a unit; waits while enough are waiting.
    pub(super) fn add_unit(&self, unit: R) {
        let full = |state: &mut State<R, W>| state.read.len() >= self.capacity;
        let state = self.changed.wait_while(self.lock(), full);
        state
            .unwrap_or_else(PoisonError::into_inner)
            .read
            .push_back(unit);
        self.changed.notify_all();
    }

    /// Says that no more units will come.
    pub(super) fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }

    /// Adds paragraphs to be written.
    pub(super) fn add_writing(&self, work: impl IntoIterator<Item = W>) {
        self.lock().write.extend(work);
        self.changed.notify_all();
    }

    /// The next work; waits for it. None if there will be no more.
    pub(super) fn next(&self) -> Option<Work<'_, R, W>> {
        let idle = |state: &mut State<R, W>| {
            let over = state.closed && state.reading == 0;
            state.write.is_empty() && state.read.is_empty() && !over
        };
        let state = self.changed.wait_while(self.lock(), idle);
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        if let Some(work) = state.write.pop_front() {
            return Some(Work::Write(work));
        }
        let unit = state.read.pop_front()?;
        state.reading += 1;
        drop(state);
        self.changed.notify_all();
        Some(Work::Read(unit, Reading(self)))
    }

    fn lock(&self) -> MutexGuard<'_, State<R, W>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn everything_is_done_once_by_whatever_thread() {
        let queue = Queue::new(2);
        let (read, written) = (AtomicU32::new(0), AtomicU32::new(0));
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    while let Some(work) = queue.next() {
                        match work {
                            Work::Read(unit, _reading) => {
                                read.fetch_add(unit, Ordering::Relaxed);
                                queue.add_writing([unit; 5]);
                            }
                            Work::Write(share) => {
                                written.fetch_add(share, Ordering::Relaxed);
                            }
                        }
                    }
                });
            }
            (1..=100).for_each(|unit| queue.add_unit(unit));
            queue.close();
        });
        assert_eq!(read.into_inner(), 5050);
        assert_eq!(written.into_inner(), 5 * 5050);
    }
}
