//! An earlier benchmark beside a new one.

use serde_json::Value;

use super::answer::{BenchmarkAnswer, Change, Comparison};

/// The figures that are compared, by their places in the JSON.
const FIGURES: &[&str] = &[
    "build.mb_per_s",
    "build.wall_s",
    "build.cpu_s",
    "build.peak_rss_mb",
    "build.index_bytes",
    "build.phases.walk",
    "build.phases.read",
    "build.phases.attribute",
    "build.phases.analyse",
    "build.phases.write",
    "build.phases.commit",
    "build.phases.merge",
    "queries.open.p50_ms",
    "queries.words.p50_ms",
    "queries.words.p99_ms",
    "queries.phrases.p50_ms",
    "queries.phrases.p99_ms",
    "queries.single.p50_ms",
    "queries.single.p99_ms",
    "queries.two.p50_ms",
    "queries.two.p99_ms",
    "queries.who.p50_ms",
    "queries.who.p99_ms",
];

/// What must be equal for figures to be comparable, with what to say if it is not.
const CONDITIONS: &[(&str, &str)] = &[
    ("corpus.hash", "the corpus is another one"),
    ("machine.cpu", "the processor is another one"),
    ("machine.cores", "the number of cores is another one"),
    ("build.threads", "the number of threads is another one"),
];

/// An earlier benchmark, as the JSON that was written of it.
#[derive(Debug, Clone)]
pub struct Earlier {
    name: String,
    figures: Value,
}

impl Earlier {
    /// Reads it; `name` is what it is called by. None if the text is no such JSON.
    pub fn read(name: &str, text: &str) -> Option<Self> {
        let figures: Value = serde_json::from_str(text).ok()?;
        at(&figures, "build.wall_s")?;
        Some(Self {
            name: name.to_owned(),
            figures,
        })
    }

    /// Puts it beside a new one, with remarks on what makes them hard to compare.
    pub fn compare(&self, now: &mut BenchmarkAnswer) {
        let name = &self.name;
        let this = serde_json::to_value(&*now).unwrap_or_default();
        let changes = FIGURES.iter().filter_map(|figure| {
            let before = at(&self.figures, figure)?.as_f64()?;
            let now = at(&this, figure)?.as_f64()?;
            Some(Change {
                figure: (*figure).to_owned(),
                before,
                now,
                ratio: if before == now { 1.0 } else { now / before },
            })
        });
        let changes = changes.filter(|change| change.ratio.is_finite()).collect();
        let others = CONDITIONS
            .iter()
            .filter(|(condition, _)| at(&self.figures, condition) != at(&this, condition));
        now.notes
            .extend(others.map(|(_, remark)| format!("{name}: {remark}")));
        now.comparison = Some(Comparison {
            with: name.clone(),
            changes,
        });
    }
}

fn at<'v>(value: &'v Value, place: &str) -> Option<&'v Value> {
    place
        .split('.')
        .try_fold(value, |value, key| value.get(key))
}
