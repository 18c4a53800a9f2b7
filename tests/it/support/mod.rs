//! What several tests need: the built program in a directory of its own, files to feed it, and
//! small indexes made through the library.

mod desk;
pub mod json;
mod real;
mod run;
mod samples;
mod small_index;

pub use desk::Desk;
pub use real::{common, real_corpus};
pub use run::Run;
pub use samples::{copy_folder, sample_corpus, samples};
pub use small_index::{index, speech, transcript};
