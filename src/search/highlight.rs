//! What of a displayed text matched a query.
//!
//! Works on the text alone, with the same notion of a literal match as the index, so that marks
//! fall on the right characters of the original whatever the fold did.

use std::ops::Range;

use super::answer::Span;
use crate::query::{Query, Term};
use crate::segment::TermWords;
use crate::text::{Folded, Pattern, Widen};

/// Marks the terms of one query.
pub(super) struct Highlighter {
    terms: Vec<Marks>,
}

/// What to mark for one term.
struct Marks {
    /// The term and its other spellings.
    literal: Vec<Pattern>,
    /// Its words, where it does not stand literally.
    words: Vec<Pattern>,
}

impl Highlighter {
    /// Marks literal matches only.
    pub(super) fn literal(query: &Query) -> Self {
        Self::new(query, |_, _| Vec::new())
    }

    /// Marks the words of a bare term where it does not stand literally.
    pub(super) fn with_words(query: &Query) -> Self {
        Self::new(query, |term, literal| match literal.first() {
            Some(pattern) if !term.literal_only && term.widen == Widen::default() => {
                let words = TermWords::of(pattern.text());
                words
                    .telling()
                    .filter_map(|word| Pattern::new(word, Widen::default()))
                    .collect()
            }
            _ => Vec::new(),
        })
    }

    fn new(query: &Query, words: impl Fn(&Term, &[Pattern]) -> Vec<Pattern>) -> Self {
        let terms = query.root.terms().into_iter().map(|term| {
            let literal: Vec<_> = term.patterns().collect();
            let words = words(term, &literal);
            Marks { literal, words }
        });
        Self {
            terms: terms.collect(),
        }
    }

    /// What to mark in `text` within the byte ranges `scopes`: characters, in order, not
    /// overlapping.
    pub(super) fn spans(&self, text: &str, scopes: &[Range<usize>]) -> Vec<Span> {
        let folded = Folded::new(text);
        let mut found = Vec::new();
        for term in &self.terms {
            let literal = places(&term.literal, &folded, scopes);
            if literal.is_empty() {
                found.extend(places(&term.words, &folded, scopes));
            } else {
                found.extend(literal);
            }
        }
        found.sort_unstable_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
        let mut reached = 0;
        found.retain(|range| {
            let free = range.start >= reached;
            if free {
                reached = range.end;
            }
            free
        });
        to_characters(text, &found)
    }
}

fn places(patterns: &[Pattern], folded: &Folded, scopes: &[Range<usize>]) -> Vec<Range<usize>> {
    patterns
        .iter()
        .flat_map(|pattern| pattern.find(folded))
        .map(|place| folded.original(place.start, place.end))
        .filter(|&(start, end)| {
            scopes
                .iter()
                .any(|scope| scope.start <= start && end <= scope.end)
        })
        .map(|(start, end)| start..end)
        .collect()
}

/// Byte ranges, in order, as character ranges.
pub(super) fn to_characters(text: &str, ranges: &[Range<usize>]) -> Vec<Span> {
    let (mut byte, mut character) = (0, 0);
    let mut count_to = |target: usize| {
        character += text[byte..target].chars().count();
        byte = target;
        character
    };
    ranges
        .iter()
        .map(|range| [count_to(range.start), count_to(range.end)])
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked(query: &str, text: &str) -> String {
        let query = crate::query::parse(query);
        let spans = Highlighter::with_words(&query).spans(text, &[0..text.len()]);
        mark(text, &spans)
    }

    fn mark(text: &str, spans: &[Span]) -> String {
        let mut marked = String::new();
        for (i, c) in text.chars().enumerate() {
            if spans.iter().any(|span| span[0] == i) {
                marked.push('【');
            }
            marked.push(c);
            if spans.iter().any(|span| span[1] == i + 1) {
                marked.push('】');
            }
        }
        marked
    }

    #[test]
    fn literal_matches_are_marked_in_the_original() {
        assert_eq!(
            marked("长剧向短", "談「長劇 向短」的人"),
            "談「【長劇 向短】」的人"
        );
        assert_eq!(
            marked("\"ai 2\"", "ＡＩ　２ 和 AI 22"),
            "【ＡＩ　２】 和 AI 22"
        );
        assert_eq!(marked("*ai", "OpenAI与AI"), "【OpenAI】与【AI】");
    }

    #[test]
    fn words_are_marked_where_the_term_does_not_stand() {
        assert_eq!(
            marked("电视剧创作", "创作一部电视剧"),
            "【创作】一部【电视剧】"
        );
    }

    proptest! {
        #[test]
        fn removing_the_marks_gives_back_the_text(
            text in "[长長劇剧ＡaI1①　 “”e\u{301}㎡，]{0,24}",
            query in "[长剧ai1 ]{1,5}",
        ) {
            let plain = marked(&query, &text).replace(['【', '】'], "");
            prop_assert_eq!(plain, text);
        }
    }
}
