//! The YAML block at the top of a Markdown file. Only facts about the conference are taken from it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::problem::Fault;
use crate::text::{Date, find_date};
use crate::transcript::{Event, Problem};

/// What the block says, and where the text below it begins.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    pub event: Event,
    /// The session that the whole file is.
    pub session: Option<String>,
    /// The first byte below the block.
    pub length: usize,
}

/// Reads the block, if the text begins with one.
pub(super) fn read(text: &str, first_line: u32, problems: &mut Vec<Problem>) -> FrontMatter {
    let Some((yaml, length)) = block(text) else {
        return FrontMatter::default();
    };
    let fields: BTreeMap<String, Value> = match serde_saphyr::from_str(yaml) {
        Ok(fields) => fields,
        Err(error) => {
            let place = error.location();
            let line = place.map_or(0, |place| first_line + place.line() as u32);
            let message = message_of(&error.to_string());
            problems.push(Fault::FrontMatter { message }.at(line, 0));
            return FrontMatter {
                length,
                ..FrontMatter::default()
            };
        }
    };
    let field = |names: &[&str]| {
        names.iter().find_map(|name| match fields.get(*name)? {
            Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
    };
    let written = field(&["date", "日期", "时间", "時間"]);
    let date = written
        .as_deref()
        .and_then(|date| Date::parse_iso(date).or_else(|| find_date(date)));
    if let (Some(written), None) = (written, date) {
        problems.push(Fault::Date { written }.at(first_line, 0));
    }
    FrontMatter {
        event: Event {
            name: field(&["conference", "event", "会议", "會議", "title", "name"]),
            place: field(&["place", "location", "地点", "地點"]),
            date,
        },
        session: field(&["session", "场次", "場次"]),
        length,
    }
}

/// The first line of what the parser says, without the place, which is said elsewhere.
fn message_of(error: &str) -> String {
    let line = error.lines().next().unwrap_or_default();
    let after_place = line
        .split_once("column ")
        .and_then(|(_, rest)| rest.split_once(": "));
    after_place.map_or(line, |(_, message)| message).to_owned()
}

/// The YAML between two lines of three dashes, and the length of all three.
fn block(text: &str) -> Option<(&str, usize)> {
    let first = text.split_inclusive('\n').next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut at = first.len();
    for line in text[at..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((&text[first.len()..at], at + line.len()));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_taken_and_the_rest_is_left() {
        let text =
            "---\nconference: 灯会\ndate: 2025-05-08\nplace: 江边\ntags: [a, b]\n---\n# 标题\n";
        let mut problems = Vec::new();
        let found = read(text, 1, &mut problems);
        assert_eq!(problems, []);
        assert_eq!(found.event.name.as_deref(), Some("灯会"));
        assert_eq!(found.event.place.as_deref(), Some("江边"));
        assert_eq!(found.event.date.unwrap().to_string(), "2025-05-08");
        assert_eq!(&text[found.length..], "# 标题\n");
    }

    #[test]
    fn broken_yaml_is_a_problem_with_a_line() {
        let mut problems = Vec::new();
        let found = read("---\na: 1\nb: [1\n---\n正文", 1, &mut problems);
        assert_eq!(found.event, Event::default());
        assert_eq!(problems.len(), 1);
        assert!(problems[0].what.contains("YAML"), "{}", problems[0]);
        assert!(problems[0].place.starts_with("line "), "{}", problems[0]);
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        assert_eq!(read("---\n正文", 1, &mut Vec::new()).length, 0);
        assert_eq!(read("正文\n---\n", 1, &mut Vec::new()).length, 0);
    }
}
