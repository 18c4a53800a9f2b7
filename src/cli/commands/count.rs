//! `yanlu count`: exact counts by group.

use crate::cli::args::CountArgs;
use crate::search::{self, Sort};

use super::{Failure, Outcome, Settings, open, question};

pub fn run(args: CountArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let limit = args.limit.unwrap_or(usize::MAX);
    let request = question::request(&args.question, limit, args.offset, Sort::Relevance)?;
    let answer = search::count(&open(settings)?, &request, args.by, args.rate)?;
    settings.print(&answer)?;
    Ok(Outcome::found(answer.total))
}
