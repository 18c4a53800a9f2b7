//! Formats → drafts. Each format has a file of its own behind one trait and one line of
//! [`FORMATS`]; what they have in common (sniffing, wording of problems) is here and in `problem`.
//! Nothing here touches the disk, and nothing finds speakers in running text: that is
//! [`attribution`](crate::attribution)'s.

mod text;

use crate::transcript::{Draft, Problem, Source};

/// A decoded file, or a part of one that can be read by itself.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// The decoded text.
    pub text: &'a str,
    /// The line of the file that `text` begins with, from 1.
    pub first_line: u32,
    /// The file. The reader sets the format.
    pub source: Source,
}

/// What a reader makes of a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The documents found, in order.
    pub drafts: Vec<Draft>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// The document is well-formed, but no transcript in any shape that is known.
    pub not_a_transcript: bool,
}

/// Reads one format.
pub trait Reader: Sync {
    /// Reads a document. Never fails: what cannot be read is among the problems.
    fn read(&self, document: &Document<'_>) -> Reading;
}

/// Reads a document in the format that its name and content call for.
pub fn read(document: &Document<'_>) -> Reading {
    text::Text.read(document)
}
