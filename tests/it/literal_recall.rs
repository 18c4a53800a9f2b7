//! Whatever a plain find over the folded paragraphs finds, the index finds; nothing else.

use proptest::prelude::*;
use yanlu::engine::{Index, Order, Unit};
use yanlu::query::{self, Node, Query, Term};
use yanlu::text::{Pattern, Widen, fold};

use crate::support;

/// Few characters, so that they often meet: frequent and rare Han, both scripts, letters, digits,
/// marks and spaces.
const TEXT: &str = "[的是一剧劇鑫长長a1A，。 “]{0,30}";
const QUERY: &str = "[的是一剧劇鑫长長a1，。 ]{1,5}";

fn quoted(text: &str, widen: Widen) -> Option<(Query, Pattern)> {
    let term = Term::quoted(text, widen)?;
    let query = Query {
        root: Node::Term(term),
        notes: Vec::new(),
    };
    Some((query, Pattern::new(text, widen)?))
}

/// Paragraphs and occurrences that the index finds, by both of its roads.
fn found(index: &Index, query: &Query) -> (u64, u64, u64) {
    let (mut paragraphs, mut occurrences) = (0, 0);
    index
        .each_match(query, Unit::Paragraph, |hit| {
            paragraphs += 1;
            occurrences += hit.spans.len() as u64;
        })
        .unwrap();
    let listed = index.find(query, Order::Relevance, 0, 10).unwrap().total;
    (paragraphs, occurrences, listed)
}

fn count_apart(pattern: &Pattern, text: &str) -> u64 {
    let mut reached = 0;
    let places = pattern.find_in(text).into_iter();
    places
        .filter(|place| {
            let free = place.start >= reached;
            if free {
                reached = place.end;
            }
            free
        })
        .count() as u64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn quoted_terms_find_what_a_scan_finds(
        texts in prop::collection::vec(TEXT, 1..12),
        queries in prop::collection::vec((QUERY, any::<bool>(), any::<bool>()), 8),
    ) {
        let small = support::index(&[support::transcript(&texts)]);
        for (text, left, right) in queries {
            let Some((query, pattern)) = quoted(&text, Widen { left, right }) else { continue };
            let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
            let paragraphs = folded.iter().filter(|text| pattern.is_in(text)).count() as u64;
            let occurrences: u64 = folded.iter().map(|text| count_apart(&pattern, text)).sum();
            let expected = (paragraphs, occurrences, paragraphs);
            prop_assert_eq!(found(&small.index, &query), expected, "{:?}", pattern);
        }
    }

    #[test]
    fn a_match_in_a_speech_lies_wholly_inside_it(
        texts in prop::collection::vec("[的是剧鑫a1，]{4,20}", 1..6),
        cuts in prop::collection::vec((0usize..20, 0usize..20), 6),
        word in "[的是剧鑫a1]{1,3}",
    ) {
        let mut transcript = support::transcript(&texts);
        for (i, (text, cut)) in texts.iter().zip(&cuts).enumerate() {
            let at = |n: usize| text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(n % (text.chars().count() + 1)).unwrap();
            let (start, end) = (at(cut.0).min(at(cut.1)), at(cut.0).max(at(cut.1)));
            if start < end {
                transcript.speeches.push(support::speech("沈闻笛", &[(i, start, end)]));
            }
        }
        let small = support::index(std::slice::from_ref(&transcript));
        let (query, pattern) = quoted(&word, Widen::default()).unwrap();
        let mut occurrences = 0;
        small.index.each_match(&query, Unit::Speech, |hit| occurrences += hit.spans.len()).unwrap();
        let mut expected = 0;
        for speech in &transcript.speeches {
            let part = &speech.parts[0];
            let text = &texts[part.paragraph];
            let before = text[..part.range.start].chars().count();
            let after = text[..part.range.end].chars().count();
            let mut reached = 0;
            for place in pattern.find_in(&fold(text)) {
                if place.start >= before.max(reached) && place.end <= after {
                    expected += 1;
                    reached = place.end;
                }
            }
        }
        prop_assert_eq!(occurrences, expected);
    }
}

/// Checks how many paragraphs of a small corpus a query finds, literally and in all.
#[track_caller]
fn check(query: &str, literal: u64, total: u64) {
    let texts = [
        "“長劇向短”一詞，揭示了電視劇的方向。",
        "AI 赋能网络视听，OpenAI 与 GPT-4o 都来了。",
        "创作者打磨长剧，也拍短剧。",
        "你好，世界。5G 来了。",
    ]
    .map(String::from);
    let small = support::index(&[support::transcript(&texts)]);
    let query = query::parse(query);
    let found = small.index.find(&query, Order::Relevance, 0, 10).unwrap();
    assert_eq!(
        (found.total_literal, found.total),
        (literal, total),
        "{query}"
    );
}

#[test]
fn the_query_language_decides_what_is_found() {
    check("长剧向短", 1, 2);
    check("\"长剧向短\"", 1, 1);
    check("AI", 1, 1);
    check("*AI", 1, 1);
    check("OpenAI 世界", 2, 2);
    check("OpenAI AND 世界", 0, 0);
    check("AI -GPT*", 0, 0);
    check("\"你好，世界\"", 1, 1);
    check("\"你好。世界\"", 0, 0);
    check("\"AI赋能\"", 1, 1);
    check("\"GPT-4o\"", 1, 1);
    check("NEAR/3(电视剧 方向)", 1, 1);
    check("NEAR/0(揭示 方向)", 0, 0);
    check("的", 1, 1);
    check("\"来了\" -5G", 1, 1);
    check("-AI", 3, 3);
    check("，。", 0, 0);
}
