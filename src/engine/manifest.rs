//! The version stamp of an index: the payload of each commit, so that it is as atomic as the rest.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::analysis::ANALYSIS_VERSION;
use super::error::Error;

/// Version of the schema and of the stored records. Raise it with every change of either.
pub const FORMAT_VERSION: u32 = 4;

/// What built the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    format: u32,
    analysis: String,
}

impl Manifest {
    /// That of this program.
    pub(super) fn current() -> Self {
        Self {
            format: FORMAT_VERSION,
            analysis: ANALYSIS_VERSION.to_owned(),
        }
    }

    pub(super) fn to_payload(&self) -> String {
        serde_json::to_string(self).expect("two plain fields")
    }

    /// Refuses an index that another version built. `payload` is `None` if no build was finished.
    pub(super) fn check(dir: &Path, payload: Option<&str>) -> Result<(), Error> {
        let expected = Self::current();
        let found: Option<Self> = match payload {
            None => {
                return Err(Error::NoIndex {
                    dir: dir.to_owned(),
                });
            }
            Some(payload) => serde_json::from_str(payload).ok(),
        };
        match found {
            Some(found) if found == expected => Ok(()),
            found => Err(Error::OtherVersion {
                dir: dir.to_owned(),
                found: found.map_or("an unknown version".to_owned(), |found| found.describe()),
                expected: expected.describe(),
            }),
        }
    }

    fn describe(&self) -> String {
        format!("format {} and analysis {}", self.format, self.analysis)
    }
}
