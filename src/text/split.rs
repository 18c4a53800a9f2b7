//! Splits paragraphs that lost their line breaks: at wide gaps, and at sentence ends where they are
//! too long to be read or searched as one.

use super::OffsetMap;
use super::sentence::{ends_sentence, sentence_ends};
use super::wrap::{Draft, Rebuilt};

/// A paragraph of at most this many characters is left whole.
const LONG: usize = 2_000;
/// Text without any sentence end is cut after this many characters.
const LONGEST: usize = 4_000;

/// The parts of a line between gaps that stand for lost line breaks, as byte ranges: two
/// ideographic spaces, or two spaces of any kind after the end of a sentence, or three after a
/// colon.
pub(super) fn at_wide_gaps(line: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut from = 0;
    let mut searched = 0;
    std::iter::from_fn(move || {
        if from >= line.len() {
            return None;
        }
        let start = from;
        while let Some(at) = line[searched..]
            .find(char::is_whitespace)
            .map(|at| searched + at)
        {
            let rest = line[at..].trim_start();
            let gap = &line[at..line.len() - rest.len()];
            searched = at + gap.len();
            if rest.is_empty() {
                break;
            }
            if is_line_break(&line[start..at], gap) {
                from = searched;
                return Some((start, at));
            }
        }
        from = line.len();
        Some((start, line.trim_end().len().max(start)))
    })
}

fn is_line_break(before: &str, gap: &str) -> bool {
    let width = gap.chars().count();
    gap.contains("\u{3000}\u{3000}")
        || width >= 2 && ends_sentence(before)
        || width >= 3 && before.ends_with(['：', ':'])
}

/// Hands over a paragraph, in parts of about equal length if it has more than 2,000 characters: each
/// ends with a sentence if one ends within 4,000.
pub(super) fn split(draft: Draft, paragraphs: &mut Vec<Rebuilt>) {
    let length = draft.text.chars().count();
    if length <= LONG {
        paragraphs.push(part(&draft, 0, draft.text.len(), &mut Cursor::default()));
        return;
    }
    let target = length.div_ceil(length.div_ceil(LONG));
    let mut cursor = Cursor::default();
    let mut from = 0;
    while from < draft.text.len() {
        let rest = &draft.text[from..];
        let end = from + next_cut(rest, target);
        if !draft.text[from..end].trim().is_empty() {
            paragraphs.push(part(&draft, from, end, &mut cursor));
        }
        from = end;
    }
}

/// Where the next part ends: at the first sentence end after `target` characters, or at the last
/// one before, or after the longest part allowed.
fn next_cut(rest: &str, target: usize) -> usize {
    let byte = |characters: usize| {
        rest.char_indices()
            .nth(characters)
            .map_or(rest.len(), |(at, _)| at)
    };
    let longest = byte(LONGEST);
    // A short remainder is not worth a part of its own.
    if longest == rest.len() && rest.chars().count() <= target + target / 4 {
        return rest.len();
    }
    let at_least = byte(target.min(LONGEST));
    let window = &rest[..longest];
    let mut last = None;
    for end in sentence_ends(window) {
        if end >= at_least {
            return end;
        }
        last = Some(end);
    }
    if longest == rest.len() {
        rest.len()
    } else {
        last.unwrap_or(longest)
    }
}

/// How far the pieces and line starts of a draft were handed over.
#[derive(Default)]
struct Cursor {
    piece: usize,
    start: usize,
}

/// Bytes `from..to` of a draft as a paragraph of their own, white space at the ends removed.
fn part(draft: &Draft, from: usize, to: usize, cursor: &mut Cursor) -> Rebuilt {
    let text = &draft.text[from..to];
    let from = to - text.trim_start().len();
    let text = draft.text[from..to].trim_end();
    let to = from + text.len();
    let mut origin = OffsetMap::default();
    while let Some(&(at, source, length)) = draft.pieces.get(cursor.piece) {
        let end = draft
            .pieces
            .get(cursor.piece + 1)
            .map_or(draft.text.len(), |next| next.0);
        if at < to && end > from {
            let skipped = draft.text[at..from.max(at)].chars().count();
            origin.push(
                at.max(from) - from,
                source + skipped,
                length - skipped.min(length),
            );
        }
        if end > to {
            break;
        }
        cursor.piece += 1;
    }
    let starts = &draft.starts[cursor.start..];
    let begun = starts.partition_point(|start| start.0 <= from).max(1) - 1;
    let first = starts[begun];
    let last_index = starts
        .partition_point(|start| start.0 < to.max(from + 1))
        .max(1)
        - 1;
    let last = starts[last_index];
    cursor.start += last_index;
    Rebuilt {
        text: text.to_owned(),
        origin,
        lines: first.1..=last.1.max(first.1),
        page: first.2,
    }
}

#[cfg(test)]
mod tests {
    use super::super::rebuild;
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let shown: Vec<_> = at_wide_gaps(line)
            .map(|(start, end)| &line[start..end])
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn wide_gaps_stand_for_line_breaks() {
        check("甲。  乙 丙　　丁：   戊", &["甲。", "乙 丙", "丁：", "戊"]);
        check("甲  乙。 丙  ", &["甲  乙。 丙"]);
        check("", &[]);
    }

    #[test]
    fn long_paragraphs_are_split_at_sentence_ends() {
        let text = "这是一句十二个字长的话哦。".repeat(400);
        let parts = rebuild(&text);
        assert_eq!(parts.len(), 3);
        assert!(parts.iter().all(|part| part.text.ends_with('。')));
        assert!(parts.iter().all(|part| part.text.chars().count() <= LONG));
        let joined: String = parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(joined, text);
        let second = &parts[1];
        let begins = second.origin.source_span(&second.text, 0, 3).0;
        assert_eq!(begins, parts[0].text.chars().count());
    }

    #[test]
    fn text_without_sentences_is_cut_all_the_same() {
        let parts = rebuild(&"哈".repeat(10_000));
        assert_eq!(
            parts.iter().map(|part| part.text.chars().count()).max(),
            Some(LONGEST)
        );
        assert_eq!(
            parts
                .iter()
                .map(|part| part.text.chars().count())
                .sum::<usize>(),
            10_000
        );
    }
}
