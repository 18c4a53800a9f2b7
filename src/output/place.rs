//! Where something stands, as one short string for people.

use crate::search::{Conference, Place};
use crate::text::Date;

/// `path:88–95`, `path, page 3`, `path 00:01:05–00:01:12`.
pub(super) fn place(place: &Place) -> String {
    let mut text = place.path.clone();
    match place.lines {
        Some([first, last]) if first == last => text += &format!(":{first}"),
        Some([first, last]) => text += &format!(":{first}–{last}"),
        None => {}
    }
    if let Some(page) = place.page {
        text += &format!(", page {page}");
    }
    if let Some([start, end]) = place.time {
        text += &format!(" {}–{}", clock(start), clock(end));
    }
    text
}

/// Session, conference, place and date: whatever of it is known, the nearest first.
pub(super) fn occasion(
    session: Option<&str>,
    conference: &Conference,
    date: Option<Date>,
) -> Vec<String> {
    [
        session.map(str::to_owned),
        conference.name.clone(),
        conference.place.clone(),
        date.map(|date| date.to_string()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// `2024-03`, or `2024-03 – 2025-05-08` where the dates differ.
pub(super) fn period(first: Option<Date>, last: Option<Date>) -> Option<String> {
    match (first, last) {
        (Some(first), Some(last)) if first != last => Some(format!("{first} – {last}")),
        (first, last) => first.or(last).map(|date| date.to_string()),
    }
}

/// Seconds as hours, minutes and seconds.
pub(super) fn clock(seconds: f64) -> String {
    let whole = seconds.max(0.0) as u64;
    format!(
        "{:02}:{:02}:{:02}",
        whole / 3600,
        whole / 60 % 60,
        whole % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_short() {
        let check = |lines, page, time, expected: &str| {
            let path = "a.txt".to_owned();
            assert_eq!(
                place(&Place {
                    path,
                    lines,
                    page,
                    time
                }),
                expected
            );
        };
        check(None, None, None, "a.txt");
        check(Some([88, 95]), None, None, "a.txt:88–95");
        check(Some([7, 7]), Some(3), None, "a.txt:7, page 3");
        check(None, None, Some([65.4, 3672.0]), "a.txt 00:01:05–01:01:12");
    }
}
