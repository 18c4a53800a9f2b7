//! The JSON of every command over the sample transcripts has the fields of the contract, and its
//! numbers and offsets agree with each other.

use serde_json::Value;
use yanlu::text::fold;

use crate::support::samples;

/// The fields of an object, in alphabetical order.
fn fields(object: &Value) -> Vec<&str> {
    let mut fields: Vec<_> = object
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    fields.sort_unstable();
    fields
}

#[track_caller]
fn has_fields(object: &Value, expected: &str) {
    let found = fields(object);
    for field in expected.split(' ') {
        assert!(found.contains(&field), "`{field}` is missing: {object}");
    }
}

fn list<'a>(answer: &'a Value, name: &str) -> &'a [Value] {
    answer[name]
        .as_array()
        .unwrap_or_else(|| panic!("`{name}` is no list: {answer}"))
}

fn text<'a>(object: &'a Value, name: &str) -> &'a str {
    object[name]
        .as_str()
        .unwrap_or_else(|| panic!("`{name}` is no text: {object}"))
}

fn number(object: &Value, name: &str) -> u64 {
    object[name]
        .as_u64()
        .unwrap_or_else(|| panic!("`{name}` is no number: {object}"))
}

/// The marked texts: highlights are ranges of characters, in order and apart.
#[track_caller]
fn marked(thing: &Value) -> Vec<String> {
    let characters: Vec<char> = text(thing, "text").chars().collect();
    let mut reached = 0;
    let mut marked = Vec::new();
    for range in list(thing, "highlights") {
        let [start, end] = [0, 1].map(|i| range[i].as_u64().unwrap() as usize);
        assert!(reached <= start && start < end, "{thing}");
        reached = end;
        marked.push(characters[start..end].iter().collect());
    }
    marked
}

#[track_caller]
fn check_place(thing: &Value) {
    has_fields(thing, "session conference date source");
    has_fields(&thing["conference"], "name place");
    has_fields(&thing["source"], "path lines page time");
    let path = text(&thing["source"], "path");
    assert!(path.starts_with("corpus/"), "{path}");
    assert!(thing["date"].is_null() || thing["date"].as_str().unwrap().len() <= 10);
    if let [first, last] = thing["source"]["lines"]
        .as_array()
        .map_or(&[][..], Vec::as_slice)
    {
        assert!(first.as_u64().unwrap() >= 1 && first.as_u64() <= last.as_u64());
    }
}

#[track_caller]
fn check_hit(hit: &Value) {
    has_fields(hit, "id given_id score literal text highlights speakers");
    check_place(hit);
    assert!(text(hit, "id").starts_with("p-") && text(hit, "id").len() == 18);
    for speaker in list(hit, "speakers") {
        has_fields(speaker, "name role label kind matched");
        let kind = text(speaker, "kind");
        assert!(
            ["verbatim", "direct", "indirect", "mixed"].contains(&kind),
            "{kind}"
        );
    }
}

#[track_caller]
fn check_speech(speech: &Value) {
    has_fields(speech, "id text highlights kind cue role confidence");
    check_place(speech);
    assert!(text(speech, "id").starts_with("s-") && text(speech, "id").len() == 18);
    let confidence = speech["confidence"].as_f64().unwrap();
    assert!((0.0..=1.0).contains(&confidence));
}

#[test]
fn search_gives_ranked_paragraphs() {
    let desk = samples();
    for query in ["AIGC", "长剧向短", "長劇向短", "方言", "路灯", "剧"] {
        let answer = desk.answer(&["search", "--limit", "1000", query]);
        has_fields(
            &answer,
            "query read_as total total_literal took_ms notes hits",
        );
        let hits = list(&answer, "hits");
        assert_eq!(number(&answer, "total"), hits.len() as u64);
        let literal = hits.iter().filter(|hit| hit["literal"] == true);
        assert_eq!(number(&answer, "total_literal"), literal.count() as u64);
        for hit in hits {
            check_hit(hit);
            let marked = marked(hit);
            let holds = fold(text(hit, "text")).contains(&fold(query));
            assert_eq!(hit["literal"], holds, "{query}: {hit}");
            if holds {
                assert!(
                    marked.iter().any(|mark| fold(mark) == fold(query)),
                    "{query}: {hit}"
                );
            }
        }
        // Literal matches first, each group best first.
        let ranks: Vec<_> = hits
            .iter()
            .map(|hit| (hit["literal"] == true, hit["score"].as_f64().unwrap()))
            .collect();
        assert!(
            ranks.is_sorted_by(|a, b| (a.0, a.1) >= (b.0, b.1)),
            "{query}: {ranks:?}"
        );
    }
}

#[test]
fn pages_of_a_search_join_to_the_whole() {
    let desk = samples();
    let ids = |limit: &str, offset: &str| -> Vec<String> {
        let answer = desk.answer(&["search", "--limit", limit, "--offset", offset, "AIGC"]);
        list(&answer, "hits")
            .iter()
            .map(|hit| text(hit, "id").to_owned())
            .collect()
    };
    let whole = ids("100", "0");
    assert!(whole.len() > 10);
    assert_eq!(
        [ids("4", "0"), ids("4", "4"), ids("100", "8")].concat(),
        whole
    );
}

#[test]
fn dates_put_hits_in_order() {
    let desk = samples();
    let dates = |sort: &str| -> Vec<String> {
        let answer = desk.answer(&["search", "--limit", "100", "--sort", sort, "长剧向短"]);
        let hits = list(&answer, "hits").iter();
        hits.filter_map(|hit| hit["date"].as_str().map(str::to_owned))
            .collect()
    };
    assert!(dates("oldest").is_sorted() && dates("newest").is_sorted_by(|a, b| a >= b));
}

#[test]
fn who_gives_those_who_said_it() {
    let desk = samples();
    let answer = desk.answer(&["who", "长剧向短", "--limit", "100", "--examples", "100"]);
    has_fields(&answer, "query read_as total notes speakers");
    let speakers = list(&answer, "speakers");
    assert_eq!(number(&answer, "total"), speakers.len() as u64);
    let mut matches = 0;
    for speaker in speakers {
        has_fields(
            speaker,
            "name roles speeches matches first_date last_date examples",
        );
        let examples = list(speaker, "examples");
        assert_eq!(number(speaker, "speeches"), examples.len() as u64);
        let mut marks = 0;
        for example in examples {
            check_speech(example);
            for mark in marked(example) {
                assert_eq!(fold(&mark), "长剧向短", "{example}");
                marks += 1;
            }
            if let Some(role) = example["role"].as_str() {
                assert!(list(speaker, "roles").contains(&role.into()), "{speaker}");
            }
        }
        assert_eq!(number(speaker, "matches"), marks, "{speaker}");
        matches += marks;
    }
    let order = |speaker: &Value| (number(speaker, "speeches"), number(speaker, "matches"));
    assert!(speakers.is_sorted_by(|a, b| order(a) >= order(b)));
    // The same speeches, counted by speaker.
    let counted = desk.answer(&["count", "长剧向短", "--by", "speaker"]);
    assert_eq!(
        (number(&counted, "total"), list(&counted, "groups").len()),
        (matches, speakers.len())
    );
    let first = desk.answer(&["who", "长剧向短", "--limit", "1", "--examples", "1"]);
    assert_eq!(number(&first, "total"), speakers.len() as u64);
    assert_eq!(
        (
            list(&first, "speakers").len(),
            list(&first["speakers"][0], "examples").len()
        ),
        (1, 1)
    );
}

#[test]
fn groups_of_a_count_sum_to_the_total() {
    let desk = samples();
    for query in ["长剧向短", "AIGC", "机器"] {
        for by in ["speaker", "role", "session", "conference", "year", "month"] {
            let answer = desk.answer(&["count", query, "--by", by, "--rate"]);
            has_fields(&answer, "query total speeches paragraphs groups");
            let groups = list(&answer, "groups");
            for group in groups {
                has_fields(group, "key count speeches rate");
            }
            let sum: u64 = groups.iter().map(|group| number(group, "count")).sum();
            assert_eq!(sum, number(&answer, "total"), "{query} by {by}");
        }
        // What is counted outside speeches as well is what a concordance lists.
        let counted = desk.answer(&["count", query, "--by", "year"]);
        let lines = desk.answer(&["kwic", query]);
        assert_eq!(counted["total"], lines["total"], "{query}");
    }
    let plain = desk.answer(&["count", "AIGC"]);
    assert!(
        list(&plain, "groups")
            .iter()
            .all(|group| group["rate"].is_null())
    );
}

#[test]
fn lines_of_a_concordance_stand_in_their_paragraphs() {
    let desk = samples();
    for sort in ["place", "left", "right", "speaker", "date"] {
        let answer = desk.answer(&[
            "kwic",
            "机器",
            "--limit",
            "1000",
            "--context",
            "12",
            "--sort",
            sort,
        ]);
        has_fields(&answer, "query total lines");
        let lines = list(&answer, "lines");
        assert_eq!(number(&answer, "total"), lines.len() as u64);
        for line in lines.iter().step_by(4) {
            has_fields(line, "id left match right speaker date source");
            let [left, matched, right] = ["left", "match", "right"].map(|part| text(line, part));
            assert_eq!(fold(matched), "机器");
            assert!(
                left.chars().count() <= 12 && right.chars().count() <= 12,
                "{line}"
            );
            let paragraph = desk.answer(&["show", text(line, "id"), "--context", "0"]);
            let whole = text(&paragraph, "text").replace('\n', " ");
            assert!(whole.contains(&format!("{left}{matched}{right}")), "{line}");
        }
        let rights: Vec<_> = lines.iter().map(|line| text(line, "right")).collect();
        assert!(sort != "right" || rights.is_sorted());
    }
}

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
