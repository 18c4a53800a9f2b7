//! What the readers and the attribution make of one file, in the shape that `inspect` shows.
//!
//! Several transcripts in one file become one object: their sessions, paragraphs and speeches are
//! numbered on. Only here do byte ranges of paragraphs become characters of the source.

use serde::Serialize;

use crate::search::{Conference, Span};
use crate::text::Date;
use crate::transcript::{Paragraph, Problem, Speech, Transcript};

/// One file as it was understood.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Inspection {
    /// The file as it was named.
    pub path: String,
    /// What it was taken for; `null` if nothing could be read.
    pub format: Option<&'static str>,
    /// The encoding its bytes were decoded from.
    pub encoding: Option<&'static str>,
    /// The conference, if all documents of the file agree on it.
    pub conference: Conference,
    /// The date, if all documents of the file agree on it.
    pub date: Option<Date>,
    /// Sessions, in order.
    pub sessions: Vec<InspectedSession>,
    /// Paragraphs, in order.
    pub paragraphs: Vec<InspectedParagraph>,
    /// Speeches, in order.
    pub speeches: Vec<InspectedSpeech>,
    /// What could not be read as it claims to be.
    pub problems: Vec<Problem>,
}

/// A session and where its paragraphs are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InspectedSession {
    /// Its title.
    pub title: String,
    /// Runs of paragraphs, start inclusive, end exclusive.
    pub paragraphs: Vec<Span>,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InspectedParagraph {
    /// Its text.
    pub text: String,
    /// Index of its session.
    pub session: Option<usize>,
    /// First and last line, from 1.
    pub lines: Option<[u32; 2]>,
    /// Start and end in seconds.
    pub time: Option<[f64; 2]>,
    /// Its own date, where it has one.
    pub date: Option<Date>,
}

/// A speech.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InspectedSpeech {
    /// Who says it.
    pub speaker: InspectedSpeaker,
    /// verbatim, direct, indirect or mixed.
    pub kind: &'static str,
    /// The reporting verb.
    pub cue: Option<String>,
    /// What is said.
    pub text: String,
    /// Characters of the decoded source, a span for each part; `null` where there is no one text.
    pub spans: Option<Vec<Span>>,
    /// The paragraphs it stands in.
    pub paragraphs: Vec<usize>,
    /// Index of the session of its first paragraph.
    pub session: Option<usize>,
    /// Numbers the runs of one speaker.
    pub stretch: usize,
    /// The rule that attributed it.
    pub rule: String,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// The name as written, where a `speakers.toml` gives the speaker another.
    pub written: Option<String>,
    /// Where it stands: paragraph and bytes of its text, for the terminal view.
    #[serde(skip)]
    pub parts: Vec<(usize, std::ops::Range<usize>)>,
}

/// A speaker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InspectedSpeaker {
    /// Name.
    pub name: String,
    /// Role as written.
    pub role: Option<String>,
    /// Label as written.
    pub label: Option<String>,
    /// person or organisation.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// False for a label without a personal name.
    pub named: bool,
}

impl Inspection {
    /// Puts together what was made of one file. `encoding` is empty if nothing could be decoded.
    pub fn new(
        path: &str,
        encoding: &'static str,
        transcripts: &[Transcript],
        problems: &[Problem],
    ) -> Self {
        let mut inspection = Self {
            path: path.to_owned(),
            format: transcripts.first().map(|one| one.source.format.as_str()),
            encoding: Some(encoding).filter(|encoding| !encoding.is_empty()),
            conference: Conference {
                name: agreed(transcripts, |one| one.event.name.clone()),
                place: agreed(transcripts, |one| one.event.place.clone()),
            },
            date: agreed(transcripts, |one| one.event.date),
            problems: problems.to_vec(),
            ..Self::default()
        };
        for transcript in transcripts {
            inspection.append(transcript);
        }
        inspection
    }

    fn append(&mut self, transcript: &Transcript) {
        let first_session = self.sessions.len();
        let first_paragraph = self.paragraphs.len();
        let stretches = self.speeches.iter().map(|speech| speech.stretch).max();

        self.sessions
            .extend(transcript.sessions.iter().map(|session| InspectedSession {
                title: session.title.clone(),
                paragraphs: Vec::new(),
            }));
        for paragraph in &transcript.paragraphs {
            let session = paragraph.session.map(|session| session + first_session);
            if let Some(session) = session {
                extend_runs(
                    &mut self.sessions[session].paragraphs,
                    self.paragraphs.len(),
                );
            }
            self.paragraphs.push(InspectedParagraph {
                text: paragraph.text.clone(),
                session,
                lines: paragraph
                    .lines
                    .as_ref()
                    .map(|lines| [*lines.start(), *lines.end()]),
                time: paragraph.time.map(|(start, end)| [start, end]),
                date: paragraph.date,
            });
        }
        for speech in &transcript.speeches {
            let mut inspected = inspected(speech, &transcript.paragraphs, first_paragraph);
            inspected.session = self.paragraphs[inspected.parts[0].0].session;
            inspected.stretch += stretches.unwrap_or(0);
            self.speeches.push(inspected);
        }
    }
}

fn inspected(speech: &Speech, paragraphs: &[Paragraph], first: usize) -> InspectedSpeech {
    let speaker = &speech.speaker;
    let mut numbers: Vec<usize> = speech
        .parts
        .iter()
        .map(|part| first + part.paragraph)
        .collect();
    numbers.dedup();
    InspectedSpeech {
        speaker: InspectedSpeaker {
            name: speaker.name.clone(),
            role: speaker.role.clone(),
            label: speaker.label.clone(),
            kind: speaker.kind.as_str(),
            named: speaker.named,
        },
        kind: speech.kind.as_str(),
        cue: speech.cue.clone(),
        text: speech.text(paragraphs),
        spans: source_spans(speech, paragraphs),
        paragraphs: numbers,
        session: None,
        stretch: speech.stretch,
        rule: speech.evidence.rule.clone().into_owned(),
        confidence: speech.evidence.confidence,
        written: speech.evidence.written.clone(),
        parts: speech
            .parts
            .iter()
            .map(|part| (first + part.paragraph, part.range.clone()))
            .collect(),
    }
}

fn source_spans(speech: &Speech, paragraphs: &[Paragraph]) -> Option<Vec<Span>> {
    speech
        .parts
        .iter()
        .map(|part| {
            let paragraph = &paragraphs[part.paragraph];
            let origin = paragraph.origin.as_ref()?;
            let (start, end) =
                origin.source_span(&paragraph.text, part.range.start, part.range.end);
            Some([start, end])
        })
        .collect()
}

/// Adds a paragraph to runs of neighbouring paragraphs.
fn extend_runs(runs: &mut Vec<Span>, paragraph: usize) {
    match runs.last_mut() {
        Some([_, end]) if *end == paragraph => *end += 1,
        _ => runs.push([paragraph, paragraph + 1]),
    }
}

/// The fact that all documents of a file share; `None` where they differ.
fn agreed<T: PartialEq>(
    transcripts: &[Transcript],
    fact: impl Fn(&Transcript) -> Option<T>,
) -> Option<T> {
    let shared = fact(transcripts.first()?)?;
    transcripts[1..]
        .iter()
        .all(|one| fact(one).as_ref() == Some(&shared))
        .then_some(shared)
}
