//! `yanlu show`: one paragraph or speech in its context.

use crate::cli::args::ShowArgs;
use crate::search;

use super::{Failure, Outcome, Settings, open};

pub fn run(args: ShowArgs, settings: &Settings) -> Result<Outcome, Failure> {
    match search::show(&open(settings)?, &args.id, args.context)? {
        Some(answer) => {
            settings.print(&answer)?;
            Ok(Outcome::Done)
        }
        None => Err(Failure::UnknownId { id: args.id }),
    }
}
