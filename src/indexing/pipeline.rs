//! Reading many files at once, and writing what they hold in the order of each file.
//!
//! One thread loads units. All others read, attribute, and write what was read, by whatever thread:
//! so a single large file keeps all of them busy. Ids and places depend on the order within a file,
//! so units of one file are numbered in turn; the rest of the work is done out of turn.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::numbering::Numberer;
use super::progress::Progress;
use super::queue::{Queue, Work};
use crate::corpus::{FoundFile, Governed, Loaded, Unit, UnitReading, Uses, read_unit, units};
use crate::engine::{Error, FileCard, Numbering, StoredParagraph, Writer, file_key, paragraphs};
use crate::transcript::Problem;

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
    part: PartOfFile,
}

enum PartOfFile {
    Unit(Unit),
    /// After the last unit.
    End(Loaded),
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
            let loaded = units(found, limit, |unit| send(PartOfFile::Unit(unit)));
            send(PartOfFile::End(loaded));
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

    /// Reads one part of a file, and queues what is to be written of it.
    fn read(&self, Job { file, turn, part }: Job) -> Result<(), Error> {
        let unit = match part {
            PartOfFile::Unit(unit) => unit,
            PartOfFile::End(loaded) => {
                let card = file.finish(turn, loaded);
                self.writer.add_card(&card)?;
                lock(&self.cards).push(card);
                return Ok(());
            }
        };
        let mut reading = read_unit(&file.relative, &unit, &file.governed);
        let mut times = lock(&self.times);
        times.reading += reading.reading;
        times.attributing += reading.attributing;
        drop(times);
        let numberings = file.number(turn, &mut reading);
        let mut share = Vec::with_capacity(SHARE);
        for (transcript, numbering) in reading.transcripts.into_iter().zip(&numberings) {
            for paragraph in paragraphs(transcript, numbering, file.key, &file.found.shown) {
                share.push(paragraph);
                if share.len() == SHARE {
                    self.queue.add_writing([std::mem::take(&mut share)]);
                }
            }
        }
        self.queue.add_writing([share]);
        self.progress.advanced(unit.size());
        Ok(())
    }
}

/// A file of which some units are read and some are not.
struct FileInWork {
    found: FoundFile,
    governed: Governed,
    key: u64,
    relative: String,
    state: Mutex<State>,
    turned: Condvar,
}

/// What the units of a file change in turn.
struct State {
    turn: u32,
    numberer: Numberer,
    card: FileCard,
    uses: Uses,
}

impl FileInWork {
    fn new(found: &FoundFile, governed: &Governed) -> Self {
        let absolute = found.absolute.to_string_lossy().into_owned();
        let key = file_key(&absolute);
        let relative = found.relative();
        let card = FileCard {
            key,
            absolute,
            root: found.root.to_string_lossy().into_owned(),
            path: found.shown.clone(),
            size: found.size,
            modified: found.modified,
            fingerprint: 0,
            format: String::new(),
            encoding: String::new(),
            paragraphs: 0,
            speeches: 0,
            problems: Vec::new(),
            registers: governed.fingerprint,
            marks: Vec::new(),
            renamed: Vec::new(),
        };
        Self {
            found: found.clone(),
            governed: governed.clone(),
            key,
            state: Mutex::new(State {
                turn: 0,
                numberer: Numberer::new(&relative),
                card,
                uses: Uses::default(),
            }),
            relative,
            turned: Condvar::new(),
        }
    }

    /// Waits for its turn, and numbers what was read.
    fn number(&self, turn: u32, reading: &mut UnitReading) -> Vec<Numbering> {
        let mut state = self.wait_for(turn);
        let State { numberer, card, .. } = &mut *state;
        let numberings = reading.transcripts.iter().map(|transcript| {
            card.paragraphs += transcript.paragraphs.len() as u64;
            card.speeches += transcript.speeches.len() as u64;
            card.format = transcript.source.format.as_str().to_owned();
            numberer.number(transcript)
        });
        let numberings = numberings.collect();
        card.encoding = reading.encoding.to_owned();
        card.problems.extend(reading.problems.iter().cloned());
        state.uses.extend(std::mem::take(&mut reading.uses));
        self.pass_on(state);
        numberings
    }

    fn finish(&self, turn: u32, loaded: Loaded) -> FileCard {
        let mut state = self.wait_for(turn);
        state.card.fingerprint = loaded.fingerprint;
        state.card.problems.extend(loaded.problems);
        shorten(&mut state.card.problems);
        let uses = std::mem::take(&mut state.uses);
        state.card.marks = uses.marks.into_iter().collect();
        state.card.renamed = uses.renamed.into_iter().collect();
        state.card.clone()
    }

    /// The units of a file are queued in order, so whoever has the turn is never waiting.
    fn wait_for(&self, turn: u32) -> MutexGuard<'_, State> {
        let state = lock(&self.state);
        self.turned
            .wait_while(state, |state| state.turn != turn)
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn pass_on(&self, mut state: MutexGuard<'_, State>) {
        state.turn += 1;
        drop(state);
        self.turned.notify_all();
    }
}

/// Keeps the first problems of a file with thousands of bad lines, and says how many there were.
fn shorten(problems: &mut Vec<Problem>) {
    const KEPT: usize = 20;
    if problems.len() > KEPT {
        let more = problems.len() - KEPT;
        problems.truncate(KEPT);
        problems.push(Problem::new(
            "",
            format!("{more} more problems of the kind"),
            "",
        ));
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn into_inner<T>(mutex: Mutex<T>) -> T {
    mutex.into_inner().unwrap_or_else(PoisonError::into_inner)
}
