//! What the program answers from real transcripts, which are not part of the project:
//! `$YANLU_CORPORA` says where they are. Speeches are compared with what stands beside or in the
//! sources, counted without the readers.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::json::list;
use crate::support::{Desk, common, real_corpus};

fn path(folder: &Path) -> &str {
    folder.to_str().unwrap()
}

/// Checks that these and no others said it.
#[track_caller]
fn said(desk: &Desk, query: &str, expected: &[&str]) {
    let answer = desk.answer(&["who", query, "--limit", "100"]);
    let names: Vec<_> = list(&answer, "speakers")
        .iter()
        .map(|speaker| speaker["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, expected, "{query}");
}

#[test]
fn the_report_that_started_it_all_says_who_said_what() {
    let Some(folder) = real_corpus("seed") else {
        return;
    };
    let desk = Desk::new();
    assert_eq!(desk.run(&["index", path(&folder)]).told(), "exit 0\n");

    said(&desk, "长剧向短", &["龙平平"]);
    let answer = desk.answer(&["who", "长剧向短"]);
    let example = &answer["speakers"][0]["examples"][0];
    let facts = ["role", "kind", "cue"].map(|fact| example[fact].as_str().unwrap());
    assert_eq!(
        facts,
        ["中共中央党史和文献研究院研究员、编剧", "indirect", "认为"]
    );
    assert_eq!(answer["speakers"][0]["roles"], Value::from(vec![facts[0]]));
    let text: Vec<char> = example["text"].as_str().unwrap().chars().collect();
    let [start, end] = [0, 1].map(|i| example["highlights"][0][i].as_u64().unwrap() as usize);
    assert_eq!(text[start..end].iter().collect::<String>(), "长剧向短");

    said(&desk, "信念感", &["南镇"]);
    said(&desk, "工业化程度", &["龚宇"]);
    said(&desk, "情绪价值", &["刘皇甫"]);

    let answer = desk.answer(&["search", "AIGC", "--limit", "100"]);
    let hits = list(&answer, "hits");
    for hit in hits.iter().filter(|hit| hit["literal"] == true) {
        assert!(hit["text"].as_str().unwrap().contains("AIGC"), "{hit}");
    }
    let speakers = hits.iter().flat_map(|hit| list(hit, "speakers"));
    let told: Vec<_> = speakers
        .map(|speaker| (&speaker["name"], &speaker["role"], &speaker["matched"]))
        .collect();
    let expected = (&"张兰兰".into(), &"快手星芒短剧负责人".into(), &true.into());
    assert!(told.contains(&expected), "{told:?}");

    let sessions = desk.answer(&["list", "sessions"]);
    assert!(list(&sessions, "sessions").len() >= 3, "{sessions}");
}

/// Speech elements with text in them, counted without an XML parser.
fn speeches_in(xml: &str) -> u64 {
    let has_text = |element: &&str| {
        let content = element.split("</speech>").next().unwrap_or_default();
        let content = content.split_once('>').map_or("", |(_, content)| content);
        let said = content
            .split_once("</from>")
            .map_or(content, |(_, said)| said);
        let texts = said
            .split('<')
            .map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
        !texts.collect::<String>().trim().is_empty()
    };
    xml.split("<speech ").skip(1).filter(has_text).count() as u64
}

#[test]
fn every_speech_of_fifty_meetings_is_found_but_for_the_one_that_is_no_xml() {
    let Some(folder) = real_corpus("sayit") else {
        return;
    };
    let desk = Desk::new();
    let run = desk.run(&["index", path(&folder)]);
    let told = run.told().replace(path(&folder), "[sayit]");
    let mut lines = told.lines();
    assert_eq!(lines.next(), Some("exit 2"));
    let error = lines.next().unwrap();
    assert!(
        error.starts_with("error: [sayit]/2019-11-09-「")
            && error.ends_with(".an.xml: line 1, column 1: this is no XML"),
        "{told}"
    );
    assert_eq!(
        lines.collect::<Vec<_>>(),
        ["hint: looks like Markdown: rename it to .md"]
    );

    let files = desk.answer(&["list", "files"]);
    let files = list(&files, "files");
    assert!(files.len() >= 51);
    let mut broken = 0;
    for file in files {
        let name = file["path"].as_str().unwrap();
        let xml = fs::read_to_string(name).unwrap();
        if !xml.contains("<akomaNtoso") {
            broken += 1;
            continue;
        }
        assert_eq!(file["speeches"], speeches_in(&xml), "{name}");
    }
    assert_eq!(broken, 1);

    let sessions = desk.answer(&["list", "sessions"]);
    let of_1999 = list(&sessions, "sessions")
        .iter()
        .filter(|session| session["conference"] == "1999年全國司法改革會議");
    assert_eq!(of_1999.count(), 39);

    let total = |query| desk.answer(&["count", query, "--by", "year"])["total"].clone();
    for (simplified, traditional) in [("社会创新", "社會創新"), ("开放政府", "開放政府")]
    {
        assert_eq!(total(simplified), total(traditional));
        assert!(total(simplified).as_u64().unwrap() > 10);
    }
}

/// The labels of the speeches of a file, as written, equal neighbours once.
fn labels(desk: &Desk, file: &Path) -> Vec<String> {
    let (_, answer) = desk.ask(&["inspect", path(file)]);
    let speakers = list(&answer, "speeches")
        .iter()
        .map(|speech| &speech["speaker"]);
    let mut labels: Vec<String> = speakers
        .map(|speaker| {
            speaker["label"]
                .as_str()
                .or(speaker["name"].as_str())
                .unwrap()
                .to_owned()
        })
        .collect();
    labels.dedup();
    labels
}

/// Shares of the expected labels that were found in order, and of the found ones that were not
/// expected, in percent.
fn shares(name: &str, found: &[String], expected: &[String]) -> (f64, f64) {
    let common = common(found, expected);
    let percent = |part: usize, whole: usize| part as f64 * 100.0 / whole.max(1) as f64;
    let (hit, extra) = (
        percent(common, expected.len()),
        percent(found.len() - common, found.len()),
    );
    println!(
        "{name}: {hit:.1} % of {} labels found, {extra:.1} % of {} extra",
        expected.len(),
        found.len()
    );
    (hit, extra)
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries
        .filter(|path| path.to_str().unwrap().ends_with(ending))
        .collect();
    files.sort();
    files
}

#[test]
fn subtitles_have_the_labels_of_the_json_beside_them() {
    let Some(folder) = real_corpus("transpal") else {
        return;
    };
    let desk = Desk::new();
    for subtitles in files(&folder, ".srt") {
        let name = subtitles.file_name().unwrap().to_str().unwrap();
        let json: Value =
            serde_json::from_str(&fs::read_to_string(subtitles.with_extension("json")).unwrap())
                .unwrap();
        let mut expected: Vec<String> = list(&json, "content")
            .iter()
            .filter_map(|part| part["speaker"].as_str().map(str::to_owned))
            .collect();
        expected.dedup();
        let (hit, extra) = shares(name, &labels(&desk, &subtitles), &expected);
        // The others differ at the source.
        if name.starts_with("2024-02-16") || name.starts_with("2024-03-21") {
            assert!(hit >= 99.0 && extra <= 1.0, "{name}");
        }
    }
}

#[test]
fn the_record_of_a_council_has_the_labels_of_its_speeches() {
    let Some(folder) = real_corpus("legco") else {
        return;
    };
    let desk = Desk::new();
    let mut failures = Vec::new();
    for record in files(&folder, ".txt") {
        let name = record.file_name().unwrap().to_str().unwrap();
        let json: Value =
            serde_json::from_str(&fs::read_to_string(record.with_extension("json")).unwrap())
                .unwrap();
        let mut expected: Vec<String> = list(&json, "events")
            .iter()
            .filter_map(|event| event["speaker"]["full"].as_str().map(str::to_owned))
            .collect();
        expected.dedup();
        let (hit, extra) = shares(name, &labels(&desk, &record), &expected);
        if hit < 97.0 || extra > 3.0 {
            failures.push(name.to_owned());
        }
    }
    assert_eq!(failures, [""; 0]);
}
