//! The tags in a line of a subtitle cue. Other angle brackets are text.

use crate::text::SourceLine;

/// A tag is no longer than this, in bytes.
const LONGEST: usize = 200;
/// Tags that style text; `v` is the one that names a voice.
const KNOWN: [&str; 10] = ["v", "c", "i", "b", "u", "s", "font", "ruby", "rt", "lang"];

/// A stretch of a line between tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// The name in the voice tag right before it.
    pub voice: Option<&'a str>,
    /// Its text.
    pub text: &'a str,
    /// Its first character in the source.
    pub offset: usize,
}

/// The stretches of a line without its tags: `<v 某某>`, `<i>`, `<00:01.000>`, `{\\an8}`.
pub(super) fn pieces(line: SourceLine<'_>) -> Vec<Piece<'_>> {
    let text = line.text;
    let mut found: Vec<Piece<'_>> = Vec::new();
    let (mut from, mut searched) = (0, 0);
    let (mut counted, mut offset) = (0, line.offset);
    let mut voice = None;
    loop {
        let open = text[searched..].find(['<', '{']).map(|at| searched + at);
        let next = open.map(|open| (open, tag(&text[open..])));
        let end = match next {
            Some((open, None)) => {
                searched = open + 1;
                continue;
            }
            Some((open, Some(_))) => open,
            None => text.len(),
        };
        if end > from || voice.is_some() {
            offset += text[counted..from].chars().count();
            counted = from;
            found.push(Piece {
                voice: voice.take(),
                text: &text[from..end],
                offset,
            });
        }
        let Some((open, Some((length, name)))) = next else {
            return found;
        };
        voice = name;
        from = open + length;
        searched = from;
    }
}

/// The length of the tag that a text begins with, and the name in it if it is a voice tag.
fn tag(text: &str) -> Option<(usize, Option<&str>)> {
    let window = &text.as_bytes()[..text.len().min(LONGEST)];
    if text.starts_with("{\\") {
        return Some((memchr::memchr(b'}', window)? + 1, None));
    }
    let end = memchr::memchr2(b'>', b'<', &window[1..])? + 1;
    if window[end] == b'<' {
        return None;
    }
    let inner = text.get(1..end)?;
    let name = inner.trim_start_matches('/');
    let word = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .next()
        .unwrap_or("");
    if word.eq_ignore_ascii_case("v") && !inner.starts_with('/') {
        let speaker = name.split_once(char::is_whitespace)?.1.trim();
        return Some((end + 1, Some(speaker).filter(|speaker| !speaker.is_empty())));
    }
    let is_time = || {
        let digit = |byte: u8| byte.is_ascii_digit() || b":.".contains(&byte);
        !inner.is_empty() && inner.bytes().all(digit)
    };
    let is_tag = KNOWN.iter().any(|tag| tag.eq_ignore_ascii_case(word)) || is_time();
    is_tag.then_some((end + 1, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_dropped_and_voices_kept() {
        let line = SourceLine {
            text: "{\\an8}<v.x 某 某>好<i>的</i></v> a<b 1<2 <笑>",
            offset: 10,
            number: 1,
            after_feed: false,
        };
        let shown: Vec<_> = pieces(line)
            .iter()
            .map(|piece| (piece.voice, piece.text, piece.offset))
            .collect();
        assert_eq!(
            shown,
            [
                (Some("某 某"), "好", 25),
                (None, "的", 29),
                (None, " a<b 1<2 <笑>", 38)
            ]
        );
    }
}
