//! Writing an index: one writer at a time, everything in one commit.

use std::fs;
use std::path::{Path, PathBuf};

use tantivy::directory::MmapDirectory;
use tantivy::schema::TantivyDocument;
use tantivy::{Index as TantivyIndex, IndexSettings, IndexWriter, Term};

use super::columns::Facts;
use super::error::Error;
use super::manifest::Manifest;
use super::record::{self, FileCard, Numbering, RegisterCard, StoredParagraph};
use super::schema::{CARD_OF_FILE, CARD_OF_REGISTER, Fields};
use super::{analysis, place};
use crate::text::{Date, Folded, fold};
use crate::transcript::Transcript;

/// tantivy refuses a smaller arena for a thread.
const SMALLEST_ARENA: usize = 15_000_000;

/// An open index that takes changes. Nothing is visible, and nothing lost, before
/// [`Writer::commit`].
pub struct Writer {
    dir: PathBuf,
    writer: IndexWriter,
    fields: Fields,
}

impl Writer {
    /// Opens the index in `dir`, or creates one there; waits for nobody. `rebuild` drops what the
    /// index holds, with the next commit. `memory` bounds the buffers of all `threads` together,
    /// in bytes.
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
            TantivyIndex::create(directory, schema, IndexSettings::default()).map_err(wrap)?
        };
        analysis::register(index.tokenizers());
        let threads = threads.clamp(1, (memory / SMALLEST_ARENA).max(1));
        let arena = (memory / threads).max(SMALLEST_ARENA) * threads;
        let writer = index
            .writer_with_num_threads(threads, arena)
            .map_err(wrap)?;
        if rebuild {
            writer.delete_all_documents().map_err(wrap)?;
        }
        Ok(Self {
            dir: dir.to_owned(),
            writer,
            fields,
        })
    }

    /// Drops all that was indexed of a file.
    pub fn delete_file(&self, file: u64) {
        self.writer
            .delete_term(Term::from_field_u64(self.fields.file, file));
    }

    /// Adds the paragraphs and speeches of a document.
    ///
    /// # Errors
    /// If the disk is full or the like.
    pub fn add(
        &self,
        transcript: &Transcript,
        numbering: &Numbering,
        file: u64,
        path: &str,
    ) -> Result<(), Error> {
        for paragraph in record::paragraphs(transcript, numbering, file, path) {
            self.write(self.paragraph_document(&paragraph))?;
        }
        Ok(())
    }

    /// Adds what is remembered of a file.
    ///
    /// # Errors
    /// If the disk is full or the like.
    pub fn add_card(&self, card: &FileCard) -> Result<(), Error> {
        let mut document = TantivyDocument::default();
        document.add_u64(self.fields.file, card.key);
        document.add_u64(self.fields.card, CARD_OF_FILE);
        document.add_bytes(self.fields.record, &record::encode(card));
        self.write(document)
    }

    /// Drops what is remembered of the register of a folder.
    pub fn delete_register(&self, folder: &str) {
        self.delete_file(register_key(folder));
    }

    /// Adds what is remembered of a register.
    ///
    /// # Errors
    /// If the disk is full or the like.
    pub fn add_register(&self, card: &RegisterCard) -> Result<(), Error> {
        let mut document = TantivyDocument::default();
        document.add_u64(self.fields.file, register_key(&card.folder));
        document.add_u64(self.fields.card, CARD_OF_REGISTER);
        document.add_bytes(self.fields.record, &record::encode(card));
        self.write(document)
    }

    /// Makes all changes visible at once and waits for running merges.
    ///
    /// # Errors
    /// If the disk is full or the like; the index is then what it was before.
    pub fn commit(mut self) -> Result<(), Error> {
        let wrap = |error| Error::from_tantivy(&self.dir, error);
        let mut commit = self.writer.prepare_commit().map_err(wrap)?;
        commit.set_payload(&Manifest::current().to_payload());
        commit.commit().map_err(wrap)?;
        self.writer.wait_merging_threads().map_err(wrap)
    }

    fn write(&self, document: TantivyDocument) -> Result<(), Error> {
        self.writer
            .add_document(document)
            .map(|_| ())
            .map_err(|error| Error::from_tantivy(&self.dir, error))
    }

    fn paragraph_document(&self, paragraph: &StoredParagraph) -> TantivyDocument {
        let fields = &self.fields;
        let mut document = TantivyDocument::default();
        document.add_u64(fields.file, paragraph.file);
        document.add_bytes(fields.record, &record::encode(paragraph));
        document.add_u64(fields.id, paragraph.id.0);
        if let Some(given) = &paragraph.given_id {
            document.add_u64(fields.given_id, place::hash(given));
        }
        document.add_u64(fields.ordinal, u64::from(paragraph.ordinal));
        document.add_text(fields.path, &paragraph.path);
        if let Some(conference) = &paragraph.conference {
            document.add_text(fields.conference, conference);
        }
        if let Some(session) = &paragraph.session {
            document.add_text(fields.session, session);
        }
        if let Some((from, to)) = paragraph.date.map(Date::bounds) {
            document.add_u64(fields.date_from, u64::from(from));
            document.add_u64(fields.date_to, u64::from(to));
        }
        let folded = self.add_speeches(paragraph, &mut document);
        document.add_text(fields.words, &folded);
        document.add_text(fields.exact, &folded);
        document.add_text(fields.characters, folded);
        document
    }

    /// Adds the columns of what is said in the paragraph; returns its folded text.
    fn add_speeches(&self, paragraph: &StoredParagraph, document: &mut TantivyDocument) -> String {
        let fields = &self.fields;
        let text = &paragraph.text;
        let spans = || paragraph.speeches.iter().flat_map(|speech| &speech.spans);
        let whole = spans().all(|span| span.start == 0 && span.end as usize == text.len());
        let map = (!whole).then(|| Folded::new(text));
        let folded = map
            .as_ref()
            .map_or_else(|| fold(text), |map| map.text.clone());
        let length = || folded.chars().count();
        for speech in &paragraph.speeches {
            for (i, span) in speech.spans.iter().enumerate() {
                let (start, end) = map.as_ref().map_or_else(
                    || (0, length()),
                    |map| map.within(span.start as usize, span.end as usize),
                );
                let facts = Facts {
                    kind: speech.kind,
                    opens: i == 0 && speech.paragraphs.0 == paragraph.ordinal,
                    percent: (speech.confidence * 100.0).round() as u8,
                };
                document.add_u64(fields.said_start, start as u64);
                document.add_u64(fields.said_end, end as u64);
                document.add_u64(fields.said_speech, speech.id.0);
                document.add_text(fields.said_speaker, &speech.name);
                document.add_text(fields.said_role, speech.role.as_deref().unwrap_or(""));
                document.add_u64(fields.said_facts, facts.pack());
            }
        }
        folded
    }
}

/// The key of a register, which is that of no file.
fn register_key(folder: &str) -> u64 {
    place::hash(&format!("register of {folder}"))
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
