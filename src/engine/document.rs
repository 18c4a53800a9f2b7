//! What is stored and indexed of a paragraph and of a card.

use serde::Serialize;
use tantivy::schema::TantivyDocument;

use super::columns::Facts;
use super::inversion::Document;
use super::place;
use super::record::{self, FileCard, RegisterCard, StoredParagraph};
use super::schema::{CARD_OF_FILE, CARD_OF_REGISTER, Fields};
use crate::text::{Date, Folded, fold};

impl Document {
    /// A paragraph with what is said in it; `build` numbers the build.
    pub(super) fn of_paragraph(fields: &Fields, build: u64, paragraph: &StoredParagraph) -> Self {
        let mut values = TantivyDocument::default();
        values.add_bytes(fields.record, &record::encode(paragraph));
        values.add_u64(fields.id, paragraph.id.0);
        if let Some(given) = &paragraph.given_id {
            values.add_u64(fields.given_id, place::hash(given));
        }
        values.add_u64(fields.ordinal, u64::from(paragraph.ordinal));
        values.add_text(fields.path, &paragraph.path);
        if let Some(conference) = &paragraph.conference {
            values.add_text(fields.conference, conference);
        }
        if let Some(session) = &paragraph.session {
            values.add_text(fields.session, session);
        }
        if let Some((from, to)) = paragraph.date.map(Date::bounds) {
            values.add_u64(fields.date_from, u64::from(from));
            values.add_u64(fields.date_to, u64::from(to));
        }
        let folded = add_speeches(fields, paragraph, &mut values);
        Self {
            values,
            numbers: vec![(fields.file, paragraph.file), (fields.build, build)],
            folded: Some(folded),
        }
    }

    /// What is remembered of a file.
    pub(super) fn of_file(fields: &Fields, build: u64, card: &FileCard) -> Self {
        Self::of_card(fields, build, (card.key, CARD_OF_FILE), card)
    }

    /// What is remembered of a register.
    pub(super) fn of_register(fields: &Fields, build: u64, card: &RegisterCard) -> Self {
        let key = register_key(&card.folder);
        Self::of_card(fields, build, (key, CARD_OF_REGISTER), card)
    }

    fn of_card(
        fields: &Fields,
        build: u64,
        (key, sort): (u64, u64),
        card: &impl Serialize,
    ) -> Self {
        let mut values = TantivyDocument::default();
        values.add_bytes(fields.record, &record::encode(card));
        Self {
            values,
            numbers: vec![
                (fields.file, key),
                (fields.card, sort),
                (fields.build, build),
            ],
            folded: None,
        }
    }
}

/// The key of a register, which is that of no file.
pub(super) fn register_key(folder: &str) -> u64 {
    place::hash(&format!("register of {folder}"))
}

/// Adds the columns of what is said in the paragraph; returns its folded text.
fn add_speeches(
    fields: &Fields,
    paragraph: &StoredParagraph,
    values: &mut TantivyDocument,
) -> String {
    let text = &paragraph.text;
    let spans = || paragraph.speeches.iter().flat_map(|speech| &speech.spans);
    let whole = spans().all(|span| span.start == 0 && span.end as usize == text.len());
    let map = (!whole).then(|| Folded::new(text));
    let folded = map
        .as_ref()
        .map_or_else(|| fold(text), |map| map.text.clone());
    let length = || folded.chars().count();
    for speech in &paragraph.speeches {
        for (i, span) in speech.spans.iter().enumerate() {
            let (start, end) = map.as_ref().map_or_else(
                || (0, length()),
                |map| map.within(span.start as usize, span.end as usize),
            );
            let facts = Facts {
                kind: speech.kind,
                opens: i == 0 && speech.paragraphs.0 == paragraph.ordinal,
                percent: (speech.confidence * 100.0).round() as u8,
            };
            values.add_u64(fields.said_start, start as u64);
            values.add_u64(fields.said_end, end as u64);
            values.add_u64(fields.said_speech, speech.id.0);
            values.add_text(fields.said_speaker, &speech.name);
            values.add_text(fields.said_role, speech.role.as_deref().unwrap_or(""));
            values.add_u64(fields.said_facts, facts.pack());
        }
    }
    folded
}
