//! Where reported speech ends: whether a sentence without a verb of its own still belongs to the
//! speaker of the sentence before it.
//!
//! Looks at the sentence alone; frames and paragraph ends are the caller's.

use super::clause::{MARKS, SCENES, names_our_body};
use super::foreign::is_point;
use super::role;
use super::surname;
use super::weigh::{self, Follower};
use super::words::Words;

/// What opens a sentence of the narrator.
static NARRATION: Words = Words::new(
    "对此， 消息一出 此言一出 此番言论 此言论 该消息 同一天 同日 分析显示 据 另据 根据该 根据资料 翻查 翻看 查阅资料 这句话 这番话 话音 发言结束 讲话结束 会议最终 委员会最终 \
     本文 风险提示 该股 截至收盘 截至当日 即日起 欲知 详情 记者 当天 当日 昨日 近日 日前 本届 会上 会议 现场 活动 该论坛 论坛 本报 图 （图 \
     (图 编辑 责编 责任编辑 来源 原标题 返回 点击 （记者 (记者 （完 (完 作者 校对 更多 新闻 该展览 该活动 该届 当晚 最终， \
     随后 谈及 谈起 问及 被问 在谈到 在谈及 在回答 在被问 为期 大会 开幕式 \
     发布会 与会 截至发稿 启动仪式 会谈后 双方还 期间 资料图 资料配图 图据 图片 图源 此内容 如需 更多精彩 据报道 相关阅读 当地时间 北京时间 这引发 这引起 这也让人 这一消息 座谈会 研讨会 仪式 《 公开资料 资料显示 值得一提 \
     这意味着 分享让 文章来源 以上 免责 本网 本站 延伸阅读 相关 （原题 (原题 【 ↑ \
     ▲ ■ 文/ 摄影 供图 视频 海报 主持人 至此 至于 来自 之后 此后 接下来， 接着 紧接着 不少市民 \
     有网友 网友 很多网友 许多网友 不少网友 网民 观众 http www 责 实习 通讯员 从表现 早在",
);

/// 此外，本届展览……: what the sentence is about stands after the adverb.
fn after_adverb(plain: &str) -> &str {
    ["此外，", "同时，", "目前，", "另外，", "其中，", "未来，"]
        .iter()
        .find_map(|adverb| plain.strip_prefix(adverb))
        .unwrap_or(plain)
}

/// A sentence after a speech, and what the rules ask about it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sentence<'a> {
    pub(super) follower: Follower<'a>,
    /// The speaker's name and surname are looked for as its subject.
    pub(super) speaker: &'a str,
    /// The sentence after it begins with 对此: the narrator has set the scene.
    pub(super) before_comment: bool,
}

/// True if the sentence still is the speaker's.
pub(super) fn goes_on(sentence: Sentence<'_>) -> bool {
    let plain = sentence.follower.plain.trim_start();
    if sentence.before_comment {
        return false;
    }
    if ENUMERATION.begin(plain) {
        return true;
    }
    if is_labelled(plain) {
        return false;
    }
    if IMPRINT.occur_in(plain) || tells_its_source(plain) {
        return false;
    }
    if NARRATION.begin(after_adverb(plain)) || NARRATION.begin(plain) || begins_with_date(plain) {
        return false;
    }
    if begins_in_a_scene(plain) {
        return false;
    }
    if presents_a_person(plain) {
        return false;
    }
    if names_speaker(after_adverb(plain), sentence.speaker) {
        return false;
    }
    if is_a_speech_of_others(plain)
        || performs_an_act(plain)
        || is_credit(plain)
        || tells_of_an_event(plain)
        || presents_a_body(plain)
    {
        return false;
    }
    weigh::is_the_speakers(&sentence.follower)
}

/// Where the words of a sentence end before the narrator tells in the same sentence what the speaker
/// did next: ……，随后前往码头查看, ……，并对某人表示关切. The length in bytes; all of it as a rule.
pub(super) fn before_an_act(plain: &str) -> usize {
    // A headline glued to 【某网报道】.
    let plain = plain
        .find('【')
        .map_or(plain, |dateline| &plain[..dateline]);
    plain
        .match_indices(['，', ','])
        .find(|&(at, comma)| {
            let clause = &plain[at + comma.len()..];
            let clause = clause.find(MARKS).map_or(clause, |end| &clause[..end]);
            NEXT.begin(clause)
                || tells_what_was_not_told(clause)
                || ["并对", "并向", "并就"]
                    .iter()
                    .any(|word| clause.starts_with(word))
                    && clause
                        .find("表示")
                        .is_some_and(|said| ACTS.begin(&clause[said + "表示".len()..]))
        })
        .map_or(plain.len(), |(at, _)| at)
}

/// ……，不过他并未透露结果: the narrator says what is missing.
fn tells_what_was_not_told(clause: &str) -> bool {
    TURNS.begin(clause) && UNTOLD.occur_in(clause)
}

/// What such a clause begins with.
static TURNS: Words = Words::new("但 不过 这 至今 对此 他 她 并未 没有 没透露 拒绝");

/// What was not told, or what others made of it.
static UNTOLD: Words = Words::new(
    "予以否认 遭到 引发了 引发热议 没有正面回应 未正面回应 没有答案 没有确认 并未透露 未透露 没有透露 没透露 拒绝透露 不愿透露 并未作出回应 未作出回应 未作回应 没有回应 未予置评 拒绝置评 没有说明 未说明 没有给出 并未给出",
);

/// What somebody does after he has spoken.
static NEXT: Words = Words::new(
    "随后前往 随后参观 随后来到 随后走访 随后查看 随即前往 随后他 随后她 随后双方 说完 话毕 说罢",
);

/// What 表示 performs.
static ACTS: Words = Words::new(
    "感谢 衷心感谢 谢意 祝贺 热烈祝贺 欢迎 热烈欢迎 慰问 关切 深切慰问 哀悼 深切哀悼 敬意 崇高敬意 支持 关注 肯定",
);

/// What goes on even over a paragraph's end.
static ENUMERATION: Words = Words::new(
    "一要 二要 三要 四要 五要 一是 二是 三是 四是 五是 六是 第二 第三 第四 第五 其二 其三 二、 三、 四、",
);

/// ……提出三点要求。: the sentence says that somebody puts something forward, and no more.
pub(super) fn announces_points(plain: &str) -> bool {
    let body = plain.trim_end_matches(['。', '：', ':']);
    ANNOUNCED.suffix(body).is_some_and(|length| {
        let before = &body[..body.len() - length];
        let near = before.char_indices().rev().nth(5).map_or(0, |(at, _)| at);
        ["提出", "分享", "谈了", "给出"]
            .iter()
            .any(|verb| before[near..].contains(verb))
    })
}

/// What is put forward.
static ANNOUNCED: Words =
    Words::new("心得 体会 感受 要点 要求 意见 建议 希望 倡议 看法 观点 举措 思路 想法 主张");

/// True if the sentence is the first of those that count what somebody puts forward.
pub(super) fn begins_to_count(plain: &str) -> bool {
    FIRST_POINT.begin(plain.trim_start())
}

static FIRST_POINT: Words = Words::new("一要 一是 一、 要 首先 第一 其一");

/// True if a new paragraph goes on with what was said: it goes on counting, or is said of oneself.
pub(super) fn goes_over(plain: &str) -> bool {
    let plain = plain.trim_start();
    ENUMERATION.begin(plain) || is_of_oneself(plain)
}

/// 这些年来，我反复强调……
fn is_of_oneself(plain: &str) -> bool {
    const NEAR: usize = 14;
    let head: String = plain.chars().take(NEAR).collect();
    (plain.starts_with('我') || head.contains("，我"))
        && !head.contains(['：', '“', '「'])
        && !head
            .match_indices('我')
            .any(|(at, me)| names_our_body(&head[at + me.len()..]))
}

fn begins_with_date(plain: &str) -> bool {
    let digits = plain.chars().take_while(char::is_ascii_digit).count();
    if digits == 0 {
        return false;
    }
    let rest = &plain[digits..];
    digits == 4 && rest.starts_with('年') && rest.chars().take(8).any(|c| c == '月')
        || rest.starts_with("年之前")
        || digits <= 2
            && rest.starts_with(['月', '日', '号'])
            && !SINCE.begin(&rest['月'.len_utf8()..])
        || digits == 4 && rest.starts_with("年，")
}

/// 7月底, 7月以来: a stretch of time is spoken of, and no day of the report.
static SINCE: Words = Words::new("底 初 中旬 上旬 下旬 份 以来");

/// 而在某公司的电话会上，…… the narrator goes to another place.
fn begins_in_a_scene(plain: &str) -> bool {
    let plain = plain.strip_prefix('而').unwrap_or(plain);
    let clause = plain.split(MARKS).next().unwrap_or_default();
    clause.starts_with('在') && SCENES.end(clause) && clause.chars().count() <= 30
}

/// 阿桑奇是……, 阿桑奇因……: the narrator says who a foreigner is.
fn presents_a_person(plain: &str) -> bool {
    let count = plain
        .chars()
        .take(7)
        .take_while(|&c| surname::transcribes(c))
        .count();
    let rest: usize = plain.chars().take(count).map(char::len_utf8).sum();
    let clause = plain[rest..].split(MARKS).next().unwrap_or_default();
    // 霍某某是全球领先的企业: said of a partner.
    if COMPANIES.end(clause) {
        return false;
    }
    (3..=6).contains(&count) && plain[rest..].starts_with(['是', '因', '曾', '于', '生', '现'])
}

static COMPANIES: Words = Words::new("企业 公司 集团 品牌 机构 银行 平台 伙伴");

/// 某公司是一家……, 第三届某节为期五天……: the narrator says what a body or an event is.
fn presents_a_body(plain: &str) -> bool {
    let end = plain.find(MARKS).unwrap_or(plain.len());
    let head = &plain[..end];
    (!head.starts_with(['我', '这', '它', '他', '公']) || head.starts_with("这项"))
        && !["其中", "目前"].iter().any(|word| head.starts_with(word))
        && !["中方", "双方", "中国"]
            .iter()
            .any(|side| head.starts_with(side))
        && PRESENTED.occur_in(head)
        || plain.starts_with('第') && head.contains('届')
}

/// What only the narrator says of a body or an event.
static PRESENTED: Words = Words::new(
    "现有 即日起至 全长 全文 占地 历时 海拔 昨收 收报 报收 预约电话 咨询电话 是一家 是一所 是一座 是一档 是一部 成立于 创立于 创建于 始建于 坐落于 位于 为期",
);

fn names_speaker(plain: &str, speaker: &str) -> bool {
    // 拜登 for 乔·拜登
    let speaker = speaker.rsplit(is_point).next().unwrap_or(speaker);
    let surname: String = speaker.chars().take(1).collect();
    let head: String = plain.chars().take(speaker.chars().count() + 24).collect();
    !speaker.is_empty() && (plain.starts_with(speaker) || head.contains(speaker))
        || !surname.is_empty() && plain.starts_with(&surname) && plain.chars().nth(1) == Some('总')
}

/// ……在某地举行。
fn tells_of_an_event(plain: &str) -> bool {
    static EVENTS: Words =
        Words::new("举行 召开 开幕 闭幕 举办 落幕 揭幕 启幕 结束 合影 出席会议 参加活动 参加会议");
    // 两市决定……举办: a plan.
    static PLANS: Words = Words::new("决定 将 希望 计划");
    EVENTS.end(plain.trim_end_matches(['。', '”'])) && !PLANS.occur_in(plain)
}

/// 某小区居民：已经没有了。: somebody else is labelled.
fn is_labelled(plain: &str) -> bool {
    const LONGEST_LABEL: usize = 90;
    plain
        .find(['：', ':'])
        .filter(|&colon| colon <= LONGEST_LABEL)
        .is_some_and(|colon| role::ends_in_role(&plain[..colon]) && !plain[..colon].contains(MARKS))
}

/// 某厅负责同志致辞，对成绩给予评价。: the narrator tells what somebody else did.
fn is_a_speech_of_others(plain: &str) -> bool {
    let clause = plain.split(MARKS).next().unwrap_or_default();
    !clause.contains('我')
        && [
            "致辞",
            "致词",
            "作主旨演讲",
            "作专题报告",
            "主持会议",
            "主持活动",
            "参加会议",
            "出席会议",
        ]
        .iter()
        .any(|act| clause.ends_with(act))
}

/// 某办对捐赠者表示感谢，……: the narrator tells what somebody does.
fn performs_an_act(plain: &str) -> bool {
    !plain.contains('我')
        && plain
            .match_indices("表示")
            .any(|(at, word)| ACTS.begin(&plain[at + word.len()..]))
}

/// A heading, glued to 据某媒体报道，……: the narrator takes over.
fn tells_its_source(plain: &str) -> bool {
    const BEFORE_REPORTED: usize = 60;
    SOURCES.occur_in(plain)
        || plain.starts_with("根据")
            && plain
                .split(MARKS)
                .next()
                .is_some_and(|clause| clause.ends_with("的说法"))
        || plain.match_indices('据').any(|(at, _)| {
            plain[at..].find("报道").is_some_and(|length| {
                length <= BEFORE_REPORTED
                    && !plain[at..at + length].contains(['，', '。', ',', '数'])
            })
        })
}

static SOURCES: Words =
    Words::new("据了解， 据悉， 据介绍， 记者了解到 记者获悉 记者从 记者注意到 记者看到 ）注意到");

/// What a site prints below its articles.
static IMPRINT: Words = Words::new(
    "广告合作 作权归 版权归 版权所有 书面授权 未经授权 禁止转载 请注明出处 点击这里 扫描二维码",
);

/// Editors, captions and links at the end of a report.
fn is_credit(plain: &str) -> bool {
    static CREDITS: Words = Words::new("责任编辑 编辑： 摄影 供图 版权 转载 来源： 作者： 校对");
    CREDITS.occur_in(plain) || plain.contains("记者 ")
}
