//! Sentences of a report without a frame: they go on with the speech before them, hold a quotation
//! that needs no verb, or are the narrator's.
//!
//! What a sentence's own words say is weighed in `boundary` and `weigh`.

use std::ops::Range;

use super::boundary::{self, Sentence};
use super::bytes::ceil;
use super::mention;
use super::report::{GOES_ON, Reporter};
use super::subject::{self, Subject};
use super::unit::Unit;
use super::weigh::Follower;
use crate::transcript::Part;

/// So many sentences of the narrator are kept for pronouns.
const NARRATED: usize = 6;

impl Reporter<'_, '_> {
    /// A sentence without a frame: it goes on with the speech before it, or it is the narrator's.
    pub(super) fn narration(&mut self, paragraph: usize, unit: &Unit, next: Option<&Unit>) {
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
        if let Some(person) = self.announced.take() {
            let part = Part { paragraph, range };
            let cue = Some("提出".to_owned());
            self.push(person, vec![part], cue, "counted-points", GOES_ON);
            self.open = true;
            return;
        }
        if self.open {
            let of_medium = self
                .speeches
                .last()
                .is_some_and(|speech| speech.rule == "medium");
            let before_comment = next.is_some_and(|next| {
                let head = &page.plain[next.range.clone()];
                head.starts_with("对此") || head.starts_with("在谈到")
            });
            let following = next
                .filter(|next| !next.after_gap)
                .map_or("", |next| &page.plain[next.range.clone()]);
            let sentence =
                self.sentence_after_the_last(paragraph, &range, following, before_comment);
            // Who the sentence is about is asked last: it takes longest.
            if !self.other_voice
                && sentence.is_some_and(boundary::goes_on)
                && !self.quotes_another(paragraph, &range)
                && (of_medium || !self.is_about_another(paragraph, &range))
            {
                self.extend(paragraph, range);
                self.extended = true;
                self.doubt(GOES_ON);
                return;
            }
            self.open = false;
        }
        if self.scene_with_quote(paragraph, &range) || self.quote_of_the_last(paragraph, &range) {
            return;
        }
        if boundary::announces_points(&page.plain[range.clone()])
            && next.is_some_and(|next| boundary::begins_to_count(&page.plain[next.range.clone()]))
        {
            self.announced = self.earlier(paragraph, range.clone());
        }
        self.narrated.push((paragraph, range));
        if self.narrated.len() > NARRATED {
            self.narrated.remove(0);
        }
    }

    /// What the rules ask about a sentence that may go on with the last speech.
    fn sentence_after_the_last<'s>(
        &'s self,
        paragraph: usize,
        range: &Range<usize>,
        next: &'s str,
        before_comment: bool,
    ) -> Option<Sentence<'s>> {
        const SAID: usize = 1_800;
        let speech = self.speeches.last()?;
        let (first, last) = (speech.parts.first()?, speech.parts.last()?);
        let person = self.people.get(speech.person);
        let pages = self.pages;
        let said_from = if first.paragraph == last.paragraph {
            first.range.start
        } else {
            last.range.start
        };
        let (words, end) = (&*pages[last.paragraph].plain, last.range.end);
        let said_from = ceil(words, said_from.max(end.saturating_sub(SAID)));
        let after_quotation = self.ends_in_quote(&pages[last.paragraph], last.range.end);
        Some(Sentence {
            follower: Follower {
                plain: &pages[paragraph].plain[range.clone()],
                said: &words[said_from..end],
                next,
                after_quotation,
                later: self.extended,
            },
            speaker: &person.plain,
            before_comment,
        })
    }

    /// True if the sentence has somebody else than the last speaker as its subject.
    pub(super) fn is_about_another(&self, paragraph: usize, range: &Range<usize>) -> bool {
        let page = &self.pages[paragraph];
        let word = match subject::head(page, &self.people, range.clone()) {
            Some(Subject::Named(name)) => name.range,
            Some(Subject::Short(range)) => range,
            _ => match mention::family_name(self.pages, paragraph, range.clone()) {
                Some(name) => name,
                None => return false,
            },
        };
        !self.is_last_speaker(&page.plain[word])
    }

    /// 小龚踮起脚，“……”: the sentence holds a quotation, and before it somebody else is named.
    fn quotes_another(&self, paragraph: usize, range: &Range<usize>) -> bool {
        let page = &self.pages[paragraph];
        let Some(speech) = self.speeches.last() else {
            return false;
        };
        page.plain[range.clone()].find("，“").is_some_and(|at| {
            let lead = &page.plain[range.start..range.start + at];
            self.people.named_in(lead, speech.person)
        })
    }

    fn is_last_speaker(&self, plain: &str) -> bool {
        self.speeches
            .last()
            .is_some_and(|speech| self.people.get(speech.person).plain.ends_with(plain.trim()))
    }
}
