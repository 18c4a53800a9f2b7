//! Where a bare word begins and ends: the marks at its edges are not part of it.
//!
//! Only the edges are cleaned; marks inside a word stay, since they must match too. `C++`, `C#`,
//! `50%` and 互联网+ keep theirs: without it they would be other words.

use crate::text::{Widen, is_han_like, is_word};

/// Ends a word wherever it stands outside quotation marks.
pub(super) fn ends_word(c: char) -> bool {
    is_space(c) || matches!(c, '(' | ')' | '（' | '）' | '|' | '｜')
}

/// White space; control characters count as such.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// The word within a stretch without white space, and whether a star widens its sides.
pub(super) fn trim(stretch: &str) -> (&str, Widen) {
    let word = trim_start(stretch);
    let head = &stretch[..stretch.len() - word.len()];
    let kept = trim_end(word, head.contains(['#', '＃']));
    let tail = &word[kept.len()..];
    let widen = Widen {
        left: head.ends_with(is_star),
        right: tail.starts_with(is_star),
    };
    (kept, widen)
}

/// The stretch without the marks that stand before its first word.
pub(super) fn trim_start(stretch: &str) -> &str {
    stretch.trim_start_matches(|c| is_mark(c) || is_clinging(c))
}

/// Whether a text written as a bare word is read as the very same text.
pub(super) fn is_plain(text: &str) -> bool {
    !text.is_empty() && !text.contains(ends_word) && trim(text) == (text, Widen::default())
}

/// Opens a quoted text where a word could begin.
pub(super) fn is_quotation_mark(c: char) -> bool {
    closing(c).is_some()
}

/// The marks that close what a quotation mark opens; `None` if it is none. A closing mark opens
/// too: that is how it comes out of some keyboards.
pub(super) fn closing(mark: char) -> Option<&'static str> {
    Some(match mark {
        '"' | '＂' => "\"＂",
        '“' => "”",
        '”' => "”“",
        '「' => "」",
        '」' => "」「",
        '『' => "』",
        '』' => "』『",
        _ => return None,
    })
}

pub(super) fn is_star(c: char) -> bool {
    matches!(c, '*' | '＊')
}

fn trim_end(word: &str, tagged: bool) -> &str {
    let mut word = word;
    while let Some(last) = word.chars().next_back() {
        let rest = word.trim_end_matches(last);
        let before = rest.chars().next_back();
        let clings = match last {
            '+' | '＋' => before.is_some_and(|c| is_word(c) || is_han_like(c)),
            '#' | '＃' => !tagged && before.is_some_and(|c| c.is_ascii_alphabetic()),
            '%' | '％' => before.is_some_and(char::is_numeric),
            _ => !is_mark(last),
        };
        if clings {
            break;
        }
        word = rest;
    }
    word
}

/// Marks that belong to the word they follow.
fn is_clinging(c: char) -> bool {
    matches!(c, '+' | '＋' | '#' | '＃' | '%' | '％')
}

/// Punctuation, brackets, quotation marks, stars, arrows, shapes, emoji, and characters without
/// width. Not units and currencies, which say something.
fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
        && matches!(c,
            '!' | '"' | '&'..='*' | ','..='/' | ':'..='@' | '['..='`' | '{'..='~'
            | '\u{A1}' | '\u{A6}'..='\u{A9}' | '\u{AB}'..='\u{AE}' | '\u{B4}' | '\u{B6}'..='\u{B8}'
            | '\u{BB}' | '\u{BF}' | '\u{D7}'
            | '\u{200B}'..='\u{2027}' | '\u{202A}'..='\u{202F}' | '\u{2032}'..='\u{206F}'
            | '\u{2190}'..='\u{245F}' | '\u{2500}'..='\u{2BFF}' | '\u{2E00}'..='\u{2E7F}'
            | '、'..='〄' | '〈'..='〠' | '〰' | '〽'
            | '\u{FE10}'..='\u{FE19}' | '\u{FE30}'..='\u{FE6F}' | '\u{FEFF}'
            | '！' | '＂' | '＆'..='＊' | '，'..='／' | '：'..='＠' | '［'..='｀' | '｛'..='･'
            | '\u{1F000}'..='\u{1FAFF}')
}

#[cfg(test)]
mod tests {
    use super::trim;

    #[track_caller]
    fn check(stretch: &str, expected: &str) {
        let (word, widen) = trim(stretch);
        let star = |on| if on { "*" } else { "" };
        let shown = format!("{}{word}{}", star(widen.left), star(widen.right));
        assert_eq!(shown, expected);
        assert_eq!(trim(word).0, word, "cleaning twice changes nothing");
    }

    #[test]
    fn marks_are_stripped_at_the_edges_only() {
        check("AIGC？", "AIGC");
        check("《战国》是什么？", "战国》是什么");
        check("……他说：“好”。", "他说：“好");
        check("GPT-4o", "GPT-4o");
        check("🎬短剧→", "短剧");
        check("\u{FEFF}短剧", "短剧");
        check("，。", "");
    }

    #[test]
    fn marks_that_make_the_word_stay() {
        check("C++", "C++");
        check("C#", "C#");
        check("#短剧#", "短剧");
        check("#AI#", "AI");
        check("互联网+。", "互联网+");
        check("50%，", "50%");
        check("。++", "");
        check("30℃", "30℃");
        check("①", "①");
    }

    #[test]
    fn stars_next_to_the_word_widen_it() {
        check("AI*", "AI*");
        check("**AI*，", "*AI*");
        check("AI，*", "AI");
        check("a*b", "a*b");
    }
}
