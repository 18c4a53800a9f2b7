//! `yanlu kwic`: every occurrence in its context.

use crate::cli::args::KwicArgs;
use crate::output::Format;
use crate::search::{self, Sort};

use super::{Failure, Outcome, Settings, open, question};

/// Characters on each side where no terminal says how many there is room for.
const CONTEXT: usize = 30;

pub fn run(args: KwicArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let request = question::request(&args.question, args.limit, args.offset, Sort::Relevance)?;
    let context = args.context.unwrap_or(match settings.format {
        // Enough even for text of one column a character.
        Format::Terminal => settings.screen.width,
        _ => CONTEXT,
    });
    let answer = search::concordance(&open(settings)?, &request, args.sort, context)?;
    settings.after(args.offset).print(&answer)?;
    Ok(Outcome::found(answer.total))
}
