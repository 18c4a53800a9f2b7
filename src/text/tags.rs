//! The inline HTML that web pages leave in extracted text. Anything else in angle brackets is text,
//! and entities are left as they are.

use memchr::{memchr, memchr2};

/// Tags that end a paragraph or a line.
const BLOCK: [&str; 4] = ["p", "br", "div", "figure"];
/// Tags that stand within a line.
const INLINE: [&str; 7] = ["strong", "b", "i", "em", "span", "a", "img"];
/// An opening tag with its attributes is hardly longer; a `<` without its `>` costs no more to skip.
const LONGEST: usize = 2_000;

/// A stretch of a line between tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch<'a> {
    /// Its first byte in the line.
    pub at: usize,
    /// Its text.
    pub text: &'a str,
    /// Whether a tag that ends a paragraph or line stands before it.
    pub after_block: bool,
}

/// The stretches of a line that are left when known tags are dropped; empty ones are left out.
pub(super) fn visible(line: &str) -> impl Iterator<Item = Stretch<'_>> {
    let mut from = 0;
    let mut after_block = false;
    std::iter::from_fn(move || {
        while from < line.len() {
            let start = from;
            let (end, block) = next_tag(line, &mut from);
            let stretch = Stretch {
                at: start,
                text: &line[start..end],
                after_block,
            };
            if end > start {
                after_block = block;
                return Some(stretch);
            }
            after_block |= block;
        }
        None
    })
}

/// The byte ranges of a text that are left when known tags are dropped.
pub fn visible_ranges(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    visible(text).map(|stretch| (stretch.at, stretch.at + stretch.text.len()))
}

/// Finds the next known tag from `from` on, which is moved behind it. Returns where the tag begins
/// (the end of the line if there is none), and whether it is a block.
fn next_tag(line: &str, from: &mut usize) -> (usize, bool) {
    let mut searched = *from;
    while let Some(open) = memchr(b'<', &line.as_bytes()[searched..]).map(|at| searched + at) {
        if let Some((length, block)) = known_tag(&line[open..]) {
            *from = open + length;
            return (open, block);
        }
        searched = open + 1;
    }
    *from = line.len();
    (line.len(), false)
}

/// The length of the known tag that `text` begins with, and whether it is a block.
fn known_tag(text: &str) -> Option<(usize, bool)> {
    let bytes = text.as_bytes();
    let name_at = if bytes.get(1) == Some(&b'/') { 2 } else { 1 };
    let name_length = bytes[name_at..]
        .iter()
        .take(7)
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    let name = &text[name_at..name_at + name_length];
    let is = |known: &&str| known.eq_ignore_ascii_case(name);
    let block = BLOCK.iter().any(is);
    if !block && !INLINE.iter().any(is) {
        return None;
    }
    let after = name_at + name_length;
    if !matches!(bytes.get(after)?, b'>' | b'/' | b' ' | b'\t') {
        return None;
    }
    let rest = &bytes[after..bytes.len().min(after + LONGEST)];
    let close = memchr2(b'>', b'<', rest).filter(|&at| rest[at] == b'>')?;
    Some((after + close + 1, block))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let shown: Vec<_> = visible(line)
            .map(|stretch| {
                format!(
                    "{}{}",
                    ["", "|"][stretch.after_block as usize],
                    stretch.text
                )
            })
            .collect();
        assert_eq!(shown, expected);
        assert!(
            visible(line).all(|stretch| line[stretch.at..].starts_with(stretch.text)),
            "stretches know their place"
        );
    }

    #[test]
    fn known_tags_are_dropped_and_blocks_break() {
        check(
            "<p><strong>云汀</strong>：今天<br></p><p>他说</P>",
            &["|云汀", "：今天", "|他说"],
        );
        check(r#"看<a href="x>y">这里</a>"#, &["看", "y\">这里"]);
        check(r#"图<img src="a.png" alt=""/>后"#, &["图", "后"]);
    }

    #[test]
    fn other_angle_brackets_are_text() {
        check(
            "a<b 与 <blockquote> 和 <书名> 1<2",
            &["a<b 与 <blockquote> 和 <书名> 1<2"],
        );
        check("<", &["<"]);
        check("</", &["</"]);
    }
}
