//! Labels that no colon ends: 【主持人】……, and a line of time and name as meeting recorders write it
//! (00:12 梁安宁, 发言人1 00:12).
//!
//! Finds where such a label stands; whether it names a speaker is decided in `label`.

use std::ops::Range;

/// The label that begins the paragraph, and where its words begin.
pub(super) fn find(text: &str) -> Option<(Range<usize>, usize)> {
    in_brackets(text).or_else(|| beside_a_time(text))
}

/// 【主持人】……
fn in_brackets(text: &str) -> Option<(Range<usize>, usize)> {
    let inner = text.trim_start().strip_prefix('【')?;
    let start = text.len() - inner.len();
    let end = start + inner.find('】')?;
    let body = end + '】'.len_utf8();
    let colon_follows = text[body..].trim_start().starts_with(['：', ':']);
    (!colon_follows && end > start).then_some((start..end, body))
}

/// A paragraph of nothing but a time and a label, or one that begins with such a line.
fn beside_a_time(text: &str) -> Option<(Range<usize>, usize)> {
    let end = text.find('\n').unwrap_or(text.len());
    let line = text[..end].trim_end();
    if line.trim_start().len() > LONGEST + LONGEST_TIME {
        return None;
    }
    let label = after_time(line).or_else(|| before_time(line))?;
    (!label.is_empty() && label.len() <= LONGEST).then_some((label, end))
}

/// The longest label beside a time, in bytes.
const LONGEST: usize = 60;

/// The longest time with its brackets and blanks, in bytes.
const LONGEST_TIME: usize = 24;

fn after_time(line: &str) -> Option<Range<usize>> {
    let rest = line.trim_start().trim_start_matches('[');
    let rest =
        rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ','));
    let start = line.len() - rest.len();
    let name = rest.trim_start_matches(']').trim_start();
    (is_time(&line[..start]) && name.len() < rest.len())
        .then(|| line.len() - name.len()..line.len())
}

fn before_time(line: &str) -> Option<Range<usize>> {
    let (name, time) = line.rsplit_once([' ', '\u{3000}', '\t'])?;
    is_time(time).then(|| {
        let name = name.trim_end();
        name.len() - name.trim_start().len()..name.len()
    })
}

/// 0:12, 00:12, 01:00:12.5, [00:12]
fn is_time(text: &str) -> bool {
    let digits = text.trim().trim_matches(['[', ']', '(', ')']);
    let parts: Vec<&str> = digits.split(':').collect();
    (2..=3).contains(&parts.len())
        && parts.iter().enumerate().all(|(i, part)| {
            let whole = part.split(['.', ',']).next().unwrap_or_default();
            (1..=2).contains(&whole.len())
                && whole.bytes().all(|b| b.is_ascii_digit())
                && (i == 0 || whole.len() == 2)
        })
}

#[cfg(test)]
mod tests {
    use super::find;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let found = find(text).map(|(label, body)| (&text[label], text[body..].trim()));
        assert_eq!(found, expected, "in {text}");
    }

    #[test]
    fn brackets_and_times_make_labels() {
        check("【主持人】请。", Some(("主持人", "请。")));
        check("00:00:12 梁安宁", Some(("梁安宁", "")));
        check("[00:12] 梁安宁\n请。", Some(("梁安宁", "请。")));
        check("发言人1 00:12", Some(("发言人1", "")));
    }

    #[test]
    fn times_in_running_text_make_none() {
        check("会议14:20开始", None);
        check("14:20 ", None);
        check("梁安宁：14:20", None);
        check("【主持人】：请。", None);
    }
}
