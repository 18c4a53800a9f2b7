//! Timed utterances → turns of whole paragraphs. Knows no file format: subtitles and recognised
//! speech in JSON both come here.

use crate::text::{Assembly, ends_sentence};
use crate::transcript::{Paragraph, Turn, TurnSpeaker, Voice};

/// A paragraph ends with the first sentence that ends after this many bytes (about 200 characters).
const LONG: usize = 600;
/// Speech that was written down without full stops is cut after this many bytes.
const LONGEST: usize = 3_000;
/// A silence of this many seconds after a sentence ends a paragraph.
const SILENCE: f64 = 3.0;

/// A piece of text that is shown at a time.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cue<'a> {
    /// Who speaks; `None` to go on with the speaker of the cue before.
    pub speaker: Option<TurnSpeaker>,
    /// Its lines.
    pub lines: Vec<CueLine<'a>>,
    /// Start and end in seconds.
    pub time: (f64, f64),
}

/// A line of a cue, without label and tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CueLine<'a> {
    pub text: &'a str,
    /// Its first character in the source.
    pub offset: usize,
    /// Its line in the source.
    pub number: u32,
}

/// Joins neighbouring cues of one speaker to paragraphs, and their paragraphs to turns.
pub(super) fn join(cues: &[Cue<'_>]) -> (Vec<Paragraph>, Vec<Turn>) {
    let mut joined = Joined::default();
    for cue in cues {
        joined.add(cue);
    }
    joined.end_paragraph();
    (joined.paragraphs, joined.turns)
}

#[derive(Default)]
struct Joined {
    paragraphs: Vec<Paragraph>,
    turns: Vec<Turn>,
    speaker: Option<TurnSpeaker>,
    /// Whether the turn of that speaker was begun.
    begun: bool,
    assembly: Assembly,
    time: Option<(f64, f64)>,
}

impl Joined {
    fn add(&mut self, cue: &Cue<'_>) {
        if let Some(speaker) = &cue.speaker
            && self.speaker.as_ref() != Some(speaker)
        {
            self.end_paragraph();
            self.speaker = Some(speaker.clone());
            self.begun = false;
        }
        let text = self.assembly.text();
        let silent = self.time.is_some_and(|time| cue.time.0 - time.1 >= SILENCE);
        let full = text.len() >= LONG || silent;
        if full && ends_sentence(text) || text.len() >= LONGEST {
            self.end_paragraph();
        }
        for line in &cue.lines {
            let text = line.text.trim();
            if text.is_empty() {
                continue;
            }
            let margin = line.text.len() - line.text.trim_start().len();
            let skipped = line.text[..margin].chars().count();
            self.assembly.begin_line(text, line.number, None);
            self.assembly.push(text, line.offset + skipped);
            let start = self.time.map_or(cue.time.0, |time| time.0);
            self.time = Some((start, cue.time.1));
        }
    }

    fn end_paragraph(&mut self) {
        let time = self.time.take();
        let Some(rebuilt) = self.assembly.take() else {
            return;
        };
        let voice = match &self.speaker {
            None => Voice::Open,
            Some(speaker) => {
                if !self.begun {
                    self.begun = true;
                    self.turns.push(Turn {
                        speaker: speaker.clone(),
                        given_id: None,
                    });
                }
                Voice::Turn(self.turns.len() - 1)
            }
        };
        self.paragraphs.push(Paragraph {
            text: rebuilt.text,
            lines: Some(rebuilt.lines),
            origin: Some(rebuilt.origin),
            time,
            voice,
            ..Paragraph::default()
        });
    }
}
