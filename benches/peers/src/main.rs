//! Compares yanlu with other engines: the same corpus, the same queries, alternating runs, every
//! build and every set of queries in a process of its own. `--help` says how.

mod child;
mod corpus;
mod draw;
mod engines;
#[path = "../../support/exchange.rs"]
mod exchange;
mod figures;
mod report;
mod run;
mod vary;

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
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Writes a corpus of any size: real text, repeated with other characters in places.
    Vary {
        /// A folder of text files.
        folder: PathBuf,
        #[arg(long)]
        megabytes: usize,
        /// The folder to write to.
        #[arg(long)]
        out: PathBuf,
    },
    // The rest is what the program asks of itself: one measurement in a process of its own.
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
    match arguments.command {
        Some(Command::Build {
            engine,
            corpus,
            index,
        }) => child::build(&engine, &corpus, &index),
        Some(Command::Query {
            engine,
            corpus,
            index,
            queries,
        }) => child::query(&engine, &corpus, &index, &queries),
        Some(Command::Vary {
            folder,
            megabytes,
            out,
        }) => Ok(vary::write(&folder, megabytes, &out)?),
        None => run::run(&run::Plan {
            paths: arguments.corpus,
            runs: arguments.runs.max(1),
            queries: arguments.queries.max(1),
            only: arguments.only,
            out: arguments.out,
        }),
    }
}
