//! The words of a query term.

use super::Segmenter;
use crate::text::{is_han_like, is_word};

/// The words by which a term finds paragraphs that do not hold it literally.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TermWords {
    words: Vec<String>,
}

impl TermWords {
    /// Cuts a folded term. One word of letters and digits needs no dictionary, whose loading takes
    /// longer than the search.
    pub fn of(folded: &str) -> Self {
        if !folded.chars().any(is_han_like) && folded.chars().all(is_word) {
            return Self {
                words: vec![folded.to_owned()],
            };
        }
        let mut words = Vec::new();
        Segmenter.words(folded, |word| {
            if !words.iter().any(|other| other == word) {
                words.push(word.to_owned());
            }
        });
        Self { words }
    }

    /// All different words, in order: they rank.
    pub fn all(&self) -> &[String] {
        &self.words
    }

    /// The words that make a hit: those of more than one character, for a single one (的, 向) says
    /// too little; all if there are no others.
    pub fn telling(&self) -> impl Iterator<Item = &str> {
        let tells = |word: &String| word.chars().nth(1).is_some();
        let any_tells = self.words.iter().any(tells);
        self.words
            .iter()
            .filter(move |word| !any_tells || tells(word))
            .map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::TermWords;

    #[test]
    fn single_characters_make_a_hit_only_where_nothing_else_does() {
        let words = TermWords::of("长剧向短");
        assert_eq!(words.all(), ["长剧", "向", "短"]);
        assert_eq!(words.telling().collect::<Vec<_>>(), ["长剧"]);
        assert_eq!(TermWords::of("的").telling().collect::<Vec<_>>(), ["的"]);
        assert_eq!(TermWords::of("aigc").all(), ["aigc"]);
    }
}
