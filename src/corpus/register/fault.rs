//! The wording of everything that can be wrong with a `speakers.toml`, in one place.

use crate::transcript::Problem;

/// What is wrong with an entry, or with a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// The text is no TOML.
    Syntax {
        /// The parser's own words.
        message: String,
        /// Whether an entry of the register is lost by it.
        costs_entry: bool,
    },
    /// Something at the top that is neither `[[speaker]]` nor `[[correction]]`.
    UnknownEntry { name: String },
    /// `[speaker]` where `[[speaker]]` is meant.
    SingleBrackets { name: &'static str },
    /// A key that the table does not have.
    UnknownKey {
        table: &'static str,
        keys: &'static str,
        key: String,
    },
    /// A key that must be there.
    Missing {
        table: &'static str,
        key: &'static str,
        hint: &'static str,
    },
    /// A value of another type than is expected.
    Type {
        key: &'static str,
        expected: &'static str,
    },
    /// A name or a piece of text that holds nothing to compare.
    Empty { key: &'static str },
    /// A `where` without any condition.
    EmptyWhere,
    /// A name that another person of the register has.
    Taken { name: String, line: u32 },
    /// A correction that says nothing.
    NoVerdict,
    /// A correction that says two things.
    TwoVerdicts,
    /// A path that is not below the folder.
    PathOutside { path: String },
}

impl Fault {
    /// The problem at a line and column, each from 1.
    pub fn at(&self, (line, column): (u32, u32)) -> Problem {
        Problem::new(
            format!("line {line}, column {column}"),
            self.what(),
            self.hint(),
        )
    }

    fn what(&self) -> String {
        match self {
            Self::Syntax {
                message,
                costs_entry: false,
            } => format!("this is no well-formed TOML: {message}"),
            Self::Syntax { message, .. } => {
                format!("this is no well-formed TOML, and its entry is left out: {message}")
            }
            Self::UnknownEntry { name } => format!("there is no entry `{}`", short(name)),
            Self::SingleBrackets { name } => format!("`{name}` is no list of entries"),
            Self::UnknownKey { table, key, .. } => {
                format!("{table} has no key `{}`", short(key))
            }
            Self::Missing { table, key, .. } => format!("this {table} has no `{key}`"),
            Self::Type { key, expected } => format!("`{key}` is not {expected}"),
            Self::Empty { key } => format!("`{key}` holds no letter or character"),
            Self::EmptyWhere => "`where` tells nobody apart".into(),
            Self::Taken { name, line } => format!(
                "`{}` is already a name of the speaker at line {line}",
                short(name)
            ),
            Self::NoVerdict => "this [[correction]] corrects nothing".into(),
            Self::TwoVerdicts => {
                "this [[correction]] says both who said it and that nobody did".into()
            }
            Self::PathOutside { path } => {
                format!("`{}` leads out of the folder of this file", short(path))
            }
        }
    }

    fn hint(&self) -> String {
        match self {
            Self::Syntax { .. } => {
                "texts stand in quotation marks, lists in [ ], and each key stands once".into()
            }
            Self::UnknownEntry { .. } => "entries begin with [[speaker]] or [[correction]]".into(),
            Self::SingleBrackets { name } => format!("write [[{name}]], in two brackets"),
            Self::UnknownKey { keys, .. } => format!("the keys are {keys}"),
            Self::Missing { hint, .. } => (*hint).into(),
            Self::Type { expected, .. } => match *expected {
                "a text" => "write \"…\"",
                "true" => "write none = true, or leave it out",
                "a list of texts" => "write [\"…\", \"…\"]",
                "a table" => "write where = { role = \"…\" }",
                _ => "write \"…\", or [\"…\", \"…\"]",
            }
            .into(),
            Self::Empty { .. } => "leave it out, or write a name".into(),
            Self::EmptyWhere => "write where = { role = \"…\" }, or leave it out".into(),
            Self::Taken { .. } => {
                "tell them apart with where = { role = \"…\" }, or take the name out of one".into()
            }
            Self::NoVerdict => "add speaker = \"…\", role = \"…\" or none = true".into(),
            Self::TwoVerdicts => "leave out none = true, or speaker and role".into(),
            Self::PathOutside { .. } => {
                "paths begin below the folder of this file: 2025/report.txt".into()
            }
        }
    }
}

/// The beginning of a text, so that a problem stays one line.
fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
