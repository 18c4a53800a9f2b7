//! What follows a reporting verb: words that somebody says, a mere topic, or nothing.
//!
//! Where the verb stands is found in `cue`; knows nothing of the subject before it.

use super::boundary;
use super::clause::MARKS;
use super::cue::{Cue, Grammar};
use super::words::Words;

/// What follows a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// The words begin at this byte; `marked`: a comma, colon or quotation introduces them.
    Words {
        at: usize,
        marked: bool,
        colon: bool,
    },
    /// Nothing: the words, if any, stand before (“……”某某说。).
    Nothing,
    /// A topic, a noun, thanks: no speech.
    Topic,
}

/// What follows the verb, up to byte `end` of its sentence.
pub(super) fn after(plain: &str, cue: &Cue, end: usize) -> After {
    let mut at = cue.range.end;
    if cue.grammar == Grammar::Told {
        match told(&plain[at..end]) {
            Some(length) => at += length,
            // “……”李某告诉记者。
            None if plain[at..end].chars().count() <= 12 => return After::Nothing,
            None => return After::Topic,
        }
    }
    let rest = &plain[at..end];
    let Some(first) = rest.chars().next() else {
        return After::Nothing;
    };
    match first {
        '，' | '：' | ',' | ':' | '；' => {
            let words = skip_marks(plain, at, end);
            if words >= end {
                After::Nothing
            } else if IMPRINTS.begin(&plain[words..end])
                || declines(&plain[words..end])
                || cue.grammar == Grammar::Marked && JUDGED.begin(&plain[words..end])
                || ADDRESSES.begin(&plain[cue.range.clone()])
                    && THANKS.begin(plain[words..end].trim_start_matches(['他', '她']))
            {
                After::Topic
            } else {
                After::Words {
                    at: words,
                    marked: true,
                    colon: matches!(first, '：' | ':'),
                }
            }
        }
        '“' | '「' | '『' | '"'
            if quotation_is_a_topic(rest, cue.grammar) || quotation_is_a_name(rest) =>
        {
            After::Topic
        }
        '“' | '「' | '『' | '"' => After::Words {
            at,
            marked: true,
            colon: false,
        },
        '。' | '！' | '？' | '!' | '?' | ';' | '…' | '）' | ')' => After::Nothing,
        _ if cue.grammar == Grammar::Says && BEGINNINGS.begin(rest) => After::Words {
            at,
            marked: false,
            colon: false,
        },
        '的' | '时' | '着' | '过' | '者' | '、' | '和' | '与' | '得' | '》' | '”' | '等' => {
            After::Topic
        }
        _ if first.is_whitespace() => {
            let words = skip_marks(plain, at, end);
            if words >= end {
                After::Nothing
            } else {
                After::Words {
                    at: words,
                    marked: cue.grammar != Grammar::Marked,
                    colon: false,
                }
            }
        }
        _ if cue.grammar == Grammar::Marked && !states(plain, cue) => match counted(rest) {
            // 提出三点建议：一是……
            Some(topic) => After::Words {
                at: skip_marks(plain, at + topic, end),
                marked: true,
                colon: true,
            },
            None => After::Topic,
        },
        // 表示不满：“……”
        _ if let_words_follow(rest) => After::Words {
            at: skip_marks(plain, at + act_length(rest), end),
            marked: true,
            colon: true,
        },
        _ if is_act(rest) || is_stand(rest) || is_a_claim(rest) || first == '了' => After::Topic,
        // 要求很高 judges.
        '很' | '较' | '极' | '颇' if cue.grammar == Grammar::Wish => After::Topic,
        _ if cue.grammar == Grammar::Wish => {
            // 勉励毕业生「……」
            let quotation = quotation_after_object(rest);
            After::Words {
                at: at + quotation.unwrap_or_default(),
                marked: quotation.is_some(),
                colon: false,
            }
        }
        _ if &plain[cue.range.clone()] == "宣布" && !announces(rest) => After::Topic,
        _ if is_a_list(&plain[at..end]) || declines(&plain[at..end]) => After::Topic,
        _ => After::Words {
            at,
            marked: false,
            colon: false,
        },
    }
}

/// Where a quotation begins that ends its clause, after a short object.
fn quotation_after_object(rest: &str) -> Option<usize> {
    const LONGEST_OBJECT: usize = 24;
    let open = rest.find(['“', '「', '『'])?;
    let close = rest[open..].find(['”', '」', '』'])? + open;
    let after = rest[close..].chars().nth(1);
    let object = &rest[..open];
    (open <= LONGEST_OBJECT
        && !object.contains(['，', '：', ',', ':', '、'])
        && close - open > 18
        && after.is_none_or(|c| "，。；！？".contains(c)))
    .then_some(open)
}

/// 宣布将……, unlike 宣布收养一只狗, which tells of an act.
fn announces(rest: &str) -> bool {
    let clause = rest.find(MARKS).map_or(rest, |end| &rest[..end]);
    clause.contains(['将', '已', '会', '要', '可', '有', '是', '正'])
}

/// 强调账户安全使用常识等内容。 names what was talked about.
fn is_a_list(sentence: &str) -> bool {
    LISTED.end(sentence.trim_end_matches('。')) && !sentence.contains(['，', ','])
}

/// 要求公司支付赔偿金的诉讼请求，法院不予支持: a noun.
fn is_a_claim(rest: &str) -> bool {
    let clause = rest.find(MARKS).map_or(rest, |end| &rest[..end]);
    CLAIMS.end(clause)
}

static CLAIMS: Words = Words::new("的诉讼请求 的请求 的主张 的申请 的诉求 的说法 的要求");

static LISTED: Words =
    Words::new("等内容 等问题 等情况 等知识 等事项 等方面 等话题 等议题 等方面内容");

/// The length of a topic that a colon and the words themselves follow: 三点建议：一是……
fn counted(rest: &str) -> Option<usize> {
    const LONGEST_TOPIC: usize = 36;
    let end = rest
        .find(['：', ':', '，', ','])
        .filter(|&at| at <= LONGEST_TOPIC)?;
    let topic = &rest[..end];
    // 提出三点要求，一是……: after a comma the points themselves must follow.
    let counts = rest[end..].starts_with(['：', ':'])
        || boundary::begins_to_count(rest[end..].trim_start_matches(['，', ',']));
    (POINTS.end(topic) && counts && !topic.contains(['。', '《', '“'])).then_some(end)
}

/// What somebody puts forward in so many words.
static POINTS: Words = Words::new(
    "建议 意见 体会 看法 观点 想法 要求 希望 问题 原因 方面 要点 原则 特点 判断 主张 答案 倡议 思考 感受 点",
);

/// 提出要……, 评价这部书首次……: what is put forward or judged is said, unlike 提出方案, 评价很高.
fn states(plain: &str, cue: &Cue) -> bool {
    const A_SENTENCE: usize = 12;
    let rest = &plain[cue.range.end..];
    match &plain[cue.range.clone()] {
        "提出" => rest.starts_with(['要', '将', '应']) && !rest.starts_with("要求"),
        "评价" => {
            let clause = rest.find(MARKS).unwrap_or(rest.len());
            ["该", "这", "其", "他", "她"]
                .iter()
                .any(|it| rest.starts_with(it))
                && rest[..clause].chars().count() >= A_SENTENCE
        }
        _ => false,
    }
}

/// 介绍“……”有关情况: the sentence goes on after the quotation without a mark.
fn quotation_is_a_topic(rest: &str, grammar: Grammar) -> bool {
    let Some(close) = rest.find(['”', '」', '』']) else {
        return false;
    };
    rest[close..].chars().nth(1).is_some_and(|c| match grammar {
        Grammar::Marked => !"，。；！？,;“：".contains(c),
        _ => "的之等后时".contains(c),
    })
}

/// 提出“全球文明倡议”: what is in marks is called so.
fn quotation_is_a_name(rest: &str) -> bool {
    const LONGEST_NAME: usize = 12;
    let Some(close) = rest.find(['”', '」', '』']) else {
        return false;
    };
    CALLED.end(&rest[..close]) && rest[..close].chars().count() <= LONGEST_NAME
}

static CALLED: Words = Words::new("倡议 理念 战略 计划 概念 口号 方案 构想 工程 行动 模式");

/// Words that begin like a particle: 表示|过去一年, 认为|的确.
static BEGINNINGS: Words = Words::new(
    "过去 过于 过度 过多 时下 时间 时代 时至 着力 着眼 着重 的确 和平 和谐 与其 得益 得到",
);

fn skip_marks(plain: &str, at: usize, end: usize) -> usize {
    let rest = &plain[at..end];
    at + rest
        .char_indices()
        .find(|&(_, c)| !("，：,:；".contains(c) || c.is_whitespace()))
        .map_or(rest.len(), |(length, _)| length)
}

/// The length of a short object before the mark: 告诉记者，
fn told(rest: &str) -> Option<usize> {
    rest.char_indices()
        .take(14)
        .find(|&(_, c)| "，：,:“「。".contains(c))
        .map(|(length, _)| length)
        // 告知小哥安全用电的重要性，
        .filter(|&length| !rest[..length].contains('的'))
}

/// 重申对罢工工人的支持。 takes a stand, and says no more.
fn is_stand(rest: &str) -> bool {
    let clause = rest.find(MARKS).map_or(rest, |end| &rest[..end]);
    clause.starts_with(['对', '向'])
        && clause
            .rsplit_once('的')
            .is_some_and(|(_, act)| ACTS.prefix(act) == Some(act.len()))
}

/// 衷心感谢: the length of an act with its degree; nothing where there is none.
fn act_length(rest: &str) -> usize {
    let degree = DEGREES.prefix(rest).unwrap_or_default();
    ACTS.prefix(&rest[degree..]).map_or(0, |act| degree + act)
}

/// 表示不满：“……”: words follow the act.
fn let_words_follow(rest: &str) -> bool {
    let act = act_length(rest);
    act > 0 && rest[act..].starts_with(['：', ':'])
}

/// 表示衷心感谢。 does something, it says nothing.
fn is_act(rest: &str) -> bool {
    let mut rest = rest;
    while let Some(length) = DEGREES.prefix(rest) {
        rest = &rest[length..];
    }
    ACTS.prefix(rest).is_some_and(|length| {
        rest[length..]
            .chars()
            .next()
            .is_none_or(|c| "。，；、！,;和与并及”）".contains(c))
    })
}

/// 表示就该传闻不予置评: nothing is said.
fn declines(words: &str) -> bool {
    let clause = words.split(MARKS).next().unwrap_or_default();
    NO_COMMENT.occur_in(clause)
}

static NO_COMMENT: Words = Words::new("不予置评 不予评论 不作评论 不便评论 无可奉告 拒绝置评");

/// What 表示 and its like take when they perform an act instead of saying something.
static ACTS: Words = Words::new(
    "感谢 谢意 祝贺 欢迎 支持 赞赏 肯定 敬意 慰问 哀悼 关切 担忧 不满 反对 抗议 谴责 歉意 同意 \
     认可 认同 遗憾 理解 赞同 期待 怀疑 尊重 关注 满意 忧虑 敬佩 问候 赞成 道歉 祝福 质疑 拒绝 否认 承诺 \
     震惊 愤怒 愤慨 失望 惋惜 痛心 悲痛 沉痛 感激 不安 自豪 惊讶 惊喜 诧异 不解 无奈 同情 羡慕 喜爱 欣慰 高兴",
);

/// Speeches of welcome, and what they do instead of saying something.
static ADDRESSES: Words = Words::new("致辞 致词 发言");

/// What a narrator says of a speech or an answer: ……发言，是他上任后首度讲话.
static JUDGED: Words = Words::new("是他 是她 是其 这是 令人 令外界 引起 引发 赢得 博得 获得");

/// 新浪声明：此消息系转载……
static IMPRINTS: Words = Words::new("此消息系 此文系 本文系 本文仅 以上内容仅 本网转载");

/// What such a speech begins with.
static THANKS: Words = Words::new("感谢 祝贺 欢迎 并 对 向 代表 为 就 介绍 围绕 分享 结合");

/// Degrees that stand before an act.
static DEGREES: Words = Words::new(
    "热烈 衷心 诚挚 由衷 深切 高度 充分 严重 强烈 坚决 最 深深 崇高 亲切 非常 十分 真诚 极大 一致 \
     完全 深 诚 的 地 了 出",
);
