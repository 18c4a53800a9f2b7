//! What of a text its wording is: letters, digits and Han characters, without the marks between.
//!
//! A number is one word with its sign: 3.4 % is neither 3,4 nor 34, though only marks differ.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;

use crate::text::{Folded, is_word, stands_alone};

/// A text as a sequence of words, each a Han character or a run of letters and digits.
#[derive(Debug)]
pub(super) struct Wording {
    folded: Folded,
    /// Folded characters of each word.
    words: Vec<Range<usize>>,
    /// Bytes of each word in the folded text.
    bytes: Vec<Range<usize>>,
    /// A number for each word; equal words have equal ones.
    keys: Vec<u64>,
}

impl Wording {
    pub(super) fn new(text: &str) -> Self {
        let folded = Folded::new(text);
        let characters: Vec<(usize, char)> = folded.text.char_indices().collect();
        let byte = |at: usize| {
            characters
                .get(at)
                .map_or(folded.text.len(), |&(byte, _)| byte)
        };
        let (mut words, mut bytes, mut keys) = (Vec::new(), Vec::new(), Vec::new());
        let mut at = 0;
        while let Some(&(_, c)) = characters.get(at) {
            let end = at + length_of_word(&characters[at..]);
            if is_word(c) || stands_alone(c) {
                let range = byte(at)..byte(end);
                keys.push(key(&folded.text[range.clone()]));
                words.push(at..end);
                bytes.push(range);
            }
            at = end;
        }
        Self {
            folded,
            words,
            bytes,
            keys,
        }
    }

    /// Number of words.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn keys(&self) -> &[u64] {
        &self.keys
    }

    /// The folded text of some words, with the marks between them.
    pub(super) fn text(&self, words: Range<usize>) -> &str {
        match words.is_empty() {
            true => "",
            false => {
                &self.folded.text[self.bytes[words.start].start..self.bytes[words.end - 1].end]
            }
        }
    }

    /// The folded marks before a word, or after the last.
    pub(super) fn marks_before(&self, word: usize) -> &str {
        let start = word.checked_sub(1).map_or(0, |i| self.bytes[i].end);
        let end = self
            .bytes
            .get(word)
            .map_or(self.folded.text.len(), |b| b.start);
        &self.folded.text[start..end]
    }

    /// The folded characters from the first to the last of some words.
    pub(super) fn characters(&self, words: &Range<usize>) -> Range<usize> {
        self.words[words.start].start..self.words[words.end - 1].end
    }

    /// The bytes of the text that the words came from, the marks between them included.
    pub(super) fn original(&self, words: &Range<usize>) -> Range<usize> {
        let characters = self.characters(words);
        let (start, end) = self.folded.original(characters.start, characters.end);
        start..end
    }

    /// The folded text and the way back.
    pub(super) fn folded(&self) -> &Folded {
        &self.folded
    }

    /// Where some words stand one after the other, whatever marks part them; not overlapping.
    pub(super) fn find(&self, wanted: &[u64]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while !wanted.is_empty() && at + wanted.len() <= self.keys.len() {
            if self.keys[at..].starts_with(wanted) {
                found.push(at..at + wanted.len());
                at += wanted.len();
            } else {
                at += 1;
            }
        }
        found
    }
}

fn length_of_word(characters: &[(usize, char)]) -> usize {
    let c = |i: usize| characters.get(i).map(|&(_, c)| c);
    let is = |i: usize, test: fn(char) -> bool| c(i).is_some_and(test);
    let digit = |c: char| c.is_ascii_digit();
    let mut end = 1;
    if !is(0, is_word) {
        return end;
    }
    while is(end, is_word)
        || (is(end, |c| matches!(c, '.' | ',' | ':' | '/'))
            && is(end - 1, digit)
            && is(end + 1, digit))
    {
        end += 1;
    }
    let one_letter = end == 1 && is(0, |c| c.is_ascii_alphabetic());
    while is(end, |c| matches!(c, '%' | '‰' | '+')) || (one_letter && c(end) == Some('#')) {
        end += 1;
    }
    end
}

fn key(word: &str) -> u64 {
    let mut characters = word.chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        return u64::from(u32::from(only));
    }
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    // Never that of a single character.
    hasher.finish() | 1 << 63
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let wording = Wording::new(text);
        let words: Vec<_> = (0..wording.len()).map(|i| wording.text(i..i + 1)).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn a_number_is_one_word_with_its_sign() {
        check("增长3.4％，", &["增", "长", "3.4%"]);
        check("1,200元。5G", &["1,200", "元", "5g"]);
        check("C++与C#、#AI#", &["c++", "与", "c#", "ai"]);
        check("第1.好", &["第", "1", "好"]);
        check("“，。”", &[]);
    }

    #[test]
    fn marks_between_words_do_not_count() {
        let text = Wording::new("他说，「創新、驅動」與 创新驱动");
        let wanted = Wording::new("创新驱动");
        let found = text.find(wanted.keys());
        assert_eq!(found, [2..6, 7..11]);
        assert_eq!(text.text(2..6), "创新、驱动");
        assert_eq!(text.marks_before(2), ",\"");
    }
}
