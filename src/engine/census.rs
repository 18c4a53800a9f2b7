//! How much there is in an index.

use std::fs;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::error::Error;
use super::labels::{Label, Labels};
use super::reader::Index;

/// The totals of an index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Census {
    /// Different conferences.
    pub conferences: u64,
    /// Different sessions of different conferences.
    pub sessions: u64,
    /// Paragraphs.
    pub paragraphs: u64,
    /// Speeches.
    pub speeches: u64,
    /// Different speakers.
    pub speakers: u64,
    /// The earliest days, as [`Date::bounds`](crate::text::Date::bounds).
    pub first_day: Option<(u32, u32)>,
    /// The latest days.
    pub last_day: Option<(u32, u32)>,
}

impl Index {
    /// Counts what there is, from the columns alone.
    pub fn census(&self) -> Census {
        let mut labels = Labels::new(self);
        let mut conferences: FxHashSet<Arc<str>> = FxHashSet::default();
        let mut sessions: FxHashSet<(Option<Arc<str>>, Arc<str>)> = FxHashSet::default();
        let mut speakers: FxHashSet<Arc<str>> = FxHashSet::default();
        let mut census = Census::default();
        for address in self.paragraphs() {
            census.paragraphs += 1;
            let conference = labels.get(Label::Conference, address, None);
            if let Some(session) = labels.get(Label::Session, address, None) {
                sessions.insert((conference.clone(), session));
            }
            conferences.extend(conference);
            for row in self.rows(address) {
                census.speeches += u64::from(row.facts.opens);
                speakers.extend(labels.get(Label::Speaker, address, Some(row.row)));
            }
            let days = self.days(address);
            census.first_day = census.first_day.into_iter().chain(days).min();
            census.last_day = census
                .last_day
                .into_iter()
                .chain(days)
                .max_by_key(|days| (days.1, days.0));
        }
        census.conferences = conferences.len() as u64;
        census.sessions = sessions.len() as u64;
        census.speakers = speakers.len() as u64;
        census
    }

    /// Paragraphs without a date.
    pub fn undated(&self) -> u64 {
        self.paragraphs()
            .filter(|&address| self.days(address).is_none())
            .count() as u64
    }

    /// Size of the index on disk.
    ///
    /// # Errors
    /// If the directory cannot be read.
    pub fn bytes_on_disk(&self) -> Result<u64, Error> {
        let failed = |cause| Error::from_io(&self.dir, cause);
        let mut bytes = 0;
        for entry in fs::read_dir(&self.dir).map_err(failed)? {
            bytes += entry
                .and_then(|entry| entry.metadata())
                .map_err(failed)?
                .len();
        }
        Ok(bytes)
    }
}
