//! One object of the project's own JSON Lines: its fields, and the draft that neighbouring objects
//! of one document make up. `schema/yanlu-object.schema.json` describes the same shape.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::problem::Fault;
use super::sessions::SessionList;
use crate::text::{Date, find_date};
use crate::transcript::{
    Draft, Event, Paragraph, Problem, Source, Speaker, Turn, TurnSpeaker, Voice,
};

/// The fields of an object, of the types that the schema demands. What is not is reported and left
/// out, or, where only the reading differs (a number for a text), taken as it is meant.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub document: Option<String>,
    pub conference: Option<String>,
    pub date: Option<Date>,
    pub place: Option<String>,
    pub session: Option<String>,
    pub speaker: Option<String>,
    pub role: Option<String>,
    pub text: String,
    pub id: Option<String>,
    /// Fields that are not in the schema.
    pub extra: BTreeMap<String, Value>,
}

impl Fields {
    /// Takes the fields of the object that stands on `line`; `None` if it has no text.
    pub fn take(
        object: Map<String, Value>,
        line: u32,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let mut fields = Self::default();
        let mut has_text = false;
        for (name, value) in object {
            if name == "date" {
                fields.date = date(value, line, problems);
            } else if name == "text" {
                has_text = value.is_string();
                let text = string("text", "a string", value, line, problems);
                fields.text = text.unwrap_or_default();
            } else if let Some((name, expected, slot)) = fields.slot(&name) {
                *slot = string(name, expected, value, line, problems);
            } else {
                fields.extra.insert(name, value);
            }
        }
        has_text.then_some(fields)
    }

    fn slot(&mut self, name: &str) -> Option<(&'static str, &'static str, &mut Option<String>)> {
        let text = "a string";
        Some(match name {
            "document" => ("document", text, &mut self.document),
            "conference" => ("conference", text, &mut self.conference),
            "place" => ("place", text, &mut self.place),
            "session" => ("session", text, &mut self.session),
            "speaker" => ("speaker", text, &mut self.speaker),
            "role" => ("role", text, &mut self.role),
            "id" => ("id", "a string or an integer", &mut self.id),
            _ => return None,
        })
    }
}

/// A string or an integer, without white space at its ends; an empty one counts as absent.
pub(super) fn string(
    name: &'static str,
    expected: &'static str,
    value: Value,
    line: u32,
    problems: &mut Vec<Problem>,
) -> Option<String> {
    match value {
        Value::String(text) => Some(text).filter(|text| !text.trim().is_empty()),
        Value::Number(number) if name != "text" => Some(number.to_string()),
        Value::Null => None,
        _ => {
            problems.push(Fault::Field { name, expected }.at(line, 0));
            None
        }
    }
}

/// A date in ISO 8601, or in one of the ways that Chinese text writes it.
pub(super) fn date(value: Value, line: u32, problems: &mut Vec<Problem>) -> Option<Date> {
    let written = string("date", "a string", value, line, problems)?;
    let date = Date::parse_iso(written.trim()).or_else(|| find_date(&written));
    if date.is_none() {
        problems.push(Fault::Date { written }.at(line, 0));
    }
    date
}

/// The draft that neighbouring objects of one document make up.
pub(super) struct DraftBuilder {
    source: Source,
    event: Event,
    document: Option<String>,
    sessions: SessionList,
    paragraphs: Vec<Paragraph>,
    turns: Vec<Turn>,
}

impl DraftBuilder {
    /// Begins with the facts of the first object.
    pub fn new(source: Source, first: &Fields) -> Self {
        Self {
            source,
            event: Event {
                name: first.conference.clone(),
                place: first.place.clone(),
                date: first.date,
            },
            document: first.document.clone(),
            sessions: SessionList::default(),
            paragraphs: Vec::new(),
            turns: Vec::new(),
        }
    }

    /// Whether an object goes on with the document: it says so, and speaks of the same conference.
    pub fn goes_on_with(&self, next: &Fields) -> bool {
        self.document.is_some()
            && self.document == next.document
            && self.event.name == next.conference
            && self.event.place == next.place
    }

    /// Adds an object: one turn if it has a speaker, report text if not. Line breaks separate
    /// paragraphs.
    pub fn add(&mut self, fields: Fields, line: Option<u32>) {
        let voice = match fields.speaker {
            None => Voice::Open,
            Some(name) => {
                let speaker = Speaker {
                    role: fields.role,
                    ..Speaker::person(name)
                };
                self.turns.push(Turn {
                    speaker: TurnSpeaker::Given(speaker),
                    given_id: fields.id.clone(),
                });
                Voice::Turn(self.turns.len() - 1)
            }
        };
        let session = fields.session.map(|title| self.sessions.index_of(title));
        let date = fields.date.filter(|_| fields.date != self.event.date);
        let texts = fields.text.lines().map(str::trim);
        for text in texts.filter(|text| !text.is_empty()) {
            self.paragraphs.push(Paragraph {
                text: text.to_owned(),
                session,
                date,
                lines: line.map(|line| line..=line),
                given_id: fields.id.clone(),
                extra: fields.extra.clone(),
                voice,
                ..Paragraph::default()
            });
        }
    }

    /// The draft; `None` if no object had any text.
    pub fn finish(self) -> Option<Draft> {
        (!self.paragraphs.is_empty()).then(|| Draft {
            source: self.source,
            event: self.event,
            sessions: self.sessions.sessions,
            paragraphs: self.paragraphs,
            turns: self.turns,
        })
    }
}
