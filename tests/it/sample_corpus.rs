//! What the readers make of the transcripts in `corpus/`, and that its JSON keeps to the schemas.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use yanlu::corpus::{units, walk};
use yanlu::reader::{self, Document, Reading};
use yanlu::text::decode;
use yanlu::transcript::{Draft, Source, Voice};

fn below(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

fn reading(path: &Path, name: String) -> Reading {
    let bytes = fs::read(path).unwrap();
    let decoded = decode(&bytes).unwrap();
    reader::read(&Document {
        text: &decoded.text,
        first_line: 1,
        source: Source {
            path: name,
            encoding: decoded.encoding,
            ..Source::default()
        },
    })
}

fn shown(draft: &Draft) -> String {
    let or_none = |text: &Option<String>| text.clone().unwrap_or("–".into());
    let date = draft.event.date.map(|date| date.to_string());
    let open = draft
        .paragraphs
        .iter()
        .filter(|found| found.voice == Voice::Open);
    let mut lines = vec![format!(
        "{} {} ({}): {} | {} | {}, {} paragraphs, {} of them open, {} turns",
        draft.source.path,
        draft.source.format.as_str(),
        draft.source.encoding,
        or_none(&draft.event.name),
        or_none(&draft.event.place),
        or_none(&date),
        draft.paragraphs.len(),
        open.count(),
        draft.turns.len(),
    )];
    for (i, session) in draft.sessions.iter().enumerate() {
        let within = draft
            .paragraphs
            .iter()
            .filter(|found| found.session == Some(i));
        lines.push(format!("    {} ({})", session.title, within.count()));
    }
    lines.join("\n")
}

#[test]
fn every_sample_is_read_as_what_it_is() {
    let found = walk(&[below("corpus")]);
    assert!(found.problems.is_empty(), "{:?}", found.problems);
    let mut drafts = Vec::new();
    for file in &found.files {
        let reading = reading(&file.absolute, file.relative());
        assert_eq!(reading.problems, [], "{}", file.shown);
        drafts.extend(reading.drafts.iter().map(shown));
    }
    insta::assert_snapshot!(drafts.join("\n"));
}

#[test]
fn units_hold_every_byte_of_a_file_in_order() {
    for file in &walk(&[below("corpus")]).files {
        let mut size = 0;
        let loaded = units(file, u64::MAX, |unit| size += unit.size());
        assert_eq!(size, file.size, "{}", file.shown);
        assert_eq!(loaded.problems, []);
    }
}

#[test]
fn the_json_of_the_corpus_keeps_to_the_schemas() {
    let schema = |name: &str| {
        let text = fs::read_to_string(below("schema").join(name)).unwrap();
        let schema: Value = serde_json::from_str(&text).unwrap();
        jsonschema::validator_for(&schema).unwrap()
    };
    let object = schema("yanlu-object.schema.json");
    let conference = schema("yanlu-conference.schema.json");
    let mut checked = 0;
    for file in &walk(&[below("corpus")]).files {
        let name = file.name();
        let (schema, lines) = if name.ends_with(".jsonl") {
            (&object, true)
        } else if name.ends_with(".json") {
            (&conference, false)
        } else {
            continue;
        };
        let text = fs::read_to_string(&file.absolute).unwrap();
        let values: Vec<&str> = if lines {
            text.lines().collect()
        } else {
            vec![&text]
        };
        for value in values {
            let value: Value = serde_json::from_str(value).unwrap();
            assert!(schema.is_valid(&value), "{name}: {value}");
            checked += 1;
        }
    }
    assert!(checked > 1);
    assert!(!object.is_valid(&serde_json::json!({ "speaker": "甲" })));
    assert!(!conference.is_valid(&serde_json::json!({ "sessions": [{}] })));
}
