//! `index`: what a build did, in a few lines. The problems themselves are errors and are told on
//! standard error, not here.

use crate::indexing::Report;

use super::canvas::Canvas;
use super::styled::Styled;
use super::{View, counted, grouped, size};
use crate::output::Screen;

impl View for Report {
    fn view(&self, screen: &Screen) -> String {
        let mut canvas = Canvas::new(screen);
        let palette = canvas.palette;
        let problems = self.problems.len() as u64;
        let alarm = match problems {
            0 => palette.faint,
            _ => palette.bad,
        };
        let mut line = Styled::default();
        line.push(
            palette.heading,
            &together(counted(self.files, "file", "files")),
        );
        line.plain(&changes(self));
        for (count, one, many) in [
            (self.conferences, "conference", "conferences"),
            (self.sessions, "session", "sessions"),
            (self.paragraphs, "paragraph", "paragraphs"),
            (self.speeches, "speech", "speeches"),
            (self.speakers, "speaker", "speakers"),
        ] {
            line.plain(&format!(" · {}", together(counted(count, one, many))));
        }
        let pace = format!("{} in {}", size(self.bytes), pace(self));
        line.push(palette.faint, &format!(" · {}", together(pace)));
        let problems = counted(problems, "problem", "problems");
        line.plain(" · ").push(alarm, &together(problems));
        canvas.block(0, &line);

        if self.dry_run {
            let mut line = Styled::default();
            line.push(canvas.palette.evidence, "a trial: nothing was written");
            canvas.block(0, &line);
        }
        canvas.notes(&self.notes);
        canvas.finish()
    }
}

/// On one line: the spaces become ones where no line ends.
fn together(text: String) -> String {
    text.replace(' ', "\u{A0}")
}

/// ` (3 new, 1 changed)`: what is not nothing.
fn changes(report: &Report) -> String {
    let changes: Vec<String> = [
        (report.added, "new"),
        (report.changed, "changed"),
        (report.unchanged, "unchanged"),
        (report.vanished, "vanished"),
        (report.failed, "failed"),
        (report.not_transcripts, "not transcripts"),
    ]
    .into_iter()
    .filter(|&(count, _)| count > 0)
    .map(|(count, what)| format!("{} {what}", grouped(count)))
    .collect();
    if changes.is_empty() {
        return String::new();
    }
    format!(" ({})", changes.join(", "))
}

/// `2.1 s, 5.9 MB/s`
fn pace(report: &Report) -> String {
    let rate = report.bytes as f64 / 1e6 / report.seconds.max(1e-9);
    if report.bytes == 0 {
        return format!("{:.2} s", report.seconds);
    }
    format!("{:.2} s, {rate:.1} MB/s", report.seconds)
}
