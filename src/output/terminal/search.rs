//! `search`: who speaks, where and when, then the passage around what matched.

use crate::search::{Hit, HitSpeaker, SearchAnswer};

use super::canvas::Canvas;
use super::styled::Styled;
use super::{View, counted, grouped};
use crate::output::Screen;

/// Lines of a passage.
const LINES: usize = 4;
/// Speakers that are named with their roles; the others by name.
const WITH_ROLES: usize = 3;

impl View for SearchAnswer {
    fn view(&self, screen: &Screen) -> String {
        let mut canvas = Canvas::new(screen);
        let header = format!(
            "{}, {} literal · {:.1} ms",
            counted(self.total, "paragraph", "paragraphs"),
            grouped(self.total_literal),
            self.took_ms
        );
        canvas.header(&header, &self.query, &self.read_as);
        let indent = margin(canvas.number(self.hits.len()));
        let mut literal = self.hits.first().is_some_and(|hit| hit.literal);
        for (i, hit) in self.hits.iter().enumerate() {
            canvas.blank();
            if literal && !hit.literal {
                let mut divider = Styled::default();
                divider.push(canvas.palette.faint, "by words, not word for word:");
                canvas.block(0, &divider);
                canvas.blank();
            }
            literal = hit.literal;
            write_hit(&mut canvas, indent, i, hit);
        }
        canvas.more(self.hits.len(), self.total, "paragraphs");
        canvas.notes(&self.notes);
        canvas.finish()
    }
}

/// Columns that the largest number takes, with a space on each side.
fn margin(largest: usize) -> usize {
    largest.to_string().len() + 2
}

fn write_hit(canvas: &mut Canvas, indent: usize, i: usize, hit: &Hit) {
    let mut margin = Styled::default();
    let number = format!("{:>width$} ", canvas.number(i), width = indent - 1);
    margin.push(canvas.palette.faint, &number);

    let mut lines = speaker_lines(canvas, &hit.speakers);
    if lines.is_empty() {
        let mut narration = Styled::default();
        narration.push(canvas.palette.faint, "no speaker");
        lines.push(narration);
    }
    canvas.hanging(&margin, indent, &lines[0]);
    for line in &lines[1..] {
        canvas.block(indent, line);
    }
    canvas.occasion(indent, hit.session.as_deref(), &hit.conference, hit.date);
    canvas.passage(indent, &hit.text, &hit.highlights, Some(LINES));
    canvas.reference(indent, &hit.source, &hit.id, hit.given_id.as_deref());
}

/// The speakers of what matched with their roles, then the names of the others.
pub(super) fn speaker_lines(canvas: &Canvas, speakers: &[HitSpeaker]) -> Vec<Styled> {
    let palette = canvas.palette;
    let mut matched: Vec<&HitSpeaker> = Vec::new();
    let mut others: Vec<&str> = Vec::new();
    for speaker in speakers.iter().filter(|speaker| speaker.matched) {
        let known = |one: &&HitSpeaker| one.name == speaker.name && one.role == speaker.role;
        if !matched.iter().any(known) {
            matched.push(speaker);
        }
    }
    for speaker in speakers {
        let named = matched.iter().any(|one| one.name == speaker.name);
        if !named && !others.contains(&speaker.name.as_str()) {
            others.push(&speaker.name);
        }
    }
    if matched.len() > WITH_ROLES {
        let rest = matched.split_off(WITH_ROLES);
        others.splice(0..0, rest.into_iter().map(|speaker| speaker.name.as_str()));
    }

    let mut lines: Vec<Styled> = matched
        .into_iter()
        .map(|speaker| {
            let mut line = Styled::default();
            line.push(palette.name, &speaker.name);
            if let Some(role) = &speaker.role {
                line.plain("  ").push(palette.role, role);
            }
            if speaker.kind != "verbatim" {
                line.push(palette.faint, &format!(" · {}", speaker.kind));
            }
            line
        })
        .collect();
    if !others.is_empty() {
        let mut line = Styled::default();
        let also = if lines.is_empty() { "beside" } else { "also" };
        line.push(palette.faint, &format!("{also} {}", others.join("、")));
        lines.push(line);
    }
    lines
}
