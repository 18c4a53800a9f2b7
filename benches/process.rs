//! The program from start to exit, as a user meets it: seconds, processor time and peak memory of a
//! build, and the whole time of a question. Processor time and memory are known on Linux only.

#![allow(clippy::print_stdout)]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use super::support;

/// Runs if the arguments of `cargo bench` ask for it.
pub fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let mut filters = arguments.iter().filter(|word| !word.starts_with('-'));
    let wanted = filters.clone().count() == 0 || filters.any(|word| "process".contains(&**word));
    // Under `cargo test` there is nothing to learn from a slow build.
    let measured = arguments.iter().any(|word| word == "--bench");
    let listing = arguments.iter().any(|word| word == "--list");
    if wanted && measured && !listing {
        measure();
    }
}

fn measure() {
    let files = support::text();
    let bytes = support::total(&files);
    let folder = support::folder_of("process", &files);
    let index = support::folder("process-index");
    let program = |words: &[&str], path: Option<&Path>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yanlu"));
        command.args(words).args(path);
        command.arg("--index").arg(&index).arg("--quiet");
        run(command)
    };
    println!("whole process               median s  processor s   peak MB     MB/s");
    let builds = repeat(7, || program(&["index", "--rebuild"], Some(&folder)));
    show("index", &builds, Some(bytes));
    show(
        "index, nothing changed",
        &repeat(21, || program(&["index"], Some(&folder))),
        None,
    );
    let word = &support::queries().words[0];
    show(
        "search, one word",
        &repeat(41, || program(&["search", word], None)),
        None,
    );
    show(
        "who, one word",
        &repeat(41, || program(&["who", word], None)),
        None,
    );
    let size: u64 = fs::read_dir(&index)
        .expect("the index can be read")
        .filter_map(|entry| Some(entry.ok()?.metadata().ok()?.len()))
        .sum();
    println!(
        "index on disk: {:.1} MB, {:.2} of the text",
        size as f64 / 1e6,
        size as f64 / bytes as f64
    );
}

/// What a run of the program took.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    seconds: f64,
    processor_seconds: Option<f64>,
    peak_mb: Option<f64>,
}

fn repeat(times: usize, mut run: impl FnMut() -> Run) -> Vec<Run> {
    (0..times).map(|_| run()).collect()
}

fn show(name: &str, runs: &[Run], bytes: Option<usize>) {
    let seconds = median(runs.iter().map(|run| run.seconds));
    let known = |value: Option<f64>| value.map_or("–".to_owned(), |value| format!("{value:.2}"));
    let of = |pick: fn(&Run) -> Option<f64>| {
        let values: Option<Vec<f64>> = runs.iter().map(pick).collect();
        known(values.map(|values| median(values.into_iter())))
    };
    let speed = known(bytes.map(|bytes| bytes as f64 / 1e6 / seconds));
    println!(
        "{name:<26} {seconds:>9.4} {:>12} {:>9} {speed:>8}",
        of(|run| run.processor_seconds),
        of(|run| run.peak_mb),
    );
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn run(mut command: Command) -> Run {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let processor = children_seconds();
    let start = Instant::now();
    let mut child = command.spawn().expect("the program was built");
    let watch = thread::spawn({
        let id = child.id();
        move || peak_memory(id)
    });
    let seconds = wait(&mut child, start);
    Run {
        seconds,
        processor_seconds: children_seconds()
            .zip(processor)
            .map(|(now, then)| now - then),
        peak_mb: watch.join().expect("watching does not panic"),
    }
}

fn wait(child: &mut Child, start: Instant) -> f64 {
    let status = child.wait().expect("the program can be waited for");
    let seconds = start.elapsed().as_secs_f64();
    assert!(status.success(), "the program failed: {status}");
    seconds
}

/// Asks the system again and again how much memory the process has held at most, until it is gone.
fn peak_memory(process: u32) -> Option<f64> {
    let mut peak = None;
    while let Some(now) = high_water_mark(process) {
        peak = Some(now);
        thread::sleep(Duration::from_millis(1));
    }
    peak
}

/// In MB; none if the process is gone, or the system is not Linux.
fn high_water_mark(process: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024.0 / 1e6)
}

/// Processor time of all children so far, in the hundredths of a second that Linux counts in.
fn children_seconds() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program, in brackets, may hold spaces; 14 fields follow up to `cutime`.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(13);
    let user: f64 = fields.next()?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    Some((user + system) / 100.0)
}
