//! Rebuilds the paragraphs of extracted text: joins lines that a page broke, drops page furniture,
//! stray spaces and inline tags. Every other character stays as it is, and knows its place in the
//! source. What a paragraph means (heading, turn, narration) is not decided here.

use super::assembly::{Assembly, Rebuilt};
use super::furniture::{self, Place};
use super::lines::{self, Line};
use super::script::is_han_like;
use super::sentence::{ends_sentence, is_sentence_mark};
use super::{spacing, split, tags};

/// Lines wider than this, in columns, are no lines of a page: each is a paragraph.
const WIDEST_PAGE: u32 = 130;
/// How far on each side of a line the width of its column is looked for.
const NEIGHBOURS: usize = 6;
/// A label before a turn is no longer than this, in characters.
const LONGEST_LABEL: usize = 30;

/// Rebuilds the paragraphs of a text, in time linear to its length. Paragraphs that are too long to
/// be ones are split as [`split`](split::split) says.
pub fn rebuild(text: &str) -> Vec<Rebuilt> {
    let lines = lines::lines(text);
    let places = furniture::places(&lines);
    let layout = Layout::new(&lines, &places);
    let mut paragraphs = Vec::new();
    let mut paragraph = Assembly::default();
    for (i, row) in layout.rows.iter().enumerate() {
        if i > 0 && !layout.continues(&layout.rows[i - 1], row) {
            split::finish(&mut paragraph, &mut paragraphs);
        }
        append(row, layout.stray_spaces, &mut paragraph);
    }
    split::finish(&mut paragraph, &mut paragraphs);
    paragraphs
}

fn append(row: &Row<'_>, stray_spaces: bool, paragraph: &mut Assembly) {
    let line = row.line.text;
    paragraph.begin_line(line, row.line.number, row.page);
    let mut counted = 0;
    let mut source = row.line.offset;
    let mut push = |start: usize, end: usize| {
        source += line[counted..start].chars().count();
        counted = start;
        paragraph.push(&line[start..end], source);
    };
    for stretch in tags::visible(line) {
        if stray_spaces {
            for (start, end) in spacing::without_stray(stretch.text) {
                push(stretch.at + start, stretch.at + end);
            }
        } else {
            push(stretch.at, stretch.at + stretch.text.len());
        }
    }
}

/// How many characters before the colon a line spends on a label such as `主持人：` or
/// `张三（某报记者）：`; `None` if it does not begin with one. Whether the label is that of a speaker
/// is not decided here.
pub fn label_length(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (i, c) in text.chars().enumerate() {
        match c {
            '（' | '(' | '[' | '【' | '［' => depth += 1,
            '）' | ')' | ']' | '】' | '］' => depth = depth.saturating_sub(1),
            '：' | ':' if depth == 0 && i > 0 => {
                let followed_by_digit = text.chars().nth(i + 1).is_some_and(|c| c.is_ascii_digit());
                return (c == '：' || !followed_by_digit).then_some(i);
            }
            '，' | ',' | '；' | '“' | '”' | '「' | '」' if depth == 0 => return None,
            c if is_sentence_mark(c) => return None,
            _ => {}
        }
        // What stands in brackets does not count: roles are long.
        if i >= LONGEST_LABEL && depth == 0 || i >= 4 * LONGEST_LABEL {
            return None;
        }
    }
    None
}

/// A line of text with what is known of its surroundings.
#[derive(Debug, Clone, Copy)]
struct Row<'a> {
    line: Line<'a>,
    page: Option<u32>,
    gap: Gap,
    /// The width of the column it stands in.
    column: u32,
    /// Whether its block holds a comma or a full stop: headings and lists of names hold none.
    prose: bool,
    /// How many lines its block has.
    block: usize,
}

/// What stands between a line and the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// Nothing.
    None,
    /// Blank lines.
    Blank,
    /// The end of a page.
    Page,
}

/// The lines of a text without blank ones and furniture, and the habits of the whole.
struct Layout<'a> {
    rows: Vec<Row<'a>>,
    /// Whether lines end in the middle of sentences as a rule.
    wrapped: bool,
    /// Whether blank lines or indentation part the paragraphs.
    parted: bool,
    stray_spaces: bool,
}

impl<'a> Layout<'a> {
    fn new(lines: &[Line<'a>], places: &[Place]) -> Self {
        let mut rows: Vec<Row<'a>> = Vec::new();
        let mut gap = Gap::None;
        for (line, place) in lines.iter().zip(places) {
            if place.furniture {
                gap = Gap::Page;
            } else if line.is_blank() {
                if gap == Gap::None {
                    gap = Gap::Blank;
                }
            } else {
                push_row(line, place.page, gap, &mut rows);
                gap = Gap::None;
            }
        }
        measure_blocks(&mut rows);
        let mut layout = Self {
            rows,
            wrapped: false,
            parted: false,
            stray_spaces: spacing::are_stray(lines),
        };
        layout.learn_habits();
        layout
    }

    fn learn_habits(&mut self) {
        let (mut cut, mut open, mut parted) = (0, 0, 0);
        for pair in self.rows.windows(2) {
            let (before, after) = (&pair[0], &pair[1]);
            if ends_sentence(before.line.text) {
                let indented = after.line.indent > before.line.indent;
                parted += usize::from(after.gap == Gap::Blank || indented);
            } else if after.gap == Gap::None && before.prose {
                open += 1;
                cut += usize::from(fills(before.line.width, before.column, false));
            }
        }
        let rows = self.rows.len();
        let wide = self.rows.iter().filter(|row| row.line.width > WIDEST_PAGE);
        self.wrapped = (cut >= 2 || cut == 1 && rows <= 6)
            && cut * 8 >= rows
            && cut * 4 >= open * 3
            && wide.count() * 5 <= rows;
        self.parted = parted >= 2;
    }

    /// Whether a line goes on with the paragraph of the line before it.
    fn continues(&self, before: &Row<'_>, row: &Row<'_>) -> bool {
        if !self.wrapped || row.line.after_break {
            return false;
        }
        let ended = ends_sentence(before.line.text);
        if row.gap == Gap::None {
            self.continues_block(before, row, ended)
        } else {
            self.continues_over_gap(before, row, ended)
        }
    }

    fn continues_block(&self, before: &Row<'_>, row: &Row<'_>, ended: bool) -> bool {
        if !fills(before.line.width, before.column, true) {
            return false;
        }
        if !before.prose {
            return is_two_line_heading(before);
        }
        if ended {
            return self.parted && before.block > 2 && !begins_something(before, row);
        }
        let after_item =
            is_list_item(before.line.text) || before.line.text.ends_with(['；', '：', ';']);
        !(after_item && is_list_item(row.line.text))
    }

    fn continues_over_gap(&self, before: &Row<'_>, row: &Row<'_>, ended: bool) -> bool {
        let column = if before.block > 1 {
            before.column
        } else {
            before.column.max(row.column)
        };
        let full = fills(before.line.width, column, false);
        let prose = has_prose_mark(before.line.text);
        // A page may end with a sentence that does not end its paragraph, which only the missing
        // indent of the next line tells.
        let runs_over = ended && row.gap == Gap::Page && self.indents_paragraphs();
        full && prose && (!ended || runs_over) && !begins_something(before, row)
    }

    fn indents_paragraphs(&self) -> bool {
        let indented = self.rows.iter().filter(|row| row.line.indent > 0);
        self.wrapped && indented.count() * 20 > self.rows.len()
    }
}

/// Adds a line as a row, in parts where wide gaps stand for lost line breaks.
fn push_row<'a>(line: &Line<'a>, page: Option<u32>, gap: Gap, rows: &mut Vec<Row<'a>>) {
    let mut add = |line: Line<'a>, gap| {
        rows.push(Row {
            line,
            page,
            gap,
            column: 0,
            prose: false,
            block: 0,
        });
    };
    if line.width <= WIDEST_PAGE {
        return add(*line, gap);
    }
    let mut characters = 0;
    let mut counted = 0;
    for (i, (start, end)) in split::at_wide_gaps(line.text).enumerate() {
        characters += line.text[counted..start].chars().count();
        counted = start;
        let part = Line {
            text: &line.text[start..end],
            offset: line.offset + characters,
            // Wider than any page: the parts never join.
            width: WIDEST_PAGE + 1,
            ..*line
        };
        add(part, if i == 0 { gap } else { Gap::None });
    }
}

/// Finds out, for each row, the width of its column, and whether its block is prose.
fn measure_blocks(rows: &mut [Row<'_>]) {
    let mut from = 0;
    while from < rows.len() {
        let length = 1 + rows[from + 1..]
            .iter()
            .take_while(|row| row.gap == Gap::None && !row.line.after_break)
            .count();
        let block = &mut rows[from..from + length];
        let prose = block.iter().any(|row| has_prose_mark(row.line.text));
        let widths: Vec<u32> = block.iter().map(|row| row.line.width).collect();
        for (i, row) in block.iter_mut().enumerate() {
            let near = i.saturating_sub(NEIGHBOURS)..(i + NEIGHBOURS + 1).min(length);
            row.column = column_width(&widths[near]);
            row.prose = prose;
            row.block = length;
        }
        from += length;
    }
}

/// The second largest of some widths, so that one odd line does not decide; the largest of a few.
fn column_width(widths: &[u32]) -> u32 {
    let (mut largest, mut second) = (0, 0);
    for &width in widths {
        if width > largest {
            second = largest;
            largest = width;
        } else {
            second = second.max(width);
        }
    }
    if widths.len() > 4 { second } else { largest }
}

fn has_prose_mark(text: &str) -> bool {
    let latin_comma = || {
        text.match_indices(',').any(|(at, _)| {
            text[at + 1..]
                .chars()
                .nth(1)
                .is_some_and(|c| c.is_ascii_lowercase() || is_han_like(c))
        })
    };
    text.contains(['，', '。', '；', '！', '？']) || latin_comma()
}

/// Whether a line reaches so far to the right that it may have been broken by the page. The first
/// line of a paragraph lacks its indent, and a word or a mark that does not fit moves to the next
/// line: a sixth of the column is left free, a quarter where the text is known to be wrapped, at
/// least four characters.
fn fills(width: u32, column: u32, wrapped: bool) -> bool {
    let free = (column / if wrapped { 4 } else { 6 }).max(8);
    column <= WIDEST_PAGE && width + free >= column && width * 2 > column
}

/// Two lines without any punctuation, alone between blank lines.
fn is_two_line_heading(before: &Row<'_>) -> bool {
    let text = before.line.text;
    before.block == 2
        && before.gap != Gap::None
        && !text.contains(['：', ':', '\u{3000}', '、'])
        && text.chars().any(is_han_like)
}

/// Whether a row begins something of its own: a turn, a list item, an indented paragraph.
fn begins_something(before: &Row<'_>, row: &Row<'_>) -> bool {
    row.line.indent > before.line.indent
        || row.line.indent >= 2
        || label_length(row.line.text).is_some()
        || is_list_item(row.line.text)
}

/// Whether a line begins with the number or the mark of a list item.
pub fn is_list_item(text: &str) -> bool {
    let mut characters = text.chars().peekable();
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let Some(first) = characters.next() else {
        return false;
    };
    if matches!(first, '•' | '·' | '■' | '●' | '▲' | '◆' | '①'..='⑳' | '㈠'..='㈩')
    {
        return true;
    }
    let bracketed = matches!(first, '(' | '（');
    if !bracketed && !is_number(first) {
        return false;
    }
    let mut digits = usize::from(!bracketed);
    while characters.next_if(|&c| is_number(c)).is_some() {
        digits += 1;
    }
    let mark = characters.next();
    let closes = if bracketed {
        matches!(mark, Some(')' | '）'))
    } else {
        matches!(mark, Some('、' | '.' | '．' | ')' | '）'))
            && !characters.peek().is_some_and(char::is_ascii_digit)
    };
    (1..=3).contains(&digits) && closes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let rebuilt = rebuild(text);
        let shown: Vec<_> = rebuilt.iter().map(|found| found.text.as_str()).collect();
        assert_eq!(shown, expected);
        let source: Vec<char> = text.chars().collect();
        for found in &rebuilt {
            for (at, c) in found.text.char_indices() {
                let (start, end) = found.origin.source_span(&found.text, at, at + c.len_utf8());
                assert_eq!(end, start + 1);
                assert!(c == ' ' || source[start] == c, "{c} is not at {start}");
            }
        }
    }

    #[test]
    fn lines_broken_by_the_page_are_joined() {
        check(
            " 昨天，第五届云汀创作大会的分论坛在江边的旧码头举行，活\n动从上午开到了晚上，来自各地的创作者和观众围坐在一起，回\n顾了过去的一年。\n\n大会将持续两天，其间还有放映和对谈，欢迎市民预约参加，名\n额有限。\n",
            &[
                "昨天，第五届云汀创作大会的分论坛在江边的旧码头举行，活动从上午开到了晚上，来自各地的创作者和观众围坐在一起，回顾了过去的一年。",
                "大会将持续两天，其间还有放映和对谈，欢迎市民预约参加，名额有限。",
            ],
        );
    }

    #[test]
    fn a_blank_line_in_a_sentence_is_skipped() {
        check(
            "一条很长的街上住着许多人，他们每天清早出门，傍晚才回到\n家里，日子一天天过去，街角的灯也换了好几盏，没有人注意到\n\n它们什么时候亮起，又是什么时候熄灭的。\n",
            &[
                "一条很长的街上住着许多人，他们每天清早出门，傍晚才回到家里，日子一天天过去，街角的灯也换了好几盏，没有人注意到它们什么时候亮起，又是什么时候熄灭的。",
            ],
        );
    }

    #[test]
    fn latin_words_keep_their_space() {
        check(
            "We went to the old harbour in the early morning, and the\nboats came in with their lamps still lit, one after the other,\nwhile the city slept.\n",
            &[
                "We went to the old harbour in the early morning, and the boats came in with their lamps still lit, one after the other, while the city slept.",
            ],
        );
    }

    #[test]
    fn headings_lists_and_turns_stand_alone() {
        check(
            "论坛速记\n时间：2025年5月8日\n地点：江边\n主持人：大家好，今天我们来谈一谈这条街上的灯，请各位发言。\n张三：好。\n",
            &[
                "论坛速记",
                "时间：2025年5月8日",
                "地点：江边",
                "主持人：大家好，今天我们来谈一谈这条街上的灯，请各位发言。",
                "张三：好。",
            ],
        );
    }

    #[test]
    fn a_line_wider_than_a_page_is_a_paragraph() {
        let long = "这是一个段落，".repeat(20);
        check(&format!("{long}\n{long}\n"), &[&long, &long]);
        check(
            &format!("{long}完。　　第二段。   第三段。"),
            &[&format!("{long}完。"), "第二段。", "第三段。"],
        );
    }

    #[test]
    fn page_furniture_in_a_sentence_is_dropped() {
        let text = "  记录  ─  2024年 3月 5日\n\n3\n议员：这一句话写到了页脚还没有说完，它要翻过这一页才能够\n看到下文，好在页眉已经\n  记录  ─  2024年 3月 5日\n\n4\n不见了。\n";
        check(
            text,
            &[
                "议员：这一句话写到了页脚还没有说完，它要翻过这一页才能够看到下文，好在页眉已经",
                "不见了。",
            ],
        );
        let text = text.replace("好在页眉已经", "好在页眉已经被丢掉，读者不会再被它打断，也");
        let rebuilt = rebuild(&text);
        assert_eq!(rebuilt.len(), 1);
        assert_eq!(rebuilt[0].lines, 4..=9);
        assert_eq!(rebuilt[0].page, Some(3));
    }

    #[test]
    fn inline_tags_break_or_vanish() {
        check(
            "<p><strong>消息</strong>：今天<br></p><p>他说，好。</p>",
            &["消息：今天", "他说，好。"],
        );
    }

    #[test]
    fn labels_are_measured() {
        let length = |text| label_length(text);
        assert_eq!(length("主持人：大家好"), Some(3));
        assert_eq!(length("张三（某某大学教授，博导）：好"), Some(13));
        assert_eq!(length("15:30 开始"), None);
        assert_eq!(length("他说，好：是"), None);
        assert_eq!(length("没有"), None);
    }
}
