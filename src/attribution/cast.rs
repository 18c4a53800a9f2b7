//! Who stands behind 问 and 答, 甲 and 乙: cast lists, and introductions that name the one who answers.
//!
//! Changes only labels without a name; a document that names nobody keeps them.

use std::ops::Range;

use super::bytes::ceil;
use super::label;
use super::mention;
use super::name::{self, Name};
use super::page::Page;
use super::report::tidy;
use super::turn::{Turned, Turns};
use super::words::Words;
use crate::transcript::Part;

/// Labels of the one who answers.
static ANSWERS: Words = Words::new("答 A Answer 回答 受访者 答者");
/// Labels of a cast list.
static PARTS: Words = Words::new("问 答 Q A 甲 乙 丙 丁");

/// How much of the introduction is searched, in bytes.
const INTRODUCTION: usize = 3_000;

/// Gives the unnamed labels of a document the names that it gives them.
pub(super) fn resolve(turns: &mut Turns, pages: &[Page<'_>]) {
    cast_list(turns, pages);
    answerer(turns, pages);
}

/// 甲：李某某，某校教授: the first turn of a label is nothing but a name.
fn cast_list(turns: &mut Turns, pages: &[Page<'_>]) {
    let mut cast: Vec<(String, String, Option<String>)> = Vec::new();
    turns.turns.retain(|turn| {
        let label = turn.speaker.name.clone();
        if turn.speaker.named
            || !PARTS.hold(&label)
            || cast.iter().any(|(known, ..)| *known == label)
        {
            return true;
        }
        match listed(turn, pages) {
            Some((name, role)) => {
                cast.push((label, name, role));
                false
            }
            None => true,
        }
    });
    for turn in &mut turns.turns {
        let found = cast
            .iter()
            .find(|(label, ..)| !turn.speaker.named && *label == turn.speaker.name);
        if let Some((_, name, role)) = found {
            turn.speaker.name.clone_from(name);
            turn.speaker.role.clone_from(role);
            turn.speaker.named = true;
        }
    }
}

fn listed(turn: &Turned, pages: &[Page<'_>]) -> Option<(String, Option<String>)> {
    let [Part { paragraph, range }] = turn.parts.as_slice() else {
        return None;
    };
    let page = &pages[*paragraph];
    let text = page.text[range.clone()].trim();
    if text.chars().count() > 40 || text.ends_with(['。', '？', '！', '?']) {
        return None;
    }
    let end = text.find(['，', ',', '（', '(']).unwrap_or(text.len());
    let plain = &page.plain[range.start..range.start + end];
    label::is_name(plain.trim()).then(|| {
        let role = text[end..].trim_matches(|c: char| "，,（()）".contains(c) || c.is_whitespace());
        (
            text[..end].trim().to_owned(),
            (!role.is_empty()).then(|| tidy(role)),
        )
    })
}

/// 以下是记者和李某某的对话: whoever answers is the one introduced.
fn answerer(turns: &mut Turns, pages: &[Page<'_>]) {
    let answers = |turn: &Turned| !turn.speaker.named && ANSWERS.hold(&turn.speaker.name);
    let Some(first) = turns.turns.iter().find(|turn| answers(turn)) else {
        return;
    };
    let before = first.parts.first().map_or(0, |part| part.paragraph);
    let Some((paragraph, name)) = introduced(&turns.rest, pages, before) else {
        return;
    };
    let page = &pages[paragraph];
    let written = tidy(&page.text[name.range.clone()]);
    let role = match &name.role {
        Some(role) => Some(tidy(&page.text[role.clone()])),
        None => mention::role_of(
            pages,
            paragraph,
            name.range.start,
            &page.plain[name.range.clone()],
        ),
    };
    for turn in turns.turns.iter_mut().filter(|turn| answers(turn)) {
        turn.speaker.name.clone_from(&written);
        turn.speaker.role.clone_from(&role);
        turn.speaker.named = true;
    }
}

/// The person the introduction leads to: the one it talks with, or the only one with a role.
fn introduced(
    rest: &[(usize, Range<usize>)],
    pages: &[Page<'_>],
    before: usize,
) -> Option<(usize, Name)> {
    let mut left = INTRODUCTION;
    let mut with_role: Vec<(usize, Name)> = Vec::new();
    for (paragraph, range) in rest
        .iter()
        .rev()
        .filter(|(paragraph, _)| *paragraph <= before)
    {
        if left == 0 {
            break;
        }
        let page = &pages[*paragraph];
        let start = ceil(&page.plain, range.start.max(range.end.saturating_sub(left)));
        left = left.saturating_sub(range.end - start);
        for found in name::find(page.text, &page.plain, start, start..range.end)
            .into_iter()
            .rev()
        {
            let word = &page.plain[found.range.clone()];
            if found.score < name::POSSIBLE + 1 || name::is_a_common_word(word) {
                continue;
            }
            let head = found
                .role
                .as_ref()
                .map_or(found.range.start, |role| role.start);
            if TALKS_WITH.end(&page.plain[start..head]) {
                return Some((*paragraph, found));
            }
            if found.role.is_some() && found.score >= name::SURE - 1 {
                with_role.push((*paragraph, found));
            }
        }
    }
    let name = |(paragraph, found): &(usize, Name)| {
        pages[*paragraph].plain[found.range.clone()].to_owned()
    };
    let first = with_role.first().map(name)?;
    with_role
        .iter()
        .all(|found| name(found) == first)
        .then(|| with_role.swap_remove(0))
}

/// What leads to the one who is talked with.
static TALKS_WITH: Words = Words::new(
    "记者和 记者与 我们和 我们与 对话 专访 采访了 采访到 访问了 连线 专访了 对话了 笔者与 本报与 访谈了 邀请到",
);
