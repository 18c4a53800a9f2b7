//! The answers to questions over the sample transcripts have the fields of the contract, and their
//! numbers and offsets agree with each other.

use yanlu::text::fold;

use serde_json::Value;

use crate::support::json::{check_hit, check_speech, has_fields, list, marked, number, text};
use crate::support::{Desk, samples};

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
fn confidence_is_a_filter_like_any_other() {
    let desk = samples();
    let all = desk.answer(&["who", "长剧向短", "--limit", "100", "--examples", "100"]);
    let confidences: Vec<f64> = list(&all, "speakers")
        .iter()
        .flat_map(|speaker| list(speaker, "examples"))
        .map(|speech| speech["confidence"].as_f64().unwrap())
        .collect();
    let sure = |least: f64| {
        let reached = |&&confidence: &&f64| (confidence * 100.0).round() >= least * 100.0;
        confidences.iter().filter(reached).count() as u64
    };
    assert!(sure(0.96) > 0 && sure(0.96) < confidences.len() as u64);
    for (typed, least) in [("0", 0.0), ("0.96", 0.96), ("1", 1.0)] {
        let (_, answer) = desk.ask(&[
            "who",
            "长剧向短",
            "--limit",
            "100",
            "--min-confidence",
            typed,
        ]);
        let speeches: u64 = list(&answer, "speakers")
            .iter()
            .map(|speaker| number(speaker, "speeches"))
            .sum();
        assert_eq!(speeches, sure(least), "{typed}");
        // The field of a query says the same, and so does every other command.
        let query = format!("长剧向短 把握：{typed}");
        let (_, by_field) = desk.ask(&["who", &query, "--limit", "100"]);
        assert_eq!(by_field["total"], answer["total"]);
        let (_, counted) = desk.ask(&["count", "长剧向短", "--min-confidence", typed]);
        let (_, lines) = desk.ask(&["kwic", "长剧向短", "--min-confidence", typed]);
        assert_eq!(number(&counted, "speeches"), speeches, "{typed}");
        assert_eq!(counted["total"], lines["total"], "{typed}");
        let (_, found) = desk.ask(&["search", "\"长剧向短\"", "--min-confidence", typed]);
        assert_eq!(found["total"], counted["paragraphs"], "{typed}");
    }
}

#[test]
fn who_said_it_first_is_told_by_date() {
    let desk = samples();
    let plain = desk.answer(&["who", "AIGC", "--limit", "100", "--examples", "100"]);
    let answer = desk.answer(&["who", "AIGC", "--first", "--limit", "100"]);
    assert_eq!(answer["first"], true);
    assert_eq!(answer["total"], plain["total"]);
    let speakers = list(&answer, "speakers");
    let dates: Vec<_> = speakers
        .iter()
        .map(|speaker| speaker["first_date"].as_str())
        .collect();
    let dated: Vec<_> = dates.iter().flatten().collect();
    assert!(dated.is_sorted() && dates[..dated.len()].iter().all(Option::is_some));
    for speaker in speakers {
        let examples = list(speaker, "examples");
        assert_eq!(
            (examples.len(), &examples[0]["date"]),
            (1, &speaker["first_date"])
        );
    }
    // All that is dated is in the spread, and everyone is new once.
    let sum = |field: &str| -> u64 {
        let spread = list(&answer, "spread").iter();
        spread.map(|period| number(period, field)).sum()
    };
    let speeches = list(&plain, "speakers")
        .iter()
        .flat_map(|speaker| list(speaker, "examples"))
        .filter(|speech| !speech["date"].is_null());
    assert_eq!(sum("speeches"), speeches.count() as u64);
    assert_eq!(sum("new_speakers"), dated.len() as u64);
    assert!(list(&answer, "spread").is_sorted_by_key(|period| text(period, "date").to_owned()));
    // A page of it tells the same spread.
    let page = desk.answer(&["who", "AIGC", "--first", "--limit", "1", "--offset", "2"]);
    assert_eq!(page["spread"], answer["spread"]);
    assert_eq!(list(&page, "speakers")[0]["name"], speakers[2]["name"]);
}

#[test]
fn the_first_of_one_day_is_told_by_place_and_the_undated_stand_last() {
    let desk = Desk::new();
    desk.write(
        "talks/a.jsonl",
        [
            r#"{"document": "1", "date": "2024-05-08", "speaker": "白露", "text": "灯要一盏一盏地点。"}"#,
            r#"{"document": "1", "date": "2024-05-08", "speaker": "高远", "text": "一盏一盏，一盏一盏，我都数过。"}"#,
            r#"{"document": "1", "date": "2024-05-08", "speaker": "高远", "text": "还是一盏一盏。"}"#,
            r#"{"document": "2", "speaker": "南乔", "text": "一盏一盏，谁先说的？"}"#,
        ]
        .join("\n"),
    );
    assert_eq!(desk.run(&["index", "talks"]).code, 0);
    let answer = desk.answer(&["who", "一盏一盏", "--first"]);
    let names: Vec<_> = list(&answer, "speakers")
        .iter()
        .map(|speaker| text(speaker, "name"))
        .collect();
    assert_eq!(names, ["白露", "高远", "南乔"]);
    assert_eq!(
        answer["notes"][0],
        "without a date: 1 of 4 speeches; they stand last, and in no part of the spread"
    );
    let told = desk
        .run(&["who", "一盏一盏", "--first", "--sort", "newest"])
        .told();
    let start: Vec<_> = told.lines().take(2).collect();
    insta::assert_snapshot!(start.join("\n"), @"
    exit 2
    error: the argument '--first' cannot be used with '--sort <ORDER>'
    ");
}
