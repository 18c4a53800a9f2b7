//! yanlu 言录: full-text search over Chinese conference transcripts and conference reports.

pub mod indexing;
pub mod output;
pub mod search;
pub mod text;
pub mod transcript;

/// Stands in for the module of another branch.
pub mod query {
    /// A query.
    #[derive(Debug, Clone)]
    pub struct Query;
    /// Reads a query.
    pub fn parse(_typed: &str) -> Query {
        Query
    }
}
