//! Bad input is a problem with a place and a hint; it costs no good file and never a panic.

// A test that is skipped says so.
#![allow(clippy::print_stderr)]

use std::fs;
use std::path::Path;
use std::time::Instant;

use tempfile::TempDir;
use yanlu::corpus::{UnitReading, read_file, walk};
use yanlu::reader::{self, Document};
use yanlu::transcript::Source;

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn read(name: &str, bytes: &[u8]) -> UnitReading {
    let folder = folder(&[(name, bytes)]);
    read_file(&folder.path().join(name))
}

fn shown(reading: &UnitReading) -> String {
    let problems: Vec<_> = reading.problems.iter().map(ToString::to_string).collect();
    problems.join("\n")
}

fn length(reading: &UnitReading) -> usize {
    let transcripts = reading.transcripts.iter();
    let paragraphs = transcripts.flat_map(|transcript| &transcript.paragraphs);
    paragraphs.map(|found| found.text.chars().count()).sum()
}

#[test]
fn empty_files_are_no_transcripts() {
    for (name, bytes) in [
        ("a.txt", ""),
        ("a.jsonl", "\n\n"),
        ("a.xml", " "),
        ("a.srt", "\u{FEFF}"),
    ] {
        let reading = read(name, bytes.as_bytes());
        assert!(
            reading.transcripts.is_empty() && reading.not_a_transcript,
            "{name}"
        );
        assert_eq!(shown(&reading), "", "{name}");
    }
}

#[test]
fn what_is_no_text_is_named() {
    let noise: Vec<u8> = (0..20_000_u32)
        .map(|i| (i.wrapping_mul(2_654_435_761) >> 11) as u8)
        .collect();
    let mut problems = Vec::new();
    for (name, bytes) in [
        ("noise.txt", noise.as_slice()),
        ("zeros.jsonl", &[0; 5_000]),
        ("a.txt", b"%PDF-1.7\n%\xE2\xE3"),
        ("b.txt", b"PK\x03\x04\x14\x00\x06\x00"),
    ] {
        let reading = read(name, bytes);
        assert!(reading.transcripts.is_empty(), "{name}");
        problems.push(format!("{name}: {}", shown(&reading)));
    }
    insta::assert_snapshot!(problems.join("\n"));
}

#[test]
fn broken_bytes_are_counted_and_the_rest_is_read() {
    let mut bytes = "主持人：大家好，今天讨论街灯。\n甲：好。\n"
        .repeat(20)
        .into_bytes();
    bytes.splice(60..61, [0xFF, 0xFE]);
    bytes[100] = 0;
    let reading = read("a.txt", &bytes);
    assert!(length(&reading) > 300);
    assert_eq!(reading.problems.len(), 1);
    assert!(
        reading.problems[0]
            .what
            .contains("could not be decoded as UTF-8")
    );
    assert!(reading.problems[0].place.starts_with("line "));
}

#[test]
fn no_character_of_a_long_line_is_lost() {
    let line = "“这条街上的灯一盏接一盏地亮了，”甲说，天还没有黑。".repeat(70_000);
    let reading = reader::read(&Document {
        text: &line,
        first_line: 1,
        source: Source::default(),
    });
    let paragraphs = &reading.drafts[0].paragraphs;
    let length = paragraphs
        .iter()
        .map(|found| found.text.len())
        .sum::<usize>();
    assert_eq!(length, line.len());
}

#[test]
fn repetition_takes_no_longer_than_other_text() {
    let start = Instant::now();
    let pieces = [
        "哈", "）", " )", "。  )", "<a ", "1", "2025", "：", "“", "甲：\n", "# \n", "**",
    ];
    for piece in pieces {
        let text = piece.repeat(400_000 / piece.len());
        let reading = read("a.txt", text.as_bytes());
        assert_eq!(shown(&reading), "", "{piece}");
    }
    // A road that is not linear takes hours here.
    assert!(start.elapsed().as_secs() < 300, "{:?}", start.elapsed());
}

#[test]
fn nesting_without_end_is_a_problem() {
    let mut problems = Vec::new();
    for (name, text) in [
        ("a.json", "[".repeat(500_000)),
        ("a.json", "{\"a\":".repeat(500_000)),
        (
            "a.jsonl",
            format!("{{\"text\": \"好。\", \"x\": {}}}", "[".repeat(500_000)),
        ),
        ("a.xml", "<a>".repeat(500_000)),
        ("a.md", format!("# 好\n\n{}好", "> ".repeat(50_000))),
        ("a.md", format!("# 好\n\n{}好", "*[".repeat(50_000))),
        (
            "a.md",
            format!("---\na: {}\n---\n# 好\n", "[".repeat(50_000)),
        ),
    ] {
        let reading = read(name, text.as_bytes());
        problems.push(format!("{name}: {}", shown(&reading)));
    }
    insta::assert_snapshot!(problems.join("\n"));
}

#[test]
fn one_broken_file_costs_no_other() {
    let folder = folder(&[
        ("a.xml", "<akomaNtoso><p>好</akomaNtoso>".as_bytes()),
        ("b.json", b"{\"text\": "),
        ("c.txt", "甲：好。".as_bytes()),
        ("d.txt", "甲：好。".as_bytes()),
    ]);
    let reading = read_file(folder.path());
    assert_eq!(reading.transcripts.len(), 2);
    assert_eq!(reading.problems.len(), 2);
}

#[test]
fn paths_that_lead_nowhere_are_named() {
    let found = walk(&["no/such/folder".into()]);
    let (path, problem) = &found.problems[0];
    assert_eq!(path, "no/such/folder");
    assert_eq!(
        problem.to_string(),
        "there is no such file or folder (check the path)"
    );
    assert!(found.files.is_empty());
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("a.txt", b"x"), ("b.txt", "甲：好。".as_bytes())]);
    let closed = folder.path().join("a.txt");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&closed).is_ok() {
        return eprintln!("skipped: this user may read every file");
    }
    let reading = read_file(folder.path());
    assert_eq!(reading.transcripts.len(), 1);
    assert_eq!(
        shown(&reading),
        "it may not be read (check its permissions)"
    );
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_are_problems_and_the_rest_is_found() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("a.txt", "甲：好。".as_bytes())]);
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).unwrap();
    symlink(folder.path(), inner.join("back")).unwrap();
    symlink(Path::new("nowhere"), inner.join("broken.txt")).unwrap();
    let found = walk(&[folder.path().to_owned()]);
    assert_eq!(found.files.len(), 1);
    assert_eq!(found.problems.len(), 2, "{:?}", found.problems);
}

#[test]
fn hidden_files_and_companions_are_passed_over() {
    let folder = folder(&[
        (".hidden.txt", b"x"),
        ("README.md", b"x"),
        ("speakers.toml", b"x"),
        ("a.schema.json", b"{}"),
        ("picture.png", b"x"),
        ("a.txt", b"x"),
    ]);
    let found = walk(&[folder.path().to_owned()]);
    let names: Vec<_> = found.files.iter().map(|file| file.relative()).collect();
    assert_eq!(names, ["a.txt"]);
}
