//! yanlu 言录: full-text search over Chinese conference transcripts and conference reports.

pub mod query;
pub mod text;
pub mod transcript;
