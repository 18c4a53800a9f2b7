//! Rows in aligned columns; what is too wide is cut so that the row fits on the screen.

use anstyle::Style;

use super::canvas::Canvas;
use super::layout::{cut_end, width};

/// A column of a grid.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// Its title.
    pub title: &'static str,
    /// Whether it is aligned to the right: numbers, which are never cut.
    pub number: bool,
    /// The style of its cells.
    pub style: Style,
}

/// Space between columns.
const GAP: usize = 2;
/// No column is cut to less.
const LEAST: usize = 8;

/// Writes titles and rows.
pub(super) fn write_grid(canvas: &mut Canvas, columns: &[Column], rows: &[Vec<String>]) {
    let widths = fitted(columns, rows, canvas.width());
    let faint = canvas.palette.faint;
    let titles = columns.iter().map(|column| (column.title, faint));
    let titles = joined(columns, &widths, titles);
    canvas.raw(&titles);
    for row in rows {
        let cells = row.iter().zip(columns);
        let cells = cells.map(|(cell, column)| (cell.as_str(), column.style));
        let line = joined(columns, &widths, cells);
        canvas.raw(&line);
    }
}

fn joined<'a>(
    columns: &[Column],
    widths: &[usize],
    cells: impl Iterator<Item = (&'a str, Style)>,
) -> String {
    let mut line = String::new();
    for (i, (cell, style)) in cells.enumerate() {
        let cell = cut_end(cell, widths[i]);
        let padding = " ".repeat(widths[i] - width(&cell));
        let gap = " ".repeat(if i > 0 { GAP } else { 0 });
        line += &if columns[i].number {
            format!("{gap}{padding}{style}{cell}{style:#}")
        } else {
            format!("{gap}{style}{cell}{style:#}{padding}")
        };
    }
    line
}

/// The width of each column: as wide as its widest cell, then the widest texts narrowed until the
/// row fits.
fn fitted(columns: &[Column], rows: &[Vec<String>], screen: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(i, column)| {
            let cells = rows.iter().map(|row| width(&row[i]));
            cells.max().unwrap_or(0).max(column.title.len())
        })
        .collect();
    let gaps = GAP * columns.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > screen {
        let texts = (0..columns.len()).filter(|&i| !columns[i].number && widths[i] > LEAST);
        let Some(widest) = texts.max_by_key(|&i| widths[i]) else {
            break;
        };
        widths[widest] -= 1;
    }
    widths
}
