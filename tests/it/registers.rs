//! `speakers.toml`: who is who below a folder, what attribution got wrong, and what is read again
//! when it changes. All people and sentences are invented.

use std::fs;

use serde_json::{Value, json};

use crate::support::json::{list, text};
use crate::support::{Desk, Run};

/// Two conferences: the same person by two names, two people by the same name, and a report.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write(
        "talks/spring/record.txt",
        "第一届潮音影像论坛实录\n\n江帆：船到江心，先收一收帆。\n\n何伟（编剧）：剧本要留白。\n\n\
         江帆：留白不是空白。\n\n何伟：空白也能写字。\n",
    );
    desk.write(
        "talks/autumn/record.txt",
        "第二届潮音影像论坛实录\n\n龙小满：今年的帆是新的。\n\n何伟（灯光师）：灯要追着人走。\n\n\
         主持人：请坐。\n",
    );
    desk.write(
        "talks/autumn/report.txt",
        "潮音影像论坛闭幕。龙小满表示，“新帆也会旧。”剪辑师白露说，“旧片子最难剪。”\n",
    );
    desk
}

const REGISTER: &str = r#"
[[speaker]]
name = "龙小满"
aliases = ["江帆", "Long Xiaoman"]

[[speaker]]
name = "何伟（编剧）"
aliases = ["何伟"]
where = { role = "编剧" }

[[speaker]]
name = "何伟（灯光师）"
aliases = ["何伟"]
where = { role = ["灯光", "舞美"] }
"#;

fn index(desk: &Desk) -> Run {
    let run = desk.run(&["index", "talks"]);
    assert_eq!(run.code, 0, "{run:?}");
    run
}

/// What a run of `index` says it did: added, changed, unchanged, vanished.
#[track_caller]
fn counts(desk: &Desk) -> [u64; 4] {
    let (_, report) = desk.ask(&["index", "talks"]);
    ["added", "changed", "unchanged", "vanished"].map(|what| report[what].as_u64().unwrap())
}

/// Each speaker with the number of speeches and the aliases seen.
fn speakers(desk: &Desk) -> Vec<String> {
    let answer = desk.answer(&["list", "speakers"]);
    let row = |row: &Value| {
        let aliases: Vec<_> = list(row, "aliases")
            .iter()
            .map(|it| it.as_str().unwrap())
            .collect();
        format!(
            "{} {} {}",
            text(row, "name"),
            row["speeches"],
            aliases.join("/")
        )
    };
    let mut rows: Vec<_> = list(&answer, "speakers").iter().map(row).collect();
    rows.sort();
    rows.iter().map(|row| row.trim_end().to_owned()).collect()
}

#[test]
fn one_person_goes_by_one_name_and_namesakes_are_told_apart() {
    let desk = desk();
    index(&desk);
    assert_eq!(
        speakers(&desk),
        ["主持人 1", "何伟 3", "江帆 2", "白露 1", "龙小满 2"]
    );
    desk.write("talks/speakers.toml", REGISTER);
    index(&desk);
    assert_eq!(
        speakers(&desk),
        [
            "主持人 1",
            // One of the two speeches gives no role, and follows the other.
            "何伟（灯光师） 1 何伟",
            "何伟（编剧） 2 何伟",
            "白露 1",
            "龙小满 4 江帆"
        ]
    );
}

#[test]
fn a_renamed_speech_keeps_its_text_and_its_evidence() {
    let desk = desk();
    desk.write("talks/speakers.toml", REGISTER);
    index(&desk);
    let who = desk.answer(&["who", "收一收帆"]);
    let speaker = &who["speakers"][0];
    let speech = &speaker["examples"][0];
    assert_eq!(
        json!([
            speaker["name"],
            speech["name"],
            speech["text"],
            speech["label"],
            speech["written"],
            speech["rule"],
        ]),
        json!([
            "龙小满",
            "龙小满",
            "船到江心，先收一收帆。",
            "江帆",
            "江帆",
            "turn-label+alias"
        ])
    );
    // The text is what it was: the name as written is found, not the one it stands for.
    let hits = desk.answer(&["search", "\"江帆：船到江心\""]);
    assert_eq!(hits["hits"][0]["speakers"][0]["name"], "龙小满");
    let as_before = desk.answer(&["who", "新帆"]);
    let speech = &as_before["speakers"][0]["examples"][0];
    assert_eq!(
        (&speech["written"], text(speech, "rule").contains('+')),
        (&Value::Null, false)
    );
    let shown = desk.run(&["who", "收一收帆"]).stdout;
    assert!(shown.contains("% sure · written 江帆\n"), "{shown}");
}

#[test]
fn inspect_shows_what_the_index_will_hold() {
    let desk = desk();
    desk.write("talks/speakers.toml", REGISTER);
    let answer = desk.answer(&["inspect", "talks/spring/record.txt"]);
    let named = list(&answer, "speeches").iter().map(|speech| {
        let name = text(&speech["speaker"], "name");
        format!(
            "{name} {} {} {}",
            speech["written"], speech["rule"], speech["stretch"]
        )
    });
    insta::assert_snapshot!(named.collect::<Vec<_>>().join("\n"), @r#"
    龙小满 "江帆" "turn-label+alias" 1
    何伟（编剧） "何伟" "turn-label+alias" 2
    龙小满 "江帆" "turn-label+alias" 3
    何伟（编剧） "何伟" "turn-label+alias" 4
    "#);
    let shown = desk.run(&["inspect", "talks/spring/record.txt"]).stdout;
    insta::assert_snapshot!(shown, @"
    talks/spring/record.txt · transcript · UTF-8
    第一届潮音影像论坛
    0 sessions, 5 paragraphs, 4 speeches

    1         第一届潮音影像论坛实录

              龙小满 · verbatim · turn-label+alias 0.96 · written 江帆
    3         江帆：【船到江心，先收一收帆。】

              何伟（编剧）  编剧 · verbatim · turn-label+alias 0.98 · written 何伟
    5         何伟（编剧）：【剧本要留白。】

              龙小满 · verbatim · turn-label+alias 0.96 · written 江帆
    7         江帆：【留白不是空白。】

              何伟（编剧）  编剧 · verbatim · turn-label+alias 0.96 · written 何伟
    9         何伟：【空白也能写字。】
    ");
    // A register can be checked by itself.
    let register = desk.run(&["inspect", "talks/speakers.toml"]);
    insta::assert_snapshot!(register.told(), @"
    exit 0
    note: talks/speakers.toml: speakers 3, corrections 0
    ");
}

#[test]
fn a_correction_names_another_speaker_or_none() {
    let desk = desk();
    desk.write(
        "talks/autumn/speakers.toml",
        r#"
[[correction]]
path = "report.txt"
text = "新帆也會舊"
speaker = "白露"
role = "导演"

[[correction]]
text = "请坐"
none = true

[[correction]]
path = "record.txt"
text = "灯要追着人"
role = "灯光指导"

[[correction]]
path = "record.txt"
text = "旧片子最难剪"
none = true
"#,
    );
    let run = index(&desk);
    insta::assert_snapshot!(run.stdout.lines().skip(2).collect::<Vec<_>>().join("\n"), @"note: talks/autumn/speakers.toml: line 17: the correction fits no speech");
    let who = desk.answer(&["who", "新帆也会旧"]);
    let speech = &who["speakers"][0]["examples"][0];
    assert_eq!(
        json!([
            speech["name"],
            speech["role"],
            speech["written"],
            speech["confidence"]
        ]),
        json!(["白露", "导演", "龙小满", 1.0])
    );
    assert!(text(speech, "rule").ends_with("+correction"), "{speech}");
    // Nobody said it, and it is found all the same.
    assert_eq!(desk.ask(&["who", "请坐"]).0, 1);
    assert_eq!(desk.paths_of("请坐"), ["talks/autumn/record.txt"]);
    let who = desk.answer(&["who", "灯要追着人走"]);
    assert_eq!(who["speakers"][0]["roles"], json!(["灯光指导"]));
}

#[test]
fn registers_add_up_and_the_nearest_decides() {
    let desk = desk();
    desk.write(
        "talks/speakers.toml",
        "[[speaker]]\nname = \"龙小满\"\naliases = [\"江帆\"]\n\n\
         [[speaker]]\nname = \"何大伟\"\naliases = [\"何伟\"]\n",
    );
    desk.write(
        "talks/spring/speakers.toml",
        "[[speaker]]\nname = \"何小伟\"\naliases = [\"何偉\"]\n",
    );
    index(&desk);
    assert_eq!(
        speakers(&desk),
        [
            "主持人 1",
            "何大伟 1 何伟",
            "何小伟 2 何伟",
            "白露 1",
            "龙小满 4 江帆"
        ]
    );
}

#[test]
fn a_place_or_a_conference_tells_namesakes_apart() {
    let desk = desk();
    desk.write(
        "talks/speakers.toml",
        r#"
[[speaker]]
name = "何伟（春）"
aliases = ["何伟"]
where = { path = "spring" }

[[speaker]]
name = "何伟（秋）"
aliases = ["何伟"]
where = { conference = "第二届" }

[[speaker]]
name = "陶然"
aliases = ["主持人"]
where = { path = ["winter", "autumn/record.txt"] }
"#,
    );
    index(&desk);
    assert_eq!(
        speakers(&desk),
        [
            "何伟（春） 2 何伟",
            "何伟（秋） 1 何伟",
            "江帆 2",
            "白露 1",
            "陶然 1 主持人",
            "龙小满 2"
        ]
    );
    let host = desk.answer(&["inspect", "talks/autumn/record.txt"]);
    let host = &list(&host, "speeches")[2]["speaker"];
    assert_eq!(json!([host["name"], host["named"]]), json!(["陶然", true]));
}

#[test]
fn a_changed_register_reads_again_what_it_governs_and_nothing_else() {
    let desk = desk();
    assert_eq!(counts(&desk), [3, 0, 0, 0]);
    desk.write(
        "talks/autumn/speakers.toml",
        "[[speaker]]\nname = \"白露\"\n",
    );
    assert_eq!(counts(&desk), [0, 2, 1, 0]);
    assert_eq!(counts(&desk), [0, 0, 3, 0]);
    // Written again with the same content.
    desk.write(
        "talks/autumn/speakers.toml",
        "[[speaker]]\nname = \"白露\"\n",
    );
    assert_eq!(counts(&desk), [0, 0, 3, 0]);
    desk.write(
        "talks/autumn/speakers.toml",
        "[[speaker]]\nname = \"白霜\"\naliases = [\"白露\"]\n",
    );
    assert_eq!(counts(&desk), [0, 2, 1, 0]);
    let said = |name: &str| desk.ask(&["who", "旧片子", "--speaker", name]).1["total"].clone();
    assert_eq!([said("白霜"), said("白露")], [1, 1]);
    desk.write("talks/speakers.toml", REGISTER);
    assert_eq!(counts(&desk), [0, 3, 0, 0]);
    fs::remove_file(desk.path("talks/autumn/speakers.toml")).unwrap();
    assert_eq!(counts(&desk), [0, 2, 1, 0]);
    assert_eq!([said("白霜"), said("白露")], [0, 1]);
    fs::remove_file(desk.path("talks/speakers.toml")).unwrap();
    assert_eq!(counts(&desk), [0, 3, 0, 0]);
    let names = ["主持人 1", "何伟 3", "江帆 2", "白露 1", "龙小满 2"];
    assert_eq!(speakers(&desk), names);
    // What the registers said is forgotten with them.
    assert_eq!(desk.ask(&["list", "speakers", "Xiaoman"]).1["total"], 1);
    assert_eq!(
        desk.ask(&["list", "speakers", "Long Xiaoman"]).1["total"],
        1
    );
}

#[test]
fn ids_do_not_depend_on_registers() {
    let desk = desk();
    index(&desk);
    let ids = |desk: &Desk| -> Vec<String> {
        let answer = desk.answer(&["who", "帆"]);
        let speakers = list(&answer, "speakers").iter();
        let speeches = speakers.flat_map(|speaker| list(speaker, "examples"));
        let mut ids: Vec<_> = speeches
            .map(|speech| text(speech, "id").to_owned())
            .collect();
        ids.sort();
        ids
    };
    let before = ids(&desk);
    desk.write("talks/speakers.toml", REGISTER);
    index(&desk);
    assert_eq!(ids(&desk), before);
}

#[test]
fn a_register_above_the_path_governs_too() {
    let desk = desk();
    desk.write("speakers.toml", REGISTER);
    let run = desk.run(&["index", "talks/spring"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(speakers(&desk), ["何伟（编剧） 2 何伟", "龙小满 2 江帆"]);
    // What it says of other files is no mistake.
    assert!(!run.stdout.contains("note"), "{run:?}");
    // A register is no transcript, even if a pattern of the shell names it.
    assert_eq!(
        desk.ask(&["index", "talks/spring/record.txt", "speakers.toml"])
            .1["files"],
        1
    );
}

#[test]
fn what_is_of_no_use_is_noted() {
    let desk = desk();
    desk.write(
        "talks/speakers.toml",
        r#"[[speaker]]
name = "龙小满"
aliases = ["江帆", "阿满", "满姐", "Long Xiaoman"]

[[speaker]]
name = "顾盼"

[[correction]]
text = "谁也没说过的话"
none = true
"#,
    );
    let run = index(&desk);
    insta::assert_snapshot!(run.stdout, @"
    3 files (3 new) · 2 conferences · 0 sessions · 10 paragraphs · 9 speeches · 4 speakers ·
    443 B in [time] s, [time] MB/s · 0 problems

    note: talks/speakers.toml: line 1: nobody is called 阿满, 满姐
    note: talks/speakers.toml: line 5: nobody is called 顾盼
    note: talks/speakers.toml: line 8: the correction fits no speech
    ");
    // It is said once, not with every run.
    let run = index(&desk);
    assert!(!run.stdout.contains("note"), "{run:?}");
}

#[test]
fn a_bad_register_costs_its_bad_entries() {
    let desk = desk();
    desk.write(
        "talks/speakers.toml",
        "[[speaker]]\nname = \"龙小满\"\naliases = [\"江帆\"]\n\n\
         [[speaker]]\nname = 何伟\n\n[[speakers]]\nname = \"白露\"\n",
    );
    desk.write("talks/autumn/speakers.toml", b"\x00\x01\x02\x03");
    for _ in 0..2 {
        let run = desk.run(&["index", "talks"]);
        insta::allow_duplicates! {
            insta::assert_snapshot!(run.told(), @"
            exit 2
            error: talks/speakers.toml: line 6, column 8: this is no well-formed TOML, and its entry is left out: string values must be quoted, expected literal string
            hint: texts stand in quotation marks, lists in [ ], and each key stands once
            error: talks/speakers.toml: line 8, column 3: there is no entry `speakers`
            hint: entries begin with [[speaker]] or [[correction]]
            error: talks/autumn/speakers.toml: this is binary data, not text
            hint: save it as plain text in UTF-8
            ");
        }
        assert!(speakers(&desk).contains(&"龙小满 4 江帆".to_owned()));
    }
    let run = desk.run(&["inspect", "talks/spring/record.txt"]);
    insta::assert_snapshot!(run.told(), @"
    exit 2
    error: talks/speakers.toml: line 6, column 8: this is no well-formed TOML, and its entry is left out: string values must be quoted, expected literal string
    hint: texts stand in quotation marks, lists in [ ], and each key stands once
    error: talks/speakers.toml: line 8, column 3: there is no entry `speakers`
    hint: entries begin with [[speaker]] or [[correction]]
    ");
    let run = desk.run(&["inspect", "talks/speakers.toml"]);
    insta::assert_snapshot!(run.told(), @"
    exit 2
    note: talks/speakers.toml: speakers 1, corrections 0
    error: talks/speakers.toml: line 6, column 8: this is no well-formed TOML, and its entry is left out: string values must be quoted, expected literal string
    hint: texts stand in quotation marks, lists in [ ], and each key stands once
    error: talks/speakers.toml: line 8, column 3: there is no entry `speakers`
    hint: entries begin with [[speaker]] or [[correction]]
    ");
}

#[test]
fn a_register_that_cannot_be_read_is_told() {
    let desk = desk();
    desk.write("talks/speakers.toml", " \n".repeat(8_500_000));
    insta::assert_snapshot!(desk.run(&["index", "talks"]).told(), @"
    exit 2
    error: talks/speakers.toml: it has 17 MB, and a register may have 16
    hint: part it: each folder may have its own
    ");
    desk.write(
        "talks/speakers.toml",
        b"# \xE4\xBD\xA0\xE5\xA5\xBD\xE5\xA4\xA7\xE5\xAE\xB6\xFF\n",
    );
    insta::assert_snapshot!(desk.run(&["index", "talks"]).told(), @"
    exit 2
    error: talks/speakers.toml: line 1: 1 place could not be decoded as UTF-8 and show as �
    hint: save the file again in UTF-8
    ");
    // Another encoding is none of its faults.
    let register = "# 谁是谁\n[[speaker]]\nname = \"龙小满\"\naliases = [\"江帆\"]\n";
    let utf16: Vec<u8> = register.encode_utf16().flat_map(u16::to_le_bytes).collect();
    desk.write("talks/speakers.toml", [&b"\xFF\xFE"[..], &utf16].concat());
    index(&desk);
    assert!(speakers(&desk).contains(&"龙小满 4 江帆".to_owned()));
}

#[test]
fn a_corrected_speaker_goes_by_the_name_of_the_register() {
    let desk = desk();
    let correction = "\n[[correction]]\ntext = \"旧片子\"\nspeaker = \"江帆\"\n";
    desk.write("talks/speakers.toml", format!("{REGISTER}{correction}"));
    index(&desk);
    let who = desk.answer(&["who", "旧片子"]);
    let speech = &who["speakers"][0]["examples"][0];
    assert_eq!(
        json!([
            speech["name"],
            speech["written"],
            speech["role"],
            speech["rule"]
        ]),
        json!(["龙小满", "白露", null, "name-cue+correction+alias"])
    );
}

#[test]
fn the_index_keeps_the_names_of_a_register_as_long_as_it_governs_files() {
    let desk = desk();
    desk.write("talks/speakers.toml", REGISTER);
    index(&desk);
    let known = |desk: &Desk| desk.ask(&["list", "speakers", "Long Xiaoman"]).1["total"].clone();
    // All files of a folder below it go.
    fs::remove_file(desk.path("talks/spring/record.txt")).unwrap();
    assert_eq!(desk.ask(&["index", "talks/spring"]).1["vanished"], 1);
    assert_eq!(known(&desk), 1);
    // It goes itself, and only a part of what it governed is looked at.
    fs::remove_file(desk.path("talks/speakers.toml")).unwrap();
    assert_eq!(desk.ask(&["index", "talks/autumn"]).1["changed"], 2);
    assert_eq!(known(&desk), 1);
    assert_eq!(desk.ask(&["list", "speakers", "江帆"]).1["total"], 0);
}

#[test]
fn a_folder_of_that_name_is_a_folder() {
    let desk = Desk::new();
    desk.write("talks/speakers.toml/a.txt", "白露：好。\n\n白露：很好。\n");
    assert_eq!(counts(&desk), [1, 0, 0, 0]);
}
