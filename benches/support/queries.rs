//! Queries drawn from the articles: what stands often in them is asked for often.

use std::collections::BTreeMap;

use yanlu::benchmark::Sampler;
use yanlu::text::{Random, is_han_like, sentences};

use super::articles::paragraphs;

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
    sampler: Sampler,
}

/// Draws the queries.
pub fn queries() -> Queries {
    let sampler = Sampler::new(paragraphs(), QUERIES);
    let join = |(one, other)| format!("{one} {other}");
    let ask = |(one, other)| format!("{one}和{other}有什么关系？");
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for c in sampler.texts().iter().flat_map(|text| text.chars()) {
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
        words: sampler.words(),
        pairs_of_words: sampler.two_words().into_iter().map(join).collect(),
        questions: sampler.two_words().into_iter().map(ask).collect(),
        frequent_characters: frequent.map(quoted).collect(),
        rare_characters: rare.take(QUERIES).map(quoted).collect(),
        sampler,
    }
}

impl Queries {
    /// Stretches of `length` Han characters, quoted.
    pub fn phrases(&self, length: usize) -> Vec<String> {
        let phrases = self.sampler.phrases(length).into_iter();
        phrases.map(|phrase| format!("\"{phrase}\"")).collect()
    }
}

/// Sentences of ten and more characters as they stand in the articles, and the same with one
/// character exchanged.
pub fn quotes() -> (Vec<String>, Vec<String>) {
    let texts: Vec<&str> = paragraphs().collect();
    let mut random = Random::new(20);
    let mut verbatim: Vec<String> = Vec::new();
    while verbatim.len() < QUERIES {
        let text = random.pick(&texts);
        let long: Vec<&str> = sentences(text)
            .filter(|sentence| sentence.chars().filter(|&c| is_han_like(c)).count() >= 10)
            .collect();
        if !long.is_empty() {
            verbatim.push((*random.pick(&long)).to_owned());
        }
    }
    let altered = verbatim.iter().map(|sentence| {
        let middle = sentence.chars().count() / 2;
        let exchanged = |(at, c)| if at == middle { '囧' } else { c };
        sentence.chars().enumerate().map(exchanged).collect()
    });
    let altered = altered.collect();
    (verbatim, altered)
}
