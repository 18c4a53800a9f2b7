//! Spaces that the extraction of a page sets beside digits and quotation marks. Spaces that the
//! writer may have meant are left alone.

use super::lines::Line;
use super::script::is_han_like;

/// One sample of this many numbers is enough to know the habits of a text.
const SAMPLE: usize = 2_000;

/// Whether the spaces beside the numbers of a text are an accident: many numbers have one on one
/// side only, as no writer sets them.
pub(super) fn are_stray(lines: &[Line<'_>]) -> bool {
    let (mut numbers, mut lopsided) = (0, 0);
    for line in lines {
        for (before, after) in number_edges(line.text) {
            let loose = |side: Side| side == Side::SpaceThenHan;
            let tight = |side: Side| side == Side::Han;
            numbers += 1;
            lopsided += usize::from(loose(before) && tight(after) || tight(before) && loose(after));
        }
        if numbers > SAMPLE {
            break;
        }
    }
    lopsided >= 2 && lopsided * 5 >= numbers
}

/// The stretches of a text that are left when stray spaces are dropped: byte ranges.
pub(super) fn without_stray(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let bytes = text.as_bytes();
    let mut from = 0;
    let mut spaces = memchr::memchr_iter(b' ', bytes);
    std::iter::from_fn(move || {
        if from >= text.len() {
            return None;
        }
        let start = from;
        for space in spaces.by_ref() {
            if is_stray(text, space) {
                from = space + 1;
                if space > start {
                    return Some((start, space));
                }
                return Some((start, start));
            }
        }
        from = text.len();
        Some((start, text.len()))
    })
    .filter(|(start, end)| end > start)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Han,
    SpaceThenHan,
    Other,
}

/// What stands on both sides of each run of digits.
fn number_edges(text: &str) -> impl Iterator<Item = (Side, Side)> + '_ {
    let is_inner = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | ':');
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(|c: char| c.is_ascii_digit())?;
        let length = text[start..].find(|c| !is_inner(c));
        let end = length.map_or(text.len(), |length| start + length);
        from = end;
        let side = |outer: &mut dyn Iterator<Item = char>| match outer.next() {
            Some(c) if is_han_like(c) => Side::Han,
            Some(' ') if outer.next().is_some_and(is_han_like) => Side::SpaceThenHan,
            _ => Side::Other,
        };
        let before = side(&mut text[..start].chars().rev());
        Some((before, side(&mut text[end..].chars())))
    })
}

/// One space between Han and a digit, or inside a pair of quotation marks or brackets.
fn is_stray(text: &str, space: usize) -> bool {
    let before = text[..space].chars().next_back();
    let after = text[space + 1..].chars().next();
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    let number = |c: char| c.is_ascii_digit();
    let full_width = |c: char| is_han_like(c) || is_full_width_mark(c);
    full_width(before) && number(after)
        || (number(before) || before == '%') && full_width(after)
        || matches!(before, '“' | '‘' | '「' | '『' | '（' | '《')
        || matches!(after, '”' | '’' | '」' | '』' | '）' | '》')
        || after == ')' && is_han_like(before)
        || before == '(' && is_han_like(after)
        || matches!(after, '“' | '「' | '（') && full_width(before)
        || matches!(before, '”' | '」' | '）' | ')') && full_width(after)
        || after == '(' && is_han_like(before)
}

fn is_full_width_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '。' | '、' | '；' | '：' | '！' | '？' | '”' | '」' | '）' | '》'
    )
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let left: String = without_stray(text)
            .map(|(start, end)| &text[start..end])
            .collect();
        assert_eq!(left, expected);
    }

    #[test]
    fn stray_spaces_are_dropped() {
        check(
            "在 2010年 3月 10日，“ 打工仔 ”說",
            "在2010年3月10日，“打工仔”說",
        );
        check("(“強積金 ”)，增幅達 35%。", "(“強積金”)，增幅達35%。");
        check(" 甲 ", " 甲 ");
    }

    #[test]
    fn spaces_between_words_are_kept() {
        check(
            "长短之争 第六届 GPT 4o is 3 GB",
            "长短之争 第六届 GPT 4o is 3 GB",
        );
    }

    #[test]
    fn lopsided_numbers_tell_an_extracted_text() {
        let stray = |text: &str| are_stray(&lines(text));
        assert!(stray("2013年 1月 10日星期四 上午 9時"));
        assert!(!stray("共有 26952 個簽名，其中 14000 個來自 2013 年"));
        assert!(!stray("2024年3月5日上午9时，第 3 版"));
    }
}
