//! How often: exact counts over all matches, by group.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::answer::{CountAnswer, CountGroup};
use super::notes::Asked;
use super::request::{Grouping, Request};
use crate::engine::{Address, Error, Index, Label, Labels, Unit};
use crate::text::Date;
use crate::transcript::Id;

/// Counts the literal occurrences of a query by group, all of them; with `rate` also per 10,000
/// characters spoken in the group.
///
/// # Errors
/// If the index cannot be read.
pub fn count(
    index: &Index,
    request: &Request,
    grouping: Grouping,
    rate: bool,
) -> Result<CountAnswer, Error> {
    let asked = Asked::new(index, &request.query)?;
    let query = &asked.query;
    let by_speech = matches!(grouping, Grouping::Speaker | Grouping::Role);
    let unit = match by_speech || query.has_speech_filter() {
        true => Unit::Speech,
        false => Unit::Paragraph,
    };
    let mut labels = Labels::new(index);
    let mut groups: BTreeMap<Option<Arc<str>>, Tally> = BTreeMap::new();
    let mut all = Tally::default();
    let mut paragraphs: FxHashSet<Address> = FxHashSet::default();
    index.each_match(query, unit, |found| {
        let key = key(index, &mut labels, grouping, found.address, found.row);
        let group = groups.entry(key).or_default();
        for tally in [group, &mut all] {
            tally.count += found.spans.len() as u64;
            match found.row {
                Some(row) => _ = tally.speeches.insert(index.speech_at(found.address, row)),
                None => tally
                    .speeches
                    .extend(speeches_around(index, found.address, found.spans)),
            }
        }
        paragraphs.insert(found.address);
    })?;
    let spoken = if rate {
        characters_spoken(index, &mut labels, grouping)
    } else {
        BTreeMap::new()
    };
    let mut groups: Vec<CountGroup> = groups
        .into_iter()
        .map(|(key, tally)| CountGroup {
            count: tally.count,
            speeches: tally.speeches.len() as u64,
            rate: spoken
                .get(&key)
                .map(|&spoken| tally.count as f64 * 10_000.0 / spoken as f64),
            key: key.map(|key| key.to_string()),
        })
        .collect();
    // Years and months stay in the order of time that the map gives them, the undated last.
    match grouping {
        Grouping::Year | Grouping::Month => groups.sort_by_key(|group| group.key.is_none()),
        _ => groups.sort_by_key(|group| std::cmp::Reverse(group.count)),
    }
    Ok(CountAnswer {
        query: request.typed.clone(),
        read_as: query.to_string(),
        total: all.count,
        speeches: all.speeches.len() as u64,
        paragraphs: paragraphs.len() as u64,
        notes: asked.notes(index),
        groups: groups
            .into_iter()
            .skip(request.offset)
            .take(request.limit)
            .collect(),
    })
}

#[derive(Default)]
struct Tally {
    count: u64,
    speeches: FxHashSet<Id>,
}

fn key(
    index: &Index,
    labels: &mut Labels<'_>,
    grouping: Grouping,
    address: Address,
    row: Option<u32>,
) -> Option<Arc<str>> {
    let date = || index.days(address).and_then(Date::from_bounds);
    match grouping {
        Grouping::Speaker => labels.get(Label::Speaker, address, row),
        Grouping::Role => labels.get(Label::Role, address, row),
        Grouping::Session => labels.get(Label::Session, address, row),
        Grouping::Conference => labels.get(Label::Conference, address, row),
        Grouping::Year => date().map(|date| Arc::from(format!("{:04}", date.year))),
        // A date without a month is counted under its year: as exact as it is known.
        Grouping::Month => date().map(|date| Arc::from(Date { day: None, ..date }.to_string())),
    }
}

/// The speeches that hold one of the spans.
fn speeches_around<'a>(
    index: &'a Index,
    address: Address,
    spans: &'a [(u32, u32)],
) -> impl Iterator<Item = Id> + 'a {
    let holds = move |outer: (u32, u32)| {
        spans
            .iter()
            .any(|span| outer.0 <= span.0 && span.1 <= outer.1)
    };
    index
        .rows(address)
        .filter(move |row| holds(row.span))
        .map(|row| row.speech)
}

fn characters_spoken(
    index: &Index,
    labels: &mut Labels<'_>,
    grouping: Grouping,
) -> BTreeMap<Option<Arc<str>>, u64> {
    let mut spoken = BTreeMap::new();
    for address in index.paragraphs() {
        for row in index.rows(address) {
            let key = key(index, labels, grouping, address, Some(row.row));
            *spoken.entry(key).or_default() += u64::from(row.span.1 - row.span.0);
        }
    }
    spoken
}
