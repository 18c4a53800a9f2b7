//! What went wrong, in words, on standard error: `error: …`, then `hint: …`. All wording of errors
//! that arise on the command line is here; those of the library bring their own.

use std::fmt;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use super::settings::Settings;
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
        /// What it should be.
        wanted: Wanted,
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
    /// An earlier benchmark cannot be compared with.
    Benchmark {
        /// Its file.
        path: PathBuf,
        /// Why it could not be read; none if it holds something else.
        cause: Option<io::Error>,
    },
    /// The answer could not be written.
    Output(io::Error),
}

/// What the value of a filter option should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Text with something to search for.
    Text,
    /// A date.
    Date,
    /// A number from 0 to 1.
    Share,
}

impl Failure {
    /// What to try, as one clause.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Index(error) => error.hint(),
            Self::Filter { wanted, .. } => Some(
                match wanted {
                    Wanted::Text => "leave the option out, or give it a name",
                    Wanted::Date => "write a year, a month or a day: 2025, 2025-05, 2025-05-08",
                    Wanted::Share => "write how sure it must be at least who speaks, as in 0.9",
                }
                .into(),
            ),
            Self::Dates { .. } => Some("give the earlier date to --after".into()),
            Self::UnknownId { .. } => Some(
                "ids stand beside each hit, p-… for paragraphs and s-… for speeches; \
                 `yanlu search` shows them"
                    .into(),
            ),
            Self::NoSamples { .. } => {
                Some("run it in the directory that holds yanlu's own corpus/".into())
            }
            Self::Benchmark { .. } => {
                Some("`yanlu bench PATH --format json > FILE` writes what --compare reads".into())
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
                wanted,
            } => {
                let what = match wanted {
                    Wanted::Text => "holds nothing to search for",
                    Wanted::Date => "is no date",
                    Wanted::Share => "is no number from 0 to 1",
                };
                write!(f, "`{value}` of {option} {what}")
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
            Self::Benchmark { path, cause } => {
                let path = path.display();
                match cause {
                    Some(cause) => write!(f, "{path} cannot be read: {cause}"),
                    None => write!(f, "{path} holds no benchmark"),
                }
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
/// The most of them in one file, so that a file of only bad lines does not hide the others.
const PROBLEMS_OF_FILE: usize = 5;

/// Tells problems in files; those of one file stand together.
pub fn problems(problems: &[FileProblem], colour: ColorChoice) {
    let first_of_each = problems
        .chunk_by(|a, b| a.path == b.path)
        .flat_map(|of_file| of_file.iter().take(PROBLEMS_OF_FILE));
    let told: Vec<_> = first_of_each.take(PROBLEMS).collect();
    for FileProblem { path, problem } in &told {
        file_problem(path, problem, colour);
    }
    let more = problems.len() - told.len();
    if more > 0 {
        let noun = if more == 1 { "problem" } else { "problems" };
        tell(
            colour,
            &format!("{more} more {noun} in files"),
            Some("`yanlu list files --format json` shows all of each file"),
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
        for line in usage_lines(error) {
            // Nobody is left to tell if this fails.
            let _ = match line.split_once(": ") {
                Some(("error", what)) => writeln!(err, "{ERROR}error{ERROR:#}: {what}"),
                Some(("hint", what)) => writeln!(err, "{HINT}hint{HINT:#}: {what}"),
                _ => writeln!(err, "{line}"),
            };
        }
    } else {
        let _ = error.print();
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Tells what is no error.
pub fn note(text: &str, settings: &Settings) {
    if settings.screen.quiet {
        return;
    }
    let mut err = AutoStream::new(io::stderr(), settings.error_colour).lock();
    // Nobody is left to tell if this fails.
    let _ = writeln!(err, "{HINT}note{HINT:#}: {}", harmless(text));
}

/// Tells that there is nothing to index.
pub fn no_transcript(paths: &[PathBuf], settings: &Settings) {
    let paths: Vec<String> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    let paths = paths.join(", ");
    note(&format!("there is no transcript below {paths}"), settings);
}

/// What clap says, with the word that this program uses for its tips.
fn usage_lines(error: &clap::Error) -> Vec<String> {
    let text = error.render().to_string();
    let text = text.replace("\n\n  tip: ", "\nhint: ");
    text.lines().map(str::to_owned).collect()
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

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::args::CommandLine;

    fn check(failure: &Failure, expected: &str) {
        let hint = failure.hint().unwrap_or_default();
        assert_eq!(format!("error: {failure}\nhint: {hint}"), expected);
    }

    #[test]
    fn failures_say_what_is_wrong_and_what_to_try() {
        let value = || "？".to_owned();
        check(
            &Failure::Filter {
                option: "--speaker",
                value: value(),
                wanted: Wanted::Text,
            },
            "error: `？` of --speaker holds nothing to search for\n\
             hint: leave the option out, or give it a name",
        );
        check(
            &Failure::Filter {
                option: "--after",
                value: value(),
                wanted: Wanted::Date,
            },
            "error: `？` of --after is no date\n\
             hint: write a year, a month or a day: 2025, 2025-05, 2025-05-08",
        );
        check(
            &Failure::Filter {
                option: "--min-confidence",
                value: value(),
                wanted: Wanted::Share,
            },
            "error: `？` of --min-confidence is no number from 0 to 1\n\
             hint: write how sure it must be at least who speaks, as in 0.9",
        );
        check(
            &Failure::Dates {
                after: "2025".to_owned(),
                before: "2024".to_owned(),
            },
            "error: --after 2025 is later than --before 2024\n\
             hint: give the earlier date to --after",
        );
        check(
            &Failure::UnknownId {
                id: "p-1".to_owned(),
            },
            "error: nothing in the index has the id `p-1`\n\
             hint: ids stand beside each hit, p-… for paragraphs and s-… for speeches; \
             `yanlu search` shows them",
        );
        check(
            &Failure::NoSamples {
                looked: vec!["corpus".into(), "/src/corpus".into()],
            },
            "error: the sample corpus is not in corpus or in /src/corpus\n\
             hint: run it in the directory that holds yanlu's own corpus/",
        );
        let benchmark = |cause| Failure::Benchmark {
            path: "before.json".into(),
            cause,
        };
        check(
            &benchmark(None),
            "error: before.json holds no benchmark\n\
             hint: `yanlu bench PATH --format json > FILE` writes what --compare reads",
        );
        check(
            &benchmark(Some(io::Error::other("no such file"))),
            "error: before.json cannot be read: no such file\n\
             hint: `yanlu bench PATH --format json > FILE` writes what --compare reads",
        );
        check(
            &Failure::Output(io::Error::other("no space left on device")),
            "error: the answer could not be written: no space left on device\nhint: ",
        );
    }

    #[test]
    fn wrong_command_lines_get_a_hint() {
        let check = |line: &[&str], expected: &str| {
            let error = CommandLine::try_parse_from(line).expect_err("the line is wrong");
            assert_eq!(usage_lines(&error)[..2].join("\n"), expected);
        };
        check(
            &["yanlu", "search", "-a"],
            "error: unexpected argument '-a' found\nhint: to pass '-a' as a value, use '-- -a'",
        );
        check(
            &["yanlu", "serch", "a"],
            "error: unrecognized subcommand 'serch'\n\
             hint: some similar subcommands exist: 'bench', 'search'",
        );
        check(
            &["yanlu", "count", "a", "--by", "years"],
            "error: invalid value 'years' for '--by <GROUP>'\n  \
             [possible values: speaker, role, session, conference, year, month]",
        );
    }
}
