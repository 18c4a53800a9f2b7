//! Dates in Chinese text and file names. A date without a year is none, and so are times of day.

use super::Date;

/// Years before these are hardly those of a conference.
const FIRST_YEAR: u16 = 1800;
const LAST_YEAR: u16 = 2199;
/// The year before the first of the Republic.
const BEFORE_MINGUO: u16 = 1911;

/// The first date in a text; `None` if it names no year.
pub fn find_date(text: &str) -> Option<Date> {
    dates(text).next().map(|(_, date)| date)
}

/// All dates in a text that name a year, each with the byte it begins at: `2025年5月8日`,
/// `二〇二五年五月八日`, `民國113年3月5日` (as Gregorian), `2025-05-08`, `2025/5/8`, `20250508`, and
/// months and years of these kinds.
pub fn dates(text: &str) -> impl Iterator<Item = (usize, Date)> + '_ {
    let mut from = 0;
    let mut before = ' ';
    std::iter::from_fn(move || {
        while let Some(c) = text[from..].chars().next() {
            let start = from;
            let inner = is_digit(c) && is_digit(before);
            from += c.len_utf8();
            before = c;
            if inner || !(is_digit(c) || c == '民') {
                continue;
            }
            if let Some((date, length)) = date_at(&text[start..]) {
                from = start + length;
                before = ' ';
                return Some((start, date));
            }
        }
        None
    })
}

/// The date that a text begins with, and its length in bytes.
fn date_at(text: &str) -> Option<(Date, usize)> {
    let mut rest = Rest { text };
    let date = if let Some(after) = strip_minguo(text) {
        rest.text = after;
        let year = rest.number(3)?;
        let year = (1..=200).contains(&year).then_some(year + BEFORE_MINGUO)?;
        rest.take('年')?;
        rest.month_and_day(year)
    } else {
        let digits = rest.digits();
        match digits.len() {
            8 if digits.iter().all(|digit| digit.0) => compact(&digits),
            4 => {
                let year = in_range(value(&digits))?;
                match rest.peek()? {
                    '-' | '/' | '.' => rest.separated(year),
                    _ => {
                        rest.take('年')?;
                        rest.month_and_day(year)
                    }
                }
            }
            _ => None,
        }
    }?;
    Some((date, text.len() - rest.text.len()))
}

fn strip_minguo(text: &str) -> Option<&str> {
    ["民國", "民国"]
        .into_iter()
        .find_map(|era| text.strip_prefix(era))
}

fn compact(digits: &[Digit]) -> Option<Date> {
    let year = in_range(value(&digits[..4]))?;
    Date::new(
        year,
        Some(value(&digits[4..6]) as u8),
        Some(value(&digits[6..]) as u8),
    )
}

fn in_range(year: u16) -> Option<u16> {
    (FIRST_YEAR..=LAST_YEAR).contains(&year).then_some(year)
}

/// A digit, and whether it is an Arabic one.
type Digit = (bool, u16);

fn value(digits: &[Digit]) -> u16 {
    digits
        .iter()
        .fold(0, |sum, digit| sum.wrapping_mul(10).wrapping_add(digit.1))
}

fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

fn digit(c: char) -> Option<Digit> {
    let arabic = |zero: char| (true, (u32::from(c) - u32::from(zero)) as u16);
    match c {
        '0'..='9' => Some(arabic('0')),
        '０'..='９' => Some(arabic('０')),
        '〇' | '○' | 'Ｏ' | '零' => Some((false, 0)),
        _ => "一二三四五六七八九"
            .chars()
            .position(|han| han == c)
            .map(|at| (false, at as u16 + 1)),
    }
}

/// What of a text is still to be read.
struct Rest<'a> {
    text: &'a str,
}

impl Rest<'_> {
    fn peek(&self) -> Option<char> {
        self.text.chars().next()
    }

    fn take(&mut self, wanted: char) -> Option<()> {
        self.text = self.text.trim_start_matches(' ').strip_prefix(wanted)?;
        Some(())
    }

    /// A run of digits, ten at most: a longer one is no date.
    fn digits(&mut self) -> Vec<Digit> {
        let mut found = Vec::new();
        while let Some(c) = self.peek()
            && let Some(digit) = digit(c)
            && found.len() < 10
        {
            found.push(digit);
            self.text = &self.text[c.len_utf8()..];
        }
        found
    }

    /// A number in digits or in words up to 199: `12`, `十二`, `二十一`, `八十八`, `一百一十三`.
    fn number(&mut self, most_digits: usize) -> Option<u16> {
        self.text = self.text.trim_start_matches(' ');
        let mut digits = self.digits();
        let mut sum = 0;
        for (unit, weight) in [('百', 100), ('十', 10)] {
            if self.peek() == Some(unit) {
                self.text = &self.text[unit.len_utf8()..];
                sum += value(&digits).max(1) * weight;
                digits = self.digits();
            }
        }
        if sum == 0 && digits.is_empty() || digits.len() > most_digits {
            return None;
        }
        Some(sum + value(&digits))
    }

    /// What follows `年`: a month and a day, a month, or nothing.
    fn month_and_day(&mut self, year: u16) -> Option<Date> {
        let only_year = Date::new(year, None, None)?;
        let year_end = self.text;
        let Some(month) = self.number(2).filter(|_| self.take('月').is_some()) else {
            self.text = year_end;
            return Some(only_year);
        };
        let Some(only_month) = Date::new(year, Some(month as u8), None) else {
            self.text = year_end;
            return Some(only_year);
        };
        let month_end = self.text;
        let day = self.number(2).filter(|_| {
            ['日', '号', '號']
                .into_iter()
                .any(|mark| self.take(mark).is_some())
        });
        let date = day.and_then(|day| Date::new(year, Some(month as u8), Some(day as u8)));
        if date.is_none() {
            self.text = month_end;
        }
        Some(date.unwrap_or(only_month))
    }

    /// `-05-08`, `/5/8`, `.5.8`, `-05`.
    fn separated(&mut self, year: u16) -> Option<Date> {
        let separator = self.peek()?;
        let part = |rest: &mut Self| {
            let after = rest.text.strip_prefix(separator)?;
            let before = std::mem::replace(&mut rest.text, after);
            let digits = rest.digits();
            let fits = (1..=2).contains(&digits.len()) && digits.iter().all(|digit| digit.0);
            if !fits {
                rest.text = before;
            }
            fits.then(|| value(&digits) as u8)
        };
        let month = part(self)?;
        let day = part(self);
        match day {
            // `2025.5` is a number as likely as a month.
            None if separator != '-' => None,
            _ => Date::new(year, Some(month), day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = find_date(text).map(|date| date.to_string());
        assert_eq!(found.unwrap_or_default(), expected, "{text}");
    }

    #[test]
    fn every_way_to_write_a_date_is_read() {
        for (text, expected) in [
            ("于2025年5月8日下午举行", "2025-05-08"),
            ("２０２５年１２月３１日", "2025-12-31"),
            ("2010年 3月 10日星期三", "2010-03-10"),
            ("二〇二五年五月八日", "2025-05-08"),
            ("二○二五年十二月二十一日", "2025-12-21"),
            ("二零一九年十月", "2019-10"),
            ("民國113年3月5日", "2024-03-05"),
            ("中華民國八十八年四月二十三日", "1999-04-23"),
            ("民國一百一十三年三月五日", "2024-03-05"),
            ("2025-05-08-圆桌.txt", "2025-05-08"),
            ("2025/5/8", "2025-05-08"),
            ("2025.5.8", "2025-05-08"),
            ("record-20250508.srt", "2025-05-08"),
            ("2025-05 月刊", "2025-05"),
            ("早在2019年就", "2019"),
            ("2025年5月8号", "2025-05-08"),
            ("1/2/3 之后的2025年6月12日", "2025-06-12"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn what_names_no_year_is_no_date() {
        for text in [
            "5月8日",
            "昨天",
            "三年后",
            "电话 13812345678",
            "12345678901234",
            "版本 2025.5",
            "3000年",
            "第二〇届",
            "民國史",
            "",
        ] {
            check(text, "");
        }
    }

    #[test]
    fn an_impossible_day_leaves_the_month() {
        check("2025年2月30日", "2025-02");
        check("2025年13月", "2025");
        check("2025-13-40", "");
    }

    #[test]
    fn all_dates_are_found_with_their_places() {
        let text = "自2024年5月至2025年5月8日";
        let found: Vec<_> = dates(text)
            .map(|(at, date)| (&text[at..at + 4], date.to_string()))
            .collect();
        assert_eq!(
            found,
            [
                ("2024", "2024-05".to_owned()),
                ("2025", "2025-05-08".to_owned())
            ]
        );
    }
}
