//! The people a document has named so far, with their roles: what a bare name, a surname or a
//! pronoun is resolved to.
//!
//! One document only; people across documents are the business of the index.

use super::foreign::is_point;
use super::name;
use crate::text::simplify;

/// Somebody who was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    /// The fullest name, as written.
    pub(super) name: String,
    /// The same in Simplified characters.
    pub(super) plain: String,
    /// The last role that was written with the name.
    pub(super) role: Option<String>,
    pub(super) organisation: bool,
    /// False for a description without a name.
    pub(super) named: bool,
}

/// How many people are looked through for a short form. A document with more is a list of them,
/// and a short form in it means one of the last.
const REMEMBERED: usize = 64;

/// The people of one document, in the order of their first mention.
#[derive(Debug, Default)]
pub(super) struct People {
    people: Vec<Person>,
}

impl People {
    pub(super) fn get(&self, index: usize) -> &Person {
        &self.people[index]
    }

    pub(super) fn len(&self) -> usize {
        self.people.len()
    }

    /// Enters a full name, or finds it; a longer role replaces a shorter one that it contains, and
    /// another role replaces the one before.
    pub(super) fn meet(&mut self, name: &str, plain: &str, role: Option<String>) -> usize {
        match self.known(plain) {
            Some(index) => {
                if let Some(role) = role {
                    let person = &mut self.people[index];
                    if !person.role.as_ref().is_some_and(|old| old.ends_with(&role)) {
                        person.role = Some(role);
                    }
                }
                index
            }
            None => self.add(name, plain, role, false),
        }
    }

    /// Gives a role to a person of whom none is known.
    pub(super) fn give_role(&mut self, person: usize, role: &str) {
        self.people[person]
            .role
            .get_or_insert_with(|| role.to_owned());
    }

    /// Enters an organisation, or finds it.
    pub(super) fn meet_organisation(&mut self, name: &str, plain: &str) -> usize {
        match self.known(plain) {
            Some(index) => index,
            None => self.add(name, plain, None, true),
        }
    }

    /// Enters somebody who is only described.
    pub(super) fn meet_unnamed(&mut self, description: &str, plain: &str) -> usize {
        match self.known(plain) {
            Some(index) => index,
            None => {
                let index = self.add(description, plain, None, false);
                self.people[index].named = false;
                index
            }
        }
    }

    fn add(&mut self, name: &str, plain: &str, role: Option<String>, organisation: bool) -> usize {
        self.people.push(Person {
            name: name.to_owned(),
            plain: plain.to_owned(),
            role,
            organisation,
            named: true,
        });
        self.people.len() - 1
    }

    /// The person of exactly this name.
    pub(super) fn known(&self, plain: &str) -> Option<usize> {
        self.recent().find(|&i| self.people[i].plain == plain)
    }

    /// The person of whose name this is the surname (蒋), the given name (志明) or the last part
    /// (布林肯).
    pub(super) fn by_part(&self, plain: &str) -> Option<usize> {
        self.recent().find(|&i| {
            let person = &self.people[i];
            !person.organisation
                && person.plain.len() > plain.len()
                && (is_last_part(&person.plain, plain) || is_han_part(&person.plain, plain))
        })
    }

    /// The person with this surname, best with a role that ends in `title`.
    pub(super) fn by_surname(&self, surname: &str, title: &str) -> Option<usize> {
        let named = |i: &usize| {
            let person = &self.people[*i];
            !person.organisation
                && person.plain.starts_with(surname)
                && !is_of_other_honorific(&person.plain, title)
        };
        self.recent()
            .filter(named)
            .find(|&i| {
                self.people[i]
                    .role
                    .as_ref()
                    .is_some_and(|role| role.contains(title))
            })
            .or_else(|| self.recent().find(named))
    }

    /// The last person whose role ends in `title`.
    pub(super) fn by_role(&self, title: &str) -> Option<usize> {
        self.recent().find(|&i| {
            let role = self.people[i].role.as_deref().unwrap_or_default();
            role.chars()
                .map(simplify)
                .collect::<String>()
                .ends_with(title)
        })
    }

    /// 发言人: the last one without a name whose description ends so.
    pub(super) fn by_description(&self, title: &str) -> Option<usize> {
        self.recent()
            .find(|&i| !self.people[i].named && self.people[i].plain.ends_with(title))
    }

    /// True if a person other than `but` is named in the text.
    pub(super) fn named_in(&self, text: &str, but: usize) -> bool {
        self.recent().any(|i| {
            let person = &self.people[i];
            i != but && !person.organisation && person.named && text.contains(&person.plain)
        })
    }

    fn recent(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.people.len()).rev().take(REMEMBERED)
    }
}

/// 吕先生 is not 吕女士.
fn is_of_other_honorific(name: &str, title: &str) -> bool {
    const HONORIFICS: [&str; 3] = ["先生", "女士", "小姐"];
    HONORIFICS.contains(&title)
        && HONORIFICS
            .iter()
            .any(|other| *other != title && name.ends_with(other))
}

fn is_last_part(full: &str, part: &str) -> bool {
    let unify = |name: &str| name.replace('－', "-");
    full.contains(is_point) && unify(full).split(is_point).any(|one| one == unify(part))
        || full
            .strip_suffix(part)
            .is_some_and(|before| before.ends_with(' '))
}

/// 蒋 or 志明 of 蒋志明.
fn is_han_part(full: &str, part: &str) -> bool {
    let length = full.chars().count();
    if full.contains(is_point) || !(2..=4).contains(&length) {
        return false;
    }
    let count = part.chars().count();
    let surname = count == 1 || count == 2 && length > 2 && name::is_double_surname(part);
    surname && full.starts_with(part) || count == 2 && length == 3 && full.ends_with(part)
}
