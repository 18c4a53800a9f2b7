//! Reading measured on real transcripts, which are not part of the project: `$YANLU_CORPORA` says
//! where they are.

// A test that is skipped says so, and figures are for reading.
#![allow(clippy::print_stderr, clippy::print_stdout)]

use std::fs;
use std::path::{Path, PathBuf};

use yanlu::corpus::{UnitReading, read_file};
use yanlu::reader::{self, Document, Reading};
use yanlu::text::decode;
use yanlu::transcript::{Source, TurnSpeaker, Voice};

use crate::support::{common, real_corpus};

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .collect();
    files.sort();
    files
}

fn reading(path: &Path) -> Reading {
    let bytes = fs::read(path).unwrap();
    let decoded = decode(&bytes).unwrap();
    reader::read(&Document {
        text: &decoded.text,
        first_line: 1,
        source: Source {
            path: path.file_name().unwrap().to_string_lossy().into_owned(),
            ..Source::default()
        },
    })
}

/// Speech elements with text in them, counted without an XML parser.
fn speeches_in(xml: &str) -> usize {
    let has_text = |element: &&str| {
        let content = element.split("</speech>").next().unwrap_or_default();
        let content = content.split_once('>').map_or("", |(_, content)| content);
        let said = content
            .split_once("</from>")
            .map_or(content, |(_, said)| said);
        let tagless: String = said
            .split('<')
            .map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text))
            .collect();
        !tagless.trim().is_empty()
    };
    xml.split("<speech ").skip(1).filter(has_text).count()
}

#[test]
fn akoma_ntoso_files_give_every_speech() {
    let Some(folder) = real_corpus("sayit") else {
        return;
    };
    let files = files(&folder, ".xml");
    assert_eq!(files.len(), 51);
    let mut broken = 0;
    for path in &files {
        let UnitReading {
            transcripts,
            problems,
            ..
        } = read_file(path);
        if let Some(problem) = problems.first() {
            broken += 1;
            assert_eq!(problem.hint, "looks like Markdown: rename it to .md");
            assert!(problem.place.starts_with("line 1, column "), "{problem}");
            continue;
        }
        let expected = speeches_in(&fs::read_to_string(path).unwrap());
        let found: usize = transcripts.iter().map(|found| found.speeches.len()).sum();
        assert_eq!(found, expected, "{}", path.display());
    }
    assert_eq!(broken, 1);
}

#[test]
fn the_conference_of_1999_has_its_sections_as_sessions() {
    let Some(folder) = real_corpus("sayit") else {
        return;
    };
    let path = files(&folder, ".xml").into_iter().find(|path| {
        let name = path.file_name().unwrap_or_default();
        name.to_string_lossy().starts_with("1999")
    });
    let transcript = read_file(&path.unwrap()).transcripts.remove(0);
    assert_eq!(transcript.sessions.len(), 39);
    assert_eq!(
        transcript.event.name.as_deref(),
        Some("1999年全國司法改革會議")
    );
    assert_eq!(transcript.speeches.len(), 2580);
}

/// The speakers of a file in order, equal neighbours once.
fn speakers(path: &Path) -> Vec<String> {
    let reading = reading(path);
    let mut speakers = Vec::new();
    for draft in &reading.drafts {
        for paragraph in &draft.paragraphs {
            if let Voice::Turn(turn) = paragraph.voice {
                speakers.push(match &draft.turns[turn].speaker {
                    TurnSpeaker::Given(speaker) => speaker.name.clone(),
                    TurnSpeaker::Labelled(label) => label.clone(),
                });
            }
        }
    }
    speakers.dedup();
    speakers
}

#[test]
fn subtitles_name_the_speakers_that_the_json_beside_them_names() {
    let Some(folder) = real_corpus("transpal") else {
        return;
    };
    for path in files(&folder, ".srt") {
        let subtitles = speakers(&path);
        let json = speakers(&path.with_extension("json"));
        let common = common(&subtitles, &json) as f64;
        let agreement = common / subtitles.len().max(json.len()) as f64;
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        println!("{name}: {:.2} % of {} turns", agreement * 100.0, json.len());
        if name.starts_with("2024-02-16") || name.starts_with("2024-03-21") {
            assert!(agreement >= 0.99, "{name}: {agreement}");
        }
    }
}

#[test]
fn the_paragraphs_of_a_newspaper_page_are_put_together() {
    let Some(folder) = real_corpus("seed") else {
        return;
    };
    let reading = reading(&files(&folder, ".txt")[0]);
    let draft = &reading.drafts[0];
    let paragraphs = &draft.paragraphs;
    assert_eq!(paragraphs.len(), 29);
    let with = |text: &str| {
        let found: Vec<_> = paragraphs
            .iter()
            .filter(|found| found.text.contains(text))
            .collect();
        assert_eq!(found.len(), 1, "{text}");
        found[0].lines.clone().unwrap()
    };
    assert_eq!(with("长剧向短"), 25..=29);
    assert_eq!(with("活动成功举办"), 1..=5);
    assert_eq!(with("2024北京微短剧报告"), 42..=45);
    assert_eq!(with("探索“微短剧+”跨界融合路径"), 67..=76);
    assert_eq!(draft.sessions.len(), 6);
    assert_eq!(
        draft.event.name.as_deref(),
        Some("第三届北京网络视听艺术大会")
    );
}

#[test]
fn page_heads_do_not_cut_the_record_of_a_council() {
    let Some(folder) = real_corpus("legco") else {
        return;
    };
    for path in files(&folder, ".txt") {
        let reading = reading(&path);
        let paragraphs = &reading.drafts[0].paragraphs;
        assert!(paragraphs.iter().all(|found| !found.text.contains('─')));
        assert!(paragraphs.iter().all(|found| found.page.is_some()));
        assert_eq!(
            reading.drafts[0]
                .event
                .date
                .map(|date| date.month.is_some()),
            Some(true)
        );
    }
}

#[test]
fn every_article_of_a_news_file_is_a_document() {
    let Some(folder) = real_corpus("news") else {
        return;
    };
    for path in files(&folder, ".txt") {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        let reading = reading(&path);
        assert_eq!(reading.drafts.len(), lines);
        let paragraphs = reading.drafts.iter().flat_map(|draft| &draft.paragraphs);
        assert!(
            paragraphs
                .into_iter()
                .all(|found| found.text.chars().count() <= 4_000)
        );
    }
}
