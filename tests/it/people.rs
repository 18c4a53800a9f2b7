//! Finding people: by any of their names, in pinyin, in either script. All people and sentences are
//! invented.

use std::sync::OnceLock;

use serde_json::Value;

use crate::support::Desk;
use crate::support::json::{list, text};

fn desk() -> &'static Desk {
    static DESK: OnceLock<Desk> = OnceLock::new();
    DESK.get_or_init(|| {
        let desk = Desk::new();
        let turn = |speaker: &str, role: Option<&str>, date: &str, text: &str| {
            serde_json::json!({
                "conference": format!("{}潮音影像论坛", &date[..4]),
                "date": date, "speaker": speaker, "role": role, "text": text,
            })
            .to_string()
                + "\n"
        };
        desk.write(
            "talks/record.jsonl",
            [
                turn("龙小满", Some("船工"), "2024-05-01", "帆要自己补。"),
                turn("小满", Some("船长"), "2025-05-01", "帆要先收。"),
                turn("小滿", None, "2025-05-02", "帆已经收好。"),
                turn("单晓梅", Some("编剧"), "2025-05-01", "帆是白的。"),
                turn("尚小明", None, "2025-05-01", "帆是借来的。"),
                turn("王乾", None, "2025-05-01", "帆挂错了。"),
                turn("何伟", None, "2025-05-01", "帆布太贵。"),
                turn("何伟", Some("灯光师"), "2025-05-01", "帆后面要有灯。"),
                turn("Anna Li", None, "2025-05-01", "帆可以租。"),
                turn("吕良", None, "2025-05-01", "帆要晒。"),
            ]
            .concat(),
        );
        desk.write(
            "talks/speakers.toml",
            "[[speaker]]\nname = \"龙小满\"\naliases = [\"小满\", \"Captain Long\", \"满姐\"]\n\n\
             [[speaker]]\nname = \"何伟（灯光师）\"\naliases = [\"何伟\"]\n\
             where = { role = \"灯光\" }\n",
        );
        assert_eq!(desk.run(&["index", "talks"]).code, 0);
        desk
    })
}

fn names(answer: &Value) -> Vec<&str> {
    let speakers = list(answer, "speakers").iter();
    speakers.map(|speaker| text(speaker, "name")).collect()
}

#[track_caller]
fn check_list(pattern: &str, expected: &[&str]) {
    let (_, answer) = desk().ask(&["list", "speakers", pattern]);
    let mut found = names(&answer);
    found.sort_unstable();
    assert_eq!(found, expected, "{pattern}");
}

/// Who said 帆, with a filter on the speaker, and what the notes say.
#[track_caller]
fn check_filter(name: &str, expected: &[&str], note: Option<&str>) {
    let quoted = format!("帆 speaker:\"{name}\"");
    for arguments in [vec!["who", "帆", "--speaker", name], vec!["who", &quoted]] {
        let (_, answer) = desk().ask(&arguments);
        let mut found = names(&answer);
        found.sort_unstable();
        assert_eq!(found, expected, "{name}");
        let notes: Vec<_> = list(&answer, "notes")
            .iter()
            .map(|it| it.as_str().unwrap())
            .collect();
        assert_eq!(notes, note.into_iter().collect::<Vec<_>>(), "{name}");
    }
}

#[test]
fn people_are_listed_by_any_of_their_names() {
    check_list("小满", &["龙小满"]);
    check_list("小滿", &["龙小满"]);
    check_list("满姐", &["龙小满"]);
    check_list("captain", &["龙小满"]);
    check_list("longxiaoman", &["龙小满"]);
    check_list("Long Xiao Man", &["龙小满"]);
    check_list("lxm", &["龙小满"]);
    check_list("xiaoman", &["龙小满"]);
    check_list("manjie", &["龙小满"]);
    check_list("shan xiaomei", &["单晓梅"]);
    check_list("danxiaomei", &["单晓梅"]);
    check_list("sxm", &["单晓梅", "尚小明"]);
    check_list("wangqian", &["王乾"]);
    check_list("lvliang", &["吕良"]);
    check_list("lüliang", &["吕良"]);
    check_list("hewei", &["何伟", "何伟（灯光师）"]);
    check_list("li", &["Anna Li"]);
    check_list("zzz", &[]);
}

#[test]
fn a_person_is_listed_with_all_that_is_known() {
    let answer = desk().answer(&["list", "speakers", "lxm"]);
    let row = &list(&answer, "speakers")[0];
    assert_eq!(
        *row,
        serde_json::json!({
            "name": "龙小满", "aliases": ["小满", "小滿"], "roles": ["船工", "船长"],
            "conferences": ["2024潮音影像论坛", "2025潮音影像论坛"],
            "speeches": 3, "characters": 17,
            "first_date": "2024-05-01", "last_date": "2025-05-02",
        })
    );
    insta::assert_snapshot!(desk().run(&["list", "speakers", "lxm"]).stdout, @"
    1 speaker

    龙小满  3 speeches, 17 characters · 2024-05-01 – 2025-05-02
        also written 小满, 小滿
        船工
        船长
        2024潮音影像论坛
        2025潮音影像论坛
    ");
}

#[test]
fn a_filter_takes_aliases_and_pinyin_and_says_how_it_was_read() {
    for name in [
        "小满",
        "满姐",
        "captain long",
        "longxiaoman",
        "LXM",
        "lóng xiǎo mǎn",
        "xiaoman",
        // Another name in pinyin, and a word of another name.
        "manjie",
        "Captain",
    ] {
        let shown = match name.contains(' ') {
            true => format!("\"{name}\""),
            false => name.to_owned(),
        };
        let note = format!("speaker:{shown} reads as 龙小满");
        check_filter(name, &["龙小满"], Some(&note));
    }
    let note = "speaker:sxm reads as 单晓梅 or 尚小明";
    check_filter("sxm", &["单晓梅", "尚小明"], Some(note));
}

#[test]
fn a_name_as_it_stands_is_taken_as_it_stands() {
    check_filter("龙小满", &["龙小满"], None);
    check_filter("小明", &["尚小明"], None);
    // The surname of a Latin name, not the pinyin of somebody else's.
    check_filter("li", &["Anna Li"], None);
    let note = "speaker:何伟 is a name as it stands, and an alias of 何伟（灯光师）";
    check_filter("何伟", &["何伟"], Some(note));
    check_filter("何伟（灯光师）", &["何伟（灯光师）"], None);
    check_filter("没有这个人", &[], None);
    check_filter("zzz", &[], None);
}

#[test]
fn every_command_reads_names_alike() {
    let total = |arguments: &[&str]| {
        let answer = desk().answer(arguments);
        assert_eq!(list(&answer, "notes").len(), 1, "{answer}");
        assert!(
            text(&answer, "read_as").contains("speaker:龙小满"),
            "{answer}"
        );
        answer["total"].as_u64().unwrap()
    };
    assert_eq!(total(&["search", "帆", "--speaker", "lxm"]), 3);
    assert_eq!(total(&["who", "帆", "--speaker", "lxm"]), 1);
    assert_eq!(total(&["kwic", "帆", "--speaker", "lxm"]), 3);
    assert_eq!(
        total(&["count", "帆", "--by", "year", "--speaker", "lxm"]),
        3
    );
    // Wherever the filter stands.
    assert_eq!(total(&["who", "帆", "AND", "NOT", "speaker:lxm"]), 7);
    assert_eq!(
        total(&[
            "who",
            "补 OR (帆 AND (speaker:lxm OR speaker:「何伟（灯光师）」))"
        ]),
        2
    );
}

#[test]
fn all_that_a_person_said_is_found_without_any_word() {
    let total = |query: &str| desk().ask(&["search", query]).1["total"].clone();
    assert_eq!(total("speaker:lxm"), 3);
    assert_eq!(total("speaker:sxm"), 2);
    assert_eq!(total("speaker:sxm OR speaker:lxm"), 5);
    assert_eq!(total("speaker:lxm date:2025"), 2);
    assert_eq!(total("NOT speaker:lxm"), 7);
    assert_eq!(total("补 OR speaker:sxm"), 3);
    assert_eq!(total("帆 speaker:sxm"), 2);
    assert_eq!(total("借 AND speaker:sxm"), 1);
    assert_eq!(total("path:record.jsonl"), 10);
}

#[test]
fn pinyin_is_for_names_only() {
    let (code, answer) = desk().ask(&["search", "fan"]);
    assert_eq!((code, &answer["total"]), (1, &Value::from(0)));
    assert_eq!(
        desk().ask(&["search", "帆", "--role", "bianju"]).1["total"],
        0
    );
    assert_eq!(
        desk().ask(&["list", "conferences", "chaoyin"]).1["total"],
        0
    );
}

#[test]
fn what_could_be_anybody_is_left_open() {
    let desk = Desk::new();
    let surnames = "赵钱孙周吴郑王冯陈";
    let given = "安柏楚迪恩帆谷禾佳凯岚墨";
    let turns = surnames.chars().flat_map(|surname| {
        given.chars().map(move |given| {
            serde_json::json!({"speaker": format!("{surname}{given}宁"), "text": "好。"})
                .to_string()
        })
    });
    desk.write("many.jsonl", turns.collect::<Vec<_>>().join("\n"));
    assert_eq!(desk.run(&["index", "many.jsonl"]).code, 0);
    let (code, answer) = desk.ask(&["who", "好", "--speaker", "ning"]);
    assert_eq!((code, &answer["total"]), (1, &Value::from(0)));
    let note = "speaker:ning could be any of 108 speakers: write more of the name";
    assert_eq!(answer["notes"], serde_json::json!([note]));
}
