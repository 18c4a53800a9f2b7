//! Which part of a long text to show: the stretch with the most matches, cut where a sentence or a
//! clause begins and ends if one does nearby.

use std::ops::Range;

use super::layout::{char_width, first_columns, width};

/// The bytes of `text` to show in about `columns`: all of it if it fits, else a stretch that holds
/// as many different marks as possible. `marks` are byte ranges, in order.
pub(super) fn excerpt(text: &str, marks: &[Range<usize>], columns: usize) -> Range<usize> {
    if width(text) <= columns {
        return 0..text.len();
    }
    let marked = best_stretch(text, marks, columns * 3 / 4);
    let spare = columns.saturating_sub(width(&text[marked.clone()]));
    let start = start_before(text, marked.start, spare * 2 / 5);
    let end = end_after(text, marked.end.max(start), columns, start);
    start..end
}

/// The first of the stretches of at most `columns` that hold the most different marked texts, and
/// then the most marks.
fn best_stretch(text: &str, marks: &[Range<usize>], columns: usize) -> Range<usize> {
    // More marks than these change nothing for the eye.
    let marks = &marks[..marks.len().min(200)];
    let mut best = (0, 0, 0..0);
    for (i, first) in marks.iter().enumerate() {
        let mut different: Vec<&str> = Vec::new();
        let mut stretch = first.clone();
        let mut taken = 0;
        let mut column = 0;
        for mark in &marks[i..] {
            if mark.start > stretch.end {
                column += width(first_columns(&text[stretch.end..mark.start], columns + 2));
            }
            column += width(first_columns(&text[mark.clone()], columns + 2));
            if column > columns {
                break;
            }
            stretch.end = mark.end;
            taken += 1;
            if !different.contains(&&text[mark.clone()]) {
                different.push(&text[mark.clone()]);
            }
        }
        if (different.len(), taken) > (best.0, best.1) || i == 0 {
            best = (different.len(), taken, stretch);
        }
    }
    let stretch = best.2;
    // A single mark may be longer than all there is room for.
    stretch.start..stretch.start + first_columns(&text[stretch], columns).len()
}

/// Where to begin so that at most `columns` stand before `at`: at the beginning of the text or of a
/// sentence, else of a clause, else anywhere.
fn start_before(text: &str, at: usize, columns: usize) -> usize {
    let mut sentence = None;
    let mut clause = None;
    let mut column = 0;
    let mut earliest = at;
    let mut after = at;
    for (i, c) in text[..at].char_indices().rev() {
        if !closes(text[after..].chars().next()) {
            if ends_sentence(c, &text[..i]) {
                sentence = Some(after);
                break;
            }
            if clause.is_none() && matches!(c, '，' | '；' | '：' | '、') {
                clause = Some(after);
            }
        }
        column += char_width(c);
        if column > columns {
            return sentence.or(clause).unwrap_or(earliest);
        }
        earliest = i;
        after = i;
    }
    sentence.unwrap_or(earliest)
}

/// Where to end so that about `columns` stand from `start` on: after the last sentence that fits,
/// else after the last clause that fits, else anywhere, but never before `at`.
fn end_after(text: &str, at: usize, columns: usize, start: usize) -> usize {
    let limit = start + first_columns(&text[start..], columns).len();
    if limit == text.len() {
        return limit;
    }
    let limit = limit.max(at);
    let enough = start + first_columns(&text[start..], columns * 3 / 5).len();
    let mut sentence = None;
    let mut clause = None;
    for (i, c) in text[at..limit].char_indices() {
        let after = at + i + c.len_utf8();
        if closes(text[after..].chars().next()) {
            continue;
        }
        if ends_sentence(c, &text[..after - c.len_utf8()]) {
            sentence = Some(after);
        } else if matches!(c, '，' | '；' | '：') {
            clause = Some(after);
        }
    }
    let far_enough = |end: &usize| *end >= enough;
    sentence
        .filter(far_enough)
        .or(clause.filter(far_enough))
        .unwrap_or(limit)
}

/// Whether a sentence ends with `c`, or with the mark before closing quotes that end with `c`.
fn ends_sentence(c: char, before: &str) -> bool {
    match c {
        '。' | '！' | '？' | '\n' => true,
        '”' | '’' | '」' | '』' | '）' => before.ends_with(['。', '！', '？']),
        _ => false,
    }
}

/// Whether the next character still belongs to the sentence before it.
fn closes(next: Option<char>) -> bool {
    next.is_some_and(|c| {
        matches!(
            c,
            '”' | '’' | '」' | '』' | '）' | '。' | '！' | '？' | '，'
        )
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_excerpt_is_cut_at_sentences() {
        let check = |text: &str, word: &str, columns: usize, expected: &str| {
            let marks: Vec<_> = text
                .match_indices(word)
                .map(|(at, word)| at..at + word.len())
                .collect();
            assert_eq!(&text[excerpt(text, &marks, columns)], expected);
        };
        check("短。", "短", 40, "短。");
        check(
            "第一句说天气。第二句说海。第三句谈到潮汐。第四句很长很长很长很长。",
            "潮汐",
            40,
            "第三句谈到潮汐。第四句很长很长很长很长。",
        );
        check(
            "他说：“潮汐每天两次。”于是大家都到海边去看，看了很久也没有等到。",
            "潮汐",
            36,
            "他说：“潮汐每天两次。”",
        );
        check(
            "一二三四五六七八九十一二三四五六七八九十潮汐一二三四五六七八九十一二三四五六",
            "潮汐",
            24,
            "七八九十潮汐一二三四五六",
        );
    }

    proptest! {
        #[test]
        fn an_excerpt_fits_and_holds_its_first_match(
            text in "[a-z谈剧，。“”\\n]{0,200}",
            at in 0usize..200,
            columns in 20usize..80,
        ) {
            let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
            let marks: Vec<Range<usize>> = bytes.get(at).map(|&byte| {
                byte..byte + text[byte..].chars().next().map_or(0, char::len_utf8)
            }).into_iter().collect();
            let shown = excerpt(&text, &marks, columns);
            prop_assert!(width(&text[shown.clone()]) <= columns + 2);
            for mark in marks {
                prop_assert!(shown.start <= mark.start && mark.end <= shown.end);
            }
        }
    }
}
