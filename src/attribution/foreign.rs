//! Foreign names: parts joined by points, Latin letters, transcriptions after a role.
//!
//! Whether one is the subject of a verb is decided in `subject`.

use std::ops::Range;

use super::bytes::ceil;
use super::name::{Name, is_han};
use super::role;
use super::surname;
use super::surroundings::{self, TAILS, left_side, right_side_of, role_goes_on};
use super::words::Words;
use crate::segment::Segmenter;

/// 奥芬巴赫: three characters or more, all of which spell foreign names.
pub(super) fn is_a_transcription(plain: &str) -> bool {
    plain.chars().count() >= 3 && plain.chars().all(surname::transcribes)
}

/// True if the name could be the last part of a foreign one: 布林肯, not 安东尼·布林肯.
pub(super) fn can_be_a_last_part(plain: &str) -> bool {
    plain.chars().count() >= 2 && plain.chars().all(surname::transcribes)
}

/// A foreign name: parts joined by · or Latin letters, or a transcription after a role.
pub(super) fn find(
    text: &str,
    plain: &str,
    limit: usize,
    at: usize,
    within: &Range<usize>,
) -> Option<Name> {
    let rest = &plain[at..within.end];
    let first = rest.chars().next()?;
    let before = plain[limit..at].chars().next_back();
    let initial = first.is_uppercase() && rest.chars().nth(1).is_some_and(is_point);
    let length = if initial {
        pointed_length(rest)
    } else if first.is_uppercase() {
        // CEO Altman
        let office = role::ends_in_role(plain[limit..at].trim_end());
        if !office && before.is_some_and(|c| c.is_alphanumeric() && !is_han(c)) {
            return None;
        }
        if role::leading(rest).is_some() {
            return None;
        }
        latin_length(&text[at..within.end])?
    } else if surname::transcribes(first) || FIRST_NAMES.begin(rest) {
        transcription_length(rest)
    } else if is_han(first) && point_follows(rest) && !LEADING_TO_A_NAME.begin(rest) {
        pointed_length(rest)
    } else {
        return None;
    };
    let name = &rest[..length];
    let pointed = name.contains(is_point);
    if pointed && holds_a_role(name) {
        return None;
    }
    // 某某·盖茨基金|会
    if name.ends_with("基金") && rest[length..].starts_with('会') {
        return None;
    }
    // 主|任卡尔·…… begins after the role.
    if pointed && role_goes_on(plain, limit, at) {
        return None;
    }
    let mut left = left_side(plain, limit, at, within.start);
    if left.role.is_some() && role_goes_on(plain, limit, at) {
        left.score -= 3;
    }
    let (right, title) = right_side_of(&rest[length..], left.role.is_some());
    let latin = first.is_uppercase() && !initial;
    let characters = name.chars().count();
    let mut score = left.score + right?;
    if pointed {
        score += 3;
    } else if latin {
        let full = name.contains(' ');
        score += i32::from(full || title > 0) * 2;
        // Two words at the head of a clause name somebody; a company says so itself.
        if left.role.is_none() && title == 0 && !(full && left.score >= 2) || COMPANIES.end(name) {
            return None;
        }
    } else if left.role.is_none()
        && (2..=8).contains(&characters)
        && is_spelled_out(after(plain, at + length))
    {
        score = super::name::SURE;
    } else if !(2..=6).contains(&characters) || left.role.is_none() || right == Some(0) {
        return None;
    } else {
        score += if characters >= 4 { 2 } else { 1 };
    }
    // Inside a longer transcription the name has begun earlier.
    if !latin
        && left.role.is_none()
        && before.is_some_and(|c| surname::transcribes(c) || is_point(c))
    {
        return None;
    }
    Some(Name {
        range: at..at + length,
        role: left.role,
        title,
        score,
    })
}

/// What stands right after byte `end`, whatever clause it is in.
fn after(plain: &str, end: usize) -> &str {
    const NEAR: usize = 120;
    &plain[end..ceil(plain, (end + NEAR).min(plain.len()))]
}

/// What follows 曾 where it is an adverb.
static ADVERBIALS: Words = Words::new("多次 经 在 对 向 于 表示 公开 一度 担任 说 称 因 是");

/// What stands right before a foreign name and is no part of it: 认为|埃隆·……
static LEADING_TO_A_NAME: Words = Words::new(
    "认为 就是 正是 是 以及 包括 称 说 指 表示 抵达 来到 前往 访问 任命 选出 邀请 会见 随着 由于 根据 对于 关于 面对 针对 其中 同时 此前 目前 近日 日前 最近 \
     和 与 跟 同 对 据 由 让 被 把 给 向 从 在 但 而 且 或 前 原 现任 新任 时任 著名 因",
);

/// 格兰瑟姆(Jeremy Grantham): the name in Latin letters stands in brackets after it.
pub(super) fn is_spelled_out(rest: &str) -> bool {
    let Some(inside) = rest.strip_prefix(['（', '(']) else {
        return false;
    };
    let end = inside.find(['）', ')']).unwrap_or(inside.len());
    let words: Vec<&str> = inside[..end].split(' ').collect();
    (2..=4).contains(&words.len())
        && !COMPANIES.end(&inside[..end])
        && words.iter().all(|word| {
            word.starts_with(|c: char| c.is_uppercase())
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() && !is_han(c) || ".-'’".contains(c))
        })
}

/// What Latin names of companies and papers end in.
static COMPANIES: Words = Words::new(
    "Research Group Labs Lab Bank University Times Post News Capital Securities Technologies Games \
     Studio Studios Institute Inc Inc. Ltd Corp Company Partners Motors Airlines Entertainment \
     Pictures Records Foundation Media Journal Daily Street Stanley Chase Sachs Store Pro Max Plus Ultra",
);

/// 办公室主任安德里·……: the name begins after the role.
fn holds_a_role(name: &str) -> bool {
    let first = name.find(is_point).unwrap_or(name.len());
    name[..first].char_indices().skip(2).any(|(at, _)| {
        let before = &name[..at];
        before.ends_with("男子")
            || before.ends_with("女子")
            || role::ending_length(before).is_some_and(|length| length > 3)
    })
}

/// A point after two to five Han characters.
fn point_follows(rest: &str) -> bool {
    rest.chars()
        .take(9)
        .enumerate()
        .find(|&(_, c)| {
            !(is_han(c) || matches!(c, '-' | '－'))
                || surname::never_given(c) && !surname::transcribes(c)
        })
        .is_some_and(|(count, c)| count >= 1 && is_point(c))
}

pub(super) fn is_point(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '‧' | '．' | '●' | '∙' | '⋅' | '･')
}

/// 特朗普驳斥了……: a transcribed name at the head of a clause, before what it does.
pub(super) fn at_head(plain: &str, clause: Range<usize>) -> Option<Range<usize>> {
    const LONGEST_NAME: usize = 6;
    let text = &plain[clause.clone()];
    let transcribed = text
        .char_indices()
        .take(LONGEST_NAME)
        .take_while(|&(_, c)| surname::transcribes(c))
        .map(|(at, c)| at + c.len_utf8());
    let end = transcribed
        .skip(1)
        .filter(|&end| surroundings::is_a_doer_before(&text[end..]))
        .last()?;
    let name = &text[..end];
    let known_otherwise = Segmenter.is_place_or_brand(name)
        || Segmenter.is_plain_word(name)
        || surname::NOT_PEOPLE.hold(name);
    (!known_otherwise).then(|| clause.start..clause.start + end)
}

/// 卡里娜·让－皮埃尔: transcribing characters, points and hyphens between them.
fn transcription_length(rest: &str) -> usize {
    if point_follows(rest) {
        return pointed_length(rest);
    }
    let mut end = FIRST_NAMES.prefix(rest).unwrap_or_default();
    for (count, c) in rest[end..].chars().take(20).enumerate() {
        // 戴夫-伯克
        let mut following = rest[end..].chars().skip(1);
        if count > 1
            && matches!(c, '-' | '－')
            && following.next().is_some_and(surname::transcribes)
        {
            end += c.len_utf8();
            continue;
        }
        // 普京|于7月
        let dated = c == '于'
            && rest[end + c.len_utf8()..]
                .starts_with(|next: char| next.is_ascii_digit() || "当本近昨今前".contains(next));
        // 普某|向某人致贺
        let addressed = count >= 2 && matches!(c, '向' | '让');
        // 萨科齐|曾说
        let adverb = c == '曾' && count >= 2 && rest.len() == end + c.len_utf8();
        let title = count >= 2
            && ["博士", "爵士"]
                .iter()
                .any(|title| rest[end..].starts_with(title));
        // 安德鲁斯|当时说
        if dated
            || addressed
            || adverb
            || title
            || !surname::transcribes(c)
            || count >= 2 && TAILS.prefix(&rest[end..]) > Some(3)
        {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// First names that are spelled with characters which seldom spell names.
static FIRST_NAMES: Words = Words::new("亚历山大 亚历山德拉 大卫 詹姆斯 约瑟夫 威廉 查尔斯 丹尼尔");

/// A name with points: after the last one it goes on to the next boundary.
fn pointed_length(rest: &str) -> usize {
    let mut end = 0;
    let mut joint = true;
    let mut pointed = false;
    let mut count = 0;
    for (at, c) in rest.char_indices() {
        if is_point(c) || matches!(c, '－' | '-') && !joint || matches!(c, '—') && pointed {
            if joint {
                break;
            }
            pointed |= is_point(c);
            joint = true;
            count = 0;
            continue;
        }
        let letter = c.is_ascii_alphabetic() || matches!(c, '.') && joint;
        // 多莉·辛格|曾: an adverb at the very end.
        let adverb =
            "曾还则也又仍均都并便却另只竟亦再".contains(c) && rest.len() == at + c.len_utf8();
        // 吉尔·拜登|曾多次
        let adverb = adverb
            || c == '曾' && pointed && count >= 2 && ADVERBIALS.begin(&rest[at + c.len_utf8()..]);
        // 尼尔·柯林|教授
        let titled = pointed && count >= 2 && surroundings::starts_with_title(&rest[at..]);
        let boundary = pointed
            && !joint
            && (adverb
                || titled
                || !surname::transcribes(c)
                || TAILS.prefix(&rest[at..]) > Some(3))
            && (adverb
                || titled
                || TAILS.begin(&rest[at..])
                || surname::never_given(c)
                || count >= 5);
        if !(is_han(c) || letter) || boundary || count >= 8 {
            break;
        }
        joint = false;
        count += 1;
        end = at + c.len_utf8();
    }
    end
}

/// Günther MARTEN, Karen Aiach, WendyChung; not CEO, AI or ESG.
fn latin_length(rest: &str) -> Option<usize> {
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        let joint = matches!(c, ' ' | '.' | '-' | '\'' | '’' | '·');
        if !(c.is_alphabetic() && !is_han(c) || joint) || at > 60 {
            break;
        }
        if !joint {
            end = at + c.len_utf8();
        }
    }
    let name = &rest[..end];
    let lower = name.chars().filter(|c| c.is_lowercase()).count();
    (lower >= 2).then_some(end)
}
