//! Something in the input that could not be read as it claims to be.

use std::fmt;

/// A problem in a file: the rest of the file, and all others, are read all the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Problem {
    /// Where in the file: `line 3, column 9`, `byte 120`; empty for the whole file.
    pub place: String,
    /// What is wrong, in one clause without a full stop.
    pub what: String,
    /// What to try, in one clause; empty where nothing helps.
    pub hint: String,
}

impl Problem {
    /// A problem with a hint, at a place that may be empty.
    pub fn new(place: impl Into<String>, what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            what: what.into(),
            hint: hint.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        f.write_str(&self.what)?;
        if !self.hint.is_empty() {
            write!(f, " ({})", self.hint)?;
        }
        Ok(())
    }
}
