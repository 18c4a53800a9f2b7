//! Queries that nobody meant to write: they are searched for as far as they go, notes say what was
//! left out, and whoever finds nothing gets the whole answer all the same.

use serde_json::Value;

use crate::support::Desk;

/// The commands that take a query, each with the field of its answers.
const COMMANDS: [(&str, &str); 4] = [
    ("search", "hits"),
    ("who", "speakers"),
    ("kwic", "lines"),
    ("count", "groups"),
];

fn indexed() -> Desk {
    let desk = Desk::new();
    desk.write(
        "talks/good.txt",
        "沈闻笛：蓝色的陶瓶里插着一枝梅，花瓶边写着AND与OR。\n",
    );
    assert_eq!(desk.run(&["index", "talks"]).code, 0);
    desk
}

/// Asks all commands, each of which must answer with a whole object; gives the exit code and the
/// notes of the first.
#[track_caller]
fn ask(desk: &Desk, query: &str) -> (i32, Vec<String>) {
    let mut first = None;
    for (command, list) in COMMANDS {
        let (code, answer) = desk.ask(&[command, "--", query]);
        assert_eq!(answer["query"], query, "{command}");
        assert!(
            answer["read_as"].is_string() && answer[list].is_array(),
            "{command}: {answer}"
        );
        let total = answer["total"].as_u64().unwrap();
        assert_eq!(code, i32::from(total == 0), "{command}: {answer}");
        let notes: Vec<String> = serde_json::from_value(answer["notes"].clone()).unwrap();
        first.get_or_insert((code, notes));
        let shown = desk.run(&[command, "--", query]);
        assert_eq!(shown.code, code, "{command}: {shown:?}");
    }
    first.unwrap()
}

/// Asks queries that find nothing, and shows the notes.
#[track_caller]
fn nothing_found(queries: &[&str]) -> String {
    let desk = indexed();
    let mut shown = String::new();
    for query in queries {
        let (code, notes) = ask(&desk, query);
        assert_eq!(code, 1, "{query:?}");
        shown.push_str(&format!("{query:?}\n  {}\n", notes.join("\n  ")));
    }
    shown
}

/// Asks queries that find the one paragraph.
#[track_caller]
fn found(queries: &[&str]) -> String {
    let desk = indexed();
    let mut shown = String::new();
    for query in queries {
        let (code, notes) = ask(&desk, query);
        assert_eq!(code, 0, "{query:?}");
        shown.push_str(&format!("{query:?}\n  {}\n", notes.join("\n  ")));
    }
    shown
}

#[test]
fn queries_that_hold_nothing_to_search_for() {
    insta::assert_snapshot!(nothing_found(&["", " ", "　\t", "，。！？", "\"\"", "“”", "()", "……", "---"]), @r#"
    ""
      the query holds nothing to search for
    " "
      the query holds nothing to search for
    "\u{3000}\t"
      the query holds nothing to search for
    "，。！？"
      `，。！？` was left out: it holds no letter, digit or character to search for
      the query holds nothing to search for
    "\"\""
      `` was left out: it holds no letter, digit or character to search for
      the query holds nothing to search for
    "“”"
      `` was left out: it holds no letter, digit or character to search for
      the query holds nothing to search for
    "()"
      `()` was left out: it holds no letter, digit or character to search for
      the query holds nothing to search for
    "……"
      `……` was left out: it holds no letter, digit or character to search for
      the query holds nothing to search for
    "---"
      `-` stands alone and was left out: it goes right before a word, without a space
      the query holds nothing to search for
    "#);
}

#[test]
fn operators_with_nothing_to_apply_to() {
    insta::assert_snapshot!(nothing_found(&["AND", "OR OR", "NOT", "+ -", "AND OR NOT", "NEAR/3()", "NEAR/3(鹤)", "speaker:", "date:昨天", "*"]), @r#"
    "AND"
      `AND` has nothing to apply to and was left out: to search for it, write "AND"
      the query holds nothing to search for
    "OR OR"
      `OR` has nothing to apply to and was left out: to search for it, write "OR"
      the query holds nothing to search for
    "NOT"
      `NOT` has nothing to apply to and was left out: to search for it, write "NOT"
      the query holds nothing to search for
    "+ -"
      `+` stands alone and was left out: it goes right before a word, without a space
      `-` stands alone and was left out: it goes right before a word, without a space
      the query holds nothing to search for
    "AND OR NOT"
      `AND` has nothing to apply to and was left out: to search for it, write "AND"
      `NOT` has nothing to apply to and was left out: to search for it, write "NOT"
      the query holds nothing to search for
    "NEAR/3()"
      NEAR was left out: it needs two terms or more
      the query holds nothing to search for
    "NEAR/3(鹤)"
      NEAR was left out: it needs two terms or more
    "speaker:"
      `speaker:` has no value and was searched as text: write speaker:value without a space, a value with spaces in quotation marks
    "date:昨天"
      `昨天` is no date and was searched as text: write date:2025, date:2025-05, date:2025-05-08 or date:2025-05..2025-06
    "*"
      `*` was left out: it holds no letter, digit or character to search for
      the query holds nothing to search for
    "#);
}

#[test]
fn quotes_and_brackets_without_partners() {
    insta::assert_snapshot!(found(&["\"陶瓶", "“陶瓶", "陶瓶」", "((陶瓶", "陶瓶))", "(陶瓶 OR (梅", ")陶瓶(", "陶瓶 AND", "AND 陶瓶", "陶瓶\u{7}梅", "NEAR/2(陶瓶 里"]), @r#"
    "\"陶瓶"
      the quotation mark " is not closed: it was passed over
    "“陶瓶"
      the quotation mark “ is not closed: it was passed over
    "陶瓶」"
      
    "((陶瓶"
      2 brackets are not closed: they were closed at the end
    "陶瓶))"
      2 closing brackets have no opening ones: they were left out
    "(陶瓶 OR (梅"
      2 brackets are not closed: they were closed at the end
    ")陶瓶("
      a bracket is not closed: it was closed at the end
      a closing bracket has no opening one: it was left out
      `()` was left out: it holds no letter, digit or character to search for
    "陶瓶 AND"
      `AND` has nothing to apply to and was left out: to search for it, write "AND"
    "AND 陶瓶"
      `AND` has nothing to apply to and was left out: to search for it, write "AND"
    "陶瓶\u{7}梅"
      
    "NEAR/2(陶瓶 里"
      a bracket is not closed: it was closed at the end
    "#);
}

#[test]
fn a_query_that_begins_with_a_dash() {
    let desk = indexed();
    let told = desk.run(&["search", "-鹤"]).told();
    let start: Vec<_> = told.lines().take(3).collect();
    insta::assert_snapshot!(start.join("\n"), @"
    exit 2
    error: unexpected argument '-鹤' found
    hint: to pass '-鹤' as a value, use '-- -鹤'
    ");
    // All that does not hold it.
    assert_eq!(ask(&desk, "-鹤").0, 0);
    assert_eq!(ask(&desk, "-陶瓶").0, 1);
    // Not a word is taken for an option.
    ask(&desk, "--format");
    ask(&desk, "-h");
}

#[test]
fn control_characters_are_searched_for_and_not_printed() {
    let desk = indexed();
    for query in [
        "鹤\u{1b}[31m鹤",
        "\u{7}",
        "鹤\r\n\u{8}",
        "\u{feff}",
        "\u{202e}鹤",
        "\u{fffd}",
    ] {
        assert_eq!(ask(&desk, query).0, 1, "{query:?}");
        for format in ["terminal", "csv", "markdown"] {
            let run = desk.run(&["search", "--format", format, "--", query]);
            assert!(
                !run.stdout.contains(['\u{1b}', '\u{7}', '\u{8}']),
                "{format}: {run:?}"
            );
        }
    }
}

#[test]
fn queries_of_ten_thousand_characters() {
    let desk = indexed();
    for query in [
        "鹤".repeat(10_000),
        "x".repeat(10_000),
        "，".repeat(10_000),
        "(".repeat(10_000),
        "\"".repeat(10_000),
        "鹤 ".repeat(5_000),
        "+鹤 ".repeat(3_000),
        "(鹤 OR ".repeat(2_000),
        "鹤*".repeat(5_000),
        "NEAR/9(".repeat(1_500),
        "speaker:".repeat(1_250),
    ] {
        let (code, notes) = ask(&desk, &query);
        assert_eq!(code, 1, "{query:.20}");
        assert!(
            notes.len() <= 20 && notes.iter().all(|note| note.chars().count() < 250),
            "{notes:?}"
        );
    }
    assert_eq!(ask(&desk, &"陶瓶 ".repeat(3_000)).0, 0);
    ask(&desk, &("-".repeat(9_999) + "鹤"));
}

#[test]
fn filters_that_hold_nothing() {
    let desk = indexed();
    let told = |option: &str, value: &str| {
        let told = desk.run(&["search", "陶瓶", option, value]).told();
        // What clap adds is the usage.
        told.lines()
            .take(3)
            .map(|line| format!("{line}\n"))
            .collect::<String>()
    };
    let shown = [
        told("--speaker", "！"),
        told("--after", "昨天"),
        told("--before", ""),
        told("--kind", "loud"),
        told("--min-confidence", "九成"),
        told("--min-confidence", "1.5"),
        told("--min-confidence", ""),
    ];
    insta::assert_snapshot!(shown.join("\n"), @"
    exit 2
    error: `！` of --speaker holds nothing to search for
    hint: leave the option out, or give it a name

    exit 2
    error: `昨天` of --after is no date
    hint: write a year, a month or a day: 2025, 2025-05, 2025-05-08

    exit 2
    error: `` of --before is no date
    hint: write a year, a month or a day: 2025, 2025-05, 2025-05-08

    exit 2
    error: invalid value 'loud' for '--kind <KIND>'
      [possible values: verbatim, direct, indirect, mixed]

    exit 2
    error: `九成` of --min-confidence is no number from 0 to 1
    hint: write how sure it must be at least who speaks, as in 0.9

    exit 2
    error: `1.5` of --min-confidence is no number from 0 to 1
    hint: write how sure it must be at least who speaks, as in 0.9

    exit 2
    error: `` of --min-confidence is no number from 0 to 1
    hint: write how sure it must be at least who speaks, as in 0.9
    ");
}

#[test]
fn who_finds_nothing_answers_in_every_format() {
    let desk = indexed();
    for (command, _) in COMMANDS {
        for (format, lines) in [("jsonl", 0), ("csv", 1)] {
            let run = desk.run(&[command, "鹤鹤鹤", "--format", format]);
            assert_eq!(
                (run.code, run.stdout.lines().count()),
                (1, lines),
                "{command}: {run:?}"
            );
        }
    }
    let (code, answer) = desk.ask(&["list", "speakers", "鹤"]);
    assert_eq!((code, &answer["total"]), (1, &Value::from(0)));
}
