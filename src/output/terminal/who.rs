//! `who`: each speaker with roles, counts and dates, then speeches with their evidence.

use crate::search::{SpeakerHits, SpeechHit, WhoAnswer};

use super::super::place::period;
use super::canvas::Canvas;
use super::first;
use super::styled::Styled;
use super::{View, counted};
use crate::output::Screen;

/// Lines of an example.
const LINES: usize = 4;
const INDENT: usize = 4;

impl View for WhoAnswer {
    fn view(&self, screen: &Screen) -> String {
        let mut canvas = Canvas::new(screen);
        if self.first {
            return first::view(self, canvas);
        }
        let header = format!(
            "{} · {:.1} ms",
            counted(self.total, "speaker", "speakers"),
            self.took_ms
        );
        canvas.header(&header, &self.query, &self.read_as);
        for speaker in &self.speakers {
            canvas.blank();
            write_speaker(&mut canvas, speaker);
        }
        canvas.more(self.speakers.len(), self.total, "speakers");
        canvas.notes(&self.notes);
        canvas.finish()
    }
}

fn write_speaker(canvas: &mut Canvas, speaker: &SpeakerHits) {
    let palette = canvas.palette;
    let mut line = Styled::default();
    line.push(palette.name, &speaker.name).push(
        palette.faint,
        &format!(
            "  {}, {}",
            counted(speaker.speeches, "speech", "speeches"),
            counted(speaker.matches, "match", "matches")
        ),
    );
    if let Some(period) = period(speaker.first_date, speaker.last_date) {
        line.push(palette.faint, &format!(" · {period}"));
    }
    canvas.block(0, &line);
    for role in &speaker.roles {
        let mut line = Styled::default();
        line.push(palette.role, role);
        canvas.block(0, &line);
    }
    for example in &speaker.examples {
        canvas.blank();
        let said_as = example.role.as_deref().filter(|_| speaker.roles.len() > 1);
        canvas.block(INDENT, &evidence(canvas, example, said_as));
        canvas.passage(INDENT, &example.text, &example.highlights, Some(LINES));
        write_source(canvas, INDENT, example);
    }
    let more = speaker
        .speeches
        .saturating_sub(speaker.examples.len() as u64);
    if more > 0 && !speaker.examples.is_empty() {
        let mut line = Styled::default();
        let speeches = counted(more, "more speech", "more speeches");
        line.push(
            palette.faint,
            &format!("{speeches} · see them with --examples {}", speaker.speeches),
        );
        canvas.blank();
        canvas.block(INDENT, &line);
    }
}

/// How the source gives the words, and how sure it is whose they are.
pub(super) fn evidence(canvas: &Canvas, speech: &SpeechHit, role: Option<&str>) -> Styled {
    let palette = canvas.palette;
    let mut line = Styled::default();
    line.push(palette.evidence, speech.kind);
    if let Some(cue) = &speech.cue {
        line.push(palette.evidence, &format!(" · {cue}"));
    }
    line.push(
        palette.faint,
        &format!(" · {:.0} % sure", speech.confidence * 100.0),
    );
    if let Some(role) = role {
        line.push(palette.faint, &format!(" · {role}"));
    }
    if let Some(written) = &speech.written {
        line.push(palette.faint, &format!(" · written {written}"));
    }
    line
}

/// Occasion, place and ids of a speech.
pub(super) fn write_source(canvas: &mut Canvas, indent: usize, speech: &SpeechHit) {
    canvas.occasion(
        indent,
        speech.session.as_deref(),
        &speech.conference,
        speech.date,
    );
    canvas.reference(
        indent,
        &speech.source,
        &speech.id,
        speech.given_id.as_deref(),
    );
}
