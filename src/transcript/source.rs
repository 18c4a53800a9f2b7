//! The file a document was read from.

/// Where a document comes from and how it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The path below the root that was indexed, with `/`: the part of it that ids depend on.
    pub path: String,
    /// What the reader took it for.
    pub format: SourceFormat,
    /// The encoding its bytes were decoded from, by its WHATWG name (`UTF-8`, `GB18030`).
    pub encoding: &'static str,
}

/// The formats yanlu reads, named as `inspect` shows them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum SourceFormat {
    /// Running text that narrates and quotes.
    #[default]
    Report,
    /// Text whose lines begin with speaker labels.
    Transcript,
    /// Markdown.
    Markdown,
    /// One JSON object.
    Json,
    /// One JSON object a line.
    JsonLines,
    /// SubRip subtitles.
    Srt,
    /// WebVTT subtitles.
    WebVtt,
    /// Akoma Ntoso XML.
    AkomaNtoso,
}

impl SourceFormat {
    /// The word that `inspect` and `list files` show.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Transcript => "transcript",
            Self::Markdown => "markdown",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Srt => "srt",
            Self::WebVtt => "vtt",
            Self::AkomaNtoso => "akoma-ntoso",
        }
    }
}
