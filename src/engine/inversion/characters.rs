//! Which documents of a segment in the making hold which frequent character.

use std::io::{self, Write};

use tantivy::postings::FieldSerializer;

/// The documents of each frequent character, ascending, by its rank.
#[derive(Default)]
pub(super) struct Characters {
    lists: Vec<(char, Vec<u32>)>,
    postings: u64,
}

impl Characters {
    /// Adds a document to those of a character; documents come in order.
    pub(super) fn add(&mut self, c: char, rank: u8, document: u32) {
        let rank = usize::from(rank);
        if self.lists.len() <= rank {
            self.lists.resize_with(rank + 1, Default::default);
        }
        let (of, list) = &mut self.lists[rank];
        *of = c;
        list.push(document);
        self.postings += 1;
    }

    /// Documents of all characters together.
    pub(super) fn tokens(&self) -> u64 {
        self.postings
    }

    /// An estimate of the memory they take, in bytes: lists grow by doubling.
    pub(super) fn memory(&self) -> usize {
        self.postings as usize * 6
    }

    /// Writes the lists of all characters.
    pub(super) fn write(mut self, field: &mut FieldSerializer<'_, impl Write>) -> io::Result<()> {
        self.lists.retain(|(_, list)| !list.is_empty());
        self.lists.sort_by_key(|&(c, _)| c);
        for (c, list) in self.lists {
            field.new_term_without_freq(c.encode_utf8(&mut [0; 4]).as_bytes())?;
            for document in list {
                field.write_doc(document, 0, &[]);
            }
            field.close_term()?;
        }
        Ok(())
    }
}
