//! Markdown: front matter, headings as sessions, and paragraphs without their markup. Speakers stay
//! in the text (`### 某某：`, `**某某**（馆长）：`): labels are attribution's.

use pulldown_cmark::{CodeBlockKind, Event as Token, HeadingLevel, Parser, Tag, TagEnd};

use super::front_matter::{self, FrontMatter};
use super::outline::Outline;
use super::{Document, Reader, Reading};
use crate::text::{Assembly, Rebuilt, find_date, finish, label_length, visible_ranges};
use crate::transcript::{Draft, Paragraph, SourceFormat, Voice};

/// Markdown (`.md`).
pub(super) struct Markdown;

impl Reader for Markdown {
    fn read(&self, document: &Document<'_>) -> Reading {
        let mut problems = Vec::new();
        let front = front_matter::read(document.text, document.first_line, &mut problems);
        let body = &document.text[front.length..];
        let mut blocks = Blocks::new(document.text, document.first_line, front.length);
        for (token, range) in Parser::new(body).into_offset_iter() {
            blocks.take(token, range.start + front.length, range.end + front.length);
        }
        blocks.end_block();
        let mut draft = blocks.into_draft(front, document.file_name());
        let mut source = document.source.clone();
        source.format = SourceFormat::Markdown;
        draft.source = source;
        Reading {
            drafts: vec![draft],
            problems,
            not_a_transcript: false,
        }
    }
}

/// What a block of the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BlockKind {
    Paragraph,
    Heading(HeadingLevel),
    /// Code and other text that nobody says.
    Code,
}

/// Gathers the text between the marks of a block.
struct Blocks<'a> {
    place: Place<'a>,
    kind: BlockKind,
    assembly: Assembly,
    /// Whether the next text begins a line of the source.
    at_line_start: bool,
    /// Nesting depth of pictures, whose descriptions are not shown.
    pictures: usize,
    found: Vec<(BlockKind, Rebuilt)>,
}

impl<'a> Blocks<'a> {
    fn new(text: &'a str, first_line: u32, from: usize) -> Self {
        let mut place = Place {
            text,
            byte: 0,
            character: 0,
            line: first_line,
        };
        place.advance(from);
        Self {
            place,
            kind: BlockKind::Paragraph,
            assembly: Assembly::default(),
            at_line_start: true,
            pictures: 0,
            found: Vec::new(),
        }
    }

    fn take(&mut self, token: Token<'_>, start: usize, end: usize) {
        match token {
            Token::Start(Tag::Heading { level, .. }) => self.begin(BlockKind::Heading(level)),
            Token::Start(Tag::CodeBlock(kind)) => {
                // Indented text is how Chinese paragraphs begin.
                let fenced = matches!(kind, CodeBlockKind::Fenced(_));
                self.begin(if fenced {
                    BlockKind::Code
                } else {
                    BlockKind::Paragraph
                });
            }
            Token::Start(Tag::Image { .. }) => self.pictures += 1,
            Token::End(TagEnd::Image) => self.pictures = self.pictures.saturating_sub(1),
            Token::Start(Tag::Item) => {
                self.begin(BlockKind::Paragraph);
                self.push_number(start, end);
            }
            Token::Start(Tag::Paragraph) if self.assembly.text().is_empty() => {
                self.begin(BlockKind::Paragraph);
            }
            Token::Start(tag) if is_inline(&tag) => {}
            Token::End(tag) if is_inline_end(tag) => {}
            // A loose list item holds paragraphs, the first of which follows its number.
            Token::Start(_) | Token::End(_) if is_number(self.assembly.text()) => {}
            Token::Start(_) | Token::End(_) => self.begin(BlockKind::Paragraph),
            Token::Text(_) | Token::Code(_) | Token::Html(_) | Token::InlineHtml(_)
                if self.pictures == 0 =>
            {
                self.push(start, end, &token);
            }
            Token::SoftBreak => self.soft_break(end),
            Token::HardBreak => self.begin(self.kind),
            Token::Rule => self.begin(BlockKind::Paragraph),
            _ => {}
        }
    }

    /// Ends the block before, and begins another.
    fn begin(&mut self, kind: BlockKind) {
        self.end_block();
        self.kind = kind;
    }

    fn end_block(&mut self) {
        let mut parts = Vec::new();
        finish(&mut self.assembly, &mut parts);
        let kind = self.kind;
        self.found
            .extend(parts.into_iter().map(|part| (kind, part)));
        self.kind = BlockKind::Paragraph;
        self.at_line_start = true;
    }

    /// The number of a list item is text: `2. `; a bullet is not.
    fn push_number(&mut self, start: usize, end: usize) {
        let item = &self.place.text[start..end];
        let digits = item.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            let length = item[digits..].find(|c: char| !matches!(c, '.' | ')' | ' '));
            self.push_piece(start, start + digits + length.unwrap_or(1).min(2));
        }
    }

    /// Adds the source of a text token, as far as it is shown.
    fn push(&mut self, start: usize, end: usize, token: &Token<'_>) {
        let source = &self.place.text[start..end];
        match token {
            Token::Code(code) => {
                let at = source.find(code.as_ref()).unwrap_or(0);
                self.push_piece(start + at, start + at + code.len().min(source.len() - at));
            }
            Token::Html(_) | Token::InlineHtml(_) => {
                let tag = source.trim_start_matches(['<', '/']);
                if ["br", "p>", "div"]
                    .iter()
                    .any(|block| tag.starts_with(block))
                {
                    self.begin(self.kind);
                }
                let ranges: Vec<_> = visible_ranges(source).collect();
                for (from, to) in ranges {
                    self.push_lines(start + from, start + to);
                }
            }
            _ => self.push_lines(start, end),
        }
    }

    /// Adds a stretch that may hold line breaks, as code and HTML do.
    fn push_lines(&mut self, start: usize, end: usize) {
        let mut from = start;
        for line in self.place.text[start..end].split_inclusive('\n') {
            self.push_piece(from, from + line.trim_end_matches(['\n', '\r']).len());
            from += line.len();
            self.at_line_start |= line.ends_with('\n');
        }
    }

    fn push_piece(&mut self, start: usize, end: usize) {
        let piece = &self.place.text[start..end];
        if piece.is_empty() {
            return;
        }
        // Entities and escapes step back behind what was counted.
        self.place.advance(start);
        if std::mem::take(&mut self.at_line_start) {
            self.assembly.begin_line(piece, self.place.line, None);
        }
        self.assembly.push(piece, self.place.character);
    }

    /// A line break in a paragraph joins its lines, unless the next one begins a turn.
    fn soft_break(&mut self, end: usize) {
        let next = self.place.text[end..].lines().next().unwrap_or_default();
        let next = next.trim_start().trim_start_matches(['*', '_']);
        if label_length(next).is_some() {
            self.begin(self.kind);
        }
        self.at_line_start = true;
    }

    fn into_draft(self, front: FrontMatter, file_name: &str) -> Draft {
        let mut outline = Outline::new(front.event, front.session);
        let mut paragraphs = Vec::new();
        for (kind, rebuilt) in self.found {
            let voice = match kind {
                BlockKind::Heading(level) => outline.meet(level, &rebuilt.text),
                BlockKind::Paragraph => Voice::Open,
                BlockKind::Code => Voice::Narration,
            };
            paragraphs.push(Paragraph {
                text: rebuilt.text,
                session: outline.session,
                lines: Some(rebuilt.lines),
                origin: Some(rebuilt.origin),
                voice,
                ..Paragraph::default()
            });
        }
        outline.event.date = outline.event.date.or_else(|| find_date(file_name));
        Draft {
            source: crate::transcript::Source::default(),
            event: outline.event,
            sessions: outline.sessions.sessions,
            paragraphs,
            turns: Vec::new(),
        }
    }
}

/// A place in the source, in bytes, characters and lines; it mostly moves forward.
struct Place<'a> {
    text: &'a str,
    byte: usize,
    character: usize,
    line: u32,
}

impl Place<'_> {
    fn advance(&mut self, to: usize) {
        let (from, to) = (self.byte.min(to), self.byte.max(to));
        let between = &self.text[from..to];
        let characters = between.chars().count();
        let lines = memchr::memchr_iter(b'\n', between.as_bytes()).count() as u32;
        if from == self.byte {
            self.byte = to;
            self.character += characters;
            self.line += lines;
        } else {
            self.byte = from;
            self.character -= characters;
            self.line -= lines;
        }
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }
    )
}

fn is_inline_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link
    )
}

fn is_number(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b".) ".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::Source;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) -> Reading {
        let reading = Markdown.read(&Document {
            text,
            first_line: 1,
            source: Source {
                path: "a.md".into(),
                ..Source::default()
            },
        });
        let draft = &reading.drafts[0];
        let shown: Vec<_> = draft
            .paragraphs
            .iter()
            .map(|paragraph| {
                let session = paragraph.session.map_or("", |i| &draft.sessions[i].title);
                let line = paragraph.lines.as_ref().unwrap().start();
                format!("{line} [{session}] {}", paragraph.text)
            })
            .collect();
        assert_eq!(shown, expected);
        let source: Vec<char> = text.chars().collect();
        for paragraph in &draft.paragraphs {
            let origin = paragraph.origin.as_ref().unwrap();
            for (at, c) in paragraph.text.char_indices() {
                let (start, _) = origin.source_span(&paragraph.text, at, at + c.len_utf8());
                assert!(c == ' ' || source[start] == c, "{c} is not at {start}");
            }
        }
        reading
    }

    #[test]
    fn headings_are_title_sessions_and_labels() {
        let reading = check(
            "---\ndate: 2025-05-08\n---\n\n# 灯会实录\n\n引言。\n\n## 上午\n\n### 甲：\n一。\n\n### 问答\n\n**乙**（馆长）：二，[三](http://x)。\n\n## 下午\n\n四。\n",
            &[
                "5 [] 灯会实录",
                "7 [] 引言。",
                "9 [上午] 上午",
                "11 [上午] 甲：",
                "12 [上午] 一。",
                "14 [上午 · 问答] 问答",
                "16 [上午 · 问答] 乙（馆长）：二，三。",
                "18 [下午] 下午",
                "20 [下午] 四。",
            ],
        );
        let event = &reading.drafts[0].event;
        assert_eq!(event.name.as_deref(), Some("灯会"));
        assert_eq!(event.date.unwrap().to_string(), "2025-05-08");
    }

    #[test]
    fn lines_of_a_paragraph_are_joined_and_turns_are_not() {
        check(
            "第一行没有写完\n第二行写完了。\n甲：好。   \n 乙：*是*。\n\nOne line\nand another &amp; more \\* \n",
            &[
                "1 [] 第一行没有写完第二行写完了。",
                "3 [] 甲：好。",
                "4 [] 乙：是。",
                "6 [] One line and another &amp; more *",
            ],
        );
    }

    #[test]
    fn lists_quotes_and_html_are_paragraphs() {
        check(
            "1. 一\n2. 二\n\n- 三\n- 四\n\n> 五\n\n<figure>\n<img src=\"a.png\">\n</figure>\n\n六<br>七 ![图](a.png)\n\n```\n八\n```\n\n    九\n",
            &[
                "1 [] 1. 一",
                "2 [] 2. 二",
                "4 [] 三",
                "5 [] 四",
                "7 [] 五",
                "13 [] 六",
                "13 [] 七",
                "16 [] 八",
                "19 [] 九",
            ],
        );
    }
}
