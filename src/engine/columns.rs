//! The columns of a segment: facts of paragraphs and speeches without touching stored text.

use tantivy::SegmentReader;
use tantivy::columnar::{Column, StrColumn};

use crate::transcript::{Id, SpeechKind};

/// Small facts of a span of speech, packed into one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// How the source gives the words.
    pub kind: SpeechKind,
    /// True on the first span of a speech: counting these counts speeches.
    pub opens: bool,
    /// Confidence in percent.
    pub percent: u8,
}

impl Facts {
    pub(super) fn pack(self) -> u64 {
        let kind = SpeechKind::ALL
            .iter()
            .position(|&kind| kind == self.kind)
            .unwrap_or(0);
        kind as u64 | u64::from(self.opens) << 2 | u64::from(self.percent) << 3
    }

    pub(super) fn unpack(packed: u64) -> Self {
        Self {
            kind: SpeechKind::ALL[(packed & 3) as usize],
            opens: packed >> 2 & 1 == 1,
            percent: (packed >> 3) as u8,
        }
    }
}

/// The columns of one segment. Values of the `said` columns are numbered through the segment: the
/// *rows*, those of one paragraph next to each other, those of one speech too.
pub(super) struct Columns {
    pub id: Column<u64>,
    pub given_id: Column<u64>,
    pub ordinal: Column<u64>,
    pub path: Option<StrColumn>,
    pub conference: Option<StrColumn>,
    pub session: Option<StrColumn>,
    pub date_from: Column<u64>,
    pub date_to: Column<u64>,
    pub said_start: Column<u64>,
    pub said_end: Column<u64>,
    pub said_speech: Column<u64>,
    pub said_speaker: Option<StrColumn>,
    pub said_role: Option<StrColumn>,
    pub said_facts: Column<u64>,
}

impl Columns {
    pub(super) fn open(segment: &SegmentReader) -> tantivy::Result<Self> {
        let columns = segment.fast_fields();
        Ok(Self {
            id: columns.u64("id")?,
            given_id: columns.u64("given_id")?,
            ordinal: columns.u64("ordinal")?,
            path: columns.str("path")?,
            conference: columns.str("conference")?,
            session: columns.str("session")?,
            date_from: columns.u64("date_from")?,
            date_to: columns.u64("date_to")?,
            said_start: columns.u64("said_start")?,
            said_end: columns.u64("said_end")?,
            said_speech: columns.u64("said_speech")?,
            said_speaker: columns.str("said_speaker")?,
            said_role: columns.str("said_role")?,
            said_facts: columns.u64("said_facts")?,
        })
    }

    /// The rows of a paragraph.
    pub(super) fn rows(&self, doc: u32) -> std::ops::Range<u32> {
        self.said_start.index.value_row_ids(doc)
    }

    /// The speech of a row.
    pub(super) fn speech(&self, row: u32) -> Id {
        Id(self.said_speech.values.get_val(row))
    }

    /// True if `row` of a paragraph is the first of its speech there.
    pub(super) fn is_first_row(&self, doc: u32, row: u32) -> bool {
        row == self.rows(doc).start || self.speech(row - 1) != self.speech(row)
    }

    /// First and last (exclusive) folded character of a row.
    pub(super) fn span(&self, row: u32) -> (u32, u32) {
        (
            self.said_start.values.get_val(row) as u32,
            self.said_end.values.get_val(row) as u32,
        )
    }

    /// Number of rows in the segment.
    pub(super) fn row_count(&self) -> u32 {
        self.said_start.values.num_vals()
    }
}
