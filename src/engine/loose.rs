//! Finding a text whatever marks stand in it: `创新驱动` in `创新、驱动`, and the other way round.
//!
//! The postings alone cannot tell whether what stands between two tokens is a mark; so this gives
//! candidates, and whoever asks looks at their text.

use std::io;
use std::ops::ControlFlow;

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use super::encoding::{self, Slot};
use super::error::Error;
use super::literal::{LiteralField, postings};
use super::reader::{Address, Index};
use crate::text::{Pattern, Widen};

/// The most marks between two tokens, folded: two ellipses are twelve points, and quotation marks
/// may stand beside them.
const MARKS: u32 = 14;
/// The most for each further token between them that is not looked up.
const MORE_MARKS: u32 = 2;
/// So many of the rarest tokens decide which paragraphs are looked at; the others would only make
/// sure of what the text tells anyway.
const TELLING: usize = 24;

impl Index {
    /// Calls `visit` with the paragraphs that may hold the letters, digits and Han characters of a
    /// folded text in this order with nothing but marks between, until it breaks. Every paragraph
    /// that does, with no more than fourteen marks in one place, is among them; of the others few are.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn each_loose(
        &self,
        folded: &str,
        mut visit: impl FnMut(Address) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        let slots = encoding::slots(folded);
        for segment in 0..self.columns.len() as u32 {
            let mut found = |doc| visit(Address { segment, doc });
            let flow = if slots.is_empty() {
                self.each_with_frequent(folded, segment, &mut found)
            } else {
                self.each_with_slots(&slots, segment, &mut found)
            };
            if flow?.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// The paragraphs that hold a folded text of letters, digits and Han characters without a mark,
    /// in ascending order.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn holding(&self, folded: &str) -> Result<Vec<Address>, Error> {
        let mut found = Vec::new();
        let Some(pattern) = Pattern::new(folded, Widen::default()) else {
            return Ok(found);
        };
        for segment in 0..self.columns.len() as u32 {
            let reader = self.searcher.segment_reader(segment);
            // A pattern without marks is decided by the postings alone.
            let unread = |_| Ok(String::new());
            let literal = LiteralField::open(reader, &self.fields, unread)
                .map_err(|error| self.wrap(error))?;
            let docs = literal
                .documents(&pattern)
                .map_err(|cause| Error::from_io(&self.dir, cause))?;
            let alive = docs.into_iter().filter(|&doc| !reader.is_deleted(doc));
            found.extend(alive.map(|doc| Address { segment, doc }));
        }
        Ok(found)
    }

    fn each_with_slots(
        &self,
        slots: &[Slot],
        segment: u32,
        visit: &mut impl FnMut(u32) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Error> {
        let reader = self.searcher.segment_reader(segment);
        let failed = |cause| Error::from_io(&self.dir, cause);
        let exact = reader
            .inverted_index(self.fields.exact)
            .map_err(|error| self.wrap(error))?;
        let mut lists = Vec::with_capacity(slots.len());
        for slot in slots {
            let lists_of_terms: io::Result<Vec<_>> = slot
                .terms
                .iter()
                .filter_map(|(term, offset)| {
                    let positions = IndexRecordOption::WithFreqsAndPositions;
                    let list = postings(&exact, term.as_bytes(), positions).transpose()?;
                    Some(list.map(|list| (list, *offset)))
                })
                .collect();
            let either = lists_of_terms.map_err(failed)?;
            if either.is_empty() {
                return Ok(ControlFlow::Continue(()));
            }
            lists.push((slot, Either(either)));
        }
        lists.sort_by_key(|(_, list)| list.doc_freq());
        lists.truncate(TELLING);
        // The places of a text are followed from its beginning to its end.
        let mut order: Vec<usize> = (0..lists.len()).collect();
        order.sort_by_key(|&i| lists[i].0.tokens);
        while let Some(doc) = next_common(&mut lists) {
            if stands_in_order(&mut lists, &order)
                && !reader.is_deleted(doc)
                && visit(doc).is_break()
            {
                return Ok(ControlFlow::Break(()));
            }
            lists[0].1.seek(doc + 1);
        }
        Ok(ControlFlow::Continue(()))
    }

    fn each_with_frequent(
        &self,
        folded: &str,
        segment: u32,
        visit: &mut impl FnMut(u32) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Error> {
        let Some(pattern) = Pattern::new(folded, Widen::default()) else {
            return Ok(ControlFlow::Continue(()));
        };
        let reader = self.searcher.segment_reader(segment);
        let characters = reader
            .inverted_index(self.fields.characters)
            .map_err(|error| self.wrap(error))?;
        let only: String = pattern
            .text()
            .chars()
            .filter(|&c| crate::text::is_frequent(c))
            .collect();
        let list = postings(&characters, only.as_bytes(), IndexRecordOption::Basic)
            .map_err(|cause| Error::from_io(&self.dir, cause))?;
        if let Some(mut list) = list {
            while list.doc() != TERMINATED {
                if !reader.is_deleted(list.doc()) && visit(list.doc()).is_break() {
                    return Ok(ControlFlow::Break(()));
                }
                list.advance();
            }
        }
        Ok(ControlFlow::Continue(()))
    }
}

/// The paragraphs that hold one of several terms, each with the characters from it to its token.
struct Either(Vec<(SegmentPostings, u32)>);

impl Either {
    fn doc(&self) -> u32 {
        self.0
            .iter()
            .map(|(list, _)| list.doc())
            .min()
            .unwrap_or(TERMINATED)
    }

    fn doc_freq(&self) -> u32 {
        self.0.iter().map(|(list, _)| list.doc_freq()).sum()
    }

    /// Goes on to the first paragraph from `target` on.
    fn seek(&mut self, target: u32) -> u32 {
        for (list, _) in &mut self.0 {
            if list.doc() < target {
                list.seek(target);
            }
        }
        self.doc()
    }

    /// The places in paragraph `doc`, ascending.
    fn positions(&mut self, doc: u32, into: &mut Vec<u32>) {
        into.clear();
        let mut positions = Vec::new();
        for (list, offset) in self.0.iter_mut().filter(|(list, _)| list.doc() == doc) {
            list.positions(&mut positions);
            into.extend(positions.iter().map(|at| at + *offset));
        }
        into.sort_unstable();
        into.dedup();
    }
}

/// The next paragraph that all lists hold; leaves every list on it.
fn next_common(lists: &mut [(&Slot, Either)]) -> Option<u32> {
    let (rarest, others) = lists.split_first_mut()?;
    let mut doc = rarest.1.doc();
    'candidates: while doc != TERMINATED {
        for (_, list) in others.iter_mut() {
            let there = list.seek(doc);
            if there > doc {
                doc = match there {
                    TERMINATED => TERMINATED,
                    _ => rarest.1.seek(there),
                };
                continue 'candidates;
            }
        }
        return Some(doc);
    }
    None
}

/// Whether the paragraph that all lists stand on holds their terms in order, as far apart as marks
/// can push them.
fn stands_in_order(lists: &mut [(&Slot, Either)], order: &[usize]) -> bool {
    let doc = lists[0].1.doc();
    let mut reached: Vec<u32> = Vec::new();
    let mut before: Option<(u32, u32)> = None;
    let mut positions = Vec::new();
    for &i in order {
        let (slot, list) = &mut lists[i];
        list.positions(doc, &mut positions);
        if let Some((characters, tokens)) = before {
            let least = slot.characters - characters;
            let most = least + MARKS + MORE_MARKS * (slot.tokens - tokens - 1);
            let mut from = 0;
            positions.retain(|&at| {
                while reached.get(from).is_some_and(|&start| start + most < at) {
                    from += 1;
                }
                reached.get(from).is_some_and(|&start| start + least <= at)
            });
        }
        std::mem::swap(&mut reached, &mut positions);
        if reached.is_empty() {
            return false;
        }
        before = Some((slot.characters, slot.tokens));
    }
    true
}
