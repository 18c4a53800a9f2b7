//! Labelled turns in text: which colons end a speaker's label, and how far each turn goes.
//!
//! A label must be understood by `label`, and the document must show that it labels turns: the
//! label recurs, or others like it do. Reported speech is not looked for here.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::bytes::width;
use super::label::{self, Label, Strength};
use super::line_label;
use super::mention;
use super::page::{MarkKind, Page};
use super::words::Words;
use crate::text::simplify;
use crate::transcript::{Paragraph, Part, Speaker, Voice};

/// A labelled turn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Turned {
    pub(super) speaker: Speaker,
    pub(super) parts: Vec<Part>,
    pub(super) confidence: f32,
}

/// What the labels of a document cover.
#[derive(Debug, Default)]
pub(super) struct Turns {
    pub(super) turns: Vec<Turned>,
    /// What lies outside all turns and labels, in order: what reports are read from.
    pub(super) rest: Vec<(usize, Range<usize>)>,
}

/// A colon that may end a label, or what does its work: 【主持人】, a line of time and name.
#[derive(Debug, Clone, Copy)]
struct Colon {
    paragraph: usize,
    /// Where the sentence before it ends.
    free: usize,
    at: usize,
    /// Where the words begin.
    body: usize,
}

/// A colon with a label before it.
#[derive(Debug, Clone)]
struct Candidate {
    paragraph: usize,
    /// Where the label begins; what lies before it back to the last sentence is a heading.
    start: usize,
    /// Where the words begin.
    body: usize,
    label: Label,
    at_paragraph_start: bool,
}

/// The longest label, in bytes.
const LONGEST: usize = 150;
/// Turns are shorter than this on average, in bytes: else the labels are not what structures the
/// document.
const LONGEST_TURN: usize = 16_000;
/// So many recurring labels are looked for inside running text.
const MOST_LABELS: usize = 256;

/// Finds the turns of a document.
pub(super) fn find(pages: &[Page<'_>], paragraphs: &[Paragraph]) -> Turns {
    let open = |i: usize| paragraphs[i].voice == Voice::Open;
    let mut colons = Vec::new();
    for (i, page) in pages.iter().enumerate().filter(|&(i, _)| open(i)) {
        collect(i, page, &mut colons);
    }
    let mut candidates: Vec<Option<Candidate>> = colons
        .iter()
        .map(|colon| candidate(colon, &pages[colon.paragraph]))
        .collect();
    drop_headings(&mut candidates, pages);
    let counts = count(candidates.iter().flatten());
    let filled = || (0..pages.len()).filter(|&i| open(i) && !pages[i].text.trim().is_empty());
    let bytes = filled().map(|i| pages[i].text.len()).sum();
    let accepted = if is_transcript(&candidates, &counts, filled().count(), bytes) {
        accept(&colons, candidates, &counts, pages)
    } else {
        Vec::new()
    };
    lay_out(&accepted, pages, &open)
}

/// The colons of a paragraph that a label could end with.
fn collect(paragraph: usize, page: &Page<'_>, colons: &mut Vec<Colon>) {
    if let Some((label, body)) = line_label::find(page.text) {
        colons.push(Colon {
            paragraph,
            free: label.start,
            at: label.end,
            body,
        });
        return;
    }
    let mut free = 0;
    for (i, mark) in page.marks.iter().enumerate() {
        match mark.kind {
            MarkKind::End | MarkKind::Close => free = mark.at + width(page.text, mark.at),
            MarkKind::Space if is_wide(page, i) => free = mark.at + width(page.text, mark.at),
            MarkKind::Colon
                if mark.at - free <= LONGEST
                    && page.quote_around(mark.at).is_none()
                    && !is_number_or_link(page.text, free, mark.at) =>
            {
                colons.push(Colon {
                    paragraph,
                    free,
                    at: mark.at,
                    body: mark.at + width(page.text, mark.at),
                });
            }
            _ => {}
        }
    }
}

/// A full-width blank, a line break, or two blanks.
fn is_wide(page: &Page<'_>, mark: usize) -> bool {
    let at = page.marks[mark].at;
    page.text[at..].starts_with(['\u{3000}', '\n'])
        || page
            .marks
            .get(mark + 1)
            .is_some_and(|next| next.kind == MarkKind::Space && next.at == at + 1)
}

/// 14:20, http://, [李某：……](http…) and # 李某：…… are no labels; [主持人：] and ### 李某： are.
fn is_number_or_link(text: &str, free: usize, colon: usize) -> bool {
    let written = text[free..colon].trim_start();
    let after = &text[colon + width(text, colon)..];
    after.starts_with("//")
        || after.starts_with(|c: char| c.is_ascii_digit())
            && written.ends_with(|c: char| c.is_ascii_digit())
        || written.starts_with('[')
            && !written.contains(']')
            && !after.trim_start().starts_with(']')
        || written.starts_with('#') && !after.trim_start_matches(is_ornament).is_empty()
}

/// The label that stands between the sentence before and the colon.
fn candidate(colon: &Colon, page: &Page<'_>) -> Option<Candidate> {
    let written = &page.text[colon.free..colon.at];
    if written
        .trim_end()
        .ends_with(['说', '說', '道', '称', '稱', '示'])
    {
        return None;
    }
    // 以下为采访内容：某报：
    let heading = written
        .rfind(['：', ':'])
        .filter(|&at| HEADINGS.end(&page.plain[colon.free..colon.free + at]))
        .map_or(0, |at| at + width(written, at));
    let written = &written[heading..];
    let start = colon.free + heading + (written.len() - written.trim_start().len());
    let at_paragraph_start = start <= LONGEST
        && page.text[..start]
            .trim_start_matches(|c: char| is_ornament(c) || c.is_ascii_digit() || c == ':')
            .is_empty();
    let after_stop = page.text[..start]
        .trim_end()
        .ends_with(['。', '？', '！', '?', '!', '」', '”', '：', ':']);
    let bare = || {
        (at_paragraph_start || after_stop)
            .then(|| label::bare(written))
            .flatten()
    };
    Some(Candidate {
        paragraph: colon.paragraph,
        start,
        body: colon.body,
        at_paragraph_start,
        label: label::parse(written).or_else(bare)?,
    })
}

/// What announces a conversation.
static HEADINGS: Words = Words::new("内容 全文 如下 实录 对话 问答 摘要 节选");

/// So often must a label come back that nothing but its recurrence shows.
const RECURRING: usize = 2;

/// Keeps bare labels only where they look like those of a discussion: two at least that recur, with
/// whole sentences after them. 地址：…… and 价格：…… recur too, but sentences do not follow them.
fn drop_headings(candidates: &mut [Option<Candidate>], pages: &[Page<'_>]) {
    let is_bare = |found: &Candidate| found.label.strength == Strength::Bare;
    let bare = || candidates.iter().flatten().filter(|found| is_bare(found));
    let counts = count(candidates.iter().flatten());
    let recurs = |found: &Candidate| counts[key(&found.label)] >= RECURRING;
    let labels = counts.values().filter(|&&count| count >= RECURRING).count();
    let recurring = bare().filter(|found| recurs(found)).count();
    let spoken = bare()
        .filter(|found| recurs(found) && is_followed_by_words(found, pages))
        .count();
    let discussed = labels >= 2 && recurring >= RECURRING && spoken * 10 >= recurring * 8;
    let keep: Vec<bool> = candidates
        .iter()
        .map(|found| {
            found
                .as_ref()
                .is_none_or(|found| !is_bare(found) || discussed && recurs(found))
        })
        .collect();
    for (candidate, keep) in candidates.iter_mut().zip(keep) {
        if !keep {
            *candidate = None;
        }
    }
}

/// True if whole sentences stand after the label, or it has its line to itself above some.
fn is_followed_by_words(found: &Candidate, pages: &[Page<'_>]) -> bool {
    let words = pages[found.paragraph].text[found.body..].trim();
    // A name that has its line to itself is no 地址：……
    let own_line = || {
        label::is_titled_name(
            &found
                .label
                .speaker
                .name
                .chars()
                .map(simplify)
                .collect::<String>(),
        ) && pages
            .get(found.paragraph + 1)
            .is_some_and(|page| !page.text.trim().is_empty())
    };
    // In a text that lost its line breaks the next label follows in the same line.
    let first = words.find(['。', '？', '！', '?', '!']);
    let in_one_line = !found.at_paragraph_start
        && first.is_some_and(|end| words[..end].chars().count() >= SENTENCE);
    words.is_empty() && own_line()
        || in_one_line
        || words.ends_with(['。', '？', '！', '?', '!', '…', '”', '」', '）', ')'])
}

/// No sentence after a label inside a line is shorter, in characters: 价格：12元。 is none.
const SENTENCE: usize = 8;

/// What is counted as one label.
fn key(label: &Label) -> &str {
    if label.speaker.named {
        &label.speaker.name
    } else {
        label.speaker.label.as_deref().unwrap_or_default()
    }
}

fn is_ornament(c: char) -> bool {
    c.is_whitespace() || "■▲●◆★□△○◇*#[]【】>-—•▍|▎♦".contains(c)
}

fn count<'c>(candidates: impl Iterator<Item = &'c Candidate>) -> FxHashMap<String, usize> {
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for candidate in candidates {
        *counts.entry(key(&candidate.label).to_owned()).or_default() += 1;
    }
    counts
}

/// Whether the document labels turns: labels recur, or every few paragraphs begin with a clear one.
fn is_transcript(
    candidates: &[Option<Candidate>],
    counts: &FxHashMap<String, usize>,
    paragraphs: usize,
    bytes: usize,
) -> bool {
    let all = || candidates.iter().flatten();
    let recurring = all()
        .filter(|candidate| counts[key(&candidate.label)] >= 2)
        .count();
    let strong = all()
        .filter(|candidate| {
            candidate.at_paragraph_start && candidate.label.strength == Strength::Strong
        })
        .count();
    // One label alone inside running text is what broadcasters print on the screen.
    let discussed = counts.len() >= 2 || all().any(|candidate| candidate.at_paragraph_start);
    recurring >= 3 && recurring * LONGEST_TURN >= bytes && discussed
        || strong >= 2 && strong * 4 >= paragraphs
}

/// Keeps the labels that the document as a whole speaks for, and finds those that a heading is
/// stuck to: “……”应达成更多目标记者：
fn accept(
    colons: &[Colon],
    candidates: Vec<Option<Candidate>>,
    counts: &FxHashMap<String, usize>,
    pages: &[Page<'_>],
) -> Vec<Candidate> {
    let mut recurring: Vec<Candidate> = Vec::new();
    for candidate in candidates.iter().flatten() {
        if counts[key(&candidate.label)] >= 2
            && recurring.len() < MOST_LABELS
            && !recurring
                .iter()
                .any(|known| written(known) == written(candidate))
        {
            recurring.push(candidate.clone());
        }
    }
    let mut accepted: Vec<Candidate> = Vec::new();
    for (colon, candidate) in colons.iter().zip(candidates) {
        let found = match candidate {
            Some(found) if is_borne_out(&found, counts, pages) => Some(found),
            _ => glued(colon, &pages[colon.paragraph], &recurring),
        };
        // 问：记者：…… has a colon inside its second label: the first label stands.
        let follows = |found: &Candidate| {
            accepted
                .last()
                .is_none_or(|last| (last.paragraph, last.body) <= (found.paragraph, found.start))
        };
        accepted.extend(found.filter(follows));
    }
    accepted
}

fn written(candidate: &Candidate) -> &str {
    candidate.label.speaker.label.as_deref().unwrap_or_default()
}

/// A label counts if it recurs, opens a paragraph, or names somebody who is introduced elsewhere.
fn is_borne_out(found: &Candidate, counts: &FxHashMap<String, usize>, pages: &[Page<'_>]) -> bool {
    let named = found.label.speaker.named;
    counts[key(&found.label)] >= 2
        || found.at_paragraph_start
        || named && found.label.strength == Strength::Strong
        || named
            && mention::role_of(
                pages,
                found.paragraph,
                found.start,
                &found.label.speaker.name,
            )
            .is_some()
}

/// A recurring label with a heading stuck before it.
fn glued(colon: &Colon, page: &Page<'_>, recurring: &[Candidate]) -> Option<Candidate> {
    let text = &page.text[colon.free..colon.at];
    let known = recurring
        .iter()
        .filter(|known| text.ends_with(written(known)) && text.len() > written(known).len())
        .max_by_key(|known| written(known).len())?;
    Some(Candidate {
        paragraph: colon.paragraph,
        start: colon.at - written(known).len(),
        body: colon.body,
        label: known.label.clone(),
        at_paragraph_start: false,
    })
}

/// Cuts the document into turns and the rest.
fn lay_out(accepted: &[Candidate], pages: &[Page<'_>], open: &impl Fn(usize) -> bool) -> Turns {
    let mut out = Turns::default();
    let mut next = 0;
    let mut current: Option<Turned> = None;
    for (i, page) in pages.iter().enumerate() {
        if !open(i) {
            out.turns
                .extend(current.take().filter(|turn| !turn.parts.is_empty()));
            continue;
        }
        let mut at = 0;
        while let Some(candidate) = accepted
            .get(next)
            .filter(|candidate| candidate.paragraph == i)
        {
            match &mut current {
                Some(turn) => {
                    // In a paragraph of its own a speaker may ask, and go on in the next.
                    let same = turn.speaker.name == candidate.label.speaker.name;
                    let end = if same && !candidate.at_paragraph_start {
                        without_last_question(page, at..candidate.start)
                    } else {
                        candidate.start
                    };
                    take(turn, i, page, at..end, true);
                }
                None if candidate.start > at => out.rest.push((i, at..candidate.start)),
                None => {}
            }
            out.turns
                .extend(current.take().filter(|turn| !turn.parts.is_empty()));
            current = Some(Turned {
                speaker: candidate.label.speaker.clone(),
                parts: Vec::new(),
                confidence: if candidate.label.strength == Strength::Strong {
                    0.98
                } else {
                    0.96
                },
            });
            at = candidate.body;
            next += 1;
        }
        match &mut current {
            Some(turn) => take(turn, i, page, at..page.text.len(), false),
            None => out.rest.push((i, at..page.text.len())),
        }
    }
    out.turns
        .extend(current.filter(|turn| !turn.parts.is_empty()));
    out
}

/// Gives a stretch to a turn. `before_label`: a heading may be stuck to its end.
fn take(
    turn: &mut Turned,
    paragraph: usize,
    page: &Page<'_>,
    range: Range<usize>,
    before_label: bool,
) {
    let mut end = range.end;
    if before_label
        && let Some(last) = page.marks_in(range.clone()).iter().rev().find(|mark| {
            mark.kind == MarkKind::End
                || mark.kind == MarkKind::Close && ends_sentence(page, mark.at)
        })
    {
        end = last.at + width(page.text, last.at);
        let rest = &page.text[end..range.end];
        end += rest.len()
            - rest
                .trim_start_matches(|c: char| "”」』）)…".contains(c))
                .len();
    }
    end = without_question_of_another(page, range.start..end, before_label);
    if let Some(credits) = credits(&page.plain[range.start..end]) {
        end = range.start + credits;
    }
    let text = &page.text[range.start..end];
    let lead = text.len()
        - text
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ']' | '】' | '*'))
            .len();
    let text = text[lead..].trim_end();
    let start = range.start + lead;
    if text.is_empty() || is_stage_direction(text) {
        return;
    }
    let start = start + leading_direction(text);
    let end = range.start + lead + text.len();
    if start < end {
        turn.parts.push(Part {
            paragraph,
            range: start..end,
        });
    }
}

/// A numbered question at the end of a turn is the heading of the next: 2、您怎么看……？
fn without_question_of_another(page: &Page<'_>, range: Range<usize>, before_label: bool) -> usize {
    let body = page.text[range.clone()].trim_end();
    if !body.ends_with(['？', '?']) {
        return range.end;
    }
    let marks = page.marks_in(range.start..range.start + body.len());
    let ends: Vec<usize> = marks
        .iter()
        .filter(|mark| mark.kind == MarkKind::End)
        .map(|mark| mark.at)
        .collect();
    let Some(&before) = ends.len().checked_sub(2).and_then(|i| ends.get(i)) else {
        return range.end;
    };
    let start = before + width(page.text, before);
    let question = page.text[start..range.start + body.len()].trim_start();
    let numbered = question
        .chars()
        .take(if before_label { 8 } else { 1 })
        .any(|c| c.is_ascii_digit());
    if numbered { start } else { range.end }
}

/// Between two turns of one speaker the question is somebody else's, though no label says so.
fn without_last_question(page: &Page<'_>, range: Range<usize>) -> usize {
    let body = page.text[range.clone()].trim_end();
    if !body.ends_with(['？', '?']) {
        return range.end;
    }
    let marks = page.marks_in(range.start..range.start + body.len());
    let mut ends = marks.iter().rev().filter(|mark| mark.kind == MarkKind::End);
    match ends.nth(1) {
        Some(before) => before.at + width(page.text, before.at),
        None => range.end,
    }
}

/// Where the credits begin that stand after the last sentence: 采写/某报记者 某某 编辑 某某. Words of speech
/// may lack their full stop; credits have a mark or a blank after each office, and nobody says 我.
fn credits(plain: &str) -> Option<usize> {
    const LONGEST: usize = 80;
    let last = plain.rfind(['。', '？', '！', '”'])?;
    let end = last + width(plain, last);
    let tail = &plain[end..];
    let offices = OFFICES
        .iter()
        .flat_map(|office| tail.match_indices(office))
        .filter(|(at, office)| {
            tail[at + office.len()..].starts_with([' ', '\u{3000}', '/', '：', ':'])
        });
    let plausible = tail.chars().count() <= LONGEST && !tail.contains(['我', '你', '，']);
    (plausible && offices.count() >= 2).then_some(end)
}

/// Those whom credits name.
const OFFICES: [&str; 7] = ["编辑", "校对", "采写", "责编", "摄影", "记者", "文"];

fn ends_sentence(page: &Page<'_>, at: usize) -> bool {
    page.text[..at].ends_with(['。', '！', '？', '…'])
}

/// （掌声）, (有議員高聲叫喊)
fn is_stage_direction(text: &str) -> bool {
    text.starts_with(['（', '(', '〔', '['])
        && text.ends_with(['）', ')', '〕', ']'])
        && text
            .chars()
            .filter(|c| matches!(c, '（' | '(' | '〔' | '['))
            .count()
            == 1
        && text.chars().count() <= 60
}

/// The length of a stage direction between the label and the words.
fn leading_direction(text: &str) -> usize {
    if !text.starts_with(['（', '(']) {
        return 0;
    }
    match text.find(['）', ')']) {
        Some(close) if text[..close].chars().count() <= 20 => {
            let end = close + width(text, close);
            end + (text[end..].len() - text[end..].trim_start().len())
        }
        _ => 0,
    }
}
