//! What has to be done: which files are new, changed, unchanged or gone.

use std::path::Path;

use rustc_hash::FxHashMap;

use crate::corpus::{FoundFile, Governed, Registers};
use crate::engine::FileCard;

/// What to do with the files that were found and those that were known.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Files to read, with what governs them and what the index knows of them.
    pub read: Vec<(FoundFile, Governed, Option<FileCard>)>,
    /// Files that are what they were, as the index knows them.
    pub unchanged: Vec<FileCard>,
    /// Known files that are gone.
    pub vanished: Vec<FileCard>,
}

impl Plan {
    /// Compares files by size, time of change and the registers that govern them; those with problems are always read again, as
    /// permissions and memory may have changed meanwhile. Known files count as gone only below `roots`,
    /// the absolute paths that were searched.
    pub(super) fn new(
        found: Vec<FoundFile>,
        known: Vec<FileCard>,
        roots: &[&Path],
        registers: &mut Registers,
    ) -> Self {
        let mut known: FxHashMap<String, FileCard> = known
            .into_iter()
            .map(|card| (card.absolute.clone(), card))
            .collect();
        let mut plan = Self::default();
        for file in found {
            let governed = registers.governing(&file);
            match known.remove(&*file.absolute.to_string_lossy()) {
                Some(card) if is_as_known(&file, &governed, &card) => plan.unchanged.push(card),
                card => plan.read.push((file, governed, card)),
            }
        }
        let is_below = |card: &FileCard| {
            roots
                .iter()
                .any(|root| Path::new(&card.absolute).starts_with(root))
        };
        plan.vanished = known.into_values().filter(is_below).collect();
        plan.vanished.sort_by(|a, b| a.path.cmp(&b.path));
        plan
    }

    /// How many of the files to read were read before.
    pub(super) fn known_again(&self) -> u64 {
        let known = self.read.iter().filter(|(.., card)| card.is_some());
        known.count() as u64
    }

    /// Bytes to read.
    pub(super) fn bytes(&self) -> u64 {
        self.read.iter().map(|(file, ..)| file.size).sum()
    }
}

fn is_as_known(file: &FoundFile, governed: &Governed, card: &FileCard) -> bool {
    card.size == file.size
        && card.modified == file.modified
        && card.problems.is_empty()
        && card.registers == governed.fingerprint
}
