//! From files to a committed index: what changed, batches, commits, progress.

mod report;

pub use report::{FileProblem, Report};
