//! `yanlu verify`: whether a quote is real.

use crate::cli::args::VerifyArgs;
use crate::search::{self, Verdict};

use super::{Failure, Outcome, Settings, open, question};

pub fn run(args: VerifyArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let quote = args.quote.join(" ");
    let request = question::quote(&quote, &args.filters, args.limit, args.offset)?;
    let answer = search::verify(&open(settings)?, &request)?;
    settings.after(args.offset).print(&answer)?;
    Ok(match answer.verdict {
        Verdict::NotFound => Outcome::Nothing,
        _ => Outcome::Done,
    })
}
