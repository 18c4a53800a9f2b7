//! Every occurrence in its context, one a line.

use std::sync::Arc;

use super::answer::{KwicAnswer, KwicLine};
use super::hit::{paragraph_id, place};
use super::notes::Asked;
use super::request::{KwicSort, Request};
use crate::engine::{Address, Error, Index, Label, Labels, Unit};
use crate::query::Query;
use crate::text::Folded;

/// Lists the literal occurrences of a query, with at most `width` characters on each side.
///
/// # Errors
/// If the index cannot be read.
pub fn concordance(
    index: &Index,
    request: &Request,
    sort: KwicSort,
    width: usize,
) -> Result<KwicAnswer, Error> {
    let asked = Asked::new(index, &request.query)?;
    let mut occurrences = collect(index, &asked.query)?;
    let total = occurrences.len() as u64;
    let page = |lines: Vec<KwicLine>| -> Vec<KwicLine> {
        lines
            .into_iter()
            .skip(request.offset)
            .take(request.limit)
            .collect()
    };
    let lines = match sort {
        KwicSort::Left | KwicSort::Right => {
            let mut lines = lines(index, &occurrences, width)?;
            match sort {
                KwicSort::Left => lines.sort_by_cached_key(|line| outwards(&line.left)),
                _ => lines.sort_by(|a, b| a.right.cmp(&b.right)),
            }
            page(lines)
        }
        KwicSort::Place | KwicSort::Speaker | KwicSort::Date => {
            occurrences.sort_by(|a, b| {
                let key = match sort {
                    KwicSort::Speaker => a
                        .speaker
                        .is_none()
                        .cmp(&b.speaker.is_none())
                        .then(a.speaker.cmp(&b.speaker)),
                    KwicSort::Date => a
                        .days
                        .is_none()
                        .cmp(&b.days.is_none())
                        .then(a.days.cmp(&b.days)),
                    _ => std::cmp::Ordering::Equal,
                };
                key.then_with(|| a.place().cmp(&b.place()))
            });
            let end = occurrences
                .len()
                .min(request.offset.saturating_add(request.limit));
            let start = request.offset.min(end);
            lines(index, &occurrences[start..end], width)?
        }
    };
    Ok(KwicAnswer {
        query: request.typed.clone(),
        read_as: asked.query.to_string(),
        total,
        notes: asked.notes(index),
        lines,
    })
}

/// An occurrence before its text is looked at.
struct Occurrence {
    address: Address,
    span: (u32, u32),
    path: Option<Arc<str>>,
    ordinal: u32,
    speaker: Option<Arc<str>>,
    days: Option<(u32, u32)>,
}

impl Occurrence {
    fn place(&self) -> (Option<&str>, u32, u32) {
        (self.path.as_deref(), self.ordinal, self.span.0)
    }
}

fn collect(index: &Index, query: &Query) -> Result<Vec<Occurrence>, Error> {
    let unit = match query.has_speech_filter() {
        true => Unit::Speech,
        false => Unit::Paragraph,
    };
    let mut labels = Labels::new(index);
    let mut occurrences = Vec::new();
    index.each_match(query, unit, |found| {
        let address = found.address;
        let stretches = found.row.is_none().then(|| index.stretches(address));
        for &span in found.spans {
            let row = found.row.or_else(|| stretches.as_ref()?.row_of(span));
            occurrences.push(Occurrence {
                address,
                span,
                path: labels.get(Label::Path, address, None),
                ordinal: index.ordinal_of(address),
                speaker: labels.get(Label::Speaker, address, row),
                days: index.days(address),
            });
        }
    })?;
    Ok(occurrences)
}

fn lines(index: &Index, occurrences: &[Occurrence], width: usize) -> Result<Vec<KwicLine>, Error> {
    let mut lines = Vec::with_capacity(occurrences.len());
    for group in occurrences.chunk_by(|a, b| a.address == b.address) {
        let paragraph = index.paragraph(group[0].address)?;
        let folded = Folded::new(&paragraph.text);
        for occurrence in group {
            let (from, to) = (occurrence.span.0 as usize, occurrence.span.1 as usize);
            let (start, end) = folded.original(from, to);
            lines.push(KwicLine {
                id: paragraph_id(paragraph.id),
                left: last_characters(&paragraph.text[..start], width),
                matched: one_line(&paragraph.text[start..end]),
                right: one_line(&paragraph.text[end..])
                    .chars()
                    .take(width)
                    .collect(),
                speaker: occurrence.speaker.as_deref().map(str::to_owned),
                date: paragraph.date,
                source: place(&paragraph),
            });
        }
    }
    Ok(lines)
}

fn last_characters(text: &str, count: usize) -> String {
    let start = text
        .char_indices()
        .rev()
        .nth(count.saturating_sub(1))
        .map_or(0, |(at, _)| at);
    let start = if count == 0 { text.len() } else { start };
    one_line(&text[start..])
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

/// The characters read from the match outwards, by which left contexts are sorted.
fn outwards(left: &str) -> String {
    left.chars().rev().collect()
}
