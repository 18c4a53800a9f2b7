//! What is measured, as the processes hand it over and as the JSON shows it.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use serde::{Deserialize, Serialize};

/// One build, in a process of its own.
#[derive(Serialize, Deserialize, Clone)]
pub struct Build {
    pub wall_s: f64,
    /// User and system time of all threads.
    pub cpu_s: f64,
    /// The most memory that was resident, mapped pages included; 0 where the system does not say.
    pub peak_rss_mb: f64,
    pub index_bytes: u64,
}

/// The queries of one sort, each asked once to warm up and then timed once.
#[derive(Serialize, Deserialize, Clone)]
pub struct Queries {
    pub p50_ms: f64,
    pub p99_ms: f64,
    /// Queries whose total is the number of documents that hold all terms as they stand.
    pub exact: usize,
    pub asked: usize,
    /// Of the documents that should have been counted, how many were; more than 1 is over-matching.
    pub recall: f64,
}

/// All of one engine.
#[derive(Serialize, Deserialize)]
pub struct Engine {
    pub name: String,
    pub what: String,
    pub builds: Vec<Build>,
    /// By sort: Word, Phrase, Single, Two.
    pub queries: BTreeMap<String, Queries>,
}

/// Everything, as it is written to JSON.
#[derive(Serialize, Deserialize)]
pub struct Comparison {
    pub cpu: String,
    pub cores: usize,
    pub documents: u64,
    pub text_bytes: u64,
    pub runs: usize,
    pub engines: Vec<Engine>,
}

/// The median; the lower of two in the middle.
pub fn median(mut values: Vec<f64>) -> f64 {
    percentile(&mut values, 0.5)
}

/// The value below which `share` of them lie; 0 if there are none.
pub fn percentile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    values
        .get((last as f64 * share).round() as usize)
        .copied()
        .unwrap_or(0.0)
}

/// The processor time that this process has used, in seconds; 0 where `/proc` is absent.
pub fn cpu_seconds() -> f64 {
    // proc(5): fields 14 and 15, in ticks of 10 ms; the second field may hold spaces.
    const TICKS: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let fields: Vec<f64> = after_name
        .split_whitespace()
        .map(|field| field.parse().unwrap_or(0.0))
        .collect();
    fields
        .get(11..13)
        .map_or(0.0, |times| times.iter().sum::<f64>() / TICKS)
}

/// The most memory that this process has had resident, in MB.
pub fn peak_rss_mb() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kib.unwrap_or(0.0) * 1024.0 / 1e6
}

/// Bytes of all files below a folder.
pub fn size_of(folder: &Path) -> io::Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let about = entry.metadata()?;
        bytes += if about.is_dir() {
            size_of(&entry.path())?
        } else {
            about.len()
        };
    }
    Ok(bytes)
}
