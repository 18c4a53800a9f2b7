//! What a reader of the results should know of how the query was read. All wording is here.

use std::fmt;

use super::filter::{Field, KindName};

/// Something in the query that was not read as written. Never an error: the query still runs.
/// Shown as one sentence that says what happened and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Note {
    /// Nothing is left to search for.
    Empty,
    /// A term or a value of only punctuation.
    NothingToSearch {
        /// The term as written.
        text: String,
    },
    /// A quotation mark without its partner.
    UnclosedQuote {
        /// The mark that opens.
        mark: char,
    },
    /// Opening brackets without their partners.
    UnclosedBrackets {
        /// How many.
        count: usize,
    },
    /// Closing brackets without their partners.
    UnopenedBrackets {
        /// How many.
        count: usize,
    },
    /// `AND`, `OR`, `NOT`, `+` or `-` with nothing beside it to apply to.
    Dangling {
        /// The operator as written.
        operator: String,
    },
    /// `NEAR` without a bracket right after it.
    NearWithoutBracket {
        /// The word as written.
        text: String,
    },
    /// `NEAR` around fewer than two terms.
    NearTooFew,
    /// `NEAR` around operators, brackets or filters.
    NearTakesTerms,
    /// A field without a value.
    NoValue {
        /// The field.
        field: Field,
    },
    /// A value of `date:` that is no date.
    BadDate {
        /// The value as written.
        text: String,
    },
    /// A range of dates that ends before it begins.
    ReversedDates {
        /// The value as written.
        text: String,
    },
    /// A value of `kind:` that is no kind.
    BadKind {
        /// The value as written.
        text: String,
    },
    /// A value of `confidence:` that is no share of one.
    BadConfidence {
        /// The value as written.
        text: String,
    },
    /// More terms than are searched for.
    TooManyTerms {
        /// How many are.
        limit: usize,
    },
    /// Brackets nested deeper than is read.
    TooDeep {
        /// How deep is.
        limit: usize,
    },
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the query holds nothing to search for"),
            Self::NothingToSearch { text } => write!(
                f,
                "`{}` was left out: it holds no letter, digit or character to search for",
                Short(text)
            ),
            Self::UnclosedQuote { mark } => write!(
                f,
                "the quotation mark {mark} is not closed: it was passed over"
            ),
            Self::UnclosedBrackets { count: 1 } => {
                write!(f, "a bracket is not closed: it was closed at the end")
            }
            Self::UnclosedBrackets { count } => {
                write!(
                    f,
                    "{count} brackets are not closed: they were closed at the end"
                )
            }
            Self::UnopenedBrackets { count: 1 } => {
                write!(f, "a closing bracket has no opening one: it was left out")
            }
            Self::UnopenedBrackets { count } => write!(
                f,
                "{count} closing brackets have no opening ones: they were left out"
            ),
            Self::Dangling { operator } if operator.starts_with(['+', '-', '＋', '－']) => {
                write!(
                    f,
                    "`{operator}` stands alone and was left out: it goes right before a word, without a space"
                )
            }
            Self::Dangling { operator } => write!(
                f,
                "`{operator}` has nothing to apply to and was left out: to search for it, write \"{operator}\""
            ),
            Self::NearWithoutBracket { text } => write!(
                f,
                "`{text}` was searched as text: to search for terms near each other, write NEAR/10(a b)"
            ),
            Self::NearTooFew => write!(f, "NEAR was left out: it needs two terms or more"),
            Self::NearTakesTerms => write!(
                f,
                "NEAR takes only terms: operators and brackets inside it were left out, fields searched as text"
            ),
            Self::NoValue { field } => write!(
                f,
                "`{field}:` has no value and was searched as text: write {field}:value without a space, a value with spaces in quotation marks"
            ),
            Self::BadDate { text } => write!(
                f,
                "`{}` is no date and was searched as text: write date:2025, date:2025-05, date:2025-05-08 or date:2025-05..2025-06",
                Short(text)
            ),
            Self::ReversedDates { text } => write!(
                f,
                "the dates `{}` end before they begin and were searched as text: write the earlier one first",
                Short(text)
            ),
            Self::BadKind { text } => {
                let [verbatim, direct, indirect, mixed] = KindName::ALL;
                write!(
                    f,
                    "`{}` is no kind and was searched as text: write kind:{verbatim}, kind:{direct}, kind:{indirect} or kind:{mixed}",
                    Short(text)
                )
            }
            Self::BadConfidence { text } => write!(
                f,
                "`{}` is no number from 0 to 1 and was searched as text: write confidence:0.9 for 0.9 or more",
                Short(text)
            ),
            Self::TooManyTerms { limit } => write!(
                f,
                "only the first {limit} terms and filters were read: the rest was left out"
            ),
            Self::TooDeep { limit } => write!(
                f,
                "brackets nested more than {limit} deep were left out, their contents kept"
            ),
        }
    }
}

/// The beginning of a text, so that a note stays one sentence.
struct Short<'a>(&'a str);

impl fmt::Display for Short<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.char_indices().nth(40) {
            Some((end, _)) => write!(f, "{}…", &self.0[..end]),
            None => f.write_str(self.0),
        }
    }
}
