//! How a phrase spread: who took it up when.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::Period;
use crate::text::Date;

/// Over more months than these a spread is told by year.
const MONTHS: u32 = 24;

/// One speech: the number of its speaker, and its first and last possible day.
pub(super) type Said = (usize, (u32, u32));

/// The periods in which something was said, in order of time: months, or years where it went on for
/// more than [`MONTHS`]. A date without a month is a period of its own: as exact as it is known.
pub(super) fn spread(said: &[Said]) -> Vec<Period> {
    let month = |day: u32| day / 10_000 * 12 + day / 100 % 100;
    let first = said.iter().map(|(_, days)| month(days.0)).min();
    let last = said.iter().map(|(_, days)| month(days.0)).max();
    let by_year = first.zip(last).is_some_and(|(a, b)| b - a > MONTHS);
    let period = |days| {
        let date = Date::from_bounds(days)?;
        Some(Date {
            month: date.month.filter(|_| !by_year),
            day: None,
            ..date
        })
    };
    let mut beginnings: BTreeMap<usize, (u32, u32)> = BTreeMap::new();
    for &(speaker, days) in said {
        let begun = beginnings.entry(speaker).or_insert(days);
        *begun = days.min(*begun);
    }
    let mut periods: BTreeMap<Date, (BTreeSet<usize>, u64)> = BTreeMap::new();
    for &(speaker, days) in said {
        if let Some(period) = period(days) {
            let (speakers, speeches) = periods.entry(period).or_default();
            speakers.insert(speaker);
            *speeches += 1;
        }
    }
    let new_in = |date: Date| {
        let begun = beginnings.values();
        begun.filter(|&&days| period(days) == Some(date)).count() as u64
    };
    periods
        .into_iter()
        .map(|(date, (speakers, speeches))| Period {
            date,
            speakers: speakers.len() as u64,
            speeches,
            new_speakers: new_in(date),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(said: &[(usize, &str)], expected: &[&str]) {
        let said: Vec<Said> = said
            .iter()
            .map(|&(speaker, date)| (speaker, Date::parse_iso(date).unwrap().bounds()))
            .collect();
        let shown: Vec<_> = spread(&said)
            .iter()
            .map(|p| {
                format!(
                    "{}: {} {} {}",
                    p.date, p.speakers, p.speeches, p.new_speakers
                )
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn speakers_are_new_in_the_period_of_their_first_speech() {
        check(
            &[
                (0, "2024-05-08"),
                (0, "2024-05-09"),
                (1, "2024-05"),
                (0, "2024-07"),
                (2, "2024-07-01"),
            ],
            &["2024-05: 2 3 2", "2024-07: 2 2 1"],
        );
    }

    #[test]
    fn a_long_time_is_told_by_year() {
        check(
            &[(0, "2021-05"), (1, "2024-01-02")],
            &["2021: 1 1 1", "2024: 1 1 1"],
        );
        check(
            &[(0, "2023-05"), (1, "2023"), (1, "2025-01")],
            &["2023: 1 1 1", "2023-05: 1 1 1", "2025-01: 1 1 0"],
        );
        check(&[], &[]);
    }
}
