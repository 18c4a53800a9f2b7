//! `count`: a bar for each group, of the rate where one was asked for.

use crate::search::{CountAnswer, CountGroup};

use super::canvas::Canvas;
use super::layout::{cut_end, width};
use super::styled::Styled;
use super::{View, counted, grouped};
use crate::output::Screen;

/// Blocks of one to eight eighths.
const EIGHTHS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];
/// The least and the most columns of a full bar.
const BAR: (usize, usize) = (8, 60);

impl View for CountAnswer {
    fn view(&self, screen: &Screen) -> String {
        let mut canvas = Canvas::new(screen);
        let rated = self.groups.iter().any(|group| group.rate.is_some());
        let header = format!(
            "{} in {}, {}{}",
            counted(self.total, "occurrence", "occurrences"),
            counted(self.speeches, "speech", "speeches"),
            counted(self.paragraphs, "paragraph", "paragraphs"),
            if rated {
                " · per 10,000 characters"
            } else {
                ""
            },
        );
        canvas.header(&header, &self.query, &self.read_as);
        if !self.groups.is_empty() {
            canvas.blank();
            write_bars(&mut canvas, &self.groups);
        }
        canvas.notes(&self.notes);
        canvas.finish()
    }
}

fn write_bars(canvas: &mut Canvas, groups: &[CountGroup]) {
    let palette = canvas.palette;
    let rated = groups.iter().any(|group| group.rate.is_some());
    let value = |group: &CountGroup| match (rated, group.rate) {
        (true, rate) => rate.unwrap_or(0.0),
        (false, _) => group.count as f64,
    };
    let key = |group: &CountGroup| group.key.clone().unwrap_or_else(|| "(none)".to_owned());
    let numbers = |group: &CountGroup| {
        let rate = match (rated, group.rate) {
            (true, Some(rate)) => format!("{rate:.2}"),
            (true, None) => "–".to_owned(),
            (false, _) => String::new(),
        };
        (grouped(group.count), rate)
    };

    let widest = |part: &dyn Fn(&CountGroup) -> usize| groups.iter().map(part).max().unwrap_or(0);
    let key_columns = widest(&|group| width(&key(group))).min(canvas.width() * 2 / 5);
    let count_columns = widest(&|group| numbers(group).0.len());
    let rate_columns = widest(&|group| width(&numbers(group).1));
    let taken = key_columns + count_columns + rate_columns + 6;
    let bar_columns = canvas.width().saturating_sub(taken).clamp(BAR.0, BAR.1);
    let largest = groups.iter().map(value).fold(0.0, f64::max);

    for group in groups {
        let key = cut_end(&key(group), key_columns);
        let (count, rate) = numbers(group);
        let bar = bar(value(group), largest, bar_columns);
        let mut line = Styled::default();
        line.push(palette.name, &key)
            .pad_to(key_columns + 2 + count_columns - count.len())
            .plain(&count);
        if rate_columns > 0 {
            let rate_end = key_columns + count_columns + rate_columns + 4;
            line.pad_to(rate_end - width(&rate)).plain(&rate);
        }
        line.plain("  ").push(palette.bar, &bar);
        canvas.raw(&line.line());
    }
}

/// A bar of eighths of columns; the least value above nothing shows one eighth.
pub(super) fn bar(value: f64, largest: f64, columns: usize) -> String {
    if value <= 0.0 || largest <= 0.0 {
        return String::new();
    }
    let eighths = ((value / largest * columns as f64 * 8.0).round() as usize).max(1);
    let mut bar = "█".repeat(eighths / 8);
    if !eighths.is_multiple_of(8) {
        bar.push(EIGHTHS[eighths % 8 - 1]);
    }
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_have_eighths() {
        let check = |value, expected: &str| assert_eq!(bar(value, 8.0, 2), expected);
        check(8.0, "██");
        check(4.0, "█");
        check(5.0, "█▎");
        check(0.001, "▏");
        check(0.0, "");
    }
}
