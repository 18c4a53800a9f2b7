//! On-screen labels of broadcasters: 某局局长李某：我们将……
//!
//! Turns of a transcript are `turn`'s business.

use super::label;
use super::page::MarkKind;
use super::report::{Reporter, trimmed};
use super::unit::Unit;
use crate::text::simplify;
use crate::transcript::Part;

/// What is said under a label is quoted word for word.
pub(super) const RULE: &str = "role-label";

/// What stands this near to the beginning, in bytes, may be a headline.
const HEADLINE: usize = 240;

impl Reporter<'_, '_> {
    /// 某局局长李某：我们将……: broadcasters print what is said on the screen in this form. At the head
    /// of a text it is a headline.
    pub(super) fn role_label(&mut self, paragraph: usize, unit: &Unit) -> bool {
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
        let plain: String = speaker.name.chars().map(simplify).collect();
        if !speaker.named || speaker.role.is_none() && self.people.known(&plain).is_none() {
            return false;
        }
        let Some(range) = trimmed(page, colon..unit.range.end) else {
            return false;
        };
        // A heading has no stop: 某某：数据应全面开放
        let stops = ['。', '！', '？', '”', '」', '…', '；', '!', '?'];
        if range.len() < 30 || !page.text[range.clone()].ends_with(stops) {
            return false;
        }
        let quoted = page
            .quote_around(range.start)
            .filter(|quote| quote.start == range.start && quote.end < range.end)
            .cloned();
        let goes_on = quoted.is_none();
        let range = quoted.unwrap_or(range);
        self.settle_pending();
        let person = self.people.meet(&speaker.name, &plain, speaker.role);
        self.push(person, vec![Part { paragraph, range }], None, RULE, 0.85);
        self.open = goes_on;
        true
    }
}
