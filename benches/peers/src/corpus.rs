//! The corpus: one JSON object a line, so that every engine reads the same file.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// One document, without a speaker, so that yanlu has to attribute it.
#[derive(Serialize, Deserialize)]
struct Document {
    text: String,
}

/// What was written.
pub struct Written {
    pub documents: u64,
    /// Bytes of the texts alone.
    pub text_bytes: u64,
}

/// Writes every paragraph, as yanlu reads it, as an object of `to`: yanlu ranks and counts
/// paragraphs, so they are what all engines are given to find.
pub fn write(paths: &[PathBuf], to: &Path) -> io::Result<Written> {
    let mut out = BufWriter::new(File::create(to)?);
    let mut written = Written {
        documents: 0,
        text_bytes: 0,
    };
    for path in paths {
        let transcripts = yanlu::corpus::read_file(path).transcripts;
        let paragraphs = transcripts.into_iter().flat_map(|found| found.paragraphs);
        for text in paragraphs.map(|paragraph| paragraph.text) {
            written.documents += 1;
            written.text_bytes += text.len() as u64;
            serde_json::to_writer(&mut out, &Document { text })?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    Ok(written)
}

/// The texts, one after another.
pub fn texts(corpus: &Path) -> io::Result<impl Iterator<Item = io::Result<String>>> {
    let lines = BufReader::new(File::open(corpus)?).lines();
    Ok(lines.map(|line| Ok(serde_json::from_str::<Document>(&line?)?.text)))
}
