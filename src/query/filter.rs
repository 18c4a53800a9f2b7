//! Filters: a field and what it must hold.

use std::fmt;

use super::edges::{ends_word, is_quotation_mark, trim};
use super::note::Note;
use crate::text::{Date, Pattern, Widen, fold};

/// A field and what it must hold: `speaker:龙平平`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Filter {
    /// What is looked at.
    pub field: Field,
    /// What it must hold. `Dates` goes with [`Field::Date`], `Kind` with [`Field::Kind`], `AtLeast`
    /// with [`Field::Confidence`], `Text` with all others.
    pub value: FilterValue,
}

/// What a filter looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The name of the speaker, an alias, or the pinyin of either; `speaker:`, 发言人.
    Speaker,
    /// The role of the speaker; `role:`, 身份.
    Role,
    /// The title of the session; `session:`, 场次.
    Session,
    /// The name of the conference; `conference:`, 会议.
    Conference,
    /// When it was said; `date:`, 日期.
    Date,
    /// How the words are given; `kind:`, 方式.
    Kind,
    /// How sure it is who speaks; `confidence:`, 把握.
    Confidence,
    /// The file; `path:`, 路径.
    Path,
}

/// What a field must hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FilterValue {
    /// A piece of text, as written.
    Text(String),
    /// Dates, both ends included; `None` is open. A `from` counts from its first day, a `to` up to
    /// its last ([`Date::bounds`]).
    Dates {
        /// The earliest.
        from: Option<Date>,
        /// The latest.
        to: Option<Date>,
    },
    /// How the words are given.
    Kind(KindName),
    /// So many percent or more.
    AtLeast(u8),
}

/// How the words of a speech are given, as the query names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KindName {
    /// A turn of a transcript; `verbatim`, 实录, 逐字.
    Verbatim,
    /// Quoted; `direct`, 直接.
    Direct,
    /// Reported; `indirect`, 间接, 转述.
    Indirect,
    /// Partly quoted; `mixed`, 混合.
    Mixed,
}

impl Filter {
    /// Reads the value of a field, as the query language and the options of the command line have
    /// it. The error says what is wrong with the value.
    pub fn read(field: Field, value: &str) -> Result<Self, Note> {
        let value = match field {
            Field::Date => read_dates(value)?,
            Field::Kind => {
                let bad = || Note::BadKind { text: value.into() };
                FilterValue::Kind(KindName::named(value).ok_or_else(bad)?)
            }
            Field::Confidence => {
                let bad = || Note::BadConfidence { text: value.into() };
                FilterValue::AtLeast(read_percent(value).ok_or_else(bad)?)
            }
            Field::Path if !value.is_empty() => FilterValue::Text(value.to_owned()),
            _ if value.is_empty() => return Err(Note::NoValue { field }),
            _ if Pattern::new(value, Widen::default()).is_none() => {
                return Err(Note::NothingToSearch { text: value.into() });
            }
            _ => FilterValue::Text(value.to_owned()),
        };
        Ok(Self { field, value })
    }

    /// Whether it looks at a single speech, not at the place where it stands: then the query must
    /// match inside a speech that satisfies it.
    pub fn is_of_speech(&self) -> bool {
        matches!(
            self.field,
            Field::Speaker | Field::Role | Field::Kind | Field::Confidence
        )
    }
}

impl Field {
    /// The field of that name, English or Chinese, Simplified or Traditional.
    pub fn named(name: &str) -> Option<Self> {
        // No name is longer; a long word need not be folded to see that.
        if name.chars().nth(16).is_some() {
            return None;
        }
        Some(match fold(name).as_str() {
            "speaker" | "发言人" => Self::Speaker,
            "role" | "身份" => Self::Role,
            "session" | "场次" => Self::Session,
            "conference" | "会议" => Self::Conference,
            "date" | "日期" => Self::Date,
            "kind" | "方式" => Self::Kind,
            "confidence" | "把握" => Self::Confidence,
            "path" | "路径" => Self::Path,
            _ => return None,
        })
    }

    /// The value within what stands unquoted after the colon.
    pub(super) fn trim_value(self, stretch: &str) -> &str {
        match self {
            // Dots and slashes at its edges belong to a path.
            Self::Path => stretch,
            // The dots of an open range do, too, and those of a fraction.
            Self::Date | Self::Confidence => {
                stretch.trim_end_matches(['，', '。', '、', '；', ',', ';'])
            }
            _ => trim(stretch).0,
        }
    }

    /// Whether a value is read as it is without quotation marks.
    fn reads_unquoted(self, value: &str) -> bool {
        !value.is_empty()
            && !value.contains(ends_word)
            && !value.starts_with(is_quotation_mark)
            && self.trim_value(value) == value
    }
}

impl KindName {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Verbatim, Self::Direct, Self::Indirect, Self::Mixed];

    /// The kind of that name, English or Chinese, Simplified or Traditional.
    pub fn named(name: &str) -> Option<Self> {
        Some(match fold(name).as_str() {
            "verbatim" | "实录" | "逐字" => Self::Verbatim,
            "direct" | "直接" => Self::Direct,
            "indirect" | "间接" | "转述" => Self::Indirect,
            "mixed" | "混合" => Self::Mixed,
            _ => return None,
        })
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.field)?;
        match &self.value {
            FilterValue::Text(text) if self.field.reads_unquoted(text) => f.write_str(text),
            FilterValue::Text(text) => super::display::write_quoted(f, text),
            FilterValue::Dates { from, to } => {
                from.iter().try_for_each(|date| write!(f, "{date}"))?;
                if from == to && from.is_some() {
                    return Ok(());
                }
                f.write_str("..")?;
                to.iter().try_for_each(|date| write!(f, "{date}"))
            }
            FilterValue::Kind(kind) => write!(f, "{kind}"),
            FilterValue::AtLeast(percent) => write!(f, "{}", f64::from(*percent) / 100.0),
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Speaker => "speaker",
            Self::Role => "role",
            Self::Session => "session",
            Self::Conference => "conference",
            Self::Date => "date",
            Self::Kind => "kind",
            Self::Confidence => "confidence",
            Self::Path => "path",
        })
    }
}

impl fmt::Display for KindName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Verbatim => "verbatim",
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        })
    }
}

/// Reads a share of one, `0.9`, as whole percent: as exactly as the terminal shows it and the index
/// keeps it.
fn read_percent(value: &str) -> Option<u8> {
    let folded = fold(value);
    let plain = folded.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let share: f64 = folded.parse().ok().filter(|_| plain)?;
    (0.0..=1.0)
        .contains(&share)
        .then(|| (share * 100.0).round() as u8)
}

/// Reads `2025`, `2025-05..2025-06`, `..2025-06` or `2025年5月..`.
fn read_dates(value: &str) -> Result<FilterValue, Note> {
    let folded = fold(value);
    let bad = || Note::BadDate { text: value.into() };
    let end = |text: &str| match text {
        "" => Ok(None),
        _ => read_date(text).map(Some).ok_or_else(bad),
    };
    let (from, to) = match folded.split_once("..") {
        None => {
            let date = Some(read_date(&folded).ok_or_else(bad)?);
            (date, date)
        }
        Some((from, to)) => (end(from)?, end(to)?),
    };
    match (from, to) {
        (None, None) => Err(bad()),
        (Some(first), Some(last)) if first.bounds().0 > last.bounds().1 => {
            Err(Note::ReversedDates { text: value.into() })
        }
        _ => Ok(FilterValue::Dates { from, to }),
    }
}

/// Reads a date as people type it: `2025-5-8`, `2025/05`, `2025.5`, 2025年5月8日.
fn read_date(folded: &str) -> Option<Date> {
    let text = folded.trim_end_matches(['年', '月', '日']);
    let mut parts = text.split(['-', '/', '.', '年', '月']);
    let number = |part: &str, most: usize| {
        let fits = (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| part.parse::<u16>().ok()).flatten()
    };
    let year = parts.next().filter(|year| year.len() == 4)?;
    let mut next = || match parts.next() {
        None => Some(None),
        Some(part) => number(part, 2).map(|n| u8::try_from(n).ok()),
    };
    let (month, day) = (next()?, next()?);
    match parts.next() {
        None => Date::new(number(year, 4)?, month, day),
        Some(_) => None,
    }
}
