//! Word lists that the rules compare text with, written as one string each.
//!
//! The words are in Simplified characters; the text is compared as it is given.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// A list of words, sorted out at its first use.
pub(super) struct Words {
    /// The words, parted by white space.
    written: &'static str,
    sorted: OnceLock<Sorted>,
}

struct Sorted {
    first: Filter,
    last: Filter,
    /// By first and by last character, longest first.
    by_first: FxHashMap<char, Vec<&'static str>>,
    by_last: FxHashMap<char, Vec<&'static str>>,
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
        let sorted = self.sorted();
        let first = text.chars().next()?;
        if !sorted.first.may_hold(first) {
            return None;
        }
        let candidates = sorted.by_first.get(&first)?;
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
        let last = text.chars().next_back()?;
        if !sorted.last.may_hold(last) {
            return None;
        }
        let candidates = sorted.by_last.get(&last)?;
        candidates
            .iter()
            .find(|word| text.ends_with(**word))
            .map(|word| word.len())
    }

    /// True if `text` ends in a word of the list.
    pub(super) fn end(&self, text: &str) -> bool {
        self.suffix(text).is_some()
    }

    /// True if a word of the list stands anywhere in `text`.
    pub(super) fn occur_in(&self, text: &str) -> bool {
        text.char_indices().any(|(at, _)| self.begin(&text[at..]))
    }

    /// How many times words of the list stand in `text`.
    pub(super) fn count_in(&self, text: &str) -> usize {
        text.char_indices()
            .filter(|&(at, _)| self.begin(&text[at..]))
            .count()
    }

    /// The end of the first word of the list that stands in `text`.
    pub(super) fn occurrence(&self, text: &str) -> Option<usize> {
        text.char_indices()
            .find_map(|(at, _)| self.prefix(&text[at..]).map(|length| at + length))
    }

    /// True if `text` is a word of the list.
    pub(super) fn hold(&self, text: &str) -> bool {
        self.prefix(text) == Some(text.len())
    }

    fn sorted(&self) -> &Sorted {
        self.sorted.get_or_init(|| {
            let mut sorted = Sorted {
                first: Filter::default(),
                last: Filter::default(),
                by_first: FxHashMap::default(),
                by_last: FxHashMap::default(),
            };
            for word in self.written.split_whitespace() {
                if let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) {
                    sorted.first.enter(first);
                    sorted.last.enter(last);
                    sorted.by_first.entry(first).or_default().push(word);
                    sorted.by_last.entry(last).or_default().push(word);
                }
            }
            for list in sorted
                .by_first
                .values_mut()
                .chain(sorted.by_last.values_mut())
            {
                list.sort_unstable_by_key(|word| std::cmp::Reverse(word.len()));
                list.dedup();
            }
            sorted
        })
    }
}

/// Says of most characters at once that no word begins or ends with them: 512 bytes stay in the
/// cache where a hash map of words does not.
#[derive(Debug)]
struct Filter([u64; 64]);

impl Default for Filter {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Filter {
    fn enter(&mut self, c: char) {
        let (word, bit) = Self::place(c);
        self.0[word] |= bit;
    }

    fn may_hold(&self, c: char) -> bool {
        let (word, bit) = Self::place(c);
        self.0[word] & bit != 0
    }

    fn place(c: char) -> (usize, u64) {
        let code = u32::from(c).wrapping_mul(0x9E37_79B1) >> 20;
        ((code >> 6) as usize, 1 << (code & 63))
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
