//! Finding a pattern in one segment: literally, completely, from the postings.

use std::io;
use std::sync::Arc;

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, InvertedIndexReader, SegmentReader, TERMINATED};

use super::encoding::{self, Plan};
use super::occurrences::Occurrences;
use super::schema::Fields;
use crate::text::{Pattern, Widen, is_word};

/// The literal field of one segment.
pub(super) struct LiteralField<'a> {
    exact: Arc<InvertedIndexReader>,
    characters: Arc<InvertedIndexReader>,
    /// The folded text of a paragraph, for the few patterns that postings alone cannot decide.
    text: Box<dyn Fn(u32) -> io::Result<String> + 'a>,
}

impl<'a> LiteralField<'a> {
    pub(super) fn open(
        segment: &SegmentReader,
        fields: &Fields,
        text: impl Fn(u32) -> io::Result<String> + 'a,
    ) -> tantivy::Result<Self> {
        Ok(Self {
            exact: segment.inverted_index(fields.exact)?,
            characters: segment.inverted_index(fields.characters)?,
            text: Box::new(text),
        })
    }

    /// The paragraphs that hold the pattern, ascending. Cheaper than [`Self::occurrences`] where
    /// one posting list tells.
    pub(super) fn documents(&self, pattern: &Pattern) -> io::Result<Vec<u32>> {
        if pattern.widen() == Widen::default() {
            match encoding::plan(pattern.text()) {
                Plan::Frequent(c) => return all_docs(&self.characters, c.to_string().as_bytes()),
                Plan::Terms { terms, exact: true } if terms.len() == 1 => {
                    return all_docs(&self.exact, terms[0].0.as_bytes());
                }
                Plan::Terms { .. } => {}
            }
        }
        Ok(self.occurrences(pattern)?.docs().to_vec())
    }

    /// Every place of the pattern.
    pub(super) fn occurrences(&self, pattern: &Pattern) -> io::Result<Occurrences> {
        if pattern.widen() == Widen::default() {
            return self.places(pattern.text());
        }
        let spelled: io::Result<Vec<_>> = self
            .widened(pattern)?
            .iter()
            .map(|text| self.places(text))
            .collect();
        Ok(Occurrences::merge(spelled?))
    }

    fn places(&self, pattern: &str) -> io::Result<Occurrences> {
        let length = pattern.chars().count() as u32;
        match encoding::plan(pattern) {
            Plan::Frequent(c) => self.places_of_frequent(c),
            Plan::Terms { terms, exact: true } => {
                let mut found = Occurrences::default();
                self.each_phrase(&terms, |doc, starts| {
                    found.push(doc, starts.iter().map(|&start| (start, start + length)));
                    Ok(())
                })?;
                Ok(found)
            }
            Plan::Terms {
                terms,
                exact: false,
            } => self.places_by_text(pattern, &terms),
        }
    }

    /// A pattern with marks in it: the postings give candidates, the text decides.
    fn places_by_text(&self, pattern: &str, terms: &[(String, u32)]) -> io::Result<Occurrences> {
        let mut found = Occurrences::default();
        let Some(pattern) = Pattern::new(pattern, Widen::default()) else {
            return Ok(found);
        };
        self.each_phrase(terms, |doc, _| {
            let places = pattern.find_in(&(self.text)(doc)?);
            found.push(
                doc,
                places
                    .into_iter()
                    .map(|place| (place.start as u32, place.end as u32)),
            );
            Ok(())
        })?;
        Ok(found)
    }

    /// A frequent character alone begins thousands of terms; together they hold all its places.
    fn places_of_frequent(&self, c: char) -> io::Result<Occurrences> {
        let (from, to) = (c.to_string(), next_character(c).to_string());
        let mut terms = self.exact.terms().range().ge(&from).lt(&to).into_stream()?;
        let mut entries = Vec::new();
        let mut positions = Vec::new();
        while let Some((_, info)) = terms.next() {
            let mut postings = self
                .exact
                .read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions)?;
            while postings.doc() != TERMINATED {
                postings.positions(&mut positions);
                entries.extend(positions.iter().map(|&at| (postings.doc(), (at, at + 1))));
                postings.advance();
            }
        }
        entries.sort_unstable();
        entries.dedup();
        Ok(Occurrences::from_sorted(&entries))
    }

    /// Calls `visit` with each paragraph in which all terms stand at their distances, and with the
    /// places from which the distances count.
    fn each_phrase(
        &self,
        terms: &[(String, u32)],
        mut visit: impl FnMut(u32, &[u32]) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut lists = Vec::with_capacity(terms.len());
        for (term, offset) in terms {
            match postings(
                &self.exact,
                term.as_bytes(),
                IndexRecordOption::WithFreqsAndPositions,
            )? {
                Some(postings) => lists.push((postings, *offset)),
                None => return Ok(()),
            }
        }
        lists.sort_by_key(|(postings, _)| postings.doc_freq());
        let (mut starts, mut positions) = (Vec::new(), Vec::new());
        while let Some(doc) = next_common(&mut lists) {
            starts.clear();
            for (i, (postings, offset)) in lists.iter_mut().enumerate() {
                postings.positions(&mut positions);
                let here = positions.iter().filter_map(|&at| at.checked_sub(*offset));
                if i == 0 {
                    starts.extend(here);
                } else {
                    keep_common(&mut starts, here);
                }
                if starts.is_empty() {
                    break;
                }
            }
            if !starts.is_empty() {
                visit(doc, &starts)?;
            }
            lists[0].0.advance();
        }
        Ok(())
    }

    /// The patterns that a widened one stands for: one for each word of the segment that begins,
    /// ends or contains as it says.
    fn widened(&self, pattern: &Pattern) -> io::Result<Vec<String>> {
        let text = pattern.text();
        let Widen { left, right } = pattern.widen();
        let first = text.find(|c| !is_word(c)).unwrap_or(text.len());
        let last = text.rfind(|c| !is_word(c)).map_or(0, |at| {
            at + text[at..].chars().next().map_or(0, char::len_utf8)
        });
        if first == text.len() {
            return self.words(text, left, right);
        }
        let heads = match left {
            true => self.words(&text[..first], true, false)?,
            false => vec![text[..first].to_owned()],
        };
        let tails = match right {
            true => self.words(&text[last..], false, true)?,
            false => vec![text[last..].to_owned()],
        };
        let middle = &text[first..last];
        Ok(heads
            .iter()
            .flat_map(|head| {
                tails
                    .iter()
                    .map(move |tail| format!("{head}{middle}{tail}"))
            })
            .collect())
    }

    /// The words of letters and digits that hold `part` where `left` and `right` allow.
    fn words(&self, part: &str, left: bool, right: bool) -> io::Result<Vec<String>> {
        let dictionary = self.exact.terms().range();
        let mut terms = match left {
            true => dictionary.into_stream()?,
            false => dictionary.ge(part).into_stream()?,
        };
        let mut found = Vec::new();
        while let Some((term, _)) = terms.next() {
            let Ok(term) = std::str::from_utf8(term) else {
                continue;
            };
            if !left && !term.starts_with(part) {
                break;
            }
            let fits = match (left, right) {
                (true, true) => term.contains(part),
                (true, false) => term.ends_with(part),
                (false, _) => true,
            };
            if fits && term.chars().all(is_word) {
                found.push(term.to_owned());
            }
        }
        Ok(found)
    }
}

/// The next paragraph that all lists hold; leaves every list on it.
fn next_common(lists: &mut [(SegmentPostings, u32)]) -> Option<u32> {
    let (rarest, others) = lists.split_first_mut()?;
    let mut doc = rarest.0.doc();
    'candidates: while doc != TERMINATED {
        for (postings, _) in others.iter_mut() {
            let there = if postings.doc() < doc {
                postings.seek(doc)
            } else {
                postings.doc()
            };
            if there > doc {
                doc = if there == TERMINATED {
                    TERMINATED
                } else {
                    rarest.0.seek(there)
                };
                continue 'candidates;
            }
        }
        return Some(doc);
    }
    None
}

/// Keeps of `starts` what `others` holds too; both ascend.
fn keep_common(starts: &mut Vec<u32>, others: impl Iterator<Item = u32>) {
    let mut others = others.peekable();
    starts.retain(|&start| {
        while others.next_if(|&other| other < start).is_some() {}
        others.peek() == Some(&start)
    });
}

fn all_docs(field: &InvertedIndexReader, term: &[u8]) -> io::Result<Vec<u32>> {
    let Some(mut postings) = postings(field, term, IndexRecordOption::Basic)? else {
        return Ok(Vec::new());
    };
    let mut docs = Vec::with_capacity(postings.doc_freq() as usize);
    while postings.doc() != TERMINATED {
        docs.push(postings.doc());
        postings.advance();
    }
    Ok(docs)
}

pub(super) fn postings(
    field: &InvertedIndexReader,
    term: &[u8],
    option: IndexRecordOption,
) -> io::Result<Option<SegmentPostings>> {
    match field.terms().get(term)? {
        Some(info) => field.read_postings_from_terminfo(&info, option).map(Some),
        None => Ok(None),
    }
}

/// The first character after `c`, so that a range of terms ends before it.
fn next_character(c: char) -> char {
    char::from_u32(u32::from(c) + 1).expect("a Han character is never the last before a gap")
}
