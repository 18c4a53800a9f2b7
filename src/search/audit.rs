//! Proving literal recall: the index against a scan of its own texts.

use crate::engine::{Error, Index, Unit};
use crate::query::{Node, Query, Term};
use crate::text::{Folded, Pattern, Random, Widen, is_word};

use super::answer::{AuditAnswer, AuditDifference};

/// Differences that are kept to be shown.
const SHOWN: usize = 20;

/// Samples substrings of the indexed paragraphs — one to twelve characters from any place, with
/// digits, letters and marks inside as they come — and compares the paragraphs and occurrences that
/// the index finds with those of a scan over all stored texts.
///
/// # Errors
/// If the index cannot be read. A difference is no error but part of the answer.
pub fn audit(index: &Index, samples: usize, seed: u64) -> Result<AuditAnswer, Error> {
    let patterns = sample(index, samples, seed)?;
    let mut scanned = vec![[0u64; 2]; patterns.len()];
    let mut paragraphs = 0;
    for address in index.paragraphs() {
        let text = crate::text::fold(&index.paragraph(address)?.text);
        paragraphs += 1;
        for ((_, pattern), counts) in patterns.iter().zip(&mut scanned) {
            let found = pattern.find_in(&text);
            counts[0] += u64::from(!found.is_empty());
            counts[1] += count_apart(&found);
        }
    }
    let mut differences = Vec::new();
    let mut exact = 0;
    for ((query, pattern), scan) in patterns.iter().zip(scanned) {
        let mut found = [0u64; 2];
        index.each_match(query, Unit::Paragraph, |hit| {
            found[0] += 1;
            found[1] += hit.spans.len() as u64;
        })?;
        let listed = index
            .find(query, crate::engine::Order::Relevance, 0, 0)?
            .total;
        if found == scan && listed == scan[0] {
            exact += 1;
        } else if differences.len() < SHOWN {
            differences.push(AuditDifference {
                text: pattern.text().to_owned(),
                index: found,
                scan,
            });
        }
    }
    Ok(AuditAnswer {
        sampled: patterns.len() as u64,
        exact,
        paragraphs,
        seed,
        differences,
    })
}

/// Different substrings of random paragraphs, as quoted queries.
fn sample(index: &Index, samples: usize, seed: u64) -> Result<Vec<(Query, Pattern)>, Error> {
    const LENGTHS: [usize; 11] = [1, 2, 2, 3, 3, 4, 4, 5, 6, 8, 12];
    let addresses: Vec<_> = index.paragraphs().collect();
    let mut random = Random::new(seed);
    let mut sampled: Vec<(Query, Pattern)> = Vec::new();
    // A small corpus has not so many different substrings: give up after enough tries.
    for _ in 0..samples.saturating_mul(20) {
        if sampled.len() == samples || addresses.is_empty() {
            break;
        }
        let text = index
            .paragraph(addresses[random.below(addresses.len())])?
            .text;
        let folded = Folded::new(&text);
        let length = LENGTHS[random.below(LENGTHS.len())].min(folded.len());
        if length == 0 {
            continue;
        }
        let start = random.below(folded.len() - length + 1);
        let (from, to) = widen_to_words(&folded, start, start + length);
        let (from, to) = folded.original(from, to);
        let Some(term) = Term::quoted(&text[from..to], Widen::default()) else {
            continue;
        };
        let pattern = Pattern::new(&text[from..to], Widen::default()).expect("the term has one");
        if sampled.iter().all(|(_, other)| *other != pattern) {
            let query = Query {
                root: Node::Term(term),
                notes: Vec::new(),
            };
            sampled.push((query, pattern));
        }
    }
    Ok(sampled)
}

/// A run of letters or digits is one word: a sample takes it whole.
fn widen_to_words(folded: &Folded, mut start: usize, mut end: usize) -> (usize, usize) {
    let characters: Vec<char> = folded.text.chars().collect();
    while start > 0 && is_word(characters[start - 1]) && is_word(characters[start]) {
        start -= 1;
    }
    while end < characters.len() && is_word(characters[end - 1]) && is_word(characters[end]) {
        end += 1;
    }
    (start, end)
}

/// Counts as the index does: of overlapping occurrences the first.
fn count_apart(found: &[std::ops::Range<usize>]) -> u64 {
    let mut reached = 0;
    let mut count = 0;
    for range in found {
        if range.start >= reached {
            reached = range.end;
            count += 1;
        }
    }
    count
}
