//! Reporting frames: a verb with its subject and what follows it.
//!
//! Finds the frames of one sentence; which words they govern beyond it is decided in `report`.

use super::bytes::width;
use super::clause::MARKS;
use super::cue::{self, Cue, Grammar};
use super::objection::{self, Reading};
use super::opening::{self, After};
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
        let after = opening::after(&page.plain, &cue, unit.range.end);
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
        let marked = matches!(after, After::Words { marked: true, .. });
        let reading = Reading {
            page,
            unit,
            cue: &cue,
            found: &found,
            marked,
            first: last.is_none(),
            open: self.open,
        };
        if objection::is_raised(&reading)
            || last.is_some_and(|last| {
                !may_follow(page, last, &found, cue.grammar, marked)
                    || is_what_the_words_are_about(page, unit, last, &found, &cue)
            })
        {
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
            && (!self.people.get(last.person).organisation || !leads_to_others(page, last))
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

/// Where the clause of a verb begins.
fn clause_of(page: &Page<'_>, cue: &Cue) -> usize {
    let before = &page.plain[..cue.range.start];
    before
        .rfind(|c| MARKS.contains(&c) || "：:".contains(c))
        .map_or(0, |mark| mark + width(before, mark))
}

/// 某会表示，针对某人日前提到“……”: what the words of the frame before are about.
fn is_what_the_words_are_about(
    page: &Page<'_>,
    unit: &Unit,
    last: &Frame,
    found: &Found,
    cue: &Cue,
) -> bool {
    static TOPICS: Words = Words::new("针对 对于 关于 至于");
    matches!(last.after, After::Words { at, .. } if at <= found.start)
        && TOPICS.begin(&page.plain[unit.range.start.max(clause_of(page, cue))..])
}

/// Media and documents let others speak; what another body says that somebody says is its own.
fn leads_to_others(page: &Page<'_>, last: &Frame) -> bool {
    match &last.found.subject {
        _ if last.cue.grammar == Grammar::Report => true,
        Subject::Organisation(name) => organisation::is_a_medium(&page.plain[name.clone()]),
        Subject::DescribedBody(_) | Subject::They => false,
        _ => true,
    }
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

/// 分析人士指出, 有记者提问: people who speak, unlike 外媒称, which only leads to a speaker.
fn is_unnamed_speaker(lead: &str) -> bool {
    static SPEAKERS: Words = Words::new("人士 专家 学者 分析师 网友 记者提问 业内 与会者");
    static LEADS: Words = Words::new("媒 报道 报导 消息 据");
    SPEAKERS.occur_in(lead) && !LEADS.occur_in(lead)
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
            turns
                || another
                || stop
                || at_once
                || marked && (after_quote || name.role.is_some() || contrasts)
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
