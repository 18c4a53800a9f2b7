//! What `index` does to an index that is already there: only what changed is read, nothing is
//! written that need not be, and a build that dies costs nothing that was committed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::time::{Duration, Instant, SystemTime};

use serde_json::{Value, json};

use crate::support::Desk;

/// The files of the index with sizes and times of change.
fn written(desk: &Desk) -> BTreeMap<String, (u64, SystemTime)> {
    let entries = fs::read_dir(desk.path("index")).unwrap();
    entries
        .map(|entry| {
            let entry = entry.unwrap();
            let facts = entry.metadata().unwrap();
            let name = entry.file_name().into_string().unwrap();
            (name, (facts.len(), facts.modified().unwrap()))
        })
        .collect()
}

/// What a run of `index` says it did: added, changed, unchanged, vanished.
#[track_caller]
fn index(desk: &Desk, arguments: &[&str]) -> [u64; 4] {
    let (_, report) = desk.ask(&[&["index"], arguments].concat());
    ["added", "changed", "unchanged", "vanished"].map(|what| report[what].as_u64().unwrap())
}

/// Two folders of two files each.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write(
        "spring/a.txt",
        "沈闻笛：蓝色的陶瓶里插着一枝梅。\n\n贺知秋：好。\n\n沈闻笛：很好。\n",
    );
    desk.write(
        "spring/b.txt",
        "白露：戏台搭好了。\n\n顾盼：好。\n\n白露：很好。\n",
    );
    desk.write("autumn/c.txt", "顾盼：锣鼓在后台。\n\n顾盼：好。\n");
    desk.write("autumn/d.txt", "顾盼：明天一早就搬过来。\n\n顾盼：好。\n");
    desk
}

/// The id of the one paragraph that a query finds.
#[track_caller]
fn id_of(desk: &Desk, query: &str) -> String {
    let answer = desk.answer(&["search", query]);
    assert_eq!(answer["total"], 1, "{answer}");
    answer["hits"][0]["id"].as_str().unwrap().to_owned()
}

/// The ids of all paragraphs and speeches.
fn all_ids(desk: &Desk) -> Vec<String> {
    let answer = desk.answer(&["search", "--limit", "100", "--", "-不在"]);
    let ids_of = |hit: &Value| {
        let speeches = hit["speakers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|speaker| &speaker["speech"]);
        speeches
            .chain([&hit["id"]])
            .map(|id| id.as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let mut ids: Vec<_> = answer["hits"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(ids_of)
        .collect();
    ids.sort();
    ids
}

#[test]
fn a_second_run_reads_and_writes_nothing() {
    let desk = desk();
    assert_eq!(index(&desk, &["spring", "autumn"]), [4, 0, 0, 0]);
    let before = written(&desk);
    assert_eq!(index(&desk, &["spring", "autumn"]), [0, 0, 4, 0]);
    assert_eq!(written(&desk), before);
}

#[test]
fn only_what_changed_is_read_again() {
    let desk = desk();
    index(&desk, &["spring"]);
    desk.write("spring/b.txt", "白露：戏台又拆了。\n");
    assert_eq!(index(&desk, &["spring"]), [0, 1, 1, 0]);
    assert!(desk.paths_of("\"戏台搭好了\"").is_empty());
    assert_eq!(desk.paths_of("\"戏台又拆了\""), ["spring/b.txt"]);
    desk.write("spring/e.txt", "白露：灯也挂上了。\n");
    assert_eq!(index(&desk, &["spring"]), [1, 0, 2, 0]);
    assert_eq!(desk.paths_of("\"灯也挂上了\""), ["spring/e.txt"]);
}

#[test]
fn a_file_that_was_only_touched_is_unchanged() {
    let desk = desk();
    index(&desk, &["spring"]);
    let before = written(&desk);
    let later = SystemTime::now() + Duration::from_secs(60);
    let file = File::options()
        .write(true)
        .open(desk.path("spring/a.txt"))
        .unwrap();
    file.set_modified(later).unwrap();
    assert_eq!(index(&desk, &["spring"]), [0, 0, 2, 0]);
    assert_eq!(written(&desk), before);
}

#[test]
fn files_vanish_only_below_the_paths_given() {
    let desk = desk();
    index(&desk, &["spring", "autumn"]);
    fs::remove_file(desk.path("spring/a.txt")).unwrap();
    fs::remove_file(desk.path("autumn/c.txt")).unwrap();
    assert_eq!(index(&desk, &["spring"]), [0, 0, 1, 1]);
    assert!(desk.paths_of("陶瓶").is_empty());
    assert_eq!(desk.paths_of("锣鼓"), ["autumn/c.txt"]);
    assert_eq!(index(&desk, &["autumn"]), [0, 0, 1, 1]);
    assert!(desk.paths_of("锣鼓").is_empty());
    assert_eq!(desk.answer(&["info"])["files"], 2);
}

#[test]
fn a_folder_that_is_gone_is_told_and_keeps_its_files() {
    let desk = desk();
    index(&desk, &["spring", "autumn"]);
    fs::rename(desk.path("spring"), desk.path("moved")).unwrap();
    // Perhaps a disk is not mounted: nobody asked to forget what was on it.
    assert_eq!(desk.run(&["index", "spring"]).code, 2);
    assert_eq!(desk.paths_of("陶瓶"), ["spring/a.txt"]);
    fs::rename(desk.path("moved"), desk.path("spring")).unwrap();
    assert_eq!(index(&desk, &["spring"]), [0, 0, 2, 0]);
}

#[test]
fn a_further_path_is_added() {
    let desk = desk();
    index(&desk, &["spring"]);
    assert_eq!(index(&desk, &["autumn"]), [2, 0, 0, 0]);
    assert_eq!(desk.paths_of("陶瓶"), ["spring/a.txt"]);
    assert_eq!(desk.paths_of("锣鼓"), ["autumn/c.txt"]);
    // The same folder by another name is the same folder.
    assert_eq!(index(&desk, &["autumn/../autumn/"]), [0, 0, 2, 0]);
    assert_eq!(index(&desk, &["."]), [0, 0, 4, 0]);
}

#[test]
fn rebuild_starts_over() {
    let desk = desk();
    index(&desk, &["spring", "autumn"]);
    assert_eq!(index(&desk, &["--rebuild", "autumn"]), [2, 0, 0, 0]);
    assert!(desk.paths_of("陶瓶").is_empty());
    assert_eq!(desk.paths_of("锣鼓"), ["autumn/c.txt"]);
}

#[test]
fn a_dry_run_writes_nothing() {
    let desk = desk();
    let (code, report) = desk.ask(&["index", "--dry-run", "spring"]);
    assert_eq!(
        (code, &report["added"], &report["dry_run"]),
        (0, &json!(2), &json!(true))
    );
    assert!(!desk.path("index").exists());
    index(&desk, &["spring"]);
    let before = written(&desk);
    desk.write("spring/b.txt", "白露：戏台又拆了。\n");
    fs::remove_file(desk.path("spring/a.txt")).unwrap();
    assert_eq!(
        index(&desk, &["--dry-run", "spring", "autumn"]),
        [2, 1, 0, 1]
    );
    assert_eq!(
        index(&desk, &["--dry-run", "--rebuild", "autumn"]),
        [2, 0, 0, 0]
    );
    assert_eq!(written(&desk), before);
    assert_eq!(desk.paths_of("陶瓶"), ["spring/a.txt"]);
}

#[test]
fn ids_stay_what_they_are() {
    let desk = desk();
    let turn = |text| json!({"speaker": "白露", "text": text}).to_string() + "\n";
    desk.write(
        "spring/e.jsonl",
        ["来了。", "好。", "来了。"].map(turn).concat(),
    );
    index(&desk, &["spring"]);
    let ids = all_ids(&desk);
    // Equal texts have ids of their own.
    let different: BTreeSet<_> = ids.iter().collect();
    assert_eq!(
        (ids.len(), different.len()),
        (6 + 2 * 3, 6 + 2 * 3),
        "{ids:?}"
    );
    index(&desk, &["--rebuild", "spring"]);
    assert_eq!(all_ids(&desk), ids);
    let plum = id_of(&desk, "\"陶瓶\"");
    // Other files change, come and go; paragraphs are added to the same file.
    desk.write("spring/b.txt", "白露：拆了。\n");
    desk.write("spring/0.txt", "顾盼：先来的。\n");
    index(&desk, &["spring", "autumn"]);
    assert_eq!(id_of(&desk, "\"陶瓶\""), plum);
    desk.write(
        "spring/a.txt",
        "贺知秋：先说一句。\n\n沈闻笛：蓝色的陶瓶里插着一枝梅。\n",
    );
    index(&desk, &["spring"]);
    assert_eq!(id_of(&desk, "\"陶瓶\""), plum);
    // The same folder elsewhere, in another index.
    fs::rename(desk.path("spring"), desk.path("elsewhere")).unwrap();
    index(&desk, &["--index", "other", "elsewhere"]);
    let elsewhere = desk.answer(&["search", "--index", "other", "\"陶瓶\""]);
    assert_eq!(elsewhere["hits"][0]["id"], plum);
}

#[test]
fn a_second_run_over_a_thousand_files_writes_nothing() {
    let desk = Desk::new();
    for i in 0..1_000 {
        desk.write(
            &format!("many/{}/{i}.txt", i % 10),
            format!("白露：第{i}场的锣鼓。\n"),
        );
    }
    assert_eq!(index(&desk, &["many"]), [1_000, 0, 0, 0]);
    let before = written(&desk);
    let start = Instant::now();
    assert_eq!(index(&desk, &["many"]), [0, 0, 1_000, 0]);
    println!(
        "second run over 1,000 files: {:.2} s",
        start.elapsed().as_secs_f64()
    );
    assert_eq!(written(&desk), before);
}
