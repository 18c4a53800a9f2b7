//! Text → words: the home of jieba.
//!
//! Words rank and hint; nothing may depend on them for being found, because a dictionary cuts the
//! same characters differently in different company. Folding is the caller's work.

mod dictionary;
mod extract;
mod query;
mod words;

use std::sync::OnceLock;

use dictionary::Dictionary;
pub use query::TermWords;

/// Cuts folded text into words. Making one costs nothing: the dictionary is shared by the process
/// and loaded when the first word is asked for, which takes about 130 ms and 50 MB.
#[derive(Debug, Clone, Copy, Default)]
pub struct Segmenter;

impl Segmenter {
    /// Calls `out` with each word of `folded` that holds a letter, a digit or a Han character, in
    /// order; a long word is preceded by the shorter ones within it.
    pub fn words(self, folded: &str, out: impl FnMut(&str)) {
        words::each(dictionary(), folded, out);
    }

    /// The same words for a text as short as a query, without waiting for the dictionary.
    pub fn words_of_query(self, folded: &str, out: impl FnMut(&str)) {
        let part = match SHARED.get() {
            Some(_) => None,
            None => Dictionary::for_query(folded),
        };
        words::each(part.as_ref().unwrap_or_else(|| dictionary()), folded, out);
    }

    /// True if the dictionary lists `word` (in Simplified characters) as a place, an organisation
    /// or a brand.
    pub fn is_place_or_brand(self, word: &str) -> bool {
        dictionary().has_tag(word, |tag| matches!(tag, "ns" | "nt" | "nz" | "j"))
    }

    /// True if the dictionary lists `word` as anything but a name of some sort.
    pub fn is_plain_word(self, word: &str) -> bool {
        dictionary().has_tag(word, |tag| {
            !matches!(tag, "ns" | "nt" | "nz" | "j") && !tag.starts_with("nr")
        })
    }

    /// True if the dictionary lists `word` (in Simplified characters) as a common noun.
    pub fn is_noun(self, word: &str) -> bool {
        dictionary().has_tag(word, |tag| tag == "n")
    }

    /// True if the dictionary lists `word` (in Simplified characters) as a verb.
    pub fn is_verb(self, word: &str) -> bool {
        dictionary().has_tag(word, |tag| tag.starts_with('v'))
    }

    /// True if the dictionary lists `word` (in Simplified characters) as a common word and not as
    /// a name of a person.
    pub fn is_common_word(self, word: &str) -> bool {
        dictionary().is_common_word(word)
    }
}

static SHARED: OnceLock<Dictionary> = OnceLock::new();

fn dictionary() -> &'static Dictionary {
    SHARED.get_or_init(Dictionary::load)
}
