//! From a unit of a file to attributed transcripts.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use super::problem;
use super::register::{Governed, Registers, Uses, apply};
use super::unit::{Unit, units};
use super::walk::{FoundFile, walk};
use crate::attribution::attribute;
use crate::reader::{self, Document};
use crate::text::decode;
use crate::transcript::{Problem, Source, SourceFormat, Transcript};

/// What a unit holds.
#[derive(Debug, Default)]
pub struct UnitReading {
    /// Its documents, attributed, in order.
    pub transcripts: Vec<Transcript>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Well-formed, but no transcript in any known shape.
    pub not_a_transcript: bool,
    /// The encoding it was decoded from; empty if it was not.
    pub encoding: &'static str,
    /// What of the registers was of use.
    pub uses: Uses,
    /// What is wrong with the registers that govern it, each by the path as shown. Told once for
    /// all files: only [`read_file`] fills it.
    pub register_problems: Vec<(String, Problem)>,
    /// How long it took to decode and to read it.
    pub reading: Duration,
    /// How long it took to attribute it.
    pub attributing: Duration,
}

/// Reads and attributes a unit. `path` is the path of its file below the root, `governed` what
/// governs it. Never fails and never panics: what cannot be read is among the problems.
pub fn read_unit(path: &str, unit: &Unit, governed: &Governed) -> UnitReading {
    // A fault in one reader must not cost the other files.
    let reading = catch_unwind(AssertUnwindSafe(|| try_unit(path, unit, governed)));
    reading.unwrap_or_else(|_| UnitReading {
        problems: vec![problem::fault()],
        ..UnitReading::default()
    })
}

fn try_unit(path: &str, unit: &Unit, governed: &Governed) -> UnitReading {
    let start = Instant::now();
    let decoded = match decode(&unit.bytes) {
        Ok(decoded) => decoded,
        Err(kind) => {
            return UnitReading {
                problems: vec![problem::not_text(kind)],
                ..UnitReading::default()
            };
        }
    };
    let document = Document {
        text: &decoded.text,
        first_line: unit.first_line,
        source: Source {
            path: path.to_owned(),
            format: SourceFormat::default(),
            encoding: decoded.encoding,
        },
    };
    let reading = reader::read(&document);
    let mut problems = reading.problems;
    if decoded.replaced > 0 {
        let line = decoded
            .first_replaced
            .map(|line| line + unit.first_line - 1);
        problems.push(problem::undecodable(
            decoded.replaced,
            decoded.encoding,
            line,
        ));
    }
    let was_read = Instant::now();
    let mut uses = Uses::default();
    let transcripts = reading.drafts.into_iter().map(|draft| {
        let mut transcript = attribute(draft);
        apply(governed, &mut transcript, &mut uses);
        transcript
    });
    UnitReading {
        transcripts: transcripts.collect(),
        reading: was_read - start,
        attributing: was_read.elapsed(),
        problems,
        not_a_transcript: reading.not_a_transcript,
        encoding: decoded.encoding,
        uses,
        register_problems: Vec::new(),
    }
}

/// Reads and attributes one file whole, as `inspect` shows it.
pub fn read_file(path: &Path) -> UnitReading {
    let found = walk(&[path.to_owned()]);
    let mut whole = UnitReading::default();
    let mut registers = Registers::default();
    whole
        .problems
        .extend(found.problems.into_iter().map(|(_, problem)| problem));
    for file in &found.files {
        read_found(file, &registers.governing(file), &mut whole);
    }
    for register in registers.all() {
        let problems = register.problems.iter().cloned();
        let shown = |problem| (register.shown.clone(), problem);
        whole.register_problems.extend(problems.map(shown));
    }
    whole
}

fn read_found(file: &FoundFile, governed: &Governed, whole: &mut UnitReading) {
    let relative = file.relative();
    let loaded = units(file, u64::MAX, |unit| {
        let reading = read_unit(&relative, &unit, governed);
        whole.uses.extend(reading.uses);
        whole.transcripts.extend(reading.transcripts);
        whole.problems.extend(reading.problems);
        whole.not_a_transcript |= reading.not_a_transcript;
        whole.encoding = reading.encoding;
    });
    whole.not_a_transcript &= whole.transcripts.is_empty();
    whole.problems.extend(loaded.problems);
}
