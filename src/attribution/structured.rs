//! Turns that the format itself marks: one speech for each run of paragraphs of one turn.
//!
//! A given name is kept unchanged; only a label in running text is taken apart.

use super::label;
use crate::transcript::{Draft, Evidence, Part, Speaker, Speech, SpeechKind, TurnSpeaker, Voice};

pub(super) fn speeches(draft: &Draft) -> Vec<Speech> {
    let mut speeches: Vec<Speech> = Vec::new();
    let mut last: Option<usize> = None;
    for (i, paragraph) in draft.paragraphs.iter().enumerate() {
        let Voice::Turn(turn) = paragraph.voice else {
            last = None;
            continue;
        };
        if paragraph.text.is_empty() {
            continue;
        }
        let part = Part {
            paragraph: i,
            range: 0..paragraph.text.len(),
        };
        match speeches.last_mut() {
            Some(speech) if last == Some(turn) => speech.parts.push(part),
            _ => speeches.push(Speech {
                speaker: speaker(&draft.turns[turn].speaker),
                kind: SpeechKind::Verbatim,
                cue: None,
                parts: vec![part],
                stretch: 0,
                evidence: Evidence::GIVEN,
                given_id: draft.turns[turn].given_id.clone(),
            }),
        }
        last = Some(turn);
    }
    speeches
}

fn speaker(given: &TurnSpeaker) -> Speaker {
    match given {
        TurnSpeaker::Given(speaker) => speaker.clone(),
        TurnSpeaker::Labelled(raw) => match label::parse(raw) {
            Some(label) => Speaker {
                label: Some(raw.clone()),
                ..label.speaker
            },
            None => Speaker {
                named: label::is_name(raw),
                label: Some(raw.clone()),
                ..Speaker::person(raw.as_str())
            },
        },
    }
}
