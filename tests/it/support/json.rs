//! Reading the JSON that the program answers with, and checking the shapes that the contract defines.

use serde_json::Value;

/// The fields of an object, in alphabetical order.
fn fields(object: &Value) -> Vec<&str> {
    let mut fields: Vec<_> = object
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    fields.sort_unstable();
    fields
}

/// Checks that an object has these fields, and perhaps others.
#[track_caller]
pub fn has_fields(object: &Value, expected: &str) {
    let found = fields(object);
    for field in expected.split(' ') {
        assert!(found.contains(&field), "`{field}` is missing: {object}");
    }
}

/// The list of this name.
pub fn list<'a>(answer: &'a Value, name: &str) -> &'a [Value] {
    answer[name]
        .as_array()
        .unwrap_or_else(|| panic!("`{name}` is no list: {answer}"))
}

/// The text of this name.
pub fn text<'a>(object: &'a Value, name: &str) -> &'a str {
    object[name]
        .as_str()
        .unwrap_or_else(|| panic!("`{name}` is no text: {object}"))
}

/// The number of this name.
pub fn number(object: &Value, name: &str) -> u64 {
    object[name]
        .as_u64()
        .unwrap_or_else(|| panic!("`{name}` is no number: {object}"))
}

/// The marked texts: highlights are ranges of characters, in order and apart.
#[track_caller]
pub fn marked(thing: &Value) -> Vec<String> {
    let characters: Vec<char> = text(thing, "text").chars().collect();
    let mut reached = 0;
    let mut marked = Vec::new();
    for range in list(thing, "highlights") {
        let [start, end] = [0, 1].map(|i| range[i].as_u64().unwrap() as usize);
        assert!(reached <= start && start < end, "{thing}");
        reached = end;
        marked.push(characters[start..end].iter().collect());
    }
    marked
}

/// Checks what places a thing in a conference and a file of the sample corpus.
#[track_caller]
pub fn check_place(thing: &Value) {
    has_fields(thing, "session conference date source");
    has_fields(&thing["conference"], "name place");
    has_fields(&thing["source"], "path lines page time");
    let path = text(&thing["source"], "path");
    assert!(path.starts_with("corpus/"), "{path}");
    assert!(thing["date"].is_null() || thing["date"].as_str().unwrap().len() <= 10);
    if let [first, last] = thing["source"]["lines"]
        .as_array()
        .map_or(&[][..], Vec::as_slice)
    {
        assert!(first.as_u64().unwrap() >= 1 && first.as_u64() <= last.as_u64());
    }
}

/// Checks the shape of a paragraph.
#[track_caller]
pub fn check_hit(hit: &Value) {
    has_fields(hit, "id given_id score literal text highlights speakers");
    check_place(hit);
    assert!(text(hit, "id").starts_with("p-") && text(hit, "id").len() == 18);
    for speaker in list(hit, "speakers") {
        has_fields(speaker, "name role label kind matched");
        let kind = text(speaker, "kind");
        assert!(
            ["verbatim", "direct", "indirect", "mixed"].contains(&kind),
            "{kind}"
        );
    }
}

/// Checks the shape of a speech.
#[track_caller]
pub fn check_speech(speech: &Value) {
    has_fields(speech, "id text highlights kind cue role confidence");
    check_place(speech);
    assert!(text(speech, "id").starts_with("s-") && text(speech, "id").len() == 18);
    let confidence = speech["confidence"].as_f64().unwrap();
    assert!((0.0..=1.0).contains(&confidence));
}
