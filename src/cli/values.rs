//! The words that options take. The types are those of the library, which knows no command line;
//! here they get their names.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::output::Format;
use crate::query::KindName;
use crate::search::{Grouping, KwicSort, Listing, Sort};

/// When to use colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Colour {
    /// On a terminal, unless the environment says otherwise (`NO_COLOR`, `TERM=dumb`).
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How the words of a speech are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind(pub KindName);

/// Names the values of an option.
macro_rules! values {
    ($type:ty { $($value:expr => $name:literal,)* }) => {
        impl ValueEnum for $type {
            fn value_variants<'a>() -> &'a [Self] {
                &[$($value),*]
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                $(if *self == $value {
                    return Some(PossibleValue::new($name));
                })*
                None
            }
        }
    };
}

values!(Colour {
    Self::Auto => "auto",
    Self::Always => "always",
    Self::Never => "never",
});

values!(Format {
    Self::Terminal => "terminal",
    Self::Json => "json",
    Self::JsonLines => "jsonl",
    Self::Csv => "csv",
    Self::Markdown => "markdown",
});

values!(Sort {
    Self::Relevance => "relevance",
    Self::Newest => "newest",
    Self::Oldest => "oldest",
});

values!(KwicSort {
    Self::Place => "place",
    Self::Left => "left",
    Self::Right => "right",
    Self::Speaker => "speaker",
    Self::Date => "date",
});

values!(Grouping {
    Self::Speaker => "speaker",
    Self::Role => "role",
    Self::Session => "session",
    Self::Conference => "conference",
    Self::Year => "year",
    Self::Month => "month",
});

values!(Listing {
    Self::Conferences => "conferences",
    Self::Sessions => "sessions",
    Self::Speakers => "speakers",
    Self::Files => "files",
});

values!(Kind {
    Self(KindName::Verbatim) => "verbatim",
    Self(KindName::Direct) => "direct",
    Self(KindName::Indirect) => "indirect",
    Self(KindName::Mixed) => "mixed",
});
