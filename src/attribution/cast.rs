//! Who stands behind 问 and 答, 甲 and 乙: cast lists, and introductions that name the one who answers.
//!
//! Changes only labels without a name; a document that names nobody keeps them.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::bytes::{ceil, width};
use super::label;
use super::mention;
use super::name::{self, Name};
use super::page::Page;
use super::people::People;
use super::report::{Reported, tidy};
use super::role;
use super::surname;
use super::turn::{Turned, Turns};
use super::words::Words;
use crate::text::simplify;
use crate::transcript::{Part, SpeakerType};

/// Labels of the one who answers.
static ANSWERS: Words = Words::new("答 A Answer 回答 受访者 答者");
/// Labels of a cast list.
static PARTS: Words = Words::new("问 答 Q A 甲 乙 丙 丁");

/// How much of the introduction is searched, in bytes.
const INTRODUCTION: usize = 3_000;

/// Gives the unnamed labels of a document the names that it gives them.
pub(super) fn resolve(turns: &mut Turns, pages: &[Page<'_>]) {
    cast_list(turns, pages);
    abbreviations(turns, pages);
    hosts(turns);
    answerer(turns, pages);
    doubt_nameless_answers(turns);
}

/// Who answers in a piece that first reports what somebody says and then goes on in questions and
/// answers: the one whom the report quotes most.
pub(super) fn reported_answerer(turns: &mut Turns, reported: &[Reported], people: &People) {
    const REPORTED: f32 = 0.75;
    let answers = |turn: &Turned| !turn.speaker.named && ANSWERS.hold(&turn.speaker.name);
    if !turns.turns.iter().any(answers) {
        return;
    }
    let mut counts: FxHashMap<usize, usize> = FxHashMap::default();
    for speech in reported {
        let person = people.get(speech.person);
        if person.named && !person.organisation {
            *counts.entry(speech.person).or_default() += 1;
        }
    }
    let Some(most) = counts.values().max().copied() else {
        return;
    };
    let mut quoted = counts.iter().filter(|&(_, &count)| count == most);
    let (Some((&person, _)), None) = (quoted.next(), quoted.next()) else {
        return;
    };
    let person = people.get(person);
    for turn in turns.turns.iter_mut().filter(|turn| answers(turn)) {
        turn.speaker.name.clone_from(&person.name);
        turn.speaker.role.clone_from(&person.role);
        turn.speaker.named = true;
        turn.confidence = turn.confidence.min(REPORTED);
    }
}

/// Somebody answers, but the document does not say who in a way that is understood.
fn doubt_nameless_answers(turns: &mut Turns) {
    const NAMELESS: f32 = 0.8;
    for turn in &mut turns.turns {
        if !turn.speaker.named && ANSWERS.hold(&turn.speaker.name) {
            turn.confidence = turn.confidence.min(NAMELESS);
        }
    }
}

/// 梁安宁（以下简称梁）: the label is short for who stands before the bracket, or is the surname of
/// somebody whom the introduction names.
fn abbreviations(turns: &mut Turns, pages: &[Page<'_>]) {
    let mut labels: Vec<String> = Vec::new();
    for turn in turns.turns.iter().filter(|turn| !turn.speaker.named) {
        if turn.speaker.name.chars().count() <= 2 && !labels.contains(&turn.speaker.name) {
            labels.push(turn.speaker.name.clone());
        }
    }
    for label in labels {
        let mut listed = turns.rest.clone();
        listed.extend(first_parts(&turns.turns));
        let Some(cast) = spelled_out(&label, &listed, pages) else {
            continue;
        };
        for turn in turns
            .turns
            .iter_mut()
            .filter(|turn| turn.speaker.name == label)
        {
            turn.speaker.name.clone_from(&cast.name);
            turn.speaker.role.clone_from(&cast.role);
            turn.speaker.kind = cast.kind;
            turn.speaker.named = true;
        }
    }
}

/// A cast may be listed under a label of its own: 受访者：梁安宁（以下简称“梁”）
fn first_parts(turns: &[Turned]) -> impl Iterator<Item = (usize, Range<usize>)> {
    const FIRST: usize = 6;
    turns
        .iter()
        .take(FIRST)
        .flat_map(|turn| &turn.parts)
        .map(|part| (part.paragraph, part.range.clone()))
}

/// 主持人（梁安宁）： names the host once; 主持人： is the same.
fn hosts(turns: &mut Turns) {
    let named: Vec<(String, String)> = turns
        .turns
        .iter()
        .filter(|turn| turn.speaker.named)
        .filter_map(|turn| Some((turn.speaker.role.clone()?, turn.speaker.name.clone())))
        .collect();
    for turn in turns.turns.iter_mut().filter(|turn| !turn.speaker.named) {
        let mut holders = named.iter().filter(|(role, _)| *role == turn.speaker.name);
        if let Some((role, name)) = holders.next()
            && holders.all(|(_, other)| other == name)
        {
            turn.speaker.role = Some(role.clone());
            turn.speaker.name.clone_from(name);
            turn.speaker.named = true;
        }
    }
}

fn spelled_out(label: &str, rest: &[(usize, Range<usize>)], pages: &[Page<'_>]) -> Option<Cast> {
    let plain_label: String = label.chars().map(simplify).collect();
    let introduction = introduction(rest, pages, usize::MAX);
    let defined = introduction
        .iter()
        .find_map(|(paragraph, range)| definition(&plain_label, &pages[*paragraph], range));
    defined.or_else(|| bearer(&plain_label, &introduction, pages))
}

/// Who stands behind a label.
struct Cast {
    name: String,
    role: Option<String>,
    kind: SpeakerType,
}

impl Cast {
    fn person(name: &str, role: Option<&str>) -> Self {
        Self {
            name: tidy(name),
            role: role.map(tidy).filter(|role| !role.is_empty()),
            kind: SpeakerType::Person,
        }
    }

    /// 梁安宁, 文化馆馆长梁安宁, or an organisation.
    fn holder(text: &str, plain: &str, role_after: Option<&str>) -> Self {
        if label::is_name(plain) {
            return Self::person(text, role_after);
        }
        let split = plain
            .char_indices()
            .map(|(at, _)| at)
            .find(|&at| role::ends_in_role(plain[..at].trim_end()) && label::is_name(&plain[at..]));
        match split {
            Some(at) => Self::person(&text[at..], Some(&text[..at])),
            None => Self {
                kind: SpeakerType::Organisation,
                ..Self::person(text, None)
            },
        }
    }
}

/// 梁安宁（文化馆馆长，以下简称“梁”）, 甲＝梁安宁（馆长）
fn definition(label: &str, page: &Page<'_>, range: &Range<usize>) -> Option<Cast> {
    let (text, plain) = (&page.text[range.clone()], &page.plain[range.clone()]);
    for sign in ["＝", "="] {
        let sign = format!("{label}{sign}");
        if let Some(at) = plain.find(&sign) {
            let start = at + sign.len();
            let end = plain[start..]
                .find(['；', ';', '，', '。', '\n'])
                .map_or(plain.len(), |length| start + length);
            let open = plain[start..end]
                .find(['（', '('])
                .map_or(end, |length| start + length);
            let role = text[open..end].trim_matches(|c: char| "（()）".contains(c));
            return Some(Cast::holder(
                text[start..open].trim(),
                plain[start..open].trim(),
                Some(role),
            ));
        }
    }
    plain.match_indices("称").find_map(|(at, word)| {
        let after = plain[at + word.len()..].trim_start_matches(['为', '“', '「', '"']);
        let closes = after
            .strip_prefix(label)?
            .starts_with(['”', '」', '"', '）', ')']);
        let open = plain[..at].rfind(['（', '('])?;
        let start = plain[..open]
            .rfind(['：', ':', '；', '，', '、', '。', '\n', ' ', '\u{3000}'])
            .map_or(0, |mark| mark + width(plain, mark));
        let inside = open + width(plain, open);
        let role = plain[inside..at]
            .rfind(['，', ','])
            .map(|comma| &text[inside..inside + comma]);
        (closes && start < open)
            .then(|| Cast::holder(text[start..open].trim(), plain[start..open].trim(), role))
    })
}

/// 梁: the only one of that surname whom the introduction names.
fn bearer(label: &str, introduction: &[(usize, Range<usize>)], pages: &[Page<'_>]) -> Option<Cast> {
    if surname::leading(label).is_none_or(|(_, length)| length != label.len()) {
        return None;
    }
    let mut found: Vec<Cast> = Vec::new();
    for (paragraph, range) in introduction {
        let page = &pages[*paragraph];
        for name in name::find(page.text, &page.plain, range.start, range.clone()) {
            let plain = &page.plain[name.range.clone()];
            let written = page.text[name.range.clone()].trim();
            if plain.starts_with(label)
                && name.score > name::POSSIBLE
                && !name::is_a_common_word(plain)
                && !found.iter().any(|known| known.name == written)
            {
                let role = name.role.clone().map(|role| &page.text[role]);
                found.push(Cast::person(written, role));
            }
        }
    }
    (found.len() == 1).then(|| found.swap_remove(0))
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

/// The person the introduction leads to: the one it talks with, the only one with a role, or the
/// one it speaks of most.
fn introduced(
    rest: &[(usize, Range<usize>)],
    pages: &[Page<'_>],
    before: usize,
) -> Option<(usize, Name)> {
    let introduction = introduction(rest, pages, before);
    let mut people: Vec<Candidate> = Vec::new();
    for (paragraph, range) in &introduction {
        let page = &pages[*paragraph];
        for name in name::find(page.text, &page.plain, range.start, range.clone())
            .into_iter()
            .rev()
        {
            let word = &page.plain[name.range.clone()];
            let often = recurs(word, &introduction, pages);
            if name.score < name::POSSIBLE + 1 && !often || name::is_a_common_word(word) {
                continue;
            }
            let head = name
                .role
                .as_ref()
                .map_or(name.range.start, |role| role.start);
            if TALKS_WITH.end(&page.plain[range.start..head])
                || is_interviewed(&page.plain[name.range.end..range.end])
            {
                return Some((*paragraph, name));
            }
            match people.iter_mut().find(|known| known.plain == word) {
                Some(known) if known.name.role.is_some() => {}
                Some(known) => (known.paragraph, known.name) = (*paragraph, name),
                None => people.push(Candidate {
                    plain: word.to_owned(),
                    paragraph: *paragraph,
                    name,
                }),
            }
        }
    }
    only_with_role(&people)
        .or_else(|| most_mentioned(&people, &introduction, pages))
        .map(|found| (found.paragraph, found.name.clone()))
}

/// Somebody whom the introduction names.
struct Candidate {
    plain: String,
    paragraph: usize,
    name: Name,
}

/// What stands before the first answer, the nearest first, as far as it is searched.
fn introduction(
    rest: &[(usize, Range<usize>)],
    pages: &[Page<'_>],
    before: usize,
) -> Vec<(usize, Range<usize>)> {
    let mut left = INTRODUCTION;
    rest.iter()
        .rev()
        .filter(|(paragraph, _)| *paragraph <= before)
        .map_while(|(paragraph, range)| {
            let start = ceil(
                &pages[*paragraph].plain,
                range.start.max(range.end.saturating_sub(left)),
            );
            (left > 0).then(|| {
                left = left.saturating_sub(range.end - start);
                (*paragraph, start..range.end)
            })
        })
        .collect()
}

/// Twice at least: what looks like a name and comes back is one.
fn recurs(word: &str, introduction: &[(usize, Range<usize>)], pages: &[Page<'_>]) -> bool {
    word.chars().count() >= 3
        && introduction
            .iter()
            .flat_map(|(paragraph, range)| pages[*paragraph].plain[range.clone()].matches(word))
            .nth(1)
            .is_some()
}

fn only_with_role(people: &[Candidate]) -> Option<&Candidate> {
    let mut with_role = people
        .iter()
        .filter(|found| found.name.role.is_some() && found.name.score >= name::SURE - 1);
    let first = with_role.next()?;
    with_role.next().is_none().then_some(first)
}

/// The one whom the introduction names three times at least, and twice as often as anybody else.
fn most_mentioned<'c>(
    people: &'c [Candidate],
    introduction: &[(usize, Range<usize>)],
    pages: &[Page<'_>],
) -> Option<&'c Candidate> {
    let mentions = |found: &Candidate| -> usize {
        introduction
            .iter()
            .map(|(paragraph, range)| {
                pages[*paragraph].plain[range.clone()]
                    .matches(&found.plain)
                    .count()
            })
            .sum()
    };
    let mut counted: Vec<(usize, &Candidate)> = people
        .iter()
        .map(|found| (mentions(found), found))
        .collect();
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let (most, found) = *counted.first()?;
    let next = counted.get(1).map_or(0, |(count, _)| *count);
    (most >= 3 && most >= 2 * next || most >= 2 && next == 0).then_some(found)
}

/// What leads to the one who is talked with.
static TALKS_WITH: Words = Words::new(
    "记者和 记者与 我们和 我们与 对话 专访 访问 独家访问 独家专访 采访 采访了 采访到 访问了 连线 专访了 对话了 笔者与 本报与 访谈了 邀请到",
);

/// 日前接受本报访问: what follows the one who is talked with.
fn is_interviewed(after: &str) -> bool {
    const NEAR: usize = 24;
    let head: String = after
        .chars()
        .take(NEAR)
        .take_while(|&c| !matches!(c, '。' | '；'))
        .collect();
    head.contains("受访")
        || head.find("接受").is_some_and(|at| {
            ["访问", "采访", "专访", "访谈"]
                .iter()
                .any(|word| head[at..].contains(word))
        })
}
