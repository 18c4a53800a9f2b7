//! The subject of a reporting verb: what the clause before it says about who speaks.
//!
//! Reads only the clause (and, if that names nobody, the clauses before it in the sentence); whom a
//! pronoun means is decided by the caller, who knows what came before.

use super::words::Words;
use crate::segment::Segmenter;
use std::ops::Range;

use super::cue::{Cue, Grammar};
use super::name::{self, Name};
use super::page::{MarkKind, Page};
use super::people::People;
use super::role;
use super::surname;

/// Who the clause says is speaking.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Subject {
    /// A personal name.
    Named(Name),
    /// A short form of a name: a surname, a given name, the last part of a foreign name.
    Short(Range<usize>),
    /// A surname with a title: 李主任.
    Titled {
        surname: Range<usize>,
        title: Range<usize>,
    },
    /// 他, 她, 其
    Pronoun,
    /// 这位发言人, 该负责人: somebody named before.
    Described,
    /// An organisation, or a document that "says" something.
    Organisation(Range<usize>),
    /// One person without a name: 某镇相关负责人.
    Unnamed(Range<usize>),
    /// The clause has no subject: the one before it goes on.
    Omitted,
}

/// A subject and where its clause begins.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) subject: Subject,
    pub(super) start: usize,
}

/// The longest clause that is looked at, in bytes: a subject further away is not one.
const LONGEST: usize = 360;

/// The subject of `cue` in the sentence that begins at `sentence`. `None` if the clause has one
/// that cannot be named (专家们), or denies the verb.
pub(super) fn find(page: &Page<'_>, people: &People, sentence: usize, cue: &Cue) -> Option<Found> {
    let plain = &*page.plain;
    let sentence = floor(
        plain,
        sentence.max(cue.range.start.saturating_sub(3 * LONGEST)),
    );
    let clause = clause_start(page, sentence, cue.range.start);
    let clause = floor(plain, clause.max(cue.range.start.saturating_sub(LONGEST)));
    let view = cue.grammar == Grammar::View;
    let mut start = clause;
    if view {
        start += plain[clause..cue.range.start].find('在')? + '在'.len_utf8();
    }
    let segment = start..cue.range.start;
    if is_denied(&plain[segment.clone()]) {
        return None;
    }
    let in_clause = |subject| {
        Some(Found {
            subject,
            start: clause,
        })
    };

    let body = skip_lead_ins(plain, after_dateline(plain, segment.clone()));
    if body.is_empty() {
        return in_clause(Subject::Omitted);
    }
    if let Some(name) = best_name(page, people, sentence, body.clone(), true) {
        let start = name
            .role
            .as_ref()
            .map_or(clause, |role| clause.min(role.start));
        return Some(Found {
            subject: Subject::Named(name),
            start,
        });
    }
    let text = &plain[body.clone()];
    if let Some(rest) = ["他们", "她们", "他", "她", "其"]
        .iter()
        .find_map(|pronoun| text.strip_prefix(pronoun))
        && (rest.is_empty() || is_adverbial(rest))
    {
        return in_clause(Subject::Pronoun);
    }
    if let Some(subject) = short_form(plain, people, body.clone()) {
        return in_clause(subject);
    }
    if is_description(text) {
        return in_clause(Subject::Described);
    }
    if let Some(range) = unnamed_person(plain, body.clone()) {
        return in_clause(Subject::Unnamed(range));
    }
    if is_unnamed(text) {
        return None;
    }
    if let Some(range) = organisation(plain, body.clone()) {
        return in_clause(Subject::Organisation(range));
    }
    if let Some(range) = bare_body(plain, body.clone()) {
        let subject = if introduced(plain, &range) {
            Subject::Short(range)
        } else {
            Subject::Organisation(range)
        };
        return in_clause(subject);
    }
    is_adverbial(text).then_some(Found {
        subject: Subject::Omitted,
        start: clause,
    })
}

/// The person whom the sentence before byte `end` is about: the subject of an earlier clause.
pub(super) fn earlier(page: &Page<'_>, people: &People, range: Range<usize>) -> Option<Found> {
    let plain = &*page.plain;
    let start = floor(
        plain,
        range.start.max(range.end.saturating_sub(3 * LONGEST)),
    );
    let mut at = start;
    while at < range.end {
        let end = clause_end(page, at, range.end);
        let clause = skip_lead_ins(plain, at..end);
        let text = &plain[clause.clone()];
        if let Some(name) = best_name(page, people, start, clause.clone(), false)
            && subject_position(plain, &clause, &name)
        {
            return Some(Found {
                subject: Subject::Named(name),
                start: at,
            });
        }
        if text.starts_with('他') && !text.starts_with("他们") || text.starts_with('她') {
            return Some(Found {
                subject: Subject::Pronoun,
                start: at,
            });
        }
        if let Some(subject) = short_form(plain, people, clause) {
            return Some(Found { subject, start: at });
        }
        at = end + plain[end..].chars().next().map_or(1, char::len_utf8);
    }
    None
}

/// The person at the head of a sentence: named with a role or title, or known already.
pub(super) fn head(page: &Page<'_>, people: &People, range: Range<usize>) -> Option<Subject> {
    let plain = &*page.plain;
    let to = floor(plain, range.end.min(range.start + LONGEST));
    let mut end = clause_end(page, range.start, to);
    if role::ends_in_role(&plain[range.start..end]) && end < to {
        // 某会创办人、董事，陈某某女士……
        end = clause_end(page, end + width(plain, end), to);
    }
    let clause = skip_lead_ins(plain, range.start..end);
    if let Some(name) = best_name(page, people, range.start, clause.clone(), false) {
        let known = people.known(&plain[name.range.clone()]).is_some();
        return (subject_position(plain, &clause, &name)
            && (known || name.role.is_some() || name.title > 0 || name.score >= name::SURE))
            .then_some(Subject::Named(name));
    }
    short_form(plain, people, clause).filter(|subject| {
        matches!(subject, Subject::Short(range)
            if people.known(&plain[range.clone()]).is_some()
                || people.by_part(&plain[range.clone()]).is_some())
    })
}

/// A name at the head of the clause, its role before it, is its subject.
fn subject_position(plain: &str, clause: &Range<usize>, name: &Name) -> bool {
    let head = name
        .role
        .as_ref()
        .map_or(name.range.start, |role| role.start);
    let before = &plain[clause.start.min(head)..head];
    before.chars().count() <= 4
        || before.ends_with(['由', '，', '、'])
        || before.trim_end().is_empty()
        || name.role.is_some() && before.ends_with('的')
        || name.role.is_some() && !before.contains(['对', '向', '与', '和', '给', '被', '将'])
}

fn floor(text: &str, at: usize) -> usize {
    text.ceil_char_boundary(at)
}

/// The byte after the last clause mark before `end`, outside quotations and brackets.
fn clause_start(page: &Page<'_>, sentence: usize, end: usize) -> usize {
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

fn clause_end(page: &Page<'_>, start: usize, end: usize) -> usize {
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

fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

/// 本报讯(记者李某)…: the clause begins after the credit.
fn after_dateline(plain: &str, range: Range<usize>) -> Range<usize> {
    let text = &plain[range.clone()];
    for (close, c) in text
        .char_indices()
        .filter(|&(_, c)| matches!(c, ')' | '）'))
    {
        let open = text[..close].rfind(['(', '（']).unwrap_or(close);
        if text[open..close].contains("记者") || text[..open].trim_end().ends_with(['电', '讯'])
        {
            return range.start + close + c.len_utf8()..range.end;
        }
    }
    range
}

/// What may open a clause without being its subject.
static LEAD_INS: Words = Words::new(
    "同时 此外 另外 随后 最后 其中 对此 不过 但是 但 而 并且 而且 并 还 也 又 则 据 另据 之后 \
     然后 接着 其后 当天 当日 昨日 今日 近日 日前 此前 会上 会后 再 更 均 都 一致 多次 进一步 \
     特别 尤其 明确 首先 其次 再次 至此 因此 所以 于是 曾 即 就 仍 始终 一直 公开 此间 亦 续 今 \
     如 正如 就像 早前 稍早 事后",
);

fn skip_lead_ins(plain: &str, range: Range<usize>) -> Range<usize> {
    let mut start = range.start;
    loop {
        let rest = &plain[start..range.end];
        let trimmed =
            rest.trim_start_matches(|c: char| c.is_whitespace() || "、，（）)】".contains(c));
        start += rest.len() - trimmed.len();
        match LEAD_INS.prefix(trimmed) {
            Some(length) => start += length,
            None => return start..range.end,
        }
    }
}

/// The likeliest subject among the names of the clause. `before_cue`: the clause ends at the verb.
fn best_name(
    page: &Page<'_>,
    people: &People,
    limit: usize,
    body: Range<usize>,
    before_cue: bool,
) -> Option<Name> {
    let plain = &*page.plain;
    let mut best: Option<Name> = None;
    for mut candidate in name::find(page.text, plain, limit, body.clone()) {
        let word = &plain[candidate.range.clone()];
        let rest = &plain[candidate.range.end + candidate.title..body.end];
        if is_object(plain, &candidate) {
            candidate.score -= 4;
        }
        if people.known(word).is_some() {
            candidate.score += 4;
        } else if !before_cue && candidate.role.is_some() && is_transcribed_place(word) {
            continue;
        } else if name::is_impossible(
            word,
            candidate.role.is_some() || repeats(plain, &candidate.range),
        ) {
            continue;
        } else if (candidate.score <= name::SURE || candidate.role.is_none())
            && !word.contains(name::is_point)
            && (is_a_word(plain, &candidate.range, candidate.range.start == body.start)
                || candidate.role.is_none() && name::ends_as_place(word))
        {
            candidate.score -= 4;
        } else if candidate.score < name::SURE && repeats(plain, &candidate.range) {
            candidate.score += 2;
        }
        if before_cue && !rest.is_empty() && !is_adverbial(rest) {
            candidate.score -= 2;
        }
        if !rest.is_empty()
            && candidate.role.is_none()
            && candidate.title == 0
            && !name::has_tail(rest)
            && people.known(word).is_none()
        {
            candidate.score -= 2;
        }
        if !before_cue
            && candidate
                .role
                .as_ref()
                .is_some_and(|role| plain[role.clone()].ends_with("记者"))
        {
            candidate.score -= 4;
        }
        if before_cue && rest.is_empty() && introduced(plain, &candidate.range) {
            candidate.score += 4;
        }
        if candidate.score >= name::SURE - 1
            && best
                .as_ref()
                .is_none_or(|best| candidate.score > best.score)
        {
            best = Some(candidate);
        }
    }
    best
}

/// 乌克兰: a transcription that the dictionary lists as a place.
fn is_transcribed_place(word: &str) -> bool {
    word.chars().all(surname::transcribes) && Segmenter.is_place_or_brand(word)
}

/// 对李明, 向记者王强, 据李明
fn is_object(plain: &str, name: &Name) -> bool {
    let start = name
        .role
        .as_ref()
        .map_or(name.range.start, |role| role.start);
    plain[..start]
        .chars()
        .next_back()
        .is_some_and(|c| "对向给与跟同被让把将".contains(c))
}

/// How far around a name its repetition counts, in bytes.
const NEARBY: usize = 6_000;

/// True if the same name stood before with a role.
fn introduced(plain: &str, range: &Range<usize>) -> bool {
    let word = &plain[range.clone()];
    let from = plain.floor_char_boundary(range.start.saturating_sub(NEARBY));
    let before = &plain[from..range.start];
    before
        .match_indices(word)
        .take(4)
        .any(|(at, _)| role::ends_in_role(&before[..at]))
}

/// True if the dictionary knows the name as a word; one that repeats may begin with a word (周长朋).
fn is_a_word(plain: &str, range: &Range<usize>, at_head: bool) -> bool {
    let word = &plain[range.clone()];
    if repeats(plain, range) && at_head {
        Segmenter.is_common_word(word)
    } else {
        name::is_a_common_word(word)
    }
}

fn repeats(plain: &str, range: &Range<usize>) -> bool {
    let word = &plain[range.clone()];
    if word.chars().count() < 3 {
        return false;
    }
    let from = plain.floor_char_boundary(range.start.saturating_sub(NEARBY));
    let to = plain.ceil_char_boundary((range.end + NEARBY).min(plain.len()));
    plain[from..range.start].contains(word) || plain[range.end..to].contains(word)
}

/// 珠海台商吕先生, 同行的李女士: all that is told of a name.
static HONORIFICS: Words =
    Words::new("先生 女士 小姐 阿姨 师傅 大爷 大妈 奶奶 爷爷 同学 大姐 大哥 老师 叔叔");

fn honoured(plain: &str, body: &Range<usize>) -> Option<Subject> {
    let text = &plain[body.clone()];
    let (at, length) = text
        .char_indices()
        .find_map(|(at, _)| HONORIFICS.prefix(&text[at..]).map(|length| (at, length)))?;
    let surname = text[..at].chars().next_back()?;
    let start = at - surname.len_utf8();
    let rest = &text[at + length..];
    let before = &text[..start];
    let bounded = before.is_empty()
        || role::ends_in_role(before)
        || before.ends_with(['的', '，', '、', '名', '位', '商', '民', '主']);
    (surname::leading(&text[start..]).is_some()
        && bounded
        && (rest.is_empty() || is_adverbial(rest)))
    .then(|| Subject::Titled {
        surname: body.start + start..body.start + at,
        title: body.start + at..body.start + at + length,
    })
}

/// 布林肯, 蒋, 志明; 李主任
fn short_form(plain: &str, people: &People, body: Range<usize>) -> Option<Subject> {
    let text = &plain[body.clone()];
    if let Some(subject) = honoured(plain, &body) {
        return Some(subject);
    }
    if let Some((_, length)) = surname::leading(text)
        && let Some(title) = role::leading(&text[length..])
    {
        return Some(Subject::Titled {
            surname: body.start..body.start + length,
            title: body.start + length..body.start + length + title,
        });
    }
    let mut end = 0;
    let mut found = None;
    for c in text.chars().take(12) {
        if !(name::is_han(c) || c.is_alphabetic() || matches!(c, '-' | '－')) {
            break;
        }
        end += c.len_utf8();
        let rest = &text[end..];
        if rest.is_empty() || is_adverbial(rest) || role::leading(rest).is_some() {
            let word = &text[..end];
            let known = people.known(word).is_some() || people.by_part(word).is_some();
            if known || found.is_none() && is_transcribed(word) {
                found = Some(Subject::Short(body.start..body.start + end));
            }
        }
    }
    found
}

fn is_transcribed(word: &str) -> bool {
    (6..=18).contains(&word.len())
        && word
            .chars()
            .all(|c| surname::transcribes(c) || matches!(c, '-' | '－'))
        && !surname::NOT_PEOPLE.hold(word)
        && !Segmenter.is_place_or_brand(word)
}

fn is_denied(segment: &str) -> bool {
    [
        "没有", "并未", "拒绝", "未", "不愿", "不能", "无法", "不", "没", "未曾",
    ]
    .iter()
    .any(|word| segment.trim_end().ends_with(word))
        || segment.ends_with("难以")
}

fn is_description(text: &str) -> bool {
    let head = text
        .strip_prefix("这位")
        .or_else(|| text.strip_prefix("这名"))
        .or_else(|| text.strip_prefix("该"));
    let Some(head) = head else { return false };
    (1..=10).any(|count| {
        let end: usize = head.chars().take(count).map(char::len_utf8).sum();
        role::ends_in_role(&head[..end])
    })
}

/// A single spokesman or official who is described but not named.
fn unnamed_person(plain: &str, body: Range<usize>) -> Option<Range<usize>> {
    let text = &plain[body.clone()];
    let end = SPOKESMEN
        .occurrence(text)
        .filter(|&end| text[end..].is_empty() || is_adverbial(&text[end..]))?;
    let who = &text[..end];
    let plural = [
        "们", "多位", "多名", "部分", "不少", "一些", "各", "等", "几位", "两位", "双方",
    ];
    (who.chars().count() >= 5
        && !plural.iter().any(|word| who.contains(word))
        && !who.contains(['，', '“']))
    .then(|| body.start..body.start + end)
}

/// Those who speak for somebody else.
static SPOKESMEN: Words = Words::new("负责人 发言人 负责同志 有关人士负责人");

/// Groups and sources without a name.
fn is_unnamed(text: &str) -> bool {
    UNNAMED.occur_in(text)
}

/// What an organisation or a document that speaks ends in.
static ORGANISATIONS: Words = Words::new(
    "央行 空军 海军 陆军 警卫队 共同体 警察局 公安局 卫视 医院 法庭 救援队 宣传部 总局 指挥部 监会 委会 \
     使团 财团 执法局 管理局 总队 支队 海关 总统府 气象台 消保委 市委 省委 公司 集团 协会 学会 委员会 部 局 研究院 研究所 社 报 中心 大学 学院 银行 基金会 联盟 组织 \
     机构 政府 法院 检察院 办公室 联合会 委 办 》 白皮书 总署 署 大使馆 使馆 商会 总会 院 理事会 \
     议会 白宫 克里姆林宫 五角大楼 联合国 欧盟 世卫组织 证券 厅 公报 网 通讯社 电视台 联社",
);

/// What an organisation without a name begins with.
static UNNAMED_ORGANISATIONS: Words = Words::new(
    "自 自从 随着 该 本 已 多 诸多 各 有 这 某 其 根据 若 如果 要求 包括 相关 有关 一家 两家 多家 部分 一些 很多 全 整 不少 当地 大",
);

/// The organisation that the clause is about, its date and adverbials left out.
fn organisation(plain: &str, body: Range<usize>) -> Option<Range<usize>> {
    let text = &plain[body.clone()];
    if let Some(open) = last_title(text) {
        return Some(body.start + open..body.end);
    }
    let mut end = text.len();
    if let Some(at) = adverbial_start(text) {
        end = at;
    }
    let name = text[..end].trim_end();
    let name = if let Some(open) = name.rfind('《').filter(|_| name.ends_with('》')) {
        &name[open..]
    } else {
        name
    };
    let start = body.start + (name.as_ptr() as usize - text.as_ptr() as usize);
    if is_latin_name(name) && name.split(' ').count() == 1 {
        return Some(start..start + name.len());
    }
    if UNNAMED_ORGANISATIONS.begin(name)
        || name.starts_with(|c: char| c.is_ascii_digit())
        || name.contains(['按', '系', '被', '了', ' ', '名', '个'])
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
    (ends && (3..=40).contains(&count) && !name.contains(['，', '。', '的'])
        || name.ends_with('》') && count > 3)
        .then(|| start..start + name.len())
}

/// 微软, 英伟达, 美国: a body without a word that says so; the dictionary or repetition vouches for it.
fn bare_body(plain: &str, body: Range<usize>) -> Option<Range<usize>> {
    let text = &plain[body.clone()];
    let end = (adverbial_start(text).unwrap_or(text.len())).min(text.len());
    let name = text[..end].trim_end();
    let count = name.chars().count();
    let plausible = (2..=8).contains(&count)
        && name
            .chars()
            .all(|c| name::is_han(c) || c.is_ascii_alphanumeric())
        && !UNNAMED_ORGANISATIONS.begin(name)
        && !role::ends_in_role(name)
        && !name.contains([
            '让', '使', '者', '等', '方', '人', '们', '早', '都', '有', '这', '那', '我', '自',
            '此',
        ])
        && ![
            "领导", "传闻", "消息", "画面", "数据", "结果", "报告", "文章", "调查", "研究", "通知",
            "公告", "会议",
        ]
        .iter()
        .any(|word| name.ends_with(word))
        && !Segmenter.is_plain_word(name);
    let range = body.start..body.start + name.len();
    let vouched = Segmenter.is_place_or_brand(name) || count >= 3 && repeats(plain, &range);
    (plausible && vouched).then_some(range)
}

/// OpenAI, Meta, Hugging Face
fn is_latin_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && (2..=30).contains(&name.len())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '&' | '.'))
}

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

/// Where the adverbial before the verb begins: 在…上, 27日, 近日
fn adverbial_start(text: &str) -> Option<usize> {
    text.char_indices().skip(2).map(|(at, _)| at).find(|&at| {
        let rest = &text[at..];
        is_adverbial(rest)
    })
}

/// True if the stretch before a verb can be an adverbial and no subject.
fn is_adverbial(text: &str) -> bool {
    let text = after_brackets(text.trim());
    if text.is_empty() {
        return true;
    }
    if PREPOSITIONS.begin(text) {
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
        if rest.is_empty() {
            return true;
        }
        if rest.len() == before {
            return ["在", "就", "对", "向", "接受", "于"]
                .iter()
                .any(|word| rest.starts_with(word));
        }
    }
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
    "进一步 随后 随即 最后 同时 再次 特别 多次 公开 明确 如此 这样 当天 当日 昨日 今日 日前 近日 \
     今天 昨天 上午 下午 晚 早 曾 也 还 则 又 再 并 均 都 就 即 更 亦 续 便 直接 一直 始终 \
     坚定 坚决 反复 郑重 严肃 坦率 笑着 激动 感慨 地 首先 其次 另外 此外 此前 之前 期间 此间 会上 \
     会后 回忆 总结 补充 强调 解释 分析 先 后 已 已经 正 刚 才 只 仍 却 亲自 一再 现场 自豪 \
     高兴 兴奋 欣慰 由衷 动情 坦诚 直白 一致 共同 分别 先生 女士 教授 博士 老师 继续 接着 坚持 \
     无奈 幽默 风趣 曾经 早前 早些时候 稍早 后来 上周 本周 周一 周二 周三 周四 周五 周六 周日 \
     星期一 星期二 星期三 星期四 星期五 星期六 星期日 中 时 透露 指 告诉 表示 认为",
);

/// Groups and sources without a name.
static UNNAMED: Words = Words::new(
    "专家 学者 嘉宾 人士 网友 们 多位 有的 不少 很多 一些 与会 大家 有人 业内 媒体 市民 家长 学生 \
     同学 多名 许多 部分 居民 村民 用户 消费者 观众 有关 人们 众 各方 双方 代表 几位 受访 外界 \
     舆论 记者 我 你 谁 这 那 它 参会 民调 有消息 消息 据了解 知情 分析师 从业者 工作人员",
);

/// What an adverbial begins with.
static PREPOSITIONS: Words = Words::new(
    "发布 发表 发出 公布 刊文 援引 引述 引用 在 就 对 向 接受 针对 围绕 谈 通过 从 以 于 为 代表 结合 根据 回应 回答 发文 致辞 致词 \
     演讲 发言 作为 作了 作题 作报告 作主 做客 做了 解读 总结 分析 当天 当日 当时 用 引用 发表 给",
);
