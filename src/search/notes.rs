//! What the reader of an answer should know about it.

use crate::engine::Index;
use crate::query::{Field, Query};

/// The notes of the parser, and what the index adds to them.
pub(super) fn notes(index: &Index, query: &Query) -> Vec<String> {
    let mut notes: Vec<String> = query.notes.iter().map(ToString::to_string).collect();
    let by_date = query.root.any_filter(&|filter| filter.field == Field::Date);
    let undated = if by_date { index.undated() } else { 0 };
    if undated > 0 {
        notes.push(format!(
            "the date filter leaves out {undated} paragraphs without a date"
        ));
    }
    notes
}
