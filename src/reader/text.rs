//! Reports and labelled transcripts in plain text: paragraphs, sessions and what the text clearly
//! says of the conference. Does not look for speakers.

use super::facts::{find_event, first_day, front_matter};
use super::heading::{find_sessions, looks};
use super::{Document, Reader, Reading};
use crate::text::{Rebuilt, label_length, rebuild};
use crate::transcript::{Draft, Paragraph, SourceFormat};

/// Fewer dated lines than this may be a chronicle in one article.
const FEWEST_ARTICLES: usize = 5;

/// Plain text.
pub(super) struct Text;

impl Reader for Text {
    fn read(&self, document: &Document<'_>) -> Reading {
        let rebuilt = rebuild(document.text);
        let drafts = if is_collection(&rebuilt) {
            collection(rebuilt, document)
        } else {
            let paragraphs = rebuilt
                .into_iter()
                .map(|found| paragraph(found, document.first_line))
                .collect();
            vec![draft(paragraphs, document)]
        };
        Reading {
            drafts,
            ..Reading::default()
        }
    }
}

/// Lines of a file of articles, one a line, mostly begin with a date.
fn is_collection(rebuilt: &[Rebuilt]) -> bool {
    let mut line = 0;
    let (mut lines, mut dated) = (0, 0);
    for found in rebuilt {
        if *found.lines.start() != line {
            line = *found.lines.start();
            lines += 1;
            dated += usize::from(begins_with_numeric_date(&found.text));
        }
    }
    lines >= FEWEST_ARTICLES && dated * 2 > lines
}

/// `2025-05-08 19:54` and what is left of it when a crawler cuts off its beginning.
fn begins_with_numeric_date(text: &str) -> bool {
    let date_like = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | ':' | ' ');
    let length = text
        .bytes()
        .take_while(|&byte| date_like(byte.into()))
        .count();
    (10..=24).contains(&length) && text[..length].contains(['-', '/'])
}

/// Each line of a collection is a document of its own.
fn collection(rebuilt: Vec<Rebuilt>, document: &Document<'_>) -> Vec<Draft> {
    let mut articles: Vec<Vec<Paragraph>> = Vec::new();
    for found in rebuilt {
        let found = paragraph(found, document.first_line);
        match articles.last_mut() {
            Some(article) if article[0].lines == found.lines => article.push(found),
            _ => articles.push(vec![found]),
        }
    }
    articles
        .into_iter()
        .map(|paragraphs| {
            let mut draft = draft(paragraphs, document);
            draft.event.date = first_day(&draft.paragraphs[0].text);
            draft
        })
        .collect()
}

fn draft(mut paragraphs: Vec<Paragraph>, document: &Document<'_>) -> Draft {
    let mut source = document.source.clone();
    source.format = format_of(&paragraphs);
    let looks = looks(&paragraphs);
    let front = front_matter(&looks);
    let event = find_event(&paragraphs, &looks, front, document.file_name());
    let sessions = find_sessions(&mut paragraphs, &looks, front);
    Draft {
        source,
        event,
        sessions,
        paragraphs,
        turns: Vec::new(),
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
