//! Files on disk → attributed transcripts.
//!
//! [`walk()`] finds files, [`units`] cuts each into units of parallel work, [`read_unit`] reads and
//! attributes a unit. Nothing here knows of the index.

mod problem;
mod read;
mod unit;
mod walk;

pub use read::{UnitReading, read_file, read_unit};
pub use unit::{Loaded, Unit, units};
pub use walk::{FoundFile, Walk, walk};
