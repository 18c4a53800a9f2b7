//! Queries drawn from texts: what stands often in them is asked for often.

use crate::segment::Segmenter;
use crate::text::{Random, fold, is_han_like};

/// Draws queries from texts, the same at every run.
#[derive(Debug)]
pub struct Sampler {
    folded: Vec<String>,
    count: usize,
}

impl Sampler {
    /// Will draw at most `count` queries of a sort, fewer where the texts hold fewer.
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t str>, count: usize) -> Self {
        Self {
            folded: texts.into_iter().map(fold).collect(),
            count,
        }
    }

    /// The texts, folded.
    pub fn texts(&self) -> &[String] {
        &self.folded
    }

    /// jieba words of two and more characters, as bare terms.
    pub fn words(&self) -> Vec<String> {
        self.draw(2, |text, random| Some(two_words(text, random)?.0))
    }

    /// Two words of one paragraph each, as bare terms.
    pub fn two_words(&self) -> Vec<(String, String)> {
        self.draw(3, two_words)
    }

    /// Single Han characters.
    pub fn characters(&self) -> Vec<String> {
        self.draw(4, |text, random| stretch(text, 1, random))
    }

    /// Stretches of `length` Han characters.
    pub fn phrases(&self, length: usize) -> Vec<String> {
        self.draw(5 + length as u64, |text, random| {
            stretch(text, length, random)
        })
    }

    /// Stretches of two to eight Han characters.
    pub fn phrases_of_all_lengths(&self) -> Vec<String> {
        self.draw(21, |text, random| {
            let length = 2 + random.below(7);
            stretch(text, length, random)
        })
    }

    /// Draws until `make` has made enough; it may refuse any text.
    pub fn draw<T>(
        &self,
        seed: u64,
        mut make: impl FnMut(&str, &mut Random) -> Option<T>,
    ) -> Vec<T> {
        let mut random = Random::new(seed);
        let mut drawn = Vec::new();
        for _ in 0..100 * self.count {
            if drawn.len() == self.count || self.folded.is_empty() {
                break;
            }
            let text = random.pick(&self.folded);
            drawn.extend(make(text, &mut random));
        }
        drawn
    }
}

/// So many Han characters from any place in a text.
fn stretch(text: &str, length: usize, random: &mut Random) -> Option<String> {
    let characters: Vec<char> = text.chars().collect();
    let start = random.below(characters.len().checked_sub(length)? + 1);
    let stretch = &characters[start..start + length];
    let whole = stretch.iter().all(|&c| is_han_like(c));
    whole.then(|| stretch.iter().collect())
}

/// Two words of a text.
fn two_words(text: &str, random: &mut Random) -> Option<(String, String)> {
    let mut words = Vec::new();
    Segmenter.words(text, |word| {
        if word.chars().all(is_han_like) && word.chars().count() >= 2 {
            words.push(word.to_owned());
        }
    });
    if words.len() < 2 {
        return None;
    }
    Some((random.pick(&words).clone(), random.pick(&words).clone()))
}
