//! The fields of the index.
//!
//! Three sorts of document share it: a paragraph, with what is said in it, a card for each file,
//! with its fingerprint, and one for each register of speakers, with their names. Speeches are no
//! documents of their own: they are stretches of paragraphs, kept as columns, so that every text is
//! indexed once and a match is known to lie inside a speech by its position alone.

use tantivy::schema::{
    FAST, Field, IndexRecordOption, NumericOptions, STORED, Schema, TextFieldIndexing, TextOptions,
};

/// tantivy wants a name for how a text becomes tokens; it is never asked to do it.
const OWN_ANALYSIS: &str = "yanlu";

/// Marks the cards of files.
pub(super) const CARD_OF_FILE: u64 = 1;
/// Marks the cards of registers.
pub(super) const CARD_OF_REGISTER: u64 = 2;

/// Handles of the fields, in the order of the schema.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    /// jieba words with frequencies, for ranking.
    pub words: Field,
    /// Tokens of the literal field with positions, for recall.
    pub exact: Field,
    /// Different frequent characters, without frequencies.
    pub characters: Field,
    /// Key of the file, on paragraphs and cards: what a changed file or register is deleted by.
    pub file: Field,
    /// [`CARD_OF_FILE`] or [`CARD_OF_REGISTER`] on cards.
    pub card: Field,
    /// Number of the build that wrote the document: what it writes anew is not deleted with the old.
    pub build: Field,
    /// The stored record: a paragraph or a card.
    pub record: Field,
    /// 64 bits of the id of a paragraph.
    pub id: Field,
    /// Hash of the id that the input gave, if any.
    pub given_id: Field,
    /// Place of the paragraph in its file, from 0.
    pub ordinal: Field,
    /// Path as shown.
    pub path: Field,
    /// Conference, session: absent where unknown.
    pub conference: Field,
    pub session: Field,
    /// First and last possible day, as [`Date::bounds`](crate::text::Date::bounds) gives them.
    pub date_from: Field,
    pub date_to: Field,
    /// One value a span of speech, all `said_…` columns in step: first and last (exclusive) folded
    /// character, …
    pub said_start: Field,
    pub said_end: Field,
    /// … 64 bits of the id of the speech, …
    pub said_speech: Field,
    /// … name and role of the speaker (an unknown role is empty), …
    pub said_speaker: Field,
    pub said_role: Field,
    /// … and [`Facts`](super::columns::Facts), packed.
    pub said_facts: Field,
}

impl Fields {
    /// Builds the schema and the handles.
    pub(super) fn new() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let indexed = |option, norms| {
            TextOptions::default().set_indexing_options(
                TextFieldIndexing::default()
                    .set_tokenizer(OWN_ANALYSIS)
                    .set_index_option(option)
                    .set_fieldnorms(norms),
            )
        };
        let fields = Self {
            words: schema.add_text_field("words", indexed(IndexRecordOption::WithFreqs, true)),
            exact: schema.add_text_field(
                "exact",
                indexed(IndexRecordOption::WithFreqsAndPositions, true),
            ),
            characters: schema
                .add_text_field("characters", indexed(IndexRecordOption::Basic, false)),
            file: schema.add_u64_field("file", number()),
            card: schema.add_u64_field("card", number()),
            build: schema.add_u64_field("build", number()),
            record: schema.add_bytes_field("record", STORED),
            id: schema.add_u64_field("id", FAST),
            given_id: schema.add_u64_field("given_id", FAST),
            ordinal: schema.add_u64_field("ordinal", FAST),
            path: schema.add_text_field("path", column()),
            conference: schema.add_text_field("conference", column()),
            session: schema.add_text_field("session", column()),
            date_from: schema.add_u64_field("date_from", FAST),
            date_to: schema.add_u64_field("date_to", FAST),
            said_start: schema.add_u64_field("said_start", FAST),
            said_end: schema.add_u64_field("said_end", FAST),
            said_speech: schema.add_u64_field("said_speech", FAST),
            said_speaker: schema.add_text_field("said_speaker", column()),
            said_role: schema.add_text_field("said_role", column()),
            said_facts: schema.add_u64_field("said_facts", FAST),
        };
        (schema.build(), fields)
    }

    /// The fields of numbers that documents are found by.
    pub(super) fn numbers(&self) -> [Field; 3] {
        [self.file, self.card, self.build]
    }
}

/// A number that documents are found by, and nothing else.
fn number() -> NumericOptions {
    NumericOptions::default().set_indexed()
}

/// A text kept as a column of ordinals into a dictionary, not indexed.
fn column() -> TextOptions {
    TextOptions::default().set_fast("raw")
}
