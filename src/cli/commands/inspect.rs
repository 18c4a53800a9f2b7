//! `yanlu inspect`: what the readers and the attribution make of one file, or what is wrong with a
//! register of speakers.

use crate::cli::args::InspectArgs;
use crate::corpus::{self, Register};
use crate::output::{Format, Inspection};

use super::{Failure, Outcome, Settings, report};

pub fn run(args: InspectArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let path = args.file.display().to_string();
    if let Some(register) = corpus::read_register(&args.file) {
        return inspect_register(&path, &register, settings);
    }
    let reading = corpus::read_file(&args.file);
    let inspection = Inspection::new(
        &path,
        reading.encoding,
        &reading.transcripts,
        &reading.problems,
    );
    let empty = reading.transcripts.is_empty();
    if empty && settings.format == Format::Terminal {
        // The view for the eye has nothing to show.
        if reading.problems.is_empty() {
            report::note(&format!("{path} is not a transcript"), settings);
        }
    } else {
        settings.print(&inspection)?;
    }
    for (register, problem) in &reading.register_problems {
        report::file_problem(register, problem, settings.error_colour);
    }
    for problem in &reading.problems {
        report::file_problem(&path, problem, settings.error_colour);
    }
    Ok(
        if reading.problems.is_empty() && reading.register_problems.is_empty() {
            Outcome::found(u64::from(!empty))
        } else {
            Outcome::Incomplete
        },
    )
}

fn inspect_register(
    path: &str,
    register: &Register,
    settings: &Settings,
) -> Result<Outcome, Failure> {
    if settings.format != Format::Terminal {
        settings.print(&Inspection::new(path, "", &[], &register.problems))?;
    }
    let (people, corrections) = (register.people.len(), register.correction_count());
    let counts = format!("{path}: speakers {people}, corrections {corrections}");
    report::note(&counts, settings);
    for problem in &register.problems {
        report::file_problem(path, problem, settings.error_colour);
    }
    Ok(if register.problems.is_empty() {
        Outcome::Done
    } else {
        Outcome::Incomplete
    })
}
