//! One measurement in a process of its own: what it prints is JSON.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::time::Instant;

use crate::draw::{Query, SORTS};
use crate::engines::{self, Result};
use crate::figures::{self, Build, Queries};

/// Builds, and prints a [`Build`].
pub fn build(engine: &str, corpus: &Path, index: &Path) -> Result<()> {
    let engine = engines::by_name(engine)?;
    let start = Instant::now();
    engine.build(corpus, index)?;
    let build = Build {
        wall_s: start.elapsed().as_secs_f64(),
        cpu_s: figures::cpu_seconds(),
        peak_rss_mb: figures::peak_rss_mb(),
        index_bytes: figures::size_of(index)?,
    };
    println!("{}", serde_json::to_string(&build)?);
    Ok(())
}

/// Asks all queries, and prints [`Queries`] by sort.
pub fn query(engine: &str, corpus: &Path, index: &Path, queries: &Path) -> Result<()> {
    let searcher = engines::by_name(engine)?.open(corpus, index)?;
    let queries: Vec<Query> = serde_json::from_reader(File::open(queries)?)?;
    let mut by_sort = BTreeMap::new();
    for sort in SORTS {
        let mine: Vec<&Query> = queries.iter().filter(|query| query.sort == sort).collect();
        for query in &mine {
            searcher.find(&query.terms)?;
        }
        let (mut times, mut exact) = (Vec::new(), 0);
        let (mut found, mut wanted) = (0, 0);
        for query in &mine {
            let start = Instant::now();
            let total = searcher.find(&query.terms)?;
            times.push(start.elapsed().as_secs_f64() * 1000.0);
            exact += usize::from(total == query.truth);
            found += total;
            wanted += query.truth;
        }
        let answered = Queries {
            p50_ms: figures::percentile(&mut times, 0.5),
            p99_ms: figures::percentile(&mut times, 0.99),
            exact,
            asked: mine.len(),
            recall: found as f64 / wanted.max(1) as f64,
        };
        by_sort.insert(format!("{sort:?}"), answered);
    }
    println!("{}", serde_json::to_string(&by_sort)?);
    Ok(())
}
