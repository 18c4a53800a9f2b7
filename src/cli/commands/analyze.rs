//! `yanlu analyze`: how a text is folded, cut into words and encoded.

use crate::cli::args::AnalyzeArgs;
use crate::search;

use super::{Failure, Outcome, Settings};

pub fn run(args: AnalyzeArgs, settings: &Settings) -> Result<Outcome, Failure> {
    settings.print(&search::analyze(&args.text.join(" ")))?;
    Ok(Outcome::Done)
}
