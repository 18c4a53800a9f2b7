//! `bench`: what was measured on what, the build and its phases, the queries, and what has changed.

use anstyle::Style;

use crate::benchmark::{BenchmarkAnswer, Comparison};

use super::canvas::Canvas;
use super::grid::{Column, write_grid};
use super::styled::Styled;
use super::{View, counted, grouped, size};
use crate::output::Screen;
use crate::output::table::{latencies, phases};

/// Columns for the names.
const NAME: usize = 12;

impl View for BenchmarkAnswer {
    fn view(&self, screen: &Screen) -> String {
        let mut canvas = Canvas::new(screen);
        for (name, value) in fields(self) {
            let mut margin = Styled::default();
            margin.push(canvas.palette.faint, name);
            let mut line = Styled::default();
            line.plain(&value);
            canvas.hanging(&margin, NAME, &line);
        }
        canvas.blank();
        write_phases(self, &mut canvas);
        canvas.blank();
        write_latencies(self, &mut canvas);
        if let Some(comparison) = &self.comparison {
            canvas.blank();
            write_changes(comparison, &mut canvas);
        }
        canvas.notes(&self.notes);
        canvas.finish()
    }
}

fn fields(answer: &BenchmarkAnswer) -> Vec<(&'static str, String)> {
    let (machine, corpus, build) = (&answer.machine, &answer.corpus, &answer.build);
    let cpu = machine.cpu.as_deref().unwrap_or("unknown processor");
    let cores = counted(machine.cores as u64, "core", "cores");
    let files = counted(corpus.files, "file", "files");
    let paragraphs = counted(corpus.paragraphs, "paragraph", "paragraphs");
    let speeches = counted(corpus.speeches, "speech", "speeches");
    let known = |value: Option<f64>, unit: &str| {
        value.map_or_else(
            || "unknown".to_owned(),
            |value| format!("{value:.1} {unit}"),
        )
    };
    let busy = build.cpu_use.map_or(String::new(), |share| {
        format!(", cores {:.0} % busy", share * 100.0)
    });
    let range = match answer.runs {
        1 => String::new(),
        runs => {
            let [fastest, slowest] = build.wall_range_s;
            format!(", {fastest:.2} to {slowest:.2} s in {runs} runs")
        }
    };
    vec![
        (
            "yanlu",
            format!("{}, analysis {}", answer.yanlu, answer.analysis),
        ),
        ("machine", format!("{cpu}, {cores}, {}", machine.system)),
        (
            "corpus",
            format!(
                "{files}, {}, {paragraphs}, {speeches}, hash {}",
                size(corpus.text_bytes),
                corpus.hash
            ),
        ),
        (
            "build",
            format!(
                "{:.1} MB/s, {} paragraphs/s: {:.2} s{range}",
                build.mb_per_s,
                grouped(build.documents_per_s as u64),
                build.wall_s
            ),
        ),
        (
            "processor",
            format!(
                "{}, {}{busy}",
                known(build.cpu_s, "s"),
                counted(build.threads as u64, "thread", "threads")
            ),
        ),
        (
            "memory",
            format!("{} at most", known(build.peak_rss_mb, "MB")),
        ),
        (
            "index",
            format!(
                "{}, {:.2} × the text",
                size(build.index_bytes),
                build.index_to_text
            ),
        ),
        (
            "dictionary",
            format!(
                "{:.2} s to load, once a process, not counted",
                build.dictionary_s
            ),
        ),
    ]
}

fn write_phases(answer: &BenchmarkAnswer, canvas: &mut Canvas) {
    let palette = canvas.palette;
    let phases = phases(answer);
    let sum: f64 = phases.iter().map(|(_, seconds)| seconds).sum();
    let rows = phases.map(|(phase, seconds)| {
        let share = 100.0 * seconds / sum.max(f64::MIN_POSITIVE);
        vec![
            phase.to_owned(),
            format!("{seconds:.3}"),
            format!("{share:.0} %"),
        ]
    });
    let columns = [
        Column::text("phase", palette.name),
        Column::number("s, all threads"),
        Column::number("share"),
    ];
    write_grid(canvas, &columns, &rows);
}

fn write_latencies(answer: &BenchmarkAnswer, canvas: &mut Canvas) {
    let palette = canvas.palette;
    let milliseconds = |value: f64| format!("{value:.3}");
    let rows = latencies(&answer.queries).map(|(sort, latency)| {
        vec![
            sort.to_owned(),
            latency.count.to_string(),
            milliseconds(latency.p50_ms),
            milliseconds(latency.p90_ms),
            milliseconds(latency.p99_ms),
            milliseconds(latency.max_ms),
        ]
    });
    let columns = [
        Column::text("query", palette.name),
        Column::number("asked"),
        Column::number("p50 ms"),
        Column::number("p90 ms"),
        Column::number("p99 ms"),
        Column::number("max ms"),
    ];
    write_grid(canvas, &columns, &rows);
}

fn write_changes(comparison: &Comparison, canvas: &mut Canvas) {
    let palette = canvas.palette;
    let mut header = Styled::default();
    header
        .push(palette.heading, "against ")
        .plain(&comparison.with);
    canvas.block(0, &header);
    let rows = comparison.changes.iter().map(|change| {
        vec![
            change.figure.clone(),
            figure(change.before),
            figure(change.now),
            format!("{:.2} ×", change.ratio),
        ]
    });
    let rows: Vec<_> = rows.collect();
    let columns = [
        Column::text("figure", Style::new()),
        Column::number("before"),
        Column::number("now"),
        Column::number("ratio"),
    ];
    write_grid(canvas, &columns, &rows);
}

/// Whole numbers whole, others with three places.
fn figure(value: f64) -> String {
    match value.fract() == 0.0 && value >= 0.0 {
        true => grouped(value as u64),
        false => format!("{value:.3}"),
    }
}
