//! `yanlu who`: who said it.

use crate::cli::args::WhoArgs;
use crate::search;

use super::{Failure, Outcome, Settings, open, question};

/// Speeches of each speaker.
const EXAMPLES: usize = 3;

pub fn run(args: WhoArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let request = question::request(&args.question, args.limit, args.offset, args.sort)?;
    let index = open(settings)?;
    let answer = match args.first {
        true => search::who_first(&index, &request, args.examples.unwrap_or(1))?,
        false => search::who(&index, &request, args.examples.unwrap_or(EXAMPLES))?,
    };
    settings.after(args.offset).print(&answer)?;
    Ok(Outcome::found(answer.total))
}
