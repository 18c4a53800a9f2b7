//! The list of sessions that a reader builds up: one entry a title.

use rustc_hash::FxHashMap;

use crate::transcript::Session;

/// Sessions in the order of their first mention.
#[derive(Debug, Default)]
pub(super) struct SessionList {
    pub sessions: Vec<Session>,
    known: FxHashMap<String, usize>,
}

impl SessionList {
    /// The index of the session of that title, which is added if it is new.
    pub fn index_of(&mut self, title: String) -> usize {
        if let Some(&index) = self.known.get(&title) {
            return index;
        }
        self.known.insert(title.clone(), self.sessions.len());
        self.sessions.push(Session { title });
        self.sessions.len() - 1
    }
}
