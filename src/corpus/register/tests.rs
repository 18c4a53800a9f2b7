//! What a register says and what is wrong with it, as data behind one function.

use proptest::prelude::*;

use super::parse::{MOST_PROBLEMS, parse};
use super::{Condition, Correction, Verdict};

/// What a register says and what is wrong with it, a line each.
fn shown(text: &str) -> String {
    let register = parse(text);
    let people = register.people.iter().map(|person| {
        let Condition {
            roles,
            conferences,
            paths,
        } = &person.condition;
        let names: Vec<&str> = person.names().collect();
        let mut shown = format!("{} {}", person.line, names.join(", "));
        for (key, wanted) in [
            ("role", roles),
            ("conference", conferences),
            ("path", paths),
        ] {
            if !wanted.is_empty() {
                shown += &format!(" where {key} {}", wanted.join(" or "));
            }
        }
        shown
    });
    let corrections = register.corrections.iter().map(|correction| {
        let Correction {
            line,
            path,
            piece,
            verdict,
        } = correction;
        let place = path.as_deref().unwrap_or("anywhere");
        let piece = piece.text();
        match verdict {
            Verdict::Nobody => format!("{line} {place} {piece}: nobody"),
            Verdict::Somebody { speaker, role } => {
                let name = speaker.as_deref().unwrap_or("the same");
                let role = role.as_deref().unwrap_or("no role");
                format!("{line} {place} {piece}: {name}, {role}")
            }
        }
    });
    let problems = register.problems.iter().map(ToString::to_string);
    let lines: Vec<String> = people.chain(corrections).chain(problems).collect();
    lines.join("\n")
}

#[test]
fn every_key_is_read() {
    insta::assert_snapshot!(shown(
        r#"
# 谁是谁
[[speaker]]
name = "龙小满"
aliases = ["小满", "Long Xiaoman"]

[[speaker]]
name = "何伟（编剧）"
aliases = ["何伟"]
where = { role = ["编剧", "撰稿人"], conference = "潮音", path = "2025/" }

[[speaker]]
name = "何伟"

[[correction]]
path = "./2025/报道.txt"
text = "先有 問題"
speaker = "李某"
role = "馆员"

[[correction]]
text = "再有镜头"
none = true

[[correction]]
text = "AI"
role = "导演"
"#
    ), @"
    3 龙小满, 小满, Long Xiaoman
    7 何伟（编剧）, 何伟 where role 编剧 or 撰稿人 where conference 潮音 where path 2025
    12 何伟
    15 2025/报道.txt 先有问题: 李某, 馆员
    21 anywhere 再有镜头: nobody
    25 anywhere ai: the same, 导演
    ");
    assert_eq!(shown(""), "");
}

#[test]
fn what_is_no_toml_costs_its_entry_only() {
    insta::assert_snapshot!(shown(
        r#"[[speaker]]
name = "龙小满"

[[speaker]]
name = 何伟
aliases = ["阿伟"]

[[speaker]]
name = "白露"
where = { role = "演员"

[[speaker]]
name = "顾盼"
name = "顾盼兮"

[[speaker]]
name = "陶然
[[correction]]
text = "好"
none = true
"#
    ), @r#"
    1 龙小满
    18 anywhere 好: nobody
    line 5, column 8: this is no well-formed TOML, and its entry is left out: string values must be quoted, expected literal string (texts stand in quotation marks, lists in [ ], and each key stands once)
    line 10, column 22: this is no well-formed TOML, and its entry is left out: unclosed inline table, expected `}` (texts stand in quotation marks, lists in [ ], and each key stands once)
    line 14, column 1: this is no well-formed TOML, and its entry is left out: duplicate key (texts stand in quotation marks, lists in [ ], and each key stands once)
    line 17, column 11: this is no well-formed TOML, and its entry is left out: invalid basic string, expected `"` (texts stand in quotation marks, lists in [ ], and each key stands once)
    "#);
    insta::assert_snapshot!(shown("name: 龙小满\n[[speaker]]\nname = '白露'\n"), @"
    2 白露
    line 1, column 7: this is no well-formed TOML: key with no value, expected `=` (texts stand in quotation marks, lists in [ ], and each key stands once)
    ");
}

#[test]
fn every_fault_says_what_and_where_and_what_to_try() {
    insta::assert_snapshot!(shown(
        r#"
[[speakers]]
name = "龙小满"

[[speaker]]
aliases = ["小满"]

[[speaker]]
name = 7

[[speaker]]
name = "……"

[[speaker]]
name = "何伟"
aliases = "阿伟"

[[speaker]]
name = "何伟"
aliases = ["阿伟", 3, ""]

[[speaker]]
name = "何伟伟"
aliases = ["阿偉", "伟伟"]

[[speaker]]
name = "伟伟"

[[speaker]]
name = "白露"
when = { role = "演员" }

[[speaker]]
name = "白露"
where = "演员"

[[speaker]]
name = "白露"
where = { rolle = "演员" }

[[speaker]]
name = "白露"
where = {}

[[speaker]]
name = "白露"
where = { role = 3 }

[[speaker]]
name = "白露"
where = { path = ["2025", "../2024"] }
"#
    ), @r#"
    18 何伟, 阿伟
    22 何伟伟, 伟伟
    line 2, column 3: there is no entry `speakers` (entries begin with [[speaker]] or [[correction]])
    line 5, column 1: this [[speaker]] has no `name` (add name = "…", the name that the person goes by)
    line 9, column 8: `name` is not a text (write "…")
    line 12, column 8: `name` holds no letter or character (leave it out, or write a name)
    line 16, column 11: `aliases` is not a list of texts (write ["…", "…"])
    line 20, column 18: `aliases` is not a list of texts (write ["…", "…"])
    line 20, column 21: `aliases` holds no letter or character (leave it out, or write a name)
    line 22, column 1: `阿偉` is already a name of the speaker at line 18 (tell them apart with where = { role = "…" }, or take the name out of one)
    line 26, column 1: `伟伟` is already a name of the speaker at line 22 (tell them apart with where = { role = "…" }, or take the name out of one)
    line 31, column 1: [[speaker]] has no key `when` (the keys are name, aliases and where)
    line 35, column 9: `where` is not a table (write where = { role = "…" })
    line 39, column 11: where has no key `rolle` (the keys are role, conference and path)
    line 43, column 9: `where` tells nobody apart (write where = { role = "…" }, or leave it out)
    line 47, column 18: `role` is not a text or a list of texts (write "…", or ["…", "…"])
    line 51, column 27: `../2024` leads out of the folder of this file (paths begin below the folder of this file: 2025/report.txt)
    "#);
    insta::assert_snapshot!(shown(
        r#"
[[correction]]
speaker = "白露"

[[correction]]
text = "好"

[[correction]]
text = "好"
none = true
role = "导演"

[[correction]]
text = "好"
none = false

[[correction]]
text = "！"
none = true

[[correction]]
text = "好"
path = 'C:\2025\报道.txt'
none = true

[[correction]]
text = "好"
file = "a.txt"
none = true

[[correction]]
text = ["好"]
none = true
"#
    ), @r#"
    line 2, column 1: this [[correction]] has no `text` (add text = "…", a piece of the speech that it corrects)
    line 5, column 1: this [[correction]] corrects nothing (add speaker = "…", role = "…" or none = true)
    line 8, column 1: this [[correction]] says both who said it and that nobody did (leave out none = true, or speaker and role)
    line 15, column 8: `none` is not true (write none = true, or leave it out)
    line 18, column 8: `text` holds no letter or character (leave it out, or write a name)
    line 23, column 8: `C:\2025\报道.txt` leads out of the folder of this file (paths begin below the folder of this file: 2025/report.txt)
    line 28, column 1: [[correction]] has no key `file` (the keys are path, text, speaker, role and none)
    line 32, column 8: `text` is not a text (write "…")
    "#);
    insta::assert_snapshot!(shown("speaker = 'x'\n"), @"line 1, column 1: `speaker` is no list of entries (write [[speaker]], in two brackets)");
    insta::assert_snapshot!(shown("correction = [1]\n"), @"line 1, column 15: `correction` is no list of entries (write [[correction]], in two brackets)");
}

#[test]
fn a_page_of_faults_is_cut() {
    let faulty = "[[speaker]]\nname = 1\n".repeat(30);
    let problems = parse(&faulty).problems;
    assert_eq!(problems.len(), MOST_PROBLEMS + 1);
    assert_eq!(problems[MOST_PROBLEMS].what, "10 more problems of the kind");
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        parse(&text);
    }

    #[test]
    fn nothing_like_a_register_makes_it_panic(
        pieces in proptest::collection::vec(
            proptest::sample::select(vec![
                "[[speaker]]\n", "[[correction]]\n", "[speaker]\n", "name", "aliases", "where",
                "path", "text", "none", " = ", "\"", "'", "[", "]", "{", "}", ",", "\n", "true",
                "1", "龙小满", "../", "role", "\r\n", "\"\"\"", "#",
            ]),
            0..40,
        )
    ) {
        parse(&pieces.concat());
    }
}
