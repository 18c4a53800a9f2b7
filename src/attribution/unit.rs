//! Cuts a paragraph into units: sentences of the narrator, and quotations that stand by themselves.
//!
//! Says nothing about who speaks.

use std::ops::Range;

use super::bytes::floor;
use super::cue;
use super::name;
use super::page::{Mark, MarkKind, Page};
use super::words::Words;

/// A sentence or a free-standing quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// Bytes of the paragraph, white space at both ends left out.
    pub(super) range: Range<usize>,
    pub(super) kind: UnitKind,
    /// A wide gap before it: most likely a lost paragraph break.
    pub(super) after_gap: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitKind {
    /// A sentence; may hold short or introduced quotations.
    Prose,
    /// A quotation at the start of a sentence. `closed`: it ends its sentence itself (“…。”), else
    /// the sentence goes on after it (“……，”某某说 or “某词”一词).
    Quote { closed: bool },
}

/// The units of a range of a paragraph, in order.
pub(super) fn units(page: &Page<'_>, within: Range<usize>) -> Vec<Unit> {
    let mut cutter = Cutter {
        page,
        units: Vec::new(),
        start: within.start,
        end: within.end,
        after_gap: false,
        spaced: spaces_part_paragraphs(page, within),
    };
    cutter.run();
    cutter.units
}

struct Cutter<'p, 'a> {
    page: &'p Page<'a>,
    units: Vec<Unit>,
    /// Where the unit in hand begins.
    start: usize,
    end: usize,
    after_gap: bool,
    /// A single space after a stop is a lost paragraph break.
    spaced: bool,
}

/// Chinese has no space after a stop. Where some stops have one, it is what the layout left of a
/// paragraph break; where most have, the writer types so.
fn spaces_part_paragraphs(page: &Page<'_>, within: Range<usize>) -> bool {
    let (mut stops, mut spaced) = (0, 0);
    for mark in page.marks_in(within) {
        if mark.kind == MarkKind::End {
            stops += 1;
            spaced += usize::from(is_spaced(page.text, mark.at));
        }
    }
    spaced > 0 && spaced * 2 < stops
}

/// A stop, its closing marks if there are any, a single space and a Han character.
fn is_spaced(text: &str, stop: usize) -> bool {
    /// “？！”” and no more: a run of stops without end is not gone through from each of them.
    const STOP_AND_CLOSING: usize = 4;
    let rest = &text[stop..];
    let closed: usize = rest
        .chars()
        .take(STOP_AND_CLOSING)
        .take_while(|&c| "。！？”」』".contains(c))
        .map(char::len_utf8)
        .sum();
    rest[closed..]
        .strip_prefix(' ')
        .is_some_and(|next| next.starts_with(|c: char| name::is_han(c) || "“「".contains(c)))
}

impl Cutter<'_, '_> {
    fn run(&mut self) {
        let marks = self.page.marks_in(self.start..self.end);
        let mut i = 0;
        self.skip_blank();
        while let Some(&mark) = marks.get(i) {
            i += 1;
            if mark.at < self.start {
                continue;
            }
            match mark.kind {
                MarkKind::Open | MarkKind::Straight => {
                    if let Some(quote) = self.page.quote_around(mark.at).cloned()
                        && quote.start == mark.at
                        && quote.end <= self.end
                    {
                        self.quotation(&quote);
                        i += marks[i..].partition_point(|next| next.at < quote.end);
                    }
                }
                MarkKind::End => {
                    let end = self.after_end_marks(mark.at);
                    self.close(end, UnitKind::Prose);
                }
                MarkKind::Space if self.is_gap(mark) => {
                    if mark.at > self.start {
                        self.close(mark.at, UnitKind::Prose);
                    }
                    self.after_gap = true;
                    self.skip_blank();
                }
                _ => {}
            }
        }
        self.close(self.end, UnitKind::Prose);
    }

    fn quotation(&mut self, quote: &Range<usize>) {
        let closed = self.page.text[..quote.end]
            .chars()
            .rev()
            .nth(1)
            .is_some_and(|c| "。！？!?…".contains(c));
        if quote.start > self.start && self.after_dateline(quote, closed) {
            self.close(quote.start, UnitKind::Prose);
        }
        if quote.start == self.start {
            if closed || self.comma_follows(quote) {
                self.close(quote.end, UnitKind::Quote { closed });
            }
        } else if closed && self.ends_sentence(quote.end) {
            self.close(quote.end, UnitKind::Prose);
        }
    }

    /// “……，”某某说 or “……”，某某说
    fn comma_follows(&self, quote: &Range<usize>) -> bool {
        self.page.text[quote.end..].starts_with(['，', ','])
            || self.page.text[..quote.end]
                .chars()
                .rev()
                .nth(1)
                .is_some_and(|c| matches!(c, '，' | ','))
    }

    /// A quotation after a blank that no colon or comma introduces begins a sentence: a dateline or
    /// a caption stands before it.
    fn after_dateline(&self, quote: &Range<usize>, closed: bool) -> bool {
        let before = &self.page.plain[self.start..quote.start];
        let head = before.trim_end();
        let blank = head.len() < before.len();
        !head.is_empty()
            && (blank
                && !head.ends_with(['：', ':', '、', '《'])
                && !LEADS.end(head)
                && !head.contains(['，', ','])
                && head.chars().count() <= 40
                || head.ends_with(['】', '电', '讯', ')', '）']) && head.chars().count() <= 90
                || closed && self.breaks_in(head, quote))
    }

    /// 有困难找民警“……，……。”: whole sentences in marks that nothing leads to. A heading stands
    /// before them whose paragraph break was lost.
    fn breaks_in(&self, head: &str, quote: &Range<usize>) -> bool {
        const SENTENCES: usize = 60;
        let words = &self.page.plain[quote.clone()];
        let leads = !head.ends_with(name::is_han)
            || LEADS.end(head)
            || (1..=12).any(|back| {
                let at = floor(head, head.len().saturating_sub(back));
                cue::at(head, at).is_some_and(|cue| cue.range.end == head.len())
            });
        quote.len() >= SENTENCES && words.contains(['，', ',']) && !leads
    }

    /// After “…。” a sentence ends unless a mark or a particle ties the rest to it.
    fn ends_sentence(&self, at: usize) -> bool {
        let rest = &self.page.plain[at..self.end];
        !rest.starts_with([
            '，', '、', '；', ',', ';', '的', '等', '是', '）', ')', '。',
        ]) && !["这是", "这句", "这番", "这话", "这段", "这样"]
            .iter()
            .any(|word| rest.starts_with(word))
    }

    /// Takes in further final marks and closing brackets: ？！ …… ）
    fn after_end_marks(&self, at: usize) -> usize {
        let rest = &self.page.text[at..self.end];
        let length = rest
            .char_indices()
            .find(|&(_, c)| !"。！？!?…".contains(c))
            .map_or(rest.len(), |(length, _)| length);
        at + length
    }

    /// Two blanks or more, a full-width one, or a line break.
    fn is_gap(&self, mark: Mark) -> bool {
        let mut blanks = self.page.text[mark.at..self.end]
            .chars()
            .take_while(|c| c.is_whitespace());
        let first = blanks.next();
        let second = blanks.next();
        matches!(first, Some('\u{3000}' | '\n')) || second.is_some() && self.gap_is_a_break(mark.at)
    }

    /// Stray double blanks inside a sentence are no break.
    fn gap_is_a_break(&self, at: usize) -> bool {
        self.after_final(at)
            || self.page.text[at..self.end]
                .chars()
                .take_while(|c| c.is_whitespace())
                .count()
                >= 6
    }

    fn after_final(&self, at: usize) -> bool {
        at <= self.start
            || self.page.text[..at]
                .chars()
                .next_back()
                .is_some_and(|c| "。！？!?…”」』)）".contains(c))
    }

    fn close(&mut self, end: usize, kind: UnitKind) {
        let body = self.page.text[self.start..end].trim_end();
        if !body.is_empty() {
            self.units.push(Unit {
                range: self.start..self.start + body.len(),
                kind,
                after_gap: self.after_gap,
            });
            self.after_gap = false;
        }
        self.start = end;
        self.skip_blank();
    }

    fn skip_blank(&mut self) {
        let rest = &self.page.text[self.start..self.end];
        let blank = rest.len() - rest.trim_start().len();
        let run = &rest[..blank];
        let after_stop = || {
            self.page.text[..self.start].ends_with(['。', '！', '？', '”', '」', '』'])
                && rest[blank..].starts_with(|c: char| name::is_han(c) || "“「".contains(c))
        };
        if run.chars().count() >= 2
            || run.contains(['\u{3000}', '\n'])
            || run == " " && self.spaced && after_stop()
        {
            self.after_gap = true;
        }
        self.start += blank;
    }
}

/// What takes the quotation after it into its own sentence.
static LEADS: Words = Words::new(
    "是 以 的 句 为 到 着 了 出 叫 过 与 和 在 把 用 对 将 从 有 一声 语 词 语录 口号 原则 理念 及 或 如 像 即 按 据 受 被",
);
