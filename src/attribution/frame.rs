//! Reporting frames: a verb with its subject and what follows it.
//!
//! Finds the frames of one sentence; which words they govern beyond it is decided in `report`.

use super::bytes::width;
use super::clause::MARKS;
use super::cue::{self, After, Cue, Grammar};
use super::name::Name;
use super::organisation;
use super::page::{MarkKind, Page};
use super::report::Reporter;
use super::subject::{self, Found, Subject};
use super::unit::Unit;
use super::unnamed::is_unnamed_group;
use super::words::Words;

/// A frame: a verb with its subject and what follows.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub(super) cue: Cue,
    pub(super) found: Found,
    pub(super) after: After,
    /// Index into the people.
    pub(super) person: usize,
    pub(super) certainty: f32,
}

/// No sentence has more places where a verb could begin; what seems to is no sentence, and would
/// cost more than all the rest.
const MOST_CUES: usize = 64;

impl Reporter<'_, '_> {
    /// The frames of a sentence, in order, their speakers resolved.
    pub(super) fn frames(&mut self, paragraph: usize, unit: &Unit) -> Vec<Frame> {
        let pages = self.pages;
        let page = &pages[paragraph];
        let mut frames: Vec<Frame> = Vec::new();
        let mut skip_to = unit.range.start;
        let mut unnamed_says = None;
        let marks = page.marks_in(unit.range.clone()).iter();
        for mark in marks
            .filter(|mark| mark.kind == MarkKind::Cue)
            .take(MOST_CUES)
        {
            if mark.at < skip_to {
                continue;
            }
            // A label can begin inside a verb, and the unit then ends there: 回|答：.
            let cue = cue::at(&page.plain, mark.at);
            let Some(cue) = cue.filter(|cue| cue.range.end <= unit.range.end) else {
                continue;
            };
            if page.quote_around(mark.at).is_some() {
                continue;
            }
            let end = cue.range.end;
            let Some(frame) = self.frame_at(paragraph, unit, cue, frames.last()) else {
                if self.other_voice && frames.is_empty() && unnamed_says.is_none() {
                    let lead = &page.plain[unit.range.start..end];
                    unnamed_says = is_unnamed_speaker(lead).then_some(end);
                }
                continue;
            };
            skip_to = frame.cue.range.end;
            // 分析人士指出，尽管某行坚称……: inside the words of somebody unnamed.
            if unnamed_says
                .is_some_and(|at| !page.plain[at..frame.found.start.max(at)].contains(['。', '；']))
            {
                continue;
            }
            match frames.last_mut() {
                // 他介绍说…, 某报称，某某表示…: the earlier verb only led to this one.
                Some(last) if leads_to(page, last, &frame) => {
                    let start = last.found.start.min(frame.found.start);
                    *last = frame;
                    last.found.start = start;
                }
                _ => frames.push(frame),
            }
        }
        frames
    }

    fn frame_at(
        &mut self,
        paragraph: usize,
        unit: &Unit,
        cue: Cue,
        last: Option<&Frame>,
    ) -> Option<Frame> {
        let pages = self.pages;
        let page = &pages[paragraph];
        let after = cue::after(&page.plain, &cue, unit.range.end);
        if after == After::Topic {
            return None;
        }
        let Some(found) = subject::find(page, &self.people, unit.range.start, &cue) else {
            // Somebody else speaks, though nobody can say who: 某国国会声明说，……
            let clause = &page.plain[clause_of(page, &cue).max(unit.range.start)..cue.range.start];
            self.other_voice |= matches!(after, After::Words { marked: true, .. })
                && (is_unnamed_group(clause)
                    || !page
                        .marks_in(unit.range.start..cue.range.start)
                        .iter()
                        .any(|mark| mark.kind == MarkKind::Clause));
            return None;
        };
        // ……。中国一直呼吁……: inside somebody's words a country is what he speaks of.
        if self.open
            && let Subject::Organisation(range) = &found.subject
            && (COUNTRIES.hold(&page.plain[range.clone()])
                || is_held_against(&page.plain[cue.range.end..unit.range.end]))
        {
            return None;
        }
        let marked = matches!(after, After::Words { marked: true, .. });
        // 许某某应某官要求，移动到……
        if marked
            && &page.plain[cue.range.clone()] == "要求"
            && page.plain[found.start..cue.range.start].contains('应')
        {
            return None;
        }
        // 格某对某国预测衰退的记录不满意: the verb is a part of what 对 brings.
        if cue.grammar == Grammar::Guess
            && !marked
            && let Subject::Named(name) = &found.subject
            && page.plain[name.range.end..cue.range.start].contains('对')
        {
            return None;
        }
        // 马某某作招商推介，: the verb is what he gives.
        if cue.grammar == Grammar::Marked
            && let Subject::Named(name) = &found.subject
            && page.plain[name.range.end + name.title..cue.range.start].starts_with(['作', '做'])
            && !["作为", "作客", "做客"]
                .iter()
                .any(|word| page.plain[name.range.end + name.title..].starts_with(word))
        {
            return None;
        }
        // 由张某介绍，两人相识: the passive.
        if cue.grammar == Grammar::Marked
            && let Subject::Named(name) = &found.subject
            && stands_after_by(&page.plain, name)
        {
            return None;
        }
        if last.is_some_and(|last| !may_follow(page, last, &found, cue.grammar, marked)) {
            return None;
        }
        // 某会表示，针对某人日前提到“……”: what the words are about.
        if last
            .is_some_and(|last| matches!(last.after, After::Words { at, .. } if at <= found.start))
            && ["针对", "对于", "关于", "至于"].iter().any(|word| {
                page.plain[unit.range.start.max(clause_of(page, &cue))..].starts_with(word)
            })
        {
            return None;
        }
        if found.subject == Subject::Omitted
            && (cue.grammar == Grammar::Guess
                || cue.grammar == Grammar::Wish
                    && !marked
                    && last.is_none()
                    && !follows_a_clause(page, unit, &cue, &found))
        {
            return None;
        }
        if matches!(
            found.subject,
            Subject::Organisation(_)
                | Subject::DescribedBody(_)
                | Subject::They
                | Subject::Statement
        ) && !marked
            && !matches!(
                &page.plain[cue.range.clone()],
                "促请" | "呼吁" | "敦促" | "谴责"
            )
            && !is_a_demand(page, unit, &cue)
            && matches!(
                cue.grammar,
                Grammar::Wish | Grammar::Marked | Grammar::Guess
            )
        {
            return None;
        }
        let verb = &page.plain[cue.range.clone()];
        if matches!(verb, "显示" | "发现")
            && !matches!(found.subject, Subject::Organisation(_) | Subject::Statement)
        {
            return None;
        }
        // 穿梭油轮指专门用于……的油船: a definition.
        if verb == "指"
            && !marked
            && matches!(&found.subject, Subject::Organisation(range)
                if !organisation::is_said_to_be_one(&page.plain[range.clone()]))
        {
            return None;
        }
        // 趋势明确，……: only documents and those who hand them down make something clear.
        if verb == "明确" && !self.makes_clear(page, &found.subject) {
            return None;
        }
        // 某团队发现该植物: a find, and no words.
        if verb == "发现" && !marked {
            return None;
        }
        let (person, certainty) = match last {
            Some(last) if found.subject == Subject::Omitted => (last.person, 0.85),
            _ => {
                let resolved = self.resolve(paragraph, unit, &found, cue.grammar);
                self.other_voice |= marked && resolved.is_none();
                resolved?
            }
        };
        if let Some(last) = last
            && matches!(last.after, After::Words { at, .. } if at >= found.start)
            && last.person != person
            && !self.people.get(last.person).organisation
        {
            // 李明说，王强认为……: what somebody says that somebody else says is his.
            return None;
        }
        Some(Frame {
            cue,
            found,
            after,
            person,
            certainty,
        })
    }
}

impl Reporter<'_, '_> {
    fn makes_clear(&self, page: &Page<'_>, subject: &Subject) -> bool {
        match subject {
            Subject::Statement => true,
            Subject::Organisation(range) => {
                organisation::is_said_to_be_one(&page.plain[range.clone()])
            }
            _ => false,
        }
    }
}

/// 由张某, 由馆长张某: who does it in the passive.
fn stands_after_by(plain: &str, name: &Name) -> bool {
    let head = name.role.as_ref().unwrap_or(&name.range).start;
    plain[..head].ends_with('由') || plain[head..].starts_with('由')
}

/// Where the clause of a verb begins.
fn clause_of(page: &Page<'_>, cue: &Cue) -> usize {
    let before = &page.plain[..cue.range.start];
    before
        .rfind(|c| MARKS.contains(&c) || "：:".contains(c))
        .map_or(0, |mark| mark + width(before, mark))
}

/// True if nothing stands between the two but, after 报道称, when and where the second one spoke.
fn leads_to(page: &Page<'_>, last: &Frame, next: &Frame) -> bool {
    let After::Words { at, .. } = last.after else {
        return false;
    };
    if at >= next.found.start {
        return true;
    }
    let between = page.plain[at..next.found.start].trim_end_matches(['，', ',']);
    last.cue.grammar == Grammar::Report
        && between.starts_with(['在', '当'])
        && between.ends_with(['后', '时', '上', '前', '中', '间'])
        && !between.contains(MARKS)
}

/// 某官走访企业，勉励大家……: whoever did the one thing did the other too.
fn follows_a_clause(page: &Page<'_>, unit: &Unit, cue: &Cue, found: &Found) -> bool {
    const LEAST: usize = 8;
    let rest = &page.plain[cue.range.end..unit.range.end];
    found.start > unit.range.start && rest.chars().count() >= LEAST
}

/// 某组织自称……，却……: the speaker holds words against those who say them.
fn is_held_against(rest: &str) -> bool {
    rest.contains("，却") || rest.contains("，实则") || rest.contains("，其实")
}

static COUNTRIES: Words = Words::new(
    "特区政府 中国 美国 俄罗斯 日本 韩国 朝鲜 德国 法国 英国 印度 乌克兰 以色列 伊朗 澳大利亚 加拿大 巴西 土耳其 意大利 西班牙 越南 菲律宾",
);

/// 分析人士指出, 有记者提问: people who speak, unlike 外媒称, which only leads to a speaker.
fn is_unnamed_speaker(lead: &str) -> bool {
    static SPEAKERS: Words = Words::new("人士 专家 学者 分析师 网友 记者提问 业内 与会者");
    static LEADS: Words = Words::new("媒 报道 报导 消息 据");
    SPEAKERS.occur_in(lead) && !LEADS.occur_in(lead)
}

/// 某局要求各单位把好……: what is demanded of whom.
fn is_a_demand(page: &Page<'_>, unit: &Unit, cue: &Cue) -> bool {
    const LEAST: usize = 12;
    let rest = &page.plain[cue.range.end..unit.range.end];
    matches!(&page.plain[cue.range.clone()], "要求" | "建议") && rest.chars().count() >= LEAST
}

/// 某乙则……: somebody else's words are set against those before.
fn contrasts(rest: &str) -> bool {
    rest.starts_with(['则', '也', '却'])
}

/// Inside the words of one frame another begins only after a stop, a quotation, or with somebody
/// who is introduced by a role.
fn may_follow(
    page: &Page<'_>,
    last: &Frame,
    found: &Found,
    grammar: Grammar,
    marked: bool,
) -> bool {
    let After::Words { at, .. } = last.after else {
        return true;
    };
    if found.start < last.cue.range.end {
        return false;
    }
    let before = page.plain[..found.start].trim_end_matches(['，', ',']);
    let stop = before.ends_with(['；', ';', '。', '！', '？']);
    let after_quote = before.ends_with(['”', '」']);
    let at_once = at >= found.start;
    match &found.subject {
        // 某甲表示，……，某乙则表示，……
        Subject::Named(name) => {
            let head = &page.plain[found.start..];
            let turns = head.starts_with(['但', '而']) && grammar == Grammar::Says;
            let contrasts = contrasts(&page.plain[name.range.end..]);
            let follows = page.plain[..found.start].ends_with(['，', ',']);
            let another = follows && name.role.is_some() && grammar == Grammar::Says;
            turns || another || stop || at_once || marked && (after_quote || name.role.is_some() || contrasts)
        }
        Subject::Short(name) | Subject::Nickname(name) | Subject::Titled { title: name, .. } => {
            stop || at_once || marked && (after_quote || contrasts(&page.plain[name.end..]))
        }
        Subject::Pronoun | Subject::Described(_) | Subject::Holder(_) | Subject::Office(_) => {
            stop || marked && (after_quote || at_once)
        }
        Subject::Organisation(_)
        | Subject::DescribedBody(_)
        | Subject::They
        | Subject::Medium
        | Subject::Statement
        | Subject::Unnamed(_) => {
            // 某报报道称，某共同体表示支持……: the report only leads to whoever it quotes.
            let quoted = last.cue.grammar == Grammar::Report && grammar == Grammar::Says;
            marked && stop || at_once && (marked || quoted)
        }
        // 某某在会上发言，表示……, but 某某表示，希望…… is all said.
        Subject::Omitted if at_once => {
            last.cue.grammar == Grammar::Marked && grammar == Grammar::Says
        }
        // 某某要求……，并强调……
        Subject::Omitted => after_quote || page.plain[found.start..].starts_with('并'),
    }
}
