//! The facts of paragraphs and speeches that hits are grouped by.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use tantivy::columnar::StrColumn;

use super::columns::{Columns, Facts};
use super::reader::{Address, Index};
use crate::transcript::Id;

/// A text that a paragraph or a speech is labelled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Label {
    /// Path of the file.
    Path,
    /// Name of the conference.
    Conference,
    /// Title of the session.
    Session,
    /// Name of the speaker; of speeches only.
    Speaker,
    /// Role of the speaker; of speeches only, empty if there is none.
    Role,
}

/// Reads labels, each text of a segment's dictionary once.
pub struct Labels<'a> {
    index: &'a Index,
    texts: FxHashMap<(Label, u32, u64), Option<Arc<str>>>,
}

/// What one speech says in one paragraph: a span of it.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The paragraph.
    pub address: Address,
    /// The number of the row.
    pub row: u32,
    /// Id of the speech.
    pub speech: Id,
    /// First and last (exclusive) folded character.
    pub span: (u32, u32),
    /// Kind, confidence, and whether the speech begins here.
    pub facts: Facts,
}

impl<'a> Labels<'a> {
    /// Labels of an index.
    pub fn new(index: &'a Index) -> Self {
        Self {
            index,
            texts: FxHashMap::default(),
        }
    }

    /// The label of a paragraph, or of the speech at `row` of it; `None` if it has none.
    pub fn get(&mut self, label: Label, address: Address, row: Option<u32>) -> Option<Arc<str>> {
        let column = column(&self.index.columns[address.segment as usize], label)?;
        let ordinal = match (label, row) {
            (Label::Speaker | Label::Role, row) => column.ords().values.get_val(row?),
            _ => column.ords().first(address.doc)?,
        };
        let read = || {
            let mut text = String::new();
            let known = column.ord_to_str(ordinal, &mut text).unwrap_or(false);
            (known && !text.is_empty()).then(|| Arc::from(text))
        };
        self.texts
            .entry((label, address.segment, ordinal))
            .or_insert_with(read)
            .clone()
    }
}

impl Index {
    /// What is said in a paragraph, span by span.
    pub fn rows(&self, address: Address) -> impl Iterator<Item = Row> + '_ {
        let columns = &self.columns[address.segment as usize];
        columns
            .rows(address.doc)
            .map(move |row| row_at(columns, address, row))
    }

    /// The speech of the row of this number.
    pub fn speech_at(&self, address: Address, row: u32) -> Id {
        self.columns[address.segment as usize].speech(row)
    }

    /// Folded characters of a speech in a paragraph, of which `row` is the first there.
    pub fn characters_of(&self, address: Address, row: u32) -> u32 {
        let columns = &self.columns[address.segment as usize];
        let speech = columns.speech(row);
        (row..columns.rows(address.doc).end)
            .take_while(|&row| columns.speech(row) == speech)
            .map(|row| columns.span(row))
            .map(|(start, end)| end - start)
            .sum()
    }

    /// First and last possible day of a paragraph, as
    /// [`Date::bounds`](crate::text::Date::bounds) gives them.
    pub fn days(&self, address: Address) -> Option<(u32, u32)> {
        let columns = &self.columns[address.segment as usize];
        let (from, to) = (&columns.date_from, &columns.date_to);
        from.first(address.doc)
            .zip(to.first(address.doc))
            .map(|(a, b)| (a as u32, b as u32))
    }

    /// Place of a paragraph in its file.
    pub fn ordinal_of(&self, address: Address) -> u32 {
        let columns = &self.columns[address.segment as usize];
        columns.ordinal.first(address.doc).unwrap_or(0) as u32
    }
}

fn row_at(columns: &Columns, address: Address, row: u32) -> Row {
    Row {
        address,
        row,
        speech: columns.speech(row),
        span: columns.span(row),
        facts: Facts::unpack(columns.said_facts.values.get_val(row)),
    }
}

fn column(columns: &Columns, label: Label) -> Option<&StrColumn> {
    match label {
        Label::Path => columns.path.as_ref(),
        Label::Conference => columns.conference.as_ref(),
        Label::Session => columns.session.as_ref(),
        Label::Speaker => columns.said_speaker.as_ref(),
        Label::Role => columns.said_role.as_ref(),
    }
}
