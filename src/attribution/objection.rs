//! What looks like a reporting frame and is none: a verb that is a part of something else, a subject
//! that does not go with it.
//!
//! Looks at one frame alone; how it stands to the frame before it is decided in `frame`.

use super::cue::{Cue, Grammar};
use super::name::Name;
use super::organisation;
use super::page::Page;
use super::subject::{Found, Subject};
use super::unit::Unit;
use super::words::Words;

/// A verb and its subject as they were read.
pub(super) struct Reading<'r, 'a> {
    pub(super) page: &'r Page<'a>,
    pub(super) unit: &'r Unit,
    pub(super) cue: &'r Cue,
    pub(super) found: &'r Found,
    /// A comma, colon or quotation introduces the words.
    pub(super) marked: bool,
    /// The first frame of its sentence.
    pub(super) first: bool,
    /// Somebody's words can still go on.
    pub(super) open: bool,
}

/// True if something speaks against the frame.
pub(super) fn is_raised(reading: &Reading<'_, '_>) -> bool {
    OBJECTIONS.iter().any(|objects| objects(reading))
}

const OBJECTIONS: [fn(&Reading<'_, '_>) -> bool; 10] = [
    is_what_is_spoken_about,
    is_what_somebody_speaks_of,
    fulfils_a_demand,
    is_brought_by_a_preposition,
    is_given,
    is_passive,
    wishes_without_a_subject,
    is_what_a_body_does,
    does_not_go_with_its_subject,
    is_a_find,
];

impl<'r> Reading<'r, '_> {
    fn verb(&self) -> &'r str {
        &self.page.plain[self.cue.range.clone()]
    }

    /// What follows the verb in its sentence.
    fn rest(&self) -> &'r str {
        &self.page.plain[self.cue.range.end..self.unit.range.end]
    }

    fn name(&self) -> Option<&'r Name> {
        match &self.found.subject {
            Subject::Named(name) => Some(name),
            _ => None,
        }
    }

    /// What stands between a name and the verb.
    fn between(&self, name: &Name) -> &'r str {
        &self.page.plain[name.range.end + name.title..self.cue.range.start]
    }

    fn body(&self) -> Option<&'r str> {
        match &self.found.subject {
            Subject::Organisation(range) => Some(&self.page.plain[range.clone()]),
            _ => None,
        }
    }
}

/// ……。中国一直呼吁……, 某组织自称……，却……: inside somebody's words a country, and a body that they
/// are held against, are what he speaks of.
fn is_what_somebody_speaks_of(reading: &Reading<'_, '_>) -> bool {
    let held_against = || {
        ["，却", "，实则", "，其实"]
            .iter()
            .any(|turn| reading.rest().contains(turn))
    };
    reading.open
        && reading
            .body()
            .is_some_and(|body| COUNTRIES.hold(body) || held_against())
}

static COUNTRIES: Words = Words::new(
    "特区政府 中国 美国 俄罗斯 日本 韩国 朝鲜 德国 法国 英国 印度 乌克兰 以色列 伊朗 澳大利亚 加拿大 巴西 \
     土耳其 意大利 西班牙 越南 菲律宾",
);

/// 对于《某报》报道指……，曾某指……: what the report says is only spoken about.
fn is_what_is_spoken_about(reading: &Reading<'_, '_>) -> bool {
    static ABOUT: Words = Words::new("对于 针对 关于 至于 就");
    match &reading.found.subject {
        Subject::Organisation(range) => ABOUT.end(reading.page.plain[..range.start].trim_end()),
        _ => false,
    }
}

/// 许某某应某官要求，移动到……
fn fulfils_a_demand(reading: &Reading<'_, '_>) -> bool {
    let clause = reading.found.start..reading.cue.range.start;
    reading.marked && reading.verb() == "要求" && reading.page.plain[clause].contains('应')
}

/// 格某对某国预测衰退的记录不满意: the verb is a part of what 对 brings.
fn is_brought_by_a_preposition(reading: &Reading<'_, '_>) -> bool {
    reading.cue.grammar == Grammar::Guess
        && !reading.marked
        && reading
            .name()
            .is_some_and(|name| reading.between(name).contains('对'))
}

/// 马某某作招商推介，: the verb is what he gives.
fn is_given(reading: &Reading<'_, '_>) -> bool {
    static ROLES: Words = Words::new("作为 作客 做客");
    reading.cue.grammar == Grammar::Marked
        && reading.name().is_some_and(|name| {
            let between = reading.between(name);
            between.starts_with(['作', '做']) && !ROLES.begin(between)
        })
}

/// 由张某介绍，两人相识; 由馆长张某介绍
fn is_passive(reading: &Reading<'_, '_>) -> bool {
    reading.cue.grammar == Grammar::Marked
        && reading.name().is_some_and(|name| {
            let head = name.role.as_ref().unwrap_or(&name.range).start;
            let plain = &reading.page.plain;
            plain[..head].ends_with('由') || plain[head..].starts_with('由')
        })
}

/// A guess or a wish whose subject is left out, unless the clause before it has one: 某官走访企业，勉励
/// 大家……
fn wishes_without_a_subject(reading: &Reading<'_, '_>) -> bool {
    const LEAST: usize = 8;
    let follows_a_clause = || {
        reading.found.start > reading.unit.range.start && reading.rest().chars().count() >= LEAST
    };
    reading.found.subject == Subject::Omitted
        && match reading.cue.grammar {
            Grammar::Guess => true,
            Grammar::Wish => !reading.marked && reading.first && !follows_a_clause(),
            _ => false,
        }
}

/// 某局鼓励……: what a body does, unless it demands something.
fn is_what_a_body_does(reading: &Reading<'_, '_>) -> bool {
    const LEAST: usize = 12;
    let of_a_body = matches!(
        reading.found.subject,
        Subject::Organisation(_) | Subject::DescribedBody(_) | Subject::They | Subject::Statement
    );
    let demands = match reading.verb() {
        "促请" | "呼吁" | "敦促" | "谴责" => true,
        "要求" | "建议" => reading.rest().chars().count() >= LEAST,
        _ => false,
    };
    of_a_body
        && !reading.marked
        && !demands
        && matches!(
            reading.cue.grammar,
            Grammar::Wish | Grammar::Marked | Grammar::Guess
        )
}

/// Verbs that only some can be the subject of.
fn does_not_go_with_its_subject(reading: &Reading<'_, '_>) -> bool {
    let subject = &reading.found.subject;
    let said_to_be_one = || reading.body().is_some_and(organisation::is_said_to_be_one);
    match reading.verb() {
        "显示" | "发现" => !matches!(subject, Subject::Organisation(_) | Subject::Statement),
        // 趋势明确，……: only documents and those who hand them down make something clear.
        "明确" => *subject != Subject::Statement && !said_to_be_one(),
        // 穿梭油轮指专门用于……的油船: a definition.
        "指" => !reading.marked && reading.body().is_some() && !said_to_be_one(),
        _ => false,
    }
}

/// 某团队发现该植物: a find, and no words.
fn is_a_find(reading: &Reading<'_, '_>) -> bool {
    reading.verb() == "发现" && !reading.marked
}
