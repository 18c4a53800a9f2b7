//! Looks back in the text for an earlier, fuller mention of somebody: the role of a bare name, the
//! full form of a short one.
//!
//! Looks no further than a window, so that a long document costs no more than its length.

use std::ops::Range;

use memchr::memmem;

use super::bytes::{ceil, floor};
use super::foreign::is_point;
use super::name;
use super::organisation;
use super::page::Page;
use super::role;
use super::surname;
use super::surroundings;
use super::words::Words;
use crate::segment::Segmenter;

/// An earlier mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) paragraph: usize,
    pub(super) name: Range<usize>,
    pub(super) role: Option<Range<usize>>,
}

/// How much text before a mention is searched, in bytes.
const WINDOW: usize = 24_000;
/// How long the title of a work may be, in bytes.
const LONGEST_TITLE: usize = 240;
/// How many occurrences are looked at.
const OCCURRENCES: usize = 8;

/// The role that an earlier mention of `name` (Simplified) gives.
pub(super) fn role_of(
    pages: &[Page<'_>],
    paragraph: usize,
    at: usize,
    name: &str,
) -> Option<String> {
    occurrences(pages, paragraph, at, name).find_map(|(paragraph, start)| {
        let page = &pages[paragraph];
        let limit = floor(&page.plain, start.saturating_sub(400));
        role::before(&page.plain, limit, start)
            .or_else(|| role::after(&page.plain, start + name.len()))
            .or_else(|| surroundings::title_after(&page.plain, start + name.len()))
            .map(|role| super::report::tidy(&page.text[role]))
    })
}

/// The family name that a sentence begins with if it stands after a point elsewhere: 韦斯塔格先前…… for
/// 玛格丽特·韦斯塔格.
pub(super) fn family_name(
    pages: &[Page<'_>],
    paragraph: usize,
    sentence: Range<usize>,
) -> Option<Range<usize>> {
    let plain = &pages[paragraph].plain[sentence.clone()];
    let mut end = 0;
    let mut found = None;
    for (count, c) in plain.chars().take(6).enumerate() {
        if !surname::transcribes(c) {
            break;
        }
        end += c.len_utf8();
        if count > 0 && surroundings::has_tail(&plain[end..]) {
            found = Some(end);
        }
    }
    let name = &plain[..found?];
    stands_after_a_point(pages, paragraph, name)
        .then(|| sentence.start..sentence.start + name.len())
}

/// 马克·吕特: the word is the last part of a foreign name somewhere near.
pub(super) fn stands_after_a_point(pages: &[Page<'_>], paragraph: usize, word: &str) -> bool {
    near(pages, paragraph).iter().any(|page| {
        memmem::find_iter(page.plain.as_bytes(), word)
            .take(OCCURRENCES)
            .any(|at| page.plain[..at].ends_with(is_point))
    })
}

/// True if a word stands twice or more in a paragraph and those near it.
pub(super) fn comes_again(pages: &[Page<'_>], paragraph: usize, word: &str) -> bool {
    near(pages, paragraph)
        .iter()
        .flat_map(|page| memmem::find_iter(page.plain.as_bytes(), word))
        .nth(1)
        .is_some()
}

/// The full name that ends in `short`: 安东尼·布林肯 for 布林肯, or 美国前国务卿基辛格 for 基辛格.
pub(super) fn full_name(
    pages: &[Page<'_>],
    paragraph: usize,
    at: usize,
    short: &str,
) -> Option<Mention> {
    if short.is_ascii() {
        return latin_full_name(pages, paragraph, at, short);
    }
    let mut with_role = None;
    for (paragraph, start) in occurrences(pages, paragraph, at, short) {
        let page = &pages[paragraph];
        let plain = &*page.plain;
        let limit = floor(plain, start.saturating_sub(400));
        let end = start + short.len();
        let mut first = start;
        for c in plain[limit..start].chars().rev() {
            let blank = c == ' ' && plain[limit..first - 1].ends_with(is_point);
            let inside = surname::transcribes(c) || is_point(c) || matches!(c, '-' | '－') || blank;
            if !inside {
                break;
            }
            first -= c.len_utf8();
            // The role is as short as the name allows: 新闻秘书|卡里娜·……
            if role::ends_in_role(&plain[limit..first]) {
                break;
            }
        }
        // 克里斯托弗-弗兰茨: a hyphen joins the parts as well.
        let pointed = plain[first..start].contains(|c| is_point(c) || c == '-');
        let cut = first > limit && plain[..first].ends_with(name::is_han);
        if plain[first..].starts_with(is_point)
            || pointed && cut && !role::ends_in_role(&plain[limit..first])
        {
            first = given_name_start(plain, limit, first);
        }
        if plain[first..start].contains(|c| is_point(c) || c == '-') {
            return Some(Mention {
                paragraph,
                name: first..end,
                role: role::before(plain, limit, first),
            });
        }
        if with_role.is_none()
            && let Some(role) = role::before(plain, limit, start)
        {
            with_role = Some(Mention {
                paragraph,
                name: start..end,
                role: Some(role),
            });
        }
    }
    with_role
}

/// Mark Haefele for Haefele: the capitalised words right before it.
fn latin_full_name(
    pages: &[Page<'_>],
    paragraph: usize,
    at: usize,
    short: &str,
) -> Option<Mention> {
    const MOST_NAMES: usize = 3;
    occurrences(pages, paragraph, at, short).find_map(|(paragraph, start)| {
        let plain = &*pages[paragraph].plain;
        let limit = floor(plain, start.saturating_sub(120));
        let mut first = start;
        for _ in 0..MOST_NAMES {
            let Some(before) = plain[limit..first].strip_suffix(' ') else {
                break;
            };
            let length = before.len()
                - before
                    .trim_end_matches(|c: char| {
                        c.is_alphabetic() && !name::is_han(c) || ".-'’".contains(c)
                    })
                    .len();
            let word = &before[before.len() - length..];
            if length < 2
                || !word.starts_with(char::is_uppercase)
                || word == word.to_uppercase() && length > 2
            {
                break;
            }
            first -= length + 1;
        }
        let bounded =
            !plain[start + short.len()..].starts_with(|c: char| c.is_ascii_alphanumeric());
        (first < start && bounded).then(|| Mention {
            paragraph,
            name: first..start + short.len(),
            role: role::before(plain, floor(plain, first.saturating_sub(400)), first),
        })
    })
}

/// Where the part before a point begins that no transcribing characters show: the role before it
/// or a verb of naming tells.
fn given_name_start(plain: &str, limit: usize, point: usize) -> usize {
    let named = ['为', '叫', '是', '的', '，', ',', '、'];
    if plain[limit..point].ends_with(named) {
        return point;
    }
    let mut start = point;
    for c in plain[limit..point].chars().rev().take(8) {
        if !name::is_han(c) && !is_point(c) {
            break;
        }
        start -= c.len_utf8();
        let before = &plain[limit..start];
        if role::ends_in_role(before) || before.ends_with(named) {
            return start;
        }
    }
    point
}

/// Somebody whose surname (黄) or given name (志明) this is, named in full before.
pub(super) fn of_part(
    pages: &[Page<'_>],
    paragraph: usize,
    at: usize,
    part: &str,
) -> Option<Mention> {
    let is_surname = part.chars().count() == 1 || name::is_double_surname(part);
    occurrences(pages, paragraph, at, part).find_map(|(paragraph, start)| {
        let page = &pages[paragraph];
        let plain = &*page.plain;
        let limit = floor(plain, start.saturating_sub(400));
        let from = if is_surname {
            start
        } else {
            start - plain[limit..start].chars().next_back()?.len_utf8()
        };
        let to = ceil(plain, (start + 40).min(plain.len()));
        name::find(page.text, plain, limit, from..to)
            .into_iter()
            .find(|found| {
                found.range.start == from
                    && (is_surname && found.range.len() > part.len() + 1
                        || !is_surname && found.range.end == start + part.len())
                    && (found.role.is_some() || found.score >= name::SURE)
            })
            .map(|found| Mention {
                paragraph,
                name: found.range,
                role: found.role,
            })
    })
}

/// Somebody of this surname whose role holds `title`: 孙喜琢 for 孙院长.
pub(super) fn with_surname(
    pages: &[Page<'_>],
    paragraph: usize,
    at: usize,
    surname: &str,
    title: &str,
) -> Option<Mention> {
    let bare_title = title.trim_start_matches('副');
    occurrences(pages, paragraph, at, surname).find_map(|(paragraph, start)| {
        let page = &pages[paragraph];
        let plain = &*page.plain;
        let limit = floor(plain, start.saturating_sub(400));
        let end = ceil(plain, (start + 30).min(plain.len()));
        if let Some(found) = name::find(page.text, plain, limit, start..end)
            .into_iter()
            .find(|found| found.range.start == start)
            && (is_honorific(title)
                || found
                    .role
                    .as_ref()
                    .is_some_and(|role| plain[role.clone()].contains(bare_title)))
        {
            return Some(Mention {
                paragraph,
                name: found.range,
                role: found.role,
            });
        }
        // 孙喜琢院长
        let name_end = plain[start..end]
            .char_indices()
            .skip(2)
            .take(2)
            .map(|(length, _)| start + length)
            .find(|&name_end| plain[name_end..].starts_with(title))?;
        Some(Mention {
            paragraph,
            name: start..name_end,
            role: Some(name_end..name_end + title.len()),
        })
    })
}

/// Somebody who is named right after `description` further on in the text.
pub(super) fn named_later(
    pages: &[Page<'_>],
    paragraph: usize,
    at: usize,
    description: &str,
) -> Option<Mention> {
    let mut left = WINDOW;
    for (i, page) in pages.iter().enumerate().skip(paragraph) {
        let plain = &*page.plain;
        let start = if i == paragraph { at } else { 0 };
        let end = ceil(plain, (start + left).min(plain.len()));
        for (found, _) in plain[start..end]
            .match_indices(description)
            .take(OCCURRENCES)
        {
            let from = start + found + description.len();
            let to = ceil(plain, (from + 40).min(plain.len()));
            let named = name::find(page.text, plain, start + found, from..to)
                .into_iter()
                .find(|name| name.range.start == from && name.role.is_some());
            if let Some(name) = named {
                return Some(Mention {
                    paragraph: i,
                    name: name.range,
                    role: name.role,
                });
            }
        }
        left = left.saturating_sub(end - start);
        if left == 0 {
            break;
        }
    }
    None
}

/// A body whose name ends in `word`, or stands right before it.
pub(super) fn body(
    pages: &[Page<'_>],
    paragraph: usize,
    at: usize,
    word: &str,
    before: bool,
) -> Option<(usize, Range<usize>)> {
    occurrences(pages, paragraph, at, word).find_map(|(paragraph, start)| {
        let plain = &*pages[paragraph].plain;
        let limit = floor(plain, start.saturating_sub(120));
        let end = if before { start } else { start + word.len() };
        organisation::body_ending_at(plain, limit, end).map(|found| (paragraph, found))
    })
}

/// 加拿大央行 for 加央行: the first character stands for a place that was named in full before the rest.
pub(super) fn with_place(
    pages: &[Page<'_>],
    paragraph: usize,
    at: usize,
    short: &str,
) -> Option<(usize, Range<usize>)> {
    const LONGEST_PLACE: usize = 6;
    const SHORTEST_REST: usize = 2;
    let first = short.chars().next()?;
    let rest = &short[first.len_utf8()..];
    if rest.chars().count() < SHORTEST_REST {
        return None;
    }
    occurrences(pages, paragraph, at, rest).find_map(|(paragraph, start)| {
        let before = &pages[paragraph].plain[..start];
        let (begin, _) = before
            .char_indices()
            .rev()
            .take(LONGEST_PLACE)
            .skip(1)
            .find(|&(_, c)| c == first)?;
        Segmenter
            .is_place_or_brand(&before[begin..])
            .then(|| (paragraph, begin..start + rest.len()))
    })
}

/// The work last named, but no paper: its title is longer than theirs.
pub(super) fn last_work(
    pages: &[Page<'_>],
    paragraph: usize,
    at: usize,
) -> Option<(usize, Range<usize>)> {
    const LEAST: usize = 8;
    occurrences(pages, paragraph, at, "》").find_map(|(paragraph, close)| {
        let plain = &*pages[paragraph].plain;
        let open = plain[..close].rfind('《')?;
        (plain[open..close].chars().count() > LEAST)
            .then(|| (paragraph, open..close + '》'.len_utf8()))
    })
}

/// The work last named whose title ends in `word`: 《……报告》 for 报告; or that is called one: 展望报告《……》,
/// 一份名为《……》的政策报告.
pub(super) fn title(
    pages: &[Page<'_>],
    paragraph: usize,
    at: usize,
    word: &str,
) -> Option<(usize, Range<usize>)> {
    occurrences(pages, paragraph, at, word).find_map(|(paragraph, start)| {
        let plain = &*pages[paragraph].plain;
        let end = start + word.len();
        let limit = floor(plain, start.saturating_sub(LONGEST_TITLE));
        if let Some(title) = title_beside(plain, limit, start..end) {
            return Some((paragraph, title));
        }
        let open = plain[limit..start].rfind('《')? + limit;
        // 《某报告（2023年）》
        let rest = plain[end..]
            .strip_prefix('（')
            .map_or(&plain[end..], |inside| {
                inside
                    .find('）')
                    .map_or(inside, |close| &inside[close + '）'.len_utf8()..])
            });
        // 《某报告2018》
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '年');
        let end = plain.len() - rest.len();
        let inside = rest.starts_with('》') && !plain[open..start].contains('》');
        // 《报告》 is short for another title.
        let full = plain[open..start].chars().count() > 3;
        (inside && full).then(|| (paragraph, open..end + '》'.len_utf8()))
    })
}

/// The title that stands right after the word (报告《……》, 研究名为《……》), or right before what the word ends
/// (名为《……》的政策报告).
fn title_beside(plain: &str, limit: usize, word: Range<usize>) -> Option<Range<usize>> {
    const BETWEEN: usize = 18;
    let rest = &plain[word.end..];
    let named = ["", "名为", "题为"].iter().find_map(|named| {
        rest.strip_prefix(named)
            .filter(|rest| rest.starts_with('《'))
            .map(|_| word.end + named.len())
    });
    if let Some(open) = named {
        let near = &plain[open..ceil(plain, (open + LONGEST_TITLE).min(plain.len()))];
        return Some(open..open + near.find('》')? + '》'.len_utf8());
    }
    let before = &plain[limit..word.start];
    let close = before.rfind("》的").map(|at| at + '》'.len_utf8())?;
    let open = before[..close].rfind('《')?;
    let near = before.len() - close <= BETWEEN && !before[close..].contains(['，', '。']);
    (near && NAMED.end(&before[..open])).then(|| limit + open..limit + close)
}

static NAMED: Words = Words::new("名为 题为 叫做 份");

/// Somebody who is named right after `title`: 柯某某 for 这位首席财务官.
pub(super) fn with_title(
    pages: &[Page<'_>],
    paragraph: usize,
    at: usize,
    title: &str,
) -> Option<Mention> {
    occurrences(pages, paragraph, at, title).find_map(|(paragraph, start)| {
        let page = &pages[paragraph];
        let plain = &*page.plain;
        let limit = floor(plain, start.saturating_sub(400));
        let from = start + title.len();
        let to = ceil(plain, (from + 40).min(plain.len()));
        name::find(page.text, plain, limit, from..to)
            .into_iter()
            .find(|found| {
                found.range.start == from
                    && found.role.is_some()
                    // 研究人员|利用……
                    && !name::is_a_common_word(&plain[found.range.clone()])
            })
            .map(|found| Mention {
                paragraph,
                name: found.range,
                role: found.role,
            })
    })
}

/// 邹女士 may hold any office.
fn is_honorific(title: &str) -> bool {
    matches!(title, "女士" | "先生" | "小姐")
}

/// Where `needle` stands before byte `at` of a paragraph, nearest first.
fn occurrences<'p>(
    pages: &'p [Page<'_>],
    paragraph: usize,
    at: usize,
    needle: &'p str,
) -> impl Iterator<Item = (usize, usize)> + 'p {
    let mut left = WINDOW;
    (0..=paragraph)
        .rev()
        .map_while(move |i| {
            if left == 0 {
                return None;
            }
            let plain = &*pages[i].plain;
            let end = if i == paragraph {
                at.min(plain.len())
            } else {
                plain.len()
            };
            let start = floor(plain, end.saturating_sub(left));
            left = left.saturating_sub(end - start + 1);
            Some((i, start, end))
        })
        .flat_map(move |(i, start, end)| {
            let finder = memmem::FinderRev::new(needle);
            let hits: Vec<usize> = finder
                .rfind_iter(pages[i].plain[start..end].as_bytes())
                .take(OCCURRENCES)
                .map(|hit| start + hit)
                .collect();
            hits.into_iter().map(move |hit| (i, hit))
        })
        .take(OCCURRENCES)
}

/// A paragraph and those that lie within the window before it and after it.
fn near<'p, 't>(pages: &'p [Page<'t>], paragraph: usize) -> &'p [Page<'t>] {
    let within = |pages: &mut dyn Iterator<Item = &Page<'t>>| {
        let mut seen = 0;
        pages
            .take_while(|page| {
                let inside = seen < WINDOW;
                seen += page.plain.len();
                inside
            })
            .count()
    };
    let before = within(&mut pages[..paragraph].iter().rev());
    let after = within(&mut pages[paragraph + 1..].iter());
    &pages[paragraph - before..=paragraph + after]
}
