//! The table and the chart.

use std::fmt::Write;

use crate::figures::{Build, Comparison, Engine, median};

/// The table in Markdown: medians over the runs.
pub fn table(of: &Comparison) -> String {
    let mut out = format!(
        "{} documents, {:.1} MB of text; {} × {}; {} runs, in turn.\n\n",
        of.documents,
        megabytes(of.text_bytes),
        of.cores,
        of.cpu,
        of.runs
    );
    out += "| engine | build MB/s (slowest to fastest) | CPU s | peak MB | index ÷ text |";
    out += " word p50 / p99 ms | phrase p50 / p99 ms | character p50 / p99 ms | two words p50 / p99 ms |";
    out += " exact totals: word, phrase, character, two |\n";
    out += &"|---".repeat(10);
    out += "|\n";
    for engine in &of.engines {
        row(&mut out, of, engine);
    }
    out += "\n";
    for engine in &of.engines {
        _ = writeln!(out, "- {}: {}", engine.name, engine.what);
    }
    out
}

fn row(out: &mut String, of: &Comparison, engine: &Engine) {
    _ = write!(out, "| {} |", engine.name);
    if indexes(engine) {
        let rates: Vec<f64> = engine
            .builds
            .iter()
            .map(|build| megabytes(of.text_bytes) / build.wall_s)
            .collect();
        let least = rates.iter().copied().fold(f64::INFINITY, f64::min);
        let most = rates.iter().copied().fold(0.0, f64::max);
        _ = write!(out, " {:.2} ({least:.2} to {most:.2}) |", median(rates));
        _ = write!(out, " {:.1} |", middle(engine, |build| build.cpu_s));
        _ = write!(out, " {:.0} |", middle(engine, |build| build.peak_rss_mb));
        _ = write!(out, " {:.2} |", size_ratio(of, engine));
    } else {
        out.push_str(" – | – | – | – |");
    }
    for sort in ["Word", "Phrase", "Single", "Two"] {
        match engine.queries.get(sort) {
            Some(found) => _ = write!(out, " {:.2} / {:.2} |", found.p50_ms, found.p99_ms),
            None => out.push_str(" – |"),
        }
    }
    let shares: Vec<String> = ["Word", "Phrase", "Single", "Two"]
        .iter()
        .filter_map(|sort| engine.queries.get(*sort))
        .map(|found| {
            format!(
                "{:.0} %",
                100.0 * found.exact as f64 / found.asked.max(1) as f64
            )
        })
        .collect();
    _ = writeln!(out, " {} |", shares.join(", "));
}

/// A figure of an engine.
type Figure<'a> = Box<dyn Fn(&Engine) -> f64 + 'a>;

/// A bar an engine for the speed of the build, and one for the size of the index.
pub fn chart(of: &Comparison) -> String {
    const WIDTH: f64 = 420.0;
    const ROW: usize = 26;
    let engines: Vec<&Engine> = of.engines.iter().filter(|engine| indexes(engine)).collect();
    let panels: [(&str, Figure<'_>); 2] = [
        (
            "build, MB/s (more is better)",
            Box::new(|engine| {
                median(
                    engine
                        .builds
                        .iter()
                        .map(|build| megabytes(of.text_bytes) / build.wall_s)
                        .collect(),
                )
            }),
        ),
        (
            "index ÷ text (less is better)",
            Box::new(|engine| size_ratio(of, engine)),
        ),
    ];
    let panel_height = ROW * (engines.len() + 1) + 10;
    let height = panel_height * panels.len() + 10;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 {height}\" font-family=\"sans-serif\" font-size=\"13\">\n\
         <rect width=\"640\" height=\"{height}\" fill=\"#fff\"/>\n"
    );
    for (i, (title, value)) in panels.iter().enumerate() {
        let top = 10 + i * panel_height;
        _ = writeln!(
            out,
            "<text x=\"10\" y=\"{}\" font-weight=\"bold\">{title}</text>",
            top + 14
        );
        let most = engines
            .iter()
            .map(|engine| value(engine))
            .fold(0.0, f64::max);
        for (k, engine) in engines.iter().enumerate() {
            let y = top + ROW * (k + 1);
            let length = WIDTH * value(engine) / most.max(f64::MIN_POSITIVE);
            let colour = if engine.name == "yanlu" {
                "#b3261e"
            } else {
                "#8a8f98"
            };
            _ = writeln!(
                out,
                "<text x=\"110\" y=\"{}\" text-anchor=\"end\">{}</text>\
                 <rect x=\"118\" y=\"{y}\" width=\"{length:.1}\" height=\"16\" fill=\"{colour}\"/>\
                 <text x=\"{:.1}\" y=\"{}\">{:.2}</text>",
                y + 13,
                engine.name,
                124.0 + length,
                y + 13,
                value(engine)
            );
        }
    }
    out + "</svg>\n"
}

/// An engine that writes nothing has no build to compare.
fn indexes(engine: &Engine) -> bool {
    engine.builds.iter().any(|build| build.index_bytes > 0)
}

fn size_ratio(of: &Comparison, engine: &Engine) -> f64 {
    middle(engine, |build| build.index_bytes as f64) / (of.text_bytes as f64).max(1.0)
}

fn middle(engine: &Engine, figure: impl Fn(&Build) -> f64) -> f64 {
    median(engine.builds.iter().map(figure).collect())
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
