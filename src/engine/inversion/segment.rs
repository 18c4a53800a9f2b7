//! A segment in the making.

use tantivy::directory::TerminatingWrite;
use tantivy::fastfield::FastFieldsWriter;
use tantivy::fieldnorm::{FieldNormReaders, FieldNormsSerializer, FieldNormsWriter};
use tantivy::index::{Segment, SegmentComponent};
use tantivy::postings::InvertedIndexSerializer;
use tantivy::schema::{Field, Schema, TantivyDocument};
use tantivy::store::StoreWriter;
use tantivy::{IndexSettings, SegmentMeta};

use super::characters::Characters;
use super::postings::Postings;
use super::presence::Presence;
use crate::engine::encoding;
use crate::engine::schema::Fields;
use crate::segment::Segmenter;

/// What goes into a segment as one document.
pub(in crate::engine) struct Document {
    /// Columns and the stored record.
    pub(in crate::engine) values: TantivyDocument,
    /// Terms of fields that hold numbers.
    pub(in crate::engine) numbers: Vec<(Field, u64)>,
    /// The folded text; cards have none.
    pub(in crate::engine) folded: Option<String>,
}

/// Gathers the documents of a segment, and writes it.
pub(in crate::engine) struct SegmentBuilder {
    segment: Segment,
    schema: Schema,
    fields: Fields,
    /// Documents so far.
    documents: u32,
    words: Postings,
    exact: Postings,
    characters: Characters,
    /// Those of `fields.numbers()`, in this order.
    numbers: [Presence; 3],
    lengths: FieldNormsWriter,
    columns: FastFieldsWriter,
    store: StoreWriter,
    room: Room,
}

/// Room to work in, kept from one document to the next.
#[derive(Default)]
struct Room {
    tokens: Vec<encoding::Token>,
    term: String,
}

impl SegmentBuilder {
    pub(in crate::engine) fn new(segment: Segment, fields: Fields) -> tantivy::Result<Self> {
        let schema = segment.schema();
        let IndexSettings {
            docstore_compression,
            docstore_blocksize,
            ..
        } = segment.index().settings().clone();
        let store = segment.open_write(SegmentComponent::Store)?;
        Ok(Self {
            documents: 0,
            words: Postings::new(false),
            exact: Postings::new(true),
            characters: Characters::default(),
            numbers: Default::default(),
            lengths: FieldNormsWriter::for_schema(&schema),
            columns: FastFieldsWriter::from_schema_and_tokenizer_manager(
                &schema,
                segment.index().fast_field_tokenizer().clone(),
            )?,
            store: StoreWriter::new(store, docstore_compression, docstore_blocksize, false)?,
            room: Room::default(),
            segment,
            schema,
            fields,
        })
    }

    /// An estimate of the memory it takes, and will take to be written, in bytes.
    pub(in crate::engine) fn memory(&self) -> usize {
        self.words.memory()
            + self.exact.memory()
            + self.characters.memory()
            + self.numbers.iter().map(Presence::memory).sum::<usize>()
            + self.columns.mem_usage()
            + self.store.mem_usage()
    }

    pub(in crate::engine) fn add(&mut self, document: &Document) -> tantivy::Result<()> {
        if let Some(folded) = &document.folded {
            self.add_text(folded);
        }
        for &(field, number) in &document.numbers {
            let place = self.fields.numbers().iter().position(|&one| one == field);
            if let Some(place) = place {
                self.numbers[place].add(number, self.documents);
            }
        }
        self.columns.add_document(&document.values)?;
        self.store.store(&document.values, &self.schema)?;
        self.documents += 1;
        Ok(())
    }

    fn add_text(&mut self, folded: &str) {
        let document = self.documents;
        let Room { tokens, term } = &mut self.room;
        let mut words = self.words.begin(document);
        Segmenter.words(folded, |word| words.push(word, 0));
        let words = words.end();
        tokens.clear();
        encoding::encode(folded, tokens);
        let mut exact = self.exact.begin(document);
        for token in &*tokens {
            match token.whole(folded) {
                Some(whole) => exact.push(whole, token.position),
                None => {
                    token.write(folded, term);
                    exact.push(term, token.position);
                }
            }
        }
        let exact = exact.end();
        self.lengths.record(document, self.fields.words, words);
        self.lengths.record(document, self.fields.exact, exact);
        encoding::frequent_characters(folded, |c, rank| {
            self.characters.add(c, rank, document);
        });
    }

    /// True if it holds no document.
    pub(in crate::engine) fn is_empty(&self) -> bool {
        self.documents == 0
    }

    /// Writes the files of the segment; what it gives makes them part of an index.
    pub(in crate::engine) fn finish(mut self) -> tantivy::Result<SegmentMeta> {
        let segment = self.segment;
        self.store.close()?;
        let mut columns = segment.open_write(SegmentComponent::FastFields)?;
        self.columns.serialize(&mut columns, None)?;
        columns.terminate()?;
        drop(self.columns);
        self.lengths.fill_up_to_max_doc(self.documents);
        let lengths = segment.open_write(SegmentComponent::FieldNorms)?;
        self.lengths
            .serialize(FieldNormsSerializer::from_write(lengths)?, None)?;
        let lengths = FieldNormReaders::open(segment.open_read(SegmentComponent::FieldNorms)?)?;
        let mut index = InvertedIndexSerializer::open(&segment)?;
        for (field, postings) in [
            (self.fields.words, self.words),
            (self.fields.exact, self.exact),
        ] {
            let lengths = lengths.get_field(field)?;
            let mut field = index.new_field(field, postings.tokens(), lengths)?;
            postings.write(&mut field)?;
            field.close()?;
        }
        let mut characters =
            index.new_field(self.fields.characters, self.characters.tokens(), None)?;
        self.characters.write(&mut characters)?;
        characters.close()?;
        for (field, presence) in self.fields.numbers().into_iter().zip(self.numbers) {
            let mut field = index.new_field(field, presence.tokens(), None)?;
            presence.write(&mut field)?;
            field.close()?;
        }
        index.close()?;
        Ok(segment.with_max_doc(self.documents).meta().clone())
    }
}
