//! What differs between a quote and its source, told without colours.

use crate::search::{Edit, EditKind};

/// The text with `[-…-]` around what only the quote has, `{+…+}` around what only the source has.
pub(super) fn marked_diff(diff: &[Edit]) -> String {
    diff.iter().map(marked).collect()
}

/// One stretch of it.
pub(super) fn marked(edit: &Edit) -> String {
    let text = edit.text.replace(['\n', '\r'], " ");
    match edit.op {
        EditKind::Equal => text,
        EditKind::Delete => format!("[-{text}-]"),
        EditKind::Insert => format!("{{+{text}+}}"),
    }
}
