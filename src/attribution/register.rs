//! How a stretch of text sounds: like what people say, or like what a narrator tells.
//!
//! A table of characters and pairs of neighbouring ones, each with a weight that was learned; knows
//! nothing of the words before and after.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// `text weight` a line: a character or two, and what it weighs in thousandths; above nothing for
/// speech.
///
/// The 2,987 characters and pairs that tell most, by logistic regression over 73,885 sentences: the
/// first sentences of 23,885 surely attributed speeches in 21,393 articles (news, party and ministry
/// news, broadcasts), against 50,000 sentences of the same articles that stand apart from any speech;
/// sentences whose speaker annotators have told (see `weigh`) count 40 times.
const WEIGHTS: &str = include_str!("register.txt");

/// What speaks against speech before anything is known of the text.
const INTERCEPT: f32 = -0.81;

/// What stands for a whole number and for a whole word in Latin letters.
const NUMBER: char = '0';
const WORD: char = 'a';

/// Above nothing if the (Simplified) text sounds spoken, below if it sounds told.
pub(super) fn of(plain: &str) -> f32 {
    let weights = weights();
    let weight = |before, c| weights.get(&(before, c)).copied().unwrap_or_default();
    let mut before = NONE;
    let mut sum = INTERCEPT;
    each_sign(plain, |c| {
        sum += weight(NONE, c);
        if before != NONE {
            sum += weight(before, c);
        }
        before = c;
    });
    sum
}

/// Stands where there is no character before.
const NONE: char = '\0';

/// The characters without white space and without an opening quotation mark; numbers and Latin words
/// count as one each.
fn each_sign(plain: &str, mut see: impl FnMut(char)) {
    let text = plain.trim_start_matches(|c: char| c.is_whitespace() || "“「".contains(c));
    let mut last = NONE;
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let sign = match c {
            '0'..='9' | '０'..='９' => NUMBER,
            '.' | ',' if last == NUMBER => NUMBER,
            'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => WORD,
            c => c,
        };
        if sign != last || !matches!(sign, NUMBER | WORD) {
            see(sign);
        }
        last = sign;
    }
}

fn weights() -> &'static FxHashMap<(char, char), f32> {
    static TABLE: OnceLock<FxHashMap<(char, char), f32>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let entry = |line: &str| {
            let (text, weight) = line.rsplit_once(' ')?;
            let mut characters = text.chars();
            let first = characters.next()?;
            let pair = characters.next().map_or((NONE, first), |c| (first, c));
            Some((pair, weight.parse::<f32>().ok()? / 1_000.0))
        };
        WEIGHTS.lines().filter_map(entry).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        assert_eq!(weights().len(), WEIGHTS.lines().count());
    }

    #[test]
    fn numbers_and_latin_words_are_one_sign_each() {
        let mut signs = String::new();
        each_sign("“OPPO 在 2024 年卖出 1,200.5 万台", |c| {
            signs.push(c)
        });
        assert_eq!(signs, "a在0年卖出0万台");
    }

    #[test]
    fn speech_sounds_unlike_narration() {
        let spoken = of("我们希望更多年轻人能够回到老街，这需要大家一起努力。");
        let told = of("据了解，近日，来自全国的百余名嘉宾参观了展览。");
        assert!(spoken > 0.5 && told < -0.5, "{spoken} {told}");
    }
}
