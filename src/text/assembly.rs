//! A paragraph in the making: pieces of a source put together, each knowing where it came from.
//! What is put together is for others to decide.

use std::ops::RangeInclusive;

use super::OffsetMap;
use super::script::is_word;

/// A paragraph as the source prints it.
#[derive(Debug, Clone, PartialEq)]
pub struct Rebuilt {
    /// Its text, white space at the ends removed; never empty.
    pub text: String,
    /// Leads back to the characters of the source.
    pub origin: OffsetMap,
    /// First and last line in the source, from 1.
    pub lines: RangeInclusive<u32>,
    /// The page it begins on, as printed on it.
    pub page: Option<u32>,
}

/// Collects the pieces of a paragraph.
#[derive(Debug, Clone, Default)]
pub struct Assembly {
    text: String,
    pieces: Vec<Piece>,
    starts: Vec<Start>,
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    /// First byte in the text.
    at: usize,
    /// The character of the source that stands there.
    source: usize,
    /// Length in characters.
    length: usize,
}

/// Where a line of the source begins in the text.
#[derive(Debug, Clone, Copy)]
struct Start {
    at: usize,
    line: u32,
    page: Option<u32>,
}

impl Assembly {
    /// Begins a line of the source whose text is `line`: a space is set before it if the words on
    /// both sides need one.
    pub fn begin_line(&mut self, line: &str, number: u32, page: Option<u32>) {
        if joins_with_space(&self.text, line) {
            self.text.push(' ');
        }
        self.starts.push(Start {
            at: self.text.len(),
            line: number,
            page,
        });
    }

    /// Adds a piece of the line that was begun, from character `source` of the source on.
    pub fn push(&mut self, piece: &str, source: usize) {
        if !piece.is_empty() {
            self.pieces.push(Piece {
                at: self.text.len(),
                source,
                length: piece.chars().count(),
            });
            self.text.push_str(piece);
        }
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The paragraph, and an empty assembly in its place; `None` if it holds no text.
    pub fn take(&mut self) -> Option<Rebuilt> {
        let whole = std::mem::take(self);
        let mut cursor = Cursor::default();
        let blank = whole.text.trim().is_empty();
        (!blank).then(|| whole.part(0, whole.text.len(), &mut cursor))
    }

    /// Bytes `from..to` as a paragraph of their own, white space at the ends removed. Parts must be
    /// asked for in order, with one cursor.
    pub(super) fn part(&self, from: usize, to: usize, cursor: &mut Cursor) -> Rebuilt {
        let from = to - self.text[from..to].trim_start().len();
        let text = self.text[from..to].trim_end();
        let to = from + text.len();
        let first = self.start_of(from, cursor.start);
        let last = self.start_of(to.saturating_sub(1).max(from), first);
        cursor.start = last;
        Rebuilt {
            text: text.to_owned(),
            origin: self.origin(from, to, cursor),
            lines: self.line(first)..=self.line(last),
            page: self.starts.get(first).and_then(|start| start.page),
        }
    }

    fn origin(&self, from: usize, to: usize, cursor: &mut Cursor) -> OffsetMap {
        let mut origin = OffsetMap::default();
        while let Some(piece) = self.pieces.get(cursor.piece) {
            let next = self.pieces.get(cursor.piece + 1);
            let end = next.map_or(self.text.len(), |next| next.at);
            if piece.at < to && end > from {
                let begin = piece.at.max(from);
                // What was counted for the part before is not counted again: one piece may hold a
                // file of one line.
                let counted = cursor.counted.max(piece.at);
                cursor.skipped += self.text[counted..begin].chars().count();
                cursor.counted = begin;
                let left = piece.length.saturating_sub(cursor.skipped);
                origin.push(begin - from, piece.source + cursor.skipped, left);
            }
            if end > to {
                break;
            }
            cursor.piece += 1;
            cursor.skipped = 0;
        }
        origin
    }

    /// The last line that begins at or before a byte, searched from line start `from` on.
    fn start_of(&self, byte: usize, from: usize) -> usize {
        let begun = self.starts[from..].partition_point(|start| start.at <= byte);
        from + begun.saturating_sub(1)
    }

    fn line(&self, start: usize) -> u32 {
        self.starts.get(start).map_or(1, |start| start.line)
    }
}

/// How far the pieces and line starts of an assembly were handed over.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    piece: usize,
    start: usize,
    /// Up to which byte the characters of the piece are counted, and how many they are.
    counted: usize,
    skipped: usize,
}

/// Whether two lines are joined with a space: words of letters are, Han and digits beside Han are
/// not.
fn joins_with_space(before: &str, after: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    let latin_mark =
        |c: char| c.is_ascii_punctuation() && !matches!(c, '-' | '/' | '(' | '[' | '"');
    let latin = |c: char| is_word(c) && !c.is_ascii_digit();
    is_word(last) && is_word(first)
        || latin_mark(last) && latin(first)
        || latin(last) && matches!(first, '(' | '"' | '&')
}
