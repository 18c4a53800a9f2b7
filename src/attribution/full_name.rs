//! Full names and roles that a document gives only after it has quoted their bearers.

use super::foreign;
use super::mention;
use super::report::{Reporter, tidy};

/// A document with more people is a list of them, whose names are not looked for again.
const FEW: usize = 64;

impl Reporter<'_, '_> {
    /// 纳乌琳娜表示……艾薇拉·纳乌琳娜: whoever is named in full only later has that name from the
    /// beginning.
    pub(super) fn complete_names(&mut self) {
        let Some(last) = self.pages.len().checked_sub(1) else {
            return;
        };
        for short in 0..self.people.len().min(FEW) {
            let person = self.people.get(short);
            if !foreign::can_be_a_last_part(&person.plain) {
                continue;
            }
            let end = self.pages[last].plain.len();
            let found = mention::full_name(self.pages, last, end, &person.plain);
            let Some(full) = found.filter(|full| full.name.len() > person.plain.len()) else {
                continue;
            };
            let page = &self.pages[full.paragraph];
            // What was taken for a body is somebody if a point stands in the full name.
            if person.organisation && !page.plain[full.name.clone()].contains(foreign::is_point) {
                continue;
            }
            let role = person
                .role
                .clone()
                .or_else(|| full.role.map(|role| tidy(&page.text[role])));
            let (name, plain) = (&page.text[full.name.clone()], &page.plain[full.name]);
            let full = self.people.meet(name, plain, None);
            for speech in &mut self.speeches {
                if speech.person == short {
                    speech.person = full;
                    speech.role = speech.role.take().or_else(|| role.clone());
                }
            }
        }
    }

    /// 韩某表示……导演韩某: a role that is told only later is the speaker's from the beginning.
    pub(super) fn complete_roles(&mut self) {
        let Some(last) = self.pages.len().checked_sub(1) else {
            return;
        };
        let end = self.pages[last].plain.len();
        for index in 0..self.people.len().min(FEW) {
            let person = self.people.get(index);
            if person.organisation || !person.named {
                continue;
            }
            let wanting = self
                .speeches
                .iter()
                .any(|speech| speech.person == index && speech.role.is_none());
            if !wanting {
                continue;
            }
            let role = person
                .role
                .clone()
                .or_else(|| mention::role_of(self.pages, last, end, &person.plain));
            for speech in &mut self.speeches {
                if speech.person == index && speech.role.is_none() {
                    speech.role.clone_from(&role);
                }
            }
        }
    }
}
