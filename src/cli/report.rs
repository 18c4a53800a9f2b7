//! What went wrong, in words, on standard error: `error: …`, then `hint: …`. All wording of errors
//! that arise on the command line is here; those of the library bring their own.

use std::fmt;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use crate::engine;
use crate::indexing::FileProblem;
use crate::transcript::Problem;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const HINT: Style = AnsiColor::Cyan.on_default().bold();

/// How a command ended, if no error stopped it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Something was found, or the work is done.
    Done,
    /// Nothing was found.
    Nothing,
    /// Some of the input could not be read, or an audit failed; the rest is done.
    Incomplete,
}

impl Outcome {
    /// [`Outcome::Nothing`] if the number is 0.
    pub fn found(total: u64) -> Self {
        if total > 0 { Self::Done } else { Self::Nothing }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::Nothing => 1,
            Outcome::Incomplete => 2,
        })
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// The index.
    Index(engine::Error),
    /// A filter option has a value that cannot be searched for.
    Filter {
        /// The option, with its dashes.
        option: &'static str,
        /// Its value.
        value: String,
        /// Whether it should be a date.
        date: bool,
    },
    /// `--after` is later than `--before`.
    Dates {
        /// The earlier end.
        after: String,
        /// The later end.
        before: String,
    },
    /// Nothing in the index has this id.
    UnknownId {
        /// As typed.
        id: String,
    },
    /// There is no sample corpus.
    NoSamples {
        /// Where it was looked for.
        looked: Vec<PathBuf>,
    },
    /// The answer could not be written.
    Output(io::Error),
}

impl Failure {
    /// What to try, as one clause.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Index(error) => error.hint(),
            Self::Filter { date: true, .. } => {
                Some("write a year, a month or a day: 2025, 2025-05, 2025-05-08".into())
            }
            Self::Filter { .. } => Some("leave the option out, or give it a name".into()),
            Self::Dates { .. } => Some("give the earlier date to --after".into()),
            Self::UnknownId { .. } => Some(
                "ids stand beside each hit, p-… for paragraphs and s-… for speeches; \
                 `yanlu search` shows them"
                    .into(),
            ),
            Self::NoSamples { .. } => {
                Some("run it in the directory that holds yanlu's own corpus/".into())
            }
            Self::Output(_) => None,
        }
    }

    /// Whether the reader of the output has gone away, as `head` does: nobody is left to tell.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(cause) if cause.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index(error) => error.fmt(f),
            Self::Filter {
                option,
                value,
                date: true,
            } => write!(f, "`{value}` of {option} is no date"),
            Self::Filter { option, value, .. } => {
                write!(f, "`{value}` of {option} holds nothing to search for")
            }
            Self::Dates { after, before } => {
                write!(f, "--after {after} is later than --before {before}")
            }
            Self::UnknownId { id } => write!(f, "nothing in the index has the id `{id}`"),
            Self::NoSamples { looked } => {
                let looked: Vec<String> = looked
                    .iter()
                    .map(|path| path.display().to_string())
                    .collect();
                write!(f, "the sample corpus is not in {}", looked.join(" or in "))
            }
            Self::Output(cause) => write!(f, "the answer could not be written: {cause}"),
        }
    }
}

impl std::error::Error for Failure {}

impl From<engine::Error> for Failure {
    fn from(error: engine::Error) -> Self {
        Self::Index(error)
    }
}

/// Tells a failure.
pub fn failure(failure: &Failure, colour: ColorChoice) {
    tell(colour, &failure.to_string(), failure.hint().as_deref());
}

/// The most problems that are told one by one.
const PROBLEMS: usize = 20;

/// Tells problems in files.
pub fn problems(problems: &[FileProblem], colour: ColorChoice) {
    for FileProblem { path, problem } in problems.iter().take(PROBLEMS) {
        file_problem(path, problem, colour);
    }
    if problems.len() > PROBLEMS {
        tell(
            colour,
            &format!("{} more problems in files", problems.len() - PROBLEMS),
            Some("`yanlu list files` shows those of each file"),
        );
    }
}

/// Tells one problem in a file.
pub fn file_problem(path: &str, problem: &Problem, colour: ColorChoice) {
    let place = match problem.place.as_str() {
        "" => String::new(),
        place => format!("{place}: "),
    };
    let hint = Some(problem.hint.as_str()).filter(|hint| !hint.is_empty());
    tell(colour, &format!("{path}: {place}{}", problem.what), hint);
}

/// Tells what clap found wrong with the command line, in the same shape as all other errors; or
/// shows the help that was asked for.
pub fn usage(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        let mut err = anstream::stderr().lock();
        let text = error.render().to_string().replace("\n\n  tip: ", "\ntip: ");
        for line in text.lines() {
            // clap's word for what this program calls a hint. Nobody is left to tell if this fails.
            let _ = match line.split_once(": ") {
                Some(("error", what)) => writeln!(err, "{ERROR}error{ERROR:#}: {what}"),
                Some(("tip", what)) => writeln!(err, "{HINT}hint{HINT:#}: {what}"),
                _ => writeln!(err, "{line}"),
            };
        }
    } else {
        let _ = error.print();
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

fn tell(colour: ColorChoice, error: &str, hint: Option<&str>) {
    let mut err = AutoStream::new(io::stderr(), colour).lock();
    // Nobody is left to tell if this fails.
    let _ = writeln!(err, "{ERROR}error{ERROR:#}: {}", harmless(error));
    if let Some(hint) = hint {
        let _ = writeln!(err, "{HINT}hint{HINT:#}: {}", harmless(hint));
    }
}

/// Without control characters, which a file name or a damaged file may hold.
fn harmless(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '\u{FFFD}' } else { c })
        .collect()
}
