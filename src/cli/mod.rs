//! The command line: typed arguments → resolved settings → one library call → output.
//!
//! The only part of the program that prints or ends it. It holds no knowledge of search: what a
//! command does is in the library, what an answer looks like in [`crate::output`].

mod args;
mod commands;
mod progress;
mod report;
mod settings;
mod values;

use std::process::ExitCode;

use clap::Parser;

use args::CommandLine;
use settings::Settings;

/// Runs the program with the arguments of its process.
pub fn run() -> ExitCode {
    let line = match CommandLine::try_parse() {
        Ok(line) => line,
        Err(error) => return report::usage(&error),
    };
    let settings = Settings::resolve(&line.shared);
    match commands::run(line.command, &settings) {
        Ok(outcome) => outcome.into(),
        Err(failure) if failure.is_closed_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            report::failure(&failure, settings.error_colour);
            ExitCode::from(2)
        }
    }
}
