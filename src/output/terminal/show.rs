//! `show`: a paragraph or a speech in full, what comes before and after it in brief.

use crate::search::{Hit, InContext, ShowAnswer, SpeechHit};

use super::View;
use super::canvas::Canvas;
use super::search::speaker_lines;
use super::styled::Styled;
use super::who::{evidence, write_source};
use crate::output::Screen;

/// Lines of a neighbour.
const LINES: usize = 2;
const INDENT: usize = 4;

impl View for ShowAnswer {
    fn view(&self, screen: &Screen) -> String {
        let mut canvas = Canvas::new(screen);
        match self {
            Self::Paragraph(shown) => write_all(&mut canvas, shown, paragraph, paragraph_neighbour),
            Self::Speech(shown) => write_all(&mut canvas, shown, speech, speech_neighbour),
        }
        canvas.finish()
    }
}

fn write_all<T>(
    canvas: &mut Canvas,
    shown: &InContext<T>,
    it: impl Fn(&mut Canvas, &T),
    neighbour: impl Fn(&mut Canvas, &T),
) {
    for before in &shown.before {
        neighbour(canvas, before);
        canvas.blank();
    }
    it(canvas, &shown.it);
    for after in &shown.after {
        canvas.blank();
        neighbour(canvas, after);
    }
}

fn paragraph(canvas: &mut Canvas, hit: &Hit) {
    for line in speaker_lines(canvas, &hit.speakers) {
        canvas.block(0, &line);
    }
    canvas.occasion(0, hit.session.as_deref(), &hit.conference, hit.date);
    canvas.blank();
    canvas.passage(0, &hit.text, &hit.highlights, None);
    canvas.blank();
    canvas.reference(0, &hit.source, &hit.id, hit.given_id.as_deref());
    for (field, value) in &hit.extra {
        let mut line = Styled::default();
        let value = match value {
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        line.push(canvas.palette.faint, &format!("{field}: "))
            .plain(&value);
        canvas.block(0, &line);
    }
}

fn speech(canvas: &mut Canvas, speech: &SpeechHit) {
    let mut line = Styled::default();
    line.push(canvas.palette.name, &speech.name);
    if let Some(role) = &speech.role {
        line.plain("  ").push(canvas.palette.role, role);
    }
    canvas.block(0, &line);
    let mut how = evidence(canvas, speech, None);
    how.push(canvas.palette.faint, &format!(" by rule {}", speech.rule));
    canvas.block(0, &how);
    canvas.blank();
    canvas.passage(0, &speech.text, &speech.highlights, None);
    canvas.blank();
    write_source(canvas, 0, speech);
}

fn paragraph_neighbour(canvas: &mut Canvas, hit: &Hit) {
    let names: Vec<&str> = hit.speakers.iter().map(|one| one.name.as_str()).collect();
    neighbour(canvas, &names.join("、"), &hit.text, &hit.id);
}

fn speech_neighbour(canvas: &mut Canvas, speech: &SpeechHit) {
    neighbour(canvas, &speech.name, &speech.text, &speech.id);
}

fn neighbour(canvas: &mut Canvas, names: &str, text: &str, id: &str) {
    let names = if names.is_empty() {
        "no speaker"
    } else {
        names
    };
    let mut line = Styled::default();
    line.push(canvas.palette.faint, &format!("{names}  {id}"));
    canvas.block(INDENT, &line);
    let columns = canvas.measure(INDENT) * LINES;
    let shown = super::layout::cut_end(text, columns - 2);
    let mut brief = Styled::default();
    brief.push(canvas.palette.faint, &shown);
    canvas.block(INDENT, &brief);
}
