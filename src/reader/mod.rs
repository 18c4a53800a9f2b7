//! Formats → drafts. Each format has a file of its own behind one trait and one line of the table;
//! what they have in common (sniffing, sessions, wording of problems) is beside it. Nothing here
//! touches the disk, and nothing finds speakers in running text: that is
//! [`attribution`](crate::attribution)'s.

mod akoma_ntoso;
mod cue_blocks;
mod cue_tags;
mod cues;
mod facts;
mod front_matter;
mod heading;
mod json;
mod json_lines;
mod markdown;
mod names;
mod object;
mod outline;
mod problem;
mod round_table;
mod sessions;
mod sniff;
mod subtitle;
mod text;
mod vocabulary;
mod xml_guard;
mod xml_text;

use crate::transcript::{Draft, Problem, Source};
pub use json_lines::continues;
use names::file_ending;
pub use names::{is_skipped, is_streamed};
use sniff::Kind;

/// A decoded file, or a part of one that can be read by itself.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// The decoded text.
    pub text: &'a str,
    /// The line of the file that `text` begins with, from 1.
    pub first_line: u32,
    /// The file. The reader sets the format.
    pub source: Source,
}

impl Document<'_> {
    /// The last part of the path.
    pub fn file_name(&self) -> &str {
        let path = &self.source.path;
        path.rsplit('/').next().unwrap_or(path)
    }
}

/// What a reader makes of a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The documents found, in order.
    pub drafts: Vec<Draft>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// The document is well-formed, but no transcript in any shape that is known.
    pub not_a_transcript: bool,
}

/// Reads one format.
pub trait Reader: Sync {
    /// Reads a document. Never fails: what cannot be read is among the problems.
    fn read(&self, document: &Document<'_>) -> Reading;
}

/// A format that yanlu reads.
struct Format {
    kind: Kind,
    /// File endings that promise the format; files with other endings are sniffed.
    endings: &'static [&'static str],
    reader: &'static dyn Reader,
}

/// All formats. A new one is a file and a line here, and what `sniff` knows of it.
static FORMATS: [Format; 7] = [
    format(Kind::Text, &[], &text::Text),
    format(Kind::Markdown, &["markdown"], &markdown::Markdown),
    format(Kind::Json, &["json"], &json::Json),
    format(
        Kind::JsonLines,
        &["jsonl", "ndjson"],
        &json_lines::JsonLines,
    ),
    format(Kind::Srt, &["srt"], &subtitle::Srt),
    format(Kind::WebVtt, &["vtt"], &subtitle::WebVtt),
    format(Kind::Xml, &["xml"], &akoma_ntoso::AkomaNtoso),
];

const fn format(
    kind: Kind,
    endings: &'static [&'static str],
    reader: &'static dyn Reader,
) -> Format {
    Format {
        kind,
        endings,
        reader,
    }
}

/// Reads a document as the format that its file ending promises, or else as the one that its
/// content looks like.
pub fn read(document: &Document<'_>) -> Reading {
    if document.text.trim().is_empty() {
        return Reading {
            // Blank lines may stand between the parts of a file.
            not_a_transcript: document.first_line == 1,
            ..Reading::default()
        };
    }
    let ending = file_ending(document.file_name());
    let format = format_of_ending(&ending).or_else(|| {
        let kind = match sniff::sniff(document.text) {
            Kind::Text if ending == "md" => Kind::Markdown,
            kind => kind,
        };
        FORMATS.iter().find(|format| format.kind == kind)
    });
    format.map_or_else(Reading::default, |format| format.reader.read(document))
}

fn format_of_ending(ending: &str) -> Option<&'static Format> {
    FORMATS
        .iter()
        .find(|format| format.endings.contains(&ending))
}

/// The reading of a document whose content is not what its ending promises: a problem that names
/// what it looks like instead, or else says `fault`.
fn broken_promise(
    document: &Document<'_>,
    promised: &'static str,
    place: (u32, u32),
    fault: problem::Fault,
) -> Reading {
    let looks_like = sniff::sniff(document.text);
    let ending = file_ending(document.file_name());
    let own_kind = format_of_ending(&ending).map(|format| format.kind);
    let fault = if looks_like == Kind::Text || Some(looks_like) == own_kind {
        fault
    } else {
        problem::Fault::OtherFormat {
            promised,
            looks_like,
        }
    };
    Reading {
        problems: vec![fault.at(place.0, place.1)],
        ..Reading::default()
    }
}
