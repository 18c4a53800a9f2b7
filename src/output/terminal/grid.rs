//! Rows in aligned columns; what is too wide is cut so that the row fits on the screen.

use anstyle::Style;

use super::canvas::Canvas;
use super::layout::{cut_end, cut_start, width};
use super::styled::Styled;

/// A column of a grid.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    title: &'static str,
    style: Style,
    /// Whether its cells stand at the right edge.
    right: bool,
    cut: Cut,
}

/// What happens to cells where there is no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// They say nothing when cut: numbers, dates.
    Never,
    /// Their ends are cut.
    End,
    /// Their ends are cut before those of other columns.
    EndFirst,
    /// Their beginnings are cut.
    Start,
}

impl Column {
    /// Text.
    pub(super) fn text(title: &'static str, style: Style) -> Self {
        Self {
            title,
            style,
            right: false,
            cut: Cut::End,
        }
    }

    /// Text that matters less.
    pub(super) fn minor(title: &'static str, style: Style) -> Self {
        Self {
            cut: Cut::EndFirst,
            ..Self::text(title, style)
        }
    }

    /// Paths, which differ at their ends.
    pub(super) fn path(title: &'static str, style: Style) -> Self {
        Self {
            cut: Cut::Start,
            ..Self::text(title, style)
        }
    }

    /// Text that is never cut: dates.
    pub(super) fn whole(title: &'static str, style: Style) -> Self {
        Self {
            cut: Cut::Never,
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

    fn fitted(&self, cell: &str, columns: usize) -> String {
        match self.cut {
            Cut::Start => cut_start(cell, columns),
            _ => cut_end(cell, columns),
        }
    }
}

/// Space between columns.
const GAP: usize = 2;
/// No column is cut to less; one that matters less is cut to this first.
const LEAST: usize = 8;

/// Writes titles and rows. A column without any text is left out.
pub(super) fn write_grid(canvas: &mut Canvas, columns: &[Column], rows: &[Vec<String>]) {
    let filled: Vec<usize> = (0..columns.len())
        .filter(|&i| rows.iter().any(|row| !row[i].is_empty()))
        .collect();
    let columns: Vec<Column> = filled.iter().map(|&i| columns[i]).collect();
    let rows: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| filled.iter().map(|&i| row[i].as_str()).collect())
        .collect();
    let widths = fitted(&columns, &rows, canvas.width());

    let faint = canvas.palette.faint;
    let titles = columns.iter().map(|column| (column.title, faint));
    canvas.raw(&joined(&columns, &widths, titles).line());
    for row in rows {
        let cells = row.into_iter().zip(&columns);
        let cells = cells.map(|(cell, column)| (cell, column.style));
        canvas.raw(&joined(&columns, &widths, cells).line());
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
        let cell = column.fitted(cell, columns);
        let padding = match column.right {
            true => columns - width(&cell),
            false => 0,
        };
        line.pad_to(start + padding).push(style, &cell);
        start += columns + GAP;
    }
    line
}

/// The width of each column: as wide as its widest cell, then the widest texts narrowed until the
/// row fits, those first that matter less.
fn fitted(columns: &[Column], rows: &[Vec<&str>], screen: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(i, column)| {
            let cells = rows.iter().map(|row| width(row[i]));
            cells.max().unwrap_or(0).max(column.title.len())
        })
        .collect();
    let gaps = GAP * columns.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > screen {
        let can_shrink = |&i: &usize| columns[i].cut != Cut::Never && widths[i] > LEAST;
        let minor = |&i: &usize| columns[i].cut == Cut::EndFirst;
        let texts: Vec<usize> = (0..columns.len()).filter(can_shrink).collect();
        let least = texts.iter().copied().find(minor);
        let widest = texts.iter().copied().max_by_key(|&i| widths[i]);
        match least.or(widest) {
            Some(i) => widths[i] -= 1,
            None => break,
        }
    }
    widths
}
