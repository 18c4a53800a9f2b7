//! What the READMEs show is what the program does: every `$ yanlu …` line is run, and what stands
//! below it must be what it prints, measured times aside.

use std::fs;
use std::path::Path;

use crate::support::{Desk, copy_folder, sample_corpus};

/// A command line of a README and the output shown below it.
#[derive(Debug)]
struct Shown {
    arguments: Vec<String>,
    output: Vec<String>,
}

/// The lines of all `console` blocks, in order.
fn shown_in(readme: &str) -> Vec<Shown> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(readme)).unwrap();
    let mut shown: Vec<Shown> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if !inside {
        } else if let Some(command) = line.strip_prefix("$ yanlu ") {
            shown.push(Shown {
                arguments: command.split_whitespace().map(str::to_owned).collect(),
                output: Vec::new(),
            });
        } else {
            shown
                .last_mut()
                .expect("output follows a command")
                .output
                .push(line.to_owned());
        }
    }
    shown
}

/// The line with every number before a unit of time or speed made equal.
fn without_times(line: &str) -> String {
    let words: Vec<&str> = line.split(' ').collect();
    let masked = words.iter().enumerate().map(|(i, word)| {
        let unit = words.get(i + 1).copied().unwrap_or("");
        let timed = matches!(unit.trim_end_matches(','), "ms" | "s" | "MB/s");
        if timed && (*word == "[time]" || word.starts_with(|c: char| c.is_ascii_digit())) {
            "#"
        } else {
            word
        }
    });
    masked.collect::<Vec<_>>().join(" ").trim_end().to_owned()
}

fn lines(text: &[String]) -> Vec<String> {
    let mut lines: Vec<String> = text.iter().map(|line| without_times(line)).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

#[track_caller]
fn check(readme: &str) {
    let desk = Desk::new();
    copy_folder(&sample_corpus(), &desk.path("corpus"));
    let shown = shown_in(readme);
    assert!(shown.len() >= 8, "{readme} shows too little");
    for Shown { arguments, output } in shown {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let run = desk.run(&arguments);
        assert_eq!(run.code, 0, "{readme}: yanlu {arguments:?}: {run:?}");
        if !output.is_empty() {
            let printed: Vec<String> = run.stdout.lines().map(str::to_owned).collect();
            assert_eq!(
                lines(&printed),
                lines(&output),
                "{readme}: yanlu {arguments:?}"
            );
        }
    }
}

/// Every entry of the register that is shown is good.
#[track_caller]
fn check_register(readme: &str) {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(readme)).unwrap();
    let (_, shown) = text.split_once("```toml\n").expect("a register is shown");
    let (register, _) = shown.split_once("```").unwrap();
    let desk = Desk::new();
    copy_folder(&sample_corpus(), &desk.path("corpus"));
    desk.write("corpus/speakers.toml", register);
    let report = desk.answer(&["index", "corpus"]);
    assert_eq!(report["problems"], serde_json::json!([]), "{readme}");
    // The names of the entries were read, for they fit nobody of the sample corpus.
    let notes = report["notes"].to_string();
    assert!(
        notes.contains("何伟（灯光师）") && notes.contains("correction"),
        "{notes}"
    );
}

#[test]
fn the_registers_shown_are_good() {
    check_register("README.md");
    check_register("README.zh-CN.md");
}

#[test]
fn the_english_readme_shows_what_the_program_prints() {
    check("README.md");
}

#[test]
fn the_chinese_readme_shows_what_the_program_prints() {
    check("README.zh-CN.md");
}
