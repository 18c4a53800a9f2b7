//! What the benchmark runs on, and what the system says that it used. Knows Linux; elsewhere much is
//! unknown.

use std::fs;

use serde::Serialize;

/// What the benchmark runs on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Machine {
    /// Name of the processor, if the system tells.
    pub cpu: Option<String>,
    /// Cores that the process may use.
    pub cores: usize,
    /// Operating system and architecture.
    pub system: String,
}

impl Machine {
    /// This machine.
    pub fn current() -> Self {
        Self {
            cpu: field("/proc/cpuinfo", "model name"),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        }
    }
}

/// Processor time of this process so far, in seconds, in the hundredths that Linux counts in.
pub(super) fn processor_seconds() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program, in brackets, may hold spaces; 11 fields follow up to `utime`.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let user: f64 = fields.next()?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    Some((user + system) / 100.0)
}

/// Most resident memory since [`forget_peak_memory`], in millions of bytes.
pub(super) fn peak_memory_mb() -> Option<f64> {
    let peak = field("/proc/self/status", "VmHWM")?;
    let kilobytes: f64 = peak.strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024.0 / 1e6)
}

/// Sets the high-water mark of memory to what is resident now, as proc(5) says under `clear_refs`.
/// Where the system refuses, the mark is that of the whole process.
pub(super) fn forget_peak_memory() {
    _ = fs::write("/proc/self/clear_refs", "5");
}

/// The value behind the first `name:` of a file of such lines.
fn field(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    text.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        (key.trim() == name).then(|| value.trim().to_owned())
    })
}
