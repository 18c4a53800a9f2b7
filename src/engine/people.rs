//! Who is meant by a speaker's name as a reader types it.

use std::collections::BTreeSet;

use super::error::Error;
use super::reader::Index;
use crate::text::{Pattern, Spelling, SpellingFit, Widen, fold};

/// How the name of a speaker is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpeakerReading {
    /// As it stands: a name, a part of one, or nobody's.
    AsWritten {
        /// Others who speak here and whom a register calls so, too.
        also: Vec<String>,
    },
    /// A register calls these people so.
    Alias(Vec<String>),
    /// The pinyin of these names, whole if any name is spelled whole, else in part.
    Pinyin(Vec<String>),
}

impl Index {
    /// Reads the name of a speaker: as it stands if someone is called just that, else as an alias,
    /// else as it stands if it is a part of a name, else as a part of an alias, else as pinyin of a
    /// name or an alias. Names come in order.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn read_speaker(&self, typed: &str) -> Result<SpeakerReading, Error> {
        let wanted = fold(typed);
        let names = self.speaker_names()?;
        let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
        let mut aliases: Vec<(String, String)> = Vec::new();
        for (name, others) in self.registers()?.into_iter().flat_map(|card| card.people) {
            if names.contains(&name) {
                aliases.extend(others.into_iter().map(|alias| (alias, name.clone())));
            }
        }
        let called = |fits: &dyn Fn(&str) -> bool| -> Vec<String> {
            let fitting = aliases.iter().filter(|(alias, _)| fits(&fold(alias)));
            let names: BTreeSet<&String> = fitting.map(|(_, name)| name).collect();
            names.into_iter().cloned().collect()
        };
        let mut also = called(&|alias| alias == wanted);
        also.retain(|name| fold(name) != wanted);
        if folded.contains(&wanted) {
            return Ok(SpeakerReading::AsWritten { also });
        }
        if !also.is_empty() {
            return Ok(SpeakerReading::Alias(also));
        }
        let as_written = SpeakerReading::AsWritten { also };
        if folded.iter().any(|name| name.contains(&wanted)) {
            return Ok(as_written);
        }
        let part = Pattern::new(typed, Widen::default());
        let partly = called(&|alias| part.as_ref().is_some_and(|part| part.is_in(alias)));
        if !partly.is_empty() {
            return Ok(SpeakerReading::Alias(partly));
        }
        let Some(spelling) = Spelling::new(typed) else {
            return Ok(as_written);
        };
        let own = names.iter().map(|name| (name, name));
        let all = own.chain(aliases.iter().map(|(alias, name)| (alias, name)));
        let fits: Vec<(SpellingFit, &String)> = all
            .filter_map(|(called, name)| Some((spelling.fit(called)?, name)))
            .collect();
        let Some(best) = fits.iter().map(|(fit, _)| *fit).max() else {
            return Ok(as_written);
        };
        let spelled = fits.into_iter().filter(|(fit, _)| *fit == best);
        let spelled: BTreeSet<&String> = spelled.map(|(_, name)| name).collect();
        Ok(SpeakerReading::Pinyin(
            spelled.into_iter().cloned().collect(),
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
