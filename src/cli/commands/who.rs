//! `yanlu who`: who said it.

use crate::cli::args::WhoArgs;
use crate::search;

use super::{Failure, Outcome, Settings, open, question};

pub fn run(args: WhoArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let request = question::request(&args.question, args.limit, args.offset, args.sort)?;
    let answer = search::who(&open(settings)?, &request, args.examples)?;
    settings.after(args.offset).print(&answer)?;
    Ok(Outcome::found(answer.total))
}
