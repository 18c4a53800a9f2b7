//! The program: nothing but the command line.

use std::process::ExitCode;

/// The writer of the index allocates many small blocks from several threads, which this allocator
/// is made for.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    yanlu::cli::run()
}
