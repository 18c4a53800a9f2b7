//! What is in an index: conferences, sessions, speakers, files, and totals.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::answer::{ConferenceRow, FileRow, InfoAnswer, ListAnswer, SessionRow, SpeakerRow};
use super::request::Listing;
use crate::engine::{ANALYSIS_VERSION, Error, FORMAT_VERSION, Index, Label, Labels};
use crate::text::{Date, Spelling, fold};

/// Lists `limit` rows after the first `offset`; with a pattern only those whose name holds it, or
/// speakers one of whose names holds it or is spelled so in pinyin.
///
/// # Errors
/// If the index cannot be read.
pub fn list(
    index: &Index,
    listing: Listing,
    pattern: Option<&str>,
    limit: usize,
    offset: usize,
) -> Result<ListAnswer, Error> {
    let wanted = pattern.map(fold).unwrap_or_default();
    let fits = |name: &str| fold(name).contains(&wanted);
    let page = Page { limit, offset };
    Ok(match listing {
        Listing::Conferences => {
            let (total, conferences) = page.of(conferences(index, fits));
            ListAnswer::Conferences { total, conferences }
        }
        Listing::Sessions => {
            let (total, sessions) = page.of(sessions(index, fits));
            ListAnswer::Sessions { total, sessions }
        }
        Listing::Speakers => {
            let (total, speakers) = page.of(speakers(index, pattern)?);
            ListAnswer::Speakers {
                total,
                speakers,
                in_full: pattern.is_some(),
            }
        }
        Listing::Files => {
            let (total, files) = page.of(files(index, fits)?);
            ListAnswer::Files { total, files }
        }
    })
}

/// The totals of an index.
///
/// # Errors
/// If the index cannot be read.
pub fn info(index: &Index) -> Result<InfoAnswer, Error> {
    let cards = index.cards()?;
    let census = index.census();
    Ok(InfoAnswer {
        index: index.dir().display().to_string(),
        format: FORMAT_VERSION,
        analysis: ANALYSIS_VERSION.to_owned(),
        files: cards.len() as u64,
        conferences: census.conferences,
        sessions: census.sessions,
        paragraphs: census.paragraphs,
        speeches: census.speeches,
        speakers: census.speakers,
        first_date: census.first_day.and_then(Date::from_bounds),
        last_date: census.last_day.and_then(Date::from_bounds),
        source_bytes: cards.iter().map(|card| card.size).sum(),
        index_bytes: index.bytes_on_disk()?,
        segments: index.segment_count() as u64,
    })
}

/// Which rows of a list are asked for.
struct Page {
    limit: usize,
    offset: usize,
}

impl Page {
    /// How many rows there are, and those asked for.
    fn of<T>(&self, rows: Vec<T>) -> (u64, Vec<T>) {
        let total = rows.len() as u64;
        (
            total,
            rows.into_iter()
                .skip(self.offset)
                .take(self.limit)
                .collect(),
        )
    }
}

/// What is counted for a conference, a session or a speaker.
#[derive(Default)]
struct Tally {
    paragraphs: u64,
    speeches: u64,
    characters: u64,
    /// Speakers of a conference.
    names: BTreeSet<Arc<str>>,
    /// Sessions of a conference; conferences of a speaker.
    settings: BTreeSet<Arc<str>>,
    first: Option<(u32, u32)>,
    last: Option<(u32, u32)>,
}

impl Tally {
    fn add_days(&mut self, days: Option<(u32, u32)>) {
        let by_end = |days: &(u32, u32)| (days.1, days.0);
        self.first = self.first.into_iter().chain(days).min();
        self.last = self.last.into_iter().chain(days).max_by_key(by_end);
    }

    fn first_date(&self) -> Option<Date> {
        self.first.and_then(Date::from_bounds)
    }

    fn last_date(&self) -> Option<Date> {
        self.last.and_then(Date::from_bounds)
    }
}

fn conferences(index: &Index, fits: impl Fn(&str) -> bool) -> Vec<ConferenceRow> {
    let mut labels = Labels::new(index);
    let mut tallies: BTreeMap<Option<Arc<str>>, Tally> = BTreeMap::new();
    for address in index.paragraphs() {
        let tally = tallies
            .entry(labels.get(Label::Conference, address, None))
            .or_default();
        tally.paragraphs += 1;
        tally.add_days(index.days(address));
        tally
            .settings
            .extend(labels.get(Label::Session, address, None));
        for row in index.rows(address) {
            tally.speeches += u64::from(row.facts.opens);
            tally
                .names
                .extend(labels.get(Label::Speaker, address, Some(row.row)));
        }
    }
    let mut rows: Vec<_> = tallies
        .into_iter()
        .filter(|(name, _)| fits(name.as_deref().unwrap_or("")))
        .map(|(name, tally)| ConferenceRow {
            name: name.map(|name| name.to_string()),
            sessions: tally.settings.len() as u64,
            paragraphs: tally.paragraphs,
            speeches: tally.speeches,
            speakers: tally.names.len() as u64,
            first_date: tally.first_date(),
            last_date: tally.last_date(),
        })
        .collect();
    rows.sort_by_key(|row| (row.name.is_none(), std::cmp::Reverse(row.last_date)));
    rows
}

/// Conference and title.
type SessionKey = (Option<Arc<str>>, Arc<str>);

/// Path and ordinal of its first paragraph, which decide the order of sessions.
type FirstPlace = (Option<Arc<str>>, u32);

fn sessions(index: &Index, fits: impl Fn(&str) -> bool) -> Vec<SessionRow> {
    let mut labels = Labels::new(index);
    let mut tallies: BTreeMap<SessionKey, (Tally, FirstPlace)> = BTreeMap::new();
    for address in index.paragraphs() {
        let Some(title) = labels.get(Label::Session, address, None) else {
            continue;
        };
        let key = (labels.get(Label::Conference, address, None), title);
        let place = (
            labels.get(Label::Path, address, None),
            index.ordinal_of(address),
        );
        let (tally, first) = tallies
            .entry(key)
            .or_insert_with(|| (Tally::default(), place.clone()));
        *first = place.min(first.clone());
        tally.paragraphs += 1;
        tally.add_days(index.days(address));
        tally.speeches += index.rows(address).filter(|row| row.facts.opens).count() as u64;
    }
    let mut rows: Vec<_> = tallies
        .into_iter()
        .filter(|((_, title), _)| fits(title))
        .collect();
    rows.sort_by(|a, b| (&a.0.0, &a.1.1).cmp(&(&b.0.0, &b.1.1)));
    rows.into_iter()
        .map(|((conference, title), (tally, _))| SessionRow {
            title: title.to_string(),
            conference: conference.map(|name| name.to_string()),
            paragraphs: tally.paragraphs,
            speeches: tally.speeches,
            first_date: tally.first_date(),
            last_date: tally.last_date(),
        })
        .collect()
}

/// What is counted for a speaker.
#[derive(Default)]
struct Person {
    tally: Tally,
    /// Roles, each with the first day, the undated last.
    roles: BTreeMap<Arc<str>, u32>,
}

fn speakers(index: &Index, pattern: Option<&str>) -> Result<Vec<SpeakerRow>, Error> {
    let names = Names::new(index)?;
    let mut labels = Labels::new(index);
    let mut people: BTreeMap<Arc<str>, Person> = BTreeMap::new();
    for address in index.paragraphs() {
        for row in index.rows(address) {
            let Some(name) = labels.get(Label::Speaker, address, Some(row.row)) else {
                continue;
            };
            let Person { tally, roles } = people.entry(name).or_default();
            let days = index.days(address);
            tally.speeches += u64::from(row.facts.opens);
            tally.characters += u64::from(row.span.1 - row.span.0);
            tally.add_days(days);
            tally
                .settings
                .extend(labels.get(Label::Conference, address, None));
            if let Some(role) = labels.get(Label::Role, address, Some(row.row)) {
                let day = days.map_or(u32::MAX, |days| days.0);
                let first = roles.entry(role).or_insert(day);
                *first = day.min(*first);
            }
        }
    }
    let wanted = pattern.map(Wanted::new);
    let mut rows: Vec<_> = people
        .into_iter()
        .filter(|(name, _)| {
            let wanted = wanted.as_ref();
            wanted.is_none_or(|wanted| names.of(name).any(|name| wanted.fits(name)))
        })
        .map(|(name, Person { tally, roles })| {
            let mut roles: Vec<_> = roles.into_iter().collect();
            roles.sort_by_key(|(_, first)| *first);
            SpeakerRow {
                aliases: names.seen(&name),
                name: name.to_string(),
                speeches: tally.speeches,
                characters: tally.characters,
                first_date: tally.first_date(),
                last_date: tally.last_date(),
                roles: roles.iter().map(|(role, _)| role.to_string()).collect(),
                conferences: tally.settings.iter().map(ToString::to_string).collect(),
            }
        })
        .collect();
    rows.sort_by_key(|row| Reverse(row.speeches));
    Ok(rows)
}

/// The names of people beside those that they go by.
struct Names {
    /// As written in files.
    seen: BTreeMap<String, BTreeSet<String>>,
    /// As registers have them.
    registered: BTreeMap<String, BTreeSet<String>>,
}

impl Names {
    fn new(index: &Index) -> Result<Self, Error> {
        let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (written, name) in index.cards()?.into_iter().flat_map(|card| card.renamed) {
            seen.entry(name).or_default().insert(written);
        }
        let mut registered: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let registers = index.registers()?.into_iter();
        for (name, aliases) in registers.flat_map(|register| register.people) {
            registered.entry(name).or_default().extend(aliases);
        }
        Ok(Self { seen, registered })
    }

    fn seen(&self, name: &str) -> Vec<String> {
        let seen = self.seen.get(name).into_iter().flatten();
        seen.cloned().collect()
    }

    /// All names of a person.
    fn of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let seen = self.seen.get(name).into_iter().flatten();
        let registered = self.registered.get(name).into_iter().flatten();
        std::iter::once(name).chain(seen.chain(registered).map(String::as_str))
    }
}

/// A pattern for names of people.
struct Wanted {
    folded: String,
    spelling: Option<Spelling>,
}

impl Wanted {
    fn new(pattern: &str) -> Self {
        Self {
            folded: fold(pattern),
            spelling: Spelling::new(pattern),
        }
    }

    fn fits(&self, name: &str) -> bool {
        let spelled = |spelling: &Spelling| spelling.fit(name).is_some();
        fold(name).contains(&self.folded) || self.spelling.as_ref().is_some_and(spelled)
    }
}

fn files(index: &Index, fits: impl Fn(&str) -> bool) -> Result<Vec<FileRow>, Error> {
    let mut cards = index.cards()?;
    cards.retain(|card| fits(&card.path));
    cards.sort_by(|a, b| a.path.cmp(&b.path));
    let row = |card: crate::engine::FileCard| FileRow {
        problems: card.problems.iter().map(ToString::to_string).collect(),
        path: card.path,
        format: card.format,
        encoding: card.encoding,
        bytes: card.size,
        paragraphs: card.paragraphs,
        speeches: card.speeches,
    };
    Ok(cards.into_iter().map(row).collect())
}
