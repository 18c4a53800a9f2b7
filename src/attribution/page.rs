//! One paragraph prepared for the rules: a single pass over its characters finds every mark that
//! any rule could start from, so that the rules never read the rest.
//!
//! Decides nothing about speakers.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use super::cue;
use crate::text::simplify;

/// A paragraph with its marks. All offsets are bytes, equal in `text` and `plain`.
#[derive(Debug)]
pub(super) struct Page<'a> {
    /// The paragraph as it is shown.
    pub(super) text: &'a str,
    /// The same in Simplified characters, for the word lists.
    pub(super) plain: Cow<'a, str>,
    /// What the rules start from, in order.
    pub(super) marks: Vec<Mark>,
    /// The outermost quotations, marks included, in order.
    pub(super) quotes: Vec<Range<usize>>,
    /// Where a quotation opens that does not close in this paragraph.
    pub(super) open_end: Option<usize>,
}

/// A character that a rule could start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) kind: MarkKind,
}

/// What sort of character it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkKind {
    /// 。！？
    End,
    /// ，；
    Clause,
    /// ：
    Colon,
    /// An opening quotation mark.
    Open,
    /// A closing quotation mark.
    Close,
    /// ", which is both.
    Straight,
    /// The first character of a reporting verb.
    Cue,
    /// White space of the layout: a lost paragraph break if it is wide enough.
    Space,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let (marks, traditional) = scan(text);
        let plain = if traditional {
            Cow::Owned(simplified(text))
        } else {
            Cow::Borrowed(text)
        };
        let (quotes, open_end) = pair_quotes(text, &marks);
        Self {
            text,
            plain,
            marks,
            quotes,
            open_end,
        }
    }

    /// The marks within a range.
    pub(super) fn marks_in(&self, range: Range<usize>) -> &[Mark] {
        let from = self.marks.partition_point(|mark| mark.at < range.start);
        let to = self.marks.partition_point(|mark| mark.at < range.end);
        &self.marks[from..to]
    }

    /// The quotation that holds byte `at`.
    pub(super) fn quote_around(&self, at: usize) -> Option<&Range<usize>> {
        let next = self.quotes.partition_point(|quote| quote.start <= at);
        self.quotes[..next].last().filter(|quote| at < quote.end)
    }
}

const TRADITIONAL: u8 = 0x80;

/// One pass with one table look-up for each character. Also says whether any character has a
/// Simplified form.
fn scan(text: &str) -> (Vec<Mark>, bool) {
    let table = table();
    let mut marks = Vec::with_capacity(text.len() / 24);
    let mut traditional = 0;
    for (at, c) in text.char_indices() {
        let class = table.get(c as usize).copied().unwrap_or(0);
        if class != 0 {
            traditional |= class;
            if let Some(kind) = kind(class & !TRADITIONAL) {
                marks.push(Mark { at, kind });
            }
        }
    }
    (marks, traditional & TRADITIONAL != 0)
}

fn kind(class: u8) -> Option<MarkKind> {
    Some(match class {
        1 => MarkKind::End,
        2 => MarkKind::Clause,
        3 => MarkKind::Colon,
        4 => MarkKind::Open,
        5 => MarkKind::Close,
        6 => MarkKind::Straight,
        7 => MarkKind::Cue,
        8 => MarkKind::Space,
        _ => return None,
    })
}

fn table() -> &'static [u8] {
    static TABLE: OnceLock<Vec<u8>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = vec![0_u8; 0x1_0000];
        for code in 0x3400..0xA000_u32 {
            if let Some(c) = char::from_u32(code) {
                let plain = plain_form(c);
                if plain != c {
                    table[code as usize] |= TRADITIONAL;
                }
                if cue::starts_with(plain) {
                    table[code as usize] |= 7;
                }
            }
        }
        for (characters, class) in [
            ("。！？!?", 1),
            ("，；,;", 2),
            ("：:", 3),
            ("“「『", 4),
            ("”」』", 5),
            ("\"＂", 6),
            (" \u{3000}\u{a0}\t\n", 8),
        ] {
            for c in characters.chars() {
                table[c as usize] = class;
            }
        }
        table
    })
}

/// The Simplified form; also of 著 in 接著, which is a character of its own in Simplified text and
/// hence not folded in the index.
fn plain_form(c: char) -> char {
    match c {
        '著' => '着',
        '裏' => '里',
        '妳' => '你',
        c => simplify(c),
    }
}

/// Simplified character by character; a character whose form has another length in UTF-8 stays, so
/// that offsets are equal.
fn simplified(text: &str) -> String {
    text.chars()
        .map(|c| {
            let plain = plain_form(c);
            if plain.len_utf8() == c.len_utf8() {
                plain
            } else {
                c
            }
        })
        .collect()
}

/// Pairs the quotation marks. An opening mark that never closes is no quotation, unless it is the
/// last thing the paragraph opens: then the quotation may go on in the next paragraph.
fn pair_quotes(text: &str, marks: &[Mark]) -> (Vec<Range<usize>>, Option<usize>) {
    let mut open: Vec<usize> = Vec::new();
    let mut straight: Option<usize> = None;
    let mut pairs: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        let end = || mark.at + text[mark.at..].chars().next().map_or(1, char::len_utf8);
        match mark.kind {
            MarkKind::Open => open.push(mark.at),
            MarkKind::Close => {
                if let Some(start) = open.pop() {
                    keep_outermost(&mut pairs, start..end());
                }
            }
            MarkKind::Straight => match straight.take() {
                Some(start) if open.is_empty() => keep_outermost(&mut pairs, start..end()),
                Some(_) => {}
                None => straight = Some(mark.at),
            },
            _ => {}
        }
    }
    let covered = pairs.last().map_or(0, |pair| pair.end);
    let open_end = open.last().copied().filter(|&start| start >= covered);
    let first_open = open.first().copied();
    let open_end = match first_open {
        // “…… “……” …… without the closing mark: the quotation that opens the paragraph.
        Some(0) => Some(0),
        _ => open_end,
    };
    if open_end == Some(0) {
        pairs.clear();
    }
    (pairs, open_end)
}

fn keep_outermost(pairs: &mut Vec<Range<usize>>, pair: Range<usize>) {
    while pairs.last().is_some_and(|last| last.start >= pair.start) {
        pairs.pop();
    }
    pairs.push(pair);
}
