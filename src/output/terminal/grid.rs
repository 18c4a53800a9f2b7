//! Rows in aligned columns; what is too wide is cut so that the row fits on the screen.

use anstyle::Style;

use super::canvas::Canvas;
use super::layout::{cut_end, width};
use super::styled::Styled;

/// A column of a grid.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    title: &'static str,
    style: Style,
    /// Whether its cells stand at the right edge.
    right: bool,
    /// Whether its cells are cut where there is no room.
    cut: bool,
}

impl Column {
    /// Text that is cut where there is no room.
    pub(super) fn text(title: &'static str, style: Style) -> Self {
        Self {
            title,
            style,
            right: false,
            cut: true,
        }
    }

    /// Text that says nothing when cut: dates.
    pub(super) fn whole(title: &'static str, style: Style) -> Self {
        Self {
            cut: false,
            ..Self::text(title, style)
        }
    }

    /// Numbers.
    pub(super) fn number(title: &'static str) -> Self {
        Self {
            right: true,
            ..Self::whole(title, Style::new())
        }
    }
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
    canvas.raw(&joined(columns, &widths, titles).line());
    for row in rows {
        let cells = row.iter().zip(columns);
        let cells = cells.map(|(cell, column)| (cell.as_str(), column.style));
        canvas.raw(&joined(columns, &widths, cells).line());
    }
}

fn joined<'a>(
    columns: &[Column],
    widths: &[usize],
    cells: impl Iterator<Item = (&'a str, Style)>,
) -> Styled {
    let mut line = Styled::default();
    let mut start = 0;
    for ((cell, style), (column, &columns)) in cells.zip(columns.iter().zip(widths)) {
        let cell = cut_end(cell, columns);
        let padding = if column.right {
            columns - width(&cell)
        } else {
            0
        };
        line.pad_to(start + padding).push(style, &cell);
        start += columns + GAP;
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
        let texts = (0..columns.len()).filter(|&i| columns[i].cut && widths[i] > LEAST);
        let Some(widest) = texts.max_by_key(|&i| widths[i]) else {
            break;
        };
        widths[widest] -= 1;
    }
    widths
}
