//! Reported speech: finds the frames of a report, gives each its words and its speaker.
//!
//! Paragraph by paragraph, sentence by sentence; only sentences that hold a reporting verb, a
//! free-standing quotation or follow a speech are looked at. Labelled turns are not its business.

use std::ops::Range;

use super::boundary;
use super::cue::Grammar;
use super::frame::Frame;
use super::opening::After;
use super::organisation;
use super::page::Page;
use super::people::People;
use super::subject::Subject;
use super::unit::{Unit, UnitKind, units};
use crate::transcript::Part;

/// A speech of a report before it is numbered.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reported {
    /// Index into the people of the document.
    pub(super) person: usize,
    /// The role as known at this speech.
    pub(super) role: Option<String>,
    pub(super) parts: Vec<Part>,
    pub(super) cue: Option<String>,
    pub(super) rule: &'static str,
    pub(super) confidence: f32,
}

/// Reads the report paragraphs of one document in order.
#[derive(Debug)]
pub(super) struct Reporter<'p, 'a> {
    pub(super) pages: &'p [Page<'a>],
    pub(super) people: People,
    pub(super) speeches: Vec<Reported>,
    /// Quotations whose speaker has not been named yet.
    pub(super) pending: Vec<Pending>,
    /// The last speech can still go on.
    pub(super) open: bool,
    /// The last speech ended its paragraph inside a quotation.
    pub(super) runs_on: bool,
    /// The sentence in hand has a reporting verb whose subject cannot be named.
    pub(super) other_voice: bool,
    /// Where a frame ended whose words stand before it (“……，”某某说。): a quotation right after it
    /// goes on.
    pub(super) said_before: Option<(usize, usize)>,
    /// The last speech has already gone on beyond the sentence of its verb.
    pub(super) extended: bool,
    /// Sentences of the narrator since the last speech: where a pronoun finds its person.
    pub(super) narrated: Vec<(usize, Range<usize>)>,
    /// The last medium that a report was taken from (据路透社报道).
    pub(super) medium: Option<(usize, Range<usize>)>,
    /// Who has announced points that the next sentence begins to count.
    pub(super) announced: Option<usize>,
}

#[derive(Debug, Clone)]
pub(super) struct Pending {
    pub(super) paragraph: usize,
    pub(super) range: Range<usize>,
    pub(super) closed: bool,
    pub(super) after_gap: bool,
}

/// How sure a speech is that goes on without a verb of its own: where it ends is a guess.
pub(super) const GOES_ON: f32 = 0.85;

impl<'p, 'a> Reporter<'p, 'a> {
    pub(super) fn new(pages: &'p [Page<'a>]) -> Self {
        Self {
            pages,
            people: People::default(),
            speeches: Vec::new(),
            pending: Vec::new(),
            open: false,
            said_before: None,
            extended: false,
            other_voice: false,
            runs_on: false,
            narrated: Vec::new(),
            medium: None,
            announced: None,
        }
    }

    /// Reads one stretch of a paragraph.
    pub(super) fn read(&mut self, paragraph: usize, within: Range<usize>) {
        self.announced = None;
        let pages = self.pages;
        let page = &pages[paragraph];
        if is_a_caption(&page.plain[within.clone()]) {
            self.open = false;
            return;
        }
        let within = self.run_on(paragraph, within);
        if page.open_end == Some(within.start) {
            self.open_quotation(paragraph, within);
            return;
        }
        let end = within.end;
        let units = units(page, within);
        for (i, unit) in units.iter().enumerate() {
            // “……。”“……”: two quotations side by side stood in two paragraphs.
            let side_by_side = self.open
                && matches!(unit.kind, UnitKind::Quote { .. })
                && self.ends_in_quote(page, unit.range.start)
                && page.text[..unit.range.start].ends_with(['”', '」']);
            let new_paragraph = i == 0 || unit.after_gap || side_by_side;
            if new_paragraph && !boundary::goes_over(&page.plain[unit.range.clone()]) {
                self.paragraph_ends(unit);
            }
            match unit.kind {
                UnitKind::Quote { closed } => self.pending.push(Pending {
                    paragraph,
                    range: unit.range.clone(),
                    closed,
                    after_gap: new_paragraph,
                }),
                UnitKind::Prose => {
                    let next = units.get(i + 1);
                    self.prose(paragraph, unit, next);
                }
            }
        }
        self.runs_on = page.open_end.is_some() && self.last_part_ends_at(paragraph, end);
    }

    /// “…… in one paragraph, “……” in the next: what opens again without having closed goes on with
    /// the speech that it belongs to. Returns what is left of the paragraph.
    fn run_on(&mut self, paragraph: usize, within: Range<usize>) -> Range<usize> {
        let page = &self.pages[paragraph];
        let text = &page.text[within.clone()];
        let start = within.end - text.trim_start().len();
        if !std::mem::take(&mut self.runs_on) || !text.trim_start().starts_with(['“', '「', '『'])
        {
            return within;
        }
        if page.open_end == Some(start) {
            let end = within.start + text.trim_end().len();
            self.extend(paragraph, start..end);
            self.runs_on = true;
            return within.end..within.end;
        }
        match page.quote_around(start).cloned() {
            Some(quote) => {
                self.extend(paragraph, quote.clone());
                quote.end..within.end
            }
            None => within,
        }
    }

    /// A paragraph that opens a quotation and does not close it: its speaker comes later.
    fn open_quotation(&mut self, paragraph: usize, within: Range<usize>) {
        let body = self.pages[paragraph].text[within.clone()].trim_end();
        if body.is_empty() {
            return;
        }
        if !self.pending.iter().all(|quote| quote.closed) {
            self.pending.clear();
        }
        self.open = false;
        self.pending.push(Pending {
            paragraph,
            range: within.start..within.start + body.len(),
            closed: true,
            after_gap: true,
        });
    }

    fn last_part_ends_at(&self, paragraph: usize, end: usize) -> bool {
        let end = self.pages[paragraph].text[..end].trim_end().len();
        self.speeches
            .last()
            .and_then(|speech| speech.parts.last())
            .is_some_and(|part| part.paragraph == paragraph && part.range.end == end)
    }

    /// The speeches found and the people they belong to.
    pub(super) fn finish(mut self) -> (Vec<Reported>, People) {
        self.settle_pending();
        self.complete_names();
        self.complete_roles();
        (self.speeches, self.people)
    }

    fn paragraph_ends(&mut self, next: &Unit) {
        if !matches!(next.kind, UnitKind::Quote { .. }) {
            let all_closed = self.pending.iter().all(|quote| quote.closed);
            if !all_closed {
                self.pending.clear();
            }
        }
        if self.pending.is_empty() {
            self.open = false;
        } else {
            self.settle_before_paragraph();
        }
    }

    /// A quotation that waits at a paragraph's end is the previous speaker's or the next one's;
    /// it stays only if it began the paragraph.
    fn settle_before_paragraph(&mut self) {
        if self.pending.first().is_some_and(|quote| !quote.after_gap) {
            self.settle_pending();
            self.open = false;
        }
    }

    fn prose(&mut self, paragraph: usize, unit: &Unit, next: Option<&Unit>) {
        let page = &self.pages[paragraph];
        self.note_medium(paragraph, unit);
        self.other_voice = false;
        let mut frames = self.frames(paragraph, unit);
        frames.retain(|frame| !stands_in_a_headline(page, unit, frame.found.start));
        if frames.is_empty() {
            if !self.role_label(paragraph, unit) {
                self.narration(paragraph, unit, next);
            }
            return;
        }
        let unclaimed = std::mem::take(&mut self.pending);
        let mut claimed = self.claim(page, unit, &frames[0], unclaimed);
        for (i, frame) in frames.iter().enumerate() {
            let end = frames
                .get(i + 1)
                .map_or(unit.range.end, |next| next.found.start);
            let quotes = std::mem::take(&mut claimed);
            self.frame(paragraph, unit, frame, end, quotes);
        }
    }

    /// Quotations that wait go to the frame that follows them at once.
    fn claim(
        &mut self,
        page: &Page<'_>,
        unit: &Unit,
        frame: &Frame,
        quotes: Vec<Pending>,
    ) -> Vec<Pending> {
        if quotes.is_empty() {
            return quotes;
        }
        let lead = page.plain[unit.range.start..frame.found.start.max(unit.range.start)]
            .trim_matches(|c: char| "，,、；".contains(c) || c.is_whitespace());
        // “……。”8月3日，在某峰会上，李明接受采访时说。 A verb that ends its sentence has nothing else to say.
        let last_word = frame.after == After::Nothing
            && page.plain[frame.cue.range.end..unit.range.end]
                .trim_end_matches(['。', '，', ',', '！'])
                .is_empty();
        let near = lead.is_empty() || is_setting(lead) || last_word;
        let gap = unit.after_gap;
        if near && !gap && self.may_claim(&quotes) {
            return quotes;
        }
        self.pending = quotes;
        self.settle_pending();
        Vec::new()
    }

    fn may_claim(&self, quotes: &[Pending]) -> bool {
        quotes
            .iter()
            .any(|quote| quote.closed || quote.range.len() >= 24)
    }

    fn frame(
        &mut self,
        paragraph: usize,
        unit: &Unit,
        frame: &Frame,
        end: usize,
        quotes: Vec<Pending>,
    ) {
        let page = &self.pages[paragraph];
        let (person, certainty) = (frame.person, frame.certainty);
        let mut parts: Vec<Part> = quotes
            .iter()
            .map(|quote| Part {
                paragraph: quote.paragraph,
                range: quote.range.clone(),
            })
            .collect();
        let mut rule = "quote-name-cue";
        match frame.after {
            After::Words { at, .. } => {
                if parts.is_empty() {
                    rule = "name-cue";
                }
                let words = &page.plain[at..end.max(at)];
                let end = at.max(end.min(at + boundary::before_an_act(words)));
                if let Some(range) = trimmed(page, at..end) {
                    parts.push(Part { paragraph, range });
                }
            }
            After::Nothing | After::Topic => {
                if parts.is_empty()
                    && let Some(range) = self.inline_quote_before(page, unit, frame)
                {
                    parts.push(Part { paragraph, range });
                }
            }
        }
        if parts.is_empty() {
            self.narrated.push((paragraph, unit.range.clone()));
            self.open = false;
            return;
        }
        if let Subject::Organisation(range) = &frame.found.subject
            && organisation::is_a_medium(&page.plain[range.clone()])
            && !self.is_relayed(paragraph, unit)
        {
            self.medium = Some((paragraph, range.clone()));
        }
        let rule = match frame.found.subject {
            Subject::Pronoun | Subject::Described(_) | Subject::Holder(_) | Subject::Office(_) => {
                "pronoun-cue"
            }
            Subject::Medium => "medium",
            Subject::Omitted if frame.cue.grammar == Grammar::Report => "medium",
            _ if self.people.get(person).organisation => "organisation-cue",
            Subject::Omitted => "omitted-subject",
            Subject::Organisation(_)
            | Subject::DescribedBody(_)
            | Subject::Statement
            | Subject::They => "organisation-cue",
            Subject::Unnamed(_) => "description-cue",
            _ => rule,
        };
        let goes_on = matches!(frame.after, After::Words { colon, .. } if !(colon && self.ends_in_quote(page, end)));
        let role = self.people.get(person).role.clone();
        self.speeches.push(Reported {
            person,
            role,
            parts,
            cue: Some(page.text[frame.cue.range.clone()].to_owned()),
            rule,
            confidence: certainty,
        });
        self.open = goes_on;
        self.said_before = (!goes_on && frame.after == After::Nothing && end == unit.range.end)
            .then_some((paragraph, end));
        self.extended = false;
        self.narrated.clear();
    }

    /// 据某社报道，某报说……: the report in hand stays the agency's.
    fn is_relayed(&self, paragraph: usize, unit: &Unit) -> bool {
        self.medium
            .as_ref()
            .is_some_and(|(at, medium)| *at == paragraph && medium.start >= unit.range.start)
    }

    pub(super) fn ends_in_quote(&self, page: &Page<'_>, end: usize) -> bool {
        page.text[..end]
            .trim_end()
            .ends_with(['”', '」', '』', '"'])
    }

    /// “……”，李明说。 inside one sentence.
    fn inline_quote_before(
        &self,
        page: &Page<'_>,
        unit: &Unit,
        frame: &Frame,
    ) -> Option<Range<usize>> {
        let before = page.plain[unit.range.start..frame.found.start]
            .trim_end_matches(|c: char| "，,".contains(c) || c.is_whitespace());
        let end = unit.range.start + before.len();
        let quote = page.quote_around(end.checked_sub(1)?)?;
        (quote.end == end && quote.len() >= 24).then(|| quote.clone())
    }

    pub(super) fn push(
        &mut self,
        person: usize,
        parts: Vec<Part>,
        cue: Option<String>,
        rule: &'static str,
        confidence: f32,
    ) {
        let role = self.people.get(person).role.clone();
        self.speeches.push(Reported {
            person,
            role,
            parts,
            cue,
            rule,
            confidence,
        });
        self.open = false;
        self.narrated.clear();
    }

    /// The last speech is no surer than this.
    pub(super) fn doubt(&mut self, certainty: f32) {
        if let Some(speech) = self.speeches.last_mut() {
            speech.confidence = speech.confidence.min(certainty);
        }
    }

    /// Adds a stretch to the speech that is open.
    pub(super) fn extend(&mut self, paragraph: usize, range: Range<usize>) {
        if let Some(speech) = self.speeches.last_mut() {
            match speech.parts.last_mut() {
                Some(part) if part.paragraph == paragraph => part.range.end = range.end,
                _ => speech.parts.push(Part { paragraph, range }),
            }
        }
    }

    /// Adds a stretch to the last speech that stands apart from it.
    fn add(&mut self, paragraph: usize, range: Range<usize>) {
        if let Some(speech) = self.speeches.last_mut() {
            speech.parts.push(Part { paragraph, range });
        }
        self.doubt(GOES_ON);
    }

    /// Quotations that no frame follows: they go on with the open speech, or the sentence before
    /// them shows somebody about to speak.
    pub(super) fn settle_pending(&mut self) {
        let quotes = std::mem::take(&mut self.pending);
        // “……。”“……。”“……。”: several people, none of whom is named.
        let chorus = quotes
            .windows(2)
            .any(|pair| pair[0].range.end == pair[1].range.start);
        for quote in quotes {
            // “……，”某某说，“……。”“……。”: nobody else claims what stands right after his words.
            let right_after = self.said_before.take() == Some((quote.paragraph, quote.range.start))
                || self.last_part_ends_at(quote.paragraph, quote.range.start);
            if self.open && !quote.after_gap || right_after {
                let end = (quote.paragraph, quote.range.end);
                if self.open {
                    self.extend(quote.paragraph, quote.range);
                } else {
                    self.add(quote.paragraph, quote.range);
                    self.said_before = Some(end);
                }
                continue;
            }
            if quote.closed
                && !chorus
                && let Some(person) = self.scene(&quote)
            {
                let role = self.people.get(person).role.clone();
                self.speeches.push(Reported {
                    person,
                    role,
                    parts: vec![Part {
                        paragraph: quote.paragraph,
                        range: quote.range.clone(),
                    }],
                    cue: None,
                    rule: "scene-quote",
                    confidence: 0.8,
                });
                self.open = false;
                self.narrated.clear();
            }
        }
    }
}

/// 张某坦言，……。李某摄: a paragraph that ends in who took the picture only says what it shows.
fn is_a_caption(paragraph: &str) -> bool {
    const LONGEST_CAPTION: usize = 120;
    const LONGEST_CREDIT: usize = 8;
    let text = paragraph.trim().trim_end_matches(['）', ')']);
    if !text.ends_with('摄') {
        return false;
    }
    let credit = text
        .rsplit(['。', '（', '(', ' ', '」', '”'])
        .next()
        .unwrap_or_default();
    (3..=LONGEST_CREDIT).contains(&credit.chars().count())
        && text.chars().count() <= LONGEST_CAPTION
}

/// 原标题：某局表态：……: the headline is no report.
fn stands_in_a_headline(page: &Page<'_>, unit: &Unit, at: usize) -> bool {
    const TITLE: &str = "原标题：";
    let before = &page.plain[unit.range.start..at.max(unit.range.start)];
    before.rfind(TITLE).is_some_and(|title| {
        !before[title + TITLE.len()..]
            .contains(['。', '【', '《', ' ', '\u{3000}', '\n', '电', '讯'])
    })
}

/// An adverbial clause between a quotation and its frame: 谈及……，
fn is_setting(lead: &str) -> bool {
    [
        "谈及", "谈到", "谈起", "对于", "对此", "在", "当", "针对", "说起", "提起", "面对", "提及",
        "说到", "就", "随后", "接受",
    ]
    .iter()
    .any(|word| lead.starts_with(word))
        || lead.chars().count() <= 6 && lead.ends_with(['日', '时', '天', '上', '午'])
}

pub(super) fn trimmed(page: &Page<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let text = page.text.get(range.clone())?;
    let lead = text.len()
        - text
            .trim_start_matches(|c: char| c.is_whitespace() || "，、：；,:;".contains(c))
            .len();
    let body = text[lead..].trim_end_matches(|c: char| c.is_whitespace() || "，、；,;".contains(c));
    (!body.is_empty()).then(|| range.start + lead..range.start + lead + body.len())
}

/// A role as it is shown: white space of the layout removed, but between Latin words kept.
pub(super) fn tidy(role: &str) -> String {
    let mut out = String::with_capacity(role.len());
    let mut space = false;
    for c in role.trim().chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if space
            && c.is_ascii_alphanumeric()
            && out.ends_with(|last: char| last.is_ascii_alphanumeric())
        {
            out.push(' ');
        }
        space = false;
        out.push(c);
    }
    out
}
