//! JSON as the contract defines it: the answer types serialise to it unaided; this file only lays
//! it out, as one object or as one line for each thing found.

use std::io::{self, Write};

use serde::Serialize;

use super::Inspection;
use crate::benchmark::BenchmarkAnswer;
use crate::indexing::Report;
use crate::search::{
    AnalyzeAnswer, AuditAnswer, CountAnswer, InfoAnswer, KwicAnswer, ListAnswer, SearchAnswer,
    ShowAnswer, VerifyAnswer, WhoAnswer,
};

/// What can be written as JSON Lines.
pub trait Lines: Serialize {
    /// Writes one object a line: of an answer that holds a list, the elements of the list; of any
    /// other, the answer itself.
    ///
    /// # Errors
    /// Those of `out`.
    fn write_lines(&self, out: &mut dyn Write) -> io::Result<()>;
}

/// Writes one object and a line break, in many lines if it is to be read.
pub(super) fn write(
    answer: &impl Serialize,
    readable: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    if readable {
        serde_json::to_writer_pretty(&mut *out, answer)?;
    } else {
        serde_json::to_writer(&mut *out, answer)?;
    }
    out.write_all(b"\n")
}

fn each<T: Serialize>(elements: &[T], out: &mut dyn Write) -> io::Result<()> {
    elements
        .iter()
        .try_for_each(|element| write(element, false, out))
}

impl Lines for SearchAnswer {
    fn write_lines(&self, out: &mut dyn Write) -> io::Result<()> {
        each(&self.hits, out)
    }
}

impl Lines for WhoAnswer {
    fn write_lines(&self, out: &mut dyn Write) -> io::Result<()> {
        each(&self.speakers, out)
    }
}

impl Lines for VerifyAnswer {
    /// One part a line; the verdict is in the other formats.
    fn write_lines(&self, out: &mut dyn Write) -> io::Result<()> {
        each(&self.parts, out)
    }
}

impl Lines for KwicAnswer {
    fn write_lines(&self, out: &mut dyn Write) -> io::Result<()> {
        each(&self.lines, out)
    }
}

impl Lines for CountAnswer {
    fn write_lines(&self, out: &mut dyn Write) -> io::Result<()> {
        each(&self.groups, out)
    }
}

impl Lines for ListAnswer {
    fn write_lines(&self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Conferences { conferences, .. } => each(conferences, out),
            Self::Sessions { sessions, .. } => each(sessions, out),
            Self::Speakers { speakers, .. } => each(speakers, out),
            Self::Files { files, .. } => each(files, out),
        }
    }
}

impl Lines for ShowAnswer {
    /// The neighbours too, in the order of the file.
    fn write_lines(&self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Paragraph(shown) => {
                each(&shown.before, out)?;
                write(&shown.it, false, out)?;
                each(&shown.after, out)
            }
            Self::Speech(shown) => {
                each(&shown.before, out)?;
                write(&shown.it, false, out)?;
                each(&shown.after, out)
            }
        }
    }
}

impl Lines for Inspection {
    fn write_lines(&self, out: &mut dyn Write) -> io::Result<()> {
        each(&self.speeches, out)
    }
}

impl Lines for AnalyzeAnswer {
    fn write_lines(&self, out: &mut dyn Write) -> io::Result<()> {
        write(self, false, out)
    }
}

impl Lines for AuditAnswer {
    fn write_lines(&self, out: &mut dyn Write) -> io::Result<()> {
        write(self, false, out)
    }
}

impl Lines for BenchmarkAnswer {
    fn write_lines(&self, out: &mut dyn Write) -> io::Result<()> {
        write(self, false, out)
    }
}

impl Lines for InfoAnswer {
    fn write_lines(&self, out: &mut dyn Write) -> io::Result<()> {
        write(self, false, out)
    }
}

impl Lines for Report {
    fn write_lines(&self, out: &mut dyn Write) -> io::Result<()> {
        write(self, false, out)
    }
}
