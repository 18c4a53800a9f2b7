//! A conference, its sessions and paragraphs, and the transcript that holds them.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::{Source, Speech, Voice};
use crate::text::{Date, OffsetMap};

/// What is known of the conference as a whole. An unknown fact is `None`, never a guess.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Event {
    /// The name of the conference, as written.
    pub name: Option<String>,
    /// Where it took place.
    pub place: Option<String>,
    /// When it took place, as exactly as the source says.
    pub date: Option<Date>,
}

/// A part of the conference: a heading, an agenda item, "…环节", "…论坛".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The title as written, line breaks removed.
    pub title: String,
}

/// What the source prints as one paragraph: the unit that a search returns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paragraph {
    /// The text as it is shown: line wraps repaired, nothing else changed.
    pub text: String,
    /// Index into the sessions of its transcript.
    pub session: Option<usize>,
    /// The date of this very paragraph where it differs from that of the event (JSON Lines).
    pub date: Option<Date>,
    /// First and last line in the source, from 1.
    pub lines: Option<RangeInclusive<u32>>,
    /// Page in the source, from 1.
    pub page: Option<u32>,
    /// Start and end in the recording, in seconds.
    pub time: Option<(f64, f64)>,
    /// The id that the input gave it.
    pub given_id: Option<String>,
    /// Leads from `text` back to the characters of the source; `None` where there is no one text
    /// layer (XML, JSON).
    pub origin: Option<OffsetMap>,
    /// Fields of the input that yanlu does not know, kept as they came.
    pub extra: BTreeMap<String, serde_json::Value>,
    /// Whether the format itself says who speaks here.
    pub voice: Voice,
}

/// A document after attribution: everything that is indexed.
#[derive(Debug, Clone, PartialEq)]
pub struct Transcript {
    /// The file it was read from.
    pub source: Source,
    /// The conference.
    pub event: Event,
    /// Its sessions, in the order of their first paragraph.
    pub sessions: Vec<Session>,
    /// Its paragraphs, in the order of the source.
    pub paragraphs: Vec<Paragraph>,
    /// What was said, in the order of the first part.
    pub speeches: Vec<Speech>,
}
