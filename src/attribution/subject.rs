//! The subject of a reporting verb: what the clause before it says about who speaks.
//!
//! Reads only the clause (and, if that names nobody, the clauses before it in the sentence); whom a
//! pronoun means is decided by the caller, who knows what came before.

use std::ops::Range;

use super::as_written;
use super::bytes::{ceil, width};
use super::clause::{
    MARKS, SCENES, adverbial_start, after_dateline, before_brackets, clause_end, clause_start,
    is_adverbial, skip_lead_ins,
};
use super::cue::{Cue, Grammar};
use super::foreign::{self, is_point, is_spelled_out};
use super::label;
use super::name::{self, Name};
use super::organisation::{self, bare_body, described_body, organisation};
use super::page::Page;
use super::people::People;
use super::role;
use super::short_form::{nickname_in, short_form};
use super::surroundings;
use super::unnamed::{agent_at_head, description, is_unnamed, is_unnamed_group, unnamed_person};
use super::witness::{best_name, best_name_of, introduced};
use super::words::Words;

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
    /// 小韩, 老周
    Nickname(Range<usize>),
    /// 他, 她, 其
    Pronoun,
    /// 他们: a body that was named, or people who were not.
    They,
    /// 这位发言人, 该负责人: somebody named before; the words after 这位 or 该.
    Described(Range<usize>),
    /// 社评, 该文: the medium that was named before.
    Medium,
    /// 声明, 报告: the body or the document that was named before.
    Statement,
    /// 该公司, 主办单位: a body named before; the word that its name ends in.
    DescribedBody(Range<usize>),
    /// An organisation, or a document that "says" something.
    Organisation(Range<usize>),
    /// A role alone (内政部长): whoever was named with it, index into the people.
    Holder(usize),
    /// 部长: an office alone; whoever was named with it before.
    Office(Range<usize>),
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
    let sentence = ceil(
        plain,
        sentence.max(cue.range.start.saturating_sub(3 * LONGEST)),
    );
    let clause = clause_start(page, sentence, cue.range.start);
    let clause = ceil(plain, clause.max(cue.range.start.saturating_sub(LONGEST)));
    let view = cue.grammar == Grammar::View;
    let mut start = clause;
    if view {
        // 在……看来, 根据……的说法
        start += VIEWED.occurrence(&plain[clause..cue.range.start])?;
    }
    let end = cue.range.start;
    let owner = plain[start..end].strip_suffix('的').filter(|_| view);
    let segment = start..owner.map_or(end, |owner| start + owner.len());
    if is_denied(&plain[segment.clone()])
        || NOT_YET.end(plain[segment.clone()].trim_end())
        || is_an_object(&plain[segment.clone()], cue, plain)
    {
        return None;
    }
    let in_clause = |subject| {
        Some(Found {
            subject,
            start: clause,
        })
    };

    let body = skip_lead_ins(plain, after_dateline(plain, segment.clone()));
    let body = after_kind_of_medium(plain, after_headline(plain, body));
    let body = body.start..body.start + before_spelling(&plain[body.clone()]).len();
    if body.is_empty() {
        // 声明|指出 looks like one verb.
        return in_clause(
            if organisation::begins_with_a_statement(&plain[cue.range.clone()]) {
                Subject::Statement
            } else {
                Subject::Omitted
            },
        );
    }
    // 泽某某评价普某太软弱，并|称: the one who did the first does the second.
    if let Some(first) = plain[body.clone()].trim_end().strip_suffix('并')
        && !first.is_empty()
        && let Some(subject) = head(page, people, body.start..body.start + first.len())
    {
        return in_clause(subject);
    }
    let cited = cited(plain, &body);
    let speakers = cited.clone().unwrap_or_else(|| body.clone());
    if let Some(name) = best_name(page, people, sentence, speakers, cited.is_none()) {
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
    // @某某 透露: a name on the net.
    if let Some((before, name)) = text.rsplit_once('@')
        && (before.is_empty() || role::ends_in_role(before.trim_end()))
    {
        let length = name
            .find(char::is_whitespace)
            .or_else(|| adverbial_start(name))
            .unwrap_or(name.len());
        let start = body.start + before.len() + '@'.len_utf8();
        return (length > 0 && is_adverbial(&name[length..]))
            .then(|| in_clause(Subject::Nickname(start..start + length)))
            .flatten();
    }
    if let Some(rest) = text
        .strip_prefix("他们")
        .or_else(|| text.strip_prefix("她们"))
    {
        return (rest.is_empty() || is_adverbial(rest))
            .then(|| in_clause(Subject::They))
            .flatten();
    }
    if let Some(rest) = text.strip_prefix(['他', '她', '其'])
        && (rest.is_empty() || is_adverbial(rest))
    {
        return in_clause(Subject::Pronoun);
    }
    if organisation::is_an_article(text) {
        return in_clause(Subject::Medium);
    }
    if organisation::is_a_statement(text) {
        return in_clause(Subject::Statement);
    }
    if let Some(subject) = short_form(plain, people, body.clone()) {
        return in_clause(subject);
    }
    // 长期看空股市的|李某
    if let Some(at) = text.rfind('的')
        && let Some(Subject::Short(range)) =
            short_form(plain, people, body.start + at + '的'.len_utf8()..body.end)
        && people.by_part(&plain[range.clone()]).is_some()
    {
        return in_clause(Subject::Short(range));
    }
    // 隔壁的|王医生
    if let Some(at) = text.rfind('的')
        && let Some(subject @ Subject::Titled { .. }) =
            short_form(plain, people, body.start + at + '的'.len_utf8()..body.end)
    {
        return in_clause(subject);
    }
    if let Some(word) = described_body(text) {
        let word = body.start + word.start..body.start + word.end;
        return in_clause(Subject::DescribedBody(word));
    }
    if let Some(title) = description(text) {
        let title = body.start + title.start..body.start + title.end;
        return in_clause(Subject::Described(title));
    }
    if let Some(person) = holder(people, text) {
        return in_clause(Subject::Holder(person));
    }
    if let Some(range) = unnamed_person(plain, body.clone()) {
        return in_clause(Subject::Unnamed(range));
    }
    // 近日在介绍大学生运动会的发布会上: a setting, whoever it mentions.
    if is_a_setting(text) {
        return in_clause(Subject::Omitted);
    }
    // 某部发布消息: what was published is nobody.
    let who = &text[..adverbial_start(text).unwrap_or(text.len())];
    if is_unnamed(who) && !who.contains('》') && !ASSOCIATIONS.end(who) {
        return None;
    }
    // 根据某局公布的数据|显示
    let source = text.strip_prefix("根据").unwrap_or(text);
    let source = body.end - source.len()..body.end;
    if let Some(range) = organisation(plain, source.clone()) {
        return in_clause(Subject::Organisation(range));
    }
    // 网大为, whom the text has introduced with his role.
    if (2..=4).contains(&text.chars().count()) && introduced(plain, &body) {
        return in_clause(Subject::Short(body));
    }
    if let Some(range) = bare_body(plain, source) {
        let subject = if introduced(plain, &range) {
            Subject::Short(range)
        } else {
            Subject::Organisation(range)
        };
        return in_clause(subject);
    }
    if let Some(title) = bare_office(text) {
        return in_clause(Subject::Office(body.start..body.start + title));
    }
    if is_adverbial(text) {
        return in_clause(Subject::Omitted);
    }
    // 瑞典雕金师高某某表示: a name after a role that no list holds.
    if cue.grammar == Grammar::Says
        && let Some(name) = name::after_unknown_role(plain, body.clone())
    {
        return in_clause(Subject::Named(name));
    }
    as_written::subject(plain, body, cue).and_then(in_clause)
}

/// 总裁朗某文（Anu Rath）: the name in Latin letters says nothing new.
fn before_spelling(text: &str) -> &str {
    let name = before_brackets(text);
    if is_spelled_out(&text[name.len()..]) {
        name
    } else {
        text
    }
}

/// Bodies that are called after those who belong to them: 消费者协会.
static ASSOCIATIONS: Words = Words::new("协会 学会 委员会 联合会 基金会 商会");

/// 在某次发布会上
fn is_a_setting(text: &str) -> bool {
    text.find('在').is_some_and(|at| is_adverbial(&text[..at])) && SCENES.end(text)
}

/// “……”某报发表社论称: the headline before the subject is glued to it.
fn after_headline(plain: &str, body: Range<usize>) -> Range<usize> {
    const LEAST: usize = 10;
    let text = &plain[body.clone()];
    let Some(close) = text.rfind(['”', '」']) else {
        return body;
    };
    let after = close + width(text, close);
    let open = text[..close].rfind(['“', '「']).unwrap_or(close);
    let rest = &text[after..];
    // 某某在“某某论坛”启动会上: what opens inside the clause is a part of it.
    let headline =
        open == 0 && text[..close].chars().count() > LEAST && !rest.starts_with(['的', '、']);
    let glued =
        !rest.is_empty() && !is_adverbial(rest) && headline || rest.starts_with(['他', '她']);
    if glued {
        body.start + after..body.end
    } else {
        body
    }
}

/// 拉美媒体|某电视台: what it is, before its name.
fn after_kind_of_medium(plain: &str, body: Range<usize>) -> Range<usize> {
    let text = &plain[body.clone()];
    let rest = text.find("媒体").map(|at| at + "媒体".len());
    match rest.filter(|&rest| organisation(plain, body.start + rest..body.end).is_some()) {
        Some(rest) => body.start + rest..body.end,
        None => body,
    }
}

/// The person whom a stretch is about: the subject of its first clause that has one.
pub(super) fn earlier(page: &Page<'_>, people: &People, range: Range<usize>) -> Option<Found> {
    let start = ceil(
        &page.plain,
        range.start.max(range.end.saturating_sub(3 * LONGEST)),
    );
    if let Some(name) = presented(page, people, start..range.end) {
        return Some(Found {
            start: name.range.start,
            subject: Subject::Named(name),
        });
    }
    clauses(page, start..range.end).find_map(|clause| of_clause(page, people, start, clause))?
}

/// The clauses of a stretch, in order.
fn clauses(page: &Page<'_>, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = range.start;
    std::iter::from_fn(move || {
        let start = at;
        (start < range.end).then(|| {
            let end = clause_end(page, start, range.end);
            at = end + width(&page.plain, end);
            start..end
        })
    })
}

/// The person whom a clause is about; `Some(None)` if it is a group, so that nobody is.
fn of_clause(
    page: &Page<'_>,
    people: &People,
    limit: usize,
    clause: Range<usize>,
) -> Option<Option<Found>> {
    let plain = &*page.plain;
    let start = clause.start;
    let clause = skip_lead_ins(plain, after_dateline(plain, clause));
    let text = &plain[clause.clone()];
    if is_unnamed_group(text) {
        return Some(None);
    }
    // 廉某是书画家陈某的弟子, 总统普某向李某某主席致贺: the better name is not the subject.
    let is_subject = |name: &Name| subject_position(plain, &clause, name);
    let subject = best_name_of(page, people, limit, clause.clone(), false, is_subject)
        .map(Subject::Named)
        .or_else(|| {
            let pronoun =
                text.starts_with('他') && !text.starts_with("他们") || text.starts_with('她');
            pronoun.then_some(Subject::Pronoun)
        })
        .or_else(|| short_form(plain, people, clause.clone()))
        .or_else(|| nickname_in(plain, clause.clone()).map(Subject::Nickname))
        .or_else(|| agent_at_head(plain, clause.clone()).map(Subject::Unnamed))
        .or_else(|| foreign::at_head(plain, clause).map(Subject::Short))?;
    Some(Some(Found { subject, start }))
}

/// Whose statement the sentence tells of: 某公司昨晚发布澄清公告.
pub(super) fn publisher(
    page: &Page<'_>,
    people: &People,
    sentence: Range<usize>,
) -> Option<Subject> {
    let plain = &*page.plain;
    let text = &plain[sentence.clone()];
    if let Some(report) = organisation::report_heard(text) {
        return Some(Subject::Organisation(
            sentence.start + report.start..sentence.start + report.end,
        ));
    }
    let at = [
        "发布", "发表", "公布", "发出", "印发", "下发", "披露", "通过", "通报",
    ]
    .iter()
    .filter_map(|verb| text.find(verb))
    .min()?;
    if !organisation::tells_of_a_statement(&text[at..]) {
        return None;
    }
    let end = sentence.start + at;
    let clause = skip_lead_ins(
        plain,
        after_dateline(plain, clause_start(page, sentence.start, end)..end),
    );
    organisation(plain, clause.clone())
        .or_else(|| bare_body(plain, clause.clone()))
        .map(Subject::Organisation)
        .or_else(|| {
            best_name(page, people, sentence.start, clause.clone(), true).map(Subject::Named)
        })
        .or_else(|| unnamed_person(plain, clause).map(Subject::Unnamed))
}

/// 某报18日援引某会专员穆某的话: who is cited, speaks.
fn cited(plain: &str, body: &Range<usize>) -> Option<Range<usize>> {
    let text = plain[body.clone()].trim_end();
    let words = text.strip_suffix("的话").unwrap_or(text);
    let verb = ["援引", "引述", "引用", "转述"]
        .iter()
        .find_map(|verb| words.rfind(verb).map(|at| at + verb.len()))?;
    // 引述某官员|说, but not 援引报告的部分内容|称
    let whole = words.len() < text.len() || !words[verb..].contains('的');
    (whole && verb < words.len()).then(|| body.start + verb..body.start + words.len())
}

/// ……，还有某会监事邵某某。: a sentence that ends in somebody new puts him on the stage.
fn presented(page: &Page<'_>, people: &People, range: Range<usize>) -> Option<Name> {
    let plain = &*page.plain;
    let sentence = plain[range.clone()].trim_end_matches(['。', '”']);
    let stage = ["还有", "就是", "正是"]
        .iter()
        .find_map(|stage| sentence.rfind(stage).map(|at| at + stage.len()))?;
    let start = range.start + stage;
    let end = start
        + plain[start..range.end]
            .find(MARKS)
            .unwrap_or(range.end - start);
    let clause = before_brackets(&plain[start..end]);
    let end = start + clause.len();
    best_name(page, people, start, start..end, false).filter(|name| {
        let foreign = plain[name.range.clone()].contains(is_point);
        (name.role.is_some() || foreign) && name.range.end == end
    })
}

/// The person at the head of a sentence: named with a role or title, or known already.
pub(super) fn head(page: &Page<'_>, people: &People, range: Range<usize>) -> Option<Subject> {
    let plain = &*page.plain;
    let to = ceil(plain, range.end.min(range.start + LONGEST));
    let mut end = clause_end(page, range.start, to);
    if role::ends_in_role(&plain[range.start..end]) && end < to {
        // 某会创办人、董事，陈某某女士……
        end = clause_end(page, end + width(plain, end), to);
    }
    let clause = skip_lead_ins(plain, range.start..end);
    if let Some(name) = best_name(page, people, range.start, clause.clone(), false) {
        let known = people.known(&plain[name.range.clone()]).is_some();
        return (subject_position(plain, &clause, &name)
            && (known
                || name.role.is_some()
                || name.title > 0
                || name.score >= name::SURE
                || introduced(plain, &name.range)))
        .then_some(Subject::Named(name));
    }
    short_form(plain, people, clause).filter(|subject| match subject {
        Subject::Short(range) => {
            let word = &plain[range.clone()];
            people.known(word).is_some() || people.by_part(word).is_some()
        }
        subject => matches!(subject, Subject::Titled { .. } | Subject::Nickname(_)),
    })
}

/// A full name with which the last clause begins, though nothing after it shows where it ends.
pub(super) fn starter(page: &Page<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let plain = &*page.plain;
    let end = range.start
        + plain[range.clone()]
            .trim_end_matches(['：', ':', '，', ','])
            .len();
    let clause = skip_lead_ins(plain, clause_start(page, range.start, end)..end);
    let length: usize = plain[clause.clone()]
        .chars()
        .take(3)
        .map(char::len_utf8)
        .sum();
    let name = clause.start..clause.start + length;
    let fits =
        plain[name.clone()].starts_with(name::is_han) && label::is_name(&plain[name.clone()]);
    (fits && name.end < clause.end).then_some(name)
}

/// A name at the head of the clause, its role before it, is its subject.
fn subject_position(plain: &str, clause: &Range<usize>, name: &Name) -> bool {
    let head = name
        .role
        .as_ref()
        .map_or(name.range.start, |role| role.start);
    let before = &plain[clause.start.min(head)..head];
    // 廉某是陈某的大弟子: the sentence is about the other one.
    if before.ends_with('是') && plain[name.range.end..].starts_with('的') {
        return false;
    }
    before.chars().count() <= 4
        || before.ends_with(['由', '，', ',', '、', '”', '》'])
        || before.trim_end().is_empty()
        || before.ends_with('的')
            && (name.role.is_some()
                || plain[name.range.end..].starts_with('是')
                || !before.contains(OBJECTS) && surroundings::has_tail(&plain[name.range.end..]))
        || name.role.is_some() && !before.contains(['对', '向', '与', '和', '给', '被', '将'])
}

/// 会见了来访的某某: what makes the name after 的 an object.
const OBJECTS: [char; 10] = ['对', '向', '与', '和', '给', '被', '将', '了', '到', '把'];

/// 内政部长随后: the last person whose role ends in these words.
fn holder(people: &People, text: &str) -> Option<usize> {
    let end = adverbial_start(text).unwrap_or(text.len());
    let title = text[..end].trim_end();
    ((2..=12).contains(&title.chars().count()) && role::ends_in_role(title))
        .then(|| people.by_role(title))
        .flatten()
}

/// The length of an office that stands alone as a subject.
fn bare_office(text: &str) -> Option<usize> {
    let end = adverbial_start(text).unwrap_or(text.len());
    let title = text[..end].trim_end();
    (2..=10)
        .contains(&title.chars().count())
        .then(|| role::ends_in_role(title) && !is_unnamed(title) && !title.ends_with("政府"))
        .filter(|&fits| fits)
        .map(|_| title.len())
}

/// 对案情进行剖析，, 根据对方要求: the verb is the object of another.
fn is_an_object(segment: &str, cue: &Cue, plain: &str) -> bool {
    match cue.grammar {
        // 作出回应：“……”: what is done is said as well.
        Grammar::Marked if plain[cue.range.end..].starts_with(['：', ':']) => false,
        Grammar::Marked => {
            PERFORMED.occur_in(segment)
                || ["经由", "通过"].iter().any(|word| segment.contains(word))
        }
        // 发出回应|表示: the second verb has nothing to do with 发出.
        Grammar::Says => PERFORMED.end(segment) && !FINAL.end(&plain[cue.range.clone()]),
        Grammar::Wish => {
            let clause = segment.trim_start();
            PERFORMED.occur_in(clause)
                || ACCORDING.begin(clause.trim_start_matches(JOINING))
                || FULFILLED.begin(clause)
        }
        _ => false,
    }
}

/// What stands before the one whose view it is.
static VIEWED: Words = Words::new("在 根据 按照 依照 依 按 据");

static PERFORMED: Words =
    Words::new("进行 开展 展开 作了 做了 给予 加以 予以 作出 做出 发出 提出了 听取");

/// Verbs that say by themselves that words follow.
static FINAL: Words = Words::new("表示 指出 称 说 道");

/// 认真落实省委、省政府要求
static FULFILLED: Words = Words::new(
    "落实 贯彻 认真落实 认真贯彻 坚决落实 坚决贯彻 全面落实 全面贯彻 严格落实 严格执行 严格遵守 \
     深入贯彻 深入落实 响应 积极响应 满足 符合",
);

/// 并根据社区要求
const JOINING: [char; 5] = ['并', '也', '还', '再', '又'];

static ACCORDING: Words = Words::new("根据 按照 依照 按 遵照 对照 应");

/// 没有直接说, 不愿完全相信: nothing was said.
fn is_denied(segment: &str) -> bool {
    let verb = segment.trim_end();
    let degree = DEGREES.suffix(verb).unwrap_or_default();
    DENIALS.end(&verb[..verb.len() - degree])
}

static DENIALS: Words = Words::new("没 没有 未 并未 未曾 拒绝 不 不愿 不肯 不敢 不能 无法 难以");

/// 骗子往往会强调, 某外长可能强调: what somebody would say.
static NOT_YET: Words =
    Words::new("可能 可能会 往往会 通常会 常常会 经常会 都会 就会 将会 或会 或将");

/// How a verb is done that is denied.
static DEGREES: Words = Words::new("直接 正面 完全 明确 公开 轻易 具体");
