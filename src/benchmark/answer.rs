//! What a benchmark gives: plain data.

use serde::Serialize;

use super::latency::Latency;
use super::machine::Machine;
use crate::indexing::Phases;

/// The figures of a benchmark, and what they were measured on.
#[derive(Debug, Clone, Serialize)]
pub struct BenchmarkAnswer {
    /// Version of the program.
    pub yanlu: String,
    /// Version of the analysis.
    pub analysis: String,
    /// What it ran on.
    pub machine: Machine,
    /// What was indexed.
    pub corpus: BenchmarkedCorpus,
    /// How often the index was built. The figures of the build are those of the run that took the
    /// median time; the queries were asked of the last index.
    pub runs: usize,
    /// The build.
    pub build: BenchmarkedBuild,
    /// The queries, each asked once after all had been asked before.
    pub queries: BenchmarkedQueries,
    /// Against an earlier benchmark.
    pub comparison: Option<Comparison>,
    /// Remarks on what the figures are worth.
    pub notes: Vec<String>,
}

/// What was indexed.
#[derive(Debug, Clone, Serialize)]
pub struct BenchmarkedCorpus {
    /// The paths as typed.
    pub paths: Vec<String>,
    /// Files.
    pub files: u64,
    /// Bytes of these files.
    pub text_bytes: u64,
    /// Paragraphs: the documents of the index.
    pub paragraphs: u64,
    /// Speeches.
    pub speeches: u64,
    /// XXH3, 128 bits, of the contents of all files in any order: equal corpora have equal hashes.
    pub hash: String,
}

/// The figures of a build.
#[derive(Debug, Clone, Serialize)]
pub struct BenchmarkedBuild {
    /// Millions of bytes of the files a second.
    pub mb_per_s: f64,
    /// Paragraphs a second.
    pub documents_per_s: f64,
    /// From the start to the committed and merged index, in seconds.
    pub wall_s: f64,
    /// The fastest and the slowest run, in seconds.
    pub wall_range_s: [f64; 2],
    /// Processor time of all threads, in seconds; Linux only.
    pub cpu_s: Option<f64>,
    /// Processor time by wall clock and by core that was used: 1 is all busy all the time.
    pub cpu_use: Option<f64>,
    /// Most resident memory in millions of bytes, mapped pages included; Linux only.
    pub peak_rss_mb: Option<f64>,
    /// Bytes of the index on disk.
    pub index_bytes: u64,
    /// Bytes of the files that were read.
    pub text_bytes: u64,
    /// Bytes of the index by bytes of the files.
    pub index_to_text: f64,
    /// Threads.
    pub threads: usize,
    /// What the time was spent on, in seconds.
    pub phases: Phases,
    /// Loading the dictionary, in seconds: once a process, in none of the figures above.
    pub dictionary_s: f64,
}

/// Latencies by sort of query, in one thread, in process: from what was typed to the answer, with
/// its exact total, and texts and highlights of the first ten hits.
#[derive(Debug, Clone, Serialize)]
pub struct BenchmarkedQueries {
    /// Opening the index.
    pub open: Latency,
    /// A word, as a bare term.
    pub words: Latency,
    /// Two to eight characters from any place in the text, quoted.
    pub phrases: Latency,
    /// One character, quoted.
    pub single: Latency,
    /// Two words of one paragraph, as bare terms.
    pub two: Latency,
    /// Who said a word.
    pub who: Latency,
}

/// An earlier benchmark beside this one.
#[derive(Debug, Clone, Serialize)]
pub struct Comparison {
    /// The file that holds it.
    pub with: String,
    /// The figures that both have.
    pub changes: Vec<Change>,
}

/// A figure before and now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// Its place in the JSON: `build.wall_s`.
    pub figure: String,
    /// In the earlier benchmark.
    pub before: f64,
    /// In this one.
    pub now: f64,
    /// Now by before.
    pub ratio: f64,
}
