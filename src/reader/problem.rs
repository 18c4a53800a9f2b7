//! The wording of everything that a reader finds wrong, in one place.

use super::sniff::Kind;
use crate::transcript::Problem;

/// What is wrong with a document, or with a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// The file ending promises a format, and the content is of another.
    OtherFormat {
        /// What the ending promises: `XML`, `JSON`, …
        promised: &'static str,
        /// What the content looks like.
        looks_like: Kind,
    },
    /// The content is not what the ending promises, nor anything else that is known.
    Malformed {
        promised: &'static str,
        /// The parser's own words.
        message: String,
    },
    /// Brackets or elements are nested beyond any transcript.
    TooDeep { promised: &'static str },
    /// Entities that grow without end.
    Entities,
    /// One line of many is no JSON object.
    Line { message: String },
    /// Broken lines beyond those that are listed.
    MoreLines { count: usize },
    /// An object without the one field that is required.
    NoText,
    /// A field of another type than the schema says.
    Field {
        name: &'static str,
        expected: &'static str,
    },
    /// A date that is none.
    Date { written: String },
    /// A subtitle file without a single cue.
    NoCue { promised: &'static str },
    /// A cue whose times cannot be read.
    CueTime { written: String },
    /// The YAML block of a Markdown file.
    FrontMatter { message: String },
}

impl Fault {
    /// The problem at a line and column, each from 1; 0 where it is not known.
    pub fn at(&self, line: u32, column: u32) -> Problem {
        let place = match (line, column) {
            (0, _) => String::new(),
            (line, 0) => format!("line {line}"),
            (line, column) => format!("line {line}, column {column}"),
        };
        Problem::new(place, self.what(), self.hint())
    }

    fn what(&self) -> String {
        match self {
            Self::OtherFormat { promised, .. } => format!("this is no {promised}"),
            Self::Malformed { promised, message } => {
                format!("this is no well-formed {promised}: {message}")
            }
            Self::TooDeep { promised } => format!("this {promised} is nested too deeply"),
            Self::Entities => {
                "the entities of this XML refer to themselves or grow too large".into()
            }
            Self::Line { message } => format!("this line is no JSON object: {message}"),
            Self::MoreLines { count } => format!("{count} more lines could not be read"),
            Self::NoText => "this object has no `text`".into(),
            Self::Field { name, expected } => format!("`{name}` is not {expected}"),
            Self::Date { written } => format!("`{}` is no date", shortened(written)),
            Self::NoCue { promised } => format!("there is no cue in this {promised} file"),
            Self::CueTime { written } => {
                format!(
                    "the times of this cue cannot be read: `{}`",
                    shortened(written)
                )
            }
            Self::FrontMatter { message } => {
                format!("the front matter is no well-formed YAML: {message}")
            }
        }
    }

    fn hint(&self) -> String {
        match self {
            Self::OtherFormat { looks_like, .. } => {
                format!(
                    "looks like {}: rename it to {}",
                    looks_like.name(),
                    looks_like.ending()
                )
            }
            Self::Malformed { promised, .. } => {
                format!("mend it there, or rename it to .txt if it is no {promised}")
            }
            Self::TooDeep { .. } => "a transcript needs only a few levels".into(),
            Self::Entities => "replace the entities by their text".into(),
            Self::Line { .. } => "write one object a line; the other lines are read".into(),
            Self::MoreLines { .. } => "mend the lines above first".into(),
            Self::NoText => "add `text`, the only field that is required".into(),
            Self::Field { .. } => "see the JSON Schema in schema/".into(),
            Self::Date { .. } => "write it as 2025-05-08, 2025-05 or 2025".into(),
            Self::NoCue { .. } => {
                "a cue needs a line such as 00:00:01,000 --> 00:00:02,500 above its text".into()
            }
            Self::CueTime { .. } => "write them as 00:00:01,000 --> 00:00:02,500".into(),
            Self::FrontMatter { .. } => "the text below it is read without it".into(),
        }
    }
}

/// At most 40 characters of what the input says.
fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_says_what_and_where_and_what_to_try() {
        let message = || "expected `,`".to_owned();
        let faults = [
            Fault::OtherFormat {
                promised: "XML",
                looks_like: Kind::Markdown,
            },
            Fault::Malformed {
                promised: "JSON",
                message: message(),
            },
            Fault::TooDeep { promised: "JSON" },
            Fault::Entities,
            Fault::Line { message: message() },
            Fault::MoreLines { count: 12 },
            Fault::NoText,
            Fault::Field {
                name: "speaker",
                expected: "a string",
            },
            Fault::Date {
                written: "去年".repeat(30),
            },
            Fault::NoCue { promised: "SRT" },
            Fault::CueTime {
                written: "0:1 --> ".into(),
            },
            Fault::FrontMatter { message: message() },
        ];
        let shown: Vec<_> = faults
            .iter()
            .map(|fault| fault.at(3, 9).to_string())
            .collect();
        insta::assert_snapshot!(shown.join("\n"));
        assert_eq!(Fault::NoText.at(0, 0).place, "");
        assert_eq!(Fault::NoText.at(3, 0).place, "line 3");
    }
}
