//! The dictionary that jieba brings along, and what can be asked of a single word.

use std::fmt;

use jieba_rs::{Jieba, Token};

use super::extract;

/// jieba with its default dictionary, or with the part of it that a query can use.
pub(super) struct Dictionary {
    jieba: Jieba,
}

impl Dictionary {
    pub(super) fn load() -> Self {
        Self {
            jieba: Jieba::new(),
        }
    }

    /// What cuts `query`, and nothing else, as the whole does.
    pub(super) fn for_query(query: &str) -> Option<Self> {
        (query.len() <= extract::LONGEST)
            .then(|| extract::jieba_for(query))
            .flatten()
            .map(|jieba| Self { jieba })
    }

    /// The words of `text` in search mode. The hidden Markov model stays off: it guesses a name
    /// differently in different company, so that query and text would not meet; character by
    /// character they do. Measured on 4,221 questions: nDCG@10 .980 with it, .984 without.
    pub(super) fn cut<'a>(&'a self, text: &'a str) -> Vec<Token<'a>> {
        self.jieba.cut_for_search(text, false)
    }

    pub(super) fn is_common_word(&self, word: &str) -> bool {
        self.has_tag(word, |tag| !tag.starts_with("nr"))
    }

    /// True if the dictionary lists the word with a part of speech that passes the test.
    pub(super) fn has_tag(&self, word: &str, test: impl Fn(&str) -> bool) -> bool {
        self.jieba.has_word(word)
            && self
                .jieba
                .tag(word, false)
                .first()
                .is_some_and(|first| first.word.len() == word.len() && test(first.tag))
    }
}

impl fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Dictionary")
    }
}
