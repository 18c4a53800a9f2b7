//! yanlu 言录: full-text search over Chinese conference transcripts and conference reports.

pub mod attribution;
pub mod cli;
pub mod engine;
pub mod output;
pub mod query;
pub mod search;
pub mod segment;
pub mod text;
pub mod transcript;

#[path = "indexing/mod.rs"]
mod indexing_types;

/// Stands in for what is on main but not committed yet.
#[allow(missing_docs)]
pub mod indexing {
    pub use crate::indexing_types::*;
    pub struct Options {
        pub paths: Vec<std::path::PathBuf>,
        pub index: std::path::PathBuf,
        pub rebuild: bool,
        pub dry_run: bool,
        pub threads: usize,
        pub memory_mb: usize,
    }
    pub trait Progress: Sync {
        fn planned(&self, files: u64, bytes: u64);
        fn advanced(&self, bytes: u64);
        fn message(&self, text: &str);
    }
    pub fn build(_: &Options, _: &dyn Progress) -> Result<Report, crate::engine::Error> {
        Ok(Report::default())
    }
}

/// Stands in for what is on main but not committed yet.
#[allow(missing_docs)]
pub mod corpus {
    use crate::transcript::{Problem, Transcript};
    pub struct UnitReading {
        pub transcripts: Vec<Transcript>,
        pub problems: Vec<Problem>,
        pub not_a_transcript: bool,
        pub encoding: &'static str,
    }
    pub fn read_file(_: &std::path::Path) -> UnitReading {
        UnitReading {
            transcripts: vec![],
            problems: vec![],
            not_a_transcript: true,
            encoding: "",
        }
    }
}
