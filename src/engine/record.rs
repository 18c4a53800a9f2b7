//! What is stored of a paragraph and of a file, and how it becomes bytes.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::text::Date;
use crate::transcript::{
    Evidence, Id, Paragraph, Problem, SpeakerType, Speech, SpeechKind, Transcript,
};

/// A paragraph as it comes back from the index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoredParagraph {
    /// Its id.
    pub id: Id,
    /// The id that the input gave it.
    pub given_id: Option<String>,
    /// The displayed text.
    pub text: String,
    /// Place in its file, from 0.
    pub ordinal: u32,
    /// Key of its file.
    pub file: u64,
    /// Path as shown.
    pub path: String,
    /// First and last line, from 1.
    pub lines: Option<(u32, u32)>,
    /// Page, from 1.
    pub page: Option<u32>,
    /// Start and end in seconds.
    pub time: Option<(f64, f64)>,
    /// Name of the conference.
    pub conference: Option<String>,
    /// Place of the conference.
    pub place: Option<String>,
    /// Title of the session.
    pub session: Option<String>,
    /// Its own date, or that of the conference.
    pub date: Option<Date>,
    /// Fields of the input that yanlu does not know, as JSON.
    extra: Option<String>,
    /// What is said in it, in order.
    pub speeches: Vec<StoredSpeech>,
}

/// The part of a speech that lies in one paragraph, with all that is known of the speech.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoredSpeech {
    /// Its id.
    pub id: Id,
    /// The id that the input gave it.
    pub given_id: Option<String>,
    /// Name of the speaker.
    pub name: String,
    /// Role as written.
    pub role: Option<String>,
    /// Label as written.
    pub label: Option<String>,
    /// A person or an organisation.
    pub speaker_type: SpeakerType,
    /// False for a label without a personal name.
    pub named: bool,
    /// How the source gives the words.
    pub kind: SpeechKind,
    /// The reporting verb.
    pub cue: Option<String>,
    /// The rule that attributed it.
    pub rule: String,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// The name that the rule found, where a register gives the speaker another.
    pub written: Option<String>,
    /// Bytes of this paragraph that belong to it.
    pub spans: Vec<Range<u32>>,
    /// Ordinals of the first and the last paragraph of the speech.
    pub paragraphs: (u32, u32),
}

/// What the index remembers of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileCard {
    /// Key of the file, a hash of its absolute path.
    pub key: u64,
    /// Absolute path.
    pub absolute: String,
    /// Absolute path of the root it was found below.
    pub root: String,
    /// Path as shown.
    pub path: String,
    /// Size in bytes.
    pub size: u64,
    /// Time of the last change, in nanoseconds since 1970.
    pub modified: u64,
    /// Hash of its bytes.
    pub fingerprint: u128,
    /// Format.
    pub format: String,
    /// Encoding.
    pub encoding: String,
    /// Paragraphs indexed.
    pub paragraphs: u64,
    /// Speeches indexed.
    pub speeches: u64,
    /// What was wrong with it.
    pub problems: Vec<Problem>,
    /// Fingerprint of the registers that govern it; 0 if there is none.
    pub registers: u64,
    /// Marks of what in the registers was of use.
    pub marks: Vec<u64>,
    /// Names as written that a register replaced, each with the name that replaced it.
    pub renamed: Vec<(String, String)>,
}

/// What the index remembers of a register of speakers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterCard {
    /// Absolute path of the folder that it governs.
    pub folder: String,
    /// The people: the name each goes by, and other names.
    pub people: Vec<(String, Vec<String>)>,
}

/// The numbers that a document gets from its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbering {
    /// Ordinal of its first paragraph.
    pub first_ordinal: u32,
    /// Ids of its paragraphs.
    pub paragraphs: Vec<Id>,
    /// Ids of its speeches.
    pub speeches: Vec<Id>,
}

impl StoredParagraph {
    /// The unknown fields of the input.
    pub fn extra(&self) -> BTreeMap<String, serde_json::Value> {
        let json = self.extra.as_deref();
        json.and_then(|json| serde_json::from_str(json).ok())
            .unwrap_or_default()
    }
}

/// The stored paragraphs of a transcript. `file` and `path` are those of its file.
pub fn paragraphs<'a>(
    transcript: Transcript,
    numbering: &'a Numbering,
    file: u64,
    path: &'a str,
) -> impl Iterator<Item = StoredParagraph> + 'a {
    let mut speeches = speeches_by_paragraph(&transcript, numbering);
    let Transcript {
        event,
        sessions,
        paragraphs,
        ..
    } = transcript;
    paragraphs
        .into_iter()
        .enumerate()
        .map(move |(i, paragraph)| StoredParagraph {
            extra: extra_json(&paragraph),
            id: numbering.paragraphs[i],
            given_id: paragraph.given_id,
            text: paragraph.text,
            ordinal: numbering.first_ordinal + i as u32,
            file,
            path: path.to_owned(),
            lines: paragraph
                .lines
                .as_ref()
                .map(|lines| (*lines.start(), *lines.end())),
            page: paragraph.page,
            time: paragraph.time,
            conference: event.name.clone(),
            place: event.place.clone(),
            session: paragraph
                .session
                .map(|session| sessions[session].title.clone()),
            date: paragraph.date.or(event.date),
            speeches: std::mem::take(&mut speeches[i]),
        })
}

fn extra_json(paragraph: &Paragraph) -> Option<String> {
    if paragraph.extra.is_empty() {
        return None;
    }
    serde_json::to_string(&paragraph.extra).ok()
}

fn speeches_by_paragraph(transcript: &Transcript, numbering: &Numbering) -> Vec<Vec<StoredSpeech>> {
    let mut stored: Vec<Vec<StoredSpeech>> = vec![Vec::new(); transcript.paragraphs.len()];
    for (speech, &id) in transcript.speeches.iter().zip(&numbering.speeches) {
        let ordinal = |part: usize| numbering.first_ordinal + speech.parts[part].paragraph as u32;
        let paragraphs = (ordinal(0), ordinal(speech.parts.len() - 1));
        for part in &speech.parts {
            let range = part.range.start as u32..part.range.end as u32;
            let here = &mut stored[part.paragraph];
            match here.last_mut() {
                Some(last) if last.id == id => last.spans.push(range),
                _ => here.push(stored_speech(speech, id, range, paragraphs)),
            }
        }
    }
    stored
}

fn stored_speech(
    speech: &Speech,
    id: Id,
    range: Range<u32>,
    paragraphs: (u32, u32),
) -> StoredSpeech {
    let Evidence {
        rule,
        confidence,
        written,
    } = &speech.evidence;
    StoredSpeech {
        id,
        given_id: speech.given_id.clone(),
        name: speech.speaker.name.clone(),
        role: speech.speaker.role.clone(),
        label: speech.speaker.label.clone(),
        speaker_type: speech.speaker.kind,
        named: speech.speaker.named,
        kind: speech.kind,
        cue: speech.cue.clone(),
        rule: rule.to_string(),
        confidence: *confidence,
        written: written.clone(),
        spans: vec![range],
        paragraphs,
    }
}

/// Bytes of a record.
pub(super) fn encode(record: &impl Serialize) -> Vec<u8> {
    postcard::to_stdvec(record).expect("a record holds nothing that postcard cannot write")
}

/// The record of some bytes; `None` if they are damaged.
pub(super) fn decode<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
