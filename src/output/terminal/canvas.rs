//! Builds a view line by line: indentation, passages, and the lines that all views share.

use crate::search::{Conference, Place, Span};
use crate::text::Date;

use super::super::Screen;
use super::super::marks::byte_ranges;
use super::super::place::{occasion, place};
use super::excerpt::excerpt;
use super::palette::Palette;
use super::styled::Styled;

/// Wider lines than this are hard to read.
const MEASURE: usize = 110;

/// A view that is being built.
#[derive(Debug)]
pub(super) struct Canvas<'a> {
    /// The styles to use.
    pub palette: Palette,
    screen: &'a Screen,
    text: String,
}

impl<'a> Canvas<'a> {
    /// An empty view.
    pub(super) fn new(screen: &'a Screen) -> Self {
        Self {
            palette: Palette::new(screen.colour),
            screen,
            text: String::new(),
        }
    }

    /// The view.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Columns of the screen.
    pub(super) fn width(&self) -> usize {
        self.screen.width.max(20)
    }

    /// Columns for running text that begins `indent` columns from the left.
    pub(super) fn measure(&self, indent: usize) -> usize {
        self.width().min(MEASURE).saturating_sub(indent).max(16)
    }

    /// An empty line.
    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// One painted line as it is.
    pub(super) fn raw(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A text, wrapped, all its lines indented.
    pub(super) fn block(&mut self, indent: usize, styled: &Styled) {
        for line in styled.lines(self.measure(indent)) {
            if !line.is_empty() {
                self.text.extend(std::iter::repeat_n(' ', indent));
            }
            self.raw(&line);
        }
    }

    /// Like [`Canvas::block`], with something in the margin of the first line.
    pub(super) fn hanging(&mut self, margin: &Styled, indent: usize, styled: &Styled) {
        for (i, line) in styled.lines(self.measure(indent)).into_iter().enumerate() {
            let mut margin = if i == 0 {
                margin.clone()
            } else {
                Styled::default()
            };
            if !line.is_empty() {
                margin.pad_to(indent);
            }
            self.text.push_str(&margin.whole_line());
            self.raw(&line);
        }
    }

    /// `text` with its matches: the part around them that fills about so many lines, or all of it.
    pub(super) fn passage(
        &mut self,
        indent: usize,
        text: &str,
        spans: &[Span],
        lines: Option<usize>,
    ) {
        let marks = byte_ranges(text, spans);
        let shown = match lines {
            Some(lines) => excerpt(text, &marks, self.measure(indent) * lines - 2),
            None => 0..text.len(),
        };

        let mut styled = Styled::default();
        if shown.start > 0 {
            styled.push(self.palette.faint, "…");
        }
        let offset = styled.len();
        styled.plain(&text[shown.clone()]);
        if shown.end < text.len() {
            styled.push(self.palette.faint, "…");
        }
        for mark in marks {
            if mark.start >= shown.start && mark.end <= shown.end {
                let at = |byte: usize| byte - shown.start + offset;
                styled.restyle(at(mark.start)..at(mark.end), self.palette.matched);
            }
        }
        self.block(indent, &styled);
    }

    /// The line of session, conference, place and date; none if nothing is known.
    pub(super) fn occasion(
        &mut self,
        indent: usize,
        session: Option<&str>,
        conference: &Conference,
        date: Option<Date>,
    ) {
        let occasion = occasion(session, conference, date);
        if !occasion.is_empty() {
            let mut styled = Styled::default();
            styled.push(self.palette.faint, &occasion.join(" · "));
            self.block(indent, &styled);
        }
    }

    /// The line of the place in the source and the ids.
    pub(super) fn reference(
        &mut self,
        indent: usize,
        source: &Place,
        id: &str,
        given_id: Option<&str>,
    ) {
        let mut styled = Styled::default();
        styled.push(self.palette.place, &place(source));
        styled.push(self.palette.faint, &format!("  {id}"));
        if let Some(given) = given_id {
            styled.push(self.palette.faint, &format!("  given id {given}"));
        }
        self.block(indent, &styled);
    }

    /// The header: bold, then how the query was read if that is not as it was typed.
    pub(super) fn header(&mut self, header: &str, typed: &str, read_as: &str) {
        let mut styled = Styled::default();
        styled.push(self.palette.heading, header);
        self.block(0, &styled);
        if !self.screen.quiet && !read_as.is_empty() && read_as != typed {
            let mut styled = Styled::default();
            styled.push(self.palette.faint, &format!("read as {read_as}"));
            self.block(0, &styled);
        }
    }

    /// What the reader should know, after everything else.
    pub(super) fn notes(&mut self, notes: &[String]) {
        if self.screen.quiet || notes.is_empty() {
            return;
        }
        self.blank();
        for note in notes {
            let mut styled = Styled::default();
            styled.push(self.palette.evidence, "note: ").plain(note);
            self.block(0, &styled);
        }
    }

    /// Which of all answers these were, if there are more.
    pub(super) fn more(&mut self, shown: usize, total: u64, many: &str) {
        let skipped = self.screen.skipped;
        let last = skipped + shown;
        if self.screen.quiet || shown == 0 || (skipped == 0 && last as u64 >= total) {
            return;
        }
        let shown = match shown {
            1 => last.to_string(),
            _ => format!("{}–{last}", skipped + 1),
        };
        let mut text = format!("{shown} of {} {many}", super::grouped(total));
        if (last as u64) < total {
            text += &format!(" · go on with --offset {last}");
        }
        let mut styled = Styled::default();
        styled.push(self.palette.faint, &text);
        self.blank();
        self.block(0, &styled);
    }

    /// The number of an answer, counted over all that were asked for before.
    pub(super) fn number(&self, index: usize) -> usize {
        self.screen.skipped + index + 1
    }
}
