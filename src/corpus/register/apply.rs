//! Corrections and names, applied to an attributed transcript.
//!
//! First the corrections, then the names. The nearest register that knows a name decides; within it
//! a person told apart by `where` comes before one who is not, and the first that fits before the
//! others.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::governing::Governed;
use super::{Condition, Person, Register, Verdict, is_below};
use crate::text::fold;
use crate::transcript::{SpeakerType, Speech, Transcript};

/// What of the registers was of use, and what it did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uses {
    /// Marks of the entries and aliases that fitted something.
    pub marks: BTreeSet<u64>,
    /// The names as written that were replaced, each with the name that replaced it.
    pub renamed: BTreeSet<(String, String)>,
}

impl Uses {
    /// Adds those of another part of the same file.
    pub fn extend(&mut self, other: Self) {
        self.marks.extend(other.marks);
        self.renamed.extend(other.renamed);
    }
}

/// Applies the registers that govern a file to a transcript of it.
pub(in crate::corpus) fn apply(governed: &Governed, transcript: &mut Transcript, uses: &mut Uses) {
    if governed.registers.is_empty() || transcript.speeches.is_empty() {
        return;
    }
    let corrected = correct(governed, transcript, uses);
    let renamed = rename(governed, transcript, uses);
    if corrected || renamed {
        number_stretches(&mut transcript.speeches);
    }
}

/// Says whether anything was changed.
fn correct(governed: &Governed, transcript: &mut Transcript, uses: &mut Uses) -> bool {
    let corrections: Vec<_> = governed
        .registers
        .iter()
        .flat_map(|(register, path)| {
            let corrections = register.corrections.iter().enumerate();
            let here = corrections.filter(|(_, correction)| {
                let place = correction.path.as_deref();
                place.is_none_or(|place| is_below(path, place))
            });
            here.map(|(i, correction)| (register.correction_mark(i), correction))
        })
        .collect();
    if corrections.is_empty() {
        return false;
    }
    let mut changed = false;
    let paragraphs = &transcript.paragraphs;
    transcript.speeches.retain_mut(|speech| {
        let text = fold(&speech.text(paragraphs));
        let fitting = |(_, correction): &&(u64, &super::Correction)| correction.piece.is_in(&text);
        let Some((mark, correction)) = corrections.iter().find(fitting) else {
            return true;
        };
        uses.marks.insert(*mark);
        changed = true;
        match &correction.verdict {
            Verdict::Nobody => return false,
            Verdict::Somebody { speaker, role } => {
                if let Some(name) = speaker
                    .as_ref()
                    .filter(|name| **name != speech.speaker.name)
                {
                    set_name(speech, name);
                    speech.speaker.kind = SpeakerType::Person;
                    // The old role is that of the old speaker.
                    speech.speaker.role = None;
                    speech.evidence.confidence = 1.0;
                }
                if role.is_some() {
                    speech.speaker.role = role.clone();
                }
                add_to_rule(speech, "correction");
            }
        }
        true
    });
    changed
}

/// Who is meant by a speech: register and number of the person.
type Meant = (usize, usize);

/// Says whether anything was changed.
fn rename(governed: &Governed, transcript: &mut Transcript, uses: &mut Uses) -> bool {
    let conference = transcript.event.name.as_deref().map(fold);
    let conference = conference.as_deref().unwrap_or("");
    let names: Vec<String> = transcript
        .speeches
        .iter()
        .map(|speech| fold(&speech.speaker.name))
        .collect();
    let mut meant: Vec<Option<Meant>> = Vec::with_capacity(names.len());
    for (speech, name) in transcript.speeches.iter().zip(&names) {
        let role = speech.speaker.role.as_deref().map(fold);
        let role = role.as_deref().unwrap_or("");
        meant.push(governed.person(name, |condition, path| {
            fits(condition, role, conference, path)
        }));
    }
    follow_the_others(governed, transcript, &names, &mut meant);
    let mut changed = false;
    for ((speech, name), meant) in transcript.speeches.iter_mut().zip(&names).zip(&meant) {
        let Some((register, number)) = *meant else {
            continue;
        };
        let register = &governed.registers[register].0;
        let person = &register.people[number];
        uses.marks.insert(register.person_mark(number));
        let alias = person.aliases.iter().position(|alias| fold(alias) == *name);
        uses.marks
            .extend(alias.map(|alias| register.alias_mark(number, alias)));
        if speech.speaker.name != person.name {
            let written = speech.speaker.name.clone();
            set_name(speech, &person.name);
            add_to_rule(speech, "alias");
            uses.renamed.insert((written, person.name.clone()));
            changed = true;
        }
    }
    changed
}

/// A speech that gives no role is by the same person as the others of that name in the document, if
/// all that give one are by one.
fn follow_the_others(
    governed: &Governed,
    transcript: &Transcript,
    names: &[String],
    meant: &mut [Option<Meant>],
) {
    let told_apart = |(register, number): Meant| {
        let person = &governed.registers[register].0.people[number];
        !person.condition.roles.is_empty()
    };
    if !meant.iter().flatten().any(|&meant| told_apart(meant)) {
        return;
    }
    let mut by_role: FxHashMap<&str, BTreeSet<Option<Meant>>> = FxHashMap::default();
    for ((speech, name), meant) in transcript.speeches.iter().zip(names).zip(&*meant) {
        if speech.speaker.role.is_some() {
            by_role.entry(name).or_default().insert(*meant);
        }
    }
    let only_one: BTreeMap<&str, Meant> = by_role
        .into_iter()
        .filter(|(_, people)| people.len() == 1)
        .filter_map(|(name, people)| Some((name, (*people.first()?)?)))
        .filter(|(_, person)| told_apart(*person))
        .collect();
    for ((speech, name), meant) in transcript.speeches.iter().zip(names).zip(meant) {
        if speech.speaker.role.is_none()
            && let Some(person) = only_one.get(name.as_str())
        {
            *meant = Some(*person);
        }
    }
}

/// Whether a speech satisfies a condition; all texts are folded.
fn fits(condition: &Condition, role: &str, conference: &str, path: &str) -> bool {
    let Condition {
        roles,
        conferences,
        paths,
    } = condition;
    let any = |wanted: &[String], fits: &dyn Fn(&String) -> bool| {
        wanted.is_empty() || wanted.iter().any(fits)
    };
    any(roles, &|wanted| role.contains(wanted.as_str()))
        && any(conferences, &|wanted| conference.contains(wanted.as_str()))
        && any(paths, &|wanted| is_below(path, wanted))
}

fn set_name(speech: &mut Speech, name: &str) {
    let speaker = &mut speech.speaker;
    let written = std::mem::replace(&mut speaker.name, name.to_owned());
    speaker.named = true;
    speech.evidence.written.get_or_insert(written);
}

fn add_to_rule(speech: &mut Speech, what: &str) {
    let rule = &mut speech.evidence.rule;
    *rule = format!("{rule}+{what}").into();
}

/// Numbers the runs of one speaker anew.
fn number_stretches(speeches: &mut [Speech]) {
    let mut stretch = 0;
    let mut last: Option<String> = None;
    for speech in speeches {
        if last.as_ref() != Some(&speech.speaker.name) {
            stretch += 1;
            last = Some(speech.speaker.name.clone());
        }
        speech.stretch = stretch;
    }
}

impl Governed {
    /// The person of this folded name whose condition fits.
    fn person(&self, name: &str, fits: impl Fn(&Condition, &str) -> bool) -> Option<Meant> {
        let registers = self.registers.iter().enumerate();
        let mut found = registers.map(|(i, (register, path))| {
            let known = register.by_name.get(name)?;
            let person = |told_apart: bool| {
                known.iter().copied().find(|&number| {
                    let condition = &register.people[number].condition;
                    condition.is_empty() != told_apart && fits(condition, path)
                })
            };
            Some((i, person(true).or_else(|| person(false))?))
        });
        found.find_map(|person| person)
    }
}

impl Register {
    fn correction_mark(&self, number: usize) -> u64 {
        self.mark("correction", number, 0)
    }

    fn person_mark(&self, number: usize) -> u64 {
        self.mark("speaker", number, 0)
    }

    fn alias_mark(&self, number: usize, alias: usize) -> u64 {
        self.mark("alias", number, alias)
    }

    /// What is not among the marks of any file that it governs, a remark each.
    pub fn unused(&self, used: &dyn Fn(u64) -> bool) -> Vec<String> {
        let mut unused = Vec::new();
        for (i, person) in self.people.iter().enumerate() {
            let Person { name, line, .. } = person;
            if !used(self.person_mark(i)) {
                unused.push(format!("line {line}: nobody is called {name}"));
                continue;
            }
            // Names in other scripts are there to be searched by.
            let aliases = person.aliases.iter().enumerate();
            let idle: Vec<&str> = aliases
                .filter(|(j, alias)| holds_han(alias) && !used(self.alias_mark(i, *j)))
                .map(|(_, alias)| alias.as_str())
                .collect();
            if !idle.is_empty() {
                let idle = idle.join(", ");
                unused.push(format!("line {line}: nobody is called {idle}"));
            }
        }
        for (i, correction) in self.corrections.iter().enumerate() {
            if !used(self.correction_mark(i)) {
                let line = correction.line;
                unused.push(format!("line {line}: the correction fits no speech"));
            }
        }
        let place = |remark: String| format!("{}: {remark}", self.shown);
        unused.into_iter().map(place).collect()
    }
}

fn holds_han(text: &str) -> bool {
    text.chars().any(crate::text::is_han_like)
}
