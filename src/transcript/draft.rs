//! What a reader hands over: a document whose speeches are still to be found.

use super::{Event, Paragraph, Session, Source, Speaker};

/// A document as its reader understood it, before attribution.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The file it was read from.
    pub source: Source,
    /// The conference, as far as the format or the text says.
    pub event: Event,
    /// Sessions, in order.
    pub sessions: Vec<Session>,
    /// Paragraphs, in order, each saying by its [`Voice`] what the format knows of the speaker.
    pub paragraphs: Vec<Paragraph>,
    /// The turns that the paragraphs' voices refer to.
    pub turns: Vec<Turn>,
}

/// What the format says about who speaks in a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Voice {
    /// Nothing: attribution reads the text. This is every paragraph of text and Markdown.
    #[default]
    Open,
    /// Nobody: the format declares it narration, a heading or a stage direction.
    Narration,
    /// One speaker speaks the whole paragraph: index into [`Draft::turns`]. Neighbouring paragraphs
    /// of one turn are one speech.
    Turn(usize),
}

/// A turn that the format marks as such.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Who speaks.
    pub speaker: TurnSpeaker,
    /// The id that the input gave the turn.
    pub given_id: Option<String>,
}

/// How the format names the speaker of a turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TurnSpeaker {
    /// A field of its own holds the name: it is kept unchanged.
    Given(Speaker),
    /// A label in running text, as in subtitles (`陳志全議員`): name and role are told apart later.
    Labelled(String),
}
