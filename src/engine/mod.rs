//! The index: what is stored and how, and how a query is answered from it.
//!
//! The home of tantivy: none of its types leaves this module. A second, remote engine would lower
//! the same query tree.

mod analysis;
mod bits;
mod census;
mod columns;
mod combine;
mod document;
mod encoding;
mod error;
mod evaluate;
mod filter;
mod find;
mod inversion;
mod labels;
mod literal;
mod loose;
mod manifest;
mod matches;
mod occurrences;
mod people;
mod place;
mod reader;
mod record;
mod schema;
mod score;
mod shelf;
mod sieve;
mod stretches;
mod tree;
mod writer;

pub use analysis::{ANALYSIS_VERSION, exact_tokens};
pub use census::Census;
pub use columns::Facts;
pub use error::Error;
pub use evaluate::Unit;
pub use find::{Found, Order, Ranked};
pub use labels::{Label, Labels, Row};
pub use manifest::FORMAT_VERSION;
pub use matches::Match;
pub use people::SpeakerReading;
pub use place::file_key;
pub use reader::{Address, Index};
pub use record::{FileCard, Numbering, RegisterCard, StoredParagraph, StoredSpeech, paragraphs};
pub use sieve::Sieve;
pub use stretches::Stretches;
pub use writer::{Writer, WriterTimes};
