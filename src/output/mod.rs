//! Answers in the shape that was asked for: terminal, JSON, JSON Lines, CSV or Markdown.
//!
//! One file a format. Everything is written to the writer that the caller passes; nothing here
//! prints, asks for the size of the terminal, or decides whether colours are wanted.

mod csv;
mod diff;
mod inspection;
mod json;
mod markdown;
mod marks;
mod place;
#[cfg(test)]
mod samples;
mod table;
mod terminal;

#[cfg(test)]
mod tests;

use std::io::{self, Write};

use serde::Serialize;

pub use inspection::Inspection;
pub use json::Lines;
pub use markdown::Quotable;
pub use marks::mark;
pub use table::{Table, Tabular};
pub use terminal::View;

/// The shapes an answer can be written in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// For the eye: wrapped, aligned, coloured.
    #[default]
    Terminal,
    /// One JSON object.
    Json,
    /// One JSON object a line: a hit, a speaker, a group, …
    JsonLines,
    /// Comma-separated values with a header.
    Csv,
    /// Markdown to quote from.
    Markdown,
}

/// What the writer of a terminal view must know of the place it writes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Columns; a Chinese character takes two.
    pub width: usize,
    /// Whether to write colours.
    pub colour: bool,
    /// Whether someone is looking: JSON is then laid out in lines.
    pub interactive: bool,
    /// Whether remarks beside the answer (notes, what to try next) are left out.
    pub quiet: bool,
    /// How many answers were skipped before the first, so that numbers go on.
    pub skipped: usize,
}

impl Default for Screen {
    /// A plain page of 100 columns, as for a file.
    fn default() -> Self {
        Self {
            width: 100,
            colour: false,
            interactive: false,
            quiet: false,
            skipped: 0,
        }
    }
}

/// What can be written in every [`Format`].
pub trait Answer: Serialize + Lines + Tabular + Quotable + View {}

impl<T: Serialize + Lines + Tabular + Quotable + View> Answer for T {}

/// Writes an answer.
///
/// # Errors
/// Those of `out`.
pub fn write<A: Answer>(
    answer: &A,
    format: Format,
    screen: &Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Terminal => terminal::write(answer, screen, out),
        Format::Json => json::write(answer, screen.interactive, out),
        Format::JsonLines => answer.write_lines(out),
        Format::Csv => csv::write(&answer.table(), out),
        Format::Markdown => answer.write_markdown(out),
    }
}
