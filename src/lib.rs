//! yanlu 言录: full-text search over Chinese conference transcripts and conference reports.

pub mod attribution;
pub mod cli;
pub mod corpus;
pub mod engine;
pub mod indexing;
pub mod output;
pub mod query;
pub mod reader;
pub mod search;
pub mod segment;
pub mod text;
pub mod transcript;
