//! Is this a real quote? Where it stands, or what it was made from.
//!
//! Some questions, until one is answered: do its words stand somewhere, whatever marks part them
//! ([`place`]), or over the break between two paragraphs ([`running`])? Can it be cut into parts that
//! do ([`splice`])? Which passage shares the most telling
//! pieces with it, and is that close ([`near`])? None of them scans the texts: the index gives the
//! few paragraphs that are read.

mod alignment;
mod near;
mod part;
mod place;
mod quote;
mod running;
mod splice;
mod wording;

use std::ops::{ControlFlow, Range};
use std::time::Instant;

use rustc_hash::FxHashMap;

use super::answer::{Edit, QuotePart, Verdict, VerifyAnswer};
use super::notes::Asked;
use super::request::Request;
use crate::engine::{Address, Error, Index, Label, Labels};
use crate::text::variants;
use crate::transcript::Id;
use part::{Marks, part};
use place::{Finder, Place};
use quote::{Quote, differences, plain};
use splice::Parts;
use wording::Wording;

/// Paragraphs that are tried as the source of all parts of a spliced quote.
const TRIED: usize = 8;

/// Says whether the text typed is a real quote. The query of the request holds only filters: what
/// they leave out is no source.
///
/// # Errors
/// If the index cannot be read.
pub fn verify(index: &Index, request: &Request) -> Result<VerifyAnswer, Error> {
    let start = Instant::now();
    let quote = Quote::new(&request.typed);
    let asked = Asked::new(index, &request.query)?;
    let finder = Finder::new(index, index.sieve(&asked.query)?);
    let mut findings = Findings::default();
    if quote.wording.len() == 0 {
        let nothing = "the quote holds no letter, digit or character to look for";
        findings.notes.push(nothing.to_owned());
    } else {
        findings = find(&finder, &quote, request)?;
    }
    findings.notes.extend(part::paraphrases(&findings.parts));
    findings.notes.extend(asked.notes(index));
    Ok(VerifyAnswer {
        quote: request.typed.clone(),
        verdict: findings.verdict,
        total: findings.total,
        took_ms: start.elapsed().as_secs_f64() * 1000.0,
        notes: findings.notes,
        parts: findings.parts,
        diff: findings.diff,
    })
}

struct Findings {
    verdict: Verdict,
    total: u64,
    notes: Vec<String>,
    parts: Vec<QuotePart>,
    diff: Vec<Edit>,
}

impl Default for Findings {
    fn default() -> Self {
        Self {
            verdict: Verdict::NotFound,
            total: 0,
            notes: Vec::new(),
            parts: Vec::new(),
            diff: Vec::new(),
        }
    }
}

fn find(finder: &Finder<'_>, quote: &Quote, request: &Request) -> Result<Findings, Error> {
    let mut sources = Sources::default();
    sources.add_all(finder, quote, &quote.wording)?;
    if sources.is_empty() {
        for spelling in variants(&quote.wording.folded().text) {
            let wording = Wording::new(&spelling);
            if wording.len() == quote.wording.len() {
                sources.add_all(finder, quote, &wording)?;
            }
        }
    }
    if !sources.is_empty() {
        return sources.findings(finder, quote, request);
    }
    let candidates = near::candidates(finder, quote)?;
    for &address in candidates.iter().take(TRIED) {
        if let Some(pieces) = running::cut_by_breaks(finder, quote, address)? {
            sources.add_running_on(finder, quote, &pieces)?;
            return sources.findings(finder, quote, request);
        }
    }
    if let Some(parts) = spliced(finder, quote, &candidates)? {
        return splice_findings(finder, quote, &parts);
    }
    let Some((place, alike)) = near::nearest(finder, quote, &candidates)? else {
        return Ok(Findings::default());
    };
    let marks = vec![(place.ordinal(), place.bytes())];
    let whole = quote.covers(&(0..quote.wording.len()));
    Ok(Findings {
        verdict: Verdict::Near,
        total: 1,
        notes: vec![format!(
            "{:.0} % of its words stand so in the source",
            alike * 100.0
        )],
        parts: vec![part(
            finder,
            place.address,
            place.speech_id(),
            &marks,
            whole,
        )?],
        diff: near::diff(quote, &place),
    })
}

/// The parts of a spliced quote: of one paragraph if they can be, the fewest, in one speech if two
/// paragraphs do as well.
fn spliced(
    finder: &Finder<'_>,
    quote: &Quote,
    candidates: &[Address],
) -> Result<Option<Parts>, Error> {
    let mut best: Option<Parts> = None;
    for &address in candidates.iter().take(TRIED) {
        let rank = |parts: &Parts| (parts.len(), speeches(parts));
        if let Some(parts) = splice::within(finder, quote, address)?
            && best.as_ref().is_none_or(|best| rank(&parts) < rank(best))
        {
            best = Some(parts);
        }
    }
    match best {
        Some(parts) => Ok(Some(parts)),
        None => splice::anywhere(finder, quote),
    }
}

/// How many speeches and stretches of narration the parts come from.
fn speeches(parts: &Parts) -> usize {
    let mut sources: Vec<_> = parts
        .iter()
        .map(|(_, place)| (place.file(), place.speech_id()))
        .collect();
    sources.sort_unstable();
    sources.dedup();
    sources.len()
}

fn splice_findings(finder: &Finder<'_>, quote: &Quote, parts: &Parts) -> Result<Findings, Error> {
    let pairs = || parts.windows(2).map(|pair| (&pair[0].1, &pair[1].1));
    let ordered = pairs().all(|(before, after)| {
        (before.ordinal(), before.words.end) <= (after.ordinal(), after.words.start)
    });
    let spoken = parts.iter().all(|(_, place)| place.speech.is_some());
    let count = speeches(parts);
    let note =
        if spoken && count == 1 && pairs().all(|(a, b)| splice::only_attribution_between(a, b)) {
            "only the attribution stands between the parts".to_owned()
        } else if spoken && count == 1 && ordered {
            "the parts stand in one speech in this order, with other words between them".to_owned()
        } else if spoken && count == 1 {
            "the parts stand in one speech, in another order".to_owned()
        } else if spoken {
            format!("the parts come from {count} speeches")
        } else {
            "not all parts are said by someone: some stand in the narration".to_owned()
        };
    let shown = parts.iter().map(|(piece, place)| {
        let marks = vec![(place.ordinal(), place.bytes())];
        part(
            finder,
            place.address,
            place.speech_id(),
            &marks,
            quote.covers(piece),
        )
    });
    Ok(Findings {
        verdict: Verdict::Spliced,
        total: parts.len() as u64,
        notes: vec![note],
        parts: shown.collect::<Result<_, _>>()?,
        diff: Vec::new(),
    })
}

/// Where the whole quote stands.
#[derive(Default)]
struct Sources {
    found: Vec<Source>,
    /// Number of the source of each speech, or paragraph of narration, as the quote has it or not.
    numbers: FxHashMap<(Unit, bool), usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Unit {
    Speech(Id),
    Paragraph(Address),
}

/// A speech, or a paragraph of narration, that holds the quote.
struct Source {
    address: Address,
    speech: Option<Id>,
    /// Whether it stands there character for character.
    exact: bool,
    marks: Marks,
    differences: Vec<&'static str>,
}

impl Sources {
    fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Adds every place of the quote, spelled as `wording` has it.
    fn add_all(
        &mut self,
        finder: &Finder<'_>,
        quote: &Quote,
        wording: &Wording,
    ) -> Result<(), Error> {
        finder.each_place(wording, 0..wording.len(), |place| {
            let text = &place.read.paragraph.text;
            let differences = differences(quote, text, &place.read.wording, &place.words);
            let marks = vec![(place.ordinal(), with_marks(quote, &place))];
            self.add(&place, marks, differences);
            ControlFlow::Continue(())
        })
    }

    /// Adds every place where paragraph breaks cut the quote into these pieces.
    fn add_running_on(
        &mut self,
        finder: &Finder<'_>,
        quote: &Quote,
        pieces: &[Range<usize>],
    ) -> Result<(), Error> {
        for places in running::each_chain(finder, quote, pieces)? {
            let mut all = Vec::new();
            for (words, place) in pieces.iter().zip(&places) {
                let text = &place.read.paragraph.text;
                let piece = quote.piece(words);
                all.extend(differences(&piece, text, &place.read.wording, &place.words));
            }
            for (words, pair) in pieces[1..].iter().zip(places.windows(2)) {
                let end = &pair[0].read.paragraph.text[pair[0].bytes().end..];
                let start = &pair[1].read.paragraph.text[..pair[1].bytes().start];
                if quote.marks_between(words.start) != plain(end) + &plain(start) {
                    all.push("punctuation");
                }
            }
            all.sort_unstable();
            all.dedup();
            let marks = places.iter().map(|place| (place.ordinal(), place.bytes()));
            self.add(&places[0], marks.collect(), all);
        }
        Ok(())
    }

    fn add(&mut self, place: &Place, marks: Marks, differences: Vec<&'static str>) {
        let unit = match place.speech_id() {
            Some(id) => Unit::Speech(id),
            None => Unit::Paragraph(place.address),
        };
        let exact = differences.is_empty();
        let number = *self
            .numbers
            .entry((unit, exact))
            .or_insert(self.found.len());
        if number == self.found.len() {
            self.found.push(Source {
                address: place.address,
                speech: place.speech_id(),
                exact,
                marks: Vec::new(),
                differences: Vec::new(),
            });
        }
        let source = &mut self.found[number];
        source.marks.extend(marks);
        for difference in differences {
            if !source.differences.contains(&difference) {
                source.differences.push(difference);
            }
        }
    }

    fn findings(
        mut self,
        finder: &Finder<'_>,
        quote: &Quote,
        request: &Request,
    ) -> Result<Findings, Error> {
        let exact = self.found.iter().any(|source| source.exact);
        let others = self
            .found
            .iter()
            .filter(|source| source.exact != exact)
            .count();
        self.found.retain(|source| source.exact == exact);
        let mut labels = Labels::new(finder.index);
        self.found.sort_by_cached_key(|source| {
            let days = finder.index.days(source.address);
            let path = labels.get(Label::Path, source.address, None);
            (
                days.is_none(),
                days,
                path,
                finder.index.ordinal_of(source.address),
            )
        });
        let mut notes = Vec::new();
        if !exact {
            let mut all: Vec<_> = self
                .found
                .iter()
                .flat_map(|source| &source.differences)
                .copied()
                .collect();
            all.sort_unstable();
            all.dedup();
            notes.push(format!(
                "it differs from the source in {}",
                all.join(" and ")
            ));
        } else if others > 0 {
            let noun = if others == 1 { "place" } else { "places" };
            notes.push(format!(
                "{others} more {noun} where it differs in punctuation, script, width or case"
            ));
        }
        let whole = quote.covers(&(0..quote.wording.len()));
        let shown = self.found.iter().skip(request.offset).take(request.limit);
        let shown =
            shown.map(|source| part(finder, source.address, source.speech, &source.marks, whole));
        Ok(Findings {
            verdict: match exact {
                true => Verdict::Verbatim,
                false => Verdict::Normalised,
            },
            total: self.found.len() as u64,
            notes,
            parts: shown.collect::<Result<_, _>>()?,
            diff: Vec::new(),
        })
    }
}

/// The bytes of a place, with the marks at its edges that the quote has too.
fn with_marks(quote: &Quote, place: &Place) -> Range<usize> {
    let text = &place.read.paragraph.text;
    let mut bytes = place.bytes();
    let (head, tail) = quote.edges();
    for mark in head.chars().rev() {
        if !text[..bytes.start].ends_with(mark) {
            break;
        }
        bytes.start -= mark.len_utf8();
    }
    for mark in tail.chars() {
        if !text[bytes.end..].starts_with(mark) {
            break;
        }
        bytes.end += mark.len_utf8();
    }
    bytes
}
