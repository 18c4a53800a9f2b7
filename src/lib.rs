//! yanlu 言录: full-text search over Chinese conference transcripts and conference reports.
//!
//! It answers three questions: what was said about X ([`search::search`]), who said X
//! ([`search::who`]), and where exactly ([`search::concordance`], [`search::show`]). It also says
//! whether a quote is real ([`search::verify`]). Whatever a plain find over the folded text of a
//! paragraph finds, the search finds; words only rank.
//!
//! # The way of a text
//!
//! | step | module | in → out |
//! |---|---|---|
//! | find | [`corpus::walk`] | paths → files |
//! | decode, repair | [`text::decode`], [`text::rebuild`] | bytes → text → paragraphs, with the way back to the source |
//! | read | [`reader::read`] | a document of any format → [`transcript::Draft`]s |
//! | attribute | [`attribution::attribute`] | a draft → a [`transcript::Transcript`]: who said what, and why we think so |
//! | name | [`corpus::Registers`] | `speakers.toml` → names and corrections of a transcript |
//! | index | [`indexing::build`], [`engine::Writer`] | transcripts → an index on disk, in one commit |
//! | ask | [`query::parse`], [`engine::Index`], [`search`] | a query → an answer that is data |
//! | time | [`benchmark::run`] | paths → how long building and asking take |
//! | show | [`output::write`] | an answer → terminal, JSON, CSV, Markdown |
//!
//! [`cli`] puts the steps together and is the only one that prints.
//!
//! # Layers
//!
//! A module imports only modules above it in this list, as a test checks
//! (`tests/it/architecture.rs`): [`text`] and [`transcript`]; [`query`], [`segment`]; [`reader`] and
//! [`attribution`], which do not know each other; [`corpus`]; [`engine`], the home of tantivy;
//! [`indexing`], [`search`]; [`benchmark`]; [`output`]; [`cli`].
//!
//! # Where to begin
//!
//! - Equal or not? [`text::fold()`] is the one notion of equal text, [`text::Pattern`] the one notion
//!   of a literal match.
//! - A new format is one file in [`reader`] and one line of its table.
//! - A wrong attribution names its rule; the order of the rules is in [`attribution`].
//! - How a phrase is found exactly: `engine/encoding.rs`. How a query is evaluated:
//!   `engine/evaluate.rs`. How hits are ranked: `engine/score.rs`.

pub mod attribution;
pub mod benchmark;
pub mod cli;
pub mod corpus;
pub mod engine;
pub mod indexing;
pub mod output;
pub mod query;
pub mod reader;
pub mod search;
pub mod segment;
pub mod text;
pub mod transcript;

/// Tests the examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
