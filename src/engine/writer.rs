//! Writing an index: one writer at a time, everything in one commit.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use tantivy::directory::MmapDirectory;
use tantivy::merge_policy::LogMergePolicy;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::{Index as TantivyIndex, IndexSettings, IndexWriter, Term};

use super::document::register_key;
use super::error::Error;
use super::inversion::{Document, SegmentBuilder};
use super::manifest::Manifest;
use super::place;
use super::record::{FileCard, RegisterCard, StoredParagraph};
use super::schema::Fields;

/// What tantivy wants for the one thread of its own that it insists on; it never gets a document.
const IDLE_ARENA: usize = 15_000_000;

/// A segment of more paragraphs is merged with no other. Small ones are, which come of small changes;
/// but large ones come of a large build, and merging them would write everything a second time, with
/// both the old and the new mapped into memory, for questions that are hardly faster.
const MERGED: usize = 8_000;

/// An open index that takes changes, from many threads at once. Nothing is visible, and nothing
/// lost, before [`Writer::commit`].
pub struct Writer {
    dir: PathBuf,
    writer: IndexWriter,
    fields: Fields,
    /// Number of this build, unlike that of any other.
    build: u64,
    /// Segments in the making that no thread is at work on: at most as many as threads.
    idle: Mutex<Vec<SegmentBuilder>>,
    /// What a segment in the making may take, in bytes.
    memory: usize,
    times: Mutex<WriterTimes>,
}

/// What writing took. The first two are those of all threads together.
#[derive(Debug, Clone, Copy, Default)]
pub struct WriterTimes {
    /// Folding, cutting into words and tokens, gathering columns and records.
    pub analysing: Duration,
    /// Sorting postings and writing files.
    pub writing: Duration,
    /// Making it visible.
    pub committing: Duration,
    /// Waiting for merges.
    pub merging: Duration,
}

impl Writer {
    /// Opens the index in `dir`, or creates one there; waits for nobody. `rebuild` drops what the
    /// index holds, with the next commit. `memory` bounds the buffers of all `threads` that add
    /// documents together, in bytes.
    ///
    /// # Errors
    /// If the directory holds something else, an index of another version (unless rebuilding), is
    /// being written to, or cannot be written to.
    pub fn open(dir: &Path, rebuild: bool, threads: usize, memory: usize) -> Result<Self, Error> {
        let wrap = |error| Error::from_tantivy(dir, error);
        place::prepare(dir, rebuild)?;
        let directory = MmapDirectory::open(dir).map_err(|error| wrap(error.into()))?;
        let (schema, fields) = Fields::new();
        let index = if place::holds_index(dir) {
            TantivyIndex::open(directory).map_err(wrap)?
        } else {
            TantivyIndex::create(directory, schema, settings()).map_err(wrap)?
        };
        let writer = index.writer_with_num_threads(1, IDLE_ARENA).map_err(wrap)?;
        let mut policy = LogMergePolicy::default();
        policy.set_max_docs_before_merge(MERGED);
        writer.set_merge_policy(Box::new(policy));
        if rebuild {
            writer.delete_all_documents().map_err(wrap)?;
        }
        let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH);
        Ok(Self {
            dir: dir.to_owned(),
            writer,
            fields,
            build: since_1970.map_or(0, |time| time.as_nanos() as u64),
            idle: Mutex::default(),
            memory: memory / threads.max(1),
            times: Mutex::default(),
        })
    }

    /// Drops all that earlier builds indexed of a file.
    ///
    /// # Errors
    /// None that is known: tantivy wants it to be asked.
    pub fn delete_file(&self, file: u64) -> Result<(), Error> {
        // A plain deletion by term would take along what this build writes: tantivy cannot tell
        // when a document of a segment that was made outside its writer was added.
        let is = |field: Field, number: u64| -> Box<dyn Query> {
            let term = Term::from_field_u64(field, number);
            Box::new(TermQuery::new(term, IndexRecordOption::Basic))
        };
        let old = BooleanQuery::new(vec![
            (Occur::Must, is(self.fields.file, file)),
            (Occur::MustNot, is(self.fields.build, self.build)),
        ]);
        let deleted = self.writer.delete_query(Box::new(old));
        deleted.map(|_| ()).map_err(|error| self.wrap(error))
    }

    /// Drops what earlier builds remembered of the register of a folder.
    ///
    /// # Errors
    /// As [`Self::delete_file`].
    pub fn delete_register(&self, folder: &str) -> Result<(), Error> {
        self.delete_file(register_key(folder))
    }

    /// Adds paragraphs with what is said in them.
    ///
    /// # Errors
    /// If the disk is full or the like.
    pub fn add(&self, paragraphs: &[StoredParagraph]) -> Result<(), Error> {
        let documents = paragraphs.iter();
        self.write(documents.map(|one| Document::of_paragraph(&self.fields, self.build, one)))
    }

    /// Adds what is remembered of a file.
    ///
    /// # Errors
    /// If the disk is full or the like.
    pub fn add_card(&self, card: &FileCard) -> Result<(), Error> {
        self.write([Document::of_file(&self.fields, self.build, card)])
    }

    /// Adds what is remembered of a register.
    ///
    /// # Errors
    /// If the disk is full or the like.
    pub fn add_register(&self, card: &RegisterCard) -> Result<(), Error> {
        self.write([Document::of_register(&self.fields, self.build, card)])
    }

    /// Makes all changes visible at once and waits for running merges. Says what all of the writing
    /// took.
    ///
    /// # Errors
    /// If the disk is full or the like; the index is then what it was before.
    pub fn commit(mut self) -> Result<WriterTimes, Error> {
        let rest = std::mem::take(&mut *lock(&self.idle));
        self.finish_all(rest).map_err(|error| self.wrap(error))?;
        let mut times = *lock(&self.times);
        let wrap = |error| Error::from_tantivy(&self.dir, error);
        let start = Instant::now();
        let mut commit = self.writer.prepare_commit().map_err(wrap)?;
        commit.set_payload(&Manifest::current().to_payload());
        commit.commit().map_err(wrap)?;
        times.committing = start.elapsed();
        let start = Instant::now();
        self.writer.wait_merging_threads().map_err(wrap)?;
        times.merging = start.elapsed();
        Ok(times)
    }

    fn write(&self, documents: impl IntoIterator<Item = Document>) -> Result<(), Error> {
        self.try_write(documents).map_err(|error| self.wrap(error))
    }

    fn try_write(&self, documents: impl IntoIterator<Item = Document>) -> tantivy::Result<()> {
        let start = Instant::now();
        let mut writing = Duration::ZERO;
        let idle = lock(&self.idle).pop();
        let mut builder = idle.map_or_else(|| self.new_segment(), Ok)?;
        for document in documents {
            builder.add(&document)?;
            if builder.memory() > self.memory {
                let full = std::mem::replace(&mut builder, self.new_segment()?);
                writing += self.finish(full)?;
            }
        }
        lock(&self.idle).push(builder);
        lock(&self.times).analysing += start.elapsed().saturating_sub(writing);
        Ok(())
    }

    fn new_segment(&self) -> tantivy::Result<SegmentBuilder> {
        SegmentBuilder::new(self.writer.new_segment(), self.fields)
    }

    /// Writes a segment; gives the time it took.
    fn finish(&self, builder: SegmentBuilder) -> tantivy::Result<Duration> {
        let start = Instant::now();
        if !builder.is_empty() {
            self.writer.add_segment(builder.finish()?)?;
        }
        lock(&self.times).writing += start.elapsed();
        Ok(start.elapsed())
    }

    /// Finishes segments, each in a thread.
    fn finish_all(&self, builders: Vec<SegmentBuilder>) -> tantivy::Result<()> {
        thread::scope(|scope| {
            let running: Vec<_> = builders
                .into_iter()
                .map(|builder| scope.spawn(|| self.finish(builder)))
                .collect();
            running.into_iter().try_for_each(|thread| {
                let finished = thread.join();
                finished
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
                    .map(drop)
            })
        })
    }

    fn wrap(&self, error: tantivy::TantivyError) -> Error {
        Error::from_tantivy(&self.dir, error)
    }
}

/// How records are stored: half the size of what LZ4 leaves, at a tenth of a second for 100 MB.
/// Compared in "What was tried" of `benches/README.md`.
fn settings() -> IndexSettings {
    IndexSettings {
        docstore_compression: Compressor::Zstd(ZstdCompressor {
            compression_level: Some(1),
        }),
        docstore_blocksize: 1 << 14,
        ..IndexSettings::default()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes the files of an index that this program cannot extend.
pub(super) fn remove_index_files(dir: &Path) -> Result<(), Error> {
    let failed = |cause| Error::from_io(dir, cause);
    for entry in fs::read_dir(dir).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if place::is_index_file(&entry.file_name()) {
            fs::remove_file(entry.path()).map_err(failed)?;
        }
    }
    Ok(())
}
