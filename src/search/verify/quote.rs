//! The quote as it was typed: what of it is quoted, and where it may have been cut.

use std::ops::Range;

use super::super::answer::Span;
use super::wording::Wording;
use crate::text::{is_word, stands_alone};

/// A quote.
#[derive(Debug)]
pub(super) struct Quote {
    /// Without the quotation marks around it, and the ellipses at its edges: these only say that
    /// something was left out.
    pub text: String,
    pub wording: Wording,
    /// Characters of what was typed before `text`.
    skipped: usize,
}

/// What a quote has between two of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cut {
    /// An ellipsis: it says itself that something is left out.
    Ellipsis,
    /// Another mark.
    Mark,
    /// Nothing.
    Nothing,
}

impl Quote {
    pub(super) fn new(typed: &str) -> Self {
        let text = unwrapped(typed);
        let at = text.as_ptr() as usize - typed.as_ptr() as usize;
        Self {
            skipped: typed[..at].chars().count(),
            wording: Wording::new(text),
            text: text.to_owned(),
        }
    }

    /// A piece of it: its words, with the marks at an edge of the quote where it has one.
    pub(super) fn piece(&self, words: &Range<usize>) -> Self {
        let bytes = self.wording.original(words);
        let start = if words.start == 0 { 0 } else { bytes.start };
        let end = match words.end == self.wording.len() {
            true => self.text.len(),
            false => bytes.end,
        };
        let text = &self.text[start..end];
        Self {
            text: text.to_owned(),
            wording: Wording::new(text),
            skipped: self.skipped + self.text[..start].chars().count(),
        }
    }

    /// The marks between two words that follow each other, without white space.
    pub(super) fn marks_between(&self, word: usize) -> String {
        let before = self.wording.original(&(word - 1..word));
        let after = self.wording.original(&(word..word + 1));
        // Two words may come from one character (㍿).
        plain(self.text.get(before.end..after.start).unwrap_or_default())
    }

    /// What stands before a word.
    pub(super) fn cut_before(&self, word: usize) -> Cut {
        let marks = self.wording.marks_before(word);
        if marks.contains("...") || marks.contains(['⋯', '…']) || marks.contains("。。。") {
            Cut::Ellipsis
        } else if marks.trim().is_empty() {
            Cut::Nothing
        } else {
            Cut::Mark
        }
    }

    /// The characters of what was typed that some words cover.
    pub(super) fn covers(&self, words: &Range<usize>) -> Span {
        let bytes = self.wording.original(words);
        let characters = |range: Range<usize>| self.text[range].chars().count();
        let start = self.skipped + characters(0..bytes.start);
        [start, start + characters(bytes)]
    }

    /// The marks before its first word and after its last, without white space.
    pub(super) fn edges(&self) -> (String, String) {
        let words = self.wording.original(&(0..self.wording.len()));
        (
            plain(&self.text[..words.start]),
            plain(&self.text[words.end..]),
        )
    }
}

/// A text without white space and characters without width: those are matters of layout.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|&c| is_visible(c)).collect()
}

pub(super) fn is_visible(c: char) -> bool {
    let invisible =
        matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}');
    !c.is_whitespace() && !c.is_control() && !invisible
}

fn unwrapped(typed: &str) -> &str {
    const PAIRS: [(char, char); 8] = [
        ('“', '”'),
        ('「', '」'),
        ('『', '』'),
        ('‘', '’'),
        ('〝', '〞'),
        ('"', '"'),
        ('＂', '＂'),
        ('\'', '\''),
    ];
    let mut text = typed;
    loop {
        let before = text;
        text = text.trim_matches(|c| !is_visible(c) || matches!(c, '…' | '⋯'));
        if text.starts_with("...") {
            text = text.trim_start_matches('.');
        }
        if text.ends_with("...") {
            text = text.trim_end_matches('.');
        }
        for (opening, closing) in PAIRS {
            if encloses(text, opening, closing) {
                text = &text[opening.len_utf8()..text.len() - closing.len_utf8()];
            }
        }
        if text == before {
            return text;
        }
    }
}

/// Whether the first and the last character are partners: “甲” and “乙” has two pairs.
fn encloses(text: &str, opening: char, closing: char) -> bool {
    if !text.starts_with(opening) || !text.ends_with(closing) {
        return false;
    }
    if opening == closing {
        return text.matches(opening).count() == 2;
    }
    let mut depth = 0i32;
    for (at, c) in text.char_indices() {
        depth += i32::from(c == opening) - i32::from(c == closing);
        if depth == 0 {
            return at + closing.len_utf8() == text.len();
        }
    }
    false
}

/// In what the quote and a place of all its words differ, the words themselves being equal; nothing
/// if it stands there character for character. `source` is the paragraph, `place` its words.
pub(super) fn differences(
    quote: &Quote,
    text: &str,
    source: &Wording,
    place: &Range<usize>,
) -> Vec<&'static str> {
    let mut differences = Vec::new();
    let mut add = |difference| {
        if !differences.contains(&difference) {
            differences.push(difference);
        }
    };
    let count = quote.wording.len();
    for i in 0..count {
        let ours = &quote.text[quote.wording.original(&(i..i + 1))];
        let at = place.start + i;
        let theirs = &text[source.original(&(at..at + 1))];
        compare_word(&plain(ours), &plain(theirs), &mut add);
        if i > 0 {
            let ours =
                quote.wording.original(&(i - 1..i)).end..quote.wording.original(&(i..i + 1)).start;
            let theirs = source.original(&(at - 1..at)).end..source.original(&(at..at + 1)).start;
            // Two words may come from one character (㍿).
            let marks =
                |text: &str, range| plain(text.get::<Range<usize>>(range).unwrap_or_default());
            if marks(&quote.text, ours) != marks(text, theirs) {
                add("punctuation");
            }
        }
    }
    let (head, tail) = quote.edges();
    let words = source.original(place);
    let before: String = text[..words.start]
        .chars()
        .rev()
        .filter(|&c| is_visible(c))
        .take(head.chars().count())
        .collect();
    let after: String = text[words.end..]
        .chars()
        .filter(|&c| is_visible(c))
        .take(tail.chars().count())
        .collect();
    if head.chars().rev().collect::<String>() != before || tail != after {
        add("punctuation");
    }
    differences
}

fn compare_word(ours: &str, theirs: &str, add: &mut impl FnMut(&'static str)) {
    let wide = |c: char| ('\u{FF00}'..='\u{FFEF}').contains(&c);
    let han = |word: &str| {
        word.chars()
            .all(|c| stands_alone(c) && !is_word(c) && !wide(c))
    };
    if ours == theirs {
    } else if ours.to_lowercase() == theirs.to_lowercase() {
        add("case");
    } else if han(ours) && han(theirs) && ours.chars().count() == theirs.chars().count() {
        add("script");
    } else {
        add("width");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_and_ellipses_around_a_quote_are_ignored() {
        let check = |typed: &str, expected: &str| assert_eq!(Quote::new(typed).text, expected);
        check("“先有问题，再有镜头。”", "先有问题，再有镜头。");
        check(" \"「先有问题」\" ", "先有问题");
        check("“先有问题”和“再有镜头”", "“先有问题”和“再有镜头”");
        check("\"先\"与\"后\"", "\"先\"与\"后\"");
        check("“……先有问题……”", "先有问题");
        check("...先有问题...", "先有问题");
        check("“先有“问题””", "先有“问题”");
        check("“", "“");
        check("……", "");
    }

    #[test]
    fn what_stands_between_words_is_told_apart() {
        let quote = Quote::new("先有问题……再有镜头，好的");
        assert_eq!(quote.cut_before(4), Cut::Ellipsis);
        assert_eq!(quote.cut_before(8), Cut::Mark);
        assert_eq!(quote.cut_before(1), Cut::Nothing);
        assert_eq!(quote.covers(&(4..8)), [6, 10]);
        assert_eq!(Quote::new("“先有问题”").covers(&(0..2)), [1, 3]);
    }

    #[test]
    fn differences_are_named() {
        let check = |quote: &str, text: &str, expected: &[&str]| {
            let quote = Quote::new(quote);
            let source = Wording::new(text);
            let place = source.find(quote.wording.keys()).remove(0);
            assert_eq!(differences(&quote, text, &source, &place), expected);
        };
        check(
            "先有问题，再有镜头。",
            "他说：“先有问题，\n再有 镜头。”",
            &[],
        );
        check("先有问题再有镜头", "先有问题，再有镜头", &["punctuation"]);
        check("先有问题。", "先有问题，", &["punctuation"]);
        check("先有問題", "先有问题", &["script"]);
        check("ＡＩ", "AI", &["width"]);
        check("ai", "AI", &["case"]);
    }
}
