//! Answers as flat tables: the columns of CSV, and of those Markdown answers that are tables.
//!
//! One row for each thing found. What holds several values is joined by `; `.

mod about;
mod benchmark;
mod found;
mod listed;

pub(super) use benchmark::{latencies, phases};

/// A header and rows of as many cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Names of the columns.
    pub header: Vec<&'static str>,
    /// The cells, row by row.
    pub rows: Vec<Vec<String>>,
}

/// What can be shown as a table.
pub trait Tabular {
    /// The table.
    fn table(&self) -> Table;
}

impl Table {
    fn new(header: &[&'static str], rows: impl Iterator<Item = Vec<String>>) -> Self {
        Self {
            header: header.to_vec(),
            rows: rows.collect(),
        }
    }

    /// A table of names and values, for an answer that is one thing.
    fn fields(fields: &[(&str, String)]) -> Self {
        let row = |(name, value): &(&str, String)| vec![(*name).to_owned(), value.clone()];
        Self::new(&["field", "value"], fields.iter().map(row))
    }
}

/// The value, or an empty cell.
fn maybe(value: &Option<impl ToString>) -> String {
    value.as_ref().map_or(String::new(), ToString::to_string)
}

/// All values in one cell.
fn join(values: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let values: Vec<_> = values.into_iter().collect();
    let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
    values.join("; ")
}
