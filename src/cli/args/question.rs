//! What commands that take a query have in common: the query, its filters, how many answers in
//! which order.

use clap::Args;

use crate::search::{Grouping, KwicSort, Sort};

use crate::cli::values::Kind;

/// The query language in brief, below the help of each of these commands.
pub(super) const QUERY_HELP: &str = "\
Query:
  AIGC 短剧          any of the terms          \"你好，世界\"     exactly so
  +AIGC -短剧        with the one, without     AIGC AND 短剧    both; also OR, NOT, ( )
  NEAR/10(甲 乙)     within 10 characters      AI* *AI *AI*     part of a Latin word
  speaker:龙平平     role:编剧  session:…  conference:…  date:2025-05..2025-06
                     kind:direct  confidence:0.9 (or more)  path:…
                     or 发言人 身份 场次 会议 日期 方式 把握 路径

A query that begins with - goes after --, as in: yanlu search -- '-短剧 AIGC'";

/// What the verdicts mean, below the help of `verify`.
pub(super) const VERIFY_HELP: &str = "\
Verdicts:
  verbatim     it stands so, character for character, white space aside
  normalised   it differs in punctuation, script, width, case or white space only
  spliced      its parts stand apart; each is shown with its place
  near         a passage is close to it; shown with what differs:
               [-in the quote only-] {+in the source only+}
  not-found    none of these; exit code 1

Quotation marks around the quote are ignored.";

/// A query and its filters.
#[derive(Debug, Args)]
pub struct Question {
    /// What to look for; see below
    #[arg(value_name = "QUERY", required = true)]
    pub query: Vec<String>,

    /// Filters.
    #[command(flatten)]
    pub filters: Filters,
}

/// Filters, each the same as the field of that name in a query.
#[derive(Debug, Args)]
#[command(next_help_heading = "Filters")]
pub struct Filters {
    /// Said by a speaker of this name, alias or pinyin
    #[arg(long, value_name = "NAME")]
    pub speaker: Vec<String>,

    /// Said by someone of this role
    #[arg(long, value_name = "ROLE")]
    pub role: Vec<String>,

    /// In a session of this title
    #[arg(long, value_name = "TITLE")]
    pub session: Vec<String>,

    /// At a conference of this name
    #[arg(long, value_name = "NAME")]
    pub conference: Vec<String>,

    /// Given in this way: verbatim, direct, indirect or mixed
    #[arg(long, value_name = "KIND", value_enum, hide_possible_values = true)]
    pub kind: Vec<Kind>,

    /// Said by that speaker with at least this confidence, from 0 to 1
    #[arg(long, value_name = "N")]
    pub min_confidence: Option<String>,

    /// On this day, in this month or year, or later: 2025, 2025-05, 2025-05-08
    #[arg(long, value_name = "DATE")]
    pub after: Option<String>,

    /// On this day, in this month or year, or earlier
    #[arg(long, value_name = "DATE")]
    pub before: Option<String>,

    /// In a file whose path holds this
    #[arg(long, value_name = "TEXT")]
    pub path: Vec<String>,
}

/// Arguments of `search`.
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// The most paragraphs to show
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub limit: usize,

    /// How many to skip first
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,

    /// The order: relevance, newest or oldest
    #[arg(
        long,
        value_name = "ORDER",
        value_enum,
        default_value_t,
        hide_possible_values = true
    )]
    pub sort: Sort,

    /// What to look for.
    #[command(flatten)]
    pub question: Question,
}

/// Arguments of `who`.
#[derive(Debug, Args)]
pub struct WhoArgs {
    /// The most speakers to show
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub limit: usize,

    /// How many to skip first
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,

    /// The most speeches to show of each speaker; 3 unless given, 1 with --first
    #[arg(long, value_name = "N")]
    pub examples: Option<usize>,

    /// Who said it first (谁先说的): speakers by the date of their first speech, and how it spread
    #[arg(long, conflicts_with = "sort")]
    pub first: bool,

    /// The order of each speaker's speeches: relevance, newest or oldest
    #[arg(
        long,
        value_name = "ORDER",
        value_enum,
        default_value_t,
        hide_possible_values = true
    )]
    pub sort: Sort,

    /// What to look for.
    #[command(flatten)]
    pub question: Question,
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// The quote; quotation marks around it are ignored
    #[arg(value_name = "QUOTE", required = true)]
    pub quote: Vec<String>,

    /// The most places to show
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub limit: usize,

    /// How many to skip first
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,

    /// Filters.
    #[command(flatten)]
    pub filters: Filters,
}

/// Arguments of `kwic`.
#[derive(Debug, Args)]
pub struct KwicArgs {
    /// The most lines to show
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: usize,

    /// How many to skip first
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,

    /// The order: place, left, right, speaker or date
    #[arg(
        long,
        value_name = "ORDER",
        value_enum,
        default_value_t,
        hide_possible_values = true
    )]
    pub sort: KwicSort,

    /// Characters on each side; as many as the terminal has room for unless given, else 30
    #[arg(long, value_name = "N")]
    pub context: Option<usize>,

    /// What to look for.
    #[command(flatten)]
    pub question: Question,
}

/// Arguments of `count`.
#[derive(Debug, Args)]
pub struct CountArgs {
    /// What to count by: speaker, role, session, conference, year or month
    #[arg(
        long,
        value_name = "GROUP",
        value_enum,
        default_value = "speaker",
        hide_possible_values = true
    )]
    pub by: Grouping,

    /// Also per 10,000 characters spoken in the same group
    #[arg(long)]
    pub rate: bool,

    /// The most groups to show; all unless given
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,

    /// How many to skip first
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,

    /// What to look for.
    #[command(flatten)]
    pub question: Question,
}
