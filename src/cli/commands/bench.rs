//! `yanlu bench`: how long building and asking take.

use std::fs;
use std::path::Path;

use crate::benchmark::{self, Earlier, Options};
use crate::cli::args::BenchArgs;
use crate::cli::progress::Bar;

use super::index::cores;
use super::{Failure, Outcome, Settings, report};

pub fn run(args: BenchArgs, settings: &Settings) -> Result<Outcome, Failure> {
    // What cannot be compared is told before the minutes that a benchmark takes.
    let earlier = args.compare.as_deref().map(read_earlier).transpose()?;
    let options = Options {
        paths: args.paths,
        runs: args.runs.get(),
        queries: args.queries.get(),
        threads: args.threads.map_or_else(cores, usize::from),
        memory_mb: args.memory,
    };
    let bar = Bar::new(settings.progress);
    let result = benchmark::run(&options, &bar);
    bar.finish();
    let (answer, built) = result?;
    report::problems(&built.problems, settings.error_colour);
    let Some(mut answer) = answer else {
        report::no_transcript(&options.paths, settings);
        return Ok(Outcome::Nothing);
    };
    if let Some(earlier) = earlier {
        earlier.compare(&mut answer);
    }
    settings.print(&answer)?;
    Ok(match built.failed {
        0 => Outcome::Done,
        _ => Outcome::Incomplete,
    })
}

fn read_earlier(path: &Path) -> Result<Earlier, Failure> {
    let failed = |cause| Failure::Benchmark {
        path: path.to_owned(),
        cause,
    };
    let text = fs::read_to_string(path).map_err(|cause| failed(Some(cause)))?;
    Earlier::read(&path.display().to_string(), &text).ok_or_else(|| failed(None))
}
