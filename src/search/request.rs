//! What can be asked of an index.

use crate::query::Query;

/// A question: the query, with command-line filters already part of it, and which answers to give.
#[derive(Debug, Clone)]
pub struct Request {
    /// As it was typed, for the echo.
    pub typed: String,
    /// As it was read.
    pub query: Query,
    /// The most answers to give.
    pub limit: usize,
    /// How many answers to skip first.
    pub offset: usize,
    /// The order of the answers.
    pub sort: Sort,
}

impl Request {
    /// The first ten answers to `typed`, best first.
    pub fn new(typed: &str) -> Self {
        Self {
            typed: typed.to_owned(),
            query: crate::query::parse(typed),
            limit: 10,
            offset: 0,
            sort: Sort::Relevance,
        }
    }

    /// A quote to be verified: a text as it stands, no query. Filters may be added to its query,
    /// which is empty.
    pub fn quote(typed: &str) -> Self {
        let mut request = Self::new("");
        request.typed = typed.to_owned();
        request.query.notes.clear();
        request
    }
}

/// The order of hits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// Literal matches first, then by score.
    #[default]
    Relevance,
    /// Latest date first, the undated last.
    Newest,
    /// Earliest date first, the undated last.
    Oldest,
}

/// The order of concordance lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum KwicSort {
    /// By place: file, then place in the file.
    #[default]
    Place,
    /// By what stands left of the match, read from the match outwards.
    Left,
    /// By what stands right of the match.
    Right,
    /// By the name of the speaker.
    Speaker,
    /// By date, the undated last.
    Date,
}

/// What occurrences are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// Who said it; counts only inside speeches.
    Speaker,
    /// The role of who said it, as written; counts only inside speeches.
    Role,
    /// The session.
    Session,
    /// The conference.
    Conference,
    /// The year.
    Year,
    /// The month.
    Month,
}

/// What `list` lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// Conferences.
    Conferences,
    /// Sessions.
    Sessions,
    /// Speakers.
    Speakers,
    /// Files.
    Files,
}
