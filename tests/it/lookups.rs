//! What shows, lists or checks the content of an index has the fields of the contract, and agrees
//! with what a search finds.

use crate::support::json::{check_hit, check_speech, has_fields, list, number, text};
use crate::support::samples;

#[test]
fn what_is_found_can_be_shown_in_its_context() {
    let desk = samples();
    let search = desk.answer(&["search", "带响声的开关"]);
    let hit = &search["hits"][0];
    let shown = desk.answer(&["show", text(hit, "id"), "--context", "2"]);
    check_hit(&shown);
    assert_eq!(
        (&shown["text"], &shown["source"]),
        (&hit["text"], &hit["source"])
    );
    let [before, after] = ["before", "after"].map(|side| list(&shown, side));
    assert!(before.len() == 2 && after.len() <= 2, "{shown}");
    before.iter().chain(after).for_each(check_hit);
    // One step back, and forth again.
    let neighbour = desk.answer(&["show", text(&before[1], "id"), "--context", "1"]);
    assert_eq!(neighbour["after"][0]["id"], hit["id"]);

    let who = desk.answer(&["who", "长剧向短"]);
    let speech = &who["speakers"][0]["examples"][0];
    let shown = desk.answer(&["show", text(speech, "id"), "--context", "1"]);
    check_speech(&shown);
    assert_eq!(
        (&shown["text"], &shown["cue"]),
        (&speech["text"], &speech["cue"])
    );
    list(&shown, "before")
        .iter()
        .chain(list(&shown, "after"))
        .for_each(check_speech);

    let given = desk.answer(&["search", "长剧向短", "--path", "salon.jsonl"]);
    let given_id = text(&given["hits"][0], "given_id");
    assert_eq!(
        desk.answer(&["show", given_id])["text"],
        given["hits"][0]["text"]
    );

    let unknown = desk.run(&["show", "p-0123456789abcdef"]);
    insta::assert_snapshot!(unknown.told(), @"
    exit 2
    error: nothing in the index has the id `p-0123456789abcdef`
    hint: ids stand beside each hit, p-… for paragraphs and s-… for speeches; `yanlu search` shows them
    ");
}

#[test]
fn lists_agree_with_the_totals() {
    let desk = samples();
    let info = desk.answer(&["info"]);
    has_fields(
        &info,
        "format analysis files conferences sessions paragraphs speeches speakers first_date last_date source_bytes index_bytes",
    );
    for (what, expected) in [
        (
            "conferences",
            "name sessions paragraphs speeches speakers first_date last_date",
        ),
        (
            "sessions",
            "title conference paragraphs speeches first_date last_date",
        ),
        (
            "speakers",
            "name roles conferences speeches characters first_date last_date",
        ),
        (
            "files",
            "path format encoding bytes paragraphs speeches problems",
        ),
    ] {
        let answer = desk.answer(&["list", what]);
        let rows = list(&answer, what);
        rows.iter().for_each(|row| has_fields(row, expected));
        assert_eq!(number(&answer, "total"), rows.len() as u64, "{what}");
        let named = rows
            .iter()
            .filter(|row| what != "conferences" || !row["name"].is_null());
        assert_eq!(number(&info, what), named.count() as u64, "{what}");
        if what != "sessions" {
            let speeches: u64 = rows.iter().map(|row| number(row, "speeches")).sum();
            assert_eq!(speeches, number(&info, "speeches"), "{what}");
        }
        let page = desk.answer(&["list", what, "--limit", "2", "--offset", "1"]);
        assert_eq!(list(&page, what), &rows[1..3], "{what}");
    }
    let some = desk.answer(&["list", "speakers", "沈闻"]);
    assert_eq!(list(&some, "speakers")[0]["name"], "沈闻笛");
}

#[test]
fn every_file_can_be_inspected() {
    let desk = samples();
    let files = desk.answer(&["list", "files"]);
    for file in list(&files, "files") {
        let path = text(file, "path");
        let answer = desk.answer(&["inspect", path]);
        has_fields(
            &answer,
            "path format encoding conference date sessions paragraphs speeches problems",
        );
        let paragraphs = list(&answer, "paragraphs");
        let speeches = list(&answer, "speeches");
        assert_eq!(
            (number(file, "paragraphs"), number(file, "speeches")),
            (paragraphs.len() as u64, speeches.len() as u64),
            "{path}"
        );
        assert_eq!(
            (&file["format"], &file["encoding"]),
            (&answer["format"], &answer["encoding"])
        );
        for speech in speeches {
            has_fields(
                speech,
                "speaker kind cue text spans paragraphs session stretch rule confidence",
            );
            has_fields(&speech["speaker"], "name role label type named");
            let first = speech["paragraphs"][0].as_u64().unwrap() as usize;
            let start: String = text(speech, "text").chars().take(4).collect();
            assert!(
                text(&paragraphs[first], "text").contains(&start),
                "{path}: {speech}"
            );
        }
    }
}

#[test]
fn the_index_finds_what_a_scan_finds() {
    let desk = samples();
    let answer = desk.answer(&["audit", "--samples", "60", "--seed", "7"]);
    has_fields(&answer, "sampled exact paragraphs seed differences");
    assert_eq!(
        (number(&answer, "sampled"), number(&answer, "exact")),
        (60, 60),
        "{answer}"
    );
    let analysis = desk.answer(&["analyze", "ＡＩ賦能"]);
    has_fields(&analysis, "text folded words exact analysis");
    assert_eq!(analysis["folded"], "ai赋能");
}
