//! Building and asking, with a watch in hand.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use xxhash_rust::xxh3::xxh3_128;

use super::answer::{BenchmarkAnswer, BenchmarkedBuild, BenchmarkedCorpus, BenchmarkedQueries};
use super::latency::Latency;
use super::machine::{self, Machine};
use super::sample::Sampler;
use crate::engine::{ANALYSIS_VERSION, Error, Index};
use crate::indexing::{self, Progress, Report};
use crate::search::{self, Request};
use crate::segment::Segmenter;

/// What to measure.
#[derive(Debug, Clone)]
pub struct Options {
    /// Folders and files to index.
    pub paths: Vec<PathBuf>,
    /// How often to build the index, at least once.
    pub runs: usize,
    /// Queries of each sort.
    pub queries: usize,
    /// Threads that read and index.
    pub threads: usize,
    /// Bound on the memory of a build, in megabytes.
    pub memory_mb: usize,
}

/// How often the index is opened.
const OPENINGS: usize = 50;
/// Paragraphs that queries are drawn from, for each query of a sort.
const PARAGRAPHS_A_QUERY: usize = 5;

/// Builds an index in a folder of its own, which is removed in the end, and asks it. Gives the
/// figures, none if there is no text below the paths, and the report of the last build with what was
/// wrong in the files.
///
/// # Errors
/// If an index cannot be built below the folder for temporary files.
pub fn run(
    options: &Options,
    progress: &dyn Progress,
) -> Result<(Option<BenchmarkAnswer>, Report), Error> {
    let folder = TemporaryFolder::new();
    let start = Instant::now();
    Segmenter.words("言录", |_| ());
    let dictionary_s = start.elapsed().as_secs_f64();
    let mut builds = Vec::new();
    let mut last = Report::default();
    for _ in 0..options.runs.max(1) {
        let (build, report) = build(options, &folder.0, progress)?;
        builds.push(build);
        last = report;
    }
    if last.paragraphs == 0 {
        return Ok((None, last));
    }
    progress.message("asking");
    let (corpus, queries) = ask(options, &folder.0, &last)?;
    let mut notes = Vec::new();
    if builds.len() < 3 {
        notes.push("fewer than three runs: chance is not told from change".to_owned());
    }
    if queries.words.count < options.queries {
        notes.push("the corpus is too small to draw all queries from".to_owned());
    }
    let answer = BenchmarkAnswer {
        yanlu: env!("CARGO_PKG_VERSION").to_owned(),
        analysis: ANALYSIS_VERSION.to_owned(),
        machine: Machine::current(),
        corpus,
        runs: builds.len(),
        build: BenchmarkedBuild {
            dictionary_s,
            ..median(builds)
        },
        queries,
        comparison: None,
        notes,
    };
    Ok((Some(answer), last))
}

/// Builds the index anew.
fn build(
    options: &Options,
    folder: &Path,
    progress: &dyn Progress,
) -> Result<(BenchmarkedBuild, Report), Error> {
    // What stays of an earlier index would have to be deleted within the time of this one.
    _ = fs::remove_dir_all(folder);
    let options = indexing::Options {
        paths: options.paths.clone(),
        index: folder.to_owned(),
        rebuild: false,
        dry_run: false,
        threads: options.threads,
        memory_mb: options.memory_mb,
    };
    machine::forget_peak_memory();
    let processor = machine::processor_seconds();
    let start = Instant::now();
    let report = indexing::build(&options, progress)?;
    let wall_s = start.elapsed().as_secs_f64();
    let cpu_s = machine::processor_seconds()
        .zip(processor)
        .map(|(now, before)| now - before);
    let index_bytes = folder_size(folder);
    let build = BenchmarkedBuild {
        mb_per_s: report.bytes as f64 / 1e6 / wall_s,
        documents_per_s: report.paragraphs as f64 / wall_s,
        wall_s,
        wall_range_s: [wall_s; 2],
        cpu_s,
        cpu_use: cpu_s.map(|cpu_s| cpu_s / wall_s / options.threads as f64),
        peak_rss_mb: machine::peak_memory_mb(),
        index_bytes,
        text_bytes: report.bytes,
        index_to_text: index_bytes as f64 / (report.bytes as f64).max(1.0),
        threads: options.threads,
        phases: report.phases,
        dictionary_s: 0.0,
    };
    Ok((build, report))
}

/// The run that took the median time, with the range of all.
fn median(mut builds: Vec<BenchmarkedBuild>) -> BenchmarkedBuild {
    builds.sort_by(|a, b| a.wall_s.total_cmp(&b.wall_s));
    let range = [builds[0].wall_s, builds[builds.len() - 1].wall_s];
    let mut median = builds.swap_remove((builds.len() - 1) / 2);
    median.wall_range_s = range;
    median
}

fn ask(
    options: &Options,
    folder: &Path,
    report: &Report,
) -> Result<(BenchmarkedCorpus, BenchmarkedQueries), Error> {
    let open = Latency::measure(&[(); OPENINGS], |()| Index::open(folder).map(drop))?;
    let index = Index::open(folder)?;
    let texts = some_texts(&index, PARAGRAPHS_A_QUERY * options.queries)?;
    let sampler = Sampler::new(texts.iter().map(String::as_str), options.queries);
    let quoted = |text: &String| format!("\"{text}\"");
    let search = |typed: &String| search::search(&index, &Request::new(typed)).map(drop);
    let words = sampler.words();
    let phrases: Vec<String> = sampler
        .phrases_of_all_lengths()
        .iter()
        .map(quoted)
        .collect();
    let single: Vec<String> = sampler.characters().iter().map(quoted).collect();
    let two = sampler.two_words().into_iter();
    let two: Vec<String> = two.map(|(one, other)| format!("{one} {other}")).collect();
    let queries = BenchmarkedQueries {
        open,
        words: Latency::measure(&words, search)?,
        phrases: Latency::measure(&phrases, search)?,
        single: Latency::measure(&single, search)?,
        two: Latency::measure(&two, search)?,
        who: Latency::measure(&words, |typed| {
            search::who(&index, &Request::new(typed), EXAMPLES).map(drop)
        })?,
    };
    let corpus = BenchmarkedCorpus {
        paths: options
            .paths
            .iter()
            .map(|path| path.display().to_string())
            .collect(),
        files: report.files,
        text_bytes: report.bytes,
        paragraphs: report.paragraphs,
        speeches: report.speeches,
        hash: content_hash(&index)?,
    };
    Ok((corpus, queries))
}

/// Examples of each speaker, as `yanlu who` gives them.
const EXAMPLES: usize = 3;

/// Texts of paragraphs from all over the index.
fn some_texts(index: &Index, count: usize) -> Result<Vec<String>, Error> {
    let addresses: Vec<_> = index.paragraphs().collect();
    let step = (addresses.len() / count.max(1)).max(1);
    let some = addresses.into_iter().step_by(step);
    some.map(|address| Ok(index.paragraph(address)?.text))
        .collect()
}

/// The contents of all files as one number, whatever the order they were read in.
fn content_hash(index: &Index) -> Result<String, Error> {
    let cards = index.cards()?.into_iter();
    let mut fingerprints: Vec<u128> = cards.map(|card| card.fingerprint).collect();
    fingerprints.sort_unstable();
    let bytes: Vec<u8> = fingerprints
        .into_iter()
        .flat_map(u128::to_le_bytes)
        .collect();
    Ok(format!("{:032x}", xxh3_128(&bytes)))
}

/// Bytes of all files in a folder.
fn folder_size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| Some(entry.metadata().ok()?.len()))
        .sum()
}

/// A folder for temporary files that is removed in the end.
struct TemporaryFolder(PathBuf);

impl TemporaryFolder {
    fn new() -> Self {
        let name = format!("yanlu-bench-{}", std::process::id());
        Self(std::env::temp_dir().join(name))
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        // Nobody is left to tell if this fails.
        _ = fs::remove_dir_all(&self.0);
    }
}
