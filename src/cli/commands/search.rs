//! `yanlu search`: ranked paragraphs.

use crate::cli::args::SearchArgs;
use crate::search;

use super::{Failure, Outcome, Settings, open, question};

pub fn run(args: SearchArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let request = question::request(&args.question, args.limit, args.offset, args.sort)?;
    let answer = search::search(&open(settings)?, &request)?;
    settings.after(args.offset).print(&answer)?;
    Ok(Outcome::found(answer.total))
}
