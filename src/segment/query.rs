//! The words of a query term.

use super::Segmenter;
use crate::text::{is_frequent, is_han_like, is_word};

/// The words by which a term finds paragraphs that do not hold it literally.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TermWords {
    words: Vec<String>,
}

impl TermWords {
    /// Cuts a folded term. One word of letters and digits needs no dictionary at all.
    pub fn of(folded: &str) -> Self {
        if !folded.chars().any(is_han_like) && folded.chars().all(is_word) {
            return Self {
                words: vec![folded.to_owned()],
            };
        }
        let mut words = Vec::new();
        Segmenter.words_of_query(folded, |word| {
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

    /// The words that make a hit: all but single frequent characters (的, 向), which say too little
    /// by themselves; those too if there are no others. Rare ones tell: names are often cut up.
    pub fn telling(&self) -> impl Iterator<Item = &str> {
        let any_tells = self.words.iter().any(|word| tells(word));
        let words = self.words.iter().map(String::as_str);
        words.filter(move |word| !any_tells || tells(word))
    }
}

fn tells(word: &str) -> bool {
    let mut characters = word.chars();
    let first = characters.next();
    characters.next().is_some() || !first.is_some_and(is_frequent)
}

#[cfg(test)]
mod tests {
    use super::TermWords;

    #[track_caller]
    fn check(term: &str, all: &[&str], telling: &[&str]) {
        let words = TermWords::of(term);
        assert_eq!(words.all(), all);
        assert_eq!(words.telling().collect::<Vec<_>>(), telling);
    }

    #[test]
    fn frequent_characters_make_a_hit_only_where_nothing_else_does() {
        check(
            "电视剧的方向",
            &["电视", "电视剧", "的", "方向"],
            &["电视", "电视剧", "方向"],
        );
        check("祭遵的", &["祭", "遵", "的"], &["祭", "遵"]);
        check("的", &["的"], &["的"]);
        check("aigc", &["aigc"], &["aigc"]);
    }
}
