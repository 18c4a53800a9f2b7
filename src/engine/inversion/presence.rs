//! Which documents of a segment in the making hold which of a few numbers: the key of a file, the
//! sort of a card.

use std::collections::BTreeMap;
use std::io::{self, Write};

use tantivy::postings::FieldSerializer;

/// The documents of each number, ascending.
#[derive(Default)]
pub(super) struct Presence {
    documents: BTreeMap<u64, Vec<u32>>,
    postings: u64,
}

impl Presence {
    /// Adds a document to those of a number; documents come in order.
    pub(super) fn add(&mut self, number: u64, document: u32) {
        self.documents.entry(number).or_default().push(document);
        self.postings += 1;
    }

    /// Documents of all numbers together.
    pub(super) fn tokens(&self) -> u64 {
        self.postings
    }

    /// An estimate of the memory they take, in bytes: lists grow by doubling.
    pub(super) fn memory(&self) -> usize {
        self.postings as usize * 6 + self.documents.len() * 100
    }

    /// Writes the lists of all numbers.
    pub(super) fn write(self, field: &mut FieldSerializer<'_, impl Write>) -> io::Result<()> {
        for (number, documents) in self.documents {
            field.new_term_without_freq(&number.to_be_bytes())?;
            for document in documents {
                field.write_doc(document, 0, &[]);
            }
            field.close_term()?;
        }
        Ok(())
    }
}
