//! The reporting verbs and their grammar: where one stands, and whether words follow it as what
//! was said (介绍，……) or as a mere topic (介绍了……情况).
//!
//! Knows nothing of the subject before the verb.

use super::boundary;
use super::clause::MARKS;
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
         发文 发帖 举例 打趣 调侃 转述 讲述 描述 形容 阐释 诠释 疾呼 给出 提出 指控 指责 叮嘱 寄语 开玩笑 总结道 写 回复 答复 推介 说明 \
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
        "防五手食拇中无名戒弹屈股点期综大上深成分直所特专泛是般",
        "数标导挥定南示望出引的令向责甲纹头点尖着环认着代控派",
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
    ("要求", "定出到照据的高按新严合署策作关件项应", "的高"),
    ("预计", "", "的"),
    ("谴责", "予以到受遭的出烈厉", "的声"),
    ("冀", "希望期津", "望中东北州"),
    ("明确", "的更不未为", "的了地提要规表指"),
    ("预期", "超出符合如低高的", "的目收值"),
    ("估计", "", "的"),
    ("判断", "", "的力"),
    ("承诺", "", "的书"),
    ("声明", "联合的”》", "的中"),
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

/// What 表示 and its like take when they perform an act instead of saying something.
static ACTS: Words = Words::new(
    "感谢 谢意 祝贺 欢迎 支持 赞赏 肯定 敬意 慰问 哀悼 关切 担忧 不满 反对 抗议 谴责 歉意 同意 \
     认可 认同 遗憾 理解 赞同 期待 怀疑 尊重 关注 满意 忧虑 敬佩 问候 赞成 道歉 祝福 质疑 拒绝 否认 承诺 \
     震惊 愤怒 愤慨 失望 惋惜 痛心 悲痛 沉痛 感激 不安 自豪 惊讶 惊喜 诧异 不解 无奈 同情 羡慕 喜爱 欣慰 高兴",
);

/// 表示就该传闻不予置评: nothing is said.
fn declines(words: &str) -> bool {
    let clause = words.split(MARKS).next().unwrap_or_default();
    NO_COMMENT.occur_in(clause)
}

static NO_COMMENT: Words = Words::new("不予置评 不予评论 不作评论 不便评论 无可奉告 拒绝置评");

/// Speeches of welcome, and what they do instead of saying something.
static ADDRESSES: Words = Words::new("致辞 致词 发言");
/// What a narrator says of a speech or an answer: ……发言，是他上任后首度讲话.
static JUDGED: Words = Words::new("是他 是她 是其 这是 令人 令外界 引起 引发 赢得 博得 获得");

/// 新浪声明：此消息系转载……
static IMPRINTS: Words = Words::new("此消息系 此文系 本文系 本文仅 以上内容仅 本网转载");

static THANKS: Words = Words::new("感谢 祝贺 欢迎 并 对 向 代表 为 就 介绍 围绕 分享 结合");

/// Degrees that stand before an act.
static DEGREES: Words = Words::new(
    "热烈 衷心 诚挚 由衷 深切 高度 充分 严重 强烈 坚决 最 深深 崇高 亲切 非常 十分 真诚 极大 一致 \
     完全 深 诚 的 地 了 出",
);

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
        '的' | '时' | '着' | '过' | '者' | '、' | '和' | '与' | '得' | '》' | '”' => {
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
