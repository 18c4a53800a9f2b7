//! Reports and labelled transcripts in plain text: paragraphs, sessions and what the text clearly
//! says of the conference. Does not look for speakers.

use super::{Document, Reader, Reading};
use crate::text::{Rebuilt, label_length, rebuild};
use crate::transcript::{Draft, Event, Paragraph, SourceFormat};

/// Plain text.
pub(super) struct Text;

impl Reader for Text {
    fn read(&self, document: &Document<'_>) -> Reading {
        let paragraphs: Vec<Paragraph> = rebuild(document.text)
            .into_iter()
            .map(|found| paragraph(found, document.first_line))
            .collect();
        let mut source = document.source.clone();
        source.format = format_of(&paragraphs);
        let draft = Draft {
            source,
            event: Event::default(),
            sessions: Vec::new(),
            paragraphs,
            turns: Vec::new(),
        };
        Reading {
            drafts: vec![draft],
            ..Reading::default()
        }
    }
}

fn paragraph(found: Rebuilt, first_line: u32) -> Paragraph {
    let before = first_line - 1;
    Paragraph {
        text: found.text,
        lines: Some(found.lines.start() + before..=found.lines.end() + before),
        page: found.page,
        origin: Some(found.origin),
        ..Paragraph::default()
    }
}

/// A text is a transcript if every fourth paragraph or more begins with a label.
fn format_of(paragraphs: &[Paragraph]) -> SourceFormat {
    let labelled = paragraphs
        .iter()
        .filter(|paragraph| label_length(&paragraph.text).is_some());
    if labelled.count() * 4 >= paragraphs.len().max(4) {
        SourceFormat::Transcript
    } else {
        SourceFormat::Report
    }
}
