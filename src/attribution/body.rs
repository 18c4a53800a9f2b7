//! Bodies and documents that are spoken of without their names: 该公司, 他们, 声明, 报告, 文章.
//!
//! What the clause says is found in `subject`; the texts before are searched by `mention`.

use std::ops::Range;

use super::mention;
use super::organisation;
use super::report::Reporter;
use super::subject::{self, Subject};

impl Reporter<'_, '_> {
    /// Enters a body or a document.
    pub(super) fn meet_body(&mut self, paragraph: usize, name: Range<usize>) -> usize {
        let page = &self.pages[paragraph];
        let (text, plain) = (&page.text[name.clone()], &page.plain[name]);
        self.people.meet_organisation(text, plain)
    }

    /// The body that speaks of itself as 他们: the last speaker, or the subject of the narrator's last
    /// sentences. After many of these it is no longer in mind.
    pub(super) fn body_in_mind(&mut self, paragraph: usize, before: Range<usize>) -> Option<usize> {
        const IN_MIND: usize = 3;
        if self.narrated.len() > IN_MIND {
            return None;
        }
        self.body_told_of(paragraph, before, |_| true)
    }

    /// The same of the kind that passes the test.
    pub(super) fn body_told_of(
        &mut self,
        paragraph: usize,
        before: Range<usize>,
        fits: fn(&str) -> bool,
    ) -> Option<usize> {
        let last = self.speeches.last().map(|speech| speech.person);
        let of_the_kind = |person: &usize| {
            let person = self.people.get(*person);
            person.organisation && fits(&person.plain)
        };
        if let Some(person) = last.filter(of_the_kind) {
            return Some(person);
        }
        let (paragraph, name) =
            self.stretches_before(paragraph, before)
                .find_map(|(paragraph, range)| {
                    let plain = &*self.pages[paragraph].plain;
                    let name = organisation::at_head(plain, range.clone())
                        .or_else(|| organisation::bare_body_at_head(plain, range))?;
                    fits(&plain[name.clone()]).then_some((paragraph, name))
                })?;
        Some(self.meet_body(paragraph, name))
    }

    /// The stretch of a sentence before its subject, and the narrator's sentences before it, the
    /// nearest first.
    fn stretches_before(
        &self,
        paragraph: usize,
        before: Range<usize>,
    ) -> impl Iterator<Item = (usize, Range<usize>)> + '_ {
        std::iter::once((paragraph, before)).chain(self.narrated.iter().rev().cloned())
    }

    /// 文章强调, where no paper was named: the article whose title was.
    pub(super) fn article(&self, paragraph: usize, at: usize) -> Option<(usize, Range<usize>)> {
        let page = &self.pages[paragraph];
        let clause = page.plain[at..].trim_start_matches(|c: char| "，,谈及对于".contains(c));
        let word = ["文章", "该文", "论文"]
            .into_iter()
            .find(|word| clause.starts_with(word))?;
        // 署名文章《……》
        mention::title(self.pages, paragraph, at, word.trim_start_matches('该'))
            .or_else(|| mention::last_work(self.pages, paragraph, at))
    }

    /// 报告显示: the report whose title was named before.
    pub(super) fn document(&mut self, paragraph: usize, clause: Range<usize>) -> Option<usize> {
        let page = &self.pages[paragraph];
        let word = organisation::document_at_head(&page.plain[clause.clone()])?;
        let (paragraph, title) = mention::title(self.pages, paragraph, clause.start, word)?;
        Some(self.meet_body(paragraph, title))
    }

    /// Whose statement was told of since the last speech.
    pub(super) fn publisher(&mut self, paragraph: usize, before: Range<usize>) -> Option<usize> {
        let (paragraph, subject) =
            self.stretches_before(paragraph, before)
                .find_map(|(paragraph, range)| {
                    let page = &self.pages[paragraph];
                    let subject = subject::publisher(page, &self.people, range)?;
                    Some((paragraph, subject))
                })?;
        match subject {
            Subject::Unnamed(who) => Some(self.meet_described(paragraph, who)),
            Subject::Organisation(name) => Some(self.meet_body(paragraph, name)),
            subject => self.named(paragraph, &subject),
        }
    }

    /// The body or the document that spoke last.
    pub(super) fn last_body(&self) -> Option<usize> {
        self.speeches
            .iter()
            .rev()
            .map(|speech| speech.person)
            .find(|&person| self.people.get(person).organisation)
    }

    /// 该公司: the last body whose name ends so; 主办单位: the one that 主办 follows.
    pub(super) fn described_body(&mut self, paragraph: usize, word: Range<usize>) -> Option<usize> {
        let page = &self.pages[paragraph];
        let (at, plain) = (word.start, &page.plain[word]);
        let host = ["主办", "承办"]
            .into_iter()
            .find(|host| plain.starts_with(host));
        let (paragraph, name) = mention::body(
            self.pages,
            paragraph,
            at,
            host.unwrap_or(plain),
            host.is_some(),
        )?;
        let page = &self.pages[paragraph];
        // 《某剧》主办……: a work hosts nothing.
        if host.is_some() && page.plain[name.clone()].ends_with('》') {
            return None;
        }
        Some(self.meet_body(paragraph, name))
    }
}
