//! Pure functions on strings: decoding, repair, folding, literal search, dates.
//!
//! Knows nothing of transcripts, indexes or files. The one notion of "equal text" that index,
//! query, highlight and audit share is [`fold()`]; the one notion of a literal match is
//! [`Pattern`].

mod date;
mod fold;
mod literal;
mod offsets;
mod script;
mod traditional;
mod variant;

pub use date::{Date, find_date};
pub use fold::{Folded, fold};
pub use literal::{Pattern, Widen};
pub use offsets::OffsetMap;
pub use script::{is_han_like, is_word};
pub(crate) use traditional::simplify;
pub use variant::variants;
