//! Where words stand: the paragraphs that hold them, and whether anyone says them there.

use std::cell::RefCell;
use std::ops::{ControlFlow, Range};
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::wording::Wording;
use crate::engine::{Address, Error, Index, Row, Sieve, StoredParagraph, StoredSpeech};
use crate::transcript::Id;

/// Paragraphs that are kept at hand: the same ones are looked at for many parts of a quote.
const KEPT: usize = 2_000;

/// Finds words in the paragraphs and speeches that pass the filters.
pub(super) struct Finder<'a> {
    pub index: &'a Index,
    sieve: Sieve<'a>,
    read: RefCell<FxHashMap<Address, Rc<Read>>>,
}

/// A paragraph as it was read.
pub(super) struct Read {
    pub paragraph: StoredParagraph,
    pub wording: Wording,
}

/// Where some words stand.
#[derive(Clone)]
pub(super) struct Place {
    pub address: Address,
    pub read: Rc<Read>,
    /// The words of the paragraph.
    pub words: Range<usize>,
    /// Index of the speech in the paragraph that holds them all; `None` in narration.
    pub speech: Option<usize>,
}

impl Place {
    pub(super) fn speech(&self) -> Option<&StoredSpeech> {
        self.speech.map(|i| &self.read.paragraph.speeches[i])
    }

    pub(super) fn speech_id(&self) -> Option<Id> {
        self.speech().map(|speech| speech.id)
    }

    /// The bytes of the paragraph.
    pub(super) fn bytes(&self) -> Range<usize> {
        self.read.wording.original(&self.words)
    }

    pub(super) fn file(&self) -> u64 {
        self.read.paragraph.file
    }

    pub(super) fn ordinal(&self) -> u32 {
        self.read.paragraph.ordinal
    }
}

impl<'a> Finder<'a> {
    pub(super) fn new(index: &'a Index, sieve: Sieve<'a>) -> Self {
        Self {
            index,
            sieve,
            read: RefCell::default(),
        }
    }

    /// Reads a paragraph.
    pub(super) fn read(&self, address: Address) -> Result<Rc<Read>, Error> {
        if let Some(read) = self.read.borrow().get(&address) {
            return Ok(read.clone());
        }
        let paragraph = self.index.paragraph(address)?;
        let read = Rc::new(Read {
            wording: Wording::new(&paragraph.text),
            paragraph,
        });
        let mut kept = self.read.borrow_mut();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(address, read.clone());
        Ok(read)
    }

    /// The paragraph so many places after another in its file, or before it.
    pub(super) fn beside(&self, address: Address, step: i64) -> Result<Option<Address>, Error> {
        match step {
            0 => Ok(Some(address)),
            _ => self.index.beside(address, step),
        }
    }

    /// Calls `visit` with every place of some words of a text, until it breaks.
    pub(super) fn each_place(
        &self,
        text: &Wording,
        words: Range<usize>,
        mut visit: impl FnMut(Place) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        let wanted = &text.keys()[words.clone()];
        let mut failure = None;
        self.index.each_loose(text.text(words), |address| {
            match self.places_in(address, wanted) {
                Ok(places) => places.into_iter().try_for_each(&mut visit),
                Err(error) => {
                    failure = Some(error);
                    ControlFlow::Break(())
                }
            }
        })?;
        failure.map_or(Ok(()), Err)
    }

    /// The paragraphs that may hold some words, at most `most`, none read.
    pub(super) fn candidates(
        &self,
        text: &Wording,
        words: Range<usize>,
        most: usize,
    ) -> Result<Vec<Address>, Error> {
        let mut found = Vec::new();
        self.index.each_loose(text.text(words), |address| {
            found.push(address);
            match found.len() < most {
                true => ControlFlow::Continue(()),
                false => ControlFlow::Break(()),
            }
        })?;
        Ok(found)
    }

    /// The places of these words in one paragraph.
    pub(super) fn places_in(&self, address: Address, wanted: &[u64]) -> Result<Vec<Place>, Error> {
        let read = self.read(address)?;
        let places = read.wording.find(wanted).into_iter();
        Ok(places
            .filter_map(|words| self.place(address, &read, words))
            .collect())
    }

    /// Some words of a paragraph as a place, if it passes the filters: one speech holds them all, or
    /// they are narration.
    pub(super) fn place(
        &self,
        address: Address,
        read: &Rc<Read>,
        words: Range<usize>,
    ) -> Option<Place> {
        let characters = read.wording.characters(&words);
        let (start, end) = (characters.start as u32, characters.end as u32);
        let row = self
            .index
            .rows(address)
            .find(|row| row.span.0 <= start && end <= row.span.1);
        self.place_in(address, read, words, row)
    }

    /// As [`Self::place`], but what lies mostly in a speech counts as said in it.
    pub(super) fn place_mostly(
        &self,
        address: Address,
        read: &Rc<Read>,
        words: Range<usize>,
    ) -> Option<Place> {
        let characters = read.wording.characters(&words);
        let (start, end) = (characters.start as u32, characters.end as u32);
        let overlap = |row: &Row| row.span.1.min(end).saturating_sub(row.span.0.max(start));
        let rows = self.index.rows(address);
        let row = rows
            .max_by_key(overlap)
            .filter(|row| overlap(row) * 2 > end - start);
        self.place_in(address, read, words, row)
    }

    fn place_in(
        &self,
        address: Address,
        read: &Rc<Read>,
        words: Range<usize>,
        row: Option<Row>,
    ) -> Option<Place> {
        let speech = row.and_then(|row| {
            let speeches = &read.paragraph.speeches;
            speeches.iter().position(|speech| speech.id == row.speech)
        });
        let passes = self.sieve.passes(address, row.map(|row| row.row));
        passes.then(|| Place {
            address,
            read: read.clone(),
            words,
            speech,
        })
    }
}
