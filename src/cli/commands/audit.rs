//! `yanlu audit`: whether the index finds what a scan finds.

use crate::cli::args::AuditArgs;
use crate::search;

use super::{Failure, Outcome, Settings, open};

pub fn run(args: AuditArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let answer = search::audit(&open(settings)?, args.samples, args.seed)?;
    settings.print(&answer)?;
    Ok(if answer.exact == answer.sampled {
        Outcome::Done
    } else {
        Outcome::Incomplete
    })
}
