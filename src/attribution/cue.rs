//! The reporting verbs and their grammar: where one stands.
//!
//! Knows nothing of the subject before the verb; whether words follow it as what was said (介绍，……) or
//! as a mere topic (介绍了……情况) is decided in `opening`.

use super::role;
use super::surname;
use super::words::Words;
use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// How a verb takes what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grammar {
    /// The words may follow at once: 表示要……, 认为……
    Says,
    /// A comma, colon or quotation must come first; without it the object is a topic: 介绍……
    Marked,
    /// A wish or demand; common as a noun too, so the subject must be clear: 希望……
    Wish,
    /// A verb of thought that also is used of numbers and plans: the subject must be named.
    Guess,
    /// 在……看来
    View,
    /// 报道称: the medium named before speaks.
    Report,
    /// 告诉记者，……: an object stands between the verb and the mark.
    Told,
}

/// A reporting verb found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    /// The verb as written, with a second verb that belongs to it (补充说道).
    pub(super) range: Range<usize>,
    pub(super) grammar: Grammar,
}

const VERBS: &[(Grammar, &str)] = &[
    (
        Grammar::Says,
        "直言不讳地表示 直言不讳地说 如是说 这样说 如此说 表示 认为 指出 强调 坦言 说 称 透露 直言 宣布 宣称 声称 主张 坚称 断言 坦承 承认 证实 \
         警告 重申 质疑 批评 感慨 感叹 反问 笑言 戏言 笑称 表明 \
         直指 炮轰 砲轰 狠批 痛批 怒批 力陈 直斥 坚持认为 普遍认为 指 慨叹 誓言 抱怨 扬言 自称 谎称 辩称 \
         声明 声言 自言 坦认 供称 惊呼 坦陈 直陈 建言 讲到 显示 发现",
    ),
    (
        Grammar::Marked,
        "明确 应和 介绍 提到 谈到 说到 谈及 提及 分析 解释 回应 回答 分享 补充 总结 写道 评价 表态 致辞 致词 发言 回忆 解读 追问 阐述 \
         论述 反驳 反映 披露 留言 喊话 警示 告诫 答道 问道 讲 道 谈 问 点评 感言 科普 坦露 倡议 续 \
         说过 讲过 发文 发帖 举例 打趣 调侃 转述 讲述 描述 形容 阐释 诠释 疾呼 给出 提出 指控 指责 叮嘱 寄语 开玩笑 总结道 写 回复 答复 推介 说明 \
         致辞中表示 通报 爆料 辩解 供述 赞叹 惊叹 感激 呼唤 喊 答 叹 直呼 剖析 归纳 概括 提问 赞扬 称赞 赞赏 回顾 展望 追忆 忆述 自嘲 喟叹 盛赞 大赞 痛斥 怒斥 反击 回击 澄清 讽刺 嘲讽 吐槽 坦白 点出 呛声 反呛",
    ),
    (
        Grammar::Wish,
        "谴责 冀 猜测 希望 建议 呼吁 提醒 要求 鼓励 敦促 期待 期望 盼望 盼 冀望 寄望 吁 促请 劝 勉励 号召 提议 倡导",
    ),
    (
        Grammar::Guess,
        "预估 预料 预测 预计 预期 预言 相信 坚信 深信 觉得 断定 判断 估计 推测 保证 承诺 笃信 料定 担心 担忧 忧虑",
    ),
    (Grammar::View, "看来 说法"),
    (
        Grammar::Report,
        "报道称 报道说 报道指出 报道指 报道写道 报道还称 报道还说 报道还指出 报道提到 报道还提到 报道也提到 报道又指 报道又称 报道续称 报道补充说 报道补充称 报道认为 \
         报导称 报导说 报导指出 报导指 报导还称 报导还指出 报导提到 报导又指 报导认为 文章称 文章指出 文章认为 文章写道 文章还称 文章还指出",
    ),
    (Grammar::Told, "告诉 告知"),
];

/// A second verb that belongs to the first: 解释说, 致辞称, 介绍道, 讲到.
static SECOND: Words = Words::new(
    "说道 说 称 道 表示 指出 到 认为 时说 时表示 时指出 时称 时强调 时坦言 时透露 时介绍",
);

/// What may not stand before and after the short verbs, which are parts of many words.
const PARTS_OF_WORDS: &[(&str, &str, &str)] = &[
    (
        "说",
        "小学传据听可再虽游难邪假譬如是该以么样所解诉劝浅细不没有好论照按俗常要想话这能会别",
        "明法服话不上辞白谎理教唱客起来着了是的过到得出谈部",
    ),
    (
        "称",
        "下名职简号堪俗通统对自昵全别尊美敬又旧古亦被爱代戏匀官相声宣",
        "为之号呼赞作得重职霸雄病心谓量颂",
    ),
    (
        "指",
        "防五十手食拇中无名戒弹屈股点期综大上深成分直所特专泛是般",
        "数标导挥定南示望出引的令向责甲纹头点尖着环认着代控派明",
    ),
    ("讲", "演主宣授听开试串", "话述座解坛师台究者演堂义求稿故学"),
    (
        "道",
        "之变知报街赛管人味大频渠轨隧通走跑公铁一几这那正同厚外赤河地航车国遭打霸说讲写笑喊问答叹",
        "路德理歉具教义家别士贺听场县指说表",
    ),
    (
        "谈",
        "会座访商洽笑面交言健夸漫畅恳深",
        "判论话心起及到不何恋妥",
    ),
    (
        "问",
        "学访顾提慰询发疑质追请反拷审责不过自",
        "题答卷世候责路询及到津鼎",
    ),
    ("写", "编改书填抄描手听拼撰缩", "作在的下成入实照进出了给"),
    ("答", "回问应对解作", "案应题复谢辩卷"),
    ("叹", "感惊赞慨咏", "息为服"),
    ("喊", "呼", "话声"),
    ("续", "继连手陆持后延接存", "集写航约签命费发"),
    ("盼", "期", "望"),
    ("吁", "呼", ""),
    ("劝", "", "说阻告导退业"),
    ("提出", "", "的异反者"),
    ("建言", "出项条点个", "献"),
    ("提到", "", "的过了"),
    ("显示", "", "出了屏器的"),
    ("介绍", "据", ""),
    ("建议", "出项条点个》”", "书的稿"),
    ("希望", "有的新大一无没丝", "小的之在工"),
    ("要求", "定出到照据的高按新严合署策作关件项应我", "的高"),
    ("预计", "", "的"),
    ("谴责", "予以到受遭的出烈厉", "的声"),
    ("冀", "希望期津人", "望中东北州"),
    ("明确", "的更不未为", "的了地提要规表指"),
    ("预期", "超出符合如低高的", "的目收值"),
    ("估计", "", "的"),
    ("判断", "", "的力"),
    ("承诺", "", "的书"),
    ("声明", "联合的”》表布出发", "的中"),
    ("主张", "的", "的"),
    ("警告", "予出发到", "的"),
    ("鼓励", "", "的"),
    ("期待", "", "的"),
    ("保证", "", "的金"),
    ("批评", "予到受", "的"),
    ("说明", "况", "书会的"),
    ("通报", "况”》", "的"),
    ("倡议", "”》", "的书"),
    ("爆料", "", "的者人"),
    ("反映", "", "出了"),
    ("表明", "", "了"),
    ("提及", "", "的"),
    ("透露", "", "出的"),
    ("告知", "", "书单函"),
    ("谈及", "", "的"),
];

struct Verb {
    word: &'static str,
    grammar: Grammar,
    /// Characters before and after it that make it a part of another word.
    not_after: &'static str,
    not_before: &'static str,
}

struct Verbs {
    /// Longest first.
    by_first: FxHashMap<char, Vec<Verb>>,
}

fn verbs() -> &'static Verbs {
    static VERBS_BY_FIRST: OnceLock<Verbs> = OnceLock::new();
    VERBS_BY_FIRST.get_or_init(|| {
        let mut by_first: FxHashMap<char, Vec<Verb>> = FxHashMap::default();
        for &(grammar, words) in VERBS {
            for word in words.split_whitespace() {
                if let Some(first) = word.chars().next() {
                    let (_, not_after, not_before) = PARTS_OF_WORDS
                        .iter()
                        .find(|(verb, ..)| *verb == word)
                        .copied()
                        .unwrap_or_default();
                    by_first.entry(first).or_default().push(Verb {
                        word,
                        grammar,
                        not_after,
                        not_before,
                    });
                }
            }
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|verb| std::cmp::Reverse(verb.word.len()));
        }
        Verbs { by_first }
    })
}

/// True if a reporting verb begins with this (Simplified) character.
pub(super) fn starts_with(c: char) -> bool {
    verbs().by_first.contains_key(&c)
}

/// The reporting verb that begins at byte `at` of the Simplified text.
pub(super) fn at(plain: &str, at: usize) -> Option<Cue> {
    let rest = &plain[at..];
    // 他的批评: a noun; 根据他的说法 is as good as a verb.
    if plain[..at].ends_with('的') && !rest.starts_with("说法") {
        return None;
    }
    let candidates = verbs().by_first.get(&rest.chars().next()?)?;
    let verb = candidates
        .iter()
        .find(|verb| rest.starts_with(verb.word) && !is_part_of_a_word(plain, at, verb))?;
    let (word, mut grammar) = (verb.word, verb.grammar);
    let mut end = at + word.len();
    if grammar != Grammar::View
        && grammar != Grammar::Report
        && let Some(length) = SECOND.prefix(&plain[end..])
        && fits(word, &plain[end..end + length], &plain[end..])
    {
        let second = &plain[end..end + length];
        end += length;
        // 告知称 needs no object.
        if second != "到" && (grammar != Grammar::Told || matches!(second, "称" | "说" | "道"))
        {
            grammar = Grammar::Says;
        }
    }
    Some(Cue {
        range: at..end,
        grammar,
    })
}

/// 到 after 讲 and 说 only; 道 and 说 not where they begin another word.
fn fits(word: &str, second: &str, rest: &str) -> bool {
    let next = rest[second.len()..].chars().next();
    match second {
        "到" => {
            next.is_none_or(|c| "，。：“！；,:".contains(c))
                || matches!(word, "讲" | "说") && next != Some('底')
        }
        "说" => !next.is_some_and(|c| "明法服话起来".contains(c)),
        "称" => word != "说" && !next.is_some_and(|c| "为之号呼赞".contains(c)),
        "道" => !next.is_some_and(|c| "路德理歉具".contains(c)),
        _ => true,
    }
}

/// 尹兆坚|称: the first character of 坚称 ends a name that also stands elsewhere.
fn begins_in_a_name(plain: &str, at: usize, verb: &Verb) -> bool {
    let Some(first) = verb
        .word
        .chars()
        .next()
        .filter(|c| "坚直明笑坦力".contains(*c))
    else {
        return false;
    };
    let Some((start, _)) = plain[..at].char_indices().rev().nth(1) else {
        return false;
    };
    let name = &plain[start..at + first.len_utf8()];
    let all = memchr::memmem::find_iter(plain.as_bytes(), name).count();
    let verbs = memchr::memmem::find_iter(plain.as_bytes(), &plain[start..at + verb.word.len()]);
    surname::leading(name).is_some() && all > verbs.count()
}

fn is_part_of_a_word(plain: &str, at: usize, verb: &Verb) -> bool {
    if begins_in_a_name(plain, at, verb) {
        return true;
    }
    let before = plain[..at].chars().next_back();
    let after = plain[at + verb.word.len()..].chars().next();
    if verb.word == "说" && before == Some('来') {
        return !is_name_in_lai(&plain[..at]);
    }
    // 情况通报称
    if verb.word.chars().count() > 1 && matches!(after, Some('称' | '说')) {
        return false;
    }
    if verb.word == "称" && before == Some('人') && after.is_none_or(|c| !"，：“,:「".contains(c))
    {
        // 人称代词, unlike 发言人称，
        return true;
    }
    // 公会说, 同学说, unlike 会说, 学说
    if verb.word == "说" && matches!(before, Some('会' | '学')) {
        return !BODIES.end(&plain[..at]);
    }
    // 说说, 谈谈: doubled, a verb asks or offers to do so for a while and reports nothing.
    let mut characters = verb.word.chars();
    if let (Some(only), None) = (characters.next(), characters.next())
        && (before == Some(only) || after == Some(only))
    {
        return true;
    }
    before.is_some_and(|c| verb.not_after.contains(c))
        || after.is_some_and(|c| verb.not_before.contains(c))
}

/// Bodies whose names end in 会 or 学, and 同学.
static BODIES: Words = Words::new(
    "同学 大学 中学 小学 公会 协会 学会 工会 商会 联会 总会 员会 金会 事会 教会 联合会 促进会 研究会",
);

/// 演员顾某来|说, unlike 总的来说.
fn is_name_in_lai(before: &str) -> bool {
    let mut starts = before.char_indices().rev().skip(1);
    let second = starts.next().map(|(at, _)| at);
    let third = starts.next().map(|(at, _)| at);
    [second, third].into_iter().flatten().any(|start| {
        surname::leading(&before[start..]).is_some() && role::ends_in_role(&before[..start])
    })
}
