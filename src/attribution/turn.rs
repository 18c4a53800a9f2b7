//! Labelled turns in text: which colons end a speaker's label, and how far each turn goes.
//!
//! A label must be understood by `label`, and the document must show that it labels turns: the
//! label recurs, or others like it do. Reported speech is not looked for here.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::label::{self, Label, Strength};
use super::page::{MarkKind, Page};
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

/// A colon with a label before it.
#[derive(Debug, Clone)]
struct Candidate {
    paragraph: usize,
    /// Where the label begins; what lies before it back to `free` is a heading stuck to it.
    start: usize,
    /// Where the words begin.
    body: usize,
    /// The label as it is counted.
    key: String,
    label: Label,
    at_paragraph_start: bool,
}

/// The longest label, in bytes.
const LONGEST: usize = 150;

/// Finds the turns of a document.
pub(super) fn find(pages: &[Page<'_>], paragraphs: &[Paragraph]) -> Turns {
    let open = |i: usize| paragraphs[i].voice == Voice::Open;
    let mut candidates = Vec::new();
    for (i, page) in pages.iter().enumerate().filter(|&(i, _)| open(i)) {
        collect(i, page, &mut candidates);
    }
    let counts = count(&candidates);
    let accepted = accept(candidates, &counts, pages, &open);
    lay_out(&accepted, pages, &open)
}

fn collect(paragraph: usize, page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    let mut free = 0;
    for (i, mark) in page.marks.iter().enumerate() {
        match mark.kind {
            MarkKind::End => free = mark.at + width(page.text, mark.at),
            MarkKind::Close => free = mark.at + width(page.text, mark.at),
            MarkKind::Space
                if page.text[mark.at..].starts_with(['\u{3000}', '\n'])
                    || page.marks.get(i + 1).is_some_and(|next| {
                        next.kind == MarkKind::Space && next.at == mark.at + 1
                    }) =>
            {
                free = mark.at + width(page.text, mark.at);
            }
            MarkKind::Colon
                if page.quote_around(mark.at).is_none() && mark.at - free <= LONGEST =>
            {
                let written = &page.text[free..mark.at];
                let after = &page.text[mark.at + width(page.text, mark.at)..];
                if after.starts_with("//")
                    || after.starts_with(|c: char| c.is_ascii_digit())
                        && written.ends_with(|c: char| c.is_ascii_digit())
                {
                    continue;
                }
                let body = mark.at + width(page.text, mark.at);
                if let Some(label) = label::parse(written) {
                    let start = free + (written.len() - written.trim_start().len());
                    candidates.push(Candidate {
                        paragraph,
                        start,
                        body,
                        key: key(&label),
                        at_paragraph_start: page.text[..start].trim_matches(is_ornament).is_empty(),
                        label,
                    });
                }
                if free > 0 || written.chars().count() > 6 {
                    glued(paragraph, page, free, mark.at, body, candidates);
                }
            }
            _ => {}
        }
    }
}

/// A label with a heading stuck before it: “互联网+教育”应达成更多目标记者：
fn glued(
    paragraph: usize,
    page: &Page<'_>,
    free: usize,
    colon: usize,
    body: usize,
    candidates: &mut Vec<Candidate>,
) {
    let written = &page.text[free..colon];
    for (at, _) in written.char_indices().rev().take(24) {
        let Some(label) = label::parse(&written[at..]) else {
            continue;
        };
        candidates.push(Candidate {
            paragraph,
            start: free + at,
            body,
            key: format!("…{}", key(&label)),
            label,
            at_paragraph_start: false,
        });
    }
}

fn key(label: &Label) -> String {
    if label.speaker.named {
        label.speaker.name.clone()
    } else {
        label.speaker.label.clone().unwrap_or_default()
    }
}

fn is_ornament(c: char) -> bool {
    c.is_whitespace() || "■▲●◆★□△○◇*#[]【】>-—•▍|▎♦".contains(c)
}

fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

fn count(candidates: &[Candidate]) -> FxHashMap<String, usize> {
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for candidate in candidates {
        *counts.entry(candidate.key.clone()).or_default() += 1;
    }
    counts
}

/// Keeps the candidates that the document as a whole speaks for.
fn accept(
    candidates: Vec<Candidate>,
    counts: &FxHashMap<String, usize>,
    pages: &[Page<'_>],
    open: &impl Fn(usize) -> bool,
) -> Vec<Candidate> {
    let times = |key: &str| counts.get(key).copied().unwrap_or(0);
    let recurring = candidates
        .iter()
        .filter(|candidate| !candidate.key.starts_with('…') && times(&candidate.key) >= 2)
        .count();
    let strong = candidates
        .iter()
        .filter(|candidate| {
            !candidate.key.starts_with('…')
                && candidate.label.strength == Strength::Strong
                && candidate.at_paragraph_start
        })
        .count();
    let paragraphs = (0..pages.len())
        .filter(|&i| open(i) && !pages[i].text.trim().is_empty())
        .count();
    let transcript = recurring >= 3 || strong >= 2 && strong * 4 >= paragraphs;
    if !transcript {
        return Vec::new();
    }
    let mut accepted: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        let clean = candidate.key.trim_start_matches('…');
        let takes = if candidate.key.starts_with('…') {
            times(clean) >= 2
        } else {
            times(clean) >= 2
                || candidate.at_paragraph_start && candidate.label.strength == Strength::Strong
                || candidate.at_paragraph_start && candidate.label.speaker.named
                || !candidate.at_paragraph_start
                    && candidate.label.strength == Strength::Strong
                    && candidate.label.speaker.named
        };
        if !takes {
            continue;
        }
        // Of several readings of one colon the longest known label wins; it was pushed last.
        if let Some(last) = accepted.last()
            && last.paragraph == candidate.paragraph
            && last.body == candidate.body
        {
            accepted.pop();
        }
        accepted.push(candidate);
    }
    accepted
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
                Some(turn) => take(turn, i, page, at..candidate.start, true),
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
