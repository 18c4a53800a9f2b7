//! The commands, one file each: arguments → request → one library call → output.

mod analyze;
mod audit;
mod bench;
mod completions;
mod count;
mod demo;
mod index;
mod info;
mod inspect;
mod kwic;
mod list;
mod question;
mod search;
mod show;
mod verify;
mod who;

use crate::engine::Index;

use super::args::Command;
use super::report::{self, Failure, Outcome};
use super::settings::Settings;

/// Runs a command.
pub fn run(command: Command, settings: &Settings) -> Result<Outcome, Failure> {
    match command {
        Command::Index(args) => index::run(args, settings),
        Command::Search(args) => search::run(args, settings),
        Command::Who(args) => who::run(args, settings),
        Command::Kwic(args) => kwic::run(args, settings),
        Command::Count(args) => count::run(args, settings),
        Command::Verify(args) => verify::run(args, settings),
        Command::List(args) => list::run(args, settings),
        Command::Info => info::run(settings),
        Command::Show(args) => show::run(args, settings),
        Command::Inspect(args) => inspect::run(args, settings),
        Command::Analyze(args) => analyze::run(args, settings),
        Command::Audit(args) => audit::run(args, settings),
        Command::Bench(args) => bench::run(args, settings),
        Command::Demo => demo::run(settings),
        Command::Completions(args) => completions::run(args, settings),
    }
}

fn open(settings: &Settings) -> Result<Index, Failure> {
    Ok(Index::open(&settings.index)?)
}
