//! A file while it is indexed: its parts are read out of turn, and numbered in turn.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::numbering::Numberer;
use crate::corpus::{FoundFile, Governed, Loaded, UnitReading, Uses};
use crate::engine::{FileCard, Numbering, file_key};
use crate::transcript::{Problem, Transcript};

/// A file of which some units are read and some are not.
pub(super) struct FileInWork {
    pub(super) found: FoundFile,
    pub(super) governed: Governed,
    pub(super) key: u64,
    /// Path below the root.
    pub(super) relative: String,
    state: Mutex<State>,
}

/// A part of a file: one of its units, loaded or read, or what follows the last.
pub(super) enum Part<T> {
    Unit(T),
    End(Loaded),
}

/// A part of a file that has its place.
pub(super) enum Numbered {
    Unit(Vec<(Transcript, Numbering)>),
    End(Box<FileCard>),
}

/// What the units of a file change in turn.
struct State {
    /// Whose turn it is.
    turn: u32,
    /// Parts that were read before their turn.
    early: BTreeMap<u32, Part<UnitReading>>,
    numberer: Numberer,
    card: FileCard,
    uses: Uses,
}

impl FileInWork {
    pub(super) fn new(found: &FoundFile, governed: &Governed) -> Self {
        let absolute = found.absolute.to_string_lossy().into_owned();
        let key = file_key(&absolute);
        let relative = found.relative();
        let card = FileCard {
            key,
            absolute,
            root: found.root.to_string_lossy().into_owned(),
            path: found.shown.clone(),
            size: found.size,
            modified: found.modified,
            fingerprint: 0,
            format: String::new(),
            encoding: String::new(),
            paragraphs: 0,
            speeches: 0,
            problems: Vec::new(),
            registers: governed.fingerprint,
            marks: Vec::new(),
            renamed: Vec::new(),
        };
        Self {
            found: found.clone(),
            governed: governed.clone(),
            key,
            state: Mutex::new(State {
                turn: 0,
                early: BTreeMap::new(),
                numberer: Numberer::new(&relative),
                card,
                uses: Uses::default(),
            }),
            relative,
        }
    }

    /// Numbers a part, if it is its turn, and those that were read before theirs and now have it.
    /// No thread ever waits for its turn: whoever reads the part that was missing does it for all.
    pub(super) fn number(&self, turn: u32, part: Part<UnitReading>) -> Vec<Numbered> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.early.insert(turn, part);
        let mut numbered = Vec::new();
        while let Some(part) = state.take_next() {
            numbered.push(match part {
                Part::Unit(reading) => Numbered::Unit(state.number(reading)),
                Part::End(loaded) => Numbered::End(Box::new(state.finish(loaded))),
            });
        }
        numbered
    }
}

impl State {
    fn take_next(&mut self) -> Option<Part<UnitReading>> {
        let part = self.early.remove(&self.turn)?;
        self.turn += 1;
        Some(part)
    }

    fn number(&mut self, reading: UnitReading) -> Vec<(Transcript, Numbering)> {
        let Self { numberer, card, .. } = self;
        let transcripts = reading.transcripts.into_iter().map(|transcript| {
            card.paragraphs += transcript.paragraphs.len() as u64;
            card.speeches += transcript.speeches.len() as u64;
            card.format = transcript.source.format.as_str().to_owned();
            let numbering = numberer.number(&transcript);
            (transcript, numbering)
        });
        let transcripts = transcripts.collect();
        card.encoding = reading.encoding.to_owned();
        card.problems.extend(reading.problems);
        self.uses.extend(reading.uses);
        transcripts
    }

    fn finish(&mut self, loaded: Loaded) -> FileCard {
        let card = &mut self.card;
        card.fingerprint = loaded.fingerprint;
        card.problems.extend(loaded.problems);
        shorten(&mut card.problems);
        let uses = std::mem::take(&mut self.uses);
        card.marks = uses.marks.into_iter().collect();
        card.renamed = uses.renamed.into_iter().collect();
        card.clone()
    }
}

/// Keeps the first problems of a file with thousands of bad lines, and says how many there were.
fn shorten(problems: &mut Vec<Problem>) {
    const KEPT: usize = 20;
    if problems.len() > KEPT {
        let more = problems.len() - KEPT;
        problems.truncate(KEPT);
        problems.push(Problem::new(
            "",
            format!("{more} more problems of the kind"),
            "",
        ));
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn parts_that_are_read_out_of_turn_are_numbered_in_turn() {
        let found = FoundFile {
            absolute: PathBuf::from("/texts/one.jsonl"),
            root: PathBuf::from("/texts"),
            shown: "texts/one.jsonl".to_owned(),
            size: 0,
            modified: 0,
        };
        let file = FileInWork::new(&found, &Governed::default());
        let unit = |cause: &str| {
            Part::Unit(UnitReading {
                problems: vec![Problem::new("", cause, "")],
                ..UnitReading::default()
            })
        };
        let end = Part::End(Loaded {
            fingerprint: 7,
            problems: Vec::new(),
        });
        assert!(file.number(2, end).is_empty());
        assert!(file.number(1, unit("second")).is_empty());
        let numbered = file.number(0, unit("first"));
        let [Numbered::Unit(_), Numbered::Unit(_), Numbered::End(card)] = &numbered[..] else {
            panic!("all three have their turn now");
        };
        let causes: Vec<_> = card.problems.iter().map(|one| &*one.what).collect();
        assert_eq!((causes, card.fingerprint), (vec!["first", "second"], 7));
    }
}
