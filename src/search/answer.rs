//! The answers, shaped as the JSON that scripts rely on: each type serialises to its object.
//!
//! Offsets count characters, start inclusive, end exclusive. Absent facts are `null`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::text::Date;

/// A half-open range of characters.
pub type Span = [usize; 2];

/// The answer to `search`.
#[derive(Debug, Clone, Serialize)]
pub struct SearchAnswer {
    /// As typed.
    pub query: String,
    /// How the query was read.
    pub read_as: String,
    /// Paragraphs that match, literally or by words.
    pub total: u64,
    /// Paragraphs that match literally.
    pub total_literal: u64,
    /// Time spent searching, in milliseconds.
    pub took_ms: f64,
    /// What the reader of the query should know.
    pub notes: Vec<String>,
    /// The hits asked for, in order.
    pub hits: Vec<Hit>,
}

/// A paragraph.
#[derive(Debug, Clone, Serialize)]
pub struct Hit {
    /// `p-…`
    pub id: String,
    /// The id that the input gave it.
    pub given_id: Option<String>,
    /// BM25 over both fields; comparable within one answer only.
    pub score: f32,
    /// Whether it holds the query literally.
    pub literal: bool,
    /// The whole paragraph.
    pub text: String,
    /// What matched, in order, not overlapping.
    pub highlights: Vec<Span>,
    /// Who speaks in it, each once a speech.
    pub speakers: Vec<HitSpeaker>,
    /// Title of its session.
    pub session: Option<String>,
    /// Its conference.
    pub conference: Conference,
    /// Its date.
    pub date: Option<Date>,
    /// Where it stands.
    pub source: Place,
    /// Fields of the input that yanlu does not know; only `show` fills it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, serde_json::Value>,
}

/// One speech of a hit.
#[derive(Debug, Clone, Serialize)]
pub struct HitSpeaker {
    /// `s-…`, the id of the speech.
    pub speech: String,
    /// Name.
    pub name: String,
    /// Role as written.
    pub role: Option<String>,
    /// Label as written.
    pub label: Option<String>,
    /// verbatim, direct, indirect or mixed.
    pub kind: &'static str,
    /// Whether the query matches inside this speech.
    pub matched: bool,
}

/// A conference.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Conference {
    /// Name.
    pub name: Option<String>,
    /// Place.
    pub place: Option<String>,
}

/// A place in a source file.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Place {
    /// Path as it was given to `index`, joined with the path below.
    pub path: String,
    /// First and last line, from 1.
    pub lines: Option<[u32; 2]>,
    /// Page, from 1.
    pub page: Option<u32>,
    /// Start and end in seconds.
    pub time: Option<[f64; 2]>,
}

/// The answer to `who`.
#[derive(Debug, Clone, Serialize)]
pub struct WhoAnswer {
    /// As typed.
    pub query: String,
    /// How the query was read.
    pub read_as: String,
    /// Speakers who said it.
    pub total: u64,
    /// Time spent searching, in milliseconds.
    pub took_ms: f64,
    /// What the reader of the query should know.
    pub notes: Vec<String>,
    /// True if the question was who said it first.
    #[serde(skip_serializing_if = "is_false")]
    pub first: bool,
    /// The speakers asked for: by speeches, matches, best score, name; or, if the question was who
    /// said it first, by first date, the undated last.
    pub speakers: Vec<SpeakerHits>,
    /// How it spread, in order of time; only told if the question was who said it first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub spread: Vec<Period>,
}

/// What was said of it in a month or a year. Speeches without a date are in none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Period {
    /// The month or the year.
    pub date: Date,
    /// Speakers who said it then.
    pub speakers: u64,
    /// Speeches in which they did.
    pub speeches: u64,
    /// Those of the speakers who had not said it before.
    pub new_speakers: u64,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// What one speaker said of it.
#[derive(Debug, Clone, Serialize)]
pub struct SpeakerHits {
    /// Name.
    pub name: String,
    /// Roles as written in these speeches, in order of time.
    pub roles: Vec<String>,
    /// Speeches that match.
    pub speeches: u64,
    /// Occurrences in them.
    pub matches: u64,
    /// First date of these speeches.
    pub first_date: Option<Date>,
    /// Last date of these speeches.
    pub last_date: Option<Date>,
    /// The best of the speeches.
    pub examples: Vec<SpeechHit>,
}

/// A speech.
#[derive(Debug, Clone, Serialize)]
pub struct SpeechHit {
    /// `s-…`
    pub id: String,
    /// The id that the input gave it.
    pub given_id: Option<String>,
    /// Who says it.
    pub name: String,
    /// What is said.
    pub text: String,
    /// What matched in `text`.
    pub highlights: Vec<Span>,
    /// verbatim, direct, indirect or mixed.
    pub kind: &'static str,
    /// The reporting verb.
    pub cue: Option<String>,
    /// Role as written.
    pub role: Option<String>,
    /// Label as written.
    pub label: Option<String>,
    /// The rule that attributed it.
    pub rule: String,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// The name as written, where a `speakers.toml` gives the speaker another.
    pub written: Option<String>,
    /// Title of its session.
    pub session: Option<String>,
    /// Its conference.
    pub conference: Conference,
    /// Its date.
    pub date: Option<Date>,
    /// Where it stands.
    pub source: Place,
}

/// The answer to `kwic`.
#[derive(Debug, Clone, Serialize)]
pub struct KwicAnswer {
    /// As typed.
    pub query: String,
    /// How the query was read.
    pub read_as: String,
    /// Occurrences.
    pub total: u64,
    /// What the reader of the query should know.
    pub notes: Vec<String>,
    /// The lines asked for.
    pub lines: Vec<KwicLine>,
}

/// One occurrence in its context.
#[derive(Debug, Clone, Serialize)]
pub struct KwicLine {
    /// `p-…`, the paragraph.
    pub id: String,
    /// What stands before it.
    pub left: String,
    /// The occurrence as the source has it.
    #[serde(rename = "match")]
    pub matched: String,
    /// What stands after it.
    pub right: String,
    /// Who says it, if anyone.
    pub speaker: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Where it stands.
    pub source: Place,
}

/// The answer to `count`.
#[derive(Debug, Clone, Serialize)]
pub struct CountAnswer {
    /// As typed.
    pub query: String,
    /// How the query was read.
    pub read_as: String,
    /// Occurrences.
    pub total: u64,
    /// Speeches that hold at least one.
    pub speeches: u64,
    /// Paragraphs that hold at least one.
    pub paragraphs: u64,
    /// What the reader of the query should know.
    pub notes: Vec<String>,
    /// Most first; years and months in order of time.
    pub groups: Vec<CountGroup>,
}

/// One group of a count.
#[derive(Debug, Clone, Serialize)]
pub struct CountGroup {
    /// Name of the group; `null` for what has none.
    pub key: Option<String>,
    /// Occurrences.
    pub count: u64,
    /// Speeches that hold at least one.
    pub speeches: u64,
    /// Occurrences per 10,000 characters spoken in the group, if asked for.
    pub rate: Option<f64>,
}

/// The answer to `verify`.
#[derive(Debug, Clone, Serialize)]
pub struct VerifyAnswer {
    /// As typed.
    pub quote: String,
    /// Whether it is a real quote.
    pub verdict: Verdict,
    /// For `verbatim` and `normalised`: speeches, and paragraphs of narration, in which it stands
    /// so; for `spliced`: its parts; for `near`: 1.
    pub total: u64,
    /// Time spent searching, in milliseconds.
    pub took_ms: f64,
    /// What the reader of the verdict should know.
    pub notes: Vec<String>,
    /// The places asked for, earliest first; the parts of a spliced quote in its order; the closest
    /// passage.
    pub parts: Vec<QuotePart>,
    /// How the quote becomes the closest passage; empty unless the verdict is `near`.
    pub diff: Vec<Edit>,
}

/// What a quote is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It stands so, character for character, white space aside.
    Verbatim,
    /// It differs in width, script, case, punctuation and white space only.
    Normalised,
    /// Its parts stand apart: other words between them, in another order, or in several speeches.
    Spliced,
    /// A passage is close to it.
    Near,
    /// None of these.
    NotFound,
}

impl Verdict {
    /// The word that JSON uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Normalised => "normalised",
            Self::Spliced => "spliced",
            Self::Near => "near",
            Self::NotFound => "not-found",
        }
    }
}

/// Where a quote, or a part of it, stands: in a speech, or in a paragraph of narration.
#[derive(Debug, Clone, Serialize)]
pub struct QuotePart {
    /// `s-…` of the speech, `p-…` of the paragraph.
    pub id: String,
    /// The id that the input gave it.
    pub given_id: Option<String>,
    /// Who says it; `null` in narration.
    pub speaker: Option<QuoteSpeaker>,
    /// verbatim, direct, indirect or mixed; `null` in narration. What is indirect is a paraphrase.
    pub kind: Option<&'static str>,
    /// The whole speech or paragraph.
    pub text: String,
    /// Where the quote stands in `text`.
    pub highlights: Vec<Span>,
    /// The characters of the quote as typed that stand here.
    pub covers: Span,
    /// The reporting verb.
    pub cue: Option<String>,
    /// How sure it is who speaks, 0 to 1.
    pub confidence: Option<f32>,
    /// Title of its session.
    pub session: Option<String>,
    /// Its conference.
    pub conference: Conference,
    /// Its date.
    pub date: Option<Date>,
    /// Where it stands.
    pub source: Place,
}

/// Who says a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuoteSpeaker {
    /// Name.
    pub name: String,
    /// Role as written.
    pub role: Option<String>,
    /// Label as written.
    pub label: Option<String>,
    /// person or organisation.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// False for a label without a personal name.
    pub named: bool,
}

/// A stretch of a quote, of the passage closest to it, or of both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// Which of the two it stands in.
    pub op: EditKind,
    /// The stretch: `equal` as the source has it, which may be in another script.
    pub text: String,
}

/// What a stretch of a diff is. `equal` and `delete` together are the quote, `equal` and `insert`
/// the passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EditKind {
    /// In both.
    Equal,
    /// In the source, not in the quote.
    Insert,
    /// In the quote, not in the source.
    Delete,
}

/// The answer to `show`.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum ShowAnswer {
    /// A paragraph among its neighbours.
    Paragraph(InContext<Hit>),
    /// A speech among its neighbours.
    Speech(InContext<SpeechHit>),
}

/// Something between what comes before and after it in its file.
#[derive(Debug, Clone, Serialize)]
pub struct InContext<T> {
    /// The thing itself.
    #[serde(flatten)]
    pub it: T,
    /// What comes before, in order.
    pub before: Vec<T>,
    /// What comes after, in order.
    pub after: Vec<T>,
}

/// The answer to `list`.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum ListAnswer {
    /// Conferences, latest first.
    Conferences {
        /// How many there are.
        total: u64,
        /// The rows asked for.
        conferences: Vec<ConferenceRow>,
    },
    /// Sessions, by conference, in order.
    Sessions {
        /// How many there are.
        total: u64,
        /// The rows asked for.
        sessions: Vec<SessionRow>,
    },
    /// Speakers, most speeches first.
    Speakers {
        /// How many there are.
        total: u64,
        /// The rows asked for.
        speakers: Vec<SpeakerRow>,
        /// Whether the list was asked for certain people: then there is room for all of each.
        #[serde(skip)]
        in_full: bool,
    },
    /// Files, by path.
    Files {
        /// How many there are.
        total: u64,
        /// The rows asked for.
        files: Vec<FileRow>,
    },
}

/// One conference of a list.
#[derive(Debug, Clone, Serialize)]
pub struct ConferenceRow {
    /// Name; `null` gathers what names no conference.
    pub name: Option<String>,
    /// Sessions in it.
    pub sessions: u64,
    /// Paragraphs.
    pub paragraphs: u64,
    /// Speeches.
    pub speeches: u64,
    /// Different speakers.
    pub speakers: u64,
    /// First date.
    pub first_date: Option<Date>,
    /// Last date.
    pub last_date: Option<Date>,
}

/// One session of a list.
#[derive(Debug, Clone, Serialize)]
pub struct SessionRow {
    /// Title.
    pub title: String,
    /// Name of the conference.
    pub conference: Option<String>,
    /// Paragraphs.
    pub paragraphs: u64,
    /// Speeches.
    pub speeches: u64,
    /// First date.
    pub first_date: Option<Date>,
    /// Last date.
    pub last_date: Option<Date>,
}

/// One speaker of a list.
#[derive(Debug, Clone, Serialize)]
pub struct SpeakerRow {
    /// Name.
    pub name: String,
    /// Other names that it was written by, where a `speakers.toml` says so.
    pub aliases: Vec<String>,
    /// Roles as written, in order of time.
    pub roles: Vec<String>,
    /// Conferences.
    pub conferences: Vec<String>,
    /// Speeches.
    pub speeches: u64,
    /// Characters spoken.
    pub characters: u64,
    /// First date.
    pub first_date: Option<Date>,
    /// Last date.
    pub last_date: Option<Date>,
}

/// One file of a list.
#[derive(Debug, Clone, Serialize)]
pub struct FileRow {
    /// Path as it was given to `index`, joined with the path below.
    pub path: String,
    /// Format.
    pub format: String,
    /// Encoding.
    pub encoding: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Paragraphs.
    pub paragraphs: u64,
    /// Speeches.
    pub speeches: u64,
    /// Problems met in it, each as one line.
    pub problems: Vec<String>,
}

/// The answer to `info`.
#[derive(Debug, Clone, Serialize)]
pub struct InfoAnswer {
    /// The directory of the index.
    pub index: String,
    /// Version of the index format.
    pub format: u32,
    /// Version of the analysis: fold, dictionary and encoding.
    pub analysis: String,
    /// Files indexed.
    pub files: u64,
    /// Different conferences.
    pub conferences: u64,
    /// Different sessions.
    pub sessions: u64,
    /// Paragraphs.
    pub paragraphs: u64,
    /// Speeches.
    pub speeches: u64,
    /// Different speakers.
    pub speakers: u64,
    /// First date.
    pub first_date: Option<Date>,
    /// Last date.
    pub last_date: Option<Date>,
    /// Bytes of the source files.
    pub source_bytes: u64,
    /// Bytes of the index on disk.
    pub index_bytes: u64,
    /// Segments of the index.
    pub segments: u64,
}

/// The answer to `analyze`.
#[derive(Debug, Clone, Serialize)]
pub struct AnalyzeAnswer {
    /// As given.
    pub text: String,
    /// As folded.
    pub folded: String,
    /// Its words, for ranking.
    pub words: Vec<String>,
    /// Its tokens in the literal field, with their places in the folded text.
    pub exact: Vec<(usize, String)>,
    /// Version of the analysis.
    pub analysis: String,
}

/// The outcome of an audit: what the index finds against what a scan finds.
#[derive(Debug, Clone, Serialize)]
pub struct AuditAnswer {
    /// Substrings tried.
    pub sampled: u64,
    /// Substrings whose paragraphs and occurrences agree.
    pub exact: u64,
    /// Paragraphs scanned.
    pub paragraphs: u64,
    /// The seed of the sample, to repeat it.
    pub seed: u64,
    /// The first differences.
    pub differences: Vec<AuditDifference>,
}

/// One substring on which index and scan disagree.
#[derive(Debug, Clone, Serialize)]
pub struct AuditDifference {
    /// The substring.
    pub text: String,
    /// Paragraphs and occurrences that the index finds.
    pub index: [u64; 2],
    /// Paragraphs and occurrences that the scan finds.
    pub scan: [u64; 2],
}
