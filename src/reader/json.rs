//! One JSON value a file: a conference with its sessions and speeches, a list of objects as in JSON
//! Lines, or recognised speech in the shape of TransPal. A value of another shape is no transcript.

use serde_json::{Map, Value};

use super::cues::{self, Cue, CueLine};
use super::json_lines::{Objects, message_of};
use super::object::{DraftBuilder, Fields, date, string};
use super::problem::Fault;
use super::{Document, Reader, Reading, broken_promise};
use crate::transcript::{
    Draft, Event, Problem, Session, Source, SourceFormat, Speaker, TurnSpeaker,
};

/// One JSON object or list.
pub(super) struct Json;

impl Reader for Json {
    fn read(&self, document: &Document<'_>) -> Reading {
        let source = Source {
            format: SourceFormat::Json,
            ..document.source.clone()
        };
        match serde_json::from_str::<Value>(document.text) {
            Ok(Value::Object(object)) => read_object(object, &source),
            Ok(Value::Array(objects)) => read_list(objects, &source),
            Ok(_) => unknown(),
            Err(error) => {
                let message = message_of(&error);
                let fault = if message.contains("recursion limit") {
                    Fault::TooDeep { promised: "JSON" }
                } else {
                    Fault::Malformed {
                        promised: "JSON",
                        message,
                    }
                };
                let line = document.first_line + error.line() as u32 - 1;
                broken_promise(document, "JSON", (line, error.column() as u32), fault)
            }
        }
    }
}

fn unknown() -> Reading {
    Reading {
        not_a_transcript: true,
        ..Reading::default()
    }
}

fn read_object(mut object: Map<String, Value>, source: &Source) -> Reading {
    let mut problems = Vec::new();
    let draft = if let Some(Value::Array(sessions)) = object.remove("sessions") {
        Some(conference(object, sessions, source, &mut problems))
    } else if object.get("text").is_some_and(Value::is_string) {
        return read_list(vec![Value::Object(object)], source);
    } else {
        recognised_speech(&object, source)
    };
    let Some(draft) = draft else {
        return unknown();
    };
    Reading {
        not_a_transcript: draft.paragraphs.is_empty() && problems.is_empty(),
        drafts: Some(draft)
            .filter(|draft| !draft.paragraphs.is_empty())
            .into_iter()
            .collect(),
        problems,
    }
}

/// `{conference, date, place, sessions: [{title, speeches: [{speaker, role, paragraphs}]}]}`
fn conference(
    mut object: Map<String, Value>,
    sessions: Vec<Value>,
    source: &Source,
    problems: &mut Vec<Problem>,
) -> Draft {
    let mut take = |name: &'static str| {
        let value = object.remove(name)?;
        string(name, "a string", value, 0, problems)
    };
    let (name, place) = (take("conference"), take("place"));
    let day = object.remove("date");
    let event = Fields {
        conference: name,
        place,
        date: day.and_then(|value| date(value, 0, problems)),
        ..Fields::default()
    };
    let mut builder = DraftBuilder::new(source.clone(), &event);
    for session in sessions {
        let Value::Object(mut session) = session else {
            problems.push(field("sessions", "a list of objects"));
            continue;
        };
        let title = session
            .remove("title")
            .and_then(|value| string("title", "a string", value, 0, problems));
        let Some(Value::Array(speeches)) = session.remove("speeches") else {
            problems.push(field("speeches", "a list of objects"));
            continue;
        };
        for speech in speeches {
            match speech {
                Value::Object(speech) => {
                    let fields = speech_fields(speech, &title, &event, problems);
                    builder.add(fields, None);
                }
                _ => problems.push(field("speeches", "a list of objects")),
            }
        }
    }
    let facts = Event {
        name: event.conference,
        place: event.place,
        date: event.date,
    };
    builder.finish().unwrap_or_else(|| Draft {
        source: source.clone(),
        event: facts,
        sessions: Vec::new(),
        paragraphs: Vec::new(),
        turns: Vec::new(),
    })
}

fn field(name: &'static str, expected: &'static str) -> Problem {
    Fault::Field { name, expected }.at(0, 0)
}

/// The fields of a speech, its `paragraphs` or its `text` as lines.
fn speech_fields(
    mut speech: Map<String, Value>,
    session: &Option<String>,
    event: &Fields,
    problems: &mut Vec<Problem>,
) -> Fields {
    if let Some(paragraphs) = speech.remove("paragraphs") {
        let lines: Option<Vec<&str>> = paragraphs
            .as_array()
            .and_then(|list| list.iter().map(Value::as_str).collect());
        match lines {
            Some(lines) => {
                // A line break inside a paragraph of a list separates nothing.
                let lines = lines.iter().map(|line| line.replace(['\r', '\n'], " "));
                let text = lines.collect::<Vec<_>>().join("\n");
                speech.insert("text".into(), Value::String(text));
            }
            None => problems.push(field("paragraphs", "a list of strings")),
        }
    }
    let mut fields = Fields::take(speech, 0, problems).unwrap_or_default();
    fields.session = fields.session.or_else(|| session.clone());
    fields.date = fields.date.or(event.date);
    fields
}

/// A list of objects as they stand in JSON Lines.
fn read_list(objects: Vec<Value>, source: &Source) -> Reading {
    let mut reading = Reading::default();
    let mut gathered = Objects::new(source);
    let mut unknown_shapes = 0;
    for object in objects {
        let known = match object {
            Value::Object(object) => gathered.add(object, 0, &mut reading),
            _ => false,
        };
        unknown_shapes += usize::from(!known);
    }
    gathered.finish(&mut reading);
    for draft in &mut reading.drafts {
        draft.source.format = SourceFormat::Json;
        // There are no lines to point at.
        draft
            .paragraphs
            .iter_mut()
            .for_each(|paragraph| paragraph.lines = None);
    }
    if reading.drafts.is_empty() && reading.problems.is_empty() {
        return unknown();
    }
    if unknown_shapes > 0 {
        reading.problems.push(Fault::NoText.at(0, 0));
    }
    reading
}

/// `{info: {name, date}, content: [{start, end, text, speaker}]}`: utterances as short as cues.
fn recognised_speech(object: &Map<String, Value>, source: &Source) -> Option<Draft> {
    let utterances = object.get("content")?.as_array()?;
    let info = object.get("info")?.as_object()?;
    let fact = |name: &str| info.get(name).and_then(Value::as_str);
    let mut cues = Vec::new();
    for utterance in utterances {
        let text = utterance.get("text")?.as_str()?;
        let second = |name: &str| utterance.get(name).and_then(Value::as_f64);
        let start = second("start").unwrap_or(0.0);
        let speaker = utterance.get("speaker").and_then(Value::as_str);
        cues.push(Cue {
            speaker: speaker
                .filter(|name| !name.trim().is_empty())
                .map(|name| TurnSpeaker::Given(Speaker::person(name))),
            lines: vec![CueLine {
                text,
                offset: 0,
                number: 0,
            }],
            time: (start, second("end").unwrap_or(start)),
        });
    }
    let (mut paragraphs, turns) = cues::join(&cues);
    let session = fact("session").map(|title| Session {
        title: title.to_owned(),
    });
    for paragraph in &mut paragraphs {
        paragraph.lines = None;
        paragraph.origin = None;
        paragraph.session = session.as_ref().map(|_| 0);
    }
    Some(Draft {
        source: source.clone(),
        event: Event {
            name: fact("name").map(str::to_owned),
            place: None,
            date: fact("date").and_then(crate::text::find_date),
        },
        sessions: session.into_iter().collect(),
        paragraphs,
        turns,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Reading {
        Json.read(&Document {
            text,
            first_line: 1,
            source: Source {
                path: "a.json".into(),
                ..Source::default()
            },
        })
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let reading = read(text);
        let texts: Vec<_> = reading
            .drafts
            .iter()
            .flat_map(|draft| &draft.paragraphs)
            .map(|paragraph| paragraph.text.as_str())
            .collect();
        assert_eq!(texts, expected);
        assert_eq!(reading.problems, []);
    }

    #[test]
    fn every_known_shape_is_read() {
        check(
            r#"{"conference": "灯会", "date": "2025-05", "sessions": [{"title": "夜谈",
               "speeches": [{"speaker": "甲", "role": "馆长", "paragraphs": ["一。", "二。"]}, {"text": "三。"}]}]}"#,
            &["一。", "二。", "三。"],
        );
        check(
            r#"[{"text": "一。"}, {"text": "二。", "speaker": "甲"}]"#,
            &["一。", "二。"],
        );
        check(r#"{"text": "一。"}"#, &["一。"]);
        check(
            r#"{"info": {"name": "夜谈", "date": "2025-05-08"}, "content": [
               {"start": 0, "end": 1, "text": "一，", "speaker": "甲"}, {"start": 1, "end": 2, "text": "二。", "speaker": "甲"},
               {"start": 2, "end": 3, "text": "三。", "speaker": "乙"}]}"#,
            &["一，二。", "三。"],
        );
    }

    #[test]
    fn another_shape_is_no_transcript() {
        for text in [r#"{"a": 1}"#, "[1, 2]", "[]", "3", r#"{"sessions": []}"#] {
            let reading = read(text);
            assert!(reading.not_a_transcript, "{text}");
            assert_eq!(reading.problems, []);
        }
    }

    #[test]
    fn broken_json_has_a_place() {
        let reading = read("{\n  \"sessions\": [,]\n}");
        assert_eq!(reading.problems[0].place, "line 2, column 16");
        let deep = "[".repeat(1_000_000);
        assert!(read(&deep).problems[0].what.contains("too deeply"));
    }
}
