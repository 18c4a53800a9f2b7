//! What a build does with registers of speakers: remembers their names, tells their problems and
//! what in them is of no use.

use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::plan::Plan;
use super::report::{FileProblem, Report};
use crate::corpus::{Register, Registers, has_register};
use crate::engine::{Error, FileCard, RegisterCard, Writer};

/// The most remarks on one register.
const MOST_REMARKS: usize = 5;

/// Brings up to date what the index remembers of the registers that were met, of those below the
/// paths that were searched, and of those above them that are gone.
pub(super) fn write(
    writer: &Writer,
    registers: &Registers,
    known: &[RegisterCard],
    searched: &[&Path],
) -> Result<(), Error> {
    let all = registers.all();
    let replaced = |card: &&RegisterCard| {
        let folder = Path::new(&card.folder);
        let above = || searched.iter().any(|root| root.starts_with(folder));
        all.iter().any(|register| register.folder == folder)
            || searched.iter().any(|root| folder.starts_with(root))
            || above() && !has_register(folder)
    };
    for card in known.iter().filter(replaced) {
        writer.delete_register(&card.folder)?;
    }
    for register in all {
        writer.add_register(&card(&register))?;
    }
    Ok(())
}

fn card(register: &Register) -> RegisterCard {
    let people = register.people.iter();
    RegisterCard {
        folder: register.folder.to_string_lossy().into_owned(),
        people: people
            .map(|person| (person.name.clone(), person.aliases.clone()))
            .collect(),
    }
}

/// Tells what is wrong with the registers.
pub(super) fn tell_problems(registers: &Registers, report: &mut Report) {
    for register in registers.all() {
        report.failed += u64::from(!register.problems.is_empty());
        let problem = |problem: &_| FileProblem {
            path: register.shown.clone(),
            problem: Clone::clone(problem),
        };
        report
            .problems
            .extend(register.problems.iter().map(problem));
    }
}

/// Notes what fits nothing in those registers of which all files were looked at and some were read
/// now.
pub(super) fn note_unused(
    registers: &Registers,
    plan: &Plan,
    read: &[FileCard],
    searched: &[&Path],
    report: &mut Report,
) {
    let cards = read.iter().chain(&plan.unchanged);
    let marks: FxHashSet<u64> = cards.flat_map(|card| &card.marks).copied().collect();
    let seen_whole = |register: &&Arc<Register>| {
        let folder = &register.folder;
        let mut files = plan.read.iter().map(|(file, ..)| &file.absolute);
        searched.iter().any(|root| folder.starts_with(root))
            && files.any(|file| file.starts_with(folder))
    };
    for register in registers.all().iter().filter(seen_whole) {
        let mut remarks = register.unused(&|mark| marks.contains(&mark));
        let more = remarks.len().saturating_sub(MOST_REMARKS);
        remarks.truncate(MOST_REMARKS);
        if more > 0 {
            remarks.push(format!("{}: {more} more fit nothing", register.shown));
        }
        report.notes.extend(remarks);
    }
}
