//! `inspect`: the text as it was understood, session by session, each speech with who says it and
//! why that was concluded. Problems are errors and are told on standard error. Narration is dimmed; without colour, speeches stand in 【 】.

use std::ops::Range;

use crate::output::inspection::{InspectedParagraph, InspectedSpeech, Inspection};

use super::canvas::Canvas;
use super::styled::Styled;
use super::{View, counted};
use crate::output::Screen;

/// Columns for the line numbers.
const INDENT: usize = 10;

impl View for Inspection {
    fn view(&self, screen: &Screen) -> String {
        let mut canvas = Canvas::new(screen);
        write_header(&mut canvas, self);
        let spoken = spoken_parts(self);
        let mut session = None;
        for (paragraph, parts) in self.paragraphs.iter().zip(&spoken) {
            canvas.blank();
            if paragraph.session != session {
                session = paragraph.session;
                let title = session.map_or("(no session)", |it| self.sessions[it].title.as_str());
                let mut line = Styled::default();
                line.push(canvas.palette.heading, &format!("§ {title}"));
                canvas.block(0, &line);
                if paragraph.text == title {
                    continue;
                }
                canvas.blank();
            }
            write_paragraph(&mut canvas, paragraph, parts, screen.colour);
        }
        canvas.finish()
    }
}

fn write_header(canvas: &mut Canvas, inspection: &Inspection) {
    let palette = canvas.palette;
    let mut line = Styled::default();
    line.push(palette.heading, &inspection.path);
    let facts = [inspection.format, inspection.encoding];
    for fact in facts.into_iter().flatten() {
        line.push(palette.faint, &format!(" · {fact}"));
    }
    canvas.block(0, &line);
    canvas.occasion(0, None, &inspection.conference, inspection.date);
    let mut line = Styled::default();
    line.plain(&format!(
        "{}, {}, {}",
        counted(inspection.sessions.len() as u64, "session", "sessions"),
        counted(
            inspection.paragraphs.len() as u64,
            "paragraph",
            "paragraphs"
        ),
        counted(inspection.speeches.len() as u64, "speech", "speeches"),
    ));
    if !inspection.problems.is_empty() {
        let problems = counted(inspection.problems.len() as u64, "problem", "problems");
        line.plain(", ").push(palette.bad, &problems);
    }
    canvas.block(0, &line);
}

/// A stretch of a paragraph that belongs to a speech.
struct SpokenPart<'a> {
    range: Range<usize>,
    speech: &'a InspectedSpeech,
    /// Which of the speeches in the paragraph it is.
    shade: usize,
    /// Whether the speech begins here.
    first: bool,
}

/// The parts in each paragraph, in order.
fn spoken_parts(inspection: &Inspection) -> Vec<Vec<SpokenPart<'_>>> {
    let mut spoken: Vec<Vec<SpokenPart>> = Vec::new();
    spoken.resize_with(inspection.paragraphs.len(), Vec::new);
    for speech in &inspection.speeches {
        for (i, (paragraph, range)) in speech.parts.iter().enumerate() {
            let there = &mut spoken[*paragraph];
            let shade = match there.last() {
                None => 0,
                Some(last) if std::ptr::eq(last.speech, speech) => last.shade,
                Some(last) => last.shade + 1,
            };
            there.push(SpokenPart {
                range: range.clone(),
                speech,
                shade,
                first: i == 0,
            });
        }
    }
    for parts in &mut spoken {
        parts.sort_by_key(|part| part.range.start);
    }
    spoken
}

fn write_paragraph(
    canvas: &mut Canvas,
    paragraph: &InspectedParagraph,
    parts: &[SpokenPart],
    colour: bool,
) {
    let palette = canvas.palette;
    let mut styled = Styled::default();
    let mut done = 0;
    for SpokenPart { range, shade, .. } in parts {
        styled.push(palette.faint, &paragraph.text[done..range.start]);
        let voice = palette.voices[shade % palette.voices.len()];
        let (open, close) = if colour { ("", "") } else { ("【", "】") };
        styled.push(voice, open);
        styled.push(voice, &paragraph.text[range.clone()]);
        styled.push(voice, close);
        done = range.end;
    }
    styled.push(palette.faint, &paragraph.text[done..]);

    for part in parts.iter().filter(|part| part.first) {
        let line = introduction(canvas, part.speech, part.shade);
        canvas.block(INDENT, &line);
    }
    let mut margin = Styled::default();
    margin.push(palette.faint, &margin_text(paragraph.lines, paragraph.time));
    canvas.hanging(&margin, INDENT, &styled);
}

/// Who, role, kind, cue, rule and confidence on one line.
fn introduction(canvas: &Canvas, speech: &InspectedSpeech, shade: usize) -> Styled {
    let palette = canvas.palette;
    let voice = palette.voices[shade % palette.voices.len()];
    let mut line = Styled::default();
    line.push(voice.bold_if(palette.name), &speech.speaker.name);
    if let Some(role) = &speech.speaker.role {
        line.push(voice, &format!("  {role}"));
    }
    if !speech.speaker.named {
        line.push(palette.faint, " (unnamed)");
    }
    let cue = speech.cue.iter().map(String::as_str);
    for fact in std::iter::once(speech.kind).chain(cue) {
        line.push(palette.evidence, &format!(" · {fact}"));
    }
    line.push(
        palette.faint,
        &format!(" · {} {:.2}", speech.rule, speech.confidence),
    );
    if let Some(written) = &speech.written {
        line.push(palette.faint, &format!(" · written {written}"));
    }
    line
}

fn margin_text(lines: Option<[u32; 2]>, time: Option<[f64; 2]>) -> String {
    match (lines, time) {
        (_, Some([start, _])) => crate::output::place::clock(start),
        (Some([first, last]), None) if first == last => first.to_string(),
        (Some([first, last]), None) => format!("{first}–{last}"),
        (None, None) => String::new(),
    }
}

/// The bold form of a style, if the other is bold.
trait BoldIf {
    fn bold_if(self, other: Self) -> Self;
}

impl BoldIf for anstyle::Style {
    fn bold_if(self, other: Self) -> Self {
        self.effects(self.get_effects() | other.get_effects())
    }
}
