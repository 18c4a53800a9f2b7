//! Page furniture: running heads and page numbers that the extraction of a page leaves between the
//! lines of the text. Only what is certain is taken for it: a number alone may be a heading.

use rustc_hash::FxHashMap;

use super::lines::Line;
use super::sentence::ends_sentence;

/// A head is no longer than this, in columns.
const WIDEST_HEAD: u32 = 70;
/// Numbers without a head must count up this often before they are page numbers.
const FEWEST_NUMBERS: usize = 3;

/// What a line is to its page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// A running head or a page number: no part of the text.
    pub furniture: bool,
    /// The number of the page that the line stands on, as printed.
    pub page: Option<u32>,
}

/// Tells furniture from text, for each line.
pub(super) fn places(lines: &[Line<'_>]) -> Vec<Place> {
    let mut places = vec![Place::default(); lines.len()];
    let numbers = bare_numbers(lines);
    let marks = if let Some(marks) = numbers_with_heads(lines, &numbers) {
        marks
    } else if let Some(marks) = numbers_in_sentences(lines, &numbers) {
        marks
    } else {
        heads_with_numbers(lines)
    };
    for mark in &marks {
        for &line in mark.lines.iter().flatten() {
            places[line].furniture = true;
        }
    }
    number_pages(lines, &marks, &mut places);
    places
}

/// The furniture of one page.
#[derive(Debug, Clone, Copy)]
struct Mark {
    /// Its lines: the number and, if there is one, the head beside it.
    lines: [Option<usize>; 2],
    page: u32,
}

/// Lines that hold nothing but a number, perhaps between dashes.
fn bare_numbers(lines: &[Line<'_>]) -> Vec<(usize, u32)> {
    let number = |line: &Line<'_>| {
        if line.is_blank() || line.width > 16 {
            return None;
        }
        let text = line
            .text
            .trim_matches(|c: char| c.is_whitespace() || "-–—─·.第页頁".contains(c));
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten()
    };
    lines
        .iter()
        .enumerate()
        .filter_map(|(i, line)| number(line).map(|number| (i, number)))
        .collect()
}

/// Page numbers beside a head that recurs.
fn numbers_with_heads(lines: &[Line<'_>], numbers: &[(usize, u32)]) -> Option<Vec<Mark>> {
    let neighbours = |at: usize| {
        let text = |i: &usize| !lines[*i].is_blank();
        [
            (at.saturating_sub(3)..at).rev().find(text),
            (at + 1..lines.len().min(at + 4)).find(text),
        ]
    };
    let mut recurring: FxHashMap<String, usize> = FxHashMap::default();
    for &(at, _) in numbers {
        for neighbour in neighbours(at).into_iter().flatten() {
            if let Some(key) = head_key(&lines[neighbour]) {
                *recurring.entry(key).or_default() += 1;
            }
        }
    }
    recurring.retain(|_, count| *count >= 2);
    let head = |at: usize| {
        neighbours(at).into_iter().flatten().find(|&neighbour| {
            head_key(&lines[neighbour]).is_some_and(|key| recurring.contains_key(&key))
        })
    };
    let marks: Vec<_> = numbers
        .iter()
        .filter_map(|&(at, page)| {
            head(at).map(|head| Mark {
                lines: [Some(at), Some(head)],
                page,
            })
        })
        .collect();
    (marks.len() >= 2 && counts_up(&marks)).then_some(marks)
}

/// Page numbers without heads: they count up, and at least one cuts a sentence in two.
fn numbers_in_sentences(lines: &[Line<'_>], numbers: &[(usize, u32)]) -> Option<Vec<Mark>> {
    let marks: Vec<_> = numbers
        .iter()
        .map(|&(at, page)| Mark {
            lines: [Some(at), None],
            page,
        })
        .collect();
    let certain = marks.len() >= FEWEST_NUMBERS
        && counts_up(&marks)
        && numbers.iter().any(|&(at, _)| cuts_a_sentence(lines, at));
    certain.then_some(marks)
}

/// Heads that hold the page number themselves.
fn heads_with_numbers(lines: &[Line<'_>]) -> Vec<Mark> {
    let mut groups: FxHashMap<String, Vec<Mark>> = FxHashMap::default();
    for (i, line) in lines.iter().enumerate() {
        let number = || {
            let text = line.text;
            let last = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let first = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            text[last..].parse().or_else(|_| text[..first].parse()).ok()
        };
        if let Some(key) = head_key(line)
            && let Some(page) = number()
        {
            groups.entry(key).or_default().push(Mark {
                lines: [Some(i), None],
                page,
            });
        }
    }
    let mut marks: Vec<_> = groups
        .into_values()
        .filter(|marks| {
            marks.len() >= FEWEST_NUMBERS
                && counts_up(marks)
                && marks
                    .iter()
                    .any(|mark| mark.lines[0].is_some_and(|at| cuts_a_sentence(lines, at)))
        })
        .flatten()
        .collect();
    marks.sort_by_key(|mark| mark.lines[0]);
    marks
}

/// What is equal in the heads of all pages: the text without white space, each digit as 0.
fn head_key(line: &Line<'_>) -> Option<String> {
    if line.width > WIDEST_HEAD
        || line.width < 4
        || ends_sentence(line.text)
        || line.text.contains('，')
    {
        return None;
    }
    let key: String = line
        .text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    key.chars().any(|c| c != '0').then_some(key)
}

/// Whether nearly each number is the one before plus one.
fn counts_up(marks: &[Mark]) -> bool {
    let steps = marks
        .windows(2)
        .filter(|pair| pair[1].page == pair[0].page + 1);
    steps.count() * 10 >= (marks.len() - 1) * 8
}

/// Whether the text before a line stops in the middle of a sentence that is no heading.
fn cuts_a_sentence(lines: &[Line<'_>], at: usize) -> bool {
    let before = lines[..at]
        .iter()
        .rev()
        .take(4)
        .find(|line| !line.is_blank());
    before.is_some_and(|line| {
        line.width >= 30 && !ends_sentence(line.text) && line.text.contains(['，', '。', ','])
    })
}

/// A number at the head of a page counts for the lines that follow, one at the foot for those
/// before.
fn number_pages(lines: &[Line<'_>], marks: &[Mark], places: &mut [Place]) {
    let Some(first) = marks.first() else { return };
    let first_line = first.lines.iter().flatten().min().copied().unwrap_or(0);
    let head_before_number = first.lines[1].is_some_and(|head| Some(head) < first.lines[0]);
    let at_the_head = head_before_number || lines[..first_line].iter().all(Line::is_blank);
    let mut marks = marks.iter().peekable();
    let mut page = None;
    for (i, place) in places.iter_mut().enumerate() {
        if at_the_head {
            while let Some(mark) =
                marks.next_if(|mark| mark.lines.iter().flatten().any(|&l| l <= i))
            {
                page = Some(mark.page);
            }
        } else {
            while marks
                .next_if(|mark| mark.lines.iter().flatten().all(|&l| l < i))
                .is_some()
            {}
            page = marks.peek().map(|mark| mark.page);
        }
        place.page = page;
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Option<u32>)]) {
        let lines = lines(text);
        let kept: Vec<_> = places(&lines)
            .iter()
            .zip(&lines)
            .filter(|(place, line)| !place.furniture && !line.is_blank())
            .map(|(place, line)| (line.text, place.page))
            .collect();
        assert_eq!(kept, expected);
    }

    #[test]
    fn heads_that_recur_beside_numbers_are_furniture() {
        check(
            "研討會  ─  2024年 3月 5日\n\n7\n\n甲\n研討會  ─  2024年 3月 5日\n\n8\n乙\n",
            &[("甲", Some(7)), ("乙", Some(8))],
        );
    }

    #[test]
    fn numbers_at_the_foot_count_for_the_page_before() {
        let long = "这一句话很长，在页脚处被拦腰切断，还没有说完就";
        check(
            &format!("{long}\n\n- 1 -\n{long}\n\n- 2 -\n{long}\n\n- 3 -\n"),
            &[(long, Some(1)), (long, Some(2)), (long, Some(3))],
        );
    }

    #[test]
    fn numbered_headings_are_text() {
        check(
            "1\n开头。\n2\n中间。\n3\n结尾。",
            &[
                ("1", None),
                ("开头。", None),
                ("2", None),
                ("中间。", None),
                ("3", None),
                ("结尾。", None),
            ],
        );
        check(
            "问题1\n好。\n问题2\n好。\n问题3\n好。",
            &[
                ("问题1", None),
                ("好。", None),
                ("问题2", None),
                ("好。", None),
                ("问题3", None),
                ("好。", None),
            ],
        );
    }
}
