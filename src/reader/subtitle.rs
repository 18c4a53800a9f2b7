//! SubRip and WebVTT subtitles, with speakers as `某某: …` at the start of a cue or as `<v 某某>`.

use rustc_hash::FxHashSet;

use super::cue_blocks::{Block, blocks};
use super::cue_tags::{Piece, pieces};
use super::cues::{self, Cue, CueLine};
use super::problem::Fault;
use super::{Document, Reader, Reading, broken_promise};
use crate::text::{SourceLine, find_date, is_list_item, label_length};
use crate::transcript::{Draft, Event, SourceFormat, TurnSpeaker};

/// A label is no longer than this, in characters: a cue has no room for more.
const LONGEST_LABEL: usize = 24;

/// SubRip (`.srt`).
pub(super) struct Srt;

/// WebVTT (`.vtt`).
pub(super) struct WebVtt;

impl Reader for Srt {
    fn read(&self, document: &Document<'_>) -> Reading {
        read(document, SourceFormat::Srt, "SRT")
    }
}

impl Reader for WebVtt {
    fn read(&self, document: &Document<'_>) -> Reading {
        read(document, SourceFormat::WebVtt, "WebVTT")
    }
}

fn read(document: &Document<'_>, format: SourceFormat, promised: &'static str) -> Reading {
    let (blocks, problems) = blocks(document);
    if blocks.iter().all(|block| block.time.is_none()) {
        let fault = Fault::NoCue { promised };
        let mut reading = broken_promise(document, promised, (document.first_line, 0), fault);
        reading.problems.extend(problems);
        return reading;
    }
    let mut event = Event::default();
    if format == SourceFormat::WebVtt {
        read_header(&blocks, &mut event);
    }
    event.date = event.date.or_else(|| find_date(document.file_name()));
    let cues = cues_of(&blocks);
    let (paragraphs, turns) = cues::join(&cues);
    let mut source = document.source.clone();
    source.format = format;
    Reading {
        drafts: vec![Draft {
            source,
            event,
            sessions: Vec::new(),
            paragraphs,
            turns,
        }],
        problems,
        not_a_transcript: false,
    }
}

/// What follows `WEBVTT` names the recording; the notes above the first cue may hold its date.
fn read_header(blocks: &[Block<'_>], event: &mut Event) {
    for block in blocks.iter().take_while(|block| block.time.is_none()) {
        for line in &block.lines {
            let text = line.text.trim_start_matches('\u{FEFF}').trim();
            if let Some(title) = text.strip_prefix("WEBVTT") {
                let title = title.trim_matches(|c: char| c.is_whitespace() || "-–—".contains(c));
                event.name = (!title.is_empty()).then(|| title.to_owned());
            } else {
                event.date = event.date.or_else(|| find_date(text));
            }
        }
    }
}

fn cues_of<'a>(blocks: &[Block<'a>]) -> Vec<Cue<'a>> {
    let mut cues = Cues {
        labels: uses_labels(blocks),
        ..Cues::default()
    };
    for block in blocks {
        if let Some(time) = block.time {
            cues.begin(None, time);
            for (i, line) in block.lines.iter().enumerate() {
                cues.add_line(*line, i == 0, time);
            }
        }
    }
    cues.found
}

/// The cues of a file, those of several speakers in parts.
#[derive(Default)]
struct Cues<'a> {
    labels: bool,
    found: Vec<Cue<'a>>,
    speakers: FxHashSet<String>,
}

impl<'a> Cues<'a> {
    fn begin(&mut self, speaker: Option<String>, time: (f64, f64)) {
        if let Some(name) = &speaker {
            self.speakers.insert(name.clone());
        }
        self.found.push(Cue {
            speaker: speaker.map(TurnSpeaker::Labelled),
            lines: Vec::new(),
            time,
        });
    }

    fn add_line(&mut self, line: SourceLine<'a>, first: bool, time: (f64, f64)) {
        for piece in pieces(line) {
            let (label, piece) = self.label(piece, first);
            if label.is_some() {
                self.begin(label, time);
            }
            if let Some(cue) = self.found.last_mut() {
                cue.lines.push(CueLine {
                    text: piece.text,
                    offset: piece.offset,
                    number: line.number,
                });
            }
        }
    }

    /// The speaker that a piece names, and the rest of it. Below the first line of a cue only a
    /// speaker who spoke before is believed to be one.
    fn label(&self, piece: Piece<'a>, first: bool) -> (Option<String>, Piece<'a>) {
        if let Some(voice) = piece.voice {
            return (Some(voice.to_owned()), piece);
        }
        match split_label(piece) {
            Some((label, rest)) if self.labels && (first || self.speakers.contains(&label)) => {
                (Some(label), rest)
            }
            _ => (None, piece),
        }
    }
}

/// Whether the cues of a file name their speakers: the first does, or every second one. Otherwise a
/// colon is a colon.
fn uses_labels(blocks: &[Block<'_>]) -> bool {
    let cues = || blocks.iter().filter(|block| block.time.is_some());
    let labelled = |block: &&Block<'_>| {
        block
            .lines
            .first()
            .is_some_and(|line| label_of(line.text).is_some())
    };
    let first = cues().find(|block| !block.lines.is_empty());
    first.as_ref().is_some_and(labelled) || cues().filter(labelled).count() * 2 >= cues().count()
}

/// The length of the label that a line of a cue begins with, in characters.
fn label_of(line: &str) -> Option<usize> {
    let text = line.trim_start();
    let length = label_length(text).filter(|&length| length <= LONGEST_LABEL)?;
    let label: String = text.chars().take(length).collect();
    let name = !is_list_item(text) && !label.contains(['《', '、', '「', '“', '"', '<']);
    name.then_some(length)
}

fn split_label(piece: Piece<'_>) -> Option<(String, Piece<'_>)> {
    let length = label_of(piece.text)?;
    let text = piece.text.trim_start();
    let margin = piece.text[..piece.text.len() - text.len()].chars().count();
    let (colon, mark) = text.char_indices().nth(length)?;
    let rest = Piece {
        text: &text[colon + mark.len_utf8()..],
        offset: piece.offset + margin + length + 1,
        ..piece
    };
    Some((text[..colon].trim().to_owned(), rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::read;
    use crate::transcript::{Source, Voice};

    #[track_caller]
    fn check(file_name: &str, text: &str, expected: &[&str]) -> Reading {
        let reading = read(&Document {
            text,
            first_line: 1,
            source: Source {
                path: file_name.into(),
                ..Source::default()
            },
        });
        let draft = &reading.drafts[0];
        let shown: Vec<_> = draft
            .paragraphs
            .iter()
            .map(|paragraph| match paragraph.voice {
                Voice::Turn(turn) => match &draft.turns[turn].speaker {
                    TurnSpeaker::Labelled(label) => format!("{label}|{}", paragraph.text),
                    TurnSpeaker::Given(_) => unreachable!("subtitles have labels"),
                },
                _ => paragraph.text.clone(),
            })
            .collect();
        assert_eq!(shown, expected);
        let source: Vec<char> = text.chars().collect();
        for paragraph in &draft.paragraphs {
            let origin = paragraph.origin.as_ref().unwrap();
            for (at, c) in paragraph.text.char_indices() {
                let (start, _) = origin.source_span(&paragraph.text, at, at + c.len_utf8());
                assert!(c == ' ' || source[start] == c);
            }
        }
        reading
    }

    #[test]
    fn cues_of_one_speaker_are_joined() {
        let reading = check(
            "2025-05-08-a.srt",
            "1\n00:00:01,000 --> 00:00:02,500\n甲: 大家好，\n\n2\n00:00:02,500 --> 00:00:04,000\n今天\n\n3\n00:00:04,000 --> 00:00:05,000\n 甲: 下雨。\n\n4\n00:00:05,000 --> 00:00:06,000\n乙：\n\n5\n00:00:06,000 --> 00:00:07,000\n乙：Yes, it\nrains.\n",
            &["甲|大家好，今天下雨。", "乙|Yes, it rains."],
        );
        let draft = &reading.drafts[0];
        assert_eq!(draft.paragraphs[0].time, Some((1.0, 5.0)));
        assert_eq!(draft.paragraphs[0].lines, Some(3..=11));
        assert_eq!(draft.event.date.unwrap().to_string(), "2025-05-08");
        assert!(reading.problems.is_empty());
    }

    #[test]
    fn voice_tags_name_the_speaker() {
        let reading = check(
            "a.vtt",
            "WEBVTT - 夜谈\n\nNOTE 2025年5月8日\n\nx\n00:01.000 --> 00:02.000 align:start\n<v 甲><i>好</i>。</v>\n\n00:02.000 --> 00:03.000\n<v.loud 乙>是\n1 < 2</v>\n",
            &["甲|好。", "乙|是1 < 2"],
        );
        assert_eq!(reading.drafts[0].event.name.as_deref(), Some("夜谈"));
        assert_eq!(
            reading.drafts[0].event.date.unwrap().to_string(),
            "2025-05-08"
        );
    }

    #[test]
    fn a_colon_in_unlabelled_subtitles_is_a_colon() {
        check(
            "a.srt",
            "1\n00:00:01,000 --> 00:00:02,000\n大家好。\n\n2\n00:00:02,000 --> 00:00:03,000\n他说：走吧。\n\n3\n00:00:03,000 --> 00:00:04,000\n走了。\n",
            &["大家好。他说：走吧。走了。"],
        );
    }

    #[test]
    fn broken_cues_are_reported_and_their_text_is_read() {
        let reading = check(
            "a.srt",
            "1\n00:00:01,000 --> 00:00:02,000\n甲: 一。\n2\n00:00:02,000 --> 00:00:03,000\n甲: 二。\n\n3\n00:00:xx --> \n甲: 三。\n",
            &["甲|一。二。三。"],
        );
        assert_eq!(reading.problems.len(), 1);
        assert_eq!(reading.problems[0].place, "line 9");
    }
}
