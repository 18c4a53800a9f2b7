//! Evaluating a lowered query in one segment, as sets of paragraphs or of speeches.

use std::io;

use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, InvertedIndexReader, SegmentReader, TERMINATED};

use super::bits::Bits;
use super::columns::Columns;
use super::combine::{Scope, near_leaves};
use super::error::Error;
use super::filter::Test;
use super::literal::LiteralField;
use super::occurrences::Occurrences;
use super::reader::{Address, Index};
use super::stretches::Stretches;
use super::tree::{Leaf, Tree};
use crate::text::{Pattern, Widen, fold};
use crate::transcript::Id;

/// What a query must match within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// One paragraph; a hit is numbered as its document.
    Paragraph,
    /// What one speech says in one paragraph; a hit is numbered as the first of its rows there.
    Speech,
}

/// What a query finds in one segment.
pub(super) struct Evaluation {
    /// The units that match literally.
    pub literal: Bits,
    /// The units that match literally or by words.
    pub either: Bits,
    /// The paragraphs that were looked at, ascending: those of all units, and others.
    pub docs: Vec<u32>,
    /// Where each leaf stands; empty for leaves of which only the paragraphs were asked for.
    pub leaves: Vec<LeafHits>,
}

/// What a leaf finds in one segment.
#[derive(Default)]
pub(super) struct LeafHits {
    /// Its literal occurrences, if they were asked for.
    pub occurrences: Occurrences,
    /// Paragraphs that hold it literally.
    pub docs: Vec<u32>,
}

/// Evaluates queries in one segment.
pub(super) struct Evaluator<'a> {
    pub reader: &'a SegmentReader,
    pub columns: &'a Columns,
    literal: LiteralField<'a>,
    words: std::sync::Arc<InvertedIndexReader>,
    pub unit: Unit,
}

impl<'a> Evaluator<'a> {
    pub(super) fn open(index: &'a Index, segment: u32, unit: Unit) -> Result<Self, Error> {
        let reader = index.searcher.segment_reader(segment);
        let text = move |doc| {
            let paragraph = index
                .paragraph(Address { segment, doc })
                .map_err(io::Error::other)?;
            Ok(fold(&paragraph.text))
        };
        Ok(Self {
            reader,
            columns: &index.columns[segment as usize],
            literal: LiteralField::open(reader, &index.fields, text).map_err(|e| index.wrap(e))?,
            words: reader
                .inverted_index(index.fields.words)
                .map_err(|e| index.wrap(e))?,
            unit,
        })
    }

    /// Evaluates the tree. `tests` holds, for each filter in the order of [`filters`](super::combine::filters), its test in
    /// this segment. `places` asks for the occurrences of all leaves, even where their paragraphs
    /// would do.
    pub(super) fn run(&self, tree: &Tree, tests: &[Test], places: bool) -> io::Result<Evaluation> {
        let near = near_leaves(&tree.root);
        let mut found = Vec::with_capacity(tree.leaves.len());
        for (i, leaf) in tree.leaves.iter().enumerate() {
            let places = places || self.unit == Unit::Speech || near.contains(&i);
            found.push(self.leaf(leaf, places)?);
        }
        let docs = self.candidate_docs(tree, &found);
        let candidates = self.set_of(docs.iter().flat_map(|&doc| self.units_in(doc)));
        let evaluate = |literal_only| {
            let mut tests = tests.iter();
            let scope = Scope {
                evaluator: self,
                found: &found,
                docs: &docs,
                candidates: &candidates,
            };
            let mut set = scope.branch(&tree.root, literal_only, &mut tests);
            set.intersect(&candidates);
            set
        };
        Ok(Evaluation {
            literal: evaluate(true),
            either: evaluate(false),
            leaves: found.into_iter().map(|sets| sets.hits).collect(),
            docs,
        })
    }

    /// Where the units of a paragraph stand in it.
    pub(super) fn places_in(&self, doc: u32) -> Places {
        match self.unit {
            Unit::Paragraph => Places::Paragraph(doc),
            Unit::Speech => Places::Speeches(Stretches::of(self.columns, doc)),
        }
    }

    pub(super) fn length(&self) -> u32 {
        match self.unit {
            Unit::Paragraph => self.reader.max_doc(),
            Unit::Speech => self.columns.row_count(),
        }
    }

    /// The paragraphs that may hold a hit, without the deleted ones, ascending.
    fn candidate_docs(&self, tree: &Tree, found: &[LeafSets]) -> Vec<u32> {
        if tree.open {
            let is_paragraph = |&doc: &u32| self.columns.ordinal.first(doc).is_some();
            return self.reader.doc_ids_alive().filter(is_paragraph).collect();
        }
        let mut docs = Bits::new(self.reader.max_doc());
        for (leaf, sets) in tree.leaves.iter().zip(found) {
            if leaf.positive {
                docs.union(&sets.docs);
            }
        }
        docs.iter()
            .filter(|&doc| !self.reader.is_deleted(doc))
            .collect()
    }

    /// The units of a paragraph: itself, or its speeches.
    fn units_in(&self, doc: u32) -> impl Iterator<Item = u32> + '_ {
        let units = match self.unit {
            Unit::Paragraph => doc..doc + 1,
            Unit::Speech => self.columns.rows(doc),
        };
        units.filter(move |&unit| {
            self.unit == Unit::Paragraph || self.columns.is_first_row(doc, unit)
        })
    }

    fn leaf(&self, leaf: &Leaf, places: bool) -> io::Result<LeafSets> {
        let mut hits = LeafHits::default();
        if places {
            hits.occurrences = self.occurrences(&leaf.patterns)?;
            hits.docs = hits.occurrences.docs().to_vec();
        } else {
            for pattern in &leaf.patterns {
                hits.docs.extend(self.literal.documents(pattern)?);
            }
            hits.docs.sort_unstable();
            hits.docs.dedup();
        }
        let literal = match self.unit {
            Unit::Paragraph => self.set_of(hits.docs.iter().copied()),
            Unit::Speech => self.units_of(&hits.occurrences),
        };
        let mut docs = Bits::new(self.reader.max_doc());
        hits.docs.iter().for_each(|&doc| docs.insert(doc));
        let mut either = literal.clone();
        if self.unit == Unit::Paragraph {
            for word in leaf.words.telling() {
                self.insert_word(word, &mut docs)?;
            }
            either.union(&docs);
        } else {
            let words = leaf.words.telling();
            let words: Vec<_> = words
                .filter_map(|word| Pattern::new(word, Widen::default()))
                .collect();
            let words = self.occurrences(&words)?;
            words.docs().iter().for_each(|&doc| docs.insert(doc));
            either.union(&self.units_of(&words));
        }
        Ok(LeafSets {
            literal,
            either,
            docs,
            hits,
        })
    }

    fn occurrences(&self, patterns: &[Pattern]) -> io::Result<Occurrences> {
        let all: io::Result<Vec<_>> = patterns
            .iter()
            .map(|pattern| self.literal.occurrences(pattern))
            .collect();
        Ok(Occurrences::merge(all?))
    }

    fn insert_word(&self, word: &str, set: &mut Bits) -> io::Result<()> {
        let Some(info) = self.words.terms().get(word.as_bytes())? else {
            return Ok(());
        };
        let mut postings = self
            .words
            .read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
        while postings.doc() != TERMINATED {
            set.insert(postings.doc());
            postings.advance();
        }
        Ok(())
    }

    fn units_of(&self, occurrences: &Occurrences) -> Bits {
        let units = occurrences.iter().flat_map(|(doc, spans)| {
            let places = self.places_in(doc);
            spans.iter().filter_map(move |&span| places.unit_of(span))
        });
        self.set_of(units)
    }

    pub(super) fn set_of(&self, units: impl Iterator<Item = u32>) -> Bits {
        let mut set = Bits::new(self.length());
        units.for_each(|unit| set.insert(unit));
        set
    }

    /// The units of a set, each with its paragraph, ascending. `docs` must hold these paragraphs.
    pub(super) fn with_paragraphs(
        &self,
        units: &'a Bits,
        docs: &'a [u32],
    ) -> impl Iterator<Item = (u32, u32)> + '_ {
        docs.iter().flat_map(move |&doc| {
            self.units_in(doc)
                .filter(|&unit| units.contains(unit))
                .map(move |unit| (doc, unit))
        })
    }
}

impl Evaluator<'_> {
    /// The speeches of a paragraph that are in a set of units.
    pub(super) fn speeches(&self, doc: u32, units: &Bits) -> Vec<Id> {
        let rows = self.units_in(doc).filter(|&row| units.contains(row));
        rows.map(|row| self.columns.speech(row)).collect()
    }
}

/// Where the units of one paragraph stand in it.
pub(super) enum Places {
    /// The paragraph is the unit.
    Paragraph(u32),
    Speeches(Stretches),
}

impl Places {
    /// The unit that a span lies in, if it lies in one.
    pub(super) fn unit_of(&self, span: (u32, u32)) -> Option<u32> {
        match self {
            Self::Paragraph(doc) => Some(*doc),
            Self::Speeches(stretches) => stretches.first_row_of(span),
        }
    }
}

/// A leaf's sets of units.
pub(super) struct LeafSets {
    pub literal: Bits,
    pub either: Bits,
    /// Paragraphs that hold a literal match or a word.
    docs: Bits,
    pub hits: LeafHits,
}
