//! Who said X: speakers, with all their speeches counted and the best shown.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use rustc_hash::FxHashMap;

use super::answer::{SpeakerHits, WhoAnswer};
use super::highlight::Highlighter;
use super::hit::speech_hit;
use super::notes::Asked;
use super::request::{Request, Sort};
use super::spread::{Said, spread};
use crate::engine::{Address, Error, Index, Label, Labels, Match, Unit};
use crate::query::Query;
use crate::text::Date;
use crate::transcript::Id;

/// Finds the speakers in whose speeches the query stands literally; shows at most `examples`
/// speeches of each.
///
/// # Errors
/// If the index cannot be read.
pub fn who(index: &Index, request: &Request, examples: usize) -> Result<WhoAnswer, Error> {
    let start = Instant::now();
    let asked = Asked::new(index, &request.query)?;
    let speakers = collect(index, &asked.query)?;
    answer(
        index,
        (request, asked),
        examples,
        Sequence::By(request.sort),
        (start, speakers),
    )
}

/// Finds who said it first (谁先说的): as [`who`], the speakers ordered by the first date of theirs and
/// their speeches by date, the undated last; and how it spread from month to month, or year to year.
///
/// Whoever is first is so in this index: it knows nothing of what was not indexed, and a date that is
/// only a year counts from its first day.
///
/// # Errors
/// If the index cannot be read.
pub fn who_first(index: &Index, request: &Request, examples: usize) -> Result<WhoAnswer, Error> {
    let start = Instant::now();
    let asked = Asked::new(index, &request.query)?;
    let mut speakers = collect(index, &asked.query)?;
    find_places(index, &mut speakers);
    let said: Vec<_> = (0..)
        .zip(&speakers)
        .flat_map(|(i, speaker)| speaker.speeches.iter().map(move |speech| (i, speech.days)))
        .collect();
    let dated: Vec<Said> = said
        .iter()
        .filter_map(|&(speaker, days)| Some((speaker, days?)))
        .collect();
    let spread = spread(&dated);
    let undated = said.len() - dated.len();
    let mut answer = answer(
        index,
        (request, asked),
        examples,
        Sequence::First,
        (start, speakers),
    )?;
    answer.first = true;
    answer.spread = spread;
    if undated > 0 {
        answer.notes.push(format!(
            "without a date: {undated} of {} speeches; they stand last, and in no part of the spread",
            said.len()
        ));
    }
    Ok(answer)
}

fn answer(
    index: &Index,
    (request, asked): (&Request, Asked),
    examples: usize,
    sequence: Sequence,
    (start, mut speakers): (Instant, Vec<Speaker>),
) -> Result<WhoAnswer, Error> {
    let total = speakers.len() as u64;
    order(&mut speakers, sequence);
    let highlighter = Highlighter::literal(&request.query);
    let shown = speakers
        .into_iter()
        .skip(request.offset)
        .take(request.limit);
    let mut labels = Labels::new(index);
    let speakers = shown
        .map(|speaker| speaker.show(index, &mut labels, examples, sequence, &highlighter))
        .collect::<Result<_, _>>()?;
    Ok(WhoAnswer {
        query: request.typed.clone(),
        read_as: asked.query.to_string(),
        total,
        took_ms: start.elapsed().as_secs_f64() * 1000.0,
        notes: asked.notes(index),
        first: false,
        speakers,
        spread: Vec::new(),
    })
}

/// The order of speakers, and of the speeches of each.
#[derive(Clone, Copy)]
enum Sequence {
    By(Sort),
    /// Whoever said it first: by date and, of one day, by the place in the file.
    First,
}

/// All that one speaker said of it.
struct Speaker {
    name: Arc<str>,
    speeches: Vec<Tally>,
    matches: u64,
    best: f32,
}

/// First and last possible day.
type Days = (u32, u32);

/// One speech that matches.
struct Tally {
    id: Id,
    /// A paragraph that holds a part of it.
    address: Address,
    /// Its first row there.
    row: u32,
    /// Path of the file, and number of the paragraph; looked up only to tell who was first.
    place: (Option<Arc<str>>, u32),
    matches: u64,
    /// Characters of it in the paragraphs that match.
    length: u32,
    days: Option<Days>,
    score: f32,
}

fn collect(index: &Index, query: &Query) -> Result<Vec<Speaker>, Error> {
    let mut labels = Labels::new(index);
    let mut speakers: Vec<Speaker> = Vec::new();
    let mut numbers: FxHashMap<Arc<str>, usize> = FxHashMap::default();
    let mut tallies: FxHashMap<Id, (usize, usize)> = FxHashMap::default();
    index.each_match(query, Unit::Speech, |found| {
        let row = found.row.expect("a speech is found by its row");
        let Some(name) = labels.get(Label::Speaker, found.address, Some(row)) else {
            return;
        };
        let number = *numbers.entry(name.clone()).or_insert_with(|| {
            speakers.push(Speaker {
                name,
                speeches: Vec::new(),
                matches: 0,
                best: 0.0,
            });
            speakers.len() - 1
        });
        let speaker = &mut speakers[number];
        let id = index.speech_at(found.address, row);
        let (_, tally) = *tallies.entry(id).or_insert_with(|| {
            speaker.speeches.push(Tally::new(index, &found, id, row));
            (number, speaker.speeches.len() - 1)
        });
        let tally = &mut speaker.speeches[tally];
        tally.matches += found.spans.len() as u64;
        tally.length += index.characters_of(found.address, row);
        speaker.matches += found.spans.len() as u64;
    })?;
    score(&mut speakers);
    Ok(speakers)
}

/// Looks up where every speech stands.
fn find_places(index: &Index, speakers: &mut [Speaker]) {
    let mut labels = Labels::new(index);
    for speech in speakers.iter_mut().flat_map(|one| &mut one.speeches) {
        let path = labels.get(Label::Path, speech.address, None);
        speech.place = (path, index.ordinal_of(speech.address));
    }
}

/// Scores speeches as BM25 scores documents of one term: many matches in a short speech are best.
fn score(speakers: &mut [Speaker]) {
    const K1: f32 = 1.2;
    const B: f32 = 0.75;
    let lengths = || {
        speakers
            .iter()
            .flat_map(|speaker| &speaker.speeches)
            .map(|s| s.length as f32)
    };
    let mean = lengths().sum::<f32>() / lengths().count().max(1) as f32;
    for speaker in speakers {
        for speech in &mut speaker.speeches {
            let matches = speech.matches as f32;
            let norm = K1 * (1.0 - B + B * speech.length as f32 / mean.max(1.0));
            speech.score = matches / (matches + norm);
            speaker.best = speaker.best.max(speech.score);
        }
    }
}

fn order(speakers: &mut [Speaker], sequence: Sequence) {
    let sort = match sequence {
        Sequence::By(sort) => sort,
        Sequence::First => {
            speakers.sort_by_cached_key(|speaker| speaker.speeches.iter().map(Tally::when).min());
            return;
        }
    };
    speakers.sort_by(|a, b| {
        let by_weight = (b.speeches.len().cmp(&a.speeches.len()))
            .then(b.matches.cmp(&a.matches))
            .then(b.best.total_cmp(&a.best))
            .then_with(|| a.name.cmp(&b.name));
        let undated_last = |a: Option<u32>, b: Option<u32>| a.is_none().cmp(&b.is_none());
        let by_date = match sort {
            Sort::Relevance => std::cmp::Ordering::Equal,
            Sort::Newest => {
                undated_last(a.last_day(), b.last_day()).then(b.last_day().cmp(&a.last_day()))
            }
            Sort::Oldest => {
                undated_last(a.first_day(), b.first_day()).then(a.first_day().cmp(&b.first_day()))
            }
        };
        by_date.then(by_weight)
    });
}

impl Tally {
    fn new(index: &Index, found: &Match<'_>, id: Id, row: u32) -> Self {
        Self {
            id,
            address: found.address,
            row,
            place: (None, 0),
            matches: 0,
            length: 0,
            days: index.days(found.address),
            score: 0.0,
        }
    }
}

/// When something was said: the undated last, then the days, then the place.
type When = (bool, Option<Days>, (Option<Arc<str>>, u32));

impl Tally {
    fn when(&self) -> When {
        (self.days.is_none(), self.days, self.place.clone())
    }
}

impl Speaker {
    fn first_day(&self) -> Option<u32> {
        self.speeches
            .iter()
            .filter_map(|speech| speech.days)
            .map(|days| days.0)
            .min()
    }

    fn last_day(&self) -> Option<u32> {
        self.speeches
            .iter()
            .filter_map(|speech| speech.days)
            .map(|days| days.1)
            .max()
    }

    /// The roles, in the order in which they were held.
    fn roles(&self, labels: &mut Labels<'_>) -> Vec<String> {
        let role_of = |speech: &Tally| {
            let day = speech.days.map_or(u32::MAX, |days| days.0);
            Some((
                day,
                labels.get(Label::Role, speech.address, Some(speech.row))?,
            ))
        };
        let dated: BTreeSet<_> = self.speeches.iter().filter_map(role_of).collect();
        let mut roles: Vec<String> = Vec::new();
        for (_, role) in dated {
            if !roles.iter().any(|known| **known == *role) {
                roles.push(role.to_string());
            }
        }
        roles
    }

    fn show(
        mut self,
        index: &Index,
        labels: &mut Labels<'_>,
        examples: usize,
        sequence: Sequence,
        highlighter: &Highlighter,
    ) -> Result<SpeakerHits, Error> {
        let days = |pick: fn(&[Days]) -> Option<Days>| {
            let days: Vec<_> = self
                .speeches
                .iter()
                .filter_map(|speech| speech.days)
                .collect();
            pick(&days).and_then(Date::from_bounds)
        };
        let first_date = days(|days| days.iter().copied().min());
        let last_date = days(|days| days.iter().copied().max_by_key(|days| (days.1, days.0)));
        let roles = self.roles(labels);
        self.speeches.sort_by(|a, b| {
            let undated_last = a.days.is_none().cmp(&b.days.is_none());
            let by_date = match sequence {
                Sequence::First => a.when().cmp(&b.when()),
                Sequence::By(Sort::Relevance) => std::cmp::Ordering::Equal,
                Sequence::By(Sort::Newest) => undated_last.then(b.days.cmp(&a.days)),
                Sequence::By(Sort::Oldest) => undated_last.then(a.days.cmp(&b.days)),
            };
            by_date
                .then(b.score.total_cmp(&a.score))
                .then(a.id.cmp(&b.id))
        });
        let mut shown = Vec::new();
        for speech in self.speeches.iter().take(examples) {
            shown.extend(speech_hit(index, speech.address, speech.id, highlighter)?);
        }
        Ok(SpeakerHits {
            name: self.name.to_string(),
            roles,
            speeches: self.speeches.len() as u64,
            matches: self.matches,
            first_date,
            last_date,
            examples: shown,
        })
    }
}
