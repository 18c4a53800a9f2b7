//! Files on disk → attributed transcripts.
//!
//! [`walk()`] finds files, [`units`] cuts each into units of parallel work, [`read_unit`] reads and
//! attributes a unit, and applies what the [`Registers`] say of its speakers. Nothing here knows of
//! the index.

mod problem;
mod read;
mod register;
mod unit;
mod walk;

pub use read::{UnitReading, read_file, read_unit};
pub use register::{Governed, Person, Register, Registers, Uses, has_register, read_register};
pub use unit::{Loaded, Unit, units};
pub use walk::{FoundFile, Walk, walk};
