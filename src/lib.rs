//! yanlu 言录: full-text search over Chinese conference transcripts and conference reports.

pub mod attribution;
pub mod reader;
pub mod segment;
pub mod text;
pub mod transcript;
