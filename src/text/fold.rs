//! Folding: what two texts must share to count as equal.
//!
//! NFKC, lower case, Traditional → Simplified character by character, and one form for each kind
//! of quotation mark. White space counts only between two words of letters or digits, as one
//! space: elsewhere it is an accident of the layout. The displayed text is never changed; the
//! [`Folded`] map leads every folded character back to where it stands there.

use std::iter::Peekable;
use std::str::CharIndices;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use super::script::{is_han_like, is_spaced};
use super::traditional::simplify;

/// A folded text and the way back to the original.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each character of `text`, the bytes of the original that it came from.
    origins: Vec<(u32, u32)>,
}

impl Folded {
    /// Folds `text` and remembers where each character came from.
    pub fn new(text: &str) -> Self {
        let mut folded = Self::default();
        fold_into(text, &mut folded);
        folded
    }

    /// Length in folded characters.
    pub fn len(&self) -> usize {
        self.origins.len()
    }

    /// True if nothing is left after folding.
    pub fn is_empty(&self) -> bool {
        self.origins.is_empty()
    }

    /// The bytes of the original that the folded characters `start..end` came from.
    ///
    /// # Panics
    /// If `end` exceeds [`Folded::len`].
    pub fn original(&self, start: usize, end: usize) -> (usize, usize) {
        if start >= end {
            let at = self.origins.get(start).map_or(0, |origin| origin.0);
            return (at as usize, at as usize);
        }
        (
            self.origins[start].0 as usize,
            self.origins[end - 1].1 as usize,
        )
    }

    /// The folded characters that lie wholly within bytes `start..end` of the original.
    pub fn within(&self, start: usize, end: usize) -> (usize, usize) {
        let first = self
            .origins
            .partition_point(|origin| (origin.0 as usize) < start);
        let last = self
            .origins
            .partition_point(|origin| (origin.1 as usize) <= end);
        (first, last.max(first))
    }
}

/// Folds a text without keeping the way back: for queries and for building an index.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Takes folded characters, each with the bytes of the original it came from.
trait Sink {
    fn push(&mut self, c: char, start: usize, end: usize);
}

impl Sink for String {
    fn push(&mut self, c: char, _: usize, _: usize) {
        self.push(c);
    }
}

impl Sink for Folded {
    fn push(&mut self, c: char, start: usize, end: usize) {
        self.text.push(c);
        self.origins.push((start as u32, end as u32));
    }
}

/// Drops white space that carries no meaning, and passes the rest on.
struct Squeeze<'a, S> {
    sink: &'a mut S,
    /// White space that was met since the last character, with its place.
    space: Option<(usize, usize)>,
    after_word: bool,
}

impl<S: Sink> Squeeze<'_, S> {
    fn push(&mut self, c: char, start: usize, end: usize) {
        if c.is_whitespace() {
            self.space.get_or_insert((start, end)).1 = end;
            return;
        }
        let word = is_spaced(c);
        if let Some((from, to)) = self.space.take()
            && word
            && self.after_word
        {
            self.sink.push(' ', from, to);
        }
        self.after_word = word;
        self.sink.push(c, start, end);
    }
}

fn fold_into(text: &str, sink: &mut impl Sink) {
    let mut out = Squeeze {
        sink,
        space: None,
        after_word: false,
    };
    let mut characters = text.char_indices().peekable();
    while let Some((start, c)) = characters.next() {
        let next_combines = characters.peek().is_some_and(|&(_, next)| combines(next));
        let end = start + c.len_utf8();
        if next_combines {
            fold_cluster(text, start, &mut characters, &mut out);
        } else if c.is_ascii() {
            out.push(c.to_ascii_lowercase(), start, end);
        } else if matches!(c, '\u{4E00}'..='\u{9FFF}') {
            out.push(simplify(c), start, end);
        } else if !is_invisible(c) {
            for normal in std::iter::once(c).nfkc() {
                push_lowered(normal, start, end, &mut out);
            }
        }
    }
}

/// Folds a character and the marks that combine with it as one: NFKC may compose them.
fn fold_cluster<S: Sink>(
    text: &str,
    start: usize,
    rest: &mut Peekable<CharIndices<'_>>,
    out: &mut Squeeze<'_, S>,
) {
    let mut end = start;
    while let Some((at, c)) = rest.next_if(|&(_, c)| combines(c)) {
        end = at + c.len_utf8();
    }
    for normal in text[start..end].nfkc() {
        push_lowered(normal, start, end, out);
    }
}

fn push_lowered<S: Sink>(c: char, start: usize, end: usize, out: &mut Squeeze<'_, S>) {
    if is_han_like(c) {
        return out.push(simplify(c), start, end);
    }
    for lower in c.to_lowercase() {
        out.push(plain_mark(lower), start, end);
    }
}

/// Marks that differ by script or keyboard and not by meaning.
fn plain_mark(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '「' | '」' | '〝' | '〞' => '"',
        '‘' | '’' | '‚' | '‛' | '『' | '』' => '\'',
        other => other,
    }
}

/// Marks that NFKC may compose with what stands before: combining marks, the halfwidth voicing
/// marks of kana, and the vowels and finals of decomposed hangul.
fn combines(c: char) -> bool {
    match u32::from(c) {
        0..0x300 => false,
        0xFF9E | 0xFF9F | 0x1160..=0x11FF => true,
        0x4E00..=0x9FFF => false,
        _ => canonical_combining_class(c) != 0,
    }
}

/// Characters without width or meaning: soft hyphen, zero-width spaces and joiners, byte order
/// marks, and direction marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(fold(text), expected);
        assert_eq!(Folded::new(text).text, expected);
    }

    #[test]
    fn width_case_script_and_quotes_are_folded() {
        check("ＡＩ賦能，「長劇」", "ai赋能,\"长剧\"");
        check("①㎡ﬁ", "1m2fi");
        check("ｶﾞ é e\u{301}", "ガé é");
    }

    #[test]
    fn white_space_counts_only_between_words_of_letters() {
        check(" 2024 年  微 短剧 ", "2024年微短剧");
        check("GPT  4o\n版", "gpt 4o版");
        check("Hello , world", "hello,world");
    }

    #[test]
    fn every_folded_character_leads_back() {
        let text = "“ＡＩ　賦能”①㎡";
        let folded = Folded::new(text);
        let start = folded.text.chars().position(|c| c == '赋').unwrap();
        let (from, to) = folded.original(start, start + 2);
        assert_eq!(&text[from..to], "賦能");
        let (from, to) = folded.original(folded.len() - 2, folded.len());
        assert_eq!(&text[from..to], "㎡");
    }

    #[test]
    fn a_stretch_of_the_original_leads_to_its_folded_characters() {
        let text = "他 说，ＡＩ 好";
        let folded = Folded::new(text);
        let at = text.find("ＡＩ").unwrap();
        assert_eq!(folded.within(at, text.len()), (3, 6));
    }
}
