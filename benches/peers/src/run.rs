//! The order of the measurements: corpus, queries, builds in turn, queries, report.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, thread};

use serde::de::DeserializeOwned;

use crate::engines::{self, Result};
use crate::figures::{Build, Comparison, Engine, Queries};
use crate::{corpus, draw, report};

/// What is to be measured.
pub struct Plan {
    pub paths: Vec<PathBuf>,
    pub runs: usize,
    pub queries: usize,
    pub only: Vec<String>,
    pub out: PathBuf,
}

/// Measures everything, prints the table, and writes table, JSON and chart.
pub fn run(plan: &Plan) -> Result<()> {
    if plan.out.exists() {
        fs::remove_dir_all(&plan.out)?;
    }
    fs::create_dir_all(&plan.out)?;
    let corpus_file = plan.out.join("corpus.jsonl");
    let queries_file = plan.out.join("queries.json");
    let written = corpus::write(&plan.paths, &corpus_file)?;
    eprintln!(
        "{} documents, {:.1} MB of text",
        written.documents,
        written.text_bytes as f64 / 1e6
    );
    let queries = draw::draw(&corpus_file, plan.queries)?;
    fs::write(&queries_file, serde_json::to_vec(&queries)?)?;

    let mut measured: Vec<Engine> = engines::all()
        .iter()
        .filter(|engine| plan.only.is_empty() || plan.only.iter().any(|name| name == engine.name()))
        .map(|engine| Engine {
            name: engine.name().to_owned(),
            what: engine.what().to_owned(),
            builds: Vec::new(),
            queries: BTreeMap::new(),
        })
        .collect();
    for run in 1..=plan.runs {
        for engine in &mut measured {
            let index = plan.out.join(&engine.name);
            if index.exists() {
                fs::remove_dir_all(&index)?;
            }
            fs::create_dir_all(&index)?;
            let build: Build = measure("build", engine, &[&corpus_file, &index])?;
            eprintln!("run {run}: {} built in {:.2} s", engine.name, build.wall_s);
            engine.builds.push(build);
        }
    }
    for engine in &mut measured {
        let index = plan.out.join(&engine.name);
        let by_sort: BTreeMap<String, Queries> =
            measure("query", engine, &[&corpus_file, &index, &queries_file])?;
        engine.queries = by_sort;
    }
    let comparison = Comparison {
        cpu: processor(),
        cores: thread::available_parallelism().map_or(1, usize::from),
        documents: written.documents,
        text_bytes: written.text_bytes,
        runs: plan.runs,
        engines: measured,
    };
    let table = report::table(&comparison);
    fs::write(plan.out.join("table.md"), &table)?;
    fs::write(
        plan.out.join("figures.json"),
        serde_json::to_vec_pretty(&comparison)?,
    )?;
    fs::write(plan.out.join("chart.svg"), report::chart(&comparison))?;
    println!("{table}");
    Ok(())
}

/// Runs this program once more for one measurement, so that no engine inherits the memory or the
/// caches of another.
fn measure<T: DeserializeOwned>(what: &str, engine: &Engine, paths: &[&Path]) -> Result<T> {
    let output = Command::new(env::current_exe()?)
        .args([what, &engine.name])
        .args(paths)
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err(format!("{} failed to {what}: {}", engine.name, output.status).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn processor() -> String {
    let about = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = about
        .lines()
        .find_map(|line| line.strip_prefix("model name"));
    let model = model.and_then(|line| line.split(": ").nth(1));
    model.unwrap_or("unknown processor").to_owned()
}
