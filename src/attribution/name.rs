//! Personal names in a stretch of text: surname, boundary, role, repetition and the dictionary are
//! witnesses, none of which decides alone.
//!
//! Finds names; whether one is the subject of a verb is decided in `subject`.

use std::ops::Range;

use super::clause::{adverbial_start, is_a_manner, is_adverbial};
use super::cue;
use super::foreign;
use super::role;
use super::surname::{self, Surname};
use super::surroundings::{
    INSTITUTIONS, TAILS, TITLES, is_honorific, left_side, right_side_of, role_goes_on,
    starts_with_title,
};
use super::words::Words;
use crate::segment::Segmenter;

/// A personal name found in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Name {
    pub(super) range: Range<usize>,
    /// A role or title right before it.
    pub(super) role: Option<Range<usize>>,
    /// A title right after it (先生, 教授), in bytes.
    pub(super) title: usize,
    /// How much speaks for it; from [`SURE`] on it is taken without further witness.
    pub(super) score: i32,
}

/// A score that needs no other witness.
pub(super) const SURE: i32 = 6;

/// The least score that is worth a question to the other witnesses.
pub(super) const POSSIBLE: i32 = 2;

/// Finds names in `within`. `limit` is how far back a role may reach.
pub(super) fn find(text: &str, plain: &str, limit: usize, within: Range<usize>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let pointed = plain[within.clone()].contains(foreign::is_point);
    let mut at = within.start;
    while at < within.end {
        let Some(c) = plain[at..].chars().next() else {
            break;
        };
        let near_the_end = within.end - at <= UNFAMILIAR;
        // 总统普某|向……
        let after_a_role =
            || surname::transcribes(c) && role::ends_in_role(plain[limit..at].trim_end());
        if !near_the_end && !surname::may_begin_a_name(c) && !pointed && !after_a_role() {
            at += c.len_utf8();
            continue;
        }
        let here = [
            foreign::find(text, plain, limit, at, &within),
            chinese(plain, limit, at, &within),
            unfamiliar(plain, limit, at, &within),
            titled(plain, at, &within),
        ];
        let best = here
            .into_iter()
            .flatten()
            .max_by_key(|name| name.score)
            .filter(|name| name.score >= POSSIBLE);
        match best.filter(|name| !is_adverb(&plain[name.range.clone()], name.role.is_some())) {
            Some(name) => {
                // A better name that begins inside a doubtful one wins: 方|郑立强.
                match names.last_mut() {
                    Some(last) if last.range.end > name.range.start => {
                        // 美国前财长|拉里·……
                        let introduced = name.role.is_some() && last.role.is_none();
                        if name.score > last.score || introduced && name.score == last.score {
                            *last = name;
                        }
                    }
                    _ => names.push(name),
                }
                at += c.len_utf8();
            }
            None => at += c.len_utf8(),
        }
    }
    names
}

/// 当日, 曾经, 关心地; but 主任向宏 is called so.
fn is_adverb(plain: &str, has_role: bool) -> bool {
    let called_so = || has_role && !Segmenter.is_common_word(plain) && plain.starts_with('向');
    plain.chars().count() == 2 && is_adverbial(plain) && !called_so() || is_a_manner(plain)
}

/// A Chinese name that begins at `at`.
fn chinese(plain: &str, limit: usize, at: usize, within: &Range<usize>) -> Option<Name> {
    let rest = &plain[at..within.end];
    let (surname, surname_length) = surname::leading(rest)?;
    // 6月初|发起
    if rest.starts_with('初') && plain[..at].ends_with(['年', '月', '周']) {
        return None;
    }
    // 岸田|告知称
    if surname == Surname::Compound
        && cue::at(plain, at + surname_length).is_some_and(|cue| cue.range.len() > 3)
    {
        return None;
    }
    // 孙院长 is a surname with a title, 师|范大学 the end of a school's name.
    if INSTITUTIONS.prefix(&rest[surname_length..]) > Some(3)
        || role::leading(&rest[surname_length..]).is_some()
        || starts_with_title(&rest[surname_length..])
    {
        return None;
    }
    let mut left = left_side(plain, limit, at, within.start);
    if left.role.is_some() && role_goes_on(plain, limit, at) {
        // 董事|长孙某 is 董事长|孙某.
        left.score -= 2;
    }
    // 秘书|长冷某: the role has not ended yet.
    if surname == Surname::Rare
        && left.role.is_some()
        && role::ending_length(&plain[limit..at + surname_length])
            > role::ending_length(&plain[limit..at])
    {
        return None;
    }
    let mut best: Option<Name> = None;
    let mut end = surname_length;
    for (count, c) in rest[surname_length..].chars().take(3).enumerate() {
        let withheld = rest[surname_length..end].starts_with('某');
        // 金与正 is a name if it comes back.
        let parts = c == '与' && count == 0 && !comes_back(plain, rest);
        if !is_han(c)
            || parts
            // 教授铃木|让: at the very verb even 让 ends a name.
            || surname::never_given(c)
                && !matches!(c, '某' | '与')
                && !(surname == Surname::Compound && at + end + c.len_utf8() == within.end)
            || withheld && !WITHHELD.contains(&c) && !recurs(plain, &rest[..end + c.len_utf8()])
        {
            break;
        }
        end += c.len_utf8();
        let length = count + 2;
        // 员工|向管理层
        if length == 4 && (!is_double_surname(rest) || rest.starts_with('向')) {
            break;
        }
        // 如何防止|造假 holds no name.
        let may_be_a_subject = length == 3
            && (left.role.is_some() || at == within.start)
            && !Segmenter.is_common_word(&rest[surname_length..end]);
        let (right, title) = right_side_of(&rest[end..], may_be_a_subject);
        let Some(right) = right else { continue };
        // 邱|解释称
        if length == 3
            && left.role.is_none()
            && cue::at(plain, at + surname_length).is_some_and(|cue| {
                cue.range.start == at + surname_length && cue.range.end >= at + end
            })
        {
            continue;
        }
        // 邓|指, 余官, and the 师傅 of 马师傅
        if length == 2 && "指讲问答谈续又再亦官".contains(c)
            || plain[..at].ends_with('师') && rest.starts_with('傅')
        {
            continue;
        }
        // 林郑月|娥: of two surnames and two characters more, all four come back.
        if length == 3 && is_double_surname(rest) {
            let longer = end + rest[end..].chars().next().map_or(0, char::len_utf8);
            if longer > end
                && rest[end..longer].starts_with(is_han)
                && recurs(plain, &rest[..longer])
            {
                continue;
            }
        }
        // 居民|张女士
        if title > 0 && role::ends_in_role(&rest[..end - c.len_utf8()]) {
            continue;
        }
        // 林郑|今早
        if "今昨前".contains(c)
            && rest[end..].starts_with(['早', '晨', '午', '晚', '夜', '日', '天'])
        {
            continue;
        }
        // 东|吴证券
        if INSTITUTIONS.hold(&rest[surname_length..end]) || FIRMS.hold(&rest[surname_length..end]) {
            continue;
        }
        // 李某|本人, 李成|本人
        if c == '本' && rest[end..].starts_with('人') || rest[..end].ends_with("本人") {
            continue;
        }
        // 杨某|站在……
        if "站坐走".contains(c) && rest[end..].starts_with(['在', '到', '上', '向', '进', '出'])
        {
            continue;
        }
        // 赵|本来说
        if ADVERBS.hold(&rest[surname_length..end]) {
            continue;
        }
        // 金庸|之子
        if c == '之' && RELATED.begin(&rest[end..]) || length == 3 && c == '后' {
            continue;
        }
        // 蔡奇|到学校检查, 蔡奇|沿路察看
        if length == 3 && "到沿赴抵".contains(c) && !rest[end..].is_empty() {
            continue;
        }
        // 在韩某|身边
        if BESIDE.hold(&rest[surname_length..end]) {
            continue;
        }
        // 齐昕|向报章
        if c == '向' && TOLD.begin(&rest[end - c.len_utf8()..]) {
            continue;
        }
        // 刘颖|代表……
        if c == '代' && rest[end..].starts_with('表') {
            continue;
        }
        let mut score = left.score + right;
        if right == 0
            && length == 3
            && rest[..end].chars().all(surname::transcribes)
            && rest[end..].chars().next().is_some_and(surname::transcribes)
        {
            // 卢卡申|科 is a longer transcription.
            score -= 3;
        }
        score += match surname {
            Surname::Rare if left.role.is_some() && right > 0 => 0,
            Surname::Rare => -1,
            Surname::Common => 1,
            Surname::Compound => 1,
        };
        score += i32::from(length == 3);
        score += 2 * i32::from(length == 4 && is_a_married_name(&rest[..end]));
        // 金莹|研究员
        score += i32::from(title > 3);
        // 斯托尔|滕贝格 is the end of a longer name.
        if left.role.is_none()
            && rest[..end].chars().all(surname::transcribes)
            && plain[within.start..at]
                .chars()
                .next_back()
                .is_some_and(surname::transcribes)
        {
            score -= 3;
        }
        // 甘霖|曾说
        if rest[end..].is_empty() && length > 2 && "曾还也则均仍却已亦笑更".contains(c) {
            score -= 3;
        }
        // 唐某, 李某某
        score += 2 * i32::from(rest[surname_length..end].starts_with('某'));
        // The dictionary is asked last: it takes longest, and most stretches are no names anyway.
        if score < POSSIBLE {
            continue;
        }
        // 白俄罗|斯
        let longer = rest[end..]
            .chars()
            .next()
            .map_or(end, |next| end + next.len_utf8());
        if left.role.is_none() && longer > end && Segmenter.is_place_or_brand(&rest[..longer]) {
            continue;
        }
        // 石家庄
        if left.role.is_none() && length == 3 && Segmenter.is_place_or_brand(&rest[..end]) {
            continue;
        }
        // 苏丹政|府, 华兴资|本
        // But 副主席|韩正|在: nobody is called by his role and a bare surname.
        let called_so =
            left.role.is_some() && length == 2 && rest[end - c.len_utf8()..].starts_with("正在");
        if right < 3
            && end < rest.len()
            && !called_so
            && pair_around(plain, at + end).is_some_and(|pair| Segmenter.is_common_word(pair))
        {
            score -= 3;
        }
        // 世纪|华通
        if left.role.is_none()
            && at > within.start
            && pair_around(plain, at).is_some_and(|pair| Segmenter.is_plain_word(pair))
        {
            score -= 3;
        }
        if best.as_ref().is_none_or(|best| score > best.score) {
            best = Some(Name {
                range: at..at + end,
                role: left.role.clone(),
                title,
                score,
            });
        }
    }
    best
}

/// Adverbs that are no given name.
static ADVERBS: Words = Words::new("本来 原本 屡次 屡屡 甚至 当时 曾经 分别 随后 随即 再次 多次");

/// Whose somebody is.
static RELATED: Words = Words::new("子 女 妻 父 母 孙 兄 弟 姐 妹 侄 夫");

/// 林郑月娥, unlike 林郑身穿: the surnames of husband and wife, and what may be given. Any two surnames would
/// take 石金贺|喊 for a name as well.
fn is_a_married_name(name: &str) -> bool {
    static SURNAMES: Words = Words::new("林郑 叶刘 陈方 范徐 罗范 陈冯 周梁");
    SURNAMES.prefix(name).is_some_and(|length| {
        let given = &name[length..];
        !Segmenter.is_common_word(given) && !is_adverbial(given)
    })
}

/// What the names of firms end in.
static FIRMS: Words = Words::new("证券 基金 资本 科技 保险 期货 信托 传媒 地产 汽车 股份 控股");

/// Where somebody stands, and no given name.
static BESIDE: Words =
    Words::new("身边 身旁 身后 身上 身前 面前 家中 家里 手中 手里 口中 眼中 心中");

/// True if the first three characters stand in the text three times.
fn comes_back(plain: &str, rest: &str) -> bool {
    let length: usize = rest.chars().take(3).map(char::len_utf8).sum();
    memchr::memmem::find_iter(plain.as_bytes(), &rest[..length])
        .nth(2)
        .is_some()
}

/// 李某志 is a name if it comes back; 李某|却 is none.
fn recurs(plain: &str, name: &str) -> bool {
    memchr::memmem::find_iter(plain.as_bytes(), name)
        .nth(1)
        .is_some()
}

/// The Han characters on both sides of byte `at`: if they make a word, no name begins or ends there.
pub(super) fn pair_around(plain: &str, at: usize) -> Option<&str> {
    let last = plain[..at].chars().next_back().filter(|&c| is_han(c))?;
    let next = plain[at..].chars().next().filter(|&c| is_han(c))?;
    Some(&plain[at - last.len_utf8()..at + next.len_utf8()])
}

/// What follows the first 某 of a name that is withheld: 李某某, 王某甲.
const WITHHELD: [char; 5] = ['某', '甲', '乙', '丙', '丁'];

/// 拍视频, 办公室: the dictionary knows it, its beginning, or (of three characters) its end.
fn is_made_of_words(plain: &str) -> bool {
    let first = plain.chars().next().map_or(0, char::len_utf8);
    // 中井|胜己 begins with a word, and is a name.
    if plain.chars().count() == 4 {
        let half: usize = plain.chars().take(2).map(char::len_utf8).sum();
        return Segmenter.is_common_word(plain) || Segmenter.is_common_word(&plain[..half]);
    }
    is_a_common_word(plain)
        || plain.chars().count() == 3 && Segmenter.is_common_word(&plain[first..])
}

/// The longest name of no Chinese surname that is looked for, in bytes.
const UNFAMILIAR: usize = 16;

/// A name of no Chinese surname right after a role and right before the verb: 编导泽玉说.
fn unfamiliar(plain: &str, limit: usize, at: usize, within: &Range<usize>) -> Option<Name> {
    let rest = &plain[at..within.end];
    if rest.len() > UNFAMILIAR {
        return None;
    }
    let count = rest.chars().take(5).count();
    if !(2..=4).contains(&count)
        || !rest.chars().all(|c| is_han(c) && !surname::never_given(c))
        || rest.contains([
            '有', '作', '做', '没', '无', '能', '可', '会', '要', '为', '去', '来',
        ])
        || role::ends_in_role(rest)
        || TAILS.begin(rest)
        || TITLES.end(rest)
        || ends_as_place(rest)
        || rest.ends_with([
            '地', '曾', '时', '问', '答', '中', '后', '前', '上', '下', '内', '外', '间', '均',
        ])
        || ends_in_an_adverb(rest)
        || INSTITUTIONS.end(rest)
        || rest.starts_with("师傅")
        || rest.starts_with(['向', '对'])
        || plain[..at].ends_with("记者")
    {
        return None;
    }
    if !role::ends_in_role(plain[limit..at].trim_end()) || is_made_of_words(rest) {
        return None;
    }
    // 秘书|长冷某
    let first = rest.chars().next().map_or(0, char::len_utf8);
    if role::ending_length(&plain[limit..at + first]) > role::ending_length(&plain[limit..at]) {
        return None;
    }
    let left = left_side(plain, limit, at, within.start);
    left.role.as_ref()?;
    Some(Name {
        range: at..within.end,
        role: left.role,
        title: 0,
        score: SURE - 1,
    })
}

/// 若水|陈词: four characters, of which the last two tell how somebody speaks.
fn ends_in_an_adverb(name: &str) -> bool {
    let half = name.char_indices().nth(2).map_or(0, |(at, _)| at);
    name.chars().count() == 4 && is_adverbial(&name[half..])
}

/// A full name right before the verb, after a few characters that must be its role though no list
/// holds their last word: 雕金师|高远山.
pub(super) fn after_unknown_role(plain: &str, clause: Range<usize>) -> Option<Name> {
    const NAME: usize = 3;
    const LONGEST_ROLE: usize = 20;
    let text = &plain[clause.clone()];
    let subject = text[..adverbial_start(text).unwrap_or(text.len())].trim_end();
    let (at, _) = subject.char_indices().rev().nth(NAME - 1)?;
    let (role, name) = subject.split_at(at);
    let role = role.trim_start();
    let fits = (2..=LONGEST_ROLE).contains(&role.chars().count())
        && role
            .chars()
            .all(|c| is_han(c) || c.is_ascii_alphanumeric() || "、“”《》".contains(c))
        && !role.contains(NO_ROLE)
        && matches!(
            surname::leading(name),
            Some((Surname::Common | Surname::Compound, _))
        )
        && name.chars().all(is_han)
        && can_be_given(name)
        && !ends_as_place(name)
        && !INSTITUTIONS.end(name)
        && !FIRMS.end(name)
        && !role::ends_in_role(name)
        && cue::at(
            plain,
            clause.start + at + name.chars().next().map_or(0, char::len_utf8),
        )
        .is_none()
        && !Segmenter.is_common_word(name)
        && !Segmenter.is_place_or_brand(name)
        && pair_around(plain, clause.start + at).is_none_or(|pair| !Segmenter.is_common_word(pair));
    let start = clause.start + at;
    fits.then(|| Name {
        range: start..start + name.len(),
        role: Some(start - role.len()..start),
        title: 0,
        score: POSSIBLE,
    })
}

/// What no role holds.
const NO_ROLE: [char; 16] = [
    '了', '在', '对', '把', '被', '是', '有', '和', '与', '向', '将', '让', '就', '都', '不', '据',
];

/// A name of no Chinese surname at the head of a clause, with a title after it: 巴音某某委员建议……
fn titled(plain: &str, at: usize, within: &Range<usize>) -> Option<Name> {
    if at != within.start {
        return None;
    }
    let rest = &plain[at..within.end];
    let mut end = 0;
    for (count, c) in rest.chars().take(5).enumerate() {
        if !is_han(c) || surname::never_given(c) {
            return None;
        }
        end += c.len_utf8();
        let Some(title) = TITLES.prefix(&rest[end..]).filter(|&length| length > 3) else {
            continue;
        };
        let name = &rest[..end];
        let after = &rest[end + title..];
        let begins_with_a_role = name
            .char_indices()
            .skip(2)
            .any(|(at, _)| role::ends_in_role(&name[..at]));
        let fits = count >= 2
            && !begins_with_a_role
            && !is_honorific(&rest[end..end + title])
            && (after.is_empty() || is_adverbial(after))
            && !Segmenter.is_common_word(name)
            && !Segmenter.is_common_word(&name[name.len() - 6..])
            && !INSTITUTIONS.end(name)
            && !role::ends_in_role(name)
            && !ends_as_place(name);
        return fits.then(|| Name {
            range: at..at + end,
            role: None,
            title,
            score: SURE - 1,
        });
    }
    None
}

/// 林鄭月娥, 欧阳娜娜: two surnames, or one of two characters.
pub(super) fn is_double_surname(rest: &str) -> bool {
    let Some((first, length)) = surname::leading(rest) else {
        return false;
    };
    first == Surname::Compound
        || first == Surname::Common
            && surname::leading(&rest[length..])
                .is_some_and(|(second, _)| second == Surname::Common)
}

/// True if nothing after the first character rules out a given name.
pub(super) fn can_be_given(plain: &str) -> bool {
    !plain.chars().skip(1).any(surname::never_given)
}

/// A known company or place, or a particle with a word after it (曾|屡次).
pub(super) fn is_impossible(plain: &str, has_role: bool) -> bool {
    let first = plain.chars().next();
    // 向本报表示
    if !has_role && plain.starts_with(['向', '于', '应', '连', '从']) && !is_full(plain) {
        return true;
    }
    let given = first.map_or("", |c| &plain[c.len_utf8()..]);
    surname::NOT_PEOPLE.hold(plain)
        || first.is_some_and(|c| {
            if has_role {
                "曾都连向".contains(c)
            } else {
                surname::AMBIGUOUS.contains(c)
            }
        }) && plain.chars().count() == 3
            && Segmenter.is_common_word(given)
        || plain.chars().count() == 2
            && matches!(surname::leading(plain), Some((Surname::Rare, _)))
            && Segmenter.is_common_word(plain)
}

/// 连以琳, unlike 连夜赶: three characters, of which no two make a word.
fn is_full(plain: &str) -> bool {
    let first = plain.chars().next().map_or(0, char::len_utf8);
    plain.chars().count() == 3
        && !is_a_common_word(plain)
        && !Segmenter.is_common_word(&plain[first..])
}

/// 向 as in 向本报表示, whatever stands before it.
pub(super) static TOLD: Words = Words::new(
    "向报 向本 向记 向媒 向外 向公 向法 向警 向社 向中 向美 向日 向观 向现 向家 向全 向我 向他 向她 向大",
);

/// 毛伊县 is a place.
pub(super) fn ends_as_place(plain: &str) -> bool {
    plain.ends_with([
        '县', '市', '省', '州', '区', '镇', '村', '乡', '国', '队', '院', '校', '会', '局', '部',
        '社', '厅',
    ])
}

/// True for Han characters only.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Asks the dictionary whether a doubtful name is in truth a common word (方案, 高度), or begins
/// with one.
pub(super) fn is_a_common_word(plain: &str) -> bool {
    let two: usize = plain.chars().take(2).map(char::len_utf8).sum();
    Segmenter.is_common_word(plain) || Segmenter.is_common_word(&plain[..two])
}
