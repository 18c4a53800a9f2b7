//! Answers made by hand for the snapshots of the views. All people, places and sentences are
//! invented.

use std::collections::BTreeMap;

use crate::search::*;
use crate::text::{Date, OffsetMap};
use crate::transcript::*;

/// The characters of `text` that `word` covers.
fn spans(text: &str, word: &str) -> Vec<Span> {
    let before = |at: usize| text[..at].chars().count();
    text.match_indices(word)
        .map(|(at, word)| [before(at), before(at + word.len())])
        .collect()
}

fn conference() -> Conference {
    Conference {
        name: Some("第三届潮汐影像大会".to_owned()),
        place: None,
    }
}

fn day() -> Option<Date> {
    Date::new(2025, Some(5), Some(8))
}

fn lines(first: u32, last: u32) -> Place {
    Place {
        path: "corpus/tide/report.txt".to_owned(),
        lines: Some([first, last]),
        ..Place::default()
    }
}

/// A paragraph of several sentences, quoted and reported.
pub fn hit() -> Hit {
    let text = "会场外下着小雨，走廊里挤满了候场的人。“AIGC不是一支笔，它更像一面会说话的镜子。”\
                白露笙说，去年她的团队用AIGC做了四百个分镜，最后留下的只有九个。贺闻舟则认为，留下九个\
                已经很多，真正的问题是谁来挑选。主持人随后请两位各用一句话结束这一环节，台下响起了笑声。\
                散场以后，仍有观众围着两位嘉宾追问，直到工作人员关掉了大厅里最后一排灯。";
    let speaker = |name: &str, role: Option<&str>, kind, matched| HitSpeaker {
        speech: "s-0011223344556677".to_owned(),
        name: name.to_owned(),
        role: role.map(str::to_owned),
        label: None,
        kind,
        matched,
    };
    Hit {
        id: "p-0123456789abcdef".to_owned(),
        given_id: None,
        score: 7.25,
        literal: true,
        text: text.to_owned(),
        highlights: spans(text, "AIGC"),
        speakers: vec![
            speaker("白露笙", Some("拾光动画工作室导演"), "mixed", true),
            speaker("贺闻舟", Some("剪辑师"), "indirect", false),
        ],
        session: Some("圆桌：镜子与笔".to_owned()),
        conference: conference(),
        date: day(),
        source: lines(88, 95),
        extra: BTreeMap::new(),
    }
}

/// A short paragraph that nobody speaks.
pub fn narration() -> Hit {
    let text = "下午的议程围绕生成式工具展开。";
    Hit {
        id: "p-fedcba9876543210".to_owned(),
        given_id: Some("17".to_owned()),
        literal: false,
        score: 1.5,
        text: text.to_owned(),
        highlights: spans(text, "生成"),
        speakers: Vec::new(),
        session: None,
        date: None,
        source: lines(7, 7),
        ..hit()
    }
}

/// An answer to `search`.
pub fn search_answer() -> SearchAnswer {
    SearchAnswer {
        query: "AIGC 生成".to_owned(),
        read_as: "AIGC OR 生成".to_owned(),
        total: 12,
        total_literal: 1,
        took_ms: 0.84,
        notes: vec!["`！` was left out: it holds nothing to search for".to_owned()],
        hits: vec![hit(), narration()],
    }
}

/// A speech that is reported, not quoted.
pub fn speech() -> SpeechHit {
    let text = "留下九个已经很多，真正的问题是谁来挑选";
    SpeechHit {
        id: "s-0123456789abcdef".to_owned(),
        given_id: None,
        name: "贺闻舟".to_owned(),
        text: text.to_owned(),
        highlights: spans(text, "挑选"),
        kind: "indirect",
        cue: Some("认为".to_owned()),
        role: Some("剪辑师".to_owned()),
        label: None,
        rule: "name-cue".to_owned(),
        confidence: 0.97,
        written: None,
        session: Some("圆桌：镜子与笔".to_owned()),
        conference: conference(),
        date: day(),
        source: lines(88, 95),
    }
}

/// An answer to `who`.
pub fn who_answer() -> WhoAnswer {
    WhoAnswer {
        query: "挑选".to_owned(),
        read_as: "挑选".to_owned(),
        total: 1,
        took_ms: 2.13,
        notes: Vec::new(),
        first: false,
        spread: Vec::new(),
        speakers: vec![SpeakerHits {
            name: "贺闻舟".to_owned(),
            roles: vec!["剪辑师".to_owned(), "潮汐影像学院教师、剪辑师".to_owned()],
            speeches: 4,
            matches: 5,
            first_date: Date::new(2024, None, None),
            last_date: day(),
            examples: vec![speech()],
        }],
    }
}

/// An answer to `who --first`.
pub fn first_answer() -> WhoAnswer {
    let mut answer = who_answer();
    let speaker = |name: &str, date: Option<Date>, speeches| SpeakerHits {
        name: name.to_owned(),
        roles: speech().role.into_iter().collect(),
        speeches,
        matches: speeches,
        first_date: date,
        last_date: date,
        examples: vec![SpeechHit { date, ..speech() }],
    };
    answer.total = 3;
    answer.first = true;
    answer.speakers = vec![
        speaker("贺闻舟", Date::new(2024, None, None), 4),
        speaker("白露笙", day(), 1),
        speaker("主持人", None, 1),
    ];
    let period = |month, speakers, speeches, new_speakers| Period {
        date: Date::new(2025, month, None).expect("the date exists"),
        speakers,
        speeches,
        new_speakers,
    };
    answer.spread = vec![period(Some(5), 2, 12, 2), period(Some(6), 1, 1, 0)];
    answer.notes = vec!["without a date: 1 of 6 speeches".to_owned()];
    answer
}

/// An answer to `verify` of this verdict.
pub fn verify_answer(verdict: Verdict) -> VerifyAnswer {
    let said = speech();
    let part = QuotePart {
        id: said.id,
        given_id: None,
        speaker: Some(QuoteSpeaker {
            name: said.name,
            role: said.role,
            label: None,
            kind: "person",
            named: true,
        }),
        kind: Some(said.kind),
        highlights: spans(&said.text, "留下九个已经很多"),
        text: said.text,
        covers: [0, 8],
        cue: said.cue,
        confidence: Some(said.confidence),
        session: said.session,
        conference: said.conference,
        date: said.date,
        source: said.source,
    };
    let narration = narration();
    let narrated = QuotePart {
        id: narration.id,
        given_id: narration.given_id,
        speaker: None,
        kind: None,
        highlights: spans(&narration.text, "下午的议程"),
        text: narration.text,
        covers: [10, 15],
        cue: None,
        confidence: None,
        session: None,
        conference: narration.conference,
        date: None,
        source: narration.source,
    };
    let edit = |op, text: &str| Edit {
        op,
        text: text.to_owned(),
    };
    let (total, parts, diff) = match verdict {
        Verdict::NotFound => (0, Vec::new(), Vec::new()),
        Verdict::Near => (
            1,
            vec![part],
            vec![
                edit(EditKind::Equal, "留下九个已经很"),
                edit(EditKind::Delete, "少"),
                edit(EditKind::Insert, "多"),
            ],
        ),
        Verdict::Spliced => (2, vec![part, narrated], Vec::new()),
        Verdict::Verbatim | Verdict::Normalised => (12, vec![part, narrated], Vec::new()),
    };
    VerifyAnswer {
        quote: "留下九个已经很多……下午的议程".to_owned(),
        verdict,
        total,
        took_ms: 1.25,
        notes: match total {
            0 => Vec::new(),
            _ => vec!["the source reports this in its own words".to_owned()],
        },
        parts,
        diff,
    }
}

/// An answer to `kwic`: contexts longer and shorter than the screen is wide.
pub fn kwic_answer() -> KwicAnswer {
    let line = |left: &str, matched: &str, right: &str, speaker: Option<&str>| KwicLine {
        id: "p-0123456789abcdef".to_owned(),
        left: left.to_owned(),
        matched: matched.to_owned(),
        right: right.to_owned(),
        speaker: speaker.map(str::to_owned),
        date: speaker.and_then(|_| day()),
        source: lines(88, 95),
    };
    KwicAnswer {
        query: "AIGC".to_owned(),
        read_as: "AIGC".to_owned(),
        total: 3,
        notes: Vec::new(),
        lines: vec![
            line(
                "会场外下着小雨，走廊里挤满了候场的人。“",
                "AIGC",
                "不是一支笔，它更像一面会说话的镜子。”白露笙说，去年她的团队",
                Some("白露笙"),
            ),
            line(
                "用a",
                "ＡＩＧＣ",
                "做分镜。",
                Some("爱德华·斯特林·欧文斯爵士"),
            ),
            line("", "aigc", "", None),
        ],
    }
}

/// An answer to `count`.
pub fn count_answer(rated: bool) -> CountAnswer {
    let group = |key: Option<&str>, count, rate: f64| CountGroup {
        key: key.map(str::to_owned),
        count,
        speeches: count / 2 + 1,
        rate: rated.then_some(rate),
    };
    CountAnswer {
        query: "AIGC".to_owned(),
        read_as: "AIGC".to_owned(),
        total: 1240,
        speeches: 611,
        paragraphs: 598,
        notes: Vec::new(),
        groups: vec![
            group(Some("白露笙"), 1200, 31.25),
            group(Some("贺闻舟"), 37, 8.0),
            group(None, 3, 120.5),
        ],
    }
}

/// An answer to `list speakers`; `in_full` as with a pattern.
pub fn list_answer(in_full: bool) -> ListAnswer {
    let row = |name: &str, aliases: &[&str], roles: &[&str], speeches, characters| SpeakerRow {
        name: name.to_owned(),
        aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        roles: roles.iter().map(|&role| role.to_owned()).collect(),
        conferences: conference().name.into_iter().collect(),
        speeches,
        characters,
        first_date: Date::new(2024, None, None),
        last_date: day(),
    };
    ListAnswer::Speakers {
        total: 2,
        in_full,
        speakers: vec![
            row(
                "贺闻舟",
                &["阿舟", "賀聞舟"],
                &["剪辑师", "潮汐影像学院教师、剪辑师、第三届潮汐影像大会评委"],
                1204,
                56_789,
            ),
            row("爱德华·斯特林·欧文斯爵士", &[], &[], 1, 17),
        ],
    }
}

/// An answer to `info`.
pub fn info_answer() -> InfoAnswer {
    InfoAnswer {
        index: "index".to_owned(),
        format: 1,
        analysis: "fold-1/words-1".to_owned(),
        files: 21,
        conferences: 5,
        sessions: 34,
        paragraphs: 12_345,
        speeches: 678,
        speakers: 61,
        first_date: Date::new(2024, None, None),
        last_date: day(),
        source_bytes: 1_234_567,
        index_bytes: 2_345_678,
        segments: 1,
    }
}

/// An answer to `analyze`.
pub fn analyze_answer() -> AnalyzeAnswer {
    AnalyzeAnswer {
        text: "ＡＩ賦能".to_owned(),
        folded: "ai赋能".to_owned(),
        words: vec!["ai".to_owned(), "赋能".to_owned()],
        exact: vec![(0, "ai".to_owned()), (1, "赋能".to_owned())],
        analysis: "fold-1/words-1".to_owned(),
    }
}

/// The outcome of an audit that found a difference.
pub fn audit_answer() -> AuditAnswer {
    AuditAnswer {
        sampled: 1000,
        exact: 999,
        paragraphs: 12_345,
        seed: 1,
        differences: vec![AuditDifference {
            text: "会说话的".to_owned(),
            index: [1, 1],
            scan: [1, 2],
        }],
    }
}

/// A report with a turn, a quote that its attribution splits, and narration.
pub fn transcript() -> Transcript {
    let paragraphs = [
        "主持人：各位早上好。",
        "“先有问题，”白露笙说，“再有镜头。”会场响起掌声。",
    ];
    let paragraph = |(i, text): (usize, &&str)| {
        let mut origin = OffsetMap::default();
        origin.push(0, i * 20, text.chars().count());
        Paragraph {
            text: (*text).to_owned(),
            session: Some(0),
            lines: Some(i as u32 * 2 + 1..=i as u32 * 2 + 1 + i as u32),
            origin: Some(origin),
            ..Paragraph::default()
        }
    };
    let part = |paragraph: usize, words: &str| {
        let start = paragraphs[paragraph].find(words).unwrap_or(0);
        Part {
            paragraph,
            range: start..start + words.len(),
        }
    };
    let speech = |speaker: Speaker, kind, cue: Option<&str>, parts, rule| Speech {
        speaker,
        kind,
        cue: cue.map(str::to_owned),
        parts,
        stretch: 1,
        evidence: Evidence::new(rule, 0.96),
        given_id: None,
    };
    Transcript {
        source: Source {
            path: "tide.txt".to_owned(),
            format: SourceFormat::Report,
            encoding: "UTF-8",
        },
        event: Event {
            name: conference().name,
            place: None,
            date: day(),
        },
        sessions: vec![Session {
            title: "圆桌：镜子与笔".to_owned(),
        }],
        paragraphs: paragraphs.iter().enumerate().map(paragraph).collect(),
        speeches: vec![
            speech(
                Speaker {
                    label: Some("主持人".to_owned()),
                    named: false,
                    ..Speaker::person("主持人")
                },
                SpeechKind::Verbatim,
                None,
                vec![part(0, "各位早上好。")],
                "turn-label",
            ),
            speech(
                Speaker {
                    role: Some("拾光动画工作室导演".to_owned()),
                    ..Speaker::person("白露笙")
                },
                SpeechKind::Direct,
                Some("说"),
                vec![part(1, "先有问题，"), part(1, "再有镜头。")],
                "quote-split",
            ),
        ],
    }
}
