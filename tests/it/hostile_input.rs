//! Input made, or grown, to break a program: endless lines, endless nesting, bombs. Each is told or
//! read in bounded time and memory, and costs no other file.

use std::fmt::Write;
use std::time::Instant;

use crate::support::{Desk, Run};

const GOOD: &str = "沈闻笛：蓝色的陶瓶里插着一枝梅。\n";

/// Indexes a file beside a good one, which must be found.
#[track_caller]
fn index(name: &str, content: &[u8]) -> (Desk, Run) {
    let desk = Desk::new();
    desk.write("talks/good.txt", GOOD);
    desk.write(&format!("talks/{name}"), content);
    let start = Instant::now();
    let run = desk.run(&["index", "talks"]);
    println!(
        "{name}: {:.1} MB in {:.1} s",
        content.len() as f64 / 1e6,
        start.elapsed().as_secs_f64()
    );
    assert_eq!(desk.paths_of("\"蓝色的陶瓶里\""), ["talks/good.txt"]);
    (desk, run)
}

/// Sentences without a line break, as many bytes as asked for.
fn long_line(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 100);
    for i in 0.. {
        if text.len() >= bytes {
            break;
        }
        write!(text, "第{i}盏灯挂在东门外的老槐树上，风一吹就转个不停。").unwrap();
    }
    text
}

const LONG: usize = 50_000_000;
/// Repairing wrapped text takes long where nothing is optimised.
const LONG_TEXT: usize = if cfg!(debug_assertions) {
    LONG / 5
} else {
    LONG
};

#[test]
fn a_line_of_50_mb_of_text_is_cut_into_paragraphs() {
    let (desk, run) = index("long.txt", long_line(LONG_TEXT).as_bytes());
    assert_eq!(run.told(), "exit 0\n");
    assert_eq!(desk.paths_of("\"第98765盏灯\""), ["talks/long.txt"]);
}

#[test]
fn a_line_of_50_mb_of_json_is_read() {
    let line = format!(
        "{{\"speaker\": \"白露\", \"text\": \"{}\"}}\n{{\"text\": \"尾句还在。\"}}\n",
        long_line(LONG)
    );
    let (desk, run) = index("long.jsonl", line.as_bytes());
    assert_eq!(run.told(), "exit 0\n");
    assert_eq!(desk.paths_of("\"尾句还在\""), ["talks/long.jsonl"]);
    assert_eq!(desk.paths_of("\"第123456盏灯\""), ["talks/long.jsonl"]);
}

#[test]
fn a_line_beyond_the_memory_is_told_and_the_others_are_read() {
    let line = format!(
        "{{\"text\": \"{}\"}}\n{{\"text\": \"尾句还在。\"}}\n",
        long_line(15_000_000)
    );
    let desk = Desk::new();
    desk.write("talks/long.jsonl", line);
    desk.write("talks/long.txt", long_line(15_000_000));
    let run = desk.run(&["index", "talks", "--memory", "100"]);
    insta::assert_snapshot!(run.told(), @"
    exit 2
    error: talks/long.jsonl: line 1: 16 MB must be read as a whole, and the memory allows 13 MB
    hint: split it, or raise --memory
    error: talks/long.txt: 16 MB must be read as a whole, and the memory allows 13 MB
    hint: split it, or raise --memory
    ");
    assert_eq!(desk.paths_of("\"尾句还在\""), ["talks/long.jsonl"]);
}

#[test]
fn one_character_three_million_times() {
    const LENGTH: usize = 3_000_000;
    for (name, character, bytes) in [
        ("han.txt", "哈", LENGTH),
        ("latin.txt", "a", LENGTH),
        ("mark.txt", "！", LENGTH),
        ("space.txt", "　", LENGTH),
        ("lines.txt", "\n", LENGTH),
        ("stars.md", "*", LENGTH),
        // What may begin or end something is looked at longer, though in proportion to its length.
        ("bracket.txt", "（", LENGTH / 5),
        ("quote.txt", "“", LENGTH / 5),
        ("colon.txt", "：", LENGTH / 5),
        ("hashes.md", "#", LENGTH / 5),
        ("quoted.md", ">", LENGTH / 5),
        ("numbers.srt", "1\n", LENGTH / 5),
    ] {
        let content = character.repeat(bytes / character.len());
        let (_, run) = index(name, content.as_bytes());
        assert!(matches!(run.code, 0 | 2), "{name}: {run:?}");
    }
}

#[test]
fn json_nested_without_end() {
    let brackets = |open: &str| open.repeat(100_000);
    for (name, content) in [
        ("lists.json", brackets("[")),
        ("closed.json", brackets("[") + &"]".repeat(100_000)),
        ("objects.json", brackets("{\"a\":")),
        ("field.json", format!("{{\"sessions\": {}", brackets("["))),
    ] {
        let (_, run) = index(name, content.as_bytes());
        let expected = format!(
            "exit 2\nerror: talks/{name}: line 1, column N: this JSON is nested too deeply\nhint: a transcript needs only a few levels\n"
        );
        assert_eq!(without_column(&run.told()), expected);
    }
}

#[test]
fn a_line_of_json_nested_without_end_costs_no_other_line() {
    let content = format!(
        "{{\"text\": \"头句在。\"}}\n{}\n{{\"text\": \"尾句也在。\"}}\n",
        "[".repeat(100_000)
    );
    let (desk, run) = index("deep.jsonl", content.as_bytes());
    insta::assert_snapshot!(run.told(), @"
    exit 2
    error: talks/deep.jsonl: line 2: this line is no JSON object: invalid type: sequence, expected a map
    hint: write one object a line; the other lines are read
    ");
    assert_eq!(desk.paths_of("\"尾句也在\""), ["talks/deep.jsonl"]);
}

#[test]
fn xml_nested_without_end() {
    let open = "<debateSection>".repeat(100_000);
    let close = "</debateSection>".repeat(100_000);
    for (name, content) in [
        ("open.xml", format!("<akomaNtoso>\n{open}")),
        (
            "closed.xml",
            format!("<akomaNtoso>\n{open}{close}</akomaNtoso>"),
        ),
    ] {
        let (_, run) = index(name, content.as_bytes());
        let expected = format!(
            "exit 2\nerror: talks/{name}: line 2: this XML is nested too deeply\nhint: a transcript needs only a few levels\n"
        );
        assert_eq!(run.told(), expected);
    }
}

#[test]
fn xml_entities_that_grow() {
    let mut bomb = "<!DOCTYPE akomaNtoso [\n<!ENTITY e0 \"哈哈哈哈哈哈哈哈哈哈\">\n".to_owned();
    for level in 1..12 {
        writeln!(
            bomb,
            "<!ENTITY e{level} \"{}\">",
            format!("&e{};", level - 1).repeat(10)
        )
        .unwrap();
    }
    bomb.push_str("]>\n<akomaNtoso><debate><p>&e11;</p></debate></akomaNtoso>");
    insta::assert_snapshot!(index("bomb.xml", bomb.as_bytes()).1.told(), @"
    exit 2
    error: talks/bomb.xml: line 2: the entities of this XML refer to themselves or grow too large
    hint: replace the entities by their text
    ");

    let wide = format!(
        "<!DOCTYPE akomaNtoso [\n<!ENTITY e \"{}\">]>\n<akomaNtoso><debate><p>{}</p></debate></akomaNtoso>",
        "哈".repeat(30_000),
        "&e;".repeat(30_000)
    );
    insta::assert_snapshot!(index("wide.xml", wide.as_bytes()).1.told(), @"
    exit 2
    error: talks/wide.xml: line 2: the entities of this XML refer to themselves or grow too large
    hint: replace the entities by their text
    ");

    let outside = "<!DOCTYPE akomaNtoso [\n<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n<akomaNtoso><debate><p>梅&e;</p></debate></akomaNtoso>";
    insta::assert_snapshot!(index("outside.xml", outside.as_bytes()).1.told(), @"
    exit 2
    error: talks/outside.xml: line 3, column 25: this is no well-formed XML: unknown entity reference 'e'
    hint: mend it there, or rename it to .txt if it is no XML
    ");
}

fn without_column(told: &str) -> String {
    let Some((before, after)) = told.split_once("column ") else {
        return told.to_owned();
    };
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
    format!("{before}column N{rest}")
}
