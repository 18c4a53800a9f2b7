//! Queries drawn from the articles: what stands often in them is asked for often.

use std::collections::BTreeMap;

use yanlu::segment::Segmenter;
use yanlu::text::{fold, is_han_like, sentences};

use super::articles::paragraphs;
use super::random::Random;

/// So many queries of each sort.
pub const QUERIES: usize = 400;

/// Queries by sort.
pub struct Queries {
    /// jieba words of two and more characters, as bare terms.
    pub words: Vec<String>,
    /// Two words of one paragraph, as bare terms.
    pub pairs_of_words: Vec<String>,
    /// Questions of about twelve characters around two words of one paragraph.
    pub questions: Vec<String>,
    /// The twenty most frequent Han characters, quoted.
    pub frequent_characters: Vec<String>,
    /// Han characters that stand at most ten times in the articles, quoted.
    pub rare_characters: Vec<String>,
    texts: Vec<String>,
}

/// Draws the queries.
pub fn queries() -> Queries {
    let texts: Vec<String> = paragraphs().map(fold).collect();
    let words = draw(&texts, 2, |text, random| {
        Some(random_words(text, random)?.0)
    });
    let pairs_of_words = draw(&texts, 3, |text, random| {
        let (one, other) = random_words(text, random)?;
        Some(format!("{one} {other}"))
    });
    let questions = draw(&texts, 4, |text, random| {
        let (one, other) = random_words(text, random)?;
        Some(format!("{one}和{other}有什么关系？"))
    });
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for c in texts.iter().flat_map(|text| text.chars()) {
        if is_han_like(c) {
            *counts.entry(c).or_default() += 1;
        }
    }
    let mut by_count: Vec<(char, usize)> = counts.into_iter().collect();
    by_count.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let frequent = by_count.iter().take(20);
    let rare = by_count.iter().rev().take_while(|(_, count)| *count <= 10);
    let quoted = |(c, _): &(char, usize)| format!("\"{c}\"");
    Queries {
        words,
        pairs_of_words,
        questions,
        frequent_characters: frequent.map(quoted).collect(),
        rare_characters: rare.take(QUERIES).map(quoted).collect(),
        texts,
    }
}

impl Queries {
    /// Stretches of `length` Han characters, quoted.
    pub fn phrases(&self, length: usize) -> Vec<String> {
        draw(&self.texts, 5 + length as u64, |text, random| {
            let characters: Vec<char> = text.chars().collect();
            let start = random.below(characters.len().checked_sub(length)? + 1);
            let phrase = &characters[start..start + length];
            let whole = phrase.iter().all(|&c| is_han_like(c));
            whole.then(|| format!("\"{}\"", String::from_iter(phrase)))
        })
    }
}

/// Sentences of ten and more characters as they stand in the articles, and the same with one
/// character exchanged.
pub fn quotes() -> (Vec<String>, Vec<String>) {
    let texts: Vec<String> = paragraphs().map(str::to_owned).collect();
    let verbatim = draw(&texts, 20, |text, random| {
        let long: Vec<&str> = sentences(text)
            .into_iter()
            .filter(|sentence| sentence.chars().filter(|&c| is_han_like(c)).count() >= 10)
            .collect();
        (!long.is_empty()).then(|| (*random.pick(&long)).to_owned())
    });
    let altered = verbatim.iter().map(|sentence| {
        let middle = sentence.chars().count() / 2;
        let exchanged = |(at, c)| if at == middle { '囧' } else { c };
        sentence.chars().enumerate().map(exchanged).collect()
    });
    let altered = altered.collect();
    (verbatim, altered)
}

/// Draws texts until `make` has made enough of them; it may refuse any.
fn draw(
    texts: &[String],
    seed: u64,
    mut make: impl FnMut(&str, &mut Random) -> Option<String>,
) -> Vec<String> {
    let mut random = Random::new(seed);
    let mut drawn = Vec::new();
    for _ in 0..100 * QUERIES {
        let text = random.pick(texts);
        drawn.extend(make(text, &mut random));
        if drawn.len() == QUERIES {
            break;
        }
    }
    assert!(!drawn.is_empty(), "the articles are too short to draw from");
    drawn
}

/// Two words of a text.
fn random_words(text: &str, random: &mut Random) -> Option<(String, String)> {
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
