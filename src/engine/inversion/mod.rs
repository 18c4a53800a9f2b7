//! Writing segments: from folded texts to the files that tantivy reads.
//!
//! tantivy defines the files and serializes them; what goes into them is gathered here, in a way
//! that suits what is known beforehand: two text fields, of which one has positions, and three
//! fields with few terms.

mod block;
mod characters;
mod gaps;
mod postings;
mod presence;
mod segment;
mod terms;

pub(super) use segment::{Document, SegmentBuilder};
