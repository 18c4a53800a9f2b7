//! Speakers without a name: one who is described (某镇负责人), one who was named before (这位导演), and
//! the groups and sources that are nobody (专家, 网友).

use std::ops::Range;

use super::clause::is_adverbial;
use super::role;
use super::surroundings;
use super::words::Words;

/// The title of somebody named before: 发言人 in 这位发言人.
pub(super) fn description(text: &str) -> Option<Range<usize>> {
    let head = ["这位", "这名", "该名", "该位", "该"]
        .iter()
        .find_map(|word| text.strip_prefix(word))?;
    let start = text.len() - head.len();
    let ends = head.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.take(10)
        .filter(|&end| role::ends_in_role(&head[..end]))
        .last()
        .map(|end| start..start + end)
}

/// A single spokesman or official who is described but not named.
pub(super) fn unnamed_person(plain: &str, body: Range<usize>) -> Option<Range<usize>> {
    let text = &plain[body.clone()];
    let fits = |end: &usize| text[*end..].is_empty() || is_adverbial(&text[*end..]);
    if let Some(side) = COURT_SIDES.prefix(text).filter(fits) {
        return Some(body.start..body.start + side);
    }
    if let Some(end) = RELATIVES.occurrence(text).filter(fits)
        && text[..end].chars().count() >= 4
        && !text.starts_with(['他', '她', '我', '两', '双', '有'])
    {
        return Some(body.start..body.start + end);
    }
    if let Some(end) = somebody(text).filter(fits) {
        return Some(body.start..body.start + end);
    }
    let end = SPOKESMEN
        .occurrence(text)
        .filter(fits)
        .or_else(|| OFFICES.occurrence(text).filter(fits))?;
    let who = &text[..end];
    let plural = [
        "们", "多位", "多名", "两名", "三名", "部分", "不少", "一些", "各", "等", "几位", "两位",
        "双方",
    ];
    ((5..=LONGEST_DESCRIPTION).contains(&who.chars().count())
        && !who.starts_with(['有', '包', '由', '就', '在'])
        && !plural.iter().any(|word| who.contains(word))
        && !who.contains(['，', ',', '“']))
    .then(|| body.start..body.start + end)
}

/// No description of one person is longer, in characters.
const LONGEST_DESCRIPTION: usize = 36;

/// 死者的表姐, 王某的父亲, 市长的助手: somebody's relative, or who works with him.
pub(super) static RELATIVES: Words = Words::new(
    "大姐 二姐 三姐 大哥 二哥 三哥 小妹 小弟 大女儿 小女儿 大儿子 小儿子 长子 次子 长女 次女 闺蜜 朋友 好友 同事 父亲 母亲 妻子 丈夫 儿子 女儿 哥哥 姐姐 弟弟 妹妹 表姐 表哥 表妹 表弟 堂哥 堂姐 爷爷 奶奶 祖父 祖母 外公 外婆 姑姑 叔叔 舅舅 姨妈 邻居 \
     的助手 的助理 的秘书 的顾问 的幕僚 的经纪人 的律师 的教练 的老板 的同学 的老师 的导师",
);

/// Who speaks for a side in court.
static COURT_SIDES: Words = Words::new("控方 辩方 主控官 检控官");

/// 一位参会教师, 另一名官员: one who is described and no more. The end of the description.
fn somebody(text: &str) -> Option<usize> {
    const LONGEST: usize = 36;
    // 欧盟方面的一位官员
    const WHOSE: usize = 90;
    let whose = ["的一位", "的一名"].iter().find_map(|one| text.find(one));
    if !ONE.begin(text) && whose.is_none_or(|at| at > WHOSE) {
        return None;
    }
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.take(LONGEST)
        .skip(3)
        .filter(|&end| role::ends_in_role(&text[..end]))
        .last()
}

static ONE: Words = Words::new("一位 一名 另一位 另一名");

/// Those who speak for somebody else, or for where they work. Alone (工作人员) they are nobody: a
/// description is longer.
static SPOKESMEN: Words = Words::new(
    "工作人员 客服 销售人员 医生 药师 商户 老板 店长 相关人士 有关人士 主要领导 负责人 发言人 负责同志 有关人士负责人 官员",
);

/// Offices that one person holds: 某市检察官.
static OFFICES: Words = Words::new(
    "检察官 部长 市长 局长 警长 总统 总理 首相 外长 防长 财长 院长 校长 秘书长 大使 总领事 国务卿 \
     总经理 董事长 首席执行官 CEO 理事长 行政长官",
);

/// 某歌手经纪人终于……: one person without a name at the head of a clause.
pub(super) fn agent_at_head(plain: &str, clause: Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 20;
    let text = &plain[clause.clone()];
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends
        .take(LONGEST)
        .skip(4)
        .find(|&end| AGENTS.end(&text[..end]) && surroundings::has_tail(&text[end..]))?;
    let who = &text[..end];
    let plain_noun = !who.starts_with('由')
        && !who.contains(['“', '》', '对', '向', '与', '和', '把', '被', '在']);
    plain_noun.then(|| clause.start..clause.start + end)
}

/// Those who act for somebody else, or belong to him.
static AGENTS: Words = Words::new(
    "经纪人 发言人 负责人 律师 助理 秘书 老板 店主 店长 父亲 母亲 妻子 丈夫 祖母 祖父 儿子 女儿",
);

/// Groups and sources without a name.
pub(super) fn is_unnamed(text: &str) -> bool {
    // 台媒, but 某某传媒 is a company.
    let media = text.ends_with('媒') && !text.ends_with("传媒");
    media || POINTING.begin(text) || UNNAMED.occur_in(text)
}

/// Whom nobody was told the name of: 我问, 那位. Inside a name they are but characters (加那利).
static POINTING: Words = Words::new("我 你 谁 这 那 它");

/// Groups and sources without a name.
static UNNAMED: Words = Words::new(
    "中医 西医 专家 学者 嘉宾 人士 网友 们 多位 有的 不少 很多 一些 与会 大家 有人 业内 媒体 市民 家长 学生 \
     同学 多名 许多 部分 居民 村民 用户 消费者 观众 有关 人们 众人 民众 听众 各方 双方 代表 几位 受访 外界 \
     舆论 记者 参会 有消息 消息 据了解 知情 分析师 从业者 工作人员 骗子 黑客 网帖 党员干部 干部群众 广大",
);

/// 观众们……: a group is the subject.
pub(super) fn is_unnamed_group(text: &str) -> bool {
    GROUPS.begin(text) || SOMEBODY.begin(text)
}

/// Groups at the head of a clause.
static GROUPS: Words = Words::new(
    "多 有记者 有网友 有人 有专家 有学者 有媒体 有观众 有业内 有市民 专家们 学者们 观众 网友 市民们 家长们 学生们 大家 人们 外界 舆论 业内人士 与会者 与会代表 与会嘉宾 \
     与会专家 粉丝 球迷 村民们 居民们 消费者 不少 许多 众多",
);

/// 一位……, 有名……: somebody who is not named is the subject.
pub(super) fn begins_with_somebody(sentence: &str) -> bool {
    SOMEBODY.begin(sentence.trim_start())
}

static SOMEBODY: Words =
    Words::new("一位 一名 一个 有位 有名 有一位 有一名 另一位 另一名 某位 某名");

/// 该网友: nobody who was named.
pub(super) fn is_one_of_many(title: &str) -> bool {
    MANY.end(title)
}

static MANY: Words = Words::new(
    "粉丝 网友 市民 居民 村民 游客 旅客 乘客 顾客 客户 人士 工作人员 员工 职工 学生 家长 用户 业主",
);
