//! A subject that nothing vouches for but its place: what stands between the start of a clause and a verb
//! that words follow is who says them, whatever it is.
//!
//! Asked last, and only of verbs with a mark after them (表示，……): without one the clause may be anything.

use std::ops::Range;

use super::bytes::place;
use super::clause::is_adverbial;
use super::cue::{self, Cue};
use super::name::{self, Name};
use super::organisation;
use super::role;
use super::subject::Subject;
use super::surname::{self, Surname};
use super::unnamed;
use super::words::Words;
use crate::segment::Segmenter;

/// The noun phrase that the clause before the verb consists of: a name after a role, a description, or a
/// body under a name that no list holds.
pub(super) fn subject(plain: &str, body: Range<usize>, cue: &Cue) -> Option<Subject> {
    let verb = &plain[cue.range.clone()];
    let text = &plain[body.clone()];
    let words_follow = plain[cue.range.end..].starts_with(['，', '：', ',', ':', '“', '「']);
    if !words_follow || !PLAIN_VERBS.begin(verb) {
        return None;
    }
    let whole = text[..end_of_the_phrase(text)].trim_end();
    let phrase = organisation::of_the_body(whole);
    let range = place(plain, phrase);
    if !is_a_noun_phrase(phrase) || ends_in_a_verb(plain, &range) {
        return None;
    }
    if role::ends_in_role(phrase) {
        let one = !unnamed::is_unnamed(phrase) && !unnamed::is_one_of_many(phrase);
        return one.then_some(Subject::Unnamed(range));
    }
    match last_role(phrase) {
        Some(role) => after_role(plain, range, role).map(Subject::Named),
        None if !is_a_name(plain, phrase) => None,
        None if is_called_like_somebody(phrase) => Some(Subject::Named(Name {
            range,
            role: None,
            title: 0,
            score: name::POSSIBLE,
        })),
        None => Some(Subject::Organisation(range)),
    }
}

/// Verbs that hardly do anything but report, and hardly are nouns.
static PLAIN_VERBS: Words = Words::new(
    "表示 指出 强调 认为 称 说 透露 介绍 宣布 宣称 声称 坦言 直言 回应 补充 提醒 重申 证实 告诉 指 写道 披露 提出",
);

/// 邱解释|称: the verb has begun before.
fn ends_in_a_verb(plain: &str, phrase: &Range<usize>) -> bool {
    let starts = plain[phrase.clone()].char_indices().rev().skip(1).take(1);
    starts
        .filter_map(|(at, _)| cue::at(plain, phrase.start + at))
        .any(|cue| cue.range.end >= phrase.end)
}

/// Where the adverbials before the verb begin; not inside a word: 应|用材料, 某资上|周五.
fn end_of_the_phrase(text: &str) -> usize {
    let starts = text.char_indices().skip(2).map(|(at, _)| at);
    starts
        .filter(|&at| is_adverbial(&text[at..]))
        .find(|&at| !parts_a_word(text, at))
        .unwrap_or(text.len())
}

fn parts_a_word(text: &str, at: usize) -> bool {
    name::pair_around(text, at).is_some_and(|pair| Segmenter.is_common_word(pair))
}

/// No clause that holds one of these is a noun phrase, and no phrase is longer.
fn is_a_noun_phrase(phrase: &str) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 2..=24;
    LENGTHS.contains(&phrase.chars().count())
        && phrase
            .chars()
            .all(|c| name::is_han(c) || c.is_ascii_alphanumeric() || " ·・&-".contains(c))
        && !is_parted(phrase)
        && !phrase.trim_end_matches('会').contains(FUNCTION)
        && (!phrase.contains(|c: char| c.is_ascii_digit()) || phrase.is_ascii())
        && !MANY.begin(phrase)
        && !NOBODY.end(phrase)
        && !LEADS.occur_in(phrase)
}

/// 视觉中国 图: two things, unless the blank stands beside Latin letters.
fn is_parted(phrase: &str) -> bool {
    phrase.match_indices(' ').any(|(at, _)| {
        phrase[..at].ends_with(name::is_han) && phrase[at..].trim_start().starts_with(name::is_han)
    })
}

/// What leads to somebody else, or to nobody.
static LEADS: Words = Words::new(
    "上午 下午 今日 昨日 今天 昨天 今早 昨晚 引述 援引 普遍 一般 一项 一份 一篇 提出 进行",
);

/// Particles, pronouns, prepositions and verbs that make a phrase a clause.
const FUNCTION: [char; 40] = [
    '了', '着', '过', '把', '被', '将', '会', '要', '能', '是', '有', '不', '也', '都', '还', '就',
    '却', '又', '很', '最', '他', '她', '它', '我', '你', '谁', '些', '每', '何', '之', '与', '和',
    '及', '或', '而', '但', '因', '所', '的', '们',
];

/// More than one, or nobody in particular.
static MANY: Words = Words::new(
    "这 那 多 各 全 某 该 本 其 一 两 三 几 数 双 大 小 另 此 部分 相关 有关 当地 上述 许多 不少",
);

/// What says nothing by itself, and who is nobody.
static NOBODY: Words = Words::new(
    "发布会 座谈会 大会 论坛 峰会 会商 视频 图片 照片 片段 录像 录音 截图 贴文 帖文 推文 报道 老实 坦白 简单 总体 具体 来 会议 结果 数据 情况 消息 信息 内容 问题 画面 规定 条例 法律 法规 传言 传闻 说法 观点 意见 看法 评论 事实 \
     理论 俗话 方 者 等 人 时 后 前 中 上 下 里 内 间 次 度 月 年 日 天 媒 媒体 医学 原则 政策 制度 历史 市场 行业",
);

/// Where the last role of a phrase ends.
fn last_role(phrase: &str) -> Option<usize> {
    let ends = phrase.char_indices().map(|(at, _)| at).skip(2);
    ends.filter(|&end| role::ends_in_role(&phrase[..end]))
        .last()
}

/// 保护站技术员|尕玛达杰: what is left between a role and the verb is a name, unless it is a word.
fn after_role(plain: &str, phrase: Range<usize>, role: usize) -> Option<Name> {
    const LENGTHS: std::ops::RangeInclusive<usize> = 2..=6;
    let start = phrase.start + role;
    let name = &plain[start..phrase.end];
    let fits = LENGTHS.contains(&name.chars().count())
        && name.chars().all(name::is_han)
        && !Segmenter.is_common_word(name)
        && !is_two_words(name)
        && !organisation::is_said_to_be_one(name)
        && !name::ends_as_place(name);
    fits.then(|| Name {
        range: start..phrase.end,
        role: role::before(plain, phrase.start, start),
        title: 0,
        score: name::POSSIBLE,
    })
}

/// 放映|运动, 金融|工作: what something is called, and nobody.
fn is_two_words(name: &str) -> bool {
    let half = name.char_indices().nth(2).map_or(name.len(), |(at, _)| at);
    let (first, second) = name.split_at(half);
    name.chars().count() == 4
        && [first, second]
            .iter()
            .all(|word| Segmenter.is_common_word(word))
}

/// True of what the dictionary does not know, or knows as a longer noun (律政司). Two characters are a name
/// if they come again.
fn is_a_name(plain: &str, phrase: &str) -> bool {
    let long = phrase.chars().count() > 2;
    let unknown = !Segmenter.is_plain_word(phrase) || long && Segmenter.is_noun(phrase);
    let again = || {
        memchr::memmem::find_iter(plain.as_bytes(), phrase)
            .nth(1)
            .is_some()
    };
    unknown && (long || again()) && !unnamed::is_unnamed(phrase)
}

/// 申屠某某: a surname and what may be given.
fn is_called_like_somebody(phrase: &str) -> bool {
    let length = phrase.chars().count();
    let fits = match surname::leading(phrase) {
        Some((Surname::Compound, _)) => (3..=4).contains(&length),
        Some(_) => (2..=3).contains(&length),
        None => false,
    };
    fits && name::can_be_given(phrase)
        && !organisation::is_said_to_be_one(phrase)
        && !name::ends_as_place(phrase)
}
