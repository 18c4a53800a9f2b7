//! From files to a committed index: what changed, batches, commits, progress.

mod build;
mod file_in_work;
mod numbering;
mod pipeline;
mod plan;
mod progress;
mod queue;
mod registers;
mod report;

pub use build::{Options, build};
pub use numbering::Numberer;
pub use progress::{Progress, Silent};
pub use report::{FileProblem, Phases, Report};
