//! `yanlu completions`: a completion script for a shell.

use clap::CommandFactory;

use crate::cli::args::{CommandLine, CompletionsArgs};

use super::{Failure, Outcome, Settings};

pub fn run(args: CompletionsArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(
        args.shell,
        &mut CommandLine::command(),
        "yanlu",
        &mut script,
    );
    settings.print_bytes(&script)?;
    Ok(Outcome::Done)
}
