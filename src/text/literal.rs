//! The literal match: the reference that index, highlights and audit are held to.
//!
//! A pattern matches where its folded characters stand next to each other in the folded text, its
//! runs of letters and digits whole, unless widened.

use std::ops::Range;

use super::fold::{Folded, fold};
use super::script::{is_word, stands_alone};

/// On which sides a run of letters or digits may be longer than the pattern says (`AI*`, `*AI`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Widen {
    /// `*AI`: letters or digits may come before.
    pub left: bool,
    /// `AI*`: letters or digits may follow.
    pub right: bool,
}

/// A folded piece of text to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    text: String,
    length: usize,
    widen: Widen,
}

impl Pattern {
    /// Folds `text`; `None` if it holds nothing to search for (no letter, digit or Han character).
    pub fn new(text: &str, widen: Widen) -> Option<Self> {
        let text = fold(text);
        let first = text.chars().next()?;
        let last = text.chars().next_back()?;
        text.chars()
            .any(|c| stands_alone(c) || is_word(c))
            .then(|| Self {
                length: text.chars().count(),
                widen: Widen {
                    left: widen.left && is_word(first),
                    right: widen.right && is_word(last),
                },
                text,
            })
    }

    /// The folded characters.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many folded characters.
    pub fn length(&self) -> usize {
        self.length
    }

    /// How its edges are widened; never set where the edge is no letter or digit.
    pub fn widen(&self) -> Widen {
        self.widen
    }

    /// Where the pattern stands in a folded text, in folded characters, left to right; occurrences
    /// may overlap. A widened edge reaches to the end of its run.
    pub fn find(&self, folded: &Folded) -> Vec<Range<usize>> {
        self.find_in(&folded.text)
    }

    /// As [`Pattern::find`], over a text that is already folded.
    pub fn find_in(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let (mut counted_to, mut characters) = (0, 0);
        let mut from = 0;
        while let Some(at) = text[from..].find(&self.text).map(|at| from + at) {
            let end = at + self.text.len();
            if self.edges_fit(text, at, end) {
                characters += text[counted_to..at].chars().count();
                counted_to = at;
                let left = if self.widen.left {
                    word_tail(&text[..at])
                } else {
                    0
                };
                let right = if self.widen.right {
                    word_head(&text[end..])
                } else {
                    0
                };
                found.push(characters - left..characters + self.length + right);
            }
            from = at + self.text.chars().next().map_or(1, char::len_utf8);
        }
        found
    }

    /// Whether the pattern stands anywhere in a folded text.
    pub fn is_in(&self, text: &str) -> bool {
        let mut from = 0;
        while let Some(at) = text[from..].find(&self.text).map(|at| from + at) {
            if self.edges_fit(text, at, at + self.text.len()) {
                return true;
            }
            from = at + self.text.chars().next().map_or(1, char::len_utf8);
        }
        false
    }

    fn edges_fit(&self, text: &str, start: usize, end: usize) -> bool {
        let cut = |before: Option<char>, after: Option<char>| {
            before.is_some_and(is_word) && after.is_some_and(is_word)
        };
        let cut_left = cut(text[..start].chars().next_back(), self.text.chars().next());
        let cut_right = cut(self.text.chars().next_back(), text[end..].chars().next());
        (self.widen.left || !cut_left) && (self.widen.right || !cut_right)
    }
}

/// Length in characters of the run of letters and digits that ends `text`.
fn word_tail(text: &str) -> usize {
    text.chars().rev().take_while(|&c| is_word(c)).count()
}

/// Length in characters of the run of letters and digits that begins `text`.
fn word_head(text: &str) -> usize {
    text.chars().take_while(|&c| is_word(c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, widen: (bool, bool), text: &str, expected: &[&str]) {
        let widen = Widen {
            left: widen.0,
            right: widen.1,
        };
        let folded = Folded::new(text);
        let found: Vec<_> = Pattern::new(pattern, widen)
            .unwrap()
            .find(&folded)
            .into_iter()
            .map(|range| folded.original(range.start, range.end))
            .map(|(start, end)| &text[start..end])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn han_matches_anywhere() {
        check(
            "剧向",
            (false, false),
            "“长剧向短”一词，長劇 向短",
            &["剧向", "劇 向"],
        );
        check("哈哈", (false, false), "哈哈哈", &["哈哈", "哈哈"]);
    }

    #[test]
    fn letters_and_digits_match_whole() {
        check("AI", (false, false), "OpenAI 的ＡＩ和AI2", &["ＡＩ"]);
        check("AI", (true, false), "OpenAI 的AI和AI2", &["OpenAI", "AI"]);
        check("AI", (false, true), "OpenAI 的AI和AI2", &["AI", "AI2"]);
        check("AI赋能", (false, false), "XAI赋能，AI 赋能", &["AI 赋能"]);
        check("te", (false, false), "Côte d'Or, Cote", &["te"]);
        check("côte", (false, false), "Côte d'Or", &["Côte"]);
    }

    #[test]
    fn punctuation_inside_must_match() {
        check(
            "你好，世界",
            (false, false),
            "你好。世界；你好,世界",
            &["你好,世界"],
        );
    }

    #[test]
    fn nothing_to_search_for_is_no_pattern() {
        assert_eq!(Pattern::new("，。“”", Widen::default()), None);
    }
}
