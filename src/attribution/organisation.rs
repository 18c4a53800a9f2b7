//! Organisations, documents and media as subjects of a reporting verb.
//!
//! Which body 该公司 and 主办单位 mean is decided in `resolve`.

use std::ops::Range;

use super::bytes::{place, width};
use super::clause::{MARKS, adverbial_start, before_brackets, is_adverbial, skip_lead_ins};
use super::name;
use super::role;
use super::surroundings;
use super::witness::repeats;
use super::words::Words;
use crate::segment::Segmenter;

/// The organisation that the clause is about, its date and adverbials left out.
pub(super) fn organisation(plain: &str, body: Range<usize>) -> Option<Range<usize>> {
    let text = &plain[body.clone()];
    // 《某报》18日以《……》为题: the first title is the paper.
    if let Some(close) = text.strip_suffix("为题").and(text.find('》'))
        && let Some(open) = text[..close].find('《')
    {
        return Some(body.start + open..body.start + close + '》'.len_utf8());
    }
    if let Some(open) = last_title(text) {
        // 对《某报》透露: the paper is told.
        if text[..open].ends_with(['对', '向', '给', '与', '受'])
            || DEALT_WITH.occur_in(&text[..open])
        {
            return None;
        }
        return Some(body.start + open..body.end);
    }
    if let Some(latin) = latin_after_a_kind(text.trim_end()) {
        return Some(body.start + latin..body.start + text.trim_end().len());
    }
    let mut end = text.len();
    if let Some(at) = adverbial_start(text) {
        end = at;
    }
    let name = text[..end].trim_end();
    let name = match name.rfind('《').filter(|_| name.ends_with('》')) {
        Some(open) if DEALT_WITH.occur_in(&name[..open]) => return None,
        Some(open) => &name[open..],
        None => name,
    };
    let name = without_survey(name);
    // 大搞政商勾连|据某委, 由|某团体
    let name = name
        .rfind('据')
        .map_or(name, |at| &name[at + '据'.len_utf8()..]);
    let name = name.strip_prefix('由').unwrap_or(name);
    if let Some(latin) = latin_after_a_kind(name.trim_end()) {
        let name = place(plain, name.trim_end());
        return Some(name.start + latin..name.end);
    }
    let name = before_brackets(name);
    // （图片来源：某办）某协会
    let inside = name.strip_prefix(['（', '(']);
    let name = inside
        .and_then(|inside| inside.split_once(['）', ')']))
        .map_or(name, |(_, after)| after);
    // 国际社|会
    if name.ends_with('社') && plain[place(plain, name).end..].starts_with('会') {
        return None;
    }
    // 捕鱼船所属的某集团, 在大会上某集团
    let name = name
        .rfind('的')
        .filter(|_| !name.starts_with('《'))
        .map_or(name, |at| &name[at + '的'.len_utf8()..]);
    let name = after_setting(name);
    // 图源 某网   某公司: a wide gap parts two things.
    let name = name.rsplit("  ").next().unwrap_or(name).trim_start();
    if is_report_of_a_body(name) {
        return Some(place(plain, name));
    }
    if is_latin_name(name) && name.split(' ').count() == 1 {
        return Some(place(plain, name));
    }
    if UNNAMED_ORGANISATIONS.begin(name)
        || name.starts_with(['他', '她', '它', '我', '你'])
        || is_adverbial(name)
        || name.starts_with(|c: char| c.is_ascii_digit())
        || name.contains([
            '按', '系', '被', '了', '把', '名', '个', '●', '这', '聘', '兼',
        ])
        || is_parted(name)
        || name.starts_with(['让', '使', '年', '（', '('])
        || DOING.end(name)
        || [
            "预报", "汇报", "海报", "情报", "举报", "年报", "季报", "通报",
        ]
        .iter()
        .any(|word| name.ends_with(word))
    {
        return None;
    }
    let count = name.chars().count();
    let ends = ORGANISATIONS.end(name);
    let long_enough = count >= 3 || name.ends_with('军') || matches!(name, "白宫" | "欧盟");
    (ends && long_enough && count <= 40 && !name.contains(['，', '。', ',', '的'])
        || name.ends_with('》') && count > 3)
        .then(|| place(plain, name))
}

/// 会议审议了《某规则》: those who deal with a document speak themselves.
static DEALT_WITH: Words = Words::new("审议 同意 通过了 听取 学习 讨论 研究了 传达");

/// 王某见传媒: what somebody does.
static DOING: Words = Words::new("见传媒 见记者 向传媒 对传媒 会见传媒 回应传媒 接受传媒 见报章");

/// A space between Han characters parts words; Taj Quantum 公司 is one name.
fn is_parted(name: &str) -> bool {
    name.rfind(' ')
        .is_some_and(|at| at == 0 || name[..at].contains(name::is_han))
}

/// True if a word of the name says that it is a body or a document.
pub(super) fn is_said_to_be_one(name: &str) -> bool {
    ORGANISATIONS.end(name)
}

/// True if the name is that of a paper, an agency, a station, or of a work.
pub(super) fn is_a_medium(name: &str) -> bool {
    MEDIA.end(name) || name.ends_with('》')
}

/// What the names of papers, agencies and stations end in.
static MEDIA: Words =
    Words::new("报》 刊》 网 社 电视台 电台 卫视 新闻 日报 晚报 时报 周刊 邮报 报");

/// CMF专题报告, 世界银行报告: whose it is names it.
fn is_report_of_a_body(name: &str) -> bool {
    let Some(whose) = name.strip_suffix("报告") else {
        return false;
    };
    let whose = ["专题", "年度", "最新", "研究", "分析", "评估", "调查"]
        .iter()
        .find_map(|kind| whose.strip_suffix(kind))
        .unwrap_or(whose);
    let latin = (2..=12).contains(&whose.len())
        && whose.chars().all(|c| c.is_ascii_alphanumeric())
        && whose.starts_with(|c: char| c.is_ascii_uppercase());
    let body = (3..=16).contains(&whose.chars().count())
        && ORGANISATIONS.end(whose)
        && !UNNAMED_ORGANISATIONS.begin(whose)
        && !whose.contains(['，', ',', '的', '了', '“']);
    latin || body
}

/// 某海关统计数据, 《某周刊》民调, 某局公布的数据: the body, or the document.
fn without_survey(name: &str) -> &str {
    let Some(length) = SURVEYS.suffix(name) else {
        return name;
    };
    let body = &name[..name.len() - length];
    let body = body.strip_suffix('的').map_or(body, |body| {
        body.trim_end_matches(|c| "最新近日今天".contains(c))
            .trim_end_matches("公布")
            .trim_end_matches("发布")
    });
    if body.is_empty() { name } else { body }
}

/// The body whose statement, spokesman or account a phrase names: 某研究 in 某研究方面.
pub(super) fn of_the_body(phrase: &str) -> &str {
    without_survey(after_setting(phrase)).trim_end()
}

static SURVEYS: Words = Words::new(
    "官方 官方微信公众号 方面 公告 预报 预警 官方微信 官微 官方微博 微博 公众号 官方账号 消息 刊发文章 发布文章 的报告 的另一份报告 的一份报告 的最新报告 的研究报告 的调查报告 研究 的研究 的最新研究 的一项研究 的调查 的报道 的最新报道 统计数据 监测数据 最新数据 数据 民调 民意调查 的论文 一文 一书 开篇 网站 官网 统计 的社评 社评 的社论 社论 发表社评 发表社论 的评论 评论文章 署名文章 的声明 的公告 的文章 发表文章 发表评论 发表声明 发声明 发公告 发新闻稿 发表公告",
);

/// 在大会上某集团: what stands after a setting that no comma parts from the subject.
fn after_setting(name: &str) -> &str {
    if !name.starts_with(['在', '就']) {
        return name;
    }
    let ends = name
        .char_indices()
        .skip(2)
        .find(|&(_, c)| "上中时后里间内下".contains(c));
    ends.map_or(name, |(at, c)| &name[at + c.len_utf8()..])
}

/// The word that the name of a body ends in that was named before: 公司 in 该公司, and the whole of
/// 主办单位.
pub(super) fn described_body(text: &str) -> Option<Range<usize>> {
    // 这家总部设在某地的零售商
    if text.starts_with("这家") {
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
        let end = ends
            .filter(|&end| KINDS.end(&text[..end]))
            .find(|&end| text[end..].is_empty() || is_adverbial(&text[end..]))?;
        return Some(0..end);
    }
    let (start, words) = match text.strip_prefix('该') {
        Some(_) => ('该'.len_utf8(), &BODIES),
        None if HOSTS.begin(text) => (0, &HOSTS),
        None => (0, &ALONE),
    };
    let length = words.prefix(&text[start..])?;
    let rest = &text[start + length..];
    (rest.is_empty() || is_adverbial(rest)).then_some(start..start + length)
}

/// What bodies a word for one may mean: 公司 is no public office.
pub(super) fn kind_of(word: &str) -> fn(&str) -> bool {
    if KINDS.end(word) {
        |name| !PUBLIC.end(name)
    } else {
        |_| true
    }
}

/// What the names of public offices and of documents end in.
static PUBLIC: Words = Words::new(
    "局 部 厅 署 委 委员会 院 政府 议会 法院 检察院 央行 总统府 白宫 联合国 欧盟 警方 军方 》",
);

/// What a body is that 这家 points to.
static KINDS: Words = Words::new(
    "公司 企业 制造商 供应商 提供商 运营商 零售商 开发商 出版商 厂商 集团 巨头 机构 平台 银行 车企 药企 房企 媒体 报纸 \
     智库 俱乐部 医院 学校 工厂 酒店 餐厅 组织 协会 基金会",
);

static BODIES: Words = Words::new(
    "公司 集团 校 院 会 局 部 厅 署 馆 台 社 报 行 机构 组织 协会 基金会 学会 联盟 医院 大学 部门 平台 研究所 研究院 中心 党",
);

/// What stands for the body named last without 该: 公会在声明中说.
static ALONE: Words = Words::new(
    "公会 协会 学会 工会 商会 总会 联会 委员会 理事会 基金会 联盟 公司 集团 大学 学院 医院 法院",
);

/// 社评又, 该文: what stands for the medium named last.
pub(super) fn is_an_article(text: &str) -> bool {
    // 报|称: one character alone is a part of the verb; 该报 is not.
    let bare = text.starts_with(['报', '文'])
        && !["报道", "报导", "报纸", "报社", "文章"]
            .iter()
            .any(|word| text.starts_with(word));
    !bare && stands_alone(text, &ARTICLES)
}

/// 声明又: what stands for the body or the document that spoke last.
pub(super) fn is_a_statement(text: &str) -> bool {
    stands_alone(text, &STATEMENTS)
}

/// The word for a document that the clause begins with: 报告 in 该报告还显示.
pub(super) fn document_at_head(clause: &str) -> Option<&'static str> {
    let clause = clause.trim_start_matches(['该', '这', '份', '此']);
    [
        "研究",
        "报告",
        "白皮书",
        "蓝皮书",
        "意见",
        "方案",
        "通知",
        "规划",
        "办法",
        "纲要",
    ]
    .into_iter()
    .find(|word| clause.starts_with(word))
}

/// 研究显示 says nobody's name, unless a study was named.
pub(super) fn is_a_study(clause: &str) -> bool {
    document_at_head(clause) == Some("研究")
}

/// 声明指出: the noun before the verb.
pub(super) fn begins_with_a_statement(cue: &str) -> bool {
    STATEMENTS
        .prefix(cue)
        .is_some_and(|length| length < cue.len())
}

/// 会议听取了某法院关于某事的报告: the report by its description.
pub(super) fn report_heard(sentence: &str) -> Option<Range<usize>> {
    const LONGEST_TITLE: usize = 60;
    let start = ["听取了", "审议了", "听取和审议了"]
        .iter()
        .find_map(|heard| sentence.find(heard).map(|at| at + heard.len()))?;
    let length = sentence[start..].find("的报告")? + "的报告".len();
    let report = &sentence[start..start + length];
    (report.contains("关于") && report.chars().count() <= LONGEST_TITLE && !report.contains('。'))
        .then(|| start..start + length)
}

/// 关于某事的澄清公告
pub(super) fn tells_of_a_statement(text: &str) -> bool {
    STATEMENTS.occur_in(text)
}

fn stands_alone(text: &str, words: &Words) -> bool {
    let text = [
        "该份",
        "这份英文",
        "这份",
        "这家",
        "这篇",
        "上述",
        "该",
        "此",
    ]
    .iter()
    .find_map(|word| text.strip_prefix(word))
    .unwrap_or(text);
    words.prefix(text).is_some_and(|length| {
        let rest = &text[length..];
        rest.is_empty() || is_adverbial(rest)
    })
}

static ARTICLES: Words =
    Words::new("报道 报导 文章 社评 社论 评论 评论文章 报 文 媒体 外媒 报纸 网站 报社 电视台");

static STATEMENTS: Words = Words::new(
    "研究 意见 方案 声明 公告 通报 通知 财报 中报 年报 季报 财务报告 业绩报告 调查报告 研究报告 半年报 一季报 三季报 招股书 招股说明书 研报 公报 报告 报告书 白皮书 蓝皮书 文件 通告 新闻稿 公开信 联署信 声明稿 决议 报告中 声明中 公告中 信中 文中",
);

static HOSTS: Words = Words::new("主办单位 主办方 承办方 承办单位");

/// The body that a sentence begins with: 某学生会昨日游行……
pub(super) fn at_head(plain: &str, sentence: Range<usize>) -> Option<Range<usize>> {
    heads(plain, sentence).last()
}

/// The same if what follows it tells what it does: 总商会向某人提交建议书
pub(super) fn acting_at_head(plain: &str, sentence: Range<usize>) -> Option<Range<usize>> {
    let acts =
        |body: &Range<usize>, sure| surroundings::right_side(&plain[body.end..]).0 >= Some(sure);
    // A word is a better boundary than a character that may be a part of the name: 某机构|反数字仇恨中心.
    let named = |body: &Range<usize>| plain[body.end..].starts_with(['（', '(']) || acts(body, 3);
    heads(plain, sentence.clone())
        .find(named)
        .or_else(|| heads(plain, sentence).find(|body| acts(body, 2)))
}

/// The bodies that a sentence may begin with, the shortest first.
fn heads(plain: &str, sentence: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    const LONGEST_NAME: usize = 20;
    let text = &plain[sentence.clone()];
    let clause = text.find(MARKS).unwrap_or(text.len());
    let ends = text[..clause]
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take(LONGEST_NAME);
    // 区域法院|法官
    let is_whole = |end: usize| {
        let rest = &text[end..];
        // 台湾媒体报|导
        role::leading(rest).is_none() && !rest.starts_with(['道', '导'])
    };
    ends.filter(move |&end| ORGANISATIONS.end(&text[..end]) && is_whole(end))
        .filter_map(move |end| organisation(plain, sentence.start..sentence.start + end))
}

/// The body before byte `end` whose name ends there.
pub(super) fn body_ending_at(plain: &str, limit: usize, end: usize) -> Option<Range<usize>> {
    // 《某报|》
    if plain[end..].starts_with('》')
        && let Some(open) = plain[limit..end].rfind('《')
    {
        return Some(limit + open..end + '》'.len_utf8());
    }
    let start = plain[limit..end]
        .rfind(|c: char| "，。；：！？、（）()“”由与和在从向对 \n".contains(c))
        .map_or(limit, |at| limit + at + width(plain, limit + at));
    let found = organisation(plain, start..end)?;
    // 闻某科技（维权）|股份有限公司
    if GENERIC.hold(&plain[found.clone()]) {
        return None;
    }
    (found.end == end && found.len() > 6).then_some(found)
}

/// 微软, 英伟达, 美国: a body without a word that says so; the dictionary or repetition vouches for it.
pub(super) fn bare_body(plain: &str, body: Range<usize>) -> Option<Range<usize>> {
    let text = &plain[body.clone()];
    let end = (adverbial_start(text).unwrap_or(text.len())).min(text.len());
    // 某企业位|于某地
    if text[..end].ends_with('位') && text[end..].starts_with('于') {
        return None;
    }
    let name = without_survey(text[..end].trim_end());
    // 电商平台|某某会: what stands before the name says what it is.
    let mut ends = name.char_indices().map(|(at, c)| at + c.len_utf8());
    let kind = ends.rfind(|&end| end < name.len() && KINDS.end(&name[..end]));
    if let Some(kind) = kind {
        return bare_body(plain, body.start + kind..body.start + name.len());
    }
    let count = name.chars().count();
    let plausible = (2..=8).contains(&count)
        && name
            .chars()
            .all(|c| name::is_han(c) || c.is_ascii_alphanumeric())
        && !UNNAMED_ORGANISATIONS.begin(name)
        && !role::ends_in_role(name)
        && !name.contains([
            '让', '使', '者', '等', '方', '人', '们', '早', '都', '有', '这', '那', '我', '自',
            '此', '的',
        ])
        && !TIMES.occur_in(name)
        && ![
            "领导", "传闻", "消息", "画面", "数据", "结果", "报告", "文章", "调查", "研究", "通知",
            "公告", "会议",
        ]
        .iter()
        .any(|word| name.ends_with(word))
        && (!Segmenter.is_plain_word(name) || BRANDS.hold(name));
    let range = body.start..body.start + name.len();
    let vouched = Segmenter.is_place_or_brand(name)
        || BRANDS.hold(name)
        || count >= 3 && repeats(plain, &range)
        || count == 2 && recurs(plain, name);
    (plausible && vouched).then_some(range)
}

/// When something is done: no part of a name.
static TIMES: Words = Words::new("上午 下午 中午 今日 昨日 今天 昨天 今早 今晚 昨晚 凌晨");

/// What is left of a name that brackets cut.
static GENERIC: Words = Words::new(
    "股份有限公司 有限公司 有限责任公司 集团有限公司 集团公司 责任公司 分公司 子公司 母公司 总公司",
);

/// Companies whose names are words.
static BRANDS: Words = Words::new(
    "微信 支付宝 谷歌 脸书 推特 世行 滴滴 微软 特斯拉 优步 快手 抖音 拼多多 携程 恒大 万科 茅台 格力 海尔 时代力量 港铁 中电 台电 中油 台铁 廉署 劳联 工总 商总 国泰 港大 中大 台大 北大 清华 复旦 百度 华为 腾讯 阿里 京东 美团 联想 大疆 红帽 苹果 小米 亚马逊 甲骨文 星巴克 网易 搜狐 新浪 三星 英特尔",
);

/// The body without a word that says so that a sentence begins with: 某光学正在……
pub(super) fn bare_body_at_head(plain: &str, sentence: Range<usize>) -> Option<Range<usize>> {
    let clause = skip_lead_ins(plain, sentence);
    let length = plain[clause.clone()].find(MARKS).unwrap_or(clause.len());
    bare_body(plain, clause.start..clause.start + length)
}

/// A name of two characters is the subject of a report (达能) if it comes up again and again.
fn recurs(plain: &str, name: &str) -> bool {
    const OFTEN: usize = 4;
    memchr::memmem::find_iter(plain.as_bytes(), name)
        .take(OFTEN)
        .count()
        == OFTEN
}

/// ……《关于某事的意见》，|明确指出: the document whose title ends right before byte `at`.
pub(super) fn title_before(plain: &str, at: usize) -> Option<Range<usize>> {
    let before = plain[..at].strip_suffix(['，', ','])?;
    let kind = before.strip_suffix('》')?;
    let open = before.rfind('《')?;
    let clause = before[..open].rfind(MARKS).map_or(0, |mark| mark);
    let issued = ISSUED.occur_in(&before[clause..open]);
    (DOCUMENTS.end(kind) && issued).then_some(open..before.len())
}

/// What is done with a document that then speaks; those who 审议 one speak themselves.
static ISSUED: Words = Words::new("印发 发布 出台 公布 通过的 下发 制定 修订 发出");

static DOCUMENTS: Words =
    Words::new("意见 方案 通知 规划 报告 决定 办法 纲要 白皮书 蓝皮书 计划 措施 公告 条例 规定");

/// Where the title begins that the text ends in: 《……》
fn last_title(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.char_indices().rev() {
        match c {
            '》' => depth += 1,
            '《' if depth == 1 => return Some(at),
            '《' => depth -= 1,
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// 安全分析公司 SlashNext: what stands before the name says what it is. Where the name begins.
fn latin_after_a_kind(name: &str) -> Option<usize> {
    let latin = name.find(|c: char| c.is_ascii_uppercase())?;
    let kind = name[..latin].trim_end();
    (ORGANISATIONS.end(kind) && is_latin_name(&name[latin..])).then_some(latin)
}

/// OpenAI, Meta, Hugging Face
fn is_latin_name(name: &str) -> bool {
    const LEAST: usize = 5;
    let numbered = name.len() >= LEAST
        && name.starts_with(|c: char| c.is_ascii_digit())
        && name.contains(|c: char| c.is_ascii_lowercase());
    (numbered || name.starts_with(|c: char| c.is_ascii_uppercase()))
        && (2..=30).contains(&name.len())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '&' | '.'))
}

/// What an organisation or a document that speaks ends in.
static ORGANISATIONS: Words = Words::new(
    "国防军 卫队 军分区 武装 以军 俄军 美军 乌军 韩军 日军 英军 法军 印军 伊军 黎军 台军 股份 电子 药业 汽车 部门 军队 平台 企业 初创公司 制造商 工作报告 军方 警方 部队 央行 联储 新闻处 办事处 秘书处 空军 海军 陆军 警卫队 共同体 警察局 公安局 卫视 医院 法庭 救援队 宣传部 总局 指挥部 监会 委会 \
     使团 财团 执法局 管理局 总队 支队 海关 总统府 气象台 消保委 市委 省委 公司 集团 协会 学会 委员会 部 局 研究院 研究所 社 报 中心 大学 学院 银行 基金会 联盟 组织 \
     机构 政府 法院 检察院 办公室 联合会 委 办 》 白皮书 总署 署 大使馆 使馆 商会 总会 院 理事会 \
     议会 白宫 克里姆林宫 五角大楼 联合国 欧盟 世卫组织 证券 厅 公报 网 网站 通讯社 电视台 联社 杂志 周刊 工会 联会 学联 学生会 公会 促进会 联谊会 校友会 同盟 阵线 联线 党 党团 社团 团体 思潮 民协 工联会 民建联 民阵 大联盟 关注组 行动组 小组 研究团队 课题组 项目组 团队 报告书 领事馆 航天 电讯 科技 传媒 影业 出版社",
);

/// What an organisation without a name begins with.
static UNNAMED_ORGANISATIONS: Words = Words::new(
    "研究机构 调查机构 调研机构 市场机构 权威机构 第三方 又 又有 网传 监控 不点名 自从 自己 自称 随着 该 本 已 多 诸多 各 有 这 某 其 根据 若 如果 要求 包括 相关 有关 一家 两家 多家 部分 一些 很多 全 整 不少 当地 大",
);
