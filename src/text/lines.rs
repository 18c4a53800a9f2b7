//! The lines of a source, measured. Decides nothing: what belongs together is the business of
//! `wrap`.

use super::tags;

/// A line, or what stands between two block tags of one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// The text without white space at its ends; empty for a blank line. It may hold inline tags.
    pub text: &'a str,
    /// Where `text` begins in the source, in characters.
    pub offset: usize,
    /// The number of the line, from 1.
    pub number: u32,
    /// Columns of white space before the text.
    pub indent: u32,
    /// Columns of the text: a full-width character takes two.
    pub width: u32,
    /// A tag or a form feed before the line ends the paragraph before it.
    pub after_break: bool,
}

impl Line<'_> {
    /// Whether nothing but white space and tags stands on it.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// A line of a source as it stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceLine<'a> {
    /// The line without its line break.
    pub text: &'a str,
    /// Where it begins in the source, in characters.
    pub offset: usize,
    /// Its number, from 1.
    pub number: u32,
    /// Whether a form feed stands before it: it shares its number with what comes before that.
    pub after_feed: bool,
}

/// Cuts a text into lines at `\n`, `\r\n`, `\r` and form feeds.
pub fn source_lines(text: &str) -> impl Iterator<Item = SourceLine<'_>> {
    let bytes = text.as_bytes();
    let (mut from, mut offset, mut number) = (0, 0, 1);
    let mut after_feed = false;
    line_ends(bytes).map(move |end| {
        let line = SourceLine {
            text: &text[from..end],
            offset,
            number,
            after_feed,
        };
        after_feed = bytes.get(end) == Some(&b'\x0C');
        let mark = 1 + usize::from(bytes[end..].starts_with(b"\r\n"));
        offset += line.text.chars().count() + mark;
        number += u32::from(!after_feed);
        from = end + mark;
        line
    })
}

/// Measures the lines of a text, those with block tags in parts.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    for line in source_lines(text) {
        push_line(line, &mut found);
    }
    found
}

/// Whether a character has no width and no meaning at the end of a line.
pub(super) fn is_blank_character(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}')
}

/// Columns that a text takes on a page: two for a full-width character. Curly quotation marks are
/// narrow in many fonts, and the spaces that extraction sets beside them take no room.
pub(super) fn columns(text: &str) -> u32 {
    let mut columns = 0;
    let mut before = 'x';
    for c in text.chars() {
        columns += match c {
            ' ' if matches!(before, '“' | '‘') => 0,
            '”' | '’' if before == ' ' => 0,
            '“'..='”' | '‘'..='’' => 1,
            c => 1 + u32::from(c >= '\u{1100}'),
        };
        before = c;
    }
    columns
}

/// Where each line ends, before its line break; the end of the text is the last.
fn line_ends(bytes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    memchr::memchr3_iter(b'\n', b'\r', b'\x0C', bytes)
        .filter(move |&at| !(bytes[at] == b'\n' && at > 0 && bytes[at - 1] == b'\r'))
        .chain([bytes.len()])
}

/// Adds a line, in parts if block tags stand in it.
fn push_line<'a>(line: SourceLine<'a>, found: &mut Vec<Line<'a>>) {
    let SourceLine {
        text,
        offset,
        number,
        after_feed,
    } = line;
    if memchr::memchr(b'<', text.as_bytes()).is_none() {
        return found.push(measure(text, offset, number, after_feed));
    }
    let before = found.len();
    let (mut counted, mut characters) = (0, 0);
    let mut part: Option<(usize, usize, bool)> = None;
    let mut add = |part: Option<(usize, usize, bool)>| {
        if let Some((start, end, broken)) = part {
            characters += text[counted..start].chars().count();
            counted = start;
            let part = &text[start..end];
            found.push(measure(part, offset + characters, number, broken));
        }
    };
    for stretch in tags::visible(text) {
        let end = stretch.at + stretch.text.len();
        match &mut part {
            Some((_, part_end, _)) if !stretch.after_block => *part_end = end,
            _ => {
                add(part.take());
                part = Some((stretch.at, end, after_feed || stretch.after_block));
            }
        }
    }
    add(part);
    if found.len() == before {
        found.push(measure("", offset, number, after_feed));
    }
}

fn measure(line: &str, offset: usize, number: u32, after_break: bool) -> Line<'_> {
    let text = line.trim_start_matches(is_blank_character);
    let margin = &line[..line.len() - text.len()];
    let text = text.trim_end_matches(is_blank_character);
    Line {
        text,
        offset: offset + margin.chars().count(),
        number,
        indent: margin.chars().map(indent_columns).sum(),
        width: tags::visible(text)
            .map(|stretch| columns(stretch.text))
            .sum(),
        after_break,
    }
}

fn indent_columns(c: char) -> u32 {
    match c {
        '\t' => 4,
        '\u{3000}' => 2,
        '\u{200B}' | '\u{FEFF}' => 0,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, usize, u32)]) {
        let shown: Vec<_> = lines(text)
            .iter()
            .map(|line| (line.text, line.offset, line.number))
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn every_kind_of_line_break_counts() {
        check(
            "一\r\n二\n三\r四\u{C}五",
            &[
                ("一", 0, 1),
                ("二", 3, 2),
                ("三", 5, 3),
                ("四", 7, 4),
                ("五", 9, 4),
            ],
        );
        check("　　甲 \n", &[("甲", 2, 1), ("", 5, 2)]);
    }

    #[test]
    fn block_tags_part_a_line() {
        check(
            "<p>甲<b>乙</b></p><p>丙</p>",
            &[("甲<b>乙", 3, 1), ("丙", 19, 1)],
        );
        check("<p></p>", &[("", 0, 1)]);
    }
}
