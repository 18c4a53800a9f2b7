//! Which of the names in a clause is its subject: position, role, repetition, introduction and the
//! dictionary each have a say.
//!
//! Short forms and organisations are not its business.

use std::ops::Range;

use super::bytes::{ceil, floor};
use super::clause::is_adverbial;
use super::foreign;
use super::name::{self, Name};
use super::page::Page;
use super::people::People;
use super::role;
use super::surname;
use super::surroundings;
use super::unnamed;
use super::words::Words;
use crate::segment::Segmenter;

/// The likeliest subject among the names of the clause. `before_cue`: the clause ends at the verb.
pub(super) fn best_name(
    page: &Page<'_>,
    people: &People,
    limit: usize,
    body: Range<usize>,
    before_cue: bool,
) -> Option<Name> {
    best_name_of(page, people, limit, body, before_cue, |_| true)
}

/// The same among those that pass a test.
pub(super) fn best_name_of(
    page: &Page<'_>,
    people: &People,
    limit: usize,
    body: Range<usize>,
    before_cue: bool,
    passes: impl Fn(&Name) -> bool,
) -> Option<Name> {
    let plain = &*page.plain;
    let mut best: Option<Name> = None;
    let names = name::find(page.text, plain, limit, body.clone());
    let roles: Vec<Range<usize>> = names.iter().filter_map(|name| name.role.clone()).collect();
    for mut candidate in names {
        // 侯某竞选办公室副执行长|谢某: a part of somebody's role.
        let inside = |role: &Range<usize>| {
            role.start <= candidate.range.start
                && candidate.range.end <= role.end
                && !surroundings::has_tail(&plain[candidate.range.end..])
        };
        if roles.iter().any(inside) {
            continue;
        }
        let word = &plain[candidate.range.clone()];
        let rest = &plain[candidate.range.end + candidate.title..body.end];
        if is_a_deed(word) || cuts_a_delegation(plain, &candidate) {
            continue;
        }
        // 戴|手套: no name, unless somebody has it.
        let away_from_the_verb = !before_cue || !rest.is_empty() && !is_adverbial(rest);
        if away_from_the_verb
            && candidate.role.is_none()
            && is_surname_with_a_word(plain, &candidate, people)
        {
            continue;
        }
        if is_object(plain, &candidate) {
            candidate.score -= 4;
        }
        if people.known(word).is_some() {
            candidate.score += 4;
        } else if !before_cue && candidate.role.is_some() && is_transcribed_place(word)
            || !(before_cue
                && rest.is_empty()
                && candidate.role.is_some()
                && !word.starts_with(['曾', '都', '连']))
                && !(candidate.role.is_some()
                    && repeats(plain, &candidate.range)
                    && !surname::NOT_PEOPLE.hold(word))
                && name::is_impossible(
                    word,
                    candidate.role.is_some() || repeats(plain, &candidate.range),
                )
        {
            continue;
        } else if (candidate.score <= name::SURE || candidate.role.is_none())
            && !word.contains(foreign::is_point)
            && !foreign::is_spelled_out(&plain[candidate.range.end..])
            && candidate.title <= '总'.len_utf8()
            && !(before_cue && is_placed(plain, &candidate, rest))
            && (is_a_word(plain, &candidate.range, candidate.range.start == body.start)
                || candidate.role.is_none() && name::ends_as_place(word))
        {
            candidate.score -= 4;
        } else if candidate.score < name::SURE && repeats(plain, &candidate.range) {
            candidate.score += 2;
        }
        if rest.trim_start().starts_with('摄') || name::TOLD.begin(word) {
            // 记者史某某 摄
            continue;
        }
        // 包括李某在内的多位专家
        if rest.starts_with("在内") {
            continue;
        }
        if ACCORDING.end(&plain[..candidate.range.start]) {
            continue;
        }
        if rest.starts_with('的') && (before_cue || is_relative(rest)) {
            // 魏某某的爸爸
            continue;
        }
        if before_cue && !rest.is_empty() && !is_adverbial(rest) && !is_circumstance(rest) {
            candidate.score -= 2;
        }
        if !rest.is_empty()
            && candidate.role.is_none()
            && candidate.title == 0
            && !surroundings::has_tail(rest)
            && !(before_cue && is_circumstance(rest))
            && people.known(word).is_none()
        {
            candidate.score -= 2;
        }
        if !before_cue
            && candidate
                .role
                .as_ref()
                .is_some_and(|role| plain[role.clone()].ends_with("记者"))
        {
            candidate.score -= 4;
        }
        // 马克·古尔曼（Mark Gurman）最新爆料: a point is nobody's but a name's.
        if before_cue && word.contains(foreign::is_point) && is_adverbial(rest) {
            candidate.score += 2;
        }
        if before_cue && rest.is_empty() && introduced(plain, &candidate.range) {
            candidate.score += 4;
        }
        if candidate.score >= name::SURE - 1
            && passes(&candidate)
            && best
                .as_ref()
                .is_none_or(|best| candidate.score > best.score)
        {
            best = Some(candidate);
        }
    }
    best
}

/// 戴手套, 李当时: a surname and a word of two characters.
fn is_surname_with_a_word(plain: &str, name: &Name, people: &People) -> bool {
    let word = &plain[name.range.clone()];
    let given = word.char_indices().nth(1).map_or("", |(at, _)| &word[at..]);
    word.chars().count() == 3
        && name.title == 0
        && people.known(word).is_none()
        && !repeats(plain, &name.range)
        && Segmenter.is_common_word(given)
}

/// 的爸爸: somebody of his speaks.
fn is_relative(rest: &str) -> bool {
    let rest = &rest['的'.len_utf8()..];
    role::leading(rest).is_some() || unnamed::RELATIVES.begin(rest)
}

/// 地质学家江河说: between a role and the verb even a word is a name, unless it tells how somebody
/// speaks.
fn is_placed(plain: &str, name: &Name, rest: &str) -> bool {
    name.role.is_some()
        && (rest.is_empty() || rest.starts_with(['在', '对', '向', '就']) || is_adverbial(rest))
        && !MANNERS.hold(&plain[name.range.clone()])
}

/// 一网友发朋友圈称: what somebody does, not what he is called.
fn is_a_deed(word: &str) -> bool {
    static DEEDS: Words = Words::new("发朋友圈 发视频 发帖 发微博 发推 发文 发信 发长文");
    DEEDS.begin(word)
}

/// 高级别代表|团访华: 代表 is no role there.
fn cuts_a_delegation(plain: &str, name: &Name) -> bool {
    let role = name.role.clone();
    role.is_some_and(|role| plain[role].ends_with("代表"))
        && plain[name.range.clone()].starts_with('团')
}

/// Words that look like names and tell how somebody speaks.
static MANNERS: Words = Words::new(
    "马上 立马 立刻 连夜 曾经 应邀 时常 常常 全体 全程 全面 单独 当场 当即 当面 多次 多方 于是 明确 明显 高调 高度 强烈 \
     强硬 严肃 严厉 严正 向来 安然 方才 和气 和蔼 平静 温和 公开 时而 能够 经常 通常 终于 平常 历来 乐观 \
     冷静 成员 方面 代表 高层 都曾 应该 应当 都能 全都 单方面 郑重 甘愿 房东 车主 家长 官方 方阵 经理 \
     班长 花农 农民 农户 商户 师傅 安全员 官员 边防 公关 高管 党员 路人 金主 官兵 台长 房客 宗亲 苗农 鱼贩",
);

/// 进场时面对媒体询问: what somebody is doing when he speaks.
fn is_circumstance(rest: &str) -> bool {
    (3..=24).contains(&rest.chars().count()) && rest.ends_with(['时', '后', '中', '上', '前'])
        || ["询问", "提问", "采访", "访问", "受访", "直播", "期间"]
            .iter()
            .any(|word| rest.ends_with(word))
}

/// 乌克兰: a transcription that the dictionary lists as a place.
fn is_transcribed_place(word: &str) -> bool {
    word.chars().all(surname::transcribes) && Segmenter.is_place_or_brand(word)
}

/// 对李明, 向记者王强, 据李明
fn is_object(plain: &str, name: &Name) -> bool {
    let start = name
        .role
        .as_ref()
        .map_or(name.range.start, |role| role.start);
    plain[..start]
        .chars()
        .next_back()
        .is_some_and(|c| "对向给与跟同被让把将受遭".contains(c))
        || ADDRESSED.end(&plain[..start])
}

/// 根据李明以往讲话: what somebody else reads.
static ACCORDING: Words = Words::new("根据 按照 依照 参照 遵照");

/// Verbs whose object a name is: 私信李某要求……
static ADDRESSED: Words = Words::new("私信 联系 致电 找到 询问 通知 举报 起诉 投诉 追问 质问");

/// True if the dictionary knows the name as a word; one that repeats may begin with a word (周长朋).
fn is_a_word(plain: &str, range: &Range<usize>, at_head: bool) -> bool {
    let word = &plain[range.clone()];
    if repeats(plain, range) && at_head {
        Segmenter.is_common_word(word)
    } else {
        name::is_a_common_word(word)
    }
}

/// How far around a name its repetition counts, in bytes.
const NEARBY: usize = 6_000;

/// True if the same name stood before with a role.
pub(super) fn introduced(plain: &str, range: &Range<usize>) -> bool {
    let word = &plain[range.clone()];
    let from = floor(plain, range.start.saturating_sub(NEARBY));
    let before = &plain[from..range.start];
    before
        .match_indices(word)
        .take(4)
        .any(|(at, _)| role::ends_in_role(&before[..at]))
}

pub(super) fn repeats(plain: &str, range: &Range<usize>) -> bool {
    let word = &plain[range.clone()];
    if word.chars().count() < 3 {
        return false;
    }
    let from = floor(plain, range.start.saturating_sub(NEARBY));
    let to = ceil(plain, (range.end + NEARBY).min(plain.len()));
    plain[from..range.start].contains(word) || plain[range.end..to].contains(word)
}
