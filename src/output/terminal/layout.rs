//! Width and line breaks: Chinese characters take two columns, and a line may end between any two
//! of them, but closing marks never begin a line and opening marks never end one.
//!
//! The rules are those of W3C's "Requirements for Chinese Text Layout" as far as a terminal can
//! follow them: nothing is squeezed or hung out, the last character moves down with its mark.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// Columns that a text takes on one line.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// Columns that a character takes.
pub(super) fn char_width(c: char) -> usize {
    visible(c).width().unwrap_or(1)
}

/// The character as it may be sent to a terminal: control characters, which could move the cursor
/// or change colours, are replaced by their pictures, white space by a space.
pub(super) fn visible(c: char) -> char {
    match c {
        '\t'..='\r' | '\u{85}' | '\u{A0}' | '\u{2028}' | '\u{2029}' => ' ',
        '\0'..='\u{1F}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{FFFD}'),
        '\u{7F}' => '\u{2421}',
        '\u{80}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
        _ => c,
    }
}

/// Cuts a text into lines of at most `columns`. The ranges are bytes of `text`; white space at the
/// breaks belongs to no line. A line break in the text breaks the line.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for stretch in text.split('\n') {
        wrap_stretch(
            text,
            start..start + stretch.len(),
            columns.max(4),
            &mut lines,
        );
        start += stretch.len() + 1;
    }
    lines
}

fn wrap_stretch(text: &str, stretch: Range<usize>, columns: usize, lines: &mut Vec<Range<usize>>) {
    let mut line = stretch.start;
    let mut column = 0;
    // The last place where the line may be broken, and the column there.
    let mut chance: Option<(usize, usize)> = None;
    let mut before: Option<char> = None;
    for (i, c) in text[stretch.clone()].char_indices() {
        let at = stretch.start + i;
        if before.is_some_and(|before| may_break(before, c)) {
            chance = Some((at, column));
        }
        let columns_of_c = char_width(c);
        while column + columns_of_c > columns && !is_space(c) && at > line {
            let (end, column_there) = chance.unwrap_or((at, column));
            push_line(text, line..end, lines);
            line = end;
            column -= column_there;
            chance = None;
        }
        column += columns_of_c;
        before = Some(c);
    }
    push_line(text, line..stretch.end, lines);
}

fn push_line(text: &str, line: Range<usize>, lines: &mut Vec<Range<usize>>) {
    let kept = text[line.clone()].trim_end();
    lines.push(line.start..line.start + kept.len());
}

/// Whether a line may end after `a` and the next begin with `b`.
fn may_break(a: char, b: char) -> bool {
    if is_space(b) || char_width(b) == 0 || begins_no_line(b) || ends_no_line(a) {
        return false;
    }
    if is_space(a) {
        return true;
    }
    // Two-character marks hold together.
    if a == b && matches!(a, '…' | '—') {
        return false;
    }
    // The quotation marks that Chinese uses are of one column, like the letters beside them.
    let quoted = matches!(a, '”' | '’') || matches!(b, '“' | '‘');
    char_width(a) == 2 || char_width(b) == 2 || quoted
}

/// White space where a line may end.
fn is_space(c: char) -> bool {
    c.is_whitespace() && c != '\u{A0}'
}

/// Marks that close or divide.
fn begins_no_line(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '）'
            | '》'
            | '〉'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '］'
            | '｝'
            | '”'
            | '’'
            | '·'
            | '～'
            | '％'
            | '%'
            | '‰'
            | '℃'
            | '°'
            | ','
            | '.'
            | ';'
            | ':'
            | '?'
            | '!'
            | ')'
            | ']'
            | '}'
            | '々'
            | 'ー'
            | '／'
            | '–'
    )
}

/// Marks that open.
fn ends_no_line(c: char) -> bool {
    matches!(
        c,
        '（' | '《'
            | '〈'
            | '「'
            | '『'
            | '【'
            | '〔'
            | '［'
            | '｛'
            | '“'
            | '‘'
            | '('
            | '['
            | '{'
            | '￥'
            | '＄'
            | '$'
    )
}

/// The longest beginning of a text that fits, with `…` if something is cut.
pub(super) fn cut_end(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.chars().map(visible).collect();
    }
    let mut kept = String::new();
    let mut column = 1;
    for c in text.chars() {
        column += char_width(c);
        if column > columns {
            break;
        }
        kept.push(visible(c));
    }
    kept.push('…');
    kept
}

/// The longest end of a text that fits, with `…` if something is cut: for paths.
pub(super) fn cut_start(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.chars().map(visible).collect();
    }
    let kept = last_columns(text, columns.saturating_sub(1));
    std::iter::once('…')
        .chain(kept.chars().map(visible))
        .collect()
}

/// The longest end of a text that fits, without a sign of what is cut.
pub(super) fn last_columns(text: &str, columns: usize) -> &str {
    let mut column = 0;
    for (i, c) in text.char_indices().rev() {
        column += char_width(c);
        if column > columns {
            return &text[i + c.len_utf8()..];
        }
    }
    text
}

/// The longest beginning of a text that fits, without a sign of what is cut.
pub(super) fn first_columns(text: &str, columns: usize) -> &str {
    let mut column = 0;
    for (i, c) in text.char_indices() {
        column += char_width(c);
        if column > columns {
            return &text[..i];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_break_where_chinese_allows_it() {
        let check = |text: &str, columns: usize, expected: &[&str]| {
            let lines: Vec<&str> = wrap(text, columns).into_iter().map(|r| &text[r]).collect();
            assert_eq!(lines, expected, "{text} in {columns}");
        };
        check("一二三四五六", 6, &["一二三", "四五六"]);
        check("一二三四五六", 7, &["一二三", "四五六"]);
        check("一二三，四五", 6, &["一二", "三，四", "五"]);
        check("一二三。”四五", 7, &["一二", "三。”四", "五"]);
        check("一二“三四”五", 6, &["一二", "“三四”", "五"]);
        check("谈AIGC赋能", 6, &["谈AIGC", "赋能"]);
        check("谈谈AIGC赋能", 6, &["谈谈", "AIGC赋", "能"]);
        check("a“一二”b", 5, &["a“一", "二”b"]);
        check("two words", 6, &["two", "words"]);
        check("abcdefghij", 4, &["abcd", "efgh", "ij"]);
        check("一二……三", 6, &["一二……", "三"]);
        check("一二三——四", 7, &["一二三", "——四"]);
        check("增长35%了", 6, &["增长", "35%了"]);
        check("一\n二", 6, &["一", "二"]);
        check("", 6, &[""]);
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(cut_end("红\u{1b}[31m字", 80), "红␛[31m字");
        assert_eq!(width("\u{1b}\u{9b}\t"), 3);
    }

    #[test]
    fn a_cut_text_fits() {
        let check =
            |text: &str, columns, expected: &str| assert_eq!(cut_end(text, columns), expected);
        check("一二三", 6, "一二三");
        check("一二三四", 6, "一二…");
        check("一二三四", 5, "一二…");
        check("abcdef", 4, "abc…");
        assert_eq!(cut_start("a/bc/d.txt:7", 8), "…d.txt:7");
        assert_eq!(last_columns("一二三", 5), "二三");
        assert_eq!(first_columns("一二三", 5), "一二");
    }

    proptest! {
        #[test]
        fn wrapping_loses_nothing_but_white_space(text in "[a-z谈剧，。“”（） \\n]{0,60}", columns in 4usize..30) {
            let lines = wrap(&text, columns);
            let wrapped: String = lines.iter().map(|range| &text[range.clone()]).collect();
            let bare = |text: &str| text.replace([' ', '\n'], "");
            prop_assert_eq!(bare(&wrapped), bare(&text));
            for range in lines {
                prop_assert!(width(&text[range]) <= columns);
            }
        }
    }
}
