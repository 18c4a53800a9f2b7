//! Each view of a hand-made answer, as it stands on a plain page.

use super::*;
use crate::indexing::{FileProblem, Report};
use crate::output::{Inspection, samples};
use crate::search::{FileRow, InContext, ListAnswer, ShowAnswer, Verdict};
use crate::transcript::Problem;

/// The view on a narrow page without colour.
fn plain(answer: &impl View) -> String {
    let screen = Screen {
        width: 72,
        ..Screen::default()
    };
    let view = answer.view(&screen);
    for line in view.lines() {
        assert!(layout::width(line) <= 72, "too wide: {line}");
        assert_eq!(line.trim_end(), line, "space at the end of a line");
    }
    view
}

/// The same with colours, to see that they change nothing else.
fn without_colours(answer: &impl View) -> String {
    let screen = Screen {
        width: 72,
        colour: true,
        ..Screen::default()
    };
    anstream::adapter::strip_str(&answer.view(&screen)).to_string()
}

#[test]
fn colours_change_nothing_but_colour() {
    let check = |answer: &dyn Fn() -> (String, String)| {
        let (plain, coloured) = answer();
        assert_eq!(plain, coloured);
    };
    macro_rules! check_all {
        ($($answer:expr),* $(,)?) => {$(
            check(&|| (plain(&$answer), without_colours(&$answer)));
        )*};
    }
    check_all!(
        samples::search_answer(),
        samples::who_answer(),
        samples::first_answer(),
        samples::verify_answer(Verdict::Spliced),
        samples::verify_answer(Verdict::Near),
        samples::kwic_answer(),
        samples::count_answer(true),
        samples::list_answer(false),
        samples::list_answer(true),
        samples::info_answer(),
        samples::analyze_answer(),
        samples::audit_answer(),
    );
}

#[test]
fn matches_are_coloured() {
    let screen = Screen {
        colour: true,
        ..Screen::default()
    };
    let view = samples::search_answer().view(&screen);
    assert_eq!(view.matches("\u{1b}[1m\u{1b}[31mAIGC\u{1b}[0m").count(), 2);
}

#[test]
fn search_shows_who_when_where_and_the_passage() {
    insta::assert_snapshot!(plain(&samples::search_answer()), @r#"
    12 paragraphs, 1 literal · 0.8 ms
    read as AIGC OR 生成

     1 白露笙  拾光动画工作室导演 · mixed
       also 贺闻舟
       圆桌：镜子与笔 · 第三届潮汐影像大会 · 2025-05-08
       …“AIGC不是一支笔，它更像一面会说话的镜子。”白露笙说，去年她的团队用
       AIGC做了四百个分镜，最后留下的只有九个。贺闻舟则认为，留下九个已经很
       多，真正的问题是谁来挑选。主持人随后请两位各用一句话结束这一环节，台
       下响起了笑声。…
       corpus/tide/report.txt:88–95  p-0123456789abcdef

    by words, not word for word:

     2 no speaker
       第三届潮汐影像大会
       下午的议程围绕生成式工具展开。
       corpus/tide/report.txt:7  p-fedcba9876543210  given id 17

    1–2 of 12 paragraphs · go on with --offset 2

    note: `！` was left out: it holds nothing to search for
    "#);
}

#[test]
fn search_shows_the_part_of_a_long_paragraph_that_matches() {
    let mut answer = samples::search_answer();
    let hit = &mut answer.hits[0];
    hit.text = format!("{}{}{}", hit.text, hit.text.replace("AIGC", "它"), hit.text);
    let first = hit.text.chars().count() * 2 / 3;
    hit.highlights = vec![[first + 20, first + 24]];
    answer.hits.truncate(1);
    insta::assert_snapshot!(plain(&answer), @r#"
    12 paragraphs, 1 literal · 0.8 ms
    read as AIGC OR 生成

     1 白露笙  拾光动画工作室导演 · mixed
       also 贺闻舟
       圆桌：镜子与笔 · 第三届潮汐影像大会 · 2025-05-08
       …“AIGC不是一支笔，它更像一面会说话的镜子。”白露笙说，去年她的团队用
       AIGC做了四百个分镜，最后留下的只有九个。贺闻舟则认为，留下九个已经很
       多，真正的问题是谁来挑选。主持人随后请两位各用一句话结束这一环节，台
       下响起了笑声。…
       corpus/tide/report.txt:88–95  p-0123456789abcdef

    1 of 12 paragraphs · go on with --offset 1

    note: `！` was left out: it holds nothing to search for
    "#);
}

#[test]
fn who_shows_speakers_and_the_evidence_for_their_speeches() {
    insta::assert_snapshot!(plain(&samples::who_answer()), @r#"
    1 speaker · 2.1 ms

    贺闻舟  4 speeches, 5 matches · 2024 – 2025-05-08
    剪辑师
    潮汐影像学院教师、剪辑师

        indirect · 认为 · 97 % sure · 剪辑师
        留下九个已经很多，真正的问题是谁来挑选
        圆桌：镜子与笔 · 第三届潮汐影像大会 · 2025-05-08
        corpus/tide/report.txt:88–95  s-0123456789abcdef

        3 more speeches · see them with --examples 4
    "#);
}

#[test]
fn who_said_it_first_is_a_timeline() {
    insta::assert_snapshot!(plain(&samples::first_answer()), @"
    3 speakers, first in 2024 · 2.1 ms

    2024        贺闻舟  剪辑师 · 4 speeches in all
                留下九个已经很多，真正的问题是谁来挑选
                indirect · 认为 · 97 % sure
                圆桌：镜子与笔 · 第三届潮汐影像大会 · 2024
                corpus/tide/report.txt:88–95  s-0123456789abcdef

    2025-05-08  白露笙  剪辑师
                留下九个已经很多，真正的问题是谁来挑选
                indirect · 认为 · 97 % sure
                圆桌：镜子与笔 · 第三届潮汐影像大会 · 2025-05-08
                corpus/tide/report.txt:88–95  s-0123456789abcdef

    undated     主持人  剪辑师
                留下九个已经很多，真正的问题是谁来挑选
                indirect · 认为 · 97 % sure
                圆桌：镜子与笔 · 第三届潮汐影像大会
                corpus/tide/report.txt:88–95  s-0123456789abcdef

    2025-05     12 speeches, 2 speakers, 2 new  ████████████████████████████
    2025-06     1 speech, 1 speaker, 0 new      ██▍

    note: without a date: 1 of 6 speeches
    ");
}

#[test]
fn a_quote_is_shown_with_each_place() {
    insta::assert_snapshot!(plain(&samples::verify_answer(Verdict::Verbatim)), @"
    verbatim in 12 places · 1.2 ms

        贺闻舟  剪辑师 · indirect · 认为 · 97 % sure
        a paraphrase: the source reports this in its own words
        留下九个已经很多，真正的问题是谁来挑选
        圆桌：镜子与笔 · 第三届潮汐影像大会 · 2025-05-08
        corpus/tide/report.txt:88–95  s-0123456789abcdef

        no speaker: it stands in the narration
        下午的议程围绕生成式工具展开。
        第三届潮汐影像大会
        corpus/tide/report.txt:7  p-fedcba9876543210  given id 17

    1–2 of 12 places · go on with --offset 2

    note: the source reports this in its own words
    ");
}

#[test]
fn a_spliced_quote_is_shown_part_by_part() {
    insta::assert_snapshot!(plain(&samples::verify_answer(Verdict::Spliced)), @"
    spliced from 2 parts · 1.2 ms

    留下九个已经很多
        贺闻舟  剪辑师 · indirect · 认为 · 97 % sure
        a paraphrase: the source reports this in its own words
        留下九个已经很多，真正的问题是谁来挑选
        圆桌：镜子与笔 · 第三届潮汐影像大会 · 2025-05-08
        corpus/tide/report.txt:88–95  s-0123456789abcdef

    下午的议程
        no speaker: it stands in the narration
        下午的议程围绕生成式工具展开。
        第三届潮汐影像大会
        corpus/tide/report.txt:7  p-fedcba9876543210  given id 17

    note: the source reports this in its own words
    ");
}

#[test]
fn a_quote_that_is_near_is_shown_with_what_differs() {
    insta::assert_snapshot!(plain(&samples::verify_answer(Verdict::Near)), @"
    near · 1.2 ms

        留下九个已经很[-少-]{+多+}

        贺闻舟  剪辑师 · indirect · 认为 · 97 % sure
        a paraphrase: the source reports this in its own words
        留下九个已经很多，真正的问题是谁来挑选
        圆桌：镜子与笔 · 第三届潮汐影像大会 · 2025-05-08
        corpus/tide/report.txt:88–95  s-0123456789abcdef

    note: the source reports this in its own words
    ");
}

#[test]
fn a_quote_that_is_not_found_is_a_line() {
    insta::assert_snapshot!(plain(&samples::verify_answer(Verdict::NotFound)), @"not found · 1.2 ms");
}

#[test]
fn occurrences_are_aligned() {
    insta::assert_snapshot!(plain(&samples::kwic_answer()), @r#"
    3 occurrences

     挤满了候场的人。“ AIGC 不是一支笔，它更像一面  白露笙        2025-05-08
                   用a ＡＩＧＣ 做分镜。            爱德华·斯特…  2025-05-08
                       aigc
    "#);
}

#[test]
fn counts_are_bars() {
    insta::assert_snapshot!(plain(&samples::count_answer(false)), @r#"
    1,240 occurrences in 611 speeches, 598 paragraphs

    白露笙  1,200  ███████████████████████████████████████████████████████
    贺闻舟     37  █▊
    (none)      3  ▏
    "#);
}

#[test]
fn rates_are_bars() {
    insta::assert_snapshot!(plain(&samples::count_answer(true)), @r#"
    1,240 occurrences in 611 speeches, 598 paragraphs · per 10,000
    characters

    白露笙  1,200   31.25  ████████████▊
    贺闻舟     37    8.00  ███▎
    (none)      3  120.50  █████████████████████████████████████████████████
    "#);
}

#[test]
fn lists_are_aligned() {
    insta::assert_snapshot!(plain(&samples::list_answer(false)), @"
    2 speakers

    speaker     roles      confere…  date               speeches  characters
    贺闻舟 (…   剪辑师; …  第三届…   2024 – 2025-05-08     1,204      56,789
    爱德华·斯…             第三届…   2024 – 2025-05-08         1          17
    ");
}

#[test]
fn few_speakers_are_shown_in_full() {
    insta::assert_snapshot!(plain(&samples::list_answer(true)), @"
    2 speakers

    贺闻舟  1,204 speeches, 56,789 characters · 2024 – 2025-05-08
        also written 阿舟, 賀聞舟
        剪辑师
        潮汐影像学院教师、剪辑师、第三届潮汐影像大会评委
        第三届潮汐影像大会

    爱德华·斯特林·欧文斯爵士  1 speech, 17 characters · 2024 – 2025-05-08
        第三届潮汐影像大会
    ");
}

#[test]
fn info_is_names_and_values() {
    insta::assert_snapshot!(plain(&samples::info_answer()), @r#"
    index        index
    files        21
    conferences  5
    sessions     34
    paragraphs   12,345
    speeches     678
    speakers     61
    dates        2024 – 2025-05-08
    source       1.2 MB
    on disk      2.3 MB, 1.90 × the source
    segments     1
    format       1
    analysis     fold-1/words-1
    "#);
}

#[test]
fn analyze_is_names_and_values() {
    insta::assert_snapshot!(plain(&samples::analyze_answer()), @r#"
    text         ＡＩ賦能
    folded       ai赋能
    words        ai / 赋能
    exact        0:ai  1:赋能
    analysis     fold-1/words-1
    "#);
}

#[test]
fn an_audit_names_what_differs() {
    insta::assert_snapshot!(plain(&samples::audit_answer()), @r#"
    not exact: index and scan agree on 999 of 1,000 substrings in 12,345
    paragraphs (seed 1)
      会说话的  index: 1 occurrence in 1 paragraph; scan: 2 occurrences in 1
      paragraph
    "#);
}

#[test]
fn a_paragraph_is_shown_among_its_neighbours() {
    let mut it = samples::hit();
    it.extra.insert("号".to_owned(), 7.into());
    let shown = ShowAnswer::Paragraph(InContext {
        it,
        before: vec![samples::narration()],
        after: vec![samples::hit()],
    });
    insta::assert_snapshot!(plain(&shown), @r#"
        no speaker  p-fedcba9876543210
        下午的议程围绕生成式工具展开。

    白露笙  拾光动画工作室导演 · mixed
    贺闻舟  剪辑师 · indirect
    圆桌：镜子与笔 · 第三届潮汐影像大会 · 2025-05-08

    会场外下着小雨，走廊里挤满了候场的人。“AIGC不是一支笔，它更像一面会说话
    的镜子。”白露笙说，去年她的团队用AIGC做了四百个分镜，最后留下的只有九
    个。贺闻舟则认为，留下九个已经很多，真正的问题是谁来挑选。主持人随后请两
    位各用一句话结束这一环节，台下响起了笑声。散场以后，仍有观众围着两位嘉宾
    追问，直到工作人员关掉了大厅里最后一排灯。

    corpus/tide/report.txt:88–95  p-0123456789abcdef
    号: 7

        白露笙、贺闻舟  p-0123456789abcdef
        会场外下着小雨，走廊里挤满了候场的人。“AIGC不是一支笔，它更像一面会
        说话的镜子。”白露笙说，去年她的团队用AIGC做了四百个分镜，最后留下…
    "#);
}

#[test]
fn a_speech_is_shown_with_its_rule() {
    let shown = ShowAnswer::Speech(InContext {
        it: samples::speech(),
        before: Vec::new(),
        after: vec![samples::speech()],
    });
    insta::assert_snapshot!(plain(&shown), @r#"
    贺闻舟  剪辑师
    indirect · 认为 · 97 % sure by rule name-cue

    留下九个已经很多，真正的问题是谁来挑选

    圆桌：镜子与笔 · 第三届潮汐影像大会 · 2025-05-08
    corpus/tide/report.txt:88–95  s-0123456789abcdef

        贺闻舟  s-0123456789abcdef
        留下九个已经很多，真正的问题是谁来挑选
    "#);
}

#[test]
fn inspect_shows_each_speech_in_its_place() {
    let problems = [Problem::new("line 9", "a line of 50 MB", "cut it")];
    let transcripts = [samples::transcript(), samples::transcript()];
    let inspection = Inspection::new("tide.txt", "UTF-8", &transcripts, &problems);
    insta::assert_snapshot!(plain(&inspection), @r#"
    tide.txt · report · UTF-8
    第三届潮汐影像大会 · 2025-05-08
    2 sessions, 4 paragraphs, 4 speeches, 1 problem

    § 圆桌：镜子与笔

              主持人 (unnamed) · verbatim · turn-label 0.96
    1         主持人：【各位早上好。】

              白露笙  拾光动画工作室导演 · direct · 说 · quote-split 0.96
    3–4       “【先有问题，】”白露笙说，“【再有镜头。】”会场响起掌声。

    § 圆桌：镜子与笔

              主持人 (unnamed) · verbatim · turn-label 0.96
    1         主持人：【各位早上好。】

              白露笙  拾光动画工作室导演 · direct · 说 · quote-split 0.96
    3–4       “【先有问题，】”白露笙说，“【再有镜头。】”会场响起掌声。
    "#);
}

/// A report of a build with a problem.
fn report() -> Report {
    Report {
        files: 21,
        added: 19,
        unchanged: 1,
        failed: 1,
        conferences: 5,
        sessions: 34,
        paragraphs: 1,
        speeches: 1_678,
        speakers: 61,
        bytes: 12_345_678,
        seconds: 2.1,
        problems: vec![FileProblem {
            path: "corpus/a.xml".to_owned(),
            problem: Problem::new("line 3, column 9", "unexpected end", ""),
        }],
        notes: vec!["two files are identical".to_owned()],
        ..Report::default()
    }
}

#[test]
fn a_build_is_summed_up() {
    insta::assert_snapshot!(plain(&report()), @r#"
    21 files (19 new, 1 unchanged, 1 failed) · 5 conferences · 34 sessions ·
    1 paragraph · 1,678 speeches · 61 speakers ·
    12.3 MB in 2.10 s, 5.9 MB/s · 1 problem

    note: two files are identical
    "#);
}

#[test]
fn a_trial_says_what_it_would_read() {
    let trial = Report {
        dry_run: true,
        ..report()
    };
    insta::assert_snapshot!(plain(&trial), @r#"
    21 files (19 new, 1 unchanged, 1 failed) · 12.3 MB to read · 1 problem
    a trial: nothing was written

    note: two files are identical
    "#);
}

#[test]
fn paths_are_cut_at_their_beginning() {
    let row = |path: &str| FileRow {
        path: path.to_owned(),
        format: "report".to_owned(),
        encoding: "GB18030".to_owned(),
        bytes: 1_234,
        paragraphs: 5,
        speeches: 1_000,
        problems: Vec::new(),
    };
    let files = ListAnswer::Files {
        total: 2,
        files: vec![
            row("corpus/潮汐影像大会/2025-05-08-evening.txt"),
            row("a.txt"),
        ],
    };
    insta::assert_snapshot!(plain(&files), @r#"
    2 files

    file                      format  encoding    size  paragraphs  speeches
    …/2025-05-08-evening.txt  report  GB18030   1.2 kB           5     1,000
    a.txt                     report  GB18030   1.2 kB           5     1,000
    "#);
}
