//! What a build of the index did.

use serde::Serialize;

use crate::transcript::Problem;

/// The outcome of `index`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    /// Files found below the paths.
    pub files: u64,
    /// Files read for the first time.
    pub added: u64,
    /// Files read again because they changed.
    pub changed: u64,
    /// Files left as they are.
    pub unchanged: u64,
    /// Files that are gone, and whose paragraphs were removed.
    pub vanished: u64,
    /// Files that could not be read at all, or only in part.
    pub failed: u64,
    /// Well-formed files of no known shape.
    pub not_transcripts: u64,
    /// Different conferences in the index now.
    pub conferences: u64,
    /// Different sessions in the index now.
    pub sessions: u64,
    /// Paragraphs in the index now.
    pub paragraphs: u64,
    /// Speeches in the index now.
    pub speeches: u64,
    /// Different speakers in the index now.
    pub speakers: u64,
    /// Bytes read in this run.
    pub bytes: u64,
    /// Duration of this run, in seconds.
    pub seconds: f64,
    /// What it was spent on.
    pub phases: Phases,
    /// What was wrong, by file.
    pub problems: Vec<FileProblem>,
    /// What deserves a remark, such as two identical files.
    pub notes: Vec<String>,
    /// True if nothing was written because it was only a trial.
    pub dry_run: bool,
}

/// What a build spends its time on, in seconds. Up to `write` threads work side by side, and their
/// times are added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Phases {
    /// Looking for files, and for what changed.
    pub walk: f64,
    /// Loading, decoding and reading files.
    pub read: f64,
    /// Working out who said what.
    pub attribute: f64,
    /// Folding, cutting into words and tokens, gathering columns and records.
    pub analyse: f64,
    /// Sorting postings, and writing the files of the index.
    pub write: f64,
    /// Making the index visible.
    pub commit: f64,
    /// Waiting for merges after that.
    pub merge: f64,
}

/// A problem and the file it was met in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FileProblem {
    /// The path as shown to the user.
    pub path: String,
    /// The problem.
    #[serde(flatten)]
    pub problem: Problem,
}
