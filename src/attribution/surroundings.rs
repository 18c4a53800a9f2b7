//! What stands around a name: the role or mark before it, the title or boundary after it.
//!
//! Weighs the two sides; what a name is made of is the business of `name` and `foreign`.

use std::ops::Range;

use super::clause::is_a_manner;
use super::role;
use super::words::Words;
use crate::segment::Segmenter;

/// What may follow a name that is a subject.
pub(super) static TAILS: Words = Words::new(
    "居然 竟然 果然 分别 本人 被问 被追问 被媒体 被记者 充分 同日 深入 连续 祝贺 欢迎 感谢 赞赏 赞同 愿意 邀请 转达 重申 肯定 致以 认真 高度 详细 首次 积极 这 否认 召开 召集 担任 出任 兼任 身兼 先前 致信 致函 致电 去信 发信 来信 写信 发微博 发推文 当时 发布 发文 发推 发帖 曾经 回国 赛后 会后 在 就 对 向 于 也 还 则 又 曾 从 随后 随即 最后 同时 进一步 再次 再 特别 多次 公开 明确 \
     如此 这样 代表 为 因 通过 以 用 结合 围绕 针对 根据 当天 当日 昨日 今日 日前 近日 今天 昨天 \
     上午 下午 接受 致辞 致词 发言 演讲 总结 解读 回忆 分析 补充 介绍 回应 解释 分享 受访 接着 并 \
     （ ( ， 、 等 和 与 及 跟 同 不 没 认 表 指 强 坦 透 主持 出席 作 做 发表 直 感 笑 \
     希 建 呼 提 宣 宣读 说 称 看来 的 将 是 正 已 仍 一 都 会 有 给 把 率 带 告诉 讲 谈 \
     写 引 举 拿 早 首先 其实 更 中 先 此前 之前 近期 眼 心 打 获 任 来 到 回 证 预 坚 \
     反 质 批 期 要 敦 鼓 另 续 亦 便 却 均 只 时 着 现 参 当 常 一直 开 入 走 站 坐 \
     上周 本周 下周 周一 周二 周三 周四 周五 周六 周日 周末 星期 礼拜 凌晨 清晨 早上 傍晚 晚间 晚上 中午 \
     昨 今 当地时间 本月 上月 去年 今年 早前 事后 其后 之后 再度 一度 首度 强烈 严厉 郑重 严正 继而 笑着 哭着 评论 驳斥 警告 进场 现场 转 继 与会 专程 专门 亲自 始终 无奈 自 报 按 两 比 非 很 极 十 深 最 相 承 重 警 声 断 \
     判 估 推 保 抱 扬 慨 道",
);

/// Titles after a name.
pub(super) static TITLES: Words = Words::new(
    "王子 公主 王妃 国王 女王 元帅 督导 老先生 老太太 老师傅 参议员 众议员 总书记 总教练 总导演 总编辑 总指挥 总工程师 同学 先生 女士 博士 教授 院士 老师 小姐 同志 主任 院长 校长 部长 局长 会长 主席 书记 市长 省长 \
     县长 总经理 经理 董事长 副总裁 总裁 总理 总统 议员 議員 委员长 总领事 委员 律师 导演 医生 处长 司长 厅长 \
     所长 馆长 秘书长 副主席 副主任 副院长 副校长 副部长 副局长 副会长 总 牧师 法官 大使 爵士 研究员 \
     特首 司令 将军 团长 队长 大校 上校 中校 少校 少将 中将 上将",
);

/// 赵某某委员长出席会议: the title right after a name that ends at byte `end`.
pub(super) fn title_after(plain: &str, end: usize) -> Option<Range<usize>> {
    let rest = &plain[end..];
    let length = TITLES.prefix(rest)?;
    let title = &rest[..length];
    (title.chars().count() > 1 && !is_honorific(title) && has_tail(&rest[length..]))
        .then(|| end..end + length)
}

/// A title that says nothing of what somebody does.
pub(super) fn is_honorific(title: &str) -> bool {
    matches!(
        title,
        "先生"
            | "女士"
            | "小姐"
            | "同志"
            | "老师"
            | "老師"
            | "同学"
            | "同學"
            | "爵士"
            | "总"
            | "總"
    )
}

pub(super) struct Left {
    pub(super) role: Option<Range<usize>>,
    pub(super) score: i32,
}

pub(super) fn left_side(plain: &str, limit: usize, at: usize, start: usize) -> Left {
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
            Some(
                '—' | '、' | '）' | '》' | '”' | ')' | '，' | ',' | ' ' | '\u{3000}' | '。' | '；'
                | '：',
            ) => 2,
            Some(
                '和' | '与' | '及' | '由' | '是' | '为' | '对' | '向' | '请' | '据' | '而' | '在'
                | '问' | '叫',
            ) => 1,
            Some('的') => 2,
            // 去年一月一日|李某某
            Some('日') if before.trim_end_matches('日').ends_with(is_numeral) => 2,
            _ if INSTITUTIONS.end(before) => 1,
            // 69岁的男子埃米尔·……
            _ if CREDITS.end(before) || before.ends_with("男子") || before.ends_with("女子") => {
                2
            }
            _ => -2,
        }
    };
    Left { role: None, score }
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十廿卅".contains(c)
}

/// What may stand right before a name without a role: 某医院王教授, 某小学杨某某.
pub(super) static INSTITUTIONS: Words = Words::new(
    "营养科 内科 外科 儿科 妇科 骨科 眼科 产科 妇产科 皮肤科 急诊科 耳鼻喉科 口腔科 肿瘤科 科室 界 党 派 党团 民主党派 经民联 自由党 议政 阵线 力量 民建联 工联会 社民连 联盟 医院 大学 学院 小学 中学 高中 幼儿园 公司 集团 研究院 研究所 中心 协会 学会 班 年级 律所 事务所 \
     社区 街道 支队 大队 派出所 银行 法院 检察院 剧院 乐团 俱乐部 基金会 实验室 学校 分校 附中 系 院 所",
);

/// What ends a credit or a caption that stands right before a name.
static CREDITS: Words = Words::new("供图 摄 截图 图源 摄影 资料图");

/// 内塔尼亚胡政府 is no person.
static BODIES: Words = Words::new(
    "政府 当局 内阁 团队 办公室 公司 集团 航空 方面 银行 大学 品牌 汽车 手机 家族 夫妇 基金 资本 证券 科技 股份 案 州",
);

pub(super) fn starts_with_title(rest: &str) -> bool {
    TITLES.prefix(rest).is_some_and(|length| length > 3)
}

/// True if the text may follow a name that is a subject.
pub(super) fn has_tail(rest: &str) -> bool {
    right_side(rest).0 >= Some(2)
}

/// What follows the name: its weight as a boundary, and the length of a title.
pub(super) fn right_side(rest: &str) -> (Option<i32>, usize) {
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

/// The same; if the name may be a subject, a verb that the dictionary knows is a boundary, too:
/// 高某活|撤回. Of others it is not asked, for it takes long.
pub(super) fn right_side_of(rest: &str, may_be_a_subject: bool) -> (Option<i32>, usize) {
    let two: usize = rest.chars().take(2).map(char::len_utf8).sum();
    // A single character may be the end of the name: 范姜雅|筑.
    let is_verb = || two > '筑'.len_utf8() && Segmenter.is_verb(&rest[..two]);
    match right_side(rest) {
        (Some(0), _) if may_be_a_subject && is_verb() => (Some(2), 0),
        // 栾某章|动情地
        (Some(0), _) if is_a_manner(rest) => (Some(3), 0),
        found => found,
    }
}

/// True if the text tells what the one before it does: it begins with a word that follows subjects, or
/// with a verb of the dictionary.
pub(super) fn is_a_doer_before(rest: &str) -> bool {
    let two: usize = rest.chars().take(2).map(char::len_utf8).sum();
    TAILS.prefix(rest) > Some('在'.len_utf8())
        || two > '在'.len_utf8() && Segmenter.is_verb(&rest[..two])
}

/// 首席|法官马克: the role goes on into what looks like the name.
pub(super) fn role_goes_on(plain: &str, limit: usize, at: usize) -> bool {
    let mut end = at;
    plain[at..].chars().take(3).any(|c| {
        end += c.len_utf8();
        role::ending_length(&plain[limit..end]).is_some_and(|length| end - length < at)
    }) || role::leading(&plain[at..]).is_some()
}
