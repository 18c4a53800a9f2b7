//! Reading many files at once, and writing what they hold in the order of each file.
//!
//! One thread loads units. All others read, attribute, and write what was read, by whatever thread:
//! so a single large file keeps all of them busy. Ids and places depend on the order within a file,
//! so units of one file are numbered in turn; the rest of the work is done out of turn.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::file_in_work::{FileInWork, Numbered, Part};
use super::progress::Progress;
use super::queue::{Queue, Work};
use crate::corpus::{FoundFile, Governed, Unit, read_unit, units};
use crate::engine::{Error, FileCard, Numbering, StoredParagraph, Writer, paragraphs};
use crate::transcript::Transcript;

/// Paragraphs that a thread writes at once.
const SHARE: usize = 128;

/// Reads `files`, each with what governs it, and writes them to the index. What must be in memory
/// whole may be at most `limit` bytes. Gives what the index remembers of each file, in the order in
/// which they were finished, and how long reading and attributing took.
pub(super) fn run(
    files: &[(FoundFile, Governed)],
    writer: &Writer,
    threads: usize,
    limit: u64,
    progress: &dyn Progress,
) -> Result<(Vec<FileCard>, Times), Error> {
    let pipeline = Pipeline {
        queue: Queue::new(threads),
        writer,
        progress,
        cards: Mutex::new(Vec::with_capacity(files.len())),
        times: Mutex::default(),
        failure: Mutex::default(),
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| pipeline.work());
        }
        let loading = pipeline.load(files, limit);
        pipeline.queue.close();
        lock(&pipeline.times).reading += loading;
    });
    match into_inner(pipeline.failure) {
        Some(error) => Err(error),
        None => Ok((into_inner(pipeline.cards), into_inner(pipeline.times))),
    }
}

/// Time spent by all threads together.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Times {
    pub(super) reading: Duration,
    pub(super) attributing: Duration,
}

/// What the threads share.
struct Pipeline<'a> {
    queue: Queue<Job, Vec<StoredParagraph>>,
    writer: &'a Writer,
    progress: &'a dyn Progress,
    cards: Mutex<Vec<FileCard>>,
    times: Mutex<Times>,
    /// The first error.
    failure: Mutex<Option<Error>>,
}

/// A part of a file, with its turn.
struct Job {
    file: Arc<FileInWork>,
    turn: u32,
    part: Part<Unit>,
}

impl Pipeline<'_> {
    /// Loads the units of all files and queues them; waits while enough are queued. Gives the time
    /// it did not wait.
    fn load(&self, files: &[(FoundFile, Governed)], limit: u64) -> Duration {
        let start = Instant::now();
        let mut waiting = Duration::ZERO;
        for (found, governed) in files {
            if lock(&self.failure).is_some() {
                break;
            }
            let file = Arc::new(FileInWork::new(found, governed));
            let mut turn = 0;
            let mut send = |part| {
                let begun = Instant::now();
                self.queue.add_unit(Job {
                    file: file.clone(),
                    turn,
                    part,
                });
                waiting += begun.elapsed();
                turn += 1;
            };
            let loaded = units(found, limit, |unit| send(Part::Unit(unit)));
            send(Part::End(loaded));
        }
        start.elapsed().saturating_sub(waiting)
    }

    /// Works until nothing is left.
    fn work(&self) {
        while let Some(work) = self.queue.next() {
            let done = match work {
                Work::Read(job, _reading) => self.read(job),
                Work::Write(paragraphs) => self.writer.add(&paragraphs),
            };
            if let Err(error) = done {
                lock(&self.failure).get_or_insert(error);
            }
        }
    }

    /// Reads one part of a file, and queues what is to be written of it and of those that waited
    /// for it.
    fn read(&self, Job { file, turn, part }: Job) -> Result<(), Error> {
        let read = match part {
            Part::Unit(unit) => {
                let reading = read_unit(&file.relative, &unit, &file.governed);
                let mut times = lock(&self.times);
                times.reading += reading.reading;
                times.attributing += reading.attributing;
                drop(times);
                self.progress.advanced(unit.size());
                Part::Unit(reading)
            }
            Part::End(loaded) => Part::End(loaded),
        };
        for numbered in file.number(turn, read) {
            match numbered {
                Numbered::Unit(transcripts) => self.queue_writing(&file, transcripts),
                Numbered::End(card) => {
                    self.writer.add_card(&card)?;
                    lock(&self.cards).push(*card);
                }
            }
        }
        Ok(())
    }

    fn queue_writing(&self, file: &FileInWork, transcripts: Vec<(Transcript, Numbering)>) {
        let mut share = Vec::with_capacity(SHARE);
        for (transcript, numbering) in transcripts {
            for paragraph in paragraphs(transcript, &numbering, file.key, &file.found.shown) {
                share.push(paragraph);
                if share.len() == SHARE {
                    self.queue.add_writing([std::mem::take(&mut share)]);
                }
            }
        }
        self.queue.add_writing([share]);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn into_inner<T>(mutex: Mutex<T>) -> T {
    mutex.into_inner().unwrap_or_else(PoisonError::into_inner)
}
