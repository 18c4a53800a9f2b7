//! `yanlu index`: builds or updates the index.

use crate::cli::args::IndexArgs;
use crate::cli::progress::Bar;
use crate::indexing::{self, Options, Report};

use super::{Failure, Outcome, Settings, report};

pub fn run(args: IndexArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let options = Options {
        paths: args.paths,
        index: settings.index.clone(),
        rebuild: args.rebuild,
        dry_run: args.dry_run,
        threads: args.threads.map_or_else(cores, usize::from),
        memory_mb: args.memory,
    };
    build(&options, settings)
}

/// Builds, tells the problems and prints the summary.
pub fn build(options: &Options, settings: &Settings) -> Result<Outcome, Failure> {
    let bar = Bar::new(settings.progress);
    let result = indexing::build(options, &bar);
    bar.finish();
    let done = result?;
    report::problems(&done.problems, settings.error_colour);
    settings.print(&done)?;
    let outcome = outcome(&done);
    if outcome == Outcome::Nothing {
        report::no_transcript(&options.paths, settings);
    }
    Ok(outcome)
}

/// All cores.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn outcome(report: &Report) -> Outcome {
    match (report.failed, report.files) {
        (1.., _) => Outcome::Incomplete,
        (0, files) => Outcome::found(files.saturating_sub(report.not_transcripts)),
    }
}
