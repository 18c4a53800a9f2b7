//! The numbers that documents get from their place in a file.

use crate::engine::Numbering;
use crate::transcript::{IdMaker, Transcript};

/// Numbers the documents of one file, in the order of the file.
#[derive(Debug)]
pub struct Numberer {
    ids: IdMaker,
    next_ordinal: u32,
}

impl Numberer {
    /// Starts a file; `path` is the path below its root.
    pub fn new(path: &str) -> Self {
        Self {
            ids: IdMaker::new(path),
            next_ordinal: 0,
        }
    }

    /// Numbers the next document.
    pub fn number(&mut self, transcript: &Transcript) -> Numbering {
        let first_ordinal = self.next_ordinal;
        self.next_ordinal += transcript.paragraphs.len() as u32;
        let paragraphs = transcript.paragraphs.iter();
        let paragraphs = paragraphs
            .map(|paragraph| self.ids.next("p", &paragraph.text))
            .collect();
        let speeches = transcript.speeches.iter();
        let speeches = speeches
            .map(|speech| self.ids.next("s", &speech.text(&transcript.paragraphs)))
            .collect();
        Numbering {
            first_ordinal,
            paragraphs,
            speeches,
        }
    }
}
