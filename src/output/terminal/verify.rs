//! `verify`: the verdict, then each place of the quote with who says it there.

use crate::search::{EditKind, QuotePart, Verdict, VerifyAnswer};

use super::super::diff::marked;
use super::canvas::Canvas;
use super::styled::Styled;
use super::{View, counted};
use crate::output::Screen;

/// Lines of a passage; fewer where the parts of one speech stand below each other.
const LINES: usize = 4;
const LINES_OF_PART: usize = 2;
const INDENT: usize = 4;

impl View for VerifyAnswer {
    fn view(&self, screen: &Screen) -> String {
        let mut canvas = Canvas::new(screen);
        write_verdict(&mut canvas, self);
        if !self.diff.is_empty() {
            let palette = canvas.palette;
            let mut line = Styled::default();
            for edit in &self.diff {
                let text = marked(edit);
                match edit.op {
                    EditKind::Equal => line.plain(&text),
                    EditKind::Delete => line.push(palette.bad, &text),
                    EditKind::Insert => line.push(palette.good, &text),
                };
            }
            canvas.blank();
            canvas.block(INDENT, &line);
        }
        for part in &self.parts {
            canvas.blank();
            write_part(&mut canvas, self, part);
        }
        if matches!(self.verdict, Verdict::Verbatim | Verdict::Normalised) {
            canvas.more(self.parts.len(), self.total, "places");
        }
        canvas.notes(&self.notes);
        canvas.finish()
    }
}

fn write_verdict(canvas: &mut Canvas, answer: &VerifyAnswer) {
    let palette = canvas.palette;
    let (style, verdict) = match answer.verdict {
        Verdict::Verbatim => (palette.good, "verbatim"),
        Verdict::Normalised => (palette.good, "normalised"),
        Verdict::Spliced => (palette.bad, "spliced"),
        Verdict::Near => (palette.bad, "near"),
        Verdict::NotFound => (palette.bad, "not found"),
    };
    let count = match answer.verdict {
        Verdict::Verbatim | Verdict::Normalised => {
            format!(" in {}", counted(answer.total, "place", "places"))
        }
        Verdict::Spliced => format!(" from {}", counted(answer.total, "part", "parts")),
        Verdict::Near | Verdict::NotFound => String::new(),
    };
    let mut line = Styled::default();
    line.push(style, verdict).push(
        palette.heading,
        &format!("{count} · {:.1} ms", answer.took_ms),
    );
    canvas.block(0, &line);
}

fn write_part(canvas: &mut Canvas, answer: &VerifyAnswer, part: &QuotePart) {
    let palette = canvas.palette;
    if answer.verdict == Verdict::Spliced {
        let [start, end] = part.covers;
        let piece: String = answer.quote.chars().skip(start).take(end - start).collect();
        let mut line = Styled::default();
        line.push(palette.heading, &piece);
        canvas.block(0, &line);
    }
    let mut line = Styled::default();
    match &part.speaker {
        None => line.push(palette.faint, "no speaker: it stands in the narration"),
        Some(speaker) => {
            line.push(palette.name, &speaker.name);
            if let Some(role) = &speaker.role {
                line.push(palette.role, &format!("  {role}"));
            }
            if let Some(kind) = part.kind {
                line.push(palette.evidence, &format!(" · {kind}"));
            }
            if let Some(cue) = &part.cue {
                line.push(palette.evidence, &format!(" · {cue}"));
            }
            let sure = part.confidence.unwrap_or(0.0) * 100.0;
            line.push(palette.faint, &format!(" · {sure:.0} % sure"))
        }
    };
    canvas.block(INDENT, &line);
    if part.kind == Some("indirect") {
        let mut line = Styled::default();
        line.push(
            palette.evidence,
            "a paraphrase: the source reports this in its own words",
        );
        canvas.block(INDENT, &line);
    }
    let lines = match answer.verdict {
        Verdict::Spliced => LINES_OF_PART,
        _ => LINES,
    };
    canvas.passage(INDENT, &part.text, &part.highlights, Some(lines));
    canvas.occasion(INDENT, part.session.as_deref(), &part.conference, part.date);
    canvas.reference(INDENT, &part.source, &part.id, part.given_id.as_deref());
}
