//! Compares yanlu with other engines: the same corpus, the same queries, alternating runs, every
//! build and every set of queries in a process of its own. `--help` says how.

mod child;
mod corpus;
mod draw;
mod engines;
mod figures;
mod report;
mod run;

use std::error::Error;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// All engines allocate as yanlu does.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Builds and searches one corpus with several engines and prints one table.
#[derive(Parser)]
#[command(subcommand_negates_reqs = true, args_conflicts_with_subcommands = true)]
struct Arguments {
    /// Anything that `yanlu index` reads; its paragraphs are the documents of every engine.
    #[arg(required = true)]
    corpus: Vec<PathBuf>,
    /// How often every engine builds; the engines take turns.
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// How many queries of each sort are asked.
    #[arg(long, default_value_t = 200)]
    queries: usize,
    /// Only these engines, by name.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Where indexes, table, JSON and chart are written; emptied first.
    #[arg(long, default_value = "target/peers")]
    out: PathBuf,
    /// One measurement, as the program asks of itself.
    #[command(subcommand)]
    measures: Option<Measure>,
}

#[derive(Subcommand)]
enum Measure {
    #[command(hide = true)]
    Build {
        engine: String,
        corpus: PathBuf,
        index: PathBuf,
    },
    #[command(hide = true)]
    Query {
        engine: String,
        corpus: PathBuf,
        index: PathBuf,
        queries: PathBuf,
    },
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    match arguments.measures {
        Some(Measure::Build {
            engine,
            corpus,
            index,
        }) => child::build(&engine, &corpus, &index),
        Some(Measure::Query {
            engine,
            corpus,
            index,
            queries,
        }) => child::query(&engine, &corpus, &index, &queries),
        None => run::run(&run::Plan {
            paths: arguments.corpus,
            runs: arguments.runs.max(1),
            queries: arguments.queries.max(1),
            only: arguments.only,
            out: arguments.out,
        }),
    }
}
