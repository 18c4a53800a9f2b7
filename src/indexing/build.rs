//! Building or updating an index, from paths to a commit.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use rustc_hash::FxHashMap;

use super::pipeline;
use super::plan::Plan;
use super::progress::Progress;
use super::registers;
use super::report::{FileProblem, Phases, Report};
use crate::corpus::{Registers, Walk, units, walk};
use crate::engine::{Error, FileCard, Index, RegisterCard, Writer};
use crate::transcript::Problem;

/// What to build.
#[derive(Debug, Clone)]
pub struct Options {
    /// Folders and files to index.
    pub paths: Vec<PathBuf>,
    /// The directory of the index.
    pub index: PathBuf,
    /// Drop what the index holds, and start over.
    pub rebuild: bool,
    /// Only say what would be done.
    pub dry_run: bool,
    /// Threads that read, and as many that index.
    pub threads: usize,
    /// Bound on the memory of the whole build, in megabytes.
    pub memory_mb: usize,
}

/// What the dictionary, the program and the reading of units take beside the buffers of the index:
/// measured 110 to 140 MB with two threads.
const OVERHEAD_MB: usize = 150;
/// A file or a line that must be in memory whole is there about eight times over, as bytes, text,
/// paragraphs, and what is made of them.
const COPIES: u64 = 8;

/// Brings the index up to date with the files below the paths: reads what is new or changed, drops
/// what is gone, and leaves the rest. Writes nothing if nothing changed.
///
/// # Errors
/// If the index cannot be opened or written. What is wrong with single files is in the report.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Report, Error> {
    let start = Instant::now();
    let Walk {
        mut files,
        searched,
        problems,
    } = walk(&options.paths);
    if let Ok(index) = fs::canonicalize(&options.index)
        && index.is_dir()
    {
        files.retain(|file| !file.absolute.starts_with(&index));
    }
    let mut report = Report {
        files: files.len() as u64,
        dry_run: options.dry_run,
        ..Report::default()
    };
    for (path, problem) in problems {
        report.problems.push(FileProblem { path, problem });
    }
    report.failed = report.problems.len() as u64;
    let (known, known_registers) = known_cards(options)?;
    let searched: Vec<&Path> = searched.iter().map(PathBuf::as_path).collect();
    let mut registers = Registers::default();
    let mut plan = Plan::new(files, known, &searched, &mut registers);
    registers::tell_problems(&registers, &mut report);
    drop_touched(&mut plan);
    report.unchanged = plan.unchanged.len() as u64;
    report.vanished = plan.vanished.len() as u64;
    progress.planned(plan.read.len() as u64, plan.bytes());
    report.phases.walk = start.elapsed().as_secs_f64();
    let idle = plan.read.is_empty() && plan.vanished.is_empty() && !options.rebuild;
    let mut read = Vec::new();
    if options.dry_run {
        report.changed = plan.known_again();
        report.added = plan.read.len() as u64 - report.changed;
        report.bytes = plan.bytes();
    } else if !idle {
        let remember =
            |writer: &Writer| registers::write(writer, &registers, &known_registers, &searched);
        read = write(options, &plan, remember, progress, &mut report)?;
        registers::note_unused(&registers, &plan, &read, &searched, &mut report);
    }
    tell(&read, &plan.unchanged, &mut report);
    take_census(options, &mut report)?;
    report.seconds = start.elapsed().as_secs_f64();
    Ok(report)
}

/// The cards of the files and the registers in the index; none if it is new or to be dropped.
fn known_cards(options: &Options) -> Result<(Vec<FileCard>, Vec<RegisterCard>), Error> {
    if options.rebuild {
        return Ok(Default::default());
    }
    match Index::open(&options.index) {
        Ok(index) => Ok((index.cards()?, index.registers()?)),
        Err(Error::NoIndex { .. }) => Ok(Default::default()),
        Err(error) => Err(error),
    }
}

/// Takes out of the plan what was touched without being changed, and keeps the root by which a
/// known file got its ids.
fn drop_touched(plan: &mut Plan) {
    plan.read.retain_mut(|(file, governed, card)| {
        let Some(card) = card else { return true };
        if file.absolute.starts_with(&card.root) {
            file.root = PathBuf::from(&card.root);
        }
        let same = card.registers == governed.fingerprint
            && card.size == file.size
            && units(file, u64::MAX, |_| ()).fingerprint == card.fingerprint;
        if same {
            plan.unchanged.push(card.clone());
        }
        !same
    });
}

/// Writes what the plan says, and what else is to remember; gives the cards of the files it read.
fn write(
    options: &Options,
    plan: &Plan,
    remember: impl FnOnce(&Writer) -> Result<(), Error>,
    progress: &dyn Progress,
    report: &mut Report,
) -> Result<Vec<FileCard>, Error> {
    let memory_mb = options.memory_mb.max(OVERHEAD_MB / 2);
    let arenas = memory_mb.saturating_sub(OVERHEAD_MB).max(memory_mb / 4) * 1_000_000;
    let limit = memory_mb as u64 * 1_000_000 / COPIES;
    let writer = Writer::open(&options.index, options.rebuild, options.threads, arenas)?;
    for card in plan
        .vanished
        .iter()
        .chain(plan.read.iter().filter_map(|(.., card)| card.as_ref()))
    {
        writer.delete_file(card.key)?;
    }
    report.changed = plan.known_again();
    report.added = plan.read.len() as u64 - report.changed;
    report.bytes = plan.bytes();
    let files = plan
        .read
        .iter()
        .map(|(file, governed, _)| (file.clone(), governed.clone()));
    let files: Vec<_> = files.collect();
    remember(&writer)?;
    let (cards, reading) = pipeline::run(&files, &writer, options.threads, limit, progress)?;
    progress.message("committing");
    let writing = writer.commit()?;
    report.phases = Phases {
        walk: report.phases.walk,
        read: reading.reading.as_secs_f64(),
        attribute: reading.attributing.as_secs_f64(),
        analyse: writing.analysing.as_secs_f64(),
        write: writing.writing.as_secs_f64(),
        commit: writing.committing.as_secs_f64(),
        merge: writing.merging.as_secs_f64(),
    };
    Ok(cards)
}

/// Tells what became of the files, those that were read now and those that are what they were.
fn tell(read: &[FileCard], unchanged: &[FileCard], report: &mut Report) {
    let mut cards: Vec<_> = read.iter().chain(unchanged).collect();
    cards.sort_by(|a, b| a.path.cmp(&b.path));
    for card in cards {
        report.failed += u64::from(!card.problems.is_empty());
        report.not_transcripts += u64::from(card.paragraphs == 0 && card.problems.is_empty());
        let problem = |problem: &Problem| FileProblem {
            path: card.path.clone(),
            problem: problem.clone(),
        };
        report.problems.extend(card.problems.iter().map(problem));
    }
    note_equals(read, unchanged, report);
}

/// Notes which of the files that were read now are equal to another.
fn note_equals(read: &[FileCard], unchanged: &[FileCard], report: &mut Report) {
    let mut by_content: FxHashMap<u128, &str> = unchanged
        .iter()
        .map(|card| (card.fingerprint, card.path.as_str()))
        .collect();
    let mut read: Vec<_> = read.iter().filter(|card| card.size > 0).collect();
    read.sort_by(|a, b| a.path.cmp(&b.path));
    for card in read {
        if let Some(equal) = by_content.insert(card.fingerprint, &card.path) {
            let path = &card.path;
            let note = format!("{path} and {equal} are identical; both are indexed");
            report.notes.push(note);
        }
    }
}

fn take_census(options: &Options, report: &mut Report) -> Result<(), Error> {
    let census = match Index::open(&options.index) {
        Ok(index) => index.census(),
        Err(Error::NoIndex { .. }) => return Ok(()),
        Err(error) => return Err(error),
    };
    report.conferences = census.conferences;
    report.sessions = census.sessions;
    report.paragraphs = census.paragraphs;
    report.speeches = census.speeches;
    report.speakers = census.speakers;
    Ok(())
}
