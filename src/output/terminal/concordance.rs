//! `kwic`: one occurrence a line, all of them beginning in the same column.

use crate::search::{KwicAnswer, KwicLine};

use super::super::place::place;
use super::canvas::Canvas;
use super::layout::{cut_end, cut_start, first_columns, last_columns, width};
use super::styled::Styled;
use super::{View, counted};
use crate::output::Screen;

/// The most columns for the speaker.
const SPEAKER: usize = 16;
/// From these widths on there is room for the speaker, the date and the place in the source.
const WITH_SPEAKER: usize = 40;
const WITH_DATE: usize = 60;
const WITH_PLACE: usize = 120;
/// The most columns for the place.
const PLACE: usize = 36;

impl View for KwicAnswer {
    fn view(&self, screen: &Screen) -> String {
        let mut canvas = Canvas::new(screen);
        let header = counted(self.total, "occurrence", "occurrences");
        canvas.header(&header, &self.query, &self.read_as);
        if !self.lines.is_empty() {
            canvas.blank();
        }
        let columns = Columns::of(&self.lines, canvas.width());
        for line in &self.lines {
            let line = written(&canvas, line, &columns);
            canvas.raw(&line.line());
        }
        canvas.more(self.lines.len(), self.total, "occurrences");
        canvas.notes(&self.notes);
        canvas.finish()
    }
}

/// Columns of each part; 0 for a part that is not shown.
struct Columns {
    left: usize,
    right: usize,
    speaker: usize,
    date: usize,
    place: usize,
}

impl Columns {
    fn of(lines: &[KwicLine], screen: usize) -> Self {
        let widest = |part: &dyn Fn(&KwicLine) -> usize, from: usize| {
            let widths = lines.iter().map(part);
            widths.max().filter(|_| screen >= from).unwrap_or(0)
        };
        let speaker = widest(
            &|line| line.speaker.as_deref().map_or(0, width),
            WITH_SPEAKER,
        );
        let speaker = speaker.min(SPEAKER.min(screen / 6));
        let date = widest(
            &|line| line.date.map_or(0, |date| date.to_string().len()),
            WITH_DATE,
        );
        let place = widest(&|line| width(&place(&line.source)), WITH_PLACE).min(PLACE);
        let beside: usize = [speaker, date, place]
            .into_iter()
            .filter(|&columns| columns > 0)
            .map(|columns| columns + 2)
            .sum();
        // A space on each side of the match.
        let text = screen.saturating_sub(beside + 2);
        let matched = widest(&|line| width(&line.matched), 0).min(text / 2);
        let left = (text - matched) / 2;
        Self {
            left,
            right: text - left,
            speaker,
            date,
            place,
        }
    }
}

fn written(canvas: &Canvas, line: &KwicLine, columns: &Columns) -> Styled {
    let palette = canvas.palette;
    let left = last_columns(&line.left, columns.left);
    let matched = first_columns(&line.matched, columns.right);
    let right = first_columns(&line.right, columns.right - width(matched));
    let date = line.date.map(|date| date.to_string()).unwrap_or_default();
    let speaker = line.speaker.as_deref().unwrap_or_default();

    let mut styled = Styled::default();
    styled
        .pad_to(columns.left - width(left))
        .plain(left)
        .plain(" ")
        .push(palette.matched, matched)
        .plain(" ")
        .plain(right);
    let mut column = columns.left + columns.right + 2;
    for (part, columns, style) in [
        (
            cut_end(speaker, columns.speaker),
            columns.speaker,
            palette.name,
        ),
        (cut_end(&date, columns.date), columns.date, palette.faint),
        (
            cut_start(&place(&line.source), columns.place),
            columns.place,
            palette.place,
        ),
    ] {
        if columns > 0 {
            styled.pad_to(column + 2).push(style, &part);
            column += columns + 2;
        }
    }
    styled
}
