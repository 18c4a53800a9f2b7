//! Word lists that the rules compare text with, written as one string each.
//!
//! The words are in Simplified characters; the text is compared as it is given.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// A list of words, sorted out at its first use.
pub(super) struct Words {
    /// The words, parted by white space.
    written: &'static str,
    sorted: OnceLock<Sorted>,
}

struct Sorted {
    /// Longest first.
    by_first: FxHashMap<char, Vec<&'static str>>,
    all: FxHashSet<&'static str>,
    longest: usize,
}

impl Words {
    pub(super) const fn new(written: &'static str) -> Self {
        Self {
            written,
            sorted: OnceLock::new(),
        }
    }

    /// The length in bytes of the longest word that `text` begins with.
    pub(super) fn prefix(&self, text: &str) -> Option<usize> {
        let candidates = self.sorted().by_first.get(&text.chars().next()?)?;
        candidates
            .iter()
            .find(|word| text.starts_with(**word))
            .map(|word| word.len())
    }

    /// True if `text` begins with a word of the list.
    pub(super) fn begin(&self, text: &str) -> bool {
        self.prefix(text).is_some()
    }

    /// The length in bytes of the longest word that `text` ends in.
    pub(super) fn suffix(&self, text: &str) -> Option<usize> {
        let sorted = self.sorted();
        let mut start = text.len();
        let mut found = None;
        for c in text.chars().rev().take(sorted.longest) {
            start -= c.len_utf8();
            if sorted.all.contains(&text[start..]) {
                found = Some(text.len() - start);
            }
        }
        found
    }

    /// True if `text` ends in a word of the list.
    pub(super) fn end(&self, text: &str) -> bool {
        self.suffix(text).is_some()
    }

    /// True if a word of the list stands anywhere in `text`.
    pub(super) fn occur_in(&self, text: &str) -> bool {
        text.char_indices().any(|(at, _)| self.begin(&text[at..]))
    }

    /// True if `text` is a word of the list.
    pub(super) fn hold(&self, text: &str) -> bool {
        self.sorted().all.contains(text)
    }

    fn sorted(&self) -> &Sorted {
        self.sorted.get_or_init(|| {
            let mut by_first: FxHashMap<char, Vec<&'static str>> = FxHashMap::default();
            let all: FxHashSet<&'static str> = self.written.split_whitespace().collect();
            for word in &all {
                if let Some(first) = word.chars().next() {
                    by_first.entry(first).or_default().push(word);
                }
            }
            for list in by_first.values_mut() {
                list.sort_unstable_by_key(|word| std::cmp::Reverse(word.len()));
            }
            let longest = all
                .iter()
                .map(|word| word.chars().count())
                .max()
                .unwrap_or(0);
            Sorted {
                by_first,
                all,
                longest,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn finds_the_longest_word_at_either_end() {
        static ROLES: Words = Words::new("校长 副校长 长");
        assert_eq!(ROLES.prefix("副校长说"), Some(9));
        assert_eq!(ROLES.suffix("某校副校长"), Some(9));
        assert!(ROLES.occur_in("某副校长说"));
        assert!(!ROLES.begin("说"));
        assert!(ROLES.hold("长") && !ROLES.hold("校"));
    }
}
