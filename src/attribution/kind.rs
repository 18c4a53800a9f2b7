//! Direct, indirect or mixed: how much of a speech stands in quotation marks.

use super::name;
use super::page::Page;
use crate::transcript::{Part, SpeechKind};

/// The kind of a reported speech.
pub(super) fn of(pages: &[Page<'_>], parts: &[Part]) -> SpeechKind {
    let mut outside = 0;
    let mut quoted = false;
    for part in parts {
        let page = &pages[part.paragraph];
        let mut at = part.range.start;
        let first = page
            .quotes
            .partition_point(|quote| quote.end <= part.range.start);
        for quote in page.quotes[first..]
            .iter()
            .take_while(|quote| quote.start < part.range.end)
        {
            let end = quote.end.min(part.range.end);
            let start = quote.start.max(at);
            if is_utterance(page, start..end, part.range.end) {
                quoted = true;
                outside += letters(&page.text[at..start]);
            } else {
                outside += letters(&page.text[at..end]);
            }
            at = end;
        }
        if page.open_end.is_some_and(|open| open <= part.range.start) {
            quoted = true;
            continue;
        }
        outside += letters(&page.text[at..part.range.end.max(at)]);
    }
    match (quoted, outside) {
        (true, 0..=1) => SpeechKind::Direct,
        (true, _) => SpeechKind::Mixed,
        (false, _) => SpeechKind::Indirect,
    }
}

/// A quotation that is somebody's words and not a title, a term or a slogan: it is long, holds a
/// clause, or ends the sentence.
fn is_utterance(page: &Page<'_>, quote: std::ops::Range<usize>, end: usize) -> bool {
    let inner = &page.text[quote.clone()];
    let count = letters(inner);
    let after = page.text[quote.end..end.max(quote.end)].chars().next();
    let ends = after.is_none_or(|c| "。，；！？,;".contains(c));
    count >= 14
        || inner.contains(['。', '！', '？'])
        || count >= 8 && inner.contains(['，', ','])
        || ends && count >= 4
}

fn letters(text: &str) -> usize {
    text.chars()
        .filter(|&c| name::is_han(c) || c.is_alphanumeric())
        .count()
}
