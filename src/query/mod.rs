//! The query language: text → tree. Syntax only: it knows no engine and no index.
//!
//! A **term** is a stretch without white space, or stands in quotation marks (`"…"`, “…”, 「…」,
//! 『…』). Parsing never fails: what cannot be understood is searched as text or left out, and a
//! [`Note`] says so. Shown, a [`Query`] says how it was read, in the same language.
//!
//! | written | read |
//! |---|---|
//! | `AIGC 短剧`, `AIGC OR 短剧`, `AIGC｜短剧` | any of the terms |
//! | `AIGC AND 短剧` | both; binds tighter than OR |
//! | `+AIGC 短剧` | the first must be there, to the letter; the second adds to the rank |
//! | `-AIGC`, `NOT AIGC` | not there; by itself it matches everything else |
//! | `(a OR b) AND c` | brackets combine |
//! | `"长剧向短"` | to the letter, punctuation included |
//! | `AI*`, `*AI`, `*AI*` | a run of letters or digits may go on; Han characters match anywhere anyway |
//! | `NEAR/10(a b)` | at most 10 characters from the first to each of the others; 10 is the default |
//! | `speaker:龙平平`, `发言人：龙平平` | filters, see [`Field`] |
//!
//! Between OR, a `+` means only "to the letter" and a `-` means "or not this". 著/着 and their like
//! (see [`crate::text::variants`]) are added to bare words and shown after ≈: `計畫≈计划`.

mod ast;
mod display;
mod edges;
mod filter;
mod leaf;
mod lexer;
mod note;
mod parser;
mod simplify;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

pub use ast::{Group, Near, Node, Term};
pub use filter::{Field, Filter, FilterValue, KindName};
pub use note::Note;

/// The most notes a query gets: whoever pastes a page of brackets reads no more.
const MAX_NOTES: usize = 20;

/// A query as it was read. Its `Display` is the query in one canonical form, which is read back as
/// the same tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What to search for. The empty group if the query holds nothing to search for.
    pub root: Node,
    /// What was not read as written, each once, at most 20.
    pub notes: Vec<Note>,
}

/// Reads a query. Never fails; takes time in proportion to its length.
pub fn parse(input: &str) -> Query {
    let mut notes = Vec::new();
    let tokens = lexer::tokens(input, &mut notes);
    let root = parser::tree(tokens, &mut notes);
    let mut query = Query { root, notes };
    if query.is_empty() {
        query.notes.push(Note::Empty);
    }
    let mut seen = HashSet::new();
    query.notes.retain(|note| seen.insert(note.clone()));
    query.notes.truncate(MAX_NOTES);
    query
}

impl Query {
    /// True if it holds nothing to search for.
    pub fn is_empty(&self) -> bool {
        matches!(&self.root, Node::Group(group) if group.is_empty())
    }

    /// The terms that a match may show: all but the excluded ones. For highlighting.
    pub fn terms(&self) -> Vec<&Term> {
        self.root.terms()
    }

    /// Whether it asks for a speaker, a role, a kind or a confidence anywhere: then it must match inside a speech
    /// that satisfies them, see [`Filter::is_of_speech`].
    pub fn has_speech_filter(&self) -> bool {
        self.root.any_filter(&Filter::is_of_speech)
    }

    /// The query with more filters, all of which must match as well: those of the command line. An
    /// empty query stays one of only filters.
    #[must_use]
    pub fn with_filters(self, filters: Vec<Node>) -> Self {
        let Self { root, notes } = self;
        let mut group = Group::default();
        if root.is_filter_only() {
            group.filters.push(root);
        } else {
            group.optional.push(root);
        }
        group.filters.extend(filters);
        let root = group.into();
        Self { root, notes }
    }
}
