//! Tests of the program and of the library from outside, one file a behaviour.

// Tests tell what they measured and why they were skipped.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod architecture;
mod bad_files;
mod bad_index;
mod bad_input;
mod bad_paths;
mod bad_query;
mod errors;
mod formats;
mod gold;
mod hostile_input;
mod incremental;
mod killed_builds;
mod literal_recall;
mod lookups;
mod people;
mod questions;
mod quotes;
mod readme;
mod real_answers;
mod real_corpora;
mod real_quotes;
mod registers;
mod sample_corpus;
mod support;
