//! The program: nothing but the command line.

use std::process::ExitCode;

/// The writer of the index allocates many small blocks from several threads; the system's
/// allocator is slower at it (`benches/README.md`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    yanlu::cli::run()
}
