//! Dates, as exact as they are known. Finding them in text is `find_date`'s business.

use std::fmt;

/// A year, a month of a year, or a day. Shown as ISO 8601: `2025`, `2025-05`, `2025-05-08`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// Gregorian year, 1 to 9999.
    pub year: u16,
    /// 1 to 12, if known.
    pub month: Option<u8>,
    /// 1 to 31, if known; never without a month.
    pub day: Option<u8>,
}

impl Date {
    /// A date that exists; `None` for a 30 February.
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let month_fits = month.is_none_or(|month| (1..=12).contains(&month));
        let day_fits = match (month, day) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(month), Some(day)) => (1..=days_in_month(year, month)).contains(&day),
        };
        ((1..=9999).contains(&year) && month_fits && day_fits).then_some(Self { year, month, day })
    }

    /// Reads ISO 8601: a year, a month or a day.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let year = parts.next().filter(|year| year.len() == 4)?;
        let mut two_digits = || match parts.next() {
            None => Some(None),
            Some(part) if part.len() == 2 => part.parse().ok().map(Some),
            Some(_) => None,
        };
        let (month, day) = (two_digits()?, two_digits()?);
        Self::new(year.parse().ok()?, month, day)
    }

    /// The first and the last day it may mean, as `year × 10000 + month × 100 + day`: ordered, and
    /// readable in the index.
    pub fn bounds(self) -> (u32, u32) {
        let at = |month: u8, day: u8| {
            u32::from(self.year) * 10_000 + u32::from(month) * 100 + u32::from(day)
        };
        match (self.month, self.day) {
            (Some(month), Some(day)) => (at(month, day), at(month, day)),
            (Some(month), None) => (at(month, 1), at(month, days_in_month(self.year, month))),
            _ => (at(1, 1), at(12, 31)),
        }
    }

    /// The date whose [`Date::bounds`] these are.
    pub fn from_bounds((from, to): (u32, u32)) -> Option<Self> {
        let (year, month, day) = (from / 10_000, from / 100 % 100, from % 100);
        let (month, day) = match (from == to, from / 100 == to / 100) {
            (true, _) => (Some(month as u8), Some(day as u8)),
            (false, true) => (Some(month as u8), None),
            (false, false) => (None, None),
        };
        Self::new(year as u16, month, day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse_iso(&text).ok_or_else(|| {
            serde::de::Error::custom("a date is written 2025, 2025-05 or 2025-05-08")
        })
    }
}
