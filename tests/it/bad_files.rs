//! A file that cannot be read as what it claims to be is told, with its place and what to try, and
//! costs no other file.

use crate::support::Desk;

/// A transcript that is always read.
const GOOD: &str = "灯会座谈\n\n沈闻笛：蓝色的陶瓶里插着一枝梅。\n\n贺知秋：我也看见了。\n";

/// Indexes files beside a good one, which must be found, and tells the exit code, the errors and
/// the notes.
#[track_caller]
fn check(files: &[(&str, &[u8])]) -> String {
    let desk = Desk::new();
    desk.write("talks/good.txt", GOOD);
    for (name, content) in files {
        desk.write(&format!("talks/{name}"), content);
    }
    tell(&desk)
}

#[track_caller]
fn tell(desk: &Desk) -> String {
    let run = desk.run(&["index", "talks"]);
    assert_eq!(desk.paths_of("陶瓶"), ["talks/good.txt"]);
    let notes = run.stdout.lines().filter(|line| line.starts_with("note: "));
    let notes: Vec<_> = notes.collect();
    format!("{}{}", run.told(), notes.join("\n"))
}

#[test]
fn a_file_without_text_is_no_transcript() {
    insta::assert_snapshot!(check(&[("a.txt", b""), ("b.jsonl", b" \n\n"), ("c.xml", b"\n")]), @"exit 0");
}

#[test]
fn binary_data_is_no_text() {
    let noise: Vec<u8> = (0..20_000_u32).map(|i| (i * i % 251) as u8).collect();
    insta::assert_snapshot!(check(&[
        ("noise.txt", &noise),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("report.txt", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"),
        ("word.txt", b"PK\x03\x04\x14\0\x06\0"),
    ]), @"
    exit 2
    error: talks/noise.txt: this is binary data, not text
    hint: save it as plain text in UTF-8
    error: talks/picture.txt: this is a picture, not text
    hint: save it as plain text
    error: talks/report.txt: this is a PDF, not text
    hint: save it as plain text
    error: talks/word.txt: this is a ZIP archive or Word document, not text
    hint: save it as plain text
    ");
}

#[test]
fn what_cannot_be_decoded_is_counted_and_the_rest_is_read() {
    let broken = [
        "白露：".as_bytes(),
        b"\xE6\x9C",
        "戏台搭好了，\n锣鼓也备".as_bytes(),
        b"\xFF",
        "好了。\n".as_bytes(),
    ]
    .concat();
    let desk = Desk::new();
    desk.write("talks/good.txt", GOOD);
    desk.write("talks/broken.txt", broken);
    insta::assert_snapshot!(tell(&desk), @"
    exit 2
    error: talks/broken.txt: line 1: 2 places could not be decoded as UTF-8 and show as �
    hint: save the file again in UTF-8
    ");
    assert_eq!(desk.paths_of("戏台搭好了"), ["talks/broken.txt"]);
}

#[test]
fn nul_bytes_are_counted_and_the_rest_is_read() {
    let desk = Desk::new();
    desk.write("talks/good.txt", GOOD);
    desk.write(
        "talks/nul.txt",
        "白露：戏台搭好了。\n\n顾盼：锣\0鼓呢？\n\n白露：锣鼓在后台，明天一早就搬过来。\n",
    );
    insta::assert_snapshot!(tell(&desk), @"
    exit 2
    error: talks/nul.txt: line 3: 1 place could not be decoded as UTF-8 and show as �
    hint: save the file again in UTF-8
    ");
    assert_eq!(desk.paths_of("戏台搭好了"), ["talks/nul.txt"]);
}

#[test]
fn malformed_json_is_told_with_line_and_column() {
    insta::assert_snapshot!(check(&[
        ("comma.json", "{\n  \"conference\": \"灯会\",\n  \"sessions\": [1 2]\n}".as_bytes()),
        ("cut.json", "{\"sessions\": [{\"title\": \"上午".as_bytes()),
        ("words.json", "今天的会议由沈闻笛主持。".as_bytes()),
        ("heading.json", "# 灯会\n\n今天的会议由沈闻笛主持。".as_bytes()),
    ]), @"
    exit 2
    error: talks/comma.json: line 3, column 18: this is no well-formed JSON: expected `,` or `]`
    hint: mend it there, or rename it to .txt if it is no JSON
    error: talks/cut.json: line 1, column 31: this is no well-formed JSON: EOF while parsing a string
    hint: mend it there, or rename it to .txt if it is no JSON
    error: talks/heading.json: line 1, column 1: this is no JSON
    hint: looks like Markdown: rename it to .md
    error: talks/words.json: line 1, column 1: this is no well-formed JSON: expected value
    hint: mend it there, or rename it to .txt if it is no JSON
    ");
}

#[test]
fn malformed_xml_is_told_with_line_and_column() {
    insta::assert_snapshot!(check(&[
        ("tag.xml", "<akomaNtoso>\n  <p>好</q>\n</akomaNtoso>".as_bytes()),
        ("cut.xml", "<akomaNtoso>\n  <debate><p>好</p>".as_bytes()),
        ("and.xml", "<akomaNtoso>\n  <p>梅 & 竹</p>\n</akomaNtoso>".as_bytes()),
        ("heading.xml", "# 灯会\n\n今天的会议由沈闻笛主持。".as_bytes()),
    ]), @"
    exit 2
    error: talks/and.xml: line 2, column 8: this is no well-formed XML: `&` begins no entity here, as text it is written &amp;
    hint: mend it there, or rename it to .txt if it is no XML
    error: talks/cut.xml: line 1, column 1: this is no well-formed XML: the root node was opened but never closed
    hint: mend it there, or rename it to .txt if it is no XML
    error: talks/heading.xml: line 1, column 1: this is no XML
    hint: looks like Markdown: rename it to .md
    error: talks/tag.xml: line 2, column 7: this is no well-formed XML: expected 'p' tag, not 'q'
    hint: mend it there, or rename it to .txt if it is no XML
    ");
}

#[test]
fn a_subtitle_file_without_times_is_told() {
    insta::assert_snapshot!(check(&[
        ("words.srt", "今天的会议由沈闻笛主持。".as_bytes()),
        ("times.vtt", "WEBVTT\n\n00:xx --> 00:02.000\n白露: 好。\n".as_bytes()),
    ]), @"
    exit 2
    error: talks/times.vtt: line 3: the times of this cue cannot be read: `00:xx --> 00:02.000`
    hint: write them as 00:00:01,000 --> 00:00:02,500
    error: talks/words.srt: line 1: there is no cue in this SRT file
    hint: a cue needs a line such as 00:00:01,000 --> 00:00:02,500 above its text
    ");
}

#[test]
fn a_bad_line_costs_no_other_line() {
    let desk = Desk::new();
    desk.write("talks/good.txt", GOOD);
    let lines = [
        r#"{"speaker": "白露", "text": "第一句在。"}"#,
        r#"{"speaker": "白露", "text": "第二句坏了}"#,
        r#"{"speaker": "白露", "words": "第三句没有。"}"#,
        r#"["第四句不是"]"#,
        r#"{"speaker": ["白露"], "text": "第五句也在。"}"#,
    ];
    desk.write("talks/lines.jsonl", lines.join("\n"));
    insta::assert_snapshot!(tell(&desk), @"
    exit 2
    error: talks/lines.jsonl: line 5: `speaker` is not a string
    hint: see the JSON Schema in schema/
    error: talks/lines.jsonl: line 2, column 47: this line is no JSON object: EOF while parsing a string
    hint: write one object a line; the other lines are read
    error: talks/lines.jsonl: line 4: this line is no JSON object: invalid type: sequence, expected a map
    hint: write one object a line; the other lines are read
    error: talks/lines.jsonl: line 3: this object has no `text`
    hint: add `text`, the only field that is required
    ");
    assert_eq!(desk.paths_of("\"第一句在\""), ["talks/lines.jsonl"]);
    assert_eq!(desk.paths_of("\"第五句也在\""), ["talks/lines.jsonl"]);
}

#[test]
fn many_bad_lines_are_told_in_few_words() {
    let bad = "{\"text\": 坏}\n".repeat(1_000);
    insta::assert_snapshot!(check(&[
        ("lines.jsonl", format!("{bad}{{\"text\": \"好的。\"}}\n").as_bytes()),
        ("other.json", b"{"),
    ]), @"
    exit 2
    error: talks/lines.jsonl: line 1, column 10: this line is no JSON object: expected value
    hint: write one object a line; the other lines are read
    error: talks/lines.jsonl: line 2, column 10: this line is no JSON object: expected value
    hint: write one object a line; the other lines are read
    error: talks/lines.jsonl: line 3, column 10: this line is no JSON object: expected value
    hint: write one object a line; the other lines are read
    error: talks/lines.jsonl: line 4, column 10: this line is no JSON object: expected value
    hint: write one object a line; the other lines are read
    error: talks/lines.jsonl: line 5, column 10: this line is no JSON object: expected value
    hint: write one object a line; the other lines are read
    error: talks/other.json: line 1, column 1: this is no well-formed JSON: EOF while parsing an object
    hint: mend it there, or rename it to .txt if it is no JSON
    error: 16 more problems in files
    hint: `yanlu list files --format json` shows all of each file
    ");
}

#[test]
fn well_formed_files_of_no_known_shape_are_no_error() {
    insta::assert_snapshot!(check(&[
        ("settings.json", br#"{"colour": "blue", "size": [1, 2]}"#),
        ("page.xml", "<html><body><p>梅</p></body></html>".as_bytes()),
        ("rows.jsonl", b"{\"a\": 1}\n{\"a\": 2}\n"),
    ]), @"exit 0");
}

#[test]
fn equal_files_are_both_indexed_with_a_note() {
    let desk = Desk::new();
    desk.write("talks/a.txt", GOOD);
    desk.write("talks/b.txt", GOOD);
    let run = desk.run(&["index", "talks"]);
    assert_eq!(run.code, 0);
    assert!(
        run.stdout
            .contains("note: talks/b.txt and talks/a.txt are identical; both are indexed"),
        "{run:?}"
    );
    assert_eq!(desk.paths_of("陶瓶"), ["talks/a.txt", "talks/b.txt"]);
}
