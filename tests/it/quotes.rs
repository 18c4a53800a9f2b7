//! Whether a quote is real, asked of invented speeches.

use serde_json::Value;
use yanlu::search::{Request, Verdict, verify as verify_in};

use crate::support::json::{has_fields, list, marked, number, text};
use crate::support::{Desk, index, samples, speech, transcript};

/// Two speeches, the first of two paragraphs, and a report with narration and reported speech.
fn indexed() -> Desk {
    let desk = Desk::new();
    desk.write(
        "talks/turns.jsonl",
        [
            r#"{"document": "1", "conference": "海灯论坛", "date": "2024-05-08", "speaker": "沈闻笛", "role": "编剧", "text": "戏不是写出来的，是从日子里捞出来的。捞的时候手要稳，心要静，眼睛还要看得远。\n捞上来的鱼有大有小，小的要放回去。今年我们放回去了Ｇ３那一稿，涨了3.4%的成本。"}"#,
            r#"{"document": "2", "conference": "海燈論壇", "date": "2025-06-01", "speaker": "葉之庭", "role": "編劇", "text": "戲不是寫出來的，是從日子裡撈出來的；這話我同意。"}"#,
        ]
        .join("\n"),
    );
    desk.write(
        "talks/report.txt",
        "海灯论坛闭幕\n\n\
         五月九日，论坛在旧码头的仓库里闭幕，门口的铁锚刚刚刷过一遍红漆。\n\n\
         编剧白露认为，一盏灯照不亮整条河，却能让划船的人知道岸在哪里。\n\n\
         “岸是看出来的，”导演段一川说，“不是问出来的。”\n",
    );
    assert_eq!(desk.run(&["index", "talks"]).code, 0);
    desk
}

#[track_caller]
fn verify(desk: &Desk, quote: &str) -> Value {
    let (code, answer) = desk.ask(&["verify", "--", quote]);
    has_fields(&answer, "quote verdict total took_ms notes parts diff");
    assert_eq!(answer["quote"], quote);
    assert_eq!(
        code,
        i32::from(answer["verdict"] == "not-found"),
        "{answer}"
    );
    for part in list(&answer, "parts") {
        has_fields(
            part,
            "id speaker kind text highlights covers cue confidence session conference date source",
        );
        has_fields(&part["source"], "path lines page time");
        if !part["speaker"].is_null() {
            has_fields(&part["speaker"], "name role label type named");
        }
        assert!(!marked(part).is_empty(), "{part}");
    }
    assert_eq!(
        answer["verdict"] == "near",
        !list(&answer, "diff").is_empty()
    );
    answer
}

/// The verdict and what is marked in each part, with its speaker.
#[track_caller]
fn check(desk: &Desk, quote: &str, verdict: &str, parts: &[(&str, &str)]) -> Value {
    let answer = verify(desk, quote);
    let found: Vec<(String, String)> = list(&answer, "parts")
        .iter()
        .map(|part| {
            let name = part["speaker"]["name"].as_str().unwrap_or("–");
            (name.to_owned(), marked(part).join("|"))
        })
        .collect();
    let found: Vec<_> = found
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    assert_eq!(
        (text(&answer, "verdict"), &found[..]),
        (verdict, parts),
        "{answer}"
    );
    answer
}

#[test]
fn a_quote_that_stands_so_is_verbatim() {
    let desk = indexed();
    let quote = "戏不是写出来的，是从日子里捞出来的。";
    for typed in [
        quote,
        &format!("“{quote}”"),
        "戏不是写出来的， 是从日子里\n捞出来的。",
    ] {
        let answer = check(&desk, typed, "verbatim", &[("沈闻笛", quote)]);
        assert_eq!(number(&answer, "total"), 1);
        assert_eq!(
            answer["notes"][0],
            "1 more place where it differs in punctuation, script, width or case"
        );
    }
    let answer = check(
        &desk,
        "日子里捞出来",
        "verbatim",
        &[("沈闻笛", "日子里捞出来")],
    );
    let part = &list(&answer, "parts")[0];
    assert_eq!(
        (&part["speaker"]["type"], &part["speaker"]["named"]),
        (&"person".into(), &true.into())
    );
    assert_eq!(
        (&part["kind"], &part["date"]),
        (&"verbatim".into(), &"2024-05-08".into())
    );
    check(
        &desk,
        "涨了3.4%的成本",
        "verbatim",
        &[("沈闻笛", "涨了3.4%的成本")],
    );
}

#[test]
fn a_quote_in_another_script_or_with_other_marks_is_normalised() {
    let desk = indexed();
    let both = [
        ("沈闻笛", "戏不是写出来的，是从日子里捞出来的"),
        ("葉之庭", "戲不是寫出來的，是從日子裡撈出來的"),
    ];
    let answer = check(
        &desk,
        "戏不是写出来的——是从日子里捞出来的",
        "normalised",
        &both,
    );
    assert_eq!(
        answer["notes"][0],
        "it differs from the source in punctuation and script"
    );
    check(
        &desk,
        "戏不是写出来的是从日子里捞出来的",
        "normalised",
        &both,
    );
    check(
        &desk,
        "戏不是，写出来的",
        "normalised",
        &[("沈闻笛", "戏不是写出来的"), ("葉之庭", "戲不是寫出來的")],
    );
    check(
        &desk,
        "放回去了g3那一稿",
        "normalised",
        &[("沈闻笛", "放回去了Ｇ３那一稿")],
    );
    let page = desk.answer(&[
        "verify",
        "戏不是写出来的是从日子里捞出来的",
        "--limit",
        "1",
        "--offset",
        "1",
    ]);
    assert_eq!((number(&page, "total"), list(&page, "parts").len()), (2, 1));
    assert_eq!(page["parts"][0]["speaker"]["name"], "葉之庭");
}

#[test]
fn a_quote_may_run_on_over_a_paragraph() {
    let desk = indexed();
    let marks = "心要静，眼睛还要看得远|捞上来的鱼有大有小";
    check(
        &desk,
        "眼睛还要看得远。“捞上来的鱼",
        "normalised",
        &[("沈闻笛", "眼睛还要看得远|捞上来的鱼")],
    );
    check(
        &desk,
        "心要静，眼睛还要看得远。捞上来的鱼有大有小",
        "verbatim",
        &[("沈闻笛", marks)],
    );
    check(
        &desk,
        "心要静，眼睛还要看得远，捞上来的鱼有大有小",
        "normalised",
        &[("沈闻笛", marks)],
    );
}

#[test]
fn parts_that_stand_apart_are_spliced() {
    let desk = indexed();
    let shen = |text| ("沈闻笛", text);
    let answer = check(
        &desk,
        "捞的时候手要稳，眼睛还要看得远",
        "near",
        &[shen("捞的时候手要稳，心要静，眼睛还要看得远")],
    );
    assert_eq!(
        answer["diff"][1],
        serde_json::json!({"op": "insert", "text": "心要静，"})
    );
    // An ellipsis says itself that something is left out, however short.
    let answer = check(
        &desk,
        "捞的时候手要稳……眼睛还要看得远",
        "spliced",
        &[shen("捞的时候手要稳"), shen("眼睛还要看得远")],
    );
    assert_eq!(
        answer["notes"][0],
        "the parts stand in one speech in this order, with other words between them"
    );
    assert_eq!(
        (&answer["parts"][0]["covers"], &answer["parts"][1]["covers"]),
        (&serde_json::json!([0, 7]), &serde_json::json!([9, 16]))
    );
    let answer = check(
        &desk,
        "眼睛还要看得远，戏不是写出来的",
        "spliced",
        &[shen("眼睛还要看得远"), shen("戏不是写出来的")],
    );
    assert_eq!(
        answer["notes"][0],
        "the parts stand in one speech, in another order"
    );
    let answer = check(
        &desk,
        "捞的时候手要稳，心要静，眼睛还要看得远。却能让划船的人知道岸在哪里",
        "spliced",
        &[
            shen("捞的时候手要稳，心要静，眼睛还要看得远"),
            ("白露", "却能让划船的人知道岸在哪里"),
        ],
    );
    assert_eq!(answer["notes"][0], "the parts come from 2 speeches");
    let answer = check(
        &desk,
        "岸是看出来的，不是问出来的",
        "spliced",
        &[("段一川", "岸是看出来的"), ("段一川", "不是问出来的")],
    );
    assert_eq!(
        answer["notes"][0],
        "only the attribution stands between the parts"
    );
}

#[test]
fn a_passage_that_is_close_is_shown_with_what_differs() {
    let desk = indexed();
    let answer = check(
        &desk,
        "「是从梦里捞出来的」",
        "near",
        &[("沈闻笛", "是从日子里捞出来的")],
    );
    assert_eq!(
        answer["diff"],
        serde_json::json!([
            {"op": "equal", "text": "是从"},
            {"op": "delete", "text": "梦"},
            {"op": "insert", "text": "日子"},
            {"op": "equal", "text": "里捞出来的"},
        ])
    );
    // A number cut or changed is another number, whatever marks stand in it.
    for quote in ["涨了34%的成本", "涨了3,4%的成本", "涨了3.4的成本"] {
        assert_eq!(verify(&desk, quote)["verdict"], "near", "{quote}");
    }
}

#[test]
fn what_nobody_says_has_no_speaker_and_what_is_reported_is_a_paraphrase() {
    let desk = indexed();
    let answer = check(
        &desk,
        "门口的铁锚刚刚刷过一遍红漆",
        "verbatim",
        &[("–", "门口的铁锚刚刚刷过一遍红漆")],
    );
    assert!(
        answer["parts"][0]["kind"].is_null() && text(&answer["parts"][0], "id").starts_with("p-")
    );
    let answer = check(
        &desk,
        "一盏灯照不亮整条河",
        "verbatim",
        &[("白露", "一盏灯照不亮整条河")],
    );
    assert_eq!(answer["parts"][0]["kind"], "indirect");
    assert_eq!(
        answer["notes"][0],
        "the source reports this in its own words: a paraphrase, not what was said word for word"
    );
    let shown = desk.run(&["verify", "一盏灯照不亮整条河"]);
    assert!(
        shown
            .stdout
            .contains("a paraphrase: the source reports this"),
        "{shown:?}"
    );
}

#[test]
fn filters_say_where_a_quote_may_stand() {
    let desk = indexed();
    let verdict = |filter: &[&str]| {
        let (_, answer) = desk.ask(&[&["verify", "戏不是写出来的"], filter].concat());
        (
            text(&answer, "verdict").to_owned(),
            number(&answer, "total"),
        )
    };
    let expect = |verdict: &str, total| (verdict.to_owned(), total);
    assert_eq!(verdict(&["--speaker", "沈闻笛"]), expect("verbatim", 1));
    assert_eq!(verdict(&["--speaker", "葉之庭"]), expect("normalised", 1));
    assert_eq!(
        verdict(&["--speaker", "沈闻笛", "--speaker", "葉之庭"]),
        expect("verbatim", 1)
    );
    assert_eq!(verdict(&["--speaker", "白露"]), expect("not-found", 0));
    assert_eq!(verdict(&["--after", "2025"]), expect("normalised", 1));
    assert_eq!(verdict(&["--kind", "indirect"]), expect("not-found", 0));
    assert_eq!(verdict(&["--min-confidence", "1"]), expect("verbatim", 1));
    // In the narration nobody speaks, whoever speaks beside it.
    let (code, _) = desk.ask(&["verify", "门口的铁锚刚刚刷过", "--speaker", "白露"]);
    assert_eq!(code, 1);
}

#[test]
fn what_stands_nowhere_is_not_found_in_every_format() {
    let desk = indexed();
    check(&desk, "今天的云像一群没有名字的羊", "not-found", &[]);
    let told = |quote: &str| {
        let run = desk.run(&["verify", "--", quote]);
        // The first line tells the time.
        let notes: Vec<_> = run.stdout.lines().skip(2).collect();
        assert!(run.stdout.starts_with("not found · "), "{run:?}");
        format!("{quote:?}: exit {}\n{}", run.code, notes.join("\n"))
    };
    let shown = ["", "，。", "“”", "-鹤", "今天的云像一群羊"].map(told);
    insta::assert_snapshot!(shown.join("\n"), @r#"
    "": exit 1
    note: the quote holds no letter, digit or character to look for
    "，。": exit 1
    note: the quote holds no letter, digit or character to look for
    "“”": exit 1
    note: the quote holds no letter, digit or character to look for
    "-鹤": exit 1

    "今天的云像一群羊": exit 1
    "#);
    for (format, lines) in [("jsonl", 0), ("csv", 1), ("markdown", 1)] {
        let run = desk.run(&["verify", "今天的云像一群羊", "--format", format]);
        assert_eq!(
            (run.code, run.stdout.lines().count()),
            (1, lines),
            "{run:?}"
        );
    }
    let told = desk.run(&["verify", "灯", "--after", "昨天"]).told();
    insta::assert_snapshot!(told, @"
    exit 2
    error: `昨天` of --after is no date
    hint: write a year, a month or a day: 2025, 2025-05, 2025-05-08
    ");
}

#[test]
fn quotes_of_ten_thousand_characters() {
    let desk = indexed();
    for quote in [
        "鹤".repeat(10_000),
        "戏不是写出来的，".repeat(1_200),
        "x".repeat(10_000),
        "的".repeat(10_000),
        "……".repeat(5_000),
        "戏……".repeat(3_000),
        "\"".repeat(10_000),
    ] {
        verify(&desk, &quote);
    }
    check(
        &desk,
        "的",
        "verbatim",
        &[
            ("沈闻笛", "的|的|的|的|的|的"),
            ("葉之庭", "的|的"),
            ("–", "的|的"),
            ("白露", "的"),
            ("段一川", "的|的"),
        ],
    );
}

#[test]
fn every_sentence_of_the_samples_is_found() {
    let desk = samples();
    let speakers = desk.answer(&["who", "机器", "--limit", "100", "--examples", "100"]);
    for speaker in list(&speakers, "speakers") {
        for speech in list(speaker, "examples") {
            for sentence in yanlu::text::sentences(text(speech, "text")) {
                if sentence.chars().count() < 8 || sentence.contains("……") || sentence.contains("…")
                {
                    continue;
                }
                let answer = verify(&desk, sentence);
                assert_eq!(answer["verdict"], "verbatim", "{sentence}");
                let parts = list(&answer, "parts");
                assert!(
                    parts.iter().any(|part| part["id"] == speech["id"]),
                    "{sentence}"
                );
            }
        }
    }
}

/// Han characters one by one, letters and digits by runs.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut inside = false;
    for c in text.chars() {
        if c.is_ascii_alphanumeric() && inside {
            words.last_mut().unwrap().push(c);
        } else if c.is_alphanumeric() {
            words.push(c.to_string());
        }
        inside = c.is_ascii_alphanumeric();
    }
    words
}

#[test]
fn every_place_is_found_whatever_marks_stand_in_it() {
    // 的 and 是 are among the frequent characters, 剧 and 鑫 are not.
    const LETTERS: [&str; 10] = ["的", "是", "的", "剧", "鑫", "a", "的是", "，", "。”", " "];
    let mut seed = 88_172_645_463_325_252u64;
    let mut random = |most: usize| -> String {
        let mut next = |limit: usize| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            (seed % limit as u64) as usize
        };
        (0..1 + next(most))
            .map(|_| LETTERS[next(LETTERS.len())])
            .collect()
    };
    let paragraphs: Vec<String> = (0..40).map(|_| random(14)).collect();
    let small = index(&[transcript(&paragraphs)]);
    let mut found = 0;
    for _ in 0..600 {
        let quote = random(6);
        let wanted = words(&quote);
        if wanted.is_empty() {
            continue;
        }
        let holds = |text: &&String| words(text).windows(wanted.len()).any(|part| part == wanted);
        let mut request = Request::quote(&quote);
        request.limit = 100;
        let answer = verify_in(&small.index, &request).unwrap();
        let stands = matches!(answer.verdict, Verdict::Verbatim | Verdict::Normalised);
        let expected = paragraphs.iter().filter(holds).count();
        assert_eq!(stands, expected > 0, "{quote:?}: {answer:?}");
        // A paragraph with the quote in both forms is counted with the verbatim ones.
        let total = usize::try_from(answer.total).unwrap();
        assert!(!stands || total <= expected, "{quote:?}: {answer:?}");
        assert!(
            answer.verdict != Verdict::Normalised || total == expected,
            "{quote:?}"
        );
        found += usize::from(stands);
    }
    assert!(found > 200, "{found}");
}

#[test]
fn characters_of_every_sort_are_looked_for_and_never_panic() {
    // Characters that fold to none, to several, or together with their neighbours.
    const ODD: [&str; 22] = [
        "㍿", "㎡", "①", "ﬁ", "ｶﾞ", "é", "e\u{301}", "…", "……", "\u{200B}", "\u{0}", "🙂", "鹤",
        "3.4%", "C#", " ", "\n", "“", "”", "的", "\u{202e}", "𠀀",
    ];
    let mut seed = 1_181_783_497_276_652_981u64;
    let mut random = |most: usize| -> String {
        let mut next = |limit: usize| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            (seed % limit as u64) as usize
        };
        (0..1 + next(most)).map(|_| ODD[next(ODD.len())]).collect()
    };
    let paragraphs: Vec<String> = (0..60).map(|_| random(12)).collect();
    let speeches = (0..60)
        .filter(|i| i % 3 != 0)
        .map(|i| speech("鹤", &[(i, 0, paragraphs[i].len())]));
    let said = yanlu::transcript::Transcript {
        speeches: speeches.collect(),
        ..transcript(&paragraphs)
    };
    let small = index(&[said]);
    for quote in paragraphs
        .iter()
        .cloned()
        .chain((0..600).map(|_| random(9)))
    {
        let answer = verify_in(&small.index, &Request::quote(&quote)).unwrap();
        let length = quote.chars().count();
        for part in &answer.parts {
            let [start, end] = part.covers;
            assert!(start < end && end <= length, "{quote:?}: {part:?}");
            assert!(
                part.highlights
                    .iter()
                    .all(|mark| mark[1] <= part.text.chars().count())
            );
        }
    }
}
