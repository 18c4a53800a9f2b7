//! The words of a folded text, in bounded memory.

use super::dictionary::Dictionary;
use crate::text::{is_han_like, is_word};

/// A piece handed to jieba is cut at the first mark after this many bytes, so that a paragraph of
/// 50 MB does not need a token list of a gigabyte.
const PIECE: usize = 16 << 10;
/// Without any mark it is cut here all the same.
const LONGEST_PIECE: usize = 64 << 10;

pub(super) fn each(dictionary: &Dictionary, folded: &str, mut out: impl FnMut(&str)) {
    let mut rest = folded;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(piece_end(rest));
        for token in dictionary.cut(piece) {
            if token.word.chars().any(|c| is_han_like(c) || is_word(c)) {
                out(token.word);
            }
        }
        rest = after;
    }
}

fn piece_end(text: &str) -> usize {
    if text.len() <= PIECE {
        return text.len();
    }
    let start = next_boundary(text, PIECE);
    let limit = next_boundary(text, LONGEST_PIECE);
    text[start..limit]
        .char_indices()
        .find(|&(_, c)| matches!(c, '。' | '，' | ',' | ' ' | '、' | '!' | '?' | ';'))
        .map_or(limit, |(at, c)| start + at + c.len_utf8())
}

fn next_boundary(text: &str, at: usize) -> usize {
    (at..text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use crate::segment::Segmenter;

    fn words(folded: &str) -> Vec<String> {
        let mut words = Vec::new();
        Segmenter.words(folded, |word| words.push(word.to_owned()));
        words
    }

    #[test]
    fn cuts_in_search_mode_and_drops_marks() {
        assert_eq!(
            words("长剧向短,ai 2.0!中国科学院"),
            [
                "长",
                "剧",
                "向",
                "短",
                "ai",
                "2",
                "0",
                "中国",
                "科学",
                "学院",
                "科学院",
                "中国科学院"
            ]
        );
    }

    #[test]
    fn a_long_text_is_cut_in_pieces_and_loses_nothing() {
        let text = "网络视听，".repeat(20_000);
        let whole: String = words(&text).concat();
        assert_eq!(
            whole.chars().count(),
            20_000 * words("网络视听").concat().chars().count()
        );
        assert!(words(&"哈".repeat(100_000)).concat().len() >= 300_000);
    }

    #[test]
    fn tells_common_words_from_names() {
        assert!(Segmenter.is_common_word("高度"));
        assert!(!Segmenter.is_common_word("龙平平"));
    }
}
