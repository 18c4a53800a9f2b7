//! Tests of the program and of the library from outside, one file a behaviour.

mod architecture;
mod literal_recall;
mod support;
