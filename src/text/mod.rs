//! Pure functions on strings: decoding, repair, folding, literal search, dates.
//!
//! Knows nothing of transcripts, indexes or files. The one notion of "equal text" that index,
//! query, highlight and audit share is [`fold()`]; the one notion of a literal match is
//! [`Pattern`].

mod assembly;
mod date;
mod decode;
mod find_date;
mod fold;
mod frequent;
mod furniture;
mod line_start;
mod lines;
mod literal;
mod offsets;
mod overprint;
mod pinyin;
mod random;
mod rows;
mod script;
mod sentence;
mod spacing;
mod split;
mod tags;
mod traditional;
mod variant;
mod wrap;

pub use assembly::{Assembly, Rebuilt};
pub use date::Date;
pub use decode::{Decoded, NotText, decode};
pub use find_date::{dates, find_date};
pub use fold::{Folded, fold};
pub use frequent::{frequency_rank, is_frequent};
pub use line_start::{is_list_item, label_length};
pub use lines::{SourceLine, source_lines};
pub use literal::{Pattern, Widen};
pub use offsets::OffsetMap;
pub use overprint::undouble;
pub use pinyin::{Spelling, SpellingFit};
pub use random::Random;
pub use script::{is_han_like, is_word, stands_alone};
pub use sentence::{ends_sentence, is_closing_mark, is_sentence_mark, sentence_ends, sentences};
pub use split::finish;
pub use tags::visible_ranges;
pub(crate) use traditional::simplify;
pub use variant::variants;
pub use wrap::rebuild;
