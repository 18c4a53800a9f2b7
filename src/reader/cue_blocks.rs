//! The blocks of a subtitle file and their times. What is said in them is not looked at.

use super::Document;
use super::problem::Fault;
use crate::text::{SourceLine, source_lines};
use crate::transcript::Problem;

/// Lines between blank ones: a cue, or a note or header if there are no times.
#[derive(Debug, Default)]
pub(super) struct Block<'a> {
    /// Start and end in seconds.
    pub time: Option<(f64, f64)>,
    /// The lines below the times, or all lines if there are no times.
    pub lines: Vec<SourceLine<'a>>,
}

/// Cuts a file into blocks. A cue whose times cannot be read is a problem and keeps its text.
pub(super) fn blocks<'a>(document: &Document<'a>) -> (Vec<Block<'a>>, Vec<Problem>) {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut problems = Vec::new();
    let mut after_blank = true;
    let mut clock = 0.0;
    for mut line in source_lines(document.text) {
        line.number += document.first_line - 1;
        if line.text.trim().is_empty() {
            after_blank = true;
            continue;
        }
        if after_blank {
            blocks.push(Block::default());
            after_blank = false;
        }
        let Some(block) = blocks.last_mut() else {
            continue;
        };
        let is_arrow = line.text.contains("-->");
        let read = is_arrow.then(|| times(line.text)).flatten();
        if is_arrow && block.time.is_none() {
            // Above stands a counter or the name of the cue.
            block.lines.clear();
            if read.is_none() {
                let written = line.text.trim().to_owned();
                problems.push(Fault::CueTime { written }.at(line.number, 0));
            }
            block.time = read.or(Some((clock, clock)));
        } else if read.is_some() {
            // The blank line before this cue is missing.
            if block.lines.last().is_some_and(is_counter) {
                block.lines.pop();
            }
            blocks.push(Block {
                time: read,
                lines: Vec::new(),
            });
        } else {
            block.lines.push(line);
        }
        clock = read.map_or(clock, |time| time.1);
    }
    (blocks, problems)
}

fn is_counter(line: &SourceLine<'_>) -> bool {
    line.text.trim().bytes().all(|byte| byte.is_ascii_digit())
}

/// `00:00:01,000 --> 00:00:02.500 align:start` in seconds.
fn times(line: &str) -> Option<(f64, f64)> {
    let (start, end) = line.split_once("-->")?;
    let end = end.split_whitespace().next()?;
    Some((seconds(start.trim())?, seconds(end)?))
}

fn seconds(time: &str) -> Option<f64> {
    let parts = time.split(':');
    if !(2..=3).contains(&parts.clone().count()) {
        return None;
    }
    let mut sum = 0.0;
    for part in parts {
        let number: f64 = part.trim().replace(',', ".").parse().ok()?;
        sum = sum * 60.0 + number;
    }
    (sum.is_finite() && sum >= 0.0).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_every_spelling() {
        for (line, expected) in [
            ("00:00:01,000 --> 00:00:02,500", Some((1.0, 2.5))),
            (
                "01:02:03.5 --> 01:02:04.25 align:start",
                Some((3723.5, 3724.25)),
            ),
            ("00:01.000-->00:02.000", Some((1.0, 2.0))),
            ("1 --> 2", None),
            ("00:00:0x --> 00:00:01", None),
            ("-->", None),
        ] {
            assert_eq!(times(line), expected, "{line}");
        }
    }
}
