//! Clauses: where one begins and ends, what may open it without being its subject, and what before
//! a verb is an adverbial.
//!
//! Knows nothing of names.

use std::ops::Range;

use super::bytes::width;
use super::page::{MarkKind, Page};
use super::role;
use super::words::Words;
use crate::segment::Segmenter;

/// What ends a clause, in full and in half width.
pub(super) const MARKS: [char; 5] = ['，', '。', '；', ',', ';'];

/// The byte after the last clause mark before `end`, outside quotations and brackets.
pub(super) fn clause_start(page: &Page<'_>, sentence: usize, end: usize) -> usize {
    for mark in page.marks_in(sentence..end).iter().rev() {
        match mark.kind {
            MarkKind::End | MarkKind::Clause | MarkKind::Colon
                if page.quote_around(mark.at).is_none() && !in_brackets(page, mark.at, end) =>
            {
                return mark.at + width(page.text, mark.at);
            }
            _ => {}
        }
    }
    sentence
}

pub(super) fn clause_end(page: &Page<'_>, start: usize, end: usize) -> usize {
    page.marks_in(start..end)
        .iter()
        .find(|mark| {
            matches!(
                mark.kind,
                MarkKind::Clause | MarkKind::Colon | MarkKind::End
            ) && page.quote_around(mark.at).is_none()
                && !in_brackets(page, mark.at, end)
        })
        .map_or(end, |mark| mark.at)
}

/// True if a bracket closes after `at` that opened before it.
fn in_brackets(page: &Page<'_>, at: usize, end: usize) -> bool {
    let mut depth = 0;
    for c in page.plain[at..end].chars() {
        match c {
            '（' | '(' | '《' => depth += 1,
            '）' | ')' | '》' => {
                depth -= 1;
                if depth < 0 {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

/// 本报讯(记者李某)…: the clause begins after the credit.
pub(super) fn after_dateline(plain: &str, range: Range<usize>) -> Range<usize> {
    let text = &plain[range.clone()];
    // Most clauses hold nothing that could end a credit.
    if !text.contains(['摄', '图', '电', '讯', ')', '）', '】', '〕', '］']) {
        return range;
    }
    // 记者史某某 摄|耶某表示
    if let Some(end) = [" 摄", "资料图", "供图", "图源", "视频截图", "视觉中国 图"]
        .iter()
        .filter_map(|credit| text.rfind(credit).map(|at| at + credit.len()))
        .max()
    {
        // （图源：某社）基某某
        let close = text[end..]
            .find(['）', ')'])
            .filter(|_| text[..end].contains(['（', '(']))
            .map_or(end, |close| end + close);
        return range.start + close..range.end;
    }
    // 中新网7月28日电 某市公安局……
    if let Some(at) = ["日电 ", "日讯 ", "日电\u{3000}", "日讯\u{3000}"]
        .iter()
        .filter_map(|end| text.find(end).map(|at| at + end.len()))
        .min()
    {
        return after_dateline(plain, range.start + at..range.end);
    }
    for (close, c) in text
        .char_indices()
        .filter(|&(_, c)| matches!(c, ')' | '）' | '】' | '〕' | '］'))
    {
        let open = text[..close]
            .rfind(['(', '（', '【', '〔', '［'])
            .unwrap_or(close);
        if text[open..close].contains("记者") || text[..open].trim_end().ends_with(['电', '讯'])
        {
            return range.start + close + c.len_utf8()..range.end;
        }
    }
    range
}

pub(super) fn skip_lead_ins(plain: &str, range: Range<usize>) -> Range<usize> {
    let mut start = range.start;
    loop {
        let rest = &plain[start..range.end];
        let trimmed =
            rest.trim_start_matches(|c: char| c.is_whitespace() || "、，（）)】—─".contains(c));
        start += rest.len() - trimmed.len();
        match LEAD_INS
            .prefix(trimmed)
            .or_else(|| role::date_length(trimmed))
        {
            Some(length) if !is_a_surname_here(plain, start, length) => start += length,
            _ => return start..range.end,
        }
    }
}

/// 曾|某某 is a lead-in, unless 曾某某 stands after a role elsewhere.
fn is_a_surname_here(plain: &str, at: usize, length: usize) -> bool {
    let rest = &plain[at..];
    if !matches!(&rest[..length], "曾" | "于" | "连" | "从" | "明" | "如") {
        return false;
    }
    const NEAR: usize = 4;
    let name: usize = rest.chars().take(3).map(char::len_utf8).sum();
    let all = || memchr::memmem::find_iter(plain.as_bytes(), &rest[..name]).take(NEAR);
    // 曾健成 again and again, and never 健成 alone.
    let given = memchr::memmem::find_iter(plain.as_bytes(), &rest[length..name]).take(NEAR);
    let always = || name > length && all().count() > 1 && all().count() == given.count();
    all().any(|found| role::ends_in_role(&plain[..found])) || always()
}

/// What may open a clause without being its subject.
static LEAD_INS: Words = Words::new(
    "且 今年 去年 前年 因为 由于 当时 在此 惟有 惟 不点名 尽管 虽然 同时 此外 另外 随后 最后 其中 对此 不过 但是 但 而 并且 而且 并 还 也 又 则 据 另据 之后 \
     然后 接着 其后 当天 当日 昨日 今日 近日 日前 此前 会上 会后 再 更 均 都 一致 多次 进一步 \
     特别 尤其 明确 首先 其次 再次 至此 因此 所以 于是 曾 即 就 仍 始终 一直 公开 此间 亦 续 今 \
     如 正如 就像 早前 稍早 事后",
);

/// Where the adverbial before the verb begins: 在…上, 27日, 近日
pub(super) fn adverbial_start(text: &str) -> Option<usize> {
    // 《关于……的意见》明确: no word of a title is an adverbial.
    let after_title = text.rfind('》').map_or(0, |close| close + '》'.len_utf8());
    let starts = text.char_indices().skip(2).map(|(at, _)| at);
    starts
        .filter(|&at| at >= after_title)
        .find(|&at| is_adverbial(&text[at..]))
}

/// What a setting ends in: 在某公司的发布会上.
pub(super) static SCENES: Words = Words::new(
    "会上 论坛上 会议上 峰会上 仪式上 活动上 现场 发布会上 采访中 采访时 讲话中 致辞中 演讲中 报告中 声明中",
);

/// 我|国, 我|省: what follows says that a body is meant, and nobody.
pub(super) fn names_our_body(after_me: &str) -> bool {
    after_me.starts_with([
        '国', '市', '省', '区', '县', '校', '院', '局', '军', '报', '台', '社',
    ])
}

/// True if the stretch before a verb can be an adverbial and no subject.
pub(super) fn is_adverbial(text: &str) -> bool {
    let text = after_brackets(text.trim());
    if text.is_empty() {
        return true;
    }
    // 边吃边说
    if begins_with_a_preposition(text) || text.starts_with('边') && text.matches('边').count() > 1
    {
        return true;
    }
    if is_a_manner(text) {
        return true;
    }
    let mut rest = text;
    loop {
        let before = rest.len();
        if let Some(length) = ADVERBS.prefix(rest) {
            rest = &rest[length..];
        }
        rest = rest
            .trim_start_matches(|c: char| c.is_ascii_digit() || "年月日时点分、，, ".contains(c));
        // 周一早上（23日）
        rest = after_brackets(rest);
        if rest.is_empty() {
            return true;
        }
        if rest.len() == before {
            return begins_with_a_preposition(rest);
        }
    }
}

/// 动情地, 关心地: how somebody speaks.
pub(super) fn is_a_manner(text: &str) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 2..=4;
    text.strip_suffix('地')
        .is_some_and(|how| LENGTHS.contains(&how.chars().count()) && Segmenter.is_common_word(how))
}

/// The text before the brackets it ends in: 球员王某某（左）
pub(super) fn before_brackets(text: &str) -> &str {
    let trimmed = text.trim_end();
    if !trimmed.ends_with(['）', ')']) {
        return text;
    }
    trimmed
        .rfind(['（', '('])
        .map_or(text, |open| &trimmed[..open])
}

/// The text after a bracketed foreign name: 阮某某(NGUYEN …)接受采访时
fn after_brackets(text: &str) -> &str {
    if !text.starts_with(['（', '(']) {
        return text;
    }
    match text.find(['）', ')']) {
        Some(close) => &text[close + width(text, close)..],
        None => text,
    }
}

static ADVERBS: Words = Words::new(
    "当地时间 一边 大声 其后 后来 判刑 判决 裁决 作供 求情 庭上 自辩 在庭上 一度 只 仅 的确 现在 目前 如今 当即 据此 首次 初步 竟 同月 同年 同日 紧接着 凌晨 清晨 早上 傍晚 晚间 晚上 深夜 中午 午后 笑 开篇 深有体会 深有感触 感慨万千 昨 今 抬头 转身 起身 强硬 亦 指控 指责 反驳 抱怨 质问 威胁 控诉 进一步 随后 随即 最后 同时 再次 特别 多次 公开 明确 如此 这样 当天 当日 昨日 今日 日前 近日 \
     今天 昨天 上午 下午 晚 早 曾 也 还 则 又 再 并 均 都 就 即 更 续 便 直接 一直 始终 \
     坚定 坚决 反复 郑重 严肃 坦率 笑着 激动 感慨 地 首先 其次 另外 此外 此前 之前 期间 此间 会上 \
     会后 回忆 总结 补充 强调 解释 分析 先 后 已 已经 正 刚 才 仍 却 亲自 一再 现场 自豪 \
     高兴 兴奋 欣慰 由衷 动情 坦诚 直白 一致 共同 分别 先生 女士 教授 博士 老师 继续 接着 坚持 \
     不点名 先前 今早 今晨 今午 今晚 今夜 昨早 昨午 昨晚 昨夜 前晚 前日 前天 无奈 幽默 风趣 曾经 早前 早些时候 本月 上月 当月 去年 今年 前年 月初 月底 年初 年底 稍早 上周一 上周二 上周三 上周四 上周五 上周六 上周日 本周一 本周二 本周三 本周四 本周五 本周六 本周日 上周末 本周末 上周 本周 周一 周二 周三 周四 周五 周六 周日 \
     星期一 星期二 星期三 星期四 星期五 星期六 星期日 中 时 透露 指 告诉 表示 认为 方面 最新 当庭 辩解 供述 交代 \
     报警 投诉 举报 爆料 留言 来信 撰文 发帖 发声 致电 口头 书面 率先 最终 当场 毫不 讳言 欣喜 开心 感动 \
     不无 遗憾 骄傲 诚恳 认真 半开玩笑 打趣 热情 平静 哽咽 含泪 陈词 陈辞 闻言 特意 特地 另 居然 竟然 果然 本来 原本 屡次 屡屡 甚至 详细 着重 重点 深情 语重心长 一语",
);

/// 在会上, unlike 以色列 and 在野党.
fn begins_with_a_preposition(text: &str) -> bool {
    PREPOSITIONS.begin(text) && !NO_PREPOSITIONS.begin(text)
}

/// Words and short names of a country that begin like a preposition.
static NO_PREPOSITIONS: Words = Words::new(
    "以色列 以军 以方 以总理 以外长 以防长 以国防 以媒 以警方 以政府 以官员 在野党 对外 对方 对手 对策 对岸 从业 就业 为民 用友 用户 用人 给予",
);

/// What an adverbial begins with.
static PREPOSITIONS: Words = Words::new(
    "透过 列出 发布 发表 发出 公布 刊发 刊登 刊文 援引 引述 引用 在 就 对 向 接受 针对 围绕 谈 通过 从 以 于 为 代表 结合 根据 经审 经调查 经研究 经核 经评估 经过 经鉴定 经查 发表声明 发布通报 审理后 审查后 调查后 检查后 研究后 评估后 鉴定后 会后 赛后 回应 回答 发文 致辞 致词 \
     演讲 发言 作为 作了 作题 作报告 作主 做客 做了 解读 总结 分析 当天 当日 当时 用 给",
);
