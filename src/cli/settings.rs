//! From typed options to resolved settings: what the terminal, the environment and the defaults
//! decide is decided here, once.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use anstream::{AutoStream, ColorChoice};

use crate::output::{self, Answer, Format, Screen};

use super::args::Shared;
use super::report::Failure;
use super::values::Colour;

/// Columns where there is no terminal to ask.
const COLUMNS: usize = 100;

/// What all commands need to know.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The directory of the index.
    pub index: PathBuf,
    /// How to write the answer.
    pub format: Format,
    /// What it is written on.
    pub screen: Screen,
    /// Colours on standard output.
    pub colour: ColorChoice,
    /// Colours on standard error.
    pub error_colour: ColorChoice,
    /// Whether to show how far a long work has come.
    pub progress: bool,
}

impl Settings {
    /// Resolves typed options.
    pub fn resolve(shared: &Shared) -> Self {
        let interactive = io::stdout().is_terminal();
        let colour = choice(shared.color, &io::stdout());
        Self {
            index: shared.index.clone(),
            format: shared.format,
            screen: Screen {
                width: shared.width.unwrap_or_else(|| columns(interactive)),
                colour: colour != ColorChoice::Never,
                interactive,
                quiet: shared.quiet,
                skipped: 0,
            },
            colour,
            error_colour: choice(shared.color, &io::stderr()),
            progress: !shared.quiet && io::stderr().is_terminal(),
        }
    }

    /// The same settings for answers of which `skipped` were left out.
    pub fn after(&self, skipped: usize) -> Self {
        let mut settings = self.clone();
        settings.screen.skipped = skipped;
        settings
    }

    /// Writes an answer to standard output.
    pub fn print(&self, answer: &impl Answer) -> Result<(), Failure> {
        let mut text = Vec::new();
        output::write(answer, self.format, &self.screen, &mut text).map_err(Failure::Output)?;
        self.print_bytes(&text)
    }

    /// Writes to standard output, with the colours that it takes.
    pub fn print_bytes(&self, text: &[u8]) -> Result<(), Failure> {
        let mut out = AutoStream::new(io::stdout(), self.colour).lock();
        out.write_all(text)
            .and_then(|()| out.flush())
            .map_err(Failure::Output)
    }
}

fn choice(typed: Colour, stream: &impl anstream::stream::RawStream) -> ColorChoice {
    match typed {
        Colour::Auto => AutoStream::choice(stream),
        Colour::Always => ColorChoice::Always,
        Colour::Never => ColorChoice::Never,
    }
}

fn columns(interactive: bool) -> usize {
    let terminal = terminal_size::terminal_size_of(io::stdout()).filter(|_| interactive);
    let environment = || std::env::var("COLUMNS").ok()?.parse().ok();
    terminal
        .map(|(width, _)| usize::from(width.0))
        .or_else(environment)
        .filter(|&columns| columns > 0)
        .unwrap_or(COLUMNS)
}
