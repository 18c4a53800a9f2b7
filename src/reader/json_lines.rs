//! JSON Lines: the project's own, one turn or stretch of report text a line, and round tables in
//! the shape of VCSum. A bad line is reported and the others are read.

use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use super::object::{DraftBuilder, Fields};
use super::problem::Fault;
use super::sniff::{Kind, sniff};
use super::{Document, Reader, Reading, broken_promise, round_table};
use crate::text::source_lines;
use crate::transcript::{Problem, Source, SourceFormat};

/// More broken lines than this are counted in one problem.
const MOST_LINE_PROBLEMS: usize = 20;

/// One JSON object a line.
pub(super) struct JsonLines;

impl Reader for JsonLines {
    fn read(&self, document: &Document<'_>) -> Reading {
        let mut reading = Reading::default();
        let mut objects = Objects::new(&document.source);
        let (mut broken, mut unknown) = (Vec::new(), Vec::new());
        for line in source_lines(document.text) {
            let number = document.first_line + line.number - 1;
            let text = line.text.trim_matches(['\u{FEFF}', ' ', '\t']);
            if text.is_empty() {
                continue;
            }
            match serde_json::from_str::<Map<String, Value>>(text) {
                Ok(object) => {
                    let known = objects.add(object, number, &mut reading);
                    if !known {
                        unknown.push(number);
                    }
                }
                Err(error) => broken.push(line_fault(&error).at(number, error.column() as u32)),
            }
        }
        objects.finish(&mut reading);
        if reading.drafts.is_empty() && unknown.is_empty() && !broken.is_empty() {
            return not_json_lines(document, broken);
        }
        reading.not_a_transcript = reading.drafts.is_empty()
            && broken.is_empty()
            && reading.problems.is_empty()
            && !unknown.is_empty();
        if !reading.not_a_transcript {
            let no_text = |line| Fault::NoText.at(line, 0);
            broken.extend(unknown.into_iter().map(no_text));
        }
        let more = broken.len().saturating_sub(MOST_LINE_PROBLEMS);
        broken.truncate(MOST_LINE_PROBLEMS);
        reading.problems.append(&mut broken);
        if more > 0 {
            reading
                .problems
                .push(Fault::MoreLines { count: more }.at(0, 0));
        }
        reading
    }
}

/// True if two neighbouring lines belong to one document: both name the same one. Looks no further
/// than that field.
pub fn continues(line: &str, next: &str) -> bool {
    match (document_of(line), document_of(next)) {
        (Some(document), Some(next)) => document == next,
        _ => false,
    }
}

/// The value of the field `document` as it is written.
fn document_of(line: &str) -> Option<&str> {
    const NAME: &str = "\"document\"";
    let bytes = line.as_bytes();
    memchr::memmem::find_iter(bytes, NAME).find_map(|at| {
        // Within a text the quotation marks are escaped.
        if at > 0 && bytes[at - 1] == b'\\' {
            return None;
        }
        let value = line[at + NAME.len()..].trim_start().strip_prefix(':')?;
        let value = value.trim_start();
        let end = match value.strip_prefix('"') {
            Some(text) => 1 + text.find('"')?,
            None => value.find([',', '}'])?,
        };
        Some(value[..end].trim_end())
    })
}

/// A file in which not a single line is JSON is something else.
fn not_json_lines(document: &Document<'_>, broken: Vec<Problem>) -> Reading {
    let whole_value = || serde_json::from_str::<IgnoredAny>(document.text).is_ok();
    let lines = match sniff(document.text) {
        Kind::JsonLines => true,
        // It begins like JSON; but only what is JSON as a whole should be renamed.
        Kind::Json => !whole_value(),
        _ => false,
    };
    if lines {
        return Reading {
            problems: broken,
            ..Reading::default()
        };
    }
    let first = broken.into_iter().next();
    let fallback = Fault::Malformed {
        promised: "JSON Lines",
        message: "no line is a JSON object".into(),
    };
    let mut reading = broken_promise(document, "JSON Lines", (document.first_line, 1), fallback);
    if let (Some(problem), Some(first)) = (reading.problems.first_mut(), first) {
        problem.place = first.place;
    }
    reading
}

fn line_fault(error: &serde_json::Error) -> Fault {
    let message = message_of(error);
    if message.contains("recursion limit") {
        Fault::TooDeep { promised: "JSON" }
    } else {
        Fault::Line { message }
    }
}

/// What serde_json says, without the place, which is said elsewhere.
pub(super) fn message_of(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(at) => message[..at].to_owned(),
        None => message,
    }
}

/// Objects in the order of the file, gathered to drafts.
pub(super) struct Objects {
    source: Source,
    open: Option<DraftBuilder>,
}

impl Objects {
    pub fn new(source: &Source) -> Self {
        Self {
            source: Source {
                format: SourceFormat::JsonLines,
                ..source.clone()
            },
            open: None,
        }
    }

    /// Adds the object of a line; false if its shape is not known.
    pub fn add(&mut self, object: Map<String, Value>, line: u32, reading: &mut Reading) -> bool {
        if let Some(draft) = round_table::read(&object, &self.source, line) {
            self.finish_open(reading);
            reading.drafts.push(draft);
            return true;
        }
        let Some(fields) = Fields::take(object, line, &mut reading.problems) else {
            return false;
        };
        let goes_on = |open: &DraftBuilder| open.goes_on_with(&fields);
        if !self.open.as_ref().is_some_and(goes_on) {
            self.finish_open(reading);
        }
        let source = &self.source;
        self.open
            .get_or_insert_with(|| DraftBuilder::new(source.clone(), &fields))
            .add(fields, Some(line));
        true
    }

    pub fn finish(mut self, reading: &mut Reading) {
        self.finish_open(reading);
    }

    fn finish_open(&mut self, reading: &mut Reading) {
        reading
            .drafts
            .extend(self.open.take().and_then(DraftBuilder::finish));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::{TurnSpeaker, Voice};

    fn read(text: &str) -> Reading {
        JsonLines.read(&Document {
            text,
            first_line: 1,
            source: Source {
                path: "a.jsonl".into(),
                ..Source::default()
            },
        })
    }

    #[test]
    fn neighbours_of_one_document_share_a_draft() {
        let reading = read(
            r#"{"document": "a", "conference": "灯会", "date": "2025-05-08", "session": "上午", "speaker": "甲", "role": "馆长", "text": "一。\n二。", "id": 7}
{"document": "a", "conference": "灯会", "date": "2025-05-09", "session": "下午", "text": "甲说，三。", "mood": "好"}
{"document": "b", "conference": "灯会", "text": "四。"}
{"text": "五。"}
{"text": "六。"}
"#,
        );
        assert_eq!(reading.problems, []);
        assert_eq!(reading.drafts.len(), 4);
        let draft = &reading.drafts[0];
        assert_eq!(draft.event.name.as_deref(), Some("灯会"));
        assert_eq!(draft.sessions.len(), 2);
        let texts: Vec<_> = draft.paragraphs.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(texts, ["一。", "二。", "甲说，三。"]);
        assert_eq!(draft.paragraphs[1].voice, Voice::Turn(0));
        assert_eq!(draft.paragraphs[2].voice, Voice::Open);
        assert_eq!(draft.paragraphs[2].lines, Some(2..=2));
        assert_eq!(draft.paragraphs[2].date.unwrap().to_string(), "2025-05-09");
        assert_eq!(draft.paragraphs[2].extra["mood"], "好");
        assert_eq!(draft.turns[0].given_id.as_deref(), Some("7"));
        let TurnSpeaker::Given(speaker) = &draft.turns[0].speaker else {
            panic!("the speaker is given");
        };
        assert_eq!(
            (speaker.name.as_str(), speaker.role.as_deref()),
            ("甲", Some("馆长"))
        );
    }

    #[test]
    fn a_bad_line_does_not_cost_the_others() {
        let reading = read(
            "{\"text\": \"一。\"}\n{\"text\": oops}\n{\"note\": 1}\n[1]\n{\"text\": \"二。\", \"date\": \"某天\"}\n",
        );
        assert_eq!(reading.drafts.len(), 2);
        let shown: Vec<_> = reading.problems.iter().map(ToString::to_string).collect();
        insta::assert_snapshot!(shown.join("\n"));
    }

    #[test]
    fn only_a_document_of_the_same_name_goes_on() {
        for (line, next, expected) in [
            (
                r#"{"document": "a", "text": "一"}"#,
                r#"{"text": "二", "document":"a"}"#,
                true,
            ),
            (r#"{"document": 7}"#, r#"{"document": 7, "x": 1}"#, true),
            (r#"{"document": "a"}"#, r#"{"document": "b"}"#, false),
            (r#"{"text": "一"}"#, r#"{"text": "二"}"#, false),
            (
                r#"{"text": "\"document\": \"a\""}"#,
                r#"{"document": "a"}"#,
                false,
            ),
        ] {
            assert_eq!(continues(line, next), expected, "{line} {next}");
        }
    }

    #[test]
    fn deep_nesting_is_a_problem_and_not_a_crash() {
        let deep = format!(
            "{{\"text\": \"好\", \"x\": {}{}}}",
            "[".repeat(100_000),
            "]".repeat(100_000)
        );
        let reading = read(&format!("{deep}\n{{\"text\": \"二。\"}}\n"));
        assert_eq!(reading.drafts.len(), 1);
        assert!(reading.problems[0].what.contains("too deeply"));
    }

    #[test]
    fn objects_of_another_shape_are_no_transcript() {
        let reading = read("{\"a\": 1}\n{\"a\": 2}\n");
        assert!(reading.not_a_transcript);
        assert_eq!(reading.problems, []);
    }
}
