//! Who said what in the invented, hand-labelled cases of `tests/gold`: the score, and its floors.
//!
//! With `YANLU_GOLD_SHOW=1` and `--nocapture`, every case that is not right is printed; any other
//! value prints only those of the files whose name holds it.

mod case;
mod score;

use std::fs;
use std::path::Path;

use case::Case;
use score::{Tally, head, score};

/// A little below what is reached. They only go up.
const F1: f64 = 0.74;
const ROLES: f64 = 0.9;
const KINDS: f64 = 0.97;
/// A little above what is reached. It only goes down.
const TRAPS_ATTRIBUTED: f64 = 0.14;

/// The case files: name without ending, and content.
fn files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// The cases of all files, in order; whatever is malformed fails the test with its file and line.
fn cases() -> Vec<(String, Vec<Case>)> {
    let mut malformed = Vec::new();
    let mut cases = Vec::new();
    for (name, content) in files() {
        match case::parse(&content) {
            Ok(found) => cases.push((name, found)),
            Err(errors) => {
                let place = |(line, what)| format!("tests/gold/{name}.txt:{line}: {what}");
                malformed.extend(errors.into_iter().map(place));
            }
        }
    }
    assert!(malformed.is_empty(), "\n{}", malformed.join("\n"));
    cases
}

#[test]
fn who_said_what_in_the_gold_cases_is_found() {
    let show = std::env::var("YANLU_GOLD_SHOW").ok();
    let shown = |name: &str| {
        let wanted = show.as_deref();
        wanted.is_some_and(|wanted| wanted == "1" || name.contains(wanted))
    };
    let mut all = Tally::default();
    let mut table = vec![head()];
    for (name, cases) in cases() {
        let mut tally = Tally::default();
        for case in &cases {
            let faults = score(case, &mut tally);
            if !faults.is_empty() && shown(&name) {
                println!("tests/gold/{name}.txt:{} {}", case.line, case.title);
                println!("    {}\n", faults.join("\n    "));
            }
        }
        table.push(tally.row(&name));
        all.add(&tally);
    }
    table.push(all.row("all"));
    println!("{}", table.join("\n"));

    assert!(all.f1() >= F1, "F1 {:.3} is below {F1}", all.f1());
    let roles = all.roles.rate();
    assert!(roles >= ROLES, "roles {roles:.3} are below {ROLES}");
    let kinds = all.kinds.rate();
    assert!(kinds >= KINDS, "kinds {kinds:.3} are below {KINDS}");
    let traps = all.traps.rate();
    let most = TRAPS_ATTRIBUTED;
    assert!(
        traps <= most,
        "traps attributed: {traps:.3} is above {most}"
    );
}

#[test]
fn malformed_gold_cases_are_refused_with_their_line() {
    let case = |lines: &str| format!("# a comment\n=== title\n云帆说，好。\n---\n{lines}");
    let right = "人: 云帆 | - | indirect | 说 | 好。";
    assert_eq!(case::parse(&case(right)).unwrap().len(), 1);
    for (text, line, what) in [
        ("text\n".to_owned(), 1, "before the first case"),
        ("=== \n好。\n---\n非: 好".to_owned(), 1, "no title"),
        ("=== a\n---\n非: 好".to_owned(), 1, "no text"),
        ("=== a\n好。\n".to_owned(), 1, "no line `---`"),
        (case(""), 2, "no labels"),
        (case("谁: 云帆"), 5, "begins with"),
        (case("人: 云帆 | - | indirect | 好。"), 5, "five fields"),
        (case("人: 云帆 | - | said | 说 | 好。"), 5, "`said`"),
        (case("人:  | - | indirect | 说 | 好。"), 5, "no speaker"),
        (
            case("人: 云帆 | - | indirect | 称 | 好。"),
            5,
            "`称` is not",
        ),
        (
            case("人: 云帆 | 师 | indirect | 说 | 好。"),
            5,
            "`师` is not",
        ),
        (
            case("人: 云帆 | - | indirect | 说 | 坏。"),
            5,
            "`坏。` is not",
        ),
        (case("机构: 云帆 | 师 | indirect | 说 | 好。"), 5, "no role"),
        (case(&format!("{right}\n{right}")), 6, "is not"),
        (case("非: 帆说，帆"), 5, "is not"),
    ] {
        let errors = case::parse(&text).unwrap_err();
        let (found, message) = &errors[0];
        assert!(
            *found == line && message.contains(what),
            "{text:?} gives {errors:?}"
        );
    }
}
