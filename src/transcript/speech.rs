//! One speech: a turn of a transcript, or one reporting frame of a report.

use std::ops::Range;

use super::{Evidence, Paragraph, Speaker};

/// Stands between the parts of a speech that its attribution splits (`“…，”某某说，“…”`).
pub const JOINT: &str = " …… ";

/// What one speaker says in one turn or one reporting frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Speech {
    /// Who says it.
    pub speaker: Speaker,
    /// Word for word, quoted, reported, or both.
    pub kind: SpeechKind,
    /// The reporting verb as written (表示, 认为); `None` for turns and for quotes without one.
    pub cue: Option<String>,
    /// Where the words stand, in order, never empty.
    pub parts: Vec<Part>,
    /// Numbers the runs of one speaker within the document, from 1.
    pub stretch: usize,
    /// Why it is given to this speaker.
    pub evidence: Evidence,
    /// The id that the input gave the turn.
    pub given_id: Option<String>,
}

/// A stretch of one paragraph that belongs to a speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Index of the paragraph in its transcript.
    pub paragraph: usize,
    /// Bytes of that paragraph's text; never empty, never overlapping another part.
    pub range: Range<usize>,
}

/// How the source gives the words.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum SpeechKind {
    /// A turn of a transcript.
    Verbatim,
    /// All in quotation marks.
    Direct,
    /// Reported in the writer's words.
    Indirect,
    /// Quoted parts and reported ones.
    Mixed,
}

impl SpeechKind {
    /// All kinds, in the order of their declaration.
    pub const ALL: [Self; 4] = [Self::Verbatim, Self::Direct, Self::Indirect, Self::Mixed];

    /// The word that JSON and the `kind:` filter use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }
}

impl Speech {
    /// The words: parts that run on from one paragraph into the next are joined by a line break,
    /// parts that the attribution splits by [`JOINT`].
    ///
    /// # Panics
    /// If a part lies outside `paragraphs`: the speech belongs to another transcript.
    pub fn text(&self, paragraphs: &[Paragraph]) -> String {
        let mut text = String::new();
        for (i, part) in self.parts.iter().enumerate() {
            if i > 0 {
                text.push_str(join(&self.parts[i - 1], part, paragraphs));
            }
            text.push_str(&paragraphs[part.paragraph].text[part.range.clone()]);
        }
        text
    }
}

fn join(before: &Part, after: &Part, paragraphs: &[Paragraph]) -> &'static str {
    let runs_to_the_end = before.range.end == paragraphs[before.paragraph].text.len();
    if after.paragraph == before.paragraph + 1 && runs_to_the_end && after.range.start == 0 {
        "\n"
    } else {
        JOINT
    }
}
