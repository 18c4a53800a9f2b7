//! `yanlu inspect`: what the readers and the attribution make of one file.

use crate::cli::args::InspectArgs;
use crate::corpus;
use crate::output::{Format, Inspection};

use super::{Failure, Outcome, Settings, report};

pub fn run(args: InspectArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let path = args.file.display().to_string();
    let (transcripts, problems) = corpus::inspect(&args.file);
    let inspection = Inspection::new(&path, &transcripts, &problems);
    // The view for the eye has nothing to show of a file that could not be read at all.
    if !(transcripts.is_empty() && settings.format == Format::Terminal) {
        settings.print(&inspection)?;
    }
    for problem in &problems {
        report::file_problem(&path, problem, settings.error_colour);
    }
    Ok(match (problems.is_empty(), transcripts.is_empty()) {
        (false, _) => Outcome::Incomplete,
        (true, empty) => Outcome::found(u64::from(!empty)),
    })
}
