//! Roles: the words that end one, and where the role before a name begins.
//!
//! A role is taken as written; nothing is added or shortened but the adverbials before it.

use super::words::Words;
use crate::segment::Segmenter;
use std::ops::Range;

/// What a role ends in. One entry is enough for all longer ones that end in it.
static ENDINGS: Words = Words::new(
    "大状 模特 群众 人物 男神 女神 男星 女星 时评人 读者 车主 住户 家属 房主 富翁 港星 男主角 女主角 台胞 侨胞 策略师 名家 师 段长 室长 课长 车长 队监 河长 链长 林长 路长 楼长 栋长 总队长 大队长 支队长 舰长 营长 连长 排长 旅长 军长 盟长 旗长 股长 员 大臣 国防相 外相 防相 台生 陆生 考生 新生 人员 高管 领袖 发起者 得主 获得者 带头人 教头 大厨 房东 干部 乡贤 村干部 主创人员 队副 站长 校长 部长 院长 所长 局长 处长 科长 司长 厅长 市长 县长 区长 省长 州长 镇长 村长 乡长 会长 社长 台长 馆长 行长 队长 \
团长 董事长 理事长 秘书长 委员长 组长 班长 署长 庭长 检察长 船长 店长 厂长 家长 机长 总长 酋长 议长 \
幕僚长 干事长 外长 防长 财长 园长 主编 总编 编辑 总编辑 主任 书记 教授 讲师 总经理 经理 总理 助理 主席 总裁 老师 律师 \
工程师 建筑师 设计师 分析师 医师 教师 导师 策划师 会计师 厨师 魔术师 牧师 演员 委员 官员 议员 研究员 教练员 运动员 评论员 解说员 \
专员 成员 队员 球员 院员 店员 学员 讲解员 审判员 检察员 党员 团员 飞行员 消防员 驾驶员 管理员 服务员 引航员 宇航员 指挥员 指导员 辅导员 馆员 雇员 职员 专家 作家 画家 艺术家 \
科学家 企业家 经济学家 学家 评论家 音乐家 收藏家 投资家 书法家 歌唱家 作曲家 社工 民代 发明人 军士长 士官长 导演 编剧 编导 制作人 制片人 监制 总监 主管 \
负责人 创始人 发言人 主持人 合伙人 联系人 协调人 联络人 调解人 经纪人 传承人 继承人 代理人 联合创始人 发起人 候选人 领导人 掌门人 法人 当事人 创办人 股东 投资人 召集人 牵头人 申请人 候任 爆料人 之一 撰稿人 策展人 出品人 新闻人 媒体人 工作人员 \
代表 副代表 首席代表 大使 公使 特使 领事 总领事 参赞 武官 联络官 领事官 首席执行官 首席运营官 首席 执行官 运营官 财务官 投资官 信息官 营销官 产品官 战略官 科学官 技术官 探索官 体验官 增长官 创意官 传播官 品牌官 法务官 安全官 数据官 架构官 创新官 市场官 内容官 商务官 业务官 发展官 人才官 检察官 裁判官 法官 指挥官 外交官 警官 \
CEO COO CTO CFO CMO CIO CSO CPO CRO 院士 博士 硕士 学士 护士 女士 骑士 爵士 先生 医生 学生 留学生 研究生 大学生 毕业生 \
顾问 董事 理事 监事 干事 首相 总统 元首 国王 王子 女王 王储 参议员 众议员 国务卿 秘书 董秘 文书 \
常委 政委 编委 冠军 亚军 季军 将军 上将 中将 少将 上校 中校 少校 明星 影星 球星 主帅 主教练 教练 助教 领队 队医 中医 名医 军医 \
博主 播主 业主 校友 网友 球迷 粉丝 歌手 选手 骑手 鼓手 水手 新手 旗手 射手 门将 后卫 前锋 中场 \
学者 记者 作者 患者 志愿者 参与者 从业者 爱好者 消费者 管理者 创业者 经营者 创作者 主播 主演 主创 总导演 总指挥 总设计师 总工程师 总工 工匠 \
祖母 祖父 外公 外婆 姥姥 叔叔 舅舅 姑姑 阿姨 岳父 岳母 女友 男友 前妻 前夫 遗孀 青年 少年 小伙 姑娘 父亲 母亲 妻子 丈夫 儿子 女儿 哥哥 姐姐 弟弟 妹妹 爷爷 奶奶 市民 居民 村民 农民 牧民 渔民 游客 旅客 乘客 顾客 客户 党魁 党鞭 副召 客人 商人 台商 港商 侨商 外商 客商 诗人 艺人 主人 老人 \
司机 店主 户主 老板 老板娘 掌柜 总管 总参谋长 参谋长 政府 司令 司令员 司仪 部长级 班主任 指导 党委 副总 老总 二把手 一把手 主委 副主委 \
策划 监督 统筹 督导 督察 巡视员 调研员 主笔 主唱 主厨 主理人 推广人 讲席 讲席教授 讲座教授 访问学者 高级工程师 合作人 创办者 创始者 亲历者 受害者 目击者 幸存者 行政长官 特首 副议长 政务司司长 高官 达人 民警 警员 警长 探员 士兵 战士 军官 上尉 中尉 少尉 经济师 监护人 村医 校医 导游 博士生 硕士生 本科生 中学生 小学生 高中生 书记长 立委 指挥 总召 町长 警司 警监 会董 里长 次长 经营户 种植户 养殖户 农户 商户 渔户 大户 承包户 瓜农 药农 烟农 花农 蔗农 茶农 果农 菜农 棉农 法医 作曲 编舞 作词 填词人 创作人 \
评论人 策划人 养蜂人 摆渡人 手艺人 小说家 剧作家 翻译家 哲学家 思想家 慈善家 教育家 实业家 匠 师傅 东主 店东 校监 系主任 常客 琴师 园主 场主 庄主 摊主 船主 雇主 村支书 支书 员工 职工 骨干 业内人士 人士 小将 名将 老将 学长 队友 \
拍摄者 举报者 讲述者 组织者 参赛者 体验者 使用者 研究者 主办者 求助者 维权者 传播者 观察者 设计者 建设者 开发者 发布者 租客 民众 小朋友",
);

/// True if the (Simplified) text ends in a role.
pub(super) fn ends_in_role(plain: &str) -> bool {
    ending_length(plain).is_some()
}

/// The length in bytes of the role word that the text ends in, the longest one.
pub(super) fn ending_length(plain: &str) -> Option<usize> {
    let last = plain.chars().next_back()?;
    // 档案局（馆）长
    if plain.ends_with("）长") || plain.ends_with(")长") {
        return Some('长'.len_utf8());
    }
    if matches!(last, '）' | ')') {
        // 首席运营官（COO）
        let open = plain.rfind(['（', '('])?;
        return ending_length(&plain[..open]).map(|length| length + plain.len() - open);
    }
    if NO_ROLES.end(plain) && !plain.ends_with("运动员") {
        return None;
    }
    ENDINGS.suffix(plain).or_else(|| calling(plain, last))
}

/// 雕塑家, 制版工: a noun of the dictionary that ends like what somebody does, in bytes. Shorter ones
/// end so by chance (国家, 器官).
fn calling(plain: &str, last: char) -> Option<usize> {
    const LENGTHS: [usize; 2] = [4, 3];
    if !matches!(last, '家' | '师' | '员' | '手' | '长' | '官' | '工') {
        return None;
    }
    LENGTHS.into_iter().find_map(|characters| {
        let (at, _) = plain.char_indices().rev().nth(characters - 1)?;
        Segmenter.is_noun(&plain[at..]).then(|| plain.len() - at)
    })
}

/// Words that end like a role.
static NO_ROLES: Words = Words::new(
    "调研督导 检查督导 现场督导 视察督导 裁员 动员 复员 减员 超员 满员 全员 伤员 增长 成长 延长 擅长 特长 助长 校长室 见长 专长 消长 生长 拉长 周长 全长 漫长 身长 长长",
);

/// True if the text begins with a role word: 郝平**校长**, 黄如方**先生**. Gives its length.
pub(super) fn leading(plain: &str) -> Option<usize> {
    let deputy = if plain.starts_with('副') {
        '副'.len_utf8()
    } else {
        0
    };
    ENDINGS.prefix(plain).or_else(|| {
        (deputy > 0)
            .then(|| ENDINGS.prefix(&plain[deputy..]))
            .flatten()
            .map(|length| length + deputy)
    })
}

/// Words that may stand between the start of the clause and the role, not part of it.
static LEAD_INS: Words = Words::new(
    "即使 之后 过去一年 刊出 截图自 已退休的 根据 按照 专家观点 隔空喊话 早前 位来自 名来自 受 遭 或者像 或者 或像 用 本报与 本刊与 记者与 记者和 本报和 本刊和 我们与 我们和 正如 向 曾 给 从 经由 经 摄 会议由 活动由 仪式由 以 随后 最后 同时 此外 另外 其中 当天 当日 昨日 近日 日前 今日 会上 期间 对此 并且 而且 而 但是 \
     但 不过 由 以及 和 与 及 邀请 特邀 据 对于 例如 比如 如 有 的 是 这位 该 一位 一名 作为 \
     身为 曾任 担任 也 同 其 主讲人 嘉宾 和来自 来自 现任 并 在 熟悉 还有 包括 像 称 前来的 图为 图 \
     惟有 惟 记者 本报记者 原标题 另一 时任 跟 连 让 请 新任 至于 就 当时 时 年仅",
);

/// Verbs after which a role begins that was glued to the text before it.
static BREAKS: Words = Words::new(
    "起诉 控告 再次向 情况向 喊话 图片来自 记者从 新闻从 日报从 ）从 论坛中 论坛上 会议上 大会上 发布会上 仪式上 活动上 慰问 还有 图源 摄 截图 日电 日讯 全部由 均由 都由 会议由 活动由 仪式由 论坛由 大会由 来源 举行 举办 召开 开幕 闭幕 落幕 致辞 供图 摄影 出席 参加 采访 采访了 会见 邀请了 邀请到 邀请 爆出 揭发 援引 引述 获得 包含 涵盖 汇集 汇聚 \
     展开 发布 宣布 获悉 利用 介绍 来到 包括 分别由 参观 访问 导致 感谢 听取 任命 选举 聘请 主持 \
     视觉中国图 支持 提名 推举 方式同 方式与 北京同 在京同 会将 要将 刊发 刊登 被问到 带领 陪同 作者 走访 接受 对话 专访 联系 联系到 联系上 找到 见到 遇到 看到 进行 随着 成为",
);

/// What marks the part before 的 as a clause of its own: 拥有千万粉丝的作家.
static CLAUSE_VERBS: Words = Words::new(
    "出战 流亡 守候 帮助 协助 专门 提供 之称 家住 独自 身兼 荣获 接任 年近 探访 现场 拥有 担任 负责 熟悉 出席 参加 参与 从事 获得 成为 发布 正在 身穿 曾 率领 举行 举办 召开 带来 \
     带领 致力 研究了 坐在 站在 来到 位于 专注 关注 擅长 高龄 刚刚 作为 身为 主持 提出 见证 经历 \
     创作 执导 夺得 斩获 绰号 外号 人称 到访 来访 打拼 备受 深耕 毕业 祖籍 出生",
);

/// No role is longer, in characters; what seems longer has taken in text before it.
const LONGEST: usize = 48;

/// A foreign name in brackets, in Latin letters, makes no role longer.
fn is_too_long(role: &str) -> bool {
    role.chars().filter(|c| !c.is_ascii()).count() > LONGEST
}

/// The role right before a name that begins at byte `name`. Looks no further back than `limit`.
pub(super) fn before(plain: &str, limit: usize, name: usize) -> Option<Range<usize>> {
    let mut end = name;
    let mut stretch = &plain[limit..end];
    // 董事，陈莉茵女士
    stretch = stretch.trim_end();
    if let Some(without) = stretch.strip_suffix(['，', ',']) {
        stretch = without;
    }
    end = limit + stretch.len();
    if !ends_in_role(stretch) {
        return None;
    }
    let mut start = clause_start(plain, limit, end);
    start = after_credit(plain, start, end);
    start = after_relative_clause(plain, start, end);
    start = after_lead_ins(plain, start, end);
    start = after_break(plain, start, end);
    start = after_lead_ins(plain, start, end);
    start = after_other_person(plain, start, end);
    start = after_verb(plain, start, end);
    start = after_other_role(plain, start, end);
    start = after_lone_bracket(plain, start, end);
    if is_too_long(&plain[start..end]) {
        let cut = plain[start..end].rfind(['”', '》', '、', '暨'])?;
        start += cut
            + plain[start + cut..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
    }
    let role = plain[start..end].trim();
    // 从战斗英雄到文学创作者
    if plain[..start].ends_with('从') && role.contains('到') {
        return None;
    }
    if role.is_empty() || is_too_long(role) || !ends_in_role(role) {
        return None;
    }
    let start = start + (plain[start..end].len() - plain[start..end].trim_start().len());
    Some(start..end)
}

/// The role in the brackets or in the apposition right after a name: 纪某某（剪辑师）, 傅某某，某大学
/// 教授，……
pub(super) fn after(plain: &str, name_end: usize) -> Option<Range<usize>> {
    let rest = &plain[name_end..];
    let open = rest.chars().next()?;
    let start = name_end + open.len_utf8();
    let length = match open {
        '（' | '(' => plain[start..].find(['）', ')'])?,
        '，' | ',' => plain[start..].find(['，', ',', '。', '；', '：'])?,
        _ => return None,
    };
    let role = &plain[start..start + length];
    let apposition = matches!(open, '，' | ',');
    // 陈某某，某大学新闻与传播学院院长。: the sentence says nothing else.
    let alone = apposition && plain[start + length..].starts_with('。');
    let fits = ends_in_role(role)
        && role.chars().count() <= 30
        && !role.contains(['：', '“', '是', '在', '对', '了'])
        && !role.starts_with(['与', '和'])
        && (alone || !role.contains(['的', '与', '和']))
        && !CLAUSE_VERBS.occur_in(role)
        && (!apposition || role.chars().count() >= 4);
    fits.then(|| start..start + length)
}

/// The start of the clause that ends at `end`; a comma between two roles does not part them.
fn clause_start(plain: &str, limit: usize, end: usize) -> usize {
    let mut start = last_mark(plain, limit, end);
    for _ in 0..2 {
        let Some(before) = plain[..start].chars().next_back() else {
            break;
        };
        if !matches!(before, '，' | ',') || start <= limit {
            break;
        }
        let comma = start - before.len_utf8();
        if comma <= limit {
            break;
        }
        let previous = last_mark(plain, limit, comma);
        let phrase = &plain[previous..comma];
        if !ends_in_role(phrase)
            || phrase.chars().count() < 4
            || CLAUSE_VERBS.occur_in(phrase)
            || ["作为", "面对", "对于", "针对", "随着"]
                .iter()
                .any(|word| phrase.starts_with(word))
            || phrase.ends_with('）')
        {
            break;
        }
        start = previous;
    }
    start
}

/// The byte after the last clause mark before `end` that stands outside brackets and quotations.
fn last_mark(plain: &str, limit: usize, end: usize) -> usize {
    let mut depth = 0_i32;
    let mut at = end;
    for c in plain[limit..end].chars().rev() {
        match c {
            // “……。”某校教授: what was said has ended.
            '”' | '」' if plain[limit..at - c.len_utf8()].ends_with(['。', '！', '？']) => {
                return at;
            }
            '）' | ')' | '”' | '」' | '》' => depth += 1,
            '（' | '(' | '“' | '「' | '《' => {
                depth -= 1;
                if depth < 0 {
                    return at;
                }
            }
            '，' | '。' | '；' | '：' | '！' | '？' | ',' | ';' | ':' | '!' | '?' | '…' | '●'
            | '■' | '▲' | '◆' | '】' | '【' | '\u{3000}'
                if depth <= 0 =>
            {
                return at;
            }
            _ => {}
        }
        at -= c.len_utf8();
    }
    limit
}

/// 黄英贤与澳大利亚国防部长马尔斯、|美国国务卿: somebody else is named before the role begins.
fn after_other_person(plain: &str, start: usize, end: usize) -> usize {
    let stretch = &plain[start..end];
    let cut = stretch
        .char_indices()
        .filter(|&(at, c)| {
            matches!(c, '、' | '和' | '与' | '及' | '向' | '对' | '同')
                && !stretch[..at + c.len_utf8()].ends_with("共和")
                && ends_in_person(&stretch[..at])
        })
        .map(|(at, c)| at + c.len_utf8())
        .next_back();
    start + cut.unwrap_or(0)
}

/// 国际专家和|联合国秘书长: 和 and 与 part two people's roles; one person's are joined by 、 or 兼. After
/// 在 it parts two places: 在立陶宛与|韩国总统.
fn after_other_role(plain: &str, start: usize, end: usize) -> usize {
    let stretch = &plain[start..end];
    let placed = plain[..start].ends_with('在');
    let cut = stretch
        .char_indices()
        .filter(|&(at, c)| {
            (matches!(c, '和' | '与') || c == '同' && placed)
                && (placed || ends_in_role(&stretch[..at]) && !GROUPS.end(&stretch[..at]))
                && !inside_brackets(stretch, at)
        })
        .map(|(at, c)| at + c.len_utf8())
        .next_back();
    start + cut.unwrap_or(0)
}

/// 青年和体育部: what a body is for, and no role of its own.
static GROUPS: Words = Words::new("青年 少年 教师 学生 人员 工人 农民 消费者 患者");

/// A role with a name of two or three characters after it, or a name with a point.
fn ends_in_person(text: &str) -> bool {
    let text = super::clause::before_brackets(text);
    // 亚当斯与|某区区长
    if (2..=5).contains(&text.chars().count()) && text.chars().all(super::surname::transcribes) {
        return true;
    }
    let tail: String = text
        .chars()
        .rev()
        .take(12)
        .take_while(|c| super::surname::transcribes(*c) || super::foreign::is_point(*c))
        .collect();
    if tail.contains(super::foreign::is_point) || ends_in_transcription(text, &tail) {
        return true;
    }
    let mut start = text.len();
    for (count, c) in text.chars().rev().take(4).enumerate() {
        start -= c.len_utf8();
        if count >= 1
            && super::surname::leading(&text[start..]).is_some()
            && (ending_length(&text[..start]).is_some()
                || start == 0 && super::label::is_name(text))
            && ending_length(text).is_none()
        {
            return true;
        }
    }
    false
}

/// 外长菲丹: two characters or more that spell a foreign name, after a role.
fn ends_in_transcription(text: &str, tail: &str) -> bool {
    let mut start = text.len();
    text.chars()
        .rev()
        .take(tail.chars().count())
        .enumerate()
        .any(|(count, c)| {
            start -= c.len_utf8();
            count >= 1 && ends_in_role(&text[..start]) && !ends_in_role(text)
        })
}

/// 某报讯（记者某某）某会会长: the role begins after the credit.
fn after_credit(plain: &str, start: usize, end: usize) -> usize {
    let stretch = &plain[start..end];
    let close = ["（记者", "(记者"]
        .iter()
        .filter_map(|open| stretch.rfind(open))
        .filter_map(|open| {
            let length = stretch[open..].find(['）', ')'])?;
            Some(open + length + super::bytes::width(stretch, open + length))
        })
        .filter(|&close| close < stretch.len())
        .max();
    start + close.unwrap_or(0)
}

/// 某某）某会主席: the bracket opened before the stretch began.
fn after_lone_bracket(plain: &str, start: usize, end: usize) -> usize {
    let stretch = &plain[start..end];
    let close = stretch
        .find(['）', ')'])
        .filter(|&close| !stretch[..close].contains(['（', '(']));
    close.map_or(start, |close| {
        start + close + super::bytes::width(stretch, close)
    })
}

fn after_relative_clause(plain: &str, start: usize, end: usize) -> usize {
    let stretch = &plain[start..end];
    let mut depth = 0_i32;
    let mut cut = None;
    for (at, c) in stretch.char_indices() {
        match c {
            '（' | '(' | '“' | '「' | '《' => depth += 1,
            '）' | ')' | '”' | '」' | '》' => depth -= 1,
            '的' if depth <= 0 => {
                let head = &stretch[..at];
                if CLAUSE_VERBS.occur_in(head)
                    || head.contains('岁')
                    || head.starts_with("代表")
                    || head.starts_with("来自") && head.chars().count() <= 8
                {
                    cut = Some(at + c.len_utf8());
                }
            }
            _ => {}
        }
    }
    start + cut.unwrap_or(0)
}

fn after_lead_ins(plain: &str, start: usize, end: usize) -> usize {
    let mut start = start;
    loop {
        let rest = &plain[start..end];
        let trimmed = rest.trim_start();
        let blank = rest.len() - trimmed.len();
        if trimmed.starts_with(['（', '('])
            && let Some(close) = trimmed.find(['）', ')'])
            && close + 3 < trimmed.len()
        {
            // （记者李某）某会秘书长
            start += blank + close + trimmed[close..].chars().next().map_or(0, char::len_utf8);
            continue;
        }
        if let Some(length) = LEAD_INS.prefix(trimmed).filter(|&length| {
            length < trimmed.len()
                && !is_part_of_a_role(trimmed, &trimmed[..length])
                && !begins_a_word(plain, trimmed, length)
        }) {
            start += blank + length;
        } else if let Some(length) = date_length(trimmed) {
            start += blank + length;
        } else if trimmed.starts_with(['、', '，', ',', '】', '」', '”', '。', '-', '*', '>'])
        {
            start += blank + trimmed.chars().next().map_or(0, char::len_utf8);
        } else {
            return start;
        }
    }
}

/// 受害女童父亲, 连尚网络创始人: the single character is the beginning of a word, or of a name that comes
/// back.
fn begins_a_word(plain: &str, text: &str, length: usize) -> bool {
    const OFTEN: usize = 3;
    let Some(next) = text[length..].chars().next() else {
        return false;
    };
    let pair = &text[..length + next.len_utf8()];
    let comes_back = || {
        let after: usize = text[pair.len()..].chars().take(1).map(char::len_utf8).sum();
        let three = &text[..pair.len() + after];
        memchr::memmem::find_iter(plain.as_bytes(), three)
            .take(OFTEN)
            .count()
            == OFTEN
    };
    text[..length].chars().count() == 1 && (Segmenter.is_common_word(pair) || comes_back())
}

/// 有 of 有限公司, 和 of 和平, 对 of 对外……
fn is_part_of_a_role(text: &str, word: &str) -> bool {
    match word {
        "和" => ["和平", "和田", "和记"].iter().any(|w| text.starts_with(w)),
        "有" => ["有限", "有色"].iter().any(|w| text.starts_with(w)),
        "与" => text.starts_with("与会"),
        "由" => text.starts_with("由于"),
        "用" => ["用友", "用户", "用人"].iter().any(|w| text.starts_with(w)),
        "其" => ["其中", "其他"].iter().any(|w| text.starts_with(w)),
        "同" => [
            "同济", "同仁", "同事", "同学", "同行", "同心", "同方", "同花", "同程", "同创",
        ]
        .iter()
        .any(|w| text.starts_with(w)),
        "如" => ["如皋", "如是"].iter().any(|w| text.starts_with(w)),
        "在" => text.starts_with("在线") || text.starts_with("在读"),
        "时" => text.starts_with("时代") || text.starts_with("时尚"),
        "并" => text.starts_with("并购"),
        "图" => text.starts_with("图书"),
        "像" => text.starts_with("像素"),
        "记者" => ["记者站", "记者协会", "记者会"]
            .iter()
            .any(|w| text.starts_with(w)),
        "连" => ["连云港", "连锁"].iter().any(|w| text.starts_with(w)),
        "嘉宾" => ["嘉宾主持", "嘉宾团"].iter().any(|w| text.starts_with(w)),
        "及" => text.starts_with("及时"),
        "向" => text.starts_with("向阳"),
        "从" => text.starts_with("从化"),
        "经" => ["经济", "经理", "经营", "经纪"]
            .iter()
            .any(|w| text.starts_with(w)),
        "以" => text.starts_with("以色列"),
        "摄" => text.starts_with("摄影") || text.starts_with("摄像"),
        "会议" => true,
        _ => false,
    }
}

fn after_break(plain: &str, start: usize, end: usize) -> usize {
    let stretch = &plain[start..end];
    let cut = stretch
        .char_indices()
        .filter_map(|(at, _)| BREAKS.prefix(&stretch[at..]).map(|length| at + length))
        .filter(|&cut| {
            cut < stretch.len()
                && !starts_as_noun(&stretch[cut..])
                && !GOES_ON.begin(&stretch[cut..])
                && !inside_brackets(stretch, cut)
        })
        // 视觉中国 图|日本首相: a credit.
        .chain(stretch.find(" 图").map(|at| at + " 图".len()))
        .max()
        .unwrap_or(0);
    start + cut
}

/// A role holds no verb with an aspect and no passive: what stands before it is a clause.
fn after_verb(plain: &str, start: usize, end: usize) -> usize {
    let stretch = &plain[start..end];
    let cut = stretch
        .char_indices()
        .filter(|&(at, c)| {
            let next = stretch[at..].chars().nth(1);
            // 饿了么, 着名
            let within_a_word = c == '了' && next == Some('么') || c == '着' && next == Some('名');
            let ends_a_clause = matches!(c, '了' | '着' | '把' | '被' | '是' | '让' | '—')
                && !within_a_word
                || c == '在' && !next.is_some_and(|next| "线读校任职".contains(next))
                || c == '对'
                    && !stretch[..at].ends_with(['反', '校'])
                    && !next.is_some_and(|next| "外华台日美欧口策岸".contains(next));
            ends_a_clause && !inside_brackets(stretch, at)
        })
        .map(|(at, c)| at + c.len_utf8())
        .next_back()
        .unwrap_or(0);
    // 被|拘留后获释的议员: what the passive governs goes up to the last 的.
    let rest = &stretch[cut..];
    let clause = if stretch[..cut].ends_with('被') {
        rest.rfind('的').map_or(0, |at| at + '的'.len_utf8())
    } else {
        0
    };
    start + cut + clause
}

/// What a role does not begin with: 联系（香港）公司, 开幕式总导演, 选举参选人.
static GOES_ON: Words = Words::new("（ ( 式 参选人 候选人 委员会");

/// 发布会, 主持人, 参加者: the verb was part of a noun.
fn starts_as_noun(rest: &str) -> bool {
    NOUN_PARTS.begin(rest)
}

fn inside_brackets(stretch: &str, at: usize) -> bool {
    let opened = stretch[..at].matches(['（', '(', '《', '“']).count();
    let closed = stretch[..at].matches(['）', ')', '》', '”']).count();
    opened > closed
}

/// The length of a date or time that the text begins with: 27日，5月时，
pub(super) fn date_length(text: &str) -> Option<usize> {
    let digits = text
        .chars()
        .take_while(|c| c.is_ascii_digit() || "０１２３４５６７８９".contains(*c))
        .count();
    if digits == 0 || digits > 4 {
        return None;
    }
    let after: usize = text.chars().take(digits).map(char::len_utf8).sum();
    let rest = &text[after..];
    ["年", "月", "日", "时", "点", "号"]
        .iter()
        .find(|unit| rest.starts_with(**unit))
        .map(|unit| after + unit.len())
        .map(|length| {
            let tail = &text[length..];
            ["下午", "上午", "晚上", "晚间", "晚", "早", "时", "份", "，"]
                .iter()
                .find(|word| tail.starts_with(**word))
                .map_or(length, |word| length + word.len())
        })
}

/// What makes a noun of the verb before it.
static NOUN_PARTS: Words = Words::new(
    "师 影 影师 像 制 会 人 者 部 中心 委 组 处 司 局 研究 官 院 所 公司 协会 平台 集团 团 员 项目 学 、 ） \
     论坛 厅 节 频道 栏目",
);
