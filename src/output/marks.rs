//! Highlights: from character offsets, which JSON counts, to bytes, which strings are cut by; and
//! marked text for formats without colour.

use std::ops::Range;

use crate::search::Span;

/// `text` with each highlight between `open` and `close`. Removing the marks gives back the text.
pub fn mark(text: &str, highlights: &[Span], open: &str, close: &str) -> String {
    let mut marked = String::with_capacity(text.len() + highlights.len() * 8);
    let mut done = 0;
    for range in byte_ranges(text, highlights) {
        marked.push_str(&text[done..range.start]);
        marked.push_str(open);
        marked.push_str(&text[range.clone()]);
        marked.push_str(close);
        done = range.end;
    }
    marked.push_str(&text[done..]);
    marked
}

/// The bytes that character spans cover. Spans are in order and do not overlap; what of them lies
/// outside `text`, or is empty, is left out.
pub(super) fn byte_ranges(text: &str, spans: &[Span]) -> Vec<Range<usize>> {
    let mut offsets = text
        .char_indices()
        .map(|(byte, _)| byte)
        .chain([text.len()])
        .enumerate()
        .peekable();
    let mut byte_at = |character: usize| {
        while let Some(&(i, byte)) = offsets.peek() {
            if i >= character {
                return byte;
            }
            offsets.next();
        }
        text.len()
    };
    spans
        .iter()
        .map(|&[start, end]| {
            let start = byte_at(start);
            start..byte_at(end)
        })
        .filter(|range| !range.is_empty())
        .collect()
}

/// The matched stretches themselves, each once, in order.
pub(super) fn matched_texts<'a>(text: &'a str, spans: &[Span]) -> Vec<&'a str> {
    let mut texts = Vec::new();
    for range in byte_ranges(text, spans) {
        let matched = &text[range];
        if !texts.contains(&matched) {
            texts.push(matched);
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_stand_around_whole_characters() {
        let check = |text: &str, spans: &[Span], expected: &str| {
            assert_eq!(mark(text, spans, "<", ">"), expected);
        };
        check("谈AI谈", &[[1, 3]], "谈<AI>谈");
        check("谈AI谈", &[[0, 1], [3, 4]], "<谈>AI<谈>");
        check("谈", &[], "谈");
        check("谈", &[[0, 9]], "<谈>");
        check("谈", &[[4, 9]], "谈");
        check("谈", &[[0, 0]], "谈");
    }

    proptest! {
        #[test]
        fn removing_the_marks_gives_back_the_text(
            text in "[a-z谈剧，。“𠀀\\n ]{0,40}",
            mut edges in prop::collection::vec(0usize..45, 0..8),
        ) {
            edges.sort_unstable();
            let spans: Vec<Span> = edges.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect();
            let marked = mark(&text, &spans, "【", "】");
            prop_assert_eq!(marked.replace(['【', '】'], ""), text);
        }
    }
}
