//! A text whose stretches have styles, and the lines it is wrapped into.

use std::fmt::Write;
use std::ops::Range;

use anstyle::Style;

use super::layout::{self, visible};

/// A text and which bytes of it have which style; later styles win.
#[derive(Debug, Clone, Default)]
pub(super) struct Styled {
    text: String,
    styles: Vec<(Range<usize>, Style)>,
}

impl Styled {
    /// Appends a stretch of one style.
    pub(super) fn push(&mut self, style: Style, text: &str) -> &mut Self {
        let start = self.text.len();
        self.text.push_str(text);
        self.styles.push((start..self.text.len(), style));
        self
    }

    /// Appends a stretch without style.
    pub(super) fn plain(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Gives bytes that are already there a style.
    pub(super) fn restyle(&mut self, range: Range<usize>, style: Style) {
        self.styles.push((range, style));
    }

    /// How many bytes there are.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Columns on one line.
    pub(super) fn width(&self) -> usize {
        layout::width(&self.text)
    }

    /// Wrapped into lines of at most `columns`, painted.
    pub(super) fn lines(&self, columns: usize) -> Vec<String> {
        let lines = layout::wrap(&self.text, columns);
        lines.into_iter().map(|line| self.painted(line)).collect()
    }

    /// Appends spaces up to a column; none if the text is wider.
    pub(super) fn pad_to(&mut self, column: usize) -> &mut Self {
        let spaces = column.saturating_sub(self.width());
        self.plain(&" ".repeat(spaces))
    }

    /// All on one line, painted.
    pub(super) fn whole_line(&self) -> String {
        self.painted(0..self.text.len())
    }

    /// All on one line, painted, without white space at its end.
    pub(super) fn line(&self) -> String {
        self.painted(0..self.text.trim_end().len())
    }

    fn painted(&self, line: Range<usize>) -> String {
        let styles: Vec<&(Range<usize>, Style)> = self
            .styles
            .iter()
            .filter(|(range, _)| range.start < line.end && range.end > line.start)
            .collect();
        let style_at = |at: usize| {
            let covering = styles.iter().rev().find(|(range, _)| range.contains(&at));
            covering.map_or(Style::new(), |(_, style)| *style)
        };

        let mut painted = String::with_capacity(line.len() * 2);
        let mut current = Style::new();
        for (i, c) in self.text[line.clone()].char_indices() {
            let style = style_at(line.start + i);
            if style != current {
                // Writing to a string does not fail.
                let _ = write!(painted, "{current:#}{style}");
                current = style;
            }
            painted.push(visible(c));
        }
        let _ = write!(painted, "{current:#}");
        painted
    }
}
