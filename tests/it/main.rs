//! Tests of the program and of the library from outside, one file a behaviour.

mod architecture;
mod bad_files;
mod bad_index;
mod bad_input;
mod bad_paths;
mod bad_query;
mod commands;
mod errors;
mod formats;
mod hostile_input;
mod incremental;
mod literal_recall;
mod readme;
mod real_corpora;
mod sample_corpus;
mod support;
