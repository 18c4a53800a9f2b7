//! Tests of the program and of the library from outside, one file a behaviour.

mod architecture;
mod bad_files;
mod bad_input;
mod bad_paths;
mod hostile_input;
mod literal_recall;
mod readme;
mod real_corpora;
mod sample_corpus;
mod support;
