//! The command line as it is typed: commands, options and their help. What an option means once
//! defaults and the environment are known is the matter of [`super::settings`].

mod question;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::LazyLock;

use anstyle::{AnsiColor, Style};
use clap::builder::Styles;
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

use crate::output::Format;
use crate::search::Listing;

use super::values::Colour;
pub use question::{CountArgs, Filters, KwicArgs, Question, SearchArgs, VerifyArgs, WhoArgs};
use question::{QUERY_HELP, VERIFY_HELP};

static VERSION: LazyLock<String> = LazyLock::new(|| {
    format!(
        "{} (analysis {}, index format {})",
        env!("CARGO_PKG_VERSION"),
        crate::engine::ANALYSIS_VERSION,
        crate::engine::FORMAT_VERSION,
    )
});

const STYLES: Styles = Styles::styled()
    .header(Style::new().bold())
    .usage(Style::new().bold())
    .literal(AnsiColor::Cyan.on_default())
    .placeholder(Style::new().dimmed())
    .valid(AnsiColor::Green.on_default())
    .invalid(AnsiColor::Yellow.on_default());

const BENCH_HELP: &str = "\
The index is built in a folder for temporary files and removed in the end; the index of --index is
not touched. Queries are drawn from the text, the same at every run.

Examples:
  yanlu bench reports/                             figures for the eye
  yanlu bench reports/ --format json > before.json
  yanlu bench reports/ --compare before.json       what has changed since";

/// Full-text search over Chinese conference transcripts and reports: what was said, and who said
/// it.
#[derive(Debug, Parser)]
#[command(
    name = "yanlu",
    version = VERSION.as_str(),
    about = "言录: full-text search over Chinese conference transcripts and reports",
    styles = STYLES,
    max_term_width = 100,
    arg_required_else_help = true,
    disable_help_subcommand = true,
    after_help = "\
Examples:
  yanlu index reports/             read all transcripts below reports/ into index/
  yanlu search AIGC                ranked passages, each with its speaker
  yanlu who 长剧向短               who said it, word for word, with the place to check it
  yanlu count AIGC --by year       how often, over time
  yanlu verify 短剧不是把长剧剪短   is this a real quote?
  yanlu demo                       try it on the sample corpus

Exit codes: 0 found or done, 1 nothing found, 2 an error, or input that could not be read."
)]
pub struct CommandLine {
    /// Options that all commands share.
    #[command(flatten)]
    pub shared: Shared,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Options that all commands share.
#[derive(Debug, Args)]
#[command(next_help_heading = "Shared options")]
pub struct Shared {
    /// The directory of the index
    #[arg(
        long,
        value_name = "DIR",
        env = "YANLU_INDEX",
        default_value = "index",
        global = true
    )]
    pub index: PathBuf,

    /// How to write the answer
    #[arg(
        long,
        value_name = "FORMAT",
        value_enum,
        default_value_t,
        global = true,
        hide_possible_values = true,
        help = "How to write the answer: terminal, json, jsonl, csv or markdown"
    )]
    pub format: Format,

    /// When to use colours
    #[arg(
        long,
        value_name = "WHEN",
        value_enum,
        default_value_t,
        global = true,
        hide_possible_values = true,
        help = "When to use colours: auto, always or never"
    )]
    pub color: Colour,

    /// Columns to write in; the width of the terminal unless given
    #[arg(long, value_name = "COLUMNS", global = true)]
    pub width: Option<usize>,

    /// No progress bar, no notes
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build or update the index of all transcripts below PATH
    #[command(after_help = "\
Only new, changed and vanished files are touched; what was indexed from other PATHs stays.

Examples:
  yanlu index                      everything below corpus/
  yanlu index 2024/ 2025/          add two directories
  yanlu index --dry-run 2025/      say what would be done")]
    Index(IndexArgs),

    /// Find paragraphs, the best first, each with its speakers
    #[command(after_help = QUERY_HELP)]
    Search(SearchArgs),

    /// Find who said it, with their speeches
    #[command(after_help = QUERY_HELP)]
    Who(WhoArgs),

    /// List every occurrence in its context, aligned
    #[command(after_help = QUERY_HELP)]
    Kwic(KwicArgs),

    /// Count occurrences by speaker, role, session, conference, year or month
    #[command(after_help = QUERY_HELP)]
    Count(CountArgs),

    /// Say whether a quote is real, and who said it where
    #[command(after_help = VERIFY_HELP)]
    Verify(VerifyArgs),

    /// List the conferences, sessions, speakers or files of the index
    List(ListArgs),

    /// Show the size, the dates and the versions of the index
    Info,

    /// Show a paragraph (p-…) or a speech (s-…) in its context
    Show(ShowArgs),

    /// Show what the readers and the attribution make of one file; touches no index
    Inspect(InspectArgs),

    /// Show how a text is folded, cut into words and encoded
    Analyze(AnalyzeArgs),

    /// Compare the index with a raw scan on sampled substrings
    Audit(AuditArgs),

    /// Time a build of the index and the answers to queries, on your own corpus
    #[command(after_help = BENCH_HELP)]
    Bench(BenchArgs),

    /// Index the sample corpus and ask it two questions
    Demo,

    /// Write a completion script for a shell
    #[command(after_help = "\
Examples:
  yanlu completions bash > ~/.local/share/bash-completion/completions/yanlu
  yanlu completions fish > ~/.config/fish/completions/yanlu.fish")]
    Completions(CompletionsArgs),
}

/// Arguments of `index`.
#[derive(Debug, Args)]
pub struct IndexArgs {
    /// Files and directories to read
    #[arg(value_name = "PATH", default_value = "corpus")]
    pub paths: Vec<PathBuf>,

    /// Start over: forget what the index holds
    #[arg(long)]
    pub rebuild: bool,

    /// Read everything, write nothing
    #[arg(long)]
    pub dry_run: bool,

    /// How many threads to use; all cores unless given
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,

    /// How much memory to use at most, in MB
    #[arg(long, value_name = "MB", default_value_t = 512)]
    pub memory: usize,
}

/// Arguments of `list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// conferences, sessions, speakers or files
    #[arg(value_name = "WHAT", value_enum, hide_possible_values = true)]
    pub what: Listing,

    /// Only those whose name, title or path holds this; speakers also by alias or pinyin
    #[arg(value_name = "TEXT")]
    pub pattern: Option<String>,

    /// The most rows to show; all unless given
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,

    /// How many to skip first
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,
}

/// Arguments of `show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// An id that a search has shown, or one that the input gave
    #[arg(value_name = "ID")]
    pub id: String,

    /// How many neighbours to show on each side
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub context: usize,
}

/// Arguments of `inspect`.
#[derive(Debug, Args)]
pub struct InspectArgs {
    /// The file to read
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// Arguments of `analyze`.
#[derive(Debug, Args)]
pub struct AnalyzeArgs {
    /// The text to analyse
    #[arg(value_name = "TEXT", required = true)]
    pub text: Vec<String>,
}

/// Arguments of `audit`.
#[derive(Debug, Args)]
pub struct AuditArgs {
    /// How many substrings to try
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub samples: usize,

    /// Where the sample begins; the same seed gives the same sample
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
}

/// Arguments of `bench`.
#[derive(Debug, Args)]
pub struct BenchArgs {
    /// Files and directories to index
    #[arg(value_name = "PATH", default_value = "corpus")]
    pub paths: Vec<PathBuf>,

    /// How often to build the index; the figures are those of the run of median time
    #[arg(long, value_name = "N", default_value = "3")]
    pub runs: NonZeroUsize,

    /// How many queries of each sort to ask
    #[arg(long, value_name = "N", default_value = "400")]
    pub queries: NonZeroUsize,

    /// An earlier benchmark, as --format json wrote it, to put beside this one
    #[arg(long, value_name = "FILE")]
    pub compare: Option<PathBuf>,

    /// How many threads to use; all cores unless given
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,

    /// How much memory to use at most, in MB
    #[arg(long, value_name = "MB", default_value_t = 512)]
    pub memory: usize,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// bash, elvish, fish, powershell or zsh
    #[arg(value_name = "SHELL", value_enum, hide_possible_values = true)]
    pub shell: Shell,
}
