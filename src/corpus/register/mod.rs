//! `speakers.toml`: who is who, and what attribution got wrong.
//!
//! A register governs the files below its folder; those of several folders add up, the nearest
//! first. It renames speakers and corrects attributions after the fact, and never touches the
//! text: the speech remembers the name as written, and its rule says what a register did.
//!
//! [`parse`] reads one file, [`governing`] finds those that govern a file, [`apply`] applies them.

mod apply;
mod fault;
mod governing;
mod parse;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::Xxh3;

use crate::text::{Pattern, fold};
use crate::transcript::Problem;

pub use apply::Uses;
pub use governing::{Governed, Registers, has_register, read_register};

pub(super) use apply::apply;

/// The name of the file that holds a register.
pub(super) const FILE_NAME: &str = "speakers.toml";

/// What one `speakers.toml` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Register {
    /// The absolute path of the folder that it governs.
    pub folder: PathBuf,
    /// The path of the file as shown.
    pub shown: String,
    /// The people, in order.
    pub people: Vec<Person>,
    /// The corrections, in order.
    pub(super) corrections: Vec<Correction>,
    /// The numbers of the people by folded name, in order.
    pub(super) by_name: FxHashMap<String, Vec<usize>>,
    /// What could not be understood.
    pub problems: Vec<Problem>,
    /// Hash of the folder and of the bytes of the file.
    pub(super) hash: u64,
}

/// A person of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name that the person goes by in the index.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Line of the entry, from 1.
    pub(super) line: u32,
    /// What tells the person from others of the same name.
    pub(super) condition: Condition,
}

/// What a speech must satisfy to be by a person: of each list that is not empty, one. All texts are
/// folded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Condition {
    /// Parts of the role.
    pub roles: Vec<String>,
    /// Parts of the name of the conference.
    pub conferences: Vec<String>,
    /// Files and folders below the folder of the register.
    pub paths: Vec<String>,
}

/// A correction of one or more speeches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Correction {
    /// Line of the entry, from 1.
    pub line: u32,
    /// The file or folder below the folder of the register, folded; `None` for all.
    pub path: Option<String>,
    /// What the speech holds.
    pub piece: Pattern,
    pub verdict: Verdict,
}

/// What a correction says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nobody said it.
    Nobody,
    /// Someone else said it, or in another role.
    Somebody {
        speaker: Option<String>,
        role: Option<String>,
    },
}

impl Register {
    /// How many corrections it holds.
    pub fn correction_count(&self) -> usize {
        self.corrections.len()
    }

    /// Marks a part of this register: the same for the same register only.
    fn mark(&self, kind: &str, number: usize, of: usize) -> u64 {
        let mut hasher = Xxh3::new();
        hasher.update(&self.hash.to_le_bytes());
        hasher.update(kind.as_bytes());
        hasher.update(&(number as u64).to_le_bytes());
        hasher.update(&(of as u64).to_le_bytes());
        hasher.digest()
    }
}

impl Person {
    /// All names, the first the one the person goes by.
    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name)
            .chain(&self.aliases)
            .map(String::as_str)
    }
}

impl Condition {
    fn is_empty(&self) -> bool {
        self.roles.is_empty() && self.conferences.is_empty() && self.paths.is_empty()
    }
}

/// Whether the folded path of a file is the folded `place`, or below it.
fn is_below(path: &str, place: &str) -> bool {
    path.strip_prefix(place)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A path as two paths are compared: folded, without a slash at its end.
fn comparable(path: &str) -> String {
    let path = path.trim().trim_end_matches('/');
    fold(path.strip_prefix("./").unwrap_or(path))
}
