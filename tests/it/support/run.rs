//! What a run of the program left behind, in a form that is the same on every machine.

use std::path::Path;
use std::process::Output;

/// A finished run.
#[derive(Debug)]
pub struct Run {
    /// Exit code; -1 if a signal ended it.
    pub code: i32,
    /// Standard output, with `[dir]` for the directory and `[time]` for durations.
    pub stdout: String,
    /// Standard error, likewise.
    pub stderr: String,
}

impl Run {
    /// What a process that ran in `dir` left.
    pub fn new(output: Output, dir: &Path) -> Self {
        let text = |bytes| {
            let text = String::from_utf8(bytes).expect("the program writes UTF-8");
            without_times(&without_dir(text, dir))
        };
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    /// Exit code and standard error: how the program tells what went wrong.
    pub fn told(&self) -> String {
        format!("exit {}\n{}", self.code, self.stderr)
    }
}

fn without_dir(text: String, dir: &Path) -> String {
    let mut text = text;
    // The program may show a path with its links resolved.
    for path in [dir.canonicalize().unwrap_or_default(), dir.to_owned()] {
        text = text.replace(path.to_str().unwrap(), "[dir]");
    }
    text
}

/// Replaces what a clock measured: `0.53 s`, `12.3 ms`, `1.4 MB/s`.
fn without_times(text: &str) -> String {
    let mut words = text.split(' ').peekable();
    let mut kept: Vec<&str> = Vec::new();
    while let Some(word) = words.next() {
        let unit = words.peek().map_or("", |unit| unit.trim_end());
        let is_time = matches!(unit.trim_end_matches(','), "s" | "ms" | "MB/s");
        let is_measured = is_time && word.contains('.') && word.parse::<f64>().is_ok();
        kept.push(if is_measured { "[time]" } else { word });
    }
    kept.join(" ")
}
