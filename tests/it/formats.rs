//! What is not JSON: tables that can be read back, text for the terminal, completion scripts, and
//! an end when nobody reads on.

use std::io::Read;
use std::process::Stdio;

use serde_json::Value;

use crate::support::{Desk, copy_folder, sample_corpus, samples};

/// Commands that answer with several things, and how many at most.
const COMMANDS: [&[&str]; 9] = [
    &["search", "AIGC", "--limit", "5"],
    &["who", "长剧向短", "--limit", "5"],
    &["kwic", "机器", "--limit", "5"],
    &["count", "机器", "--by", "year"],
    &["list", "conferences"],
    &["list", "sessions"],
    &["list", "speakers"],
    &["list", "files"],
    &[
        "inspect",
        "corpus/yuanpu-village-2026/2026-03-21-record.json",
    ],
];

/// The one list of an answer that its lines and rows stand for.
fn things(answer: &Value) -> usize {
    let lists = [
        "hits",
        "lines",
        "groups",
        "files",
        "conferences",
        "speeches",
        "sessions",
        "speakers",
    ];
    let found = lists.iter().find_map(|name| answer[*name].as_array());
    found.unwrap_or_else(|| panic!("{answer}")).len()
}

#[test]
fn json_lines_hold_the_same_objects() {
    let desk = samples();
    for command in COMMANDS {
        let answer = desk.answer(command);
        let run = desk.run(&[command, &["--format", "jsonl"]].concat());
        let lines: Result<Vec<Value>, _> = run.stdout.lines().map(serde_json::from_str).collect();
        assert_eq!(lines.unwrap().len(), things(&answer), "{command:?}");
    }
}

#[test]
fn csv_has_a_header_and_rows_of_equal_length() {
    let desk = samples();
    for command in COMMANDS {
        let rows = things(&desk.answer(command));
        let run = desk.run(&[command, &["--format", "csv"]].concat());
        let mut reader = csv::Reader::from_reader(run.stdout.as_bytes());
        assert!(reader.headers().unwrap().len() > 1);
        let read: Result<Vec<_>, _> = reader.records().collect();
        let read = read
            .unwrap_or_else(|error| panic!("{command:?}: {error}"))
            .len();
        // A speaker takes a row for each example.
        let is_whole = if command[0] == "who" {
            read >= rows
        } else {
            read == rows
        };
        assert!(is_whole, "{command:?}: {read} rows for {rows}");
    }
    for command in [
        &["info"][..],
        &["analyze", "机器"],
        &["audit", "--samples", "5"],
        &["index", "corpus", "--dry-run"],
    ] {
        let run = desk.run(&[command, &["--format", "csv"]].concat());
        assert_eq!(run.code, 0, "{run:?}");
        assert!(
            csv::Reader::from_reader(run.stdout.as_bytes())
                .records()
                .all(|row| row.is_ok())
        );
    }
}

#[test]
fn markdown_quotes_with_speaker_and_source() {
    let desk = samples();
    for command in COMMANDS {
        let run = desk.run(&[command, &["--format", "markdown"]].concat());
        assert!(
            run.code == 0 && !run.stdout.is_empty(),
            "{command:?}: {run:?}"
        );
        let is_table = run.stdout.lines().any(|line| {
            line.starts_with("| --") || line.starts_with("|--") || line.starts_with("|:")
        });
        let is_quote = run.stdout.lines().any(|line| line.starts_with("> "));
        assert!(is_table || is_quote, "{command:?}: {}", run.stdout);
    }
    let run = desk.run(&[
        "who",
        "长剧向短",
        "--speaker",
        "沈闻笛",
        "--format",
        "markdown",
        "--limit",
        "1",
    ]);
    assert!(
        run.stdout.contains("沈闻笛") && run.stdout.contains("corpus/"),
        "{}",
        run.stdout
    );
}

#[test]
fn colours_come_only_when_they_are_asked_for() {
    let desk = samples();
    let plain = desk.run(&["search", "AIGC"]);
    assert!(!plain.stdout.contains('\u{1b}'));
    let coloured = desk.run(&["search", "AIGC", "--color", "always"]);
    assert!(coloured.stdout.contains("\u{1b}["));
    assert!(
        !desk
            .run(&["show", "p-1", "--color", "never"])
            .stderr
            .contains('\u{1b}')
    );
}

#[test]
fn nothing_fails_when_nobody_reads_on() {
    let desk = samples();
    for format in ["terminal", "json", "jsonl", "csv", "markdown"] {
        let mut child = desk
            .command(&[
                "search", "--limit", "1000", "--format", format, "--", "-不在",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // As `head -c 10` does.
        let mut start = [0; 10];
        child.stdout.take().unwrap().read_exact(&mut start).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{format}");
    }
}

#[test]
fn every_shell_gets_its_completions() {
    let desk = Desk::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = desk.run(&["completions", shell]);
        assert!(
            run.code == 0 && run.stdout.contains("search") && run.stdout.contains("kwic"),
            "{shell}"
        );
    }
    assert_eq!(desk.run(&["completions", "tin"]).code, 2);
}

#[test]
fn help_and_version_are_no_errors() {
    let desk = Desk::new();
    for arguments in [
        &["--help"][..],
        &["help"],
        &["search", "--help"],
        &["--version"],
        &[],
    ] {
        let run = desk.run(arguments);
        let expected = if arguments == ["help"] || arguments.is_empty() {
            2
        } else {
            0
        };
        assert_eq!(run.code, expected, "{arguments:?}: {run:?}");
    }
    assert!(
        desk.run(&["--version"])
            .stdout
            .contains(yanlu::engine::ANALYSIS_VERSION)
    );
}

#[test]
fn the_demo_answers_its_two_questions() {
    let desk = Desk::new();
    copy_folder(&sample_corpus(), &desk.path("corpus"));
    let run = desk.run(&["demo"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run:?}");
    for expected in [
        "$ yanlu index corpus\n",
        "$ yanlu search AIGC",
        "$ yanlu who 长剧向短",
        "沈闻笛",
        "“长剧向短”",
    ] {
        assert!(run.stdout.contains(expected), "{expected}: {}", run.stdout);
    }
    assert!(desk.path("index/meta.json").is_file());
    let elsewhere = desk.run(&["demo", "--index", "other", "--color", "always"]);
    assert_eq!(elsewhere.code, 0);
    assert!(desk.path("other/meta.json").is_file());
}
