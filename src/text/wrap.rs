//! Rebuilds the paragraphs of extracted text: joins lines that a page broke, drops page furniture,
//! stray spaces and inline tags. Every other character stays as it is, and knows its place in the
//! source. What a paragraph means (heading, turn, narration) is not decided here.

use super::assembly::{Assembly, Rebuilt};
use super::furniture::{self, Place};
use super::line_start::{is_list_item, label_length};
use super::lines::{self, Line};
use super::rows::{Gap, Row, WIDEST_PAGE, fills, has_prose_mark, rows};
use super::script::is_han_like;
use super::sentence::ends_sentence;
use super::{spacing, split, tags};

/// Rebuilds the paragraphs of a text, in time linear to its length. Paragraphs that are too long to
/// be ones are split at sentence ends.
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
        let mut layout = Self {
            rows: rows(lines, places),
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
}
