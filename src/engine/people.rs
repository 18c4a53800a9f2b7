//! Who is meant by a speaker's name as a reader types it.

use std::collections::BTreeSet;

use super::error::Error;
use super::reader::Index;
use crate::text::{Spelling, SpellingFit, fold};

/// How the name of a speaker is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpeakerReading {
    /// As it stands: a name, a part of one, or nobody's.
    AsWritten {
        /// Others whom a register calls so, too.
        also: Vec<String>,
    },
    /// A register calls these people so.
    Alias(Vec<String>),
    /// The pinyin of these names, whole if any name is spelled whole, else in part.
    Pinyin(Vec<String>),
}

impl Index {
    /// Reads the name of a speaker: as it stands if someone is called just that, else as an alias,
    /// else as it stands if it is a part of a name, else as pinyin. Names come in order.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn read_speaker(&self, typed: &str) -> Result<SpeakerReading, Error> {
        let wanted = fold(typed);
        let names = self.speaker_names()?;
        let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
        let mut aliased: BTreeSet<String> = BTreeSet::new();
        for register in self.registers()? {
            for (name, aliases) in register.people {
                let is_called = aliases.iter().any(|alias| fold(alias) == wanted);
                if is_called && fold(&name) != wanted {
                    aliased.insert(name);
                }
            }
        }
        if folded.contains(&wanted) {
            let spoken = aliased.into_iter().filter(|name| names.contains(name));
            let also = spoken.collect();
            return Ok(SpeakerReading::AsWritten { also });
        }
        if !aliased.is_empty() {
            return Ok(SpeakerReading::Alias(aliased.into_iter().collect()));
        }
        let as_written = SpeakerReading::AsWritten { also: Vec::new() };
        if folded.iter().any(|name| name.contains(&wanted)) {
            return Ok(as_written);
        }
        let Some(spelling) = Spelling::new(typed) else {
            return Ok(as_written);
        };
        let fits: Vec<(SpellingFit, String)> = names
            .into_iter()
            .filter_map(|name| Some((spelling.fit(&name)?, name)))
            .collect();
        let Some(best) = fits.iter().map(|(fit, _)| *fit).max() else {
            return Ok(as_written);
        };
        let spelled = fits.into_iter().filter(|(fit, _)| *fit == best);
        Ok(SpeakerReading::Pinyin(
            spelled.map(|(_, name)| name).collect(),
        ))
    }

    /// The names of all speakers. Those of deleted paragraphs stay in the dictionary of a column
    /// until it is written anew, so where there are deleted ones, the living are looked through.
    fn speaker_names(&self) -> Result<BTreeSet<String>, Error> {
        let mut names = BTreeSet::new();
        let failed = |cause| Error::from_io(&self.dir, cause);
        for (reader, columns) in self.searcher.segment_readers().iter().zip(&self.columns) {
            let Some(column) = &columns.said_speaker else {
                continue;
            };
            if !reader.has_deletes() {
                let mut terms = column.dictionary().stream().map_err(failed)?;
                while terms.advance() {
                    names.extend(std::str::from_utf8(terms.key()).map(str::to_owned));
                }
                continue;
            }
            let mut seen = vec![false; column.num_terms()];
            for doc in reader.doc_ids_alive() {
                for row in columns.rows(doc) {
                    let ordinal = column.ords().values.get_val(row);
                    let seen = &mut seen[ordinal as usize];
                    if !std::mem::replace(seen, true) {
                        let mut name = String::new();
                        column.ord_to_str(ordinal, &mut name).map_err(failed)?;
                        names.insert(name);
                    }
                }
            }
        }
        Ok(names)
    }
}
