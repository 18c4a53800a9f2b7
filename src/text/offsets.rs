//! Leads from repaired text back to the characters of the decoded source.

/// Maps byte offsets of a displayed text to character offsets of the source it was taken from.
///
/// The text is a sequence of pieces, each a stretch of the source copied unchanged; what the repair
/// dropped lies between pieces, and a space that it inserted belongs to the piece before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OffsetMap {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    /// First byte of the piece in the displayed text.
    at: u32,
    /// The character of the source that stands there.
    source: u32,
    /// How many characters of the source the piece holds.
    length: u32,
}

impl OffsetMap {
    /// Adds the next piece: from byte `at` of the text on, `length` characters from character
    /// `source` of the source.
    pub fn push(&mut self, at: usize, source: usize, length: usize) {
        self.pieces.push(Piece {
            at: at as u32,
            source: source as u32,
            length: length as u32,
        });
    }

    /// The span of source characters that bytes `start..end` of `text` came from. `text` must be
    /// the text that the map was made for.
    pub fn source_span(&self, text: &str, start: usize, end: usize) -> (usize, usize) {
        let first = self.source_offset(text, start);
        let last = text[..end]
            .chars()
            .next_back()
            .map_or(end, |c| end - c.len_utf8());
        (
            first,
            self.source_offset(text, last.max(start)) + usize::from(end > start),
        )
    }

    fn source_offset(&self, text: &str, byte: usize) -> usize {
        let after = self
            .pieces
            .partition_point(|piece| piece.at as usize <= byte);
        let Some(piece) = after.checked_sub(1).map(|i| self.pieces[i]) else {
            return 0;
        };
        let characters = text[piece.at as usize..byte].chars().count();
        piece.source as usize + characters.min((piece.length as usize).saturating_sub(1))
    }
}
