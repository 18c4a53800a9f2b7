//! Whom a subject means: full names are entered, short ones and pronouns led back to them.
//!
//! What the clause says is found in `subject`; the texts before are searched by `mention`.

use std::ops::Range;

use super::bytes::ceil;
use super::clause;
use super::cue::Grammar;
use super::foreign;
use super::medium;
use super::mention;
use super::name;
use super::organisation;
use super::report::{Reporter, tidy};
use super::role;
use super::subject::{self, Found, Subject};
use super::surname;
use super::surroundings;
use super::unit::Unit;
use super::unnamed;

/// How far before a titled surname its role may begin, in bytes.
const ROLE_BEFORE: usize = 120;

impl Reporter<'_, '_> {
    /// Who the subject is, and how sure that is.
    pub(super) fn resolve(
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
            Subject::Pronoun => {
                // 某银行更加乐观，其认为……: 其 may be a body.
                let subject = clause::skip_lead_ins(&page.plain, found.start..unit.range.end);
                if page.plain[subject].starts_with('其')
                    && let Some(body) = organisation::acting_at_head(&page.plain, before.clone())
                {
                    return Some((self.meet_body(paragraph, body), 0.75));
                }
                self.pronoun(paragraph, before).map(|person| (person, 0.85))
            }
            Subject::They => self
                .body_in_mind(paragraph, before)
                .map(|person| (person, 0.7)),
            Subject::Holder(person) => Some((*person, 0.85)),
            Subject::Described(title) => self
                .described(paragraph, title.clone())
                .map(|person| (person, 0.8)),
            Subject::Office(title) => {
                let (at, title) = (title.start, &page.plain[title.clone()]);
                if let Some(found) = mention::with_title(self.pages, paragraph, at, title) {
                    return Some((self.meet(found.paragraph, found.name, found.role), 0.8));
                }
                self.people
                    .by_description(title)
                    .map(|person| (person, 0.7))
            }
            Subject::DescribedBody(word) => self
                .described_body(paragraph, word.clone())
                .or_else(|| {
                    let fits = organisation::kind_of(&page.plain[word.clone()]);
                    self.body_told_of(paragraph, before, fits)
                })
                .map(|person| (person, 0.75)),
            Subject::Organisation(range) => {
                let name = &page.text[range.clone()];
                let plain = &page.plain[range.clone()];
                // 《意见》 for 《关于某事的意见》
                if let Some(word) = plain
                    .strip_prefix('《')
                    .and_then(|rest| rest.strip_suffix('》'))
                    && (1..=4).contains(&word.chars().count())
                    && let Some((paragraph, title)) =
                        mention::title(self.pages, paragraph, range.start, word)
                {
                    return Some((self.meet_body(paragraph, title), 0.75));
                }
                // 加央行, which was 加拿大央行 before
                if let Some((paragraph, full)) =
                    mention::with_place(self.pages, paragraph, range.start, plain)
                {
                    return Some((self.meet_body(paragraph, full), 0.75));
                }
                // Williams, who was John Williams before, is no company.
                if let Some(person) = self.people.by_part(plain).filter(|_| name.is_ascii()) {
                    return Some((person, 0.95));
                }
                // 彼得森, who was 扎卡里亚·彼得森 before, is no town.
                let spelled = foreign::can_be_a_last_part(plain) || is_latin_surname(plain);
                if spelled
                    && let Some(full) =
                        mention::full_name(self.pages, paragraph, range.start, plain)
                    && full.name.len() > plain.len()
                {
                    return Some((self.meet(full.paragraph, full.name, full.role), 0.95));
                }
                Some((self.meet_body(paragraph, range.clone()), 0.75))
            }
            Subject::Unnamed(range) => {
                // 某国外长……某国外长黄某某: the name comes later.
                if let Some(later) = mention::named_later(
                    self.pages,
                    paragraph,
                    range.end,
                    &page.plain[range.clone()],
                ) {
                    return Some((self.meet(later.paragraph, later.name, later.role), 0.85));
                }
                Some((self.meet_described(paragraph, range.clone()), 0.7))
            }
            Subject::Statement => {
                let clause = found.start..unit.range.end;
                let clause = clause::skip_lead_ins(&page.plain, clause);
                let issued_by = |reporter: &mut Self| {
                    (!organisation::is_a_study(&page.plain[clause.clone()]))
                        .then(|| {
                            reporter
                                .publisher(paragraph, before)
                                .or_else(|| reporter.last_body())
                        })
                        .flatten()
                };
                self.document(paragraph, clause.clone())
                    .or_else(|| issued_by(self))
                    .map(|person| (person, 0.7))
            }
            Subject::Omitted | Subject::Medium
                if grammar == Grammar::Report || found.subject == Subject::Medium =>
            {
                // 《某报》刊发评论文章《……》。文章强调: the article stands nearer.
                let article = self.article(paragraph, found.start);
                let (paragraph, medium) = match (self.medium.clone(), article) {
                    (Some(medium), Some(article)) => {
                        let place =
                            |(paragraph, range): &(usize, Range<usize>)| (*paragraph, range.start);
                        if place(&article) > place(&medium) {
                            article
                        } else {
                            medium
                        }
                    }
                    (medium, article) => medium.or(article)?,
                };
                Some((self.meet_body(paragraph, medium), 0.7))
            }
            Subject::Omitted => match self.earlier(paragraph, before.clone()) {
                Some(person) => Some((person, 0.85)),
                // 总商会提交建议书，指……
                None => {
                    if let Some(title) = organisation::title_before(&page.plain, found.start) {
                        return Some((self.meet_body(paragraph, title), 0.7));
                    }
                    let sentence = clause::after_dateline(&page.plain, before);
                    // 据某社报道，……: the agency tells of it, and does nothing itself.
                    let told = page.plain[sentence.clone()].trim_start();
                    if told.starts_with(['据', '另']) {
                        return None;
                    }
                    let sentence = clause::skip_lead_ins(&page.plain, sentence);
                    let body = organisation::acting_at_head(&page.plain, sentence)?;
                    Some((self.meet_body(paragraph, body), 0.7))
                }
            },
            named => match self.named(paragraph, named) {
                Some(person) => Some((person, certainty_of(named))),
                // 工总 looks like a given name.
                None => {
                    let Subject::Short(range) = named else {
                        return None;
                    };
                    let body = organisation::bare_body(&page.plain, range.clone())?;
                    Some((self.meet_body(paragraph, body), 0.7))
                }
            },
        }
    }

    /// Whom a name, in whatever form, means.
    pub(super) fn named(&mut self, paragraph: usize, subject: &Subject) -> Option<usize> {
        match subject {
            Subject::Named(name) => {
                let person = self.meet(paragraph, name.range.clone(), name.role.clone());
                // 田某某委员: the title is all that is told.
                let title = name.range.end..name.range.end + name.title;
                let title = self.pages[paragraph].text[title].trim();
                if title.chars().count() > 1 && !surroundings::is_honorific(title) {
                    self.people.give_role(person, title);
                }
                Some(person)
            }
            Subject::Short(range) => self.short(paragraph, range.clone()),
            Subject::Nickname(range) => Some(self.meet(paragraph, range.clone(), None)),
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
        // 珠海台商吕女士: nothing more is told of her.
        let whole = at..at + surname.len() + title.len();
        let limit = ceil(&page.plain, at.saturating_sub(ROLE_BEFORE));
        let role = role::before(&page.plain, limit, at).map(|role| tidy(&page.text[role]));
        Some(
            self.people
                .meet(&page.text[whole.clone()], &page.plain[whole], role),
        )
    }

    /// The person whom a stretch before is about.
    pub(super) fn earlier(&mut self, paragraph: usize, range: Range<usize>) -> Option<usize> {
        let found = subject::earlier(&self.pages[paragraph], &self.people, range.clone());
        let Some(found) = found else {
            let name = mention::family_name(self.pages, paragraph, range)?;
            return self.short(paragraph, name);
        };
        match found {
            Found {
                subject: Subject::Pronoun,
                start,
            } => self.pronoun(paragraph, range.start..start),
            Found {
                subject: Subject::Unnamed(range),
                ..
            } => Some(self.meet_described(paragraph, range)),
            Found { subject, .. } => self.named(paragraph, &subject),
        }
    }

    /// Whom 他 means: somebody in the sentence before it, in the narrator's sentences since the
    /// last speech, or the last speaker.
    pub(super) fn pronoun(&mut self, paragraph: usize, before: Range<usize>) -> Option<usize> {
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

    /// 这位首席财务官: whoever was named with that title, or the last speaker if nothing says that he
    /// holds another.
    fn described(&mut self, paragraph: usize, title: Range<usize>) -> Option<usize> {
        let page = &self.pages[paragraph];
        let (at, title) = (title.start, &page.plain[title]);
        if let Some(person) = self.people.by_role(title) {
            return Some(person);
        }
        if title.chars().count() >= 3
            && let Some(found) = mention::with_title(self.pages, paragraph, at, title)
        {
            return Some(self.meet(found.paragraph, found.name, found.role));
        }
        if unnamed::is_one_of_many(title) || self.told_of_somebody_unnamed() {
            return None;
        }
        if let Some(person) = self.people.by_description(title) {
            return Some(person);
        }
        self.last_speaker()
            .or_else(|| self.pronoun(paragraph, at..at))
    }

    /// 一位量子物理学家对此并不意外。: since the last speech the narrator speaks of somebody else.
    fn told_of_somebody_unnamed(&self) -> bool {
        self.narrated.iter().any(|(paragraph, range)| {
            unnamed::begins_with_somebody(&self.pages[*paragraph].plain[range.clone()])
        })
    }

    pub(super) fn last_speaker(&self) -> Option<usize> {
        self.speeches
            .iter()
            .rev()
            .map(|speech| speech.person)
            .find(|&person| !self.people.get(person).organisation)
    }

    /// Enters somebody who is described and not named.
    pub(super) fn meet_described(&mut self, paragraph: usize, who: Range<usize>) -> usize {
        let page = &self.pages[paragraph];
        let description = tidy(&page.text[who.clone()]);
        self.people.meet_unnamed(&description, &page.plain[who])
    }

    /// Enters a name; a bare one takes the role that an earlier mention gives.
    pub(super) fn meet(
        &mut self,
        paragraph: usize,
        name: Range<usize>,
        role: Option<Range<usize>>,
    ) -> usize {
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
        // 林郑, who is 林郑月娥 in the text before.
        if self.people.known(plain).is_none()
            && role.is_none()
            && plain.chars().count() == 2
            && name::is_double_surname(plain)
            && let Some(full) = mention::of_part(self.pages, paragraph, name.start, plain)
        {
            return self.meet(full.paragraph, full.name, full.role);
        }
        if self.people.known(plain).is_none()
            && role.is_none()
            && (plain.chars().all(surname::transcribes)
                || mention::stands_after_a_point(self.pages, paragraph, plain))
            && let Some(full) = mention::full_name(self.pages, paragraph, name.start, plain)
            && full.name.len() > plain.len()
        {
            return self.meet(full.paragraph, full.name, full.role);
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
                .or_else(|| role::after(&page.plain, name.end).map(|role| tidy(&page.text[role])))
        });
        self.people.meet(text, plain, role)
    }

    /// A short form: somebody met before, or named in full in the text before.
    pub(super) fn short(&mut self, paragraph: usize, range: Range<usize>) -> Option<usize> {
        let page = &self.pages[paragraph];
        let plain = &page.plain[range.clone()];
        if let Some(person) = self
            .people
            .known(plain)
            .or_else(|| self.people.by_part(plain))
        {
            return Some(person);
        }
        if let Some(found) = mention::of_part(self.pages, paragraph, range.start, plain) {
            return Some(self.meet(found.paragraph, found.name, found.role));
        }
        if !plain
            .chars()
            .all(|c| surname::transcribes(c) || c.is_alphabetic() && c.is_ascii())
            || plain.chars().count() < 2
        {
            return None;
        }
        if let Some(full) = mention::full_name(self.pages, paragraph, range.start, plain) {
            return Some(self.meet(full.paragraph, full.name, full.role));
        }
        // 普京 needs no introduction, but it must come up again.
        mention::comes_again(self.pages, paragraph, plain)
            .then(|| self.people.meet(&page.text[range.clone()], plain, None))
    }

    /// 据路透社7月29日报道
    pub(super) fn note_medium(&mut self, paragraph: usize, unit: &Unit) {
        let sentence = &self.pages[paragraph].plain[unit.range.clone()];
        if let Some(name) = medium::source(sentence) {
            let start = unit.range.start;
            self.medium = Some((paragraph, start + name.start..start + name.end));
        }
    }
}

/// A name that only its place vouches for is less sure.
fn certainty_of(subject: &Subject) -> f32 {
    match subject {
        Subject::Named(name) if name.score <= name::POSSIBLE => 0.75,
        _ => 0.95,
    }
}

/// Haefele, but not OpenAI or IBM.
fn is_latin_surname(plain: &str) -> bool {
    plain.len() >= 3
        && plain.starts_with(|c: char| c.is_ascii_uppercase())
        && plain
            .chars()
            .all(|c| c.is_ascii_alphabetic() || matches!(c, '-' | '\''))
        && plain.chars().filter(char::is_ascii_lowercase).count() >= 2
}
