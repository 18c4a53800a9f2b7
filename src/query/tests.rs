//! How queries are read, as data: what is written, and how it is shown as read.

use proptest::prelude::*;

use super::{Field, Filter, FilterValue, KindName, Node, Query, parse};
use crate::text::Date;

/// Checks how a query is read; reading what is shown must give the same tree.
#[track_caller]
fn check(input: &str, expected: &str) {
    let query = parse(input);
    assert_eq!(query.to_string(), expected);
    assert_eq!(parse(expected).root, query.root, "{expected} is read back");
}

/// Checks the tree, written as the lists of a group that are not empty.
#[track_caller]
fn check_tree(input: &str, expected: &str) {
    assert_eq!(outline(&parse(input).root), expected);
}

fn outline(node: &Node) -> String {
    let Node::Group(group) = node else {
        return node.to_string();
    };
    let lists = [
        ("required", &group.required),
        ("optional", &group.optional),
        ("excluded", &group.excluded),
        ("filters", &group.filters),
    ];
    let lists: Vec<_> = lists
        .iter()
        .filter(|(_, nodes)| !nodes.is_empty())
        .map(|(name, nodes)| {
            let nodes: Vec<_> = nodes.iter().map(outline).collect();
            format!("{name}[{}]", nodes.join(", "))
        })
        .collect();
    format!("{{{}}}", lists.join(" "))
}

fn notes(input: &str) -> String {
    let notes: Vec<_> = parse(input).notes.iter().map(ToString::to_string).collect();
    notes.join("\n")
}

#[test]
fn terms_end_at_white_space_and_lose_the_marks_at_their_edges() {
    check("AIGC", "AIGC");
    check("AIGC？", "AIGC");
    check("《战国》是什么？", "战国》是什么");
    check(" AIGC\u{3000}短剧\t\u{0}微短剧\n", "AIGC OR 短剧 OR 微短剧");
    check("12:30 https://a.b/c?d=e", "12:30 OR https://a.b/c?d=e");
    check("他说“长剧向短”的", "他说“长剧向短”的");
    check("\u{FEFF}AIGC", "AIGC");
}

#[test]
fn hyphens_and_pluses_inside_a_word_are_text() {
    check("GPT-4o C++ 互联网+", "GPT-4o OR C++ OR 互联网+");
    check("+C++ -GPT-4o", "+C++ AND NOT GPT-4o");
}

#[test]
fn quotation_marks_close_with_their_partner() {
    check("\"长剧 向短\"", "\"长剧 向短\"");
    check("“他说\"好\"，「行」”", "“他说\"好\"，「行」”");
    check("「“好”」", "\"“好”\"");
    check("『好\"”」』", "『好\"”」』");
    check("＂好＂", "\"好\"");
    check("”好”", "\"好\"");
    check("\" a \n b \"c", "\"a b\" OR c");
    check("\"AND\" \"speaker:a\"", "\"AND\" OR \"speaker:a\"");
    check("《“长剧向短”》", "长剧向短");
}

#[test]
fn stars_widen_where_a_run_of_letters_ends() {
    check("AI* *AI *AI*", "AI* OR *AI OR *AI*");
    check("微短*", "微短");
    check("AI短* ＊AI短", "AI短 OR *AI短");
    check("a*b", "a*b");
    check("*\"open AI\"*", "*\"open AI\"*");
    check("+AI*", "+AI*");
    check("AND*", "AND*");
}

#[test]
fn operators_combine() {
    check_tree("a b", "{optional[a, b]}");
    check_tree("a OR b｜c || d", "{optional[a, b, c, d]}");
    check_tree("a AND b", "{required[a, b]}");
    check_tree("a and b", "{optional[a, and, b]}");
    check_tree("a AND b c", "{optional[{required[a, b]}, c]}");
    check_tree("a OR b AND c", "{optional[a, {required[b, c]}]}");
    check_tree("(a OR b) AND c", "{required[{optional[a, b]}, c]}");
    check_tree("a NOT b", "{optional[a] excluded[b]}");
    check_tree("a AND NOT b", "{required[a] excluded[b]}");
    check_tree("a OR NOT b", "{optional[a, {excluded[b]}]}");
    check_tree("NOT NOT a", "a");
    check_tree("--a", "{excluded[a]}");
    check_tree("-a", "{excluded[a]}");
    check_tree("+a b -c", "{required[+a] optional[b] excluded[c]}");
    check_tree("＋a －b", "{required[+a] excluded[b]}");
    check_tree("-(a b) c", "{optional[c] excluded[a, b]}");
    check_tree("-(a AND b)", "{excluded[{required[a, b]}]}");
    check_tree("+(a b) c", "{required[{optional[+a, +b]}] optional[c]}");
    check_tree("+a OR +b", "{optional[+a, +b]}");
    check_tree("+AND", "\"AND\"");
}

#[test]
fn groups_are_flat_where_they_can_be() {
    check_tree("((a))", "a");
    check_tree("(a b) (c d)", "{optional[a, b, c, d]}");
    check_tree("(a AND b) AND (c AND d)", "{required[a, b, c, d]}");
    check_tree(
        "(a AND b) -c speaker:d",
        "{required[a, b] excluded[c] filters[speaker:d]}",
    );
    check_tree("f（x）", "{optional[f, x]}");
}

#[test]
fn what_is_shown_is_read_back() {
    check("a AND b c", "(a AND b) OR c");
    check("(a OR b) AND c", "(a OR b) AND c");
    check("-x (+a)", "(+a) -x");
    check("+b (+a)", "+b (+a)");
    check("+b (-a)", "+b (-a)");
    check("a OR NOT b", "a OR NOT b");
    check("a OR (-b -c)", "a OR (-b -c)");
    check("a OR NOT (b c)", "a OR (-b -c)");
    check("+(a b) c", "+(+a OR +b) c");
    check("-(+a) b", "b -+a");
    check("-(-a)", "-(-a)");
    check("+NEAR/3(a b) c", "+NEAR/3(+a +b) c");
    check("-\"a b\" c", "c -\"a b\"");
    check("", "");
}

#[test]
fn filters_stand_apart() {
    check_tree(
        "speaker:龙平平 AIGC",
        "{optional[AIGC] filters[speaker:龙平平]}",
    );
    check_tree(
        "(speaker:A OR speaker:B) AIGC",
        "{optional[AIGC] filters[{optional[speaker:A, speaker:B]}]}",
    );
    check_tree(
        "AIGC speaker:A OR speaker:B",
        "{optional[AIGC] filters[{optional[speaker:A, speaker:B]}]}",
    );
    check_tree("AIGC AND speaker:A", "{required[AIGC] filters[speaker:A]}");
    check_tree("AIGC OR speaker:A", "{optional[AIGC, speaker:A]}");
    check_tree("AIGC -speaker:A", "{optional[AIGC] excluded[speaker:A]}");
    check_tree("speaker:A", "speaker:A");
    check_tree("speaker:A role:B", "{filters[speaker:A, role:B]}");
    check_tree("+speaker:A", "speaker:A");
}

#[test]
fn fields_have_english_and_chinese_names() {
    check("发言人：龙平平", "speaker:龙平平");
    check("發言人:“龙 平平”", "speaker:\"龙 平平\"");
    check("身份:编剧 Role:编剧。", "role:编剧 role:编剧");
    check("场次:创作者之夜 場次：夜", "session:创作者之夜 session:夜");
    check("会议:a 會議:b", "conference:a conference:b");
    check("路径:./a/ 路徑:b.txt", "path:./a/ path:b.txt");
    check("方式:实录 方式:逐字", "kind:verbatim kind:verbatim");
    check(
        "kind:Direct kind:间接 kind:轉述 kind:混合",
        "kind:direct kind:indirect kind:indirect kind:mixed",
    );
    check("把握:０.90。 confidence:1", "confidence:0.9 confidence:1");
    check(
        "confidence:0 confidence:0.07，",
        "confidence:0 confidence:0.07",
    );
    check("confidence:90%", "confidence:90%");
    check("《speaker:a》 :role:\"b c\"", "speaker:a role:\"b c\"");
    check("路径:“a b”", "path:\"a b\"");
    check("unknown:a", "unknown:a");
}

#[test]
fn dates_are_ranges_with_both_ends() {
    check("date:2025-05..2025-06", "date:2025-05..2025-06");
    check("日期：2025", "date:2025");
    check("date:..2025-06", "date:..2025-06");
    check("date:2025-06-01..", "date:2025-06-01..");
    check("日期:2025年5月8日", "date:2025-05-08");
    check("date:2025/5..２０２５．６", "date:2025-05..2025-06");
    check("date:\"2025-05\"", "date:2025-05");
    check(
        "“date:2025。 date:2025” date:2025\"",
        "\"date:2025。 date:2025\" date:2025",
    );
    check("date:2025..， date:..2025..", "date:2025.. date:..2025");
    check("date:soon", "date:soon");
    check("date:2025-02-30", "date:2025-02-30");
    check("date:..", "date");
    check("date:2025-05-08-09", "date:2025-05-08-09");
    check("date:\"next May\"", "\"date:next May\"");
    check("kind:loud", "kind:loud");
}

#[test]
fn near_takes_terms() {
    check("NEAR/10(a b)", "NEAR/10(a b)");
    check("NEAR（a “b c” d*） e", "NEAR/10(a \"b c\" d*) OR e");
    check("NEAR／5(a b)", "NEAR/5(a b)");
    check("NEAR/99999999999(a b)", "NEAR/10000(a b)");
    check(
        "NEAR/5(a AND (b -c) speaker:d)",
        "NEAR/5(a b c \"speaker:d\")",
    );
    check("NEAR/5(a)", "a");
    check("NEAR/5 (a b)", "NEAR/5 OR a OR b");
    check("NEAR/x(a b)", "NEAR/x OR a OR b");
}

#[test]
fn other_spellings_of_bare_words_are_shown() {
    check("計畫", "計畫≈计划");
    check("借着", "借着≈借著≈藉着≈藉著");
    check("+計畫 \"計畫\"", "+計畫 \"計畫\"");
    check("*AI着", "*AI着≈ai著");
    check("着AI*", "着AI*≈著ai");
    check("-計畫", "-計畫≈计划");
    check("*計畫≈计划-", "計畫≈计划");
    check("計畫≈畫", "計畫≈畫");
    check("跟着⑴", "跟着⑴");
}

#[test]
fn helpers_for_the_engine() {
    let query = parse("+a (b OR NEAR/3(c d)) -e speaker:f");
    let terms: Vec<_> = query.terms().iter().map(|term| &term.text[..]).collect();
    assert_eq!(terms, ["a", "b", "c", "d"]);
    assert!(query.has_speech_filter());
    assert!(!parse("a date:2025 session:b").has_speech_filter());
    assert!(parse("a OR (b -kind:direct)").has_speech_filter());
    let spellings: Vec<_> = parse("計畫").terms()[0]
        .patterns()
        .map(|pattern| pattern.text().to_owned())
        .collect();
    assert_eq!(spellings, ["计画", "计划"]);
}

#[test]
fn the_command_line_adds_filters() {
    #[track_caller]
    fn check(input: &str, expected: &str) {
        let filter = Filter::read(Field::Speaker, "甲")
            .map(Node::Filter)
            .unwrap();
        let query = parse(input).with_filters(vec![filter]);
        assert_eq!(query.to_string(), expected);
        assert_eq!(parse(expected).root, query.root);
        assert_eq!(parse(input).with_filters(Vec::new()), parse(input));
    }
    check("", "speaker:甲");
    check("a", "a speaker:甲");
    check("a b", "a OR b speaker:甲");
    check("a AND b", "a AND b AND speaker:甲");
    check("-a", "-a speaker:甲");
    check("role:b", "role:b speaker:甲");
    check("role:b OR role:c", "(role:b OR role:c) speaker:甲");
    check("a OR role:b", "a OR role:b speaker:甲");
    let date = Date::new(2025, None, None);
    let dates = FilterValue::Dates {
        from: date,
        to: None,
    };
    assert_eq!(Filter::read(Field::Date, "2025..").unwrap().value, dates);
    assert!(Filter::read(Field::Kind, "loud").is_err());
    assert_eq!(KindName::named("转述"), Some(KindName::Indirect));
}

#[test]
fn notes_say_what_was_not_read_as_written() {
    insta::assert_snapshot!(notes(""), @"the query holds nothing to search for");
    insta::assert_snapshot!(notes("AIGC ，"), @"`，` was left out: it holds no letter, digit or character to search for");
    insta::assert_snapshot!(notes(&"。".repeat(50)), @r"
    `。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。…` was left out: it holds no letter, digit or character to search for
    the query holds nothing to search for
    ");
    insta::assert_snapshot!(notes("“长剧 向短"), @"the quotation mark “ is not closed: it was passed over");
    insta::assert_snapshot!(notes("((a b"), @"2 brackets are not closed: they were closed at the end");
    insta::assert_snapshot!(notes("(a b"), @"a bracket is not closed: it was closed at the end");
    insta::assert_snapshot!(notes("a))"), @"2 closing brackets have no opening ones: they were left out");
    insta::assert_snapshot!(notes("a)"), @"a closing bracket has no opening one: it was left out");
    insta::assert_snapshot!(notes("a AND"), @r#"`AND` has nothing to apply to and was left out: to search for it, write "AND""#);
    insta::assert_snapshot!(notes("a - b"), @"`-` stands alone and was left out: it goes right before a word, without a space");
    insta::assert_snapshot!(notes("NOT"), @r#"
    `NOT` has nothing to apply to and was left out: to search for it, write "NOT"
    the query holds nothing to search for
    "#);
    insta::assert_snapshot!(notes("NEAR/5 a"), @"`NEAR/5` was searched as text: to search for terms near each other, write NEAR/10(a b)");
    insta::assert_snapshot!(notes("NEAR/5(a)"), @"NEAR was left out: it needs two terms or more");
    insta::assert_snapshot!(notes("NEAR/5(a OR b)"), @"NEAR takes only terms: operators and brackets inside it were left out, fields searched as text");
    insta::assert_snapshot!(notes("发言人: 龙平平"), @"`speaker:` has no value and was searched as text: write speaker:value without a space, a value with spaces in quotation marks");
    insta::assert_snapshot!(notes("date:2025-13"), @"`2025-13` is no date and was searched as text: write date:2025, date:2025-05, date:2025-05-08 or date:2025-05..2025-06");
    insta::assert_snapshot!(notes("date:2025-06..2025-05"), @"the dates `2025-06..2025-05` end before they begin and were searched as text: write the earlier one first");
    insta::assert_snapshot!(notes("kind:loud"), @"`loud` is no kind and was searched as text: write kind:verbatim, kind:direct, kind:indirect or kind:mixed");
    insta::assert_snapshot!(notes("confidence:1.5"), @"`1.5` is no number from 0 to 1 and was searched as text: write confidence:0.9 for 0.9 or more");
    insta::assert_snapshot!(notes(&"a ".repeat(300)), @"only the first 256 terms and filters were read: the rest was left out");
    insta::assert_snapshot!(notes(&format!("{}a{}", "(".repeat(65), ")".repeat(65))), @"brackets nested more than 64 deep were left out, their contents kept");
}

#[test]
fn a_clean_query_has_no_notes() {
    for input in [
        "AIGC 短剧",
        "+a -b",
        "(a OR b) AND NOT c",
        "NEAR/3(a b)",
        "speaker:甲 AIGC？",
        "C++ 12:30",
    ] {
        assert_eq!(parse(input).notes, [], "{input}");
    }
}

#[test]
fn an_operand_that_is_left_out_leaves_one_note() {
    check("a AND ，", "a");
    assert_eq!(parse("a AND ，").notes.len(), 1);
    assert_eq!(parse("， OR a").notes.len(), 1);
    assert_eq!(parse("a AND").to_string(), "a");
    assert_eq!(parse("a OR AND b").to_string(), "a OR b");
}

#[test]
fn long_and_deep_queries_are_bounded() {
    let deep = format!("{}a{}", "(".repeat(10_000), ")".repeat(10_000));
    check(&deep, "a");
    check(&"-(".repeat(10_000), "");
    check(&"a".repeat(10_000), &"a".repeat(10_000));
    for piece in [
        "着", "跟着 ", "+", "-", "\"", "”", "≈", "着≈", "AND ", "NOT ", "a OR ", "|", "*", "#",
        "speaker:", "NEAR(", "，a", "(a -", "date:.. ",
    ] {
        let query = parse(&piece.repeat(20_000));
        assert!(query.notes.len() <= super::MAX_NOTES);
        assert!(query.terms().len() <= 256);
    }
}

/// Strings made of what means something to the parser.
fn queries() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        " ",
        " ",
        " ",
        "a",
        "b",
        "短剧",
        "着",
        "計畫",
        "AI",
        "4o",
        "+",
        "-",
        "(",
        ")",
        "（",
        "）",
        "|",
        "｜",
        "\"",
        "“",
        "”",
        "「",
        "」",
        "『",
        "』",
        "＂",
        "AND",
        "OR",
        "NOT",
        " AND ",
        " OR ",
        " NOT ",
        " -",
        " +",
        "*",
        "＊",
        "#",
        "%",
        "≈",
        "≈计划",
        "，",
        "？",
        "《",
        "》",
        "speaker:",
        "发言人：",
        "date:2025",
        "date:",
        "2025",
        "..",
        "kind:direct",
        "kind:",
        "confidence:0.95",
        "confidence:",
        "path:",
        "NEAR/3(",
        "NEAR(",
        "NEAR",
        "/",
        ":",
        "：",
        "\u{0}",
        "\u{200B}",
        "\u{301}",
        "⑴",
        "ﷺ",
        "℃",
        "İ",
    ]);
    prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

fn reads_back(input: &str) -> Result<(), TestCaseError> {
    let Query { root, .. } = parse(input);
    let shown = root.to_string();
    let again = parse(&shown).root;
    prop_assert_eq!(&again, &root, "shown as {}", shown);
    prop_assert_eq!(again.to_string(), shown);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_string_is_read_and_read_back(input in any::<String>()) {
        reads_back(&input)?;
    }

    #[test]
    fn any_mix_of_syntax_is_read_and_read_back(input in queries()) {
        reads_back(&input)?;
    }
}
