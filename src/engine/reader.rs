//! An open index: its segments, their columns and stored records.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use tantivy::collector::DocSetCollector;
use tantivy::query::TermQuery;
use tantivy::schema::{IndexRecordOption, TantivyDocument, Value};
use tantivy::{DocAddress, Index as TantivyIndex, ReloadPolicy, Searcher, TantivyError, Term};

use super::columns::Columns;
use super::error::Error;
use super::manifest::Manifest;
use super::place;
use super::record::{self, FileCard, RegisterCard, StoredParagraph};
use super::schema::{CARD_OF_FILE, CARD_OF_REGISTER, Fields};
use super::shelf::Shelf;
use crate::transcript::Id;

/// A paragraph in an open index: meaningless outside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address {
    /// Number of the segment.
    pub(super) segment: u32,
    /// Number of the document in it.
    pub(super) doc: u32,
}

/// An index opened for reading: the state of the last commit, whatever is written meanwhile.
pub struct Index {
    pub(super) dir: PathBuf,
    pub(super) fields: Fields,
    pub(super) searcher: Searcher,
    pub(super) columns: Vec<Columns>,
}

impl Index {
    /// Opens the index in `dir`.
    ///
    /// # Errors
    /// If there is none, another version built it, or it cannot be read.
    pub fn open(dir: &Path) -> Result<Self, Error> {
        if !place::holds_index(dir) {
            return Err(place::explain_absence(dir));
        }
        let wrap = |error| Error::from_tantivy(dir, error);
        let directory = Shelf::open(dir).map_err(|error| wrap(error.into()))?;
        let index = TantivyIndex::open(directory).map_err(wrap)?;
        Manifest::check(dir, index.load_metas().map_err(wrap)?.payload.as_deref())?;
        let searcher = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()
            .map_err(wrap)?
            .searcher();
        let columns = searcher
            .segment_readers()
            .iter()
            .map(Columns::open)
            .collect::<tantivy::Result<_>>()
            .map_err(wrap)?;
        Ok(Self {
            dir: dir.to_owned(),
            fields: Fields::new().1,
            searcher,
            columns,
        })
    }

    /// The directory it was opened from.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// How many segments it has.
    pub fn segment_count(&self) -> usize {
        self.columns.len()
    }

    /// The stored paragraph at an address that this index gave.
    ///
    /// # Errors
    /// If the stored record is damaged.
    pub fn paragraph(&self, address: Address) -> Result<StoredParagraph, Error> {
        let bytes = self.record(DocAddress::new(address.segment, address.doc))?;
        record::decode(&bytes).ok_or_else(|| self.damaged("a paragraph cannot be decoded"))
    }

    /// The cards of all files.
    ///
    /// # Errors
    /// If a stored record is damaged.
    pub fn cards(&self) -> Result<Vec<FileCard>, Error> {
        self.cards_of(CARD_OF_FILE)
    }

    /// The cards of all registers of speakers.
    ///
    /// # Errors
    /// If a stored record is damaged.
    pub fn registers(&self) -> Result<Vec<RegisterCard>, Error> {
        self.cards_of(CARD_OF_REGISTER)
    }

    fn cards_of<T: DeserializeOwned>(&self, sort: u64) -> Result<Vec<T>, Error> {
        let all_cards = Term::from_field_u64(self.fields.card, sort);
        let mut addresses: Vec<_> = self.with_term(all_cards)?;
        addresses.sort_unstable();
        addresses
            .into_iter()
            .map(|address| {
                let bytes = self.record(DocAddress::new(address.segment, address.doc))?;
                record::decode(&bytes).ok_or_else(|| self.damaged("a card cannot be decoded"))
            })
            .collect()
    }

    /// The paragraphs of a file whose ordinals lie in `ordinals`, in order.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn paragraphs_of_file(
        &self,
        file: u64,
        ordinals: std::ops::RangeInclusive<u32>,
    ) -> Result<Vec<Address>, Error> {
        let mut found: Vec<(u32, Address)> = self
            .with_term(Term::from_field_u64(self.fields.file, file))?
            .into_iter()
            .filter_map(|address| Some((self.ordinal(address)?, address)))
            .filter(|(ordinal, _)| ordinals.contains(ordinal))
            .collect();
        found.sort_unstable();
        Ok(found.into_iter().map(|(_, address)| address).collect())
    }

    /// The paragraph so many places after another in its file, or before it.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn beside(&self, address: Address, step: i64) -> Result<Option<Address>, Error> {
        let wanted = self
            .ordinal(address)
            .and_then(|ordinal| u32::try_from(i64::from(ordinal) + step).ok());
        let Some(wanted) = wanted else {
            return Ok(None);
        };
        // Neighbours are nearly always written one after the other.
        let columns = &self.columns[address.segment as usize];
        let path = |doc| {
            columns
                .path
                .as_ref()
                .and_then(|path| path.ords().first(doc))
        };
        let reader = self.searcher.segment_reader(address.segment);
        let guess = u32::try_from(i64::from(address.doc) + step).ok();
        if let Some(doc) = guess.filter(|&doc| doc < reader.max_doc() && !reader.is_deleted(doc)) {
            let guess = Address { doc, ..address };
            if self.ordinal(guess) == Some(wanted) && path(doc) == path(address.doc) {
                return Ok(Some(guess));
            }
        }
        let file = self.paragraph(address)?.file;
        let found = self.paragraphs_of_file(file, wanted..=wanted)?;
        Ok(found.into_iter().next())
    }

    /// The paragraph of this id.
    pub fn find_paragraph(&self, id: Id) -> Option<Address> {
        self.paragraphs().find(|&address| {
            self.columns[address.segment as usize].id.first(address.doc) == Some(id.0)
        })
    }

    /// The paragraph to which the input gave this id; the first of several.
    pub fn find_given(&self, given_id: &str) -> Option<Address> {
        let wanted = place::hash(given_id);
        self.paragraphs().find(|&address| {
            self.columns[address.segment as usize]
                .given_id
                .first(address.doc)
                == Some(wanted)
        })
    }

    /// A paragraph that holds a part of the speech of this id.
    pub fn find_speech(&self, id: Id) -> Option<Address> {
        self.paragraphs().find(|&address| {
            let columns = &self.columns[address.segment as usize];
            columns
                .rows(address.doc)
                .any(|row| columns.speech(row) == id)
        })
    }

    /// All paragraphs, segment by segment.
    pub fn paragraphs(&self) -> impl Iterator<Item = Address> + '_ {
        self.searcher
            .segment_readers()
            .iter()
            .zip(0..)
            .flat_map(move |(reader, segment)| {
                reader
                    .doc_ids_alive()
                    .map(move |doc| Address { segment, doc })
                    .filter(move |&address| self.ordinal(address).is_some())
            })
    }

    pub(super) fn wrap(&self, error: TantivyError) -> Error {
        Error::from_tantivy(&self.dir, error)
    }

    /// Place in the file; `None` for the card of a file.
    fn ordinal(&self, address: Address) -> Option<u32> {
        let columns = &self.columns[address.segment as usize];
        columns
            .ordinal
            .first(address.doc)
            .map(|ordinal| ordinal as u32)
    }

    fn with_term(&self, term: Term) -> Result<Vec<Address>, Error> {
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        let found = self
            .searcher
            .search(&query, &DocSetCollector)
            .map_err(|e| self.wrap(e))?;
        let address = |found: DocAddress| Address {
            segment: found.segment_ord,
            doc: found.doc_id,
        };
        Ok(found.into_iter().map(address).collect())
    }

    fn record(&self, address: DocAddress) -> Result<Vec<u8>, Error> {
        let document: TantivyDocument = self
            .searcher
            .doc(address)
            .map_err(|error| self.wrap(error))?;
        document
            .get_first(self.fields.record)
            .and_then(|value| value.as_bytes().map(<[u8]>::to_vec))
            .ok_or_else(|| self.damaged("a stored record is missing"))
    }

    fn damaged(&self, cause: &str) -> Error {
        Error::Damaged {
            dir: self.dir.clone(),
            cause: cause.to_owned(),
        }
    }
}
