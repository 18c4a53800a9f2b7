//! `yanlu list`: what is in the index.

use crate::cli::args::ListArgs;
use crate::search::{self, ListAnswer};

use super::{Failure, Outcome, Settings, open};

pub fn run(args: ListArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let limit = args.limit.unwrap_or(usize::MAX);
    let index = open(settings)?;
    let answer = search::list(
        &index,
        args.what,
        args.pattern.as_deref(),
        limit,
        args.offset,
    )?;
    settings.after(args.offset).print(&answer)?;
    let (ListAnswer::Conferences { total, .. }
    | ListAnswer::Sessions { total, .. }
    | ListAnswer::Speakers { total, .. }
    | ListAnswer::Files { total, .. }) = answer;
    Ok(Outcome::found(total))
}
