//! A round table as one object, in the shape of VCSum: `context` holds turns, each a list of
//! sentences, and `speaker` the number of who speaks each. Numbers are no names.

use serde_json::{Map, Value};

use crate::transcript::{
    Draft, Event, Paragraph, Session, Source, Speaker, Turn, TurnSpeaker, Voice,
};

/// The draft of such an object; `None` if it has another shape.
pub(super) fn read(object: &Map<String, Value>, source: &Source, line: u32) -> Option<Draft> {
    let turns = object.get("context")?.as_array()?;
    let numbers = object.get("speaker")?.as_array()?;
    let text_of = |turn: &Value| {
        let sentences: Option<Vec<&str>> = turn.as_array()?.iter().map(Value::as_str).collect();
        sentences.map(|sentences| sentences.concat().trim().to_owned())
    };
    let texts: Vec<String> = turns.iter().map(text_of).collect::<Option<_>>()?;
    if texts.len() != numbers.len() {
        return None;
    }
    let given_id = object.get("id").and_then(Value::as_str).map(str::to_owned);
    let agenda = object.get("agenda").and_then(Value::as_str);
    let sessions: Vec<_> = agenda
        .filter(|title| !title.trim().is_empty())
        .map(|title| Session {
            title: title.trim().to_owned(),
        })
        .into_iter()
        .collect();
    let mut draft = Draft {
        source: source.clone(),
        event: Event::default(),
        sessions,
        paragraphs: Vec::new(),
        turns: Vec::new(),
    };
    for (text, number) in texts.into_iter().zip(numbers) {
        if text.is_empty() {
            continue;
        }
        let name = match number {
            Value::String(name) => name.clone(),
            other => other.to_string(),
        };
        draft.turns.push(Turn {
            speaker: TurnSpeaker::Given(Speaker {
                label: Some(name.clone()),
                named: false,
                ..Speaker::person(name)
            }),
            given_id: None,
        });
        draft.paragraphs.push(Paragraph {
            text,
            session: (!draft.sessions.is_empty()).then_some(0),
            lines: Some(line..=line),
            given_id: given_id.clone(),
            voice: Voice::Turn(draft.turns.len() - 1),
            ..Paragraph::default()
        });
    }
    (!draft.paragraphs.is_empty()).then_some(draft)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_are_numbered() {
        let object = r#"{"id": "1_0", "context": [["好。", "来。"], ["是。"]], "speaker": [1, 2], "agenda": "灯"}"#;
        let object = serde_json::from_str(object).unwrap();
        let draft = read(&object, &Source::default(), 4).unwrap();
        let shown: Vec<_> = draft.paragraphs.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(shown, ["好。来。", "是。"]);
        assert_eq!(draft.sessions[0].title, "灯");
        assert_eq!(draft.turns.len(), 2);
    }

    #[test]
    fn other_shapes_are_left_alone() {
        let object = serde_json::from_str(r#"{"context": "好", "text": "来"}"#).unwrap();
        assert_eq!(read(&object, &Source::default(), 1), None);
    }
}
