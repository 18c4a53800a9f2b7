//! `yanlu info`: size, dates and versions of the index.

use crate::search;

use super::{Failure, Outcome, Settings, open};

pub fn run(settings: &Settings) -> Result<Outcome, Failure> {
    let answer = search::info(&open(settings)?)?;
    settings.print(&answer)?;
    Ok(Outcome::Done)
}
