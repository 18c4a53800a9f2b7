//! The queries, drawn from the corpus by a seeded generator, and how many documents hold each.

use std::io;
use std::path::Path;

use jieba_rs::Jieba;
use serde::{Deserialize, Serialize};

use crate::corpus;

/// The sorts of queries.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Debug)]
pub enum Sort {
    /// A word of the dictionary, two and more characters.
    Word,
    /// Any two to eight characters that stand together.
    Phrase,
    /// One character.
    Single,
    /// Two words of one document, both wanted.
    Two,
}

pub const SORTS: [Sort; 4] = [Sort::Word, Sort::Phrase, Sort::Single, Sort::Two];

/// A query: documents that hold all of `terms` are wanted.
#[derive(Serialize, Deserialize)]
pub struct Query {
    pub sort: Sort,
    pub terms: Vec<String>,
    /// Documents that hold them all, counted by looking.
    pub truth: u64,
}

/// Draws `each` queries of every sort. Terms are Han characters that no engine writes in another
/// way, so that looking for them as they stand is the truth for all.
pub fn draw(corpus: &Path, each: usize) -> io::Result<Vec<Query>> {
    let texts: Vec<String> = corpus::texts(corpus)?.collect::<io::Result<_>>()?;
    let jieba = Jieba::new();
    let mut random = Random(20_260_101);
    let mut queries = Vec::new();
    for sort in SORTS {
        let mut drawn = 0;
        for _ in 0..each * 1000 {
            if drawn == each || texts.is_empty() {
                break;
            }
            let text = &texts[random.below(texts.len())];
            if let Some(terms) = terms(sort, text, &jieba, &mut random) {
                queries.push(Query {
                    sort,
                    terms,
                    truth: 0,
                });
                drawn += 1;
            }
        }
    }
    count(&texts, &mut queries);
    Ok(queries)
}

fn terms(sort: Sort, text: &str, jieba: &Jieba, random: &mut Random) -> Option<Vec<String>> {
    let word = |random: &mut Random| {
        let words = jieba.cut(text, false);
        let words: Vec<&str> = words.iter().map(|token| token.word).collect();
        let word = (*words.get(random.below(words.len().max(1)))?).to_owned();
        (word.chars().count() >= 2 && is_plain(&word)).then_some(word)
    };
    let stretch = |length: usize, random: &mut Random| {
        let characters: Vec<char> = text.chars().collect();
        let from = random.below((characters.len() + 1).checked_sub(length)?.max(1));
        let phrase: String = characters.get(from..from + length)?.iter().collect();
        is_plain(&phrase).then_some(phrase)
    };
    match sort {
        Sort::Word => Some(vec![word(random)?]),
        Sort::Phrase => Some(vec![stretch(2 + random.below(7), random)?]),
        Sort::Single => Some(vec![stretch(1, random)?]),
        Sort::Two => {
            let (one, other) = (word(random)?, word(random)?);
            (one != other).then(|| vec![one, other])
        }
    }
}

/// Han characters that folding leaves alone.
fn is_plain(term: &str) -> bool {
    term.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)) && yanlu::text::fold(term) == term
}

/// Every query is asked of every text: slow, and beyond doubt. Queries that yanlu, which reads
/// Traditional and Simplified characters alike, would find in more texts are taken out: the others
/// do not fold, and nobody is to be judged by that.
fn count(texts: &[String], queries: &mut Vec<Query>) {
    let folded: Vec<String> = texts.iter().map(|text| yanlu::text::fold(text)).collect();
    let in_all = |texts: &[String], terms: &[String]| {
        let holds = |text: &&String| terms.iter().all(|term| text.contains(term.as_str()));
        texts.iter().filter(holds).count() as u64
    };
    queries.retain_mut(|query| {
        query.truth = in_all(texts, &query.terms);
        query.truth == in_all(&folded, &query.terms)
    });
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }
}
