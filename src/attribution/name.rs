//! Personal names in a stretch of text: surname, boundary, role, repetition and the dictionary are
//! witnesses, none of which decides alone.
//!
//! Finds names; whether one is the subject of a verb is decided in `subject`.

use super::words::Words;
use std::ops::Range;

use super::role;
use super::surname::{self, Surname};
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

/// What may follow a name that is a subject.
static TAILS: Words = Words::new(
    "发微博 发推文 当时 发布 发文 发推 发帖 曾经 回国 赛后 会后 在 就 对 向 于 也 还 则 又 曾 从 随后 随即 最后 同时 进一步 再次 再 特别 多次 公开 明确 \
     如此 这样 代表 为 因 通过 以 用 结合 围绕 针对 根据 当天 当日 昨日 今日 日前 近日 今天 昨天 \
     上午 下午 接受 致辞 致词 发言 演讲 总结 解读 回忆 分析 补充 介绍 回应 解释 分享 受访 接着 并 \
     （ ( ， 、 等 和 与 及 跟 同 不 没 认 表 指 强 坦 透 主持 出席 作 做 发表 直 感 笑 \
     希 建 呼 提 宣 宣读 说 称 看来 的 将 是 正 已 仍 一 都 会 有 给 把 率 带 告诉 讲 谈 \
     写 引 举 拿 早 首先 其实 更 中 先 此前 之前 近期 眼 心 打 获 任 来 到 回 证 预 坚 \
     反 质 批 期 要 敦 鼓 另 续 亦 便 却 均 只 时 着 现 参 当 常 一直 开 入 走 站 坐 \
     上周 本周 下周 周一 周二 周三 周四 周五 周六 周日 周末 星期 礼拜 凌晨 清晨 早上 傍晚 晚间 晚上 中午 \
     昨 今 当地时间 本月 上月 去年 今年 早前 事后 其后 之后 再度 一度 首度 强烈 严厉 郑重 严正 继而 笑着 哭着 笑 评论 驳斥 警告 进场 现场 转 继 与会 专程 专门 亲自 始终 无奈 自 报 按 两 比 非 很 极 十 深 最 相 承 重 警 声 断 \
     判 估 推 保 抱 扬 慨 道",
);

/// Titles after a name.
static TITLES: Words = Words::new(
    "同学 先生 女士 博士 教授 院士 老师 小姐 同志 主任 院长 校长 部长 局长 会长 主席 书记 市长 省长 \
     县长 总经理 经理 董事长 副总裁 总裁 总理 总统 议员 議員 委员 律师 导演 医生 处长 司长 厅长 \
     所长 馆长 秘书长 副主席 副主任 副院长 副校长 副部长 副局长 副会长 总 牧师 法官 大使 爵士 研究员 \
     特首 司令 将军 团长 队长 大校 上校 中校 少校 少将 中将 上将",
);

/// Finds names in `within`. `limit` is how far back a role may reach.
pub(super) fn find(text: &str, plain: &str, limit: usize, within: Range<usize>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let pointed = plain[within.clone()].contains(is_point);
    let mut at = within.start;
    while at < within.end {
        let Some(c) = plain[at..].chars().next() else {
            break;
        };
        let near_the_end = within.end - at <= UNFAMILIAR;
        if !near_the_end && !surname::may_begin_a_name(c) && !pointed {
            at += c.len_utf8();
            continue;
        }
        let here = [
            foreign(text, plain, limit, at, &within),
            chinese(plain, limit, at, &within),
            unfamiliar(plain, limit, at, &within),
        ];
        let best = here
            .into_iter()
            .flatten()
            .max_by_key(|name| name.score)
            .filter(|name| name.score >= POSSIBLE);
        match best {
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

/// A Chinese name that begins at `at`.
fn chinese(plain: &str, limit: usize, at: usize, within: &Range<usize>) -> Option<Name> {
    let rest = &plain[at..within.end];
    let (surname, surname_length) = surname::leading(rest)?;
    // 孙院长 is a surname with a title.
    if role::leading(&rest[surname_length..]).is_some()
        || starts_with_title(&rest[surname_length..])
    {
        return None;
    }
    let mut left = left_side(plain, limit, at, within.start);
    if left.role.is_some() && role_goes_on(plain, limit, at) {
        // 董事|长孙某 is 董事长|孙某.
        left.score -= 2;
    }
    let mut best: Option<Name> = None;
    let mut end = surname_length;
    for (count, c) in rest[surname_length..].chars().take(3).enumerate() {
        let withheld = rest[surname_length..end].starts_with('某');
        if !is_han(c)
            || surname::never_given(c) && c != '某'
            || withheld && !WITHHELD.contains(&c) && !recurs(plain, &rest[..end + c.len_utf8()])
        {
            break;
        }
        end += c.len_utf8();
        let length = count + 2;
        if length == 4 && !is_double_surname(rest) {
            break;
        }
        let (right, title) = right_side(&rest[end..]);
        let Some(right) = right else { continue };
        // 邓|指, and the 师傅 of 马师傅
        if length == 2 && "指讲问答谈".contains(c)
            || plain[..at].ends_with('师') && rest.starts_with('傅')
        {
            continue;
        }
        // 刘颖|代表……
        if c == '代' && rest[end..].starts_with('表') {
            continue;
        }
        let mut score = left.score + right;
        if right < 3 && straddles_a_word(&rest[..end], &rest[end..]) {
            // 苏丹政|府, 华兴资|本
            score -= 3;
        }
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
        if rest[end..].is_empty() && length > 2 && "曾还也则均仍却已亦".contains(c) {
            score -= 3;
        }
        // 唐某, 李某某
        score += 2 * i32::from(rest[surname_length..end].starts_with('某'));
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

/// 李某志 is a name if it comes back; 李某|却 is none.
fn recurs(plain: &str, name: &str) -> bool {
    memchr::memmem::find_iter(plain.as_bytes(), name)
        .nth(1)
        .is_some()
}

/// True if the last character of the name makes a word with the one after it.
fn straddles_a_word(name: &str, rest: &str) -> bool {
    let (Some(last), Some(next)) = (name.chars().next_back(), rest.chars().next()) else {
        return false;
    };
    is_han(next) && Segmenter.is_common_word(&format!("{last}{next}"))
}

/// What follows the first 某 of a name that is withheld: 李某某, 王某甲.
const WITHHELD: [char; 5] = ['某', '甲', '乙', '丙', '丁'];

/// 拍视频, 办公室: the dictionary knows it, its beginning, or (of three characters) its end.
fn is_made_of_words(plain: &str) -> bool {
    let first = plain.chars().next().map_or(0, char::len_utf8);
    is_a_common_word(plain)
        || plain.chars().count() == 3 && Segmenter.is_common_word(&plain[first..])
}

/// 首席|法官马克: the role goes on into what looks like the name.
fn role_goes_on(plain: &str, limit: usize, at: usize) -> bool {
    let mut end = at;
    plain[at..].chars().take(3).any(|c| {
        end += c.len_utf8();
        role::ending_length(&plain[limit..end]).is_some_and(|length| end - length < at)
    }) || role::leading(&plain[at..]).is_some()
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
        || role::ends_in_role(rest)
        || TAILS.begin(rest)
        || TITLES.end(rest)
        || ends_as_place(rest)
        || rest.ends_with([
            '时', '问', '答', '中', '后', '前', '上', '下', '内', '外', '间', '均',
        ])
        || INSTITUTIONS.end(rest)
        || plain[..at].ends_with("记者")
    {
        return None;
    }
    if !role::ends_in_role(plain[limit..at].trim_end()) || is_made_of_words(rest) {
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

/// What may stand right before a name without a role: 某医院王教授, 某小学杨某某.
static INSTITUTIONS: Words = Words::new(
    "医院 大学 学院 小学 中学 高中 幼儿园 公司 集团 研究院 研究所 中心 协会 学会 班 年级 律所 事务所 \
     社区 街道 支队 大队 派出所 银行 法院 检察院 剧院 乐团 俱乐部 基金会 实验室 学校 分校 附中 系 院 所",
);

/// What Latin names of companies and papers end in.
static COMPANIES: Words = Words::new(
    "Research Group Labs Lab Bank University Times Post News Capital Securities Technologies Games \
     Studio Studios Institute Inc Inc. Ltd Corp Company Partners Motors Airlines Entertainment \
     Pictures Records Foundation Media Journal Daily Street Stanley Chase Sachs Store Pro Max Plus Ultra",
);

/// What ends a credit or a caption that stands right before a name.
static CREDITS: Words = Words::new("供图 摄 截图 图源 摄影 资料图");

struct Left {
    role: Option<Range<usize>>,
    score: i32,
}

fn left_side(plain: &str, limit: usize, at: usize, start: usize) -> Left {
    let before = &plain[limit..at];
    if at > limit
        && role::ends_in_role(before.trim_end().trim_end_matches(['，', ',']))
        && let Some(role) = role::before(plain, limit, at)
    {
        let comma = before.trim_end().ends_with(['，', ',']);
        return Left {
            role: Some(role),
            score: if comma { 2 } else { 3 },
        };
    }
    let score = if at == start {
        3
    } else {
        match before.chars().next_back() {
            Some('、' | '）' | '》' | '”' | ')' | '，' | ' ' | '\u{3000}' | '。' | '；' | '：') => {
                2
            }
            Some(
                '和' | '与' | '及' | '由' | '是' | '为' | '对' | '向' | '请' | '据' | '而' | '在'
                | '问',
            ) => 1,
            Some('的') => 2,
            _ if INSTITUTIONS.end(before) => 1,
            _ if CREDITS.end(before) => 2,
            _ => -2,
        }
    };
    Left { role: None, score }
}

/// 内塔尼亚胡政府 is no person.
static BODIES: Words = Words::new(
    "政府 当局 内阁 团队 办公室 公司 集团 航空 方面 银行 大学 品牌 汽车 手机 家族 夫妇 基金 资本 证券 科技 股份 案 州",
);

fn starts_with_title(rest: &str) -> bool {
    TITLES.prefix(rest).is_some_and(|length| length > 3)
}

/// True if the text may follow a name that is a subject.
pub(super) fn has_tail(rest: &str) -> bool {
    right_side(rest).0 >= Some(2)
}

/// What follows the name: its weight as a boundary, and the length of a title.
fn right_side(rest: &str) -> (Option<i32>, usize) {
    if rest.is_empty() {
        return (Some(2), 0);
    }
    if let Some(title) = TITLES.prefix(rest) {
        return (Some(2), title);
    }
    if BODIES.begin(rest) {
        return (None, 0);
    }
    if rest.starts_with(|c: char| c.is_ascii_digit() || c.is_whitespace()) {
        return (Some(2), 0);
    }
    match TAILS.prefix(rest) {
        // A word is a better boundary than a character that could be part of the name: 陈俊|笑着.
        Some(length) if length > 3 => (Some(3), 0),
        Some(_) => (Some(2), 0),
        None => (Some(0), 0),
    }
}

/// A foreign name: parts joined by · or Latin letters, or a transcription after a role.
fn foreign(
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
        if before.is_some_and(|c| c.is_alphanumeric() && !is_han(c)) {
            return None;
        }
        latin_length(&text[at..within.end])?
    } else if surname::transcribes(first) {
        transcription_length(rest)
    } else if is_han(first) && point_follows(rest) {
        pointed_length(rest)
    } else {
        return None;
    };
    let name = &rest[..length];
    let pointed = name.contains(is_point);
    if pointed && holds_a_role(name) {
        return None;
    }
    let mut left = left_side(plain, limit, at, within.start);
    if left.role.is_some() && role_goes_on(plain, limit, at) {
        left.score -= 3;
    }
    let (right, title) = right_side(&rest[length..]);
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

/// 办公室主任安德里·……: the name begins after the role.
fn holds_a_role(name: &str) -> bool {
    let first = name.find(is_point).unwrap_or(name.len());
    name[..first]
        .char_indices()
        .skip(2)
        .any(|(at, _)| role::ending_length(&name[..at]).is_some_and(|length| length > 3))
}

/// A point after two to five Han characters.
fn point_follows(rest: &str) -> bool {
    rest.chars()
        .take(9)
        .enumerate()
        .find(|&(_, c)| !(is_han(c) || matches!(c, '-' | '－')) || surname::never_given(c))
        .is_some_and(|(count, c)| count >= 1 && is_point(c))
}

pub(super) fn is_point(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '‧' | '．' | '●' | '∙' | '⋅' | '･')
}

/// 卡里娜·让－皮埃尔: transcribing characters, points and hyphens between them.
fn transcription_length(rest: &str) -> usize {
    if point_follows(rest) {
        return pointed_length(rest);
    }
    let mut end = 0;
    for (count, c) in rest.chars().take(20).enumerate() {
        // 安德鲁斯|当时说
        if !surname::transcribes(c) || count >= 2 && TAILS.prefix(&rest[end..]) > Some(3) {
            break;
        }
        end += c.len_utf8();
    }
    end
}

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
        let adverb = "曾还则也又仍均都并便却另只".contains(c) && rest.len() == at + c.len_utf8();
        let boundary = pointed
            && !joint
            && (adverb || !surname::transcribes(c) || TAILS.prefix(&rest[at..]) > Some(3))
            && (adverb || TAILS.begin(&rest[at..]) || surname::never_given(c) || count >= 5);
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
                "曾都连".contains(c)
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
    "向本 向记 向媒 向外 向公 向法 向警 向社 向中 向美 向日 向观 向现 向家 向全 向我 向他 向她 向大",
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
