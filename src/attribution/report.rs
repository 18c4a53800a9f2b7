//! Reported speech: finds the frames of a report, gives each its words and its speaker.
//!
//! Paragraph by paragraph, sentence by sentence; only sentences that hold a reporting verb, a
//! free-standing quotation or follow a speech are looked at. Labelled turns are not its business.

use super::words::Words;
use std::ops::Range;

use super::boundary::{self, Sentence};
use super::cue::{self, After, Cue, Grammar};
use super::label;
use super::mention;
use super::page::{MarkKind, Page};
use super::people::People;
use super::subject::{self, Found, Subject};
use super::unit::{Unit, UnitKind, units};
use crate::text::simplify;
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
    pages: &'p [Page<'a>],
    people: People,
    speeches: Vec<Reported>,
    /// Quotations whose speaker has not been named yet.
    pending: Vec<Pending>,
    /// The last speech can still go on.
    open: bool,
    /// The sentence in hand has a reporting verb whose subject cannot be named.
    other_voice: bool,
    /// It is a wish: one sentence as a rule.
    wish: bool,
    /// Sentences of the narrator since the last speech: where a pronoun finds its person.
    narrated: Vec<(usize, Range<usize>)>,
    /// The last medium that a report was taken from (据路透社报道).
    medium: Option<(usize, Range<usize>)>,
}

#[derive(Debug, Clone)]
struct Pending {
    paragraph: usize,
    range: Range<usize>,
    closed: bool,
    after_gap: bool,
}

/// A frame: a verb with its subject and what follows.
#[derive(Debug, Clone)]
struct Frame {
    cue: Cue,
    found: Found,
    after: After,
    /// Index into the people.
    person: usize,
    certainty: f32,
}

/// No sentence has more places where a verb could begin; what seems to is no sentence, and would
/// cost more than all the rest.
const MOST_CUES: usize = 64;
/// What stands this near to the beginning, in bytes, may be a headline.
const HEADLINE: usize = 240;
/// So many sentences of the narrator are kept for pronouns.
const NARRATED: usize = 6;

impl<'p, 'a> Reporter<'p, 'a> {
    pub(super) fn new(pages: &'p [Page<'a>]) -> Self {
        Self {
            pages,
            people: People::default(),
            speeches: Vec::new(),
            pending: Vec::new(),
            open: false,
            wish: false,
            other_voice: false,
            narrated: Vec::new(),
            medium: None,
        }
    }

    /// Reads one stretch of a paragraph.
    pub(super) fn read(&mut self, paragraph: usize, within: Range<usize>) {
        let page = &self.pages[paragraph];
        let units = units(page, within);
        for (i, unit) in units.iter().enumerate() {
            let new_paragraph = i == 0 || unit.after_gap;
            if new_paragraph && !boundary::counts_on(&page.plain[unit.range.clone()]) {
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
    }

    /// The speeches found and the people they belong to.
    pub(super) fn finish(mut self) -> (Vec<Reported>, People) {
        self.settle_pending();
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
        let frames = self.frames(paragraph, unit);
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

    /// The frames of a sentence, in order, their speakers resolved.
    fn frames(&mut self, paragraph: usize, unit: &Unit) -> Vec<Frame> {
        let pages = self.pages;
        let page = &pages[paragraph];
        let mut frames: Vec<Frame> = Vec::new();
        let mut skip_to = unit.range.start;
        let marks = page.marks_in(unit.range.clone()).iter();
        for mark in marks
            .filter(|mark| mark.kind == MarkKind::Cue)
            .take(MOST_CUES)
        {
            if mark.at < skip_to || page.quote_around(mark.at).is_some() {
                continue;
            }
            let Some(cue) = cue::at(&page.plain, mark.at) else {
                continue;
            };
            let Some(frame) = self.frame_at(paragraph, unit, cue, frames.last()) else {
                continue;
            };
            skip_to = frame.cue.range.end;
            match frames.last_mut() {
                // 他介绍说…, 某报称，某某表示…: the earlier verb only led to this one.
                Some(last) if leads_to(last, &frame) => {
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
            self.other_voice |= matches!(after, After::Words { marked: true, .. })
                && !page
                    .marks_in(unit.range.start..cue.range.start)
                    .iter()
                    .any(|mark| mark.kind == MarkKind::Clause);
            return None;
        };
        let marked = matches!(after, After::Words { marked: true, .. });
        if last.is_some_and(|last| !may_follow(page, last, &found, marked)) {
            return None;
        }
        if cue.grammar == Grammar::Guess && found.subject == Subject::Omitted {
            return None;
        }
        if matches!(found.subject, Subject::Organisation(_))
            && !marked
            && matches!(
                cue.grammar,
                Grammar::Wish | Grammar::Marked | Grammar::Guess
            )
        {
            return None;
        }
        if &page.plain[cue.range.clone()] == "显示"
            && !matches!(found.subject, Subject::Organisation(_))
        {
            return None;
        }
        let (person, certainty) = match last {
            Some(last) if found.subject == Subject::Omitted => (last.person, 0.85),
            _ => self.resolve(paragraph, unit, &found, cue.grammar)?,
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
        let near = lead.is_empty() || is_setting(lead);
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
        let rule = match frame.found.subject {
            Subject::Pronoun | Subject::Described => "pronoun-cue",
            Subject::Omitted if frame.cue.grammar == Grammar::Report => "medium",
            _ if self.people.get(person).organisation => "organisation-cue",
            Subject::Omitted => "omitted-subject",
            Subject::Organisation(_) => "organisation-cue",
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
        self.wish = frame.cue.grammar == Grammar::Wish;
        self.narrated.clear();
    }

    fn ends_in_quote(&self, page: &Page<'_>, end: usize) -> bool {
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

    /// Who the subject is, and how sure that is.
    fn resolve(
        &mut self,
        paragraph: usize,
        unit: &Unit,
        found: &Found,
        grammar: Grammar,
    ) -> Option<(usize, f32)> {
        let pages = self.pages;
        let page = &pages[paragraph];
        let before = unit.range.start..found.start.max(unit.range.start);
        match &found.subject {
            Subject::Pronoun => self.pronoun(paragraph, before).map(|person| (person, 0.9)),
            Subject::Described => self.last_speaker().map(|person| (person, 0.8)),
            Subject::Organisation(range) => {
                let name = &page.text[range.clone()];
                let plain = &page.plain[range.clone()];
                Some((self.people.meet_organisation(name, plain), 0.75))
            }
            Subject::Unnamed(range) => {
                let description = tidy(&page.text[range.clone()]);
                let plain = &page.plain[range.clone()];
                Some((self.people.meet_unnamed(&description, plain), 0.7))
            }
            Subject::Omitted if grammar == Grammar::Report => {
                let (paragraph, medium) = self.medium.clone()?;
                let page = &self.pages[paragraph];
                let name = &page.text[medium.clone()];
                Some((
                    self.people.meet_organisation(name, &page.plain[medium]),
                    0.7,
                ))
            }
            Subject::Omitted => self.earlier(paragraph, before).map(|person| (person, 0.85)),
            named => self.named(paragraph, named).map(|person| (person, 0.95)),
        }
    }

    /// Whom a name, in whatever form, means.
    fn named(&mut self, paragraph: usize, subject: &Subject) -> Option<usize> {
        match subject {
            Subject::Named(name) => {
                Some(self.meet(paragraph, name.range.clone(), name.role.clone()))
            }
            Subject::Short(range) => self.short(paragraph, range.clone()),
            Subject::Titled { surname, title } => self.titled(paragraph, surname, title),
            _ => None,
        }
    }

    /// 李主任: the one of that surname and title.
    fn titled(
        &mut self,
        paragraph: usize,
        surname: &Range<usize>,
        title: &Range<usize>,
    ) -> Option<usize> {
        let page = &self.pages[paragraph];
        let at = surname.start;
        let (surname, title) = (&page.plain[surname.clone()], &page.plain[title.clone()]);
        if let Some(person) = self.people.by_surname(surname, title) {
            return Some(person);
        }
        if let Some(found) = mention::with_surname(self.pages, paragraph, at, surname, title) {
            return Some(self.meet(found.paragraph, found.name, found.role));
        }
        // 杨女士: nothing more is told of her.
        let whole = at..at + surname.len() + title.len();
        Some(
            self.people
                .meet(&page.text[whole.clone()], &page.plain[whole], None),
        )
    }

    /// The person whom a stretch before is about.
    fn earlier(&mut self, paragraph: usize, range: Range<usize>) -> Option<usize> {
        let page = &self.pages[paragraph];
        match subject::earlier(page, &self.people, range.clone())? {
            Found {
                subject: Subject::Pronoun,
                start,
            } => self.pronoun(paragraph, range.start..start),
            Found { subject, .. } => self.named(paragraph, &subject),
        }
    }

    /// Whom 他 means: somebody in the sentence before it, in the narrator's sentences since the
    /// last speech, or the last speaker.
    fn pronoun(&mut self, paragraph: usize, before: Range<usize>) -> Option<usize> {
        if !before.is_empty()
            && let Some(person) = self.earlier(paragraph, before)
        {
            return Some(person);
        }
        while let Some((paragraph, range)) = self.narrated.pop() {
            if let Some(person) = self.earlier(paragraph, range) {
                return Some(person);
            }
        }
        self.last_speaker()
    }

    fn last_speaker(&self) -> Option<usize> {
        self.speeches
            .iter()
            .rev()
            .map(|speech| speech.person)
            .find(|&person| !self.people.get(person).organisation)
    }

    /// Enters a name; a bare one takes the role that an earlier mention gives.
    fn meet(&mut self, paragraph: usize, name: Range<usize>, role: Option<Range<usize>>) -> usize {
        let page = &self.pages[paragraph];
        let text = page.text[name.clone()].trim();
        let plain = page.plain[name.clone()].trim();
        if self.people.known(plain).is_none()
            && role.is_none()
            && let Some(person) = self.people.by_part(plain)
            && plain.chars().count() < 3
        {
            return person;
        }
        let role = role.map(|role| tidy(&page.text[role])).or_else(|| {
            if self
                .people
                .known(plain)
                .is_some_and(|person| self.people.get(person).role.is_some())
            {
                return None;
            }
            mention::role_of(self.pages, paragraph, name.start, plain)
        });
        self.people.meet(text, plain, role)
    }

    /// A short form: somebody met before, or named in full in the text before.
    fn short(&mut self, paragraph: usize, range: Range<usize>) -> Option<usize> {
        let page = &self.pages[paragraph];
        let plain = &page.plain[range.clone()];
        if let Some(person) = self
            .people
            .known(plain)
            .or_else(|| self.people.by_part(plain))
        {
            return Some(person);
        }
        if let Some(full) = mention::full_name(self.pages, paragraph, range.start, plain) {
            return Some(self.meet(full.paragraph, full.name, full.role));
        }
        // 普京 needs no introduction, but it must come up again.
        let again = page.plain.match_indices(plain).nth(1).is_some();
        again.then(|| self.people.meet(&page.text[range.clone()], plain, None))
    }

    /// A sentence without a frame: it goes on with the speech before it, or it is the narrator's.
    fn narration(&mut self, paragraph: usize, unit: &Unit, next: Option<&Unit>) {
        let page = &self.pages[paragraph];
        let mut range = unit.range.clone();
        if let Some(last) = self.pending.last()
            && !last.closed
            && last.paragraph == paragraph
        {
            // “某词”一词…: the quotation only opened the sentence.
            range.start = last.range.start;
            self.pending.pop();
        }
        if self.act_quote(paragraph, &range) {
            return;
        }
        self.settle_pending();
        if self.open {
            let other = self.other_voice || self.is_about_another(page, &range);
            let speaker = self
                .speeches
                .last()
                .map_or("", |speech| self.people.get(speech.person).plain.as_str());
            let before_comment = next.is_some_and(|next| {
                let head = &page.plain[next.range.clone()];
                head.starts_with("对此") || head.starts_with("在谈到")
            });
            let sentence = Sentence {
                plain: &page.plain[range.clone()],
                speaker,
                before_comment,
                tied_only: self.wish
                    || self.speeches.last().is_some_and(|speech| {
                        let person = self.people.get(speech.person);
                        person.organisation
                            && !person.plain.ends_with('》')
                            && speech.rule != "medium"
                    }),
            };
            if !other && boundary::goes_on(sentence) {
                self.extend(paragraph, range);
                return;
            }
            self.open = false;
        }
        if self.scene_with_quote(paragraph, &range) {
            return;
        }
        self.narrated.push((paragraph, range));
        if self.narrated.len() > NARRATED {
            self.narrated.remove(0);
        }
    }

    /// True if the sentence has somebody else than the last speaker as its subject.
    fn is_about_another(&self, page: &Page<'_>, range: &Range<usize>) -> bool {
        let word = match subject::head(page, &self.people, range.clone()) {
            Some(Subject::Named(name)) => name.range,
            Some(Subject::Short(range)) => range,
            _ => return false,
        };
        !self.is_last_speaker(&page.plain[word])
    }

    /// 某局局长李某：我们将……: broadcasters print what is said on the screen in this form. At the head
    /// of a text it is a headline.
    fn role_label(&mut self, paragraph: usize, unit: &Unit) -> bool {
        let page = &self.pages[paragraph];
        if paragraph == 0 && unit.range.start < HEADLINE {
            return false;
        }
        let Some(colon) = page
            .marks_in(unit.range.clone())
            .iter()
            .take_while(|mark| mark.at < unit.range.start + 150)
            .find(|mark| mark.kind == MarkKind::Colon)
            .map(|mark| mark.at)
        else {
            return false;
        };
        let Some(label) = label::parse(&page.text[unit.range.start..colon]) else {
            return false;
        };
        let speaker = label.speaker;
        let (true, Some(role)) = (speaker.named, speaker.role) else {
            return false;
        };
        let Some(range) = trimmed(page, colon..unit.range.end) else {
            return false;
        };
        if range.len() < 30 {
            return false;
        }
        self.settle_pending();
        let plain: String = speaker.name.chars().map(simplify).collect();
        let person = self.people.meet(&speaker.name, &plain, Some(role));
        self.push(
            person,
            vec![Part { paragraph, range }],
            None,
            "role-label",
            0.85,
        );
        self.open = true;
        self.wish = true;
        true
    }

    fn is_last_speaker(&self, plain: &str) -> bool {
        self.speeches
            .last()
            .is_some_and(|speech| self.people.get(speech.person).plain.ends_with(plain.trim()))
    }

    /// “……。”银鑫对此给出了观点，“……。”: no verb of saying, but somebody acts in words right
    /// after the quotation.
    fn act_quote(&mut self, paragraph: usize, range: &Range<usize>) -> bool {
        let page = &self.pages[paragraph];
        let waits = self.pending.first().is_some_and(|quote| {
            quote.closed && quote.paragraph == paragraph && (quote.after_gap || !self.open)
        });
        if !waits || !SPEAKING.occur_in(&page.plain[range.clone()]) {
            return false;
        }
        let Some(Subject::Named(name)) = subject::head(page, &self.people, range.clone()) else {
            return false;
        };
        let person = self.meet(paragraph, name.range, name.role);
        let mut parts: Vec<Part> = std::mem::take(&mut self.pending)
            .into_iter()
            .map(|quote| Part {
                paragraph: quote.paragraph,
                range: quote.range,
            })
            .collect();
        if let Some(quote) = self.last_utterance(page, range) {
            parts.push(Part {
                paragraph,
                range: quote,
            });
        }
        let cue = page
            .marks_in(range.clone())
            .iter()
            .filter(|mark| mark.kind == MarkKind::Cue && page.quote_around(mark.at).is_none())
            .find_map(|mark| cue::at(&page.plain, mark.at))
            .map(|cue| page.text[cue.range].to_owned());
        self.push(person, parts, cue, "quote-name-act", 0.85);
        true
    }

    /// 谈到未来，李明充满信心，“……。”
    fn scene_with_quote(&mut self, paragraph: usize, range: &Range<usize>) -> bool {
        let page = &self.pages[paragraph];
        let Some(quote) = self.last_utterance(page, range) else {
            return false;
        };
        let before = range.start..quote.start;
        if !SPEAKING.occur_in(&page.plain[before.clone()]) {
            return false;
        }
        let Some(person) = self.earlier(paragraph, before) else {
            return false;
        };
        let part = Part {
            paragraph,
            range: quote,
        };
        self.push(person, vec![part], None, "scene-quote", 0.75);
        true
    }

    /// The quotation that ends the sentence, if a comma or colon introduces it and it is long
    /// enough to be somebody's words.
    fn last_utterance(&self, page: &Page<'_>, range: &Range<usize>) -> Option<Range<usize>> {
        let end = page.plain[range.clone()].trim_end_matches('。').len() + range.start;
        let quote = page.quote_around(end.checked_sub(1)?)?.clone();
        let introduced =
            page.plain[range.start..quote.start.max(range.start)].ends_with(['，', '：', ':', ',']);
        (quote.end == end && quote.start > range.start && introduced && quote.len() >= 36)
            .then_some(quote)
    }

    fn push(
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

    /// 据路透社7月29日报道
    fn note_medium(&mut self, paragraph: usize, unit: &Unit) {
        let page = &self.pages[paragraph];
        let plain = &page.plain[unit.range.clone()];
        let Some(at) = plain.find('据') else { return };
        let start = at + '据'.len_utf8();
        let Some(length) = plain[start..].find("报道").filter(|&length| length <= 90) else {
            return;
        };
        let source = &plain[start..start + length];
        let name = source
            .find(|c: char| c.is_ascii_digit() || "（当近日今昨".contains(c))
            .map_or(source, |end| &source[..end]);
        let name = name.rfind('《').map_or(name, |open| &name[open..]);
        if (3..=16).contains(&name.chars().count()) && !name.contains(['，', '。', '“']) {
            let offset = unit.range.start + (name.as_ptr() as usize - plain.as_ptr() as usize);
            self.medium = Some((paragraph, offset..offset + name.len()));
        }
    }

    /// Adds a stretch to the speech that is open.
    fn extend(&mut self, paragraph: usize, range: Range<usize>) {
        if let Some(speech) = self.speeches.last_mut() {
            match speech.parts.last_mut() {
                Some(part) if part.paragraph == paragraph => part.range.end = range.end,
                _ => speech.parts.push(Part { paragraph, range }),
            }
        }
    }

    /// Quotations that no frame follows: they go on with the open speech, or the sentence before
    /// them shows somebody about to speak.
    fn settle_pending(&mut self) {
        let quotes = std::mem::take(&mut self.pending);
        for quote in quotes {
            if self.open && !quote.after_gap {
                self.extend(quote.paragraph, quote.range);
                continue;
            }
            if quote.closed
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

    /// 王巍就视频大模型进行了主题研讨。“……”
    fn scene(&mut self, quote: &Pending) -> Option<usize> {
        let (paragraph, range) = self.narrated.last()?.clone();
        if paragraph != quote.paragraph || quote.after_gap {
            return None;
        }
        let page = &self.pages[paragraph];
        let sentence = &page.plain[range.clone()];
        if !SPEAKING.occur_in(sentence) {
            return None;
        }
        self.earlier(paragraph, range)
    }
}

fn leads_to(last: &Frame, next: &Frame) -> bool {
    matches!(last.after, After::Words { at, .. } if at >= next.found.start)
}

/// Inside the words of one frame another begins only after a stop, a quotation, or with somebody
/// who is introduced by a role.
fn may_follow(page: &Page<'_>, last: &Frame, found: &Found, marked: bool) -> bool {
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
        Subject::Named(name) => stop || at_once || marked && (after_quote || name.role.is_some()),
        Subject::Short(_) | Subject::Titled { .. } => stop || at_once || marked && after_quote,
        Subject::Pronoun | Subject::Described => stop || marked && (after_quote || at_once),
        Subject::Organisation(_) | Subject::Unnamed(_) => marked && (stop || at_once),
        Subject::Omitted => after_quote,
    }
}

/// Acts that lead to words.
static SPEAKING: Words = Words::new(
    "分享 讨论 研讨 介绍 讲述 回忆 谈 感慨 分析 看法 观点 致辞 发言 演讲 回答 回应 采访 说起 点赞 \
     表示 解释 解读 强调 感受 激动 兴奋 感叹 坦言 称 说 感触 建议 期待 主张 自豪 高兴 充满 赞",
);

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

fn trimmed(page: &Page<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let text = page.text.get(range.clone())?;
    let lead = text.len()
        - text
            .trim_start_matches(|c: char| c.is_whitespace() || "，、：；,:;".contains(c))
            .len();
    let body =
        text[lead..].trim_end_matches(|c: char| c.is_whitespace() || "，、：；,:;".contains(c));
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
