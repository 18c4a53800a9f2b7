//! Timing a build of the index and the answers to queries, on the user's own corpus.
//!
//! Measures what the program does and nothing else: the index is built with [`crate::indexing`], as
//! `yanlu index` builds it, and asked with [`crate::search`], as `yanlu search` and `yanlu who` ask
//! it. What no figure here says, comparison with other programs, is the matter of `benches/peers`.

mod answer;
mod compare;
mod latency;
mod machine;
mod run;
mod sample;

pub use answer::{
    BenchmarkAnswer, BenchmarkedBuild, BenchmarkedCorpus, BenchmarkedQueries, Change, Comparison,
};
pub use compare::Earlier;
pub use latency::Latency;
pub use machine::Machine;
pub use run::{Options, run};
pub use sample::Sampler;
