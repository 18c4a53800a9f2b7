//! The part of the dictionary that one query can use, so that a search does not wait for all of it.
//!
//! A word can be cut from a text only if it stands in it. A dictionary of just these words, with their
//! frequencies and one filler that brings the sum of all frequencies to that of the whole, gives
//! every path through the text the same probability as the whole does, so it cuts the same words.
//! Loading the whole takes 130 ms and 50 MB, this some 50 µs.

use jieba_rs::Jieba;
use tantivy_fst::raw::Fst;

/// The words of jieba's dictionary with their frequencies (MIT, as jieba-rs 0.11 brings it), as a
/// finite state transducer that is searched where the program lies in memory. Under [`TOTAL`]: the
/// sum. jieba-rs gives no list of its words away; the test at the end writes this file.
static WORDS: &[u8] = include_bytes!("words.fst");

/// The key of the sum of all frequencies; no word.
const TOTAL: &[u8] = &[0];

/// Takes the rest of the frequencies. Private-use characters: no word of any text.
const FILLER: &str = "\u{F8FE}\u{F8FF}";

/// No query is longer, in bytes; what is longer is a text, and worth the whole dictionary.
pub(super) const LONGEST: usize = 4 << 10;

/// A jieba that knows the words that stand in `text`, and cuts it as the whole one does.
/// `None` if the compiled-in words cannot be read, which no build that passes its tests has.
pub(super) fn jieba_for(text: &str) -> Option<Jieba> {
    let words = Fst::new(WORDS).ok()?;
    let total = usize::try_from(words.get(TOTAL)?.value()).ok()?;
    let mut jieba = Jieba::empty();
    let mut known = 0;
    for (start, _) in text.char_indices() {
        each_prefix(&words, &text[start..], |word, frequency| {
            if !jieba.has_word(word) {
                jieba.add_word(word, Some(frequency), None);
                known += frequency;
            }
        });
    }
    jieba.add_word(FILLER, Some(total.checked_sub(known)?), None);
    Some(jieba)
}

/// Every word that `text` begins with, and its frequency.
fn each_prefix(words: &Fst<&[u8]>, text: &str, mut found: impl FnMut(&str, usize)) {
    let mut node = words.root();
    let mut output = 0;
    for (at, byte) in text.bytes().enumerate() {
        let Some(next) = node.find_input(byte) else {
            return;
        };
        let transition = node.transition(next);
        output += transition.out.value();
        node = words.node(transition.addr);
        if node.is_final() {
            let frequency = output + node.final_output().value();
            found(&text[..=at], frequency as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;
    use std::{env, fs};

    use jieba_rs::Jieba;
    use tantivy_fst::raw::{Builder, Fst};
    use tantivy_fst::{IntoStreamer, Streamer};

    use super::{TOTAL, WORDS, jieba_for};

    /// The words and their frequencies, as they are compiled in.
    fn words() -> Vec<(String, u64)> {
        let fst = Fst::new(WORDS).unwrap();
        let mut stream = fst.stream().into_stream();
        let mut words = Vec::new();
        while let Some((word, frequency)) = stream.next() {
            if word != TOTAL {
                let word = String::from_utf8(word.to_vec()).unwrap();
                words.push((word, frequency.value()));
            }
        }
        words
    }

    fn cut(jieba: &Jieba, text: &str) -> Vec<String> {
        let tokens = jieba.cut_for_search(text, false);
        tokens.iter().map(|token| token.word.to_owned()).collect()
    }

    #[track_caller]
    fn cuts_alike(whole: &Jieba, text: &str) {
        let part = jieba_for(text).unwrap();
        assert_eq!(cut(&part, text), cut(whole, text), "in {text}");
    }

    #[test]
    fn the_words_are_those_of_the_whole_dictionary() {
        let whole = Jieba::new();
        let words = words();
        assert!(words.iter().all(|(word, _)| whole.has_word(word)));
        let sum: u64 = words.iter().map(|(_, frequency)| frequency).sum();
        assert_eq!(Fst::new(WORDS).unwrap().get(TOTAL).unwrap().value(), sum);
        let shown = format!("{whole:?}");
        assert!(shown.contains(&format!("total_freq: {sum}")), "{shown}");
    }

    #[test]
    fn the_part_cuts_as_the_whole_does() {
        let whole = Jieba::new();
        let words = words();
        // Three words side by side, and what is left of them without the first and last character.
        for i in 0..6_000 {
            let pick = |step: usize| words[(i * step + i * i) % words.len()].0.as_str();
            let text = [pick(7_919), pick(104_729), pick(15_485_863)].concat();
            cuts_alike(&whole, &text);
            let inner: String = text.chars().skip(1).collect();
            cuts_alike(&whole, inner.strip_suffix(|_| true).unwrap_or_default());
        }
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        let mut folders = vec![corpus];
        let mut lines = 0;
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if let Ok(text) = fs::read_to_string(path) {
                    for line in text.lines() {
                        cuts_alike(&whole, line);
                        lines += 1;
                    }
                }
            }
        }
        assert!(lines > 500);
    }

    /// After an update of jieba-rs: `JIEBA_DICT=…/jieba-rs-…/src/data/dict.txt cargo test --lib
    /// writes_the_words -- --ignored`.
    #[test]
    #[ignore = "writes src/segment/words.fst from the dictionary of jieba-rs"]
    fn writes_the_words() {
        let path = env::var_os("JIEBA_DICT").expect("JIEBA_DICT names the dict.txt of jieba-rs");
        let dictionary = fs::read_to_string(path).unwrap();
        let mut words = BTreeMap::new();
        for line in dictionary.lines() {
            let mut fields = line.split_ascii_whitespace();
            if let (Some(word), Some(frequency)) = (fields.next(), fields.next()) {
                words.insert(word.as_bytes(), frequency.parse::<u64>().unwrap());
            }
        }
        let total = words.values().sum();
        words.insert(TOTAL, total);
        let mut builder = Builder::memory();
        for (word, frequency) in words {
            builder.insert(word, frequency).unwrap();
        }
        let to = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/segment/words.fst");
        fs::write(to, builder.into_inner().unwrap()).unwrap();
    }
}
