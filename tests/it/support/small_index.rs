//! Small indexes of invented transcripts, built through the library.

use std::path::Path;

use tempfile::TempDir;
use yanlu::engine::{Index, Writer, paragraphs};
use yanlu::indexing::Numberer;
use yanlu::transcript::{
    Event, Evidence, Paragraph, Part, Source, Speaker, Speech, SpeechKind, Transcript,
};

/// An index in a directory of its own, which goes when it is dropped.
pub struct SmallIndex {
    _dir: TempDir,
    pub index: Index,
}

/// A transcript of these paragraphs, in which nobody speaks.
pub fn transcript(paragraphs: &[String]) -> Transcript {
    let paragraph = |text: &String| Paragraph {
        text: text.clone(),
        ..Paragraph::default()
    };
    Transcript {
        source: Source::default(),
        event: Event::default(),
        sessions: Vec::new(),
        paragraphs: paragraphs.iter().map(paragraph).collect(),
        speeches: Vec::new(),
    }
}

/// A speech of these parts: paragraph, first byte, last byte (exclusive).
pub fn speech(name: &str, parts: &[(usize, usize, usize)]) -> Speech {
    Speech {
        speaker: Speaker::person(name),
        kind: SpeechKind::Direct,
        cue: None,
        parts: parts
            .iter()
            .map(|&(paragraph, start, end)| Part {
                paragraph,
                range: start..end,
            })
            .collect(),
        stretch: 1,
        evidence: Evidence::GIVEN,
        given_id: None,
    }
}

/// Indexes transcripts, each as a file of its own.
pub fn index(transcripts: &[Transcript]) -> SmallIndex {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), transcripts);
    let index = Index::open(dir.path()).unwrap();
    SmallIndex { _dir: dir, index }
}

fn write(dir: &Path, transcripts: &[Transcript]) {
    let writer = Writer::open(dir, false, 1, 15_000_000).unwrap();
    for (transcript, file) in transcripts.iter().zip(1..) {
        let path = format!("{file}.txt");
        let numbering = Numberer::new(&path).number(transcript);
        let stored: Vec<_> = paragraphs(transcript.clone(), &numbering, file, &path).collect();
        writer.add(&stored).unwrap();
    }
    writer.commit().unwrap();
}
