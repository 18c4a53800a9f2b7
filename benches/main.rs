//! All benchmarks: `cargo bench` runs them, `cargo bench -- search` those whose path holds the word.

mod index;
mod process;
mod read;
mod search;
mod segment;
mod support;

fn main() {
    support::begin();
    divan::main();
    process::main();
}
