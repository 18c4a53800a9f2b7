//! Who said what: finds the speeches of a draft and makes a transcript of it.
//!
//! The rules, in their order; each claims what it understands and leaves the rest to the next:
//!
//! 1. `structured`: the format itself names the speaker.
//! 2. `turn`: labelled turns of a transcript (`姓名：`, `问：`), understood by `label` (`line_label`:
//!    those without a colon); `cast` says who 问 and 答 are.
//! 3. `report`: running text, sentence by sentence.
//!    - `page` marks in one pass where anything could begin, `unit` cuts sentences and free-standing
//!      quotations.
//!    - `frame` finds the reporting frames of a sentence: `cue` knows the verbs, `subject` finds who
//!      the `clause` names, with the help of `name`, `foreign`, `role`, `surname`, `surroundings` and
//!      `witness` for full names, `short_form`, `organisation` and `unnamed` for the rest.
//!    - `objection` says what only looks like a frame.
//!    - `medium` finds the paper or agency that a report is taken from.
//!    - `resolve` leads short forms and pronouns back to `people` and earlier `mention`s, `body` nameless
//!      bodies and documents; `full_name` completes names whose full form comes later.
//!    - `narration` takes the sentences without a frame; `scene` and `screen_label` are frames without
//!      a verb.
//!    - `boundary` says where the words end, with `weigh` where no rule is certain; `kind` whether they
//!      are quoted.
//!
//! Nothing here reads files or knows an index; nothing is attributed without a rule and a
//! confidence.

mod as_written;
mod body;
mod boundary;
mod bytes;
mod cast;
mod clause;
mod cue;
mod foreign;
mod frame;
mod full_name;
mod kind;
mod label;
mod line_label;
mod medium;
mod mention;
mod name;
mod narration;
mod objection;
mod opening;
mod organisation;
mod page;
mod people;
mod register;
mod report;
mod resolve;
mod role;
mod scene;
mod screen_label;
mod short_form;
mod structured;
mod subject;
mod surname;
mod surroundings;
#[cfg(test)]
mod tests;
mod turn;
mod unit;
mod unnamed;
mod weigh;
mod witness;
mod words;

use page::Page;
use report::{Reported, Reporter};

use rustc_hash::FxHashMap;

use crate::transcript::{
    Draft, Evidence, Paragraph, Speaker, SpeakerType, Speech, SpeechKind, Transcript, Voice,
};

/// Finds the speeches of a document.
pub fn attribute(draft: Draft) -> Transcript {
    let speeches = {
        let pages: Vec<Page<'_>> = draft.paragraphs.iter().map(page_of).collect();
        let mut speeches = structured::speeches(&draft);
        let mut turns = turn::find(&pages, &draft.paragraphs);
        cast::resolve(&mut turns, &pages);
        let mut reporter = Reporter::new(&pages);
        for (paragraph, range) in &turns.rest {
            reporter.read(*paragraph, range.clone());
        }
        let (reported, people) = reporter.finish();
        cast::reported_answerer(&mut turns, &reported, &people);
        give_roles(&mut turns.turns, &pages);
        speeches.extend(turns.turns.into_iter().map(labelled));
        speeches.extend(reported.into_iter().map(|found| {
            let person = people.get(found.person);
            speech(found, person, &pages)
        }));
        number(speeches)
    };
    Transcript {
        source: draft.source,
        event: draft.event,
        sessions: draft.sessions,
        paragraphs: draft.paragraphs,
        speeches,
    }
}

/// Only open paragraphs are read.
fn page_of(paragraph: &Paragraph) -> Page<'_> {
    match paragraph.voice {
        Voice::Open => Page::new(&paragraph.text),
        Voice::Narration | Voice::Turn(_) => Page::new(""),
    }
}

/// A label without a role takes the one that the text gave before the first turn of that name.
fn give_roles(turns: &mut [turn::Turned], pages: &[Page<'_>]) {
    let mut roles: FxHashMap<String, Option<String>> = FxHashMap::default();
    for turn in turns {
        let speaker = &mut turn.speaker;
        let Some(first) = turn.parts.first() else {
            continue;
        };
        if !speaker.named || speaker.role.is_some() {
            continue;
        }
        let role = roles.entry(speaker.name.clone()).or_insert_with(|| {
            mention::role_of(pages, first.paragraph, first.range.start, &speaker.name)
        });
        speaker.role.clone_from(role);
    }
}

fn labelled(turn: turn::Turned) -> Speech {
    Speech {
        speaker: turn.speaker,
        kind: SpeechKind::Verbatim,
        cue: None,
        parts: turn.parts,
        stretch: 0,
        evidence: Evidence::new("turn-label", turn.confidence),
        given_id: None,
    }
}

fn speech(found: Reported, person: &people::Person, pages: &[Page<'_>]) -> Speech {
    Speech {
        speaker: Speaker {
            name: person.name.clone(),
            role: found.role,
            label: None,
            kind: if person.organisation {
                SpeakerType::Organisation
            } else {
                SpeakerType::Person
            },
            named: person.named,
        },
        kind: match found.rule {
            screen_label::RULE => SpeechKind::Verbatim,
            _ => kind::of(pages, &found.parts),
        },
        cue: found.cue,
        parts: found.parts,
        stretch: 0,
        evidence: Evidence::new(found.rule, found.confidence),
        given_id: None,
    }
}

/// Puts the speeches in order and numbers the runs of one speaker.
fn number(mut speeches: Vec<Speech>) -> Vec<Speech> {
    speeches.sort_by_key(|speech| {
        speech
            .parts
            .first()
            .map_or((0, 0), |part| (part.paragraph, part.range.start))
    });
    let mut stretch = 0;
    for i in 0..speeches.len() {
        if i == 0 || speeches[i].speaker.name != speeches[i - 1].speaker.name {
            stretch += 1;
        }
        speeches[i].stretch = stretch;
    }
    speeches
}
