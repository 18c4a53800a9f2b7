//! Splits paragraphs that lost their line breaks: at wide gaps, and at sentence ends where they are
//! too long to be read or searched as one.

use super::assembly::{Assembly, Cursor, Rebuilt};
use super::sentence::{ends_sentence, sentence_ends};

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
pub fn finish(assembly: &mut Assembly, paragraphs: &mut Vec<Rebuilt>) {
    let length = assembly.text().chars().count();
    if length <= LONG {
        paragraphs.extend(assembly.take());
        return;
    }
    let whole = std::mem::take(assembly);
    let text = whole.text();
    let target = length.div_ceil(length.div_ceil(LONG));
    let mut cursor = Cursor::default();
    let mut from = 0;
    while from < text.len() {
        let end = from + next_cut(&text[from..], target);
        if !text[from..end].trim().is_empty() {
            paragraphs.push(whole.part(from, end, &mut cursor));
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
    if longest == rest.len() && rest.len() <= byte(target + target / 4) {
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
