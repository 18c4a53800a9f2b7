//! The table of a benchmark: one row a figure.

use crate::benchmark::{BenchmarkAnswer, BenchmarkedQueries, Latency};

use super::{Table, Tabular, maybe};

impl Tabular for BenchmarkAnswer {
    fn table(&self) -> Table {
        let mut rows = Vec::new();
        let mut row = |figure: &str, value: String| rows.push((figure.to_owned(), value));
        row("yanlu", self.yanlu.clone());
        row("analysis", self.analysis.clone());
        row("machine.cpu", maybe(&self.machine.cpu));
        row("machine.cores", self.machine.cores.to_string());
        row("machine.system", self.machine.system.clone());
        row("corpus.files", self.corpus.files.to_string());
        row("corpus.text_bytes", self.corpus.text_bytes.to_string());
        row("corpus.paragraphs", self.corpus.paragraphs.to_string());
        row("corpus.speeches", self.corpus.speeches.to_string());
        row("corpus.hash", self.corpus.hash.clone());
        row("runs", self.runs.to_string());
        let build = &self.build;
        let number = |value: f64| format!("{value:.3}");
        row("build.mb_per_s", number(build.mb_per_s));
        row("build.documents_per_s", number(build.documents_per_s));
        row("build.wall_s", number(build.wall_s));
        row("build.cpu_s", maybe(&build.cpu_s.map(number)));
        row("build.cpu_use", maybe(&build.cpu_use.map(number)));
        row("build.peak_rss_mb", maybe(&build.peak_rss_mb.map(number)));
        row("build.index_bytes", build.index_bytes.to_string());
        row("build.index_to_text", number(build.index_to_text));
        row("build.threads", build.threads.to_string());
        for (phase, seconds) in phases(self) {
            row(&format!("build.phases.{phase}"), number(seconds));
        }
        row("build.dictionary_s", number(build.dictionary_s));
        for (sort, latency) in latencies(&self.queries) {
            row(&format!("queries.{sort}.count"), latency.count.to_string());
            for (name, value) in percentiles(latency) {
                row(&format!("queries.{sort}.{name}_ms"), number(value));
            }
        }
        let earlier = |figure: &str| {
            let comparison = self.comparison.as_ref()?;
            let mut changes = comparison.changes.iter();
            changes.find(|change| change.figure == figure)
        };
        let rows = rows.into_iter().map(|(figure, value)| {
            let change = earlier(&figure);
            let before = change.map(|change| number(change.before));
            let ratio = change.map(|change| number(change.ratio));
            vec![figure, value, maybe(&before), maybe(&ratio)]
        });
        Table::new(&["figure", "value", "before", "ratio"], rows)
    }
}

/// The phases of a build with their names, in order.
pub(in crate::output) fn phases(answer: &BenchmarkAnswer) -> [(&'static str, f64); 7] {
    let phases = &answer.build.phases;
    [
        ("walk", phases.walk),
        ("read", phases.read),
        ("attribute", phases.attribute),
        ("analyse", phases.analyse),
        ("write", phases.write),
        ("commit", phases.commit),
        ("merge", phases.merge),
    ]
}

/// The latencies with the names of what was asked, in order.
pub(in crate::output) fn latencies(queries: &BenchmarkedQueries) -> [(&'static str, &Latency); 6] {
    [
        ("open", &queries.open),
        ("words", &queries.words),
        ("phrases", &queries.phrases),
        ("single", &queries.single),
        ("two", &queries.two),
        ("who", &queries.who),
    ]
}

fn percentiles(latency: &Latency) -> [(&'static str, f64); 4] {
    [
        ("p50", latency.p50_ms),
        ("p90", latency.p90_ms),
        ("p99", latency.p99_ms),
        ("max", latency.max_ms),
    ]
}
