//! What the benchmarks share: the articles, the files made of them, and the queries drawn from
//! them, the same at every run. Measures nothing.

mod articles;
mod exchange;
mod files;
mod queries;

use std::fs;
use std::path::{Path, PathBuf};

pub use articles::{origin, paragraphs};
pub use files::{File, akoma_ntoso, json_lines, text, total};
pub use queries::{Queries, queries, quotes};
use yanlu::indexing::Options;
use yanlu::segment::Segmenter;

/// The program's own allocator, so that the figures are the program's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Says what is measured on, and loads the dictionary, which is part of no measurement.
#[allow(clippy::print_stdout)]
pub fn begin() {
    println!("Text: {}; {} cores", origin(), cores());
    Segmenter.words("言录", |_| ());
}

/// An empty folder of this name below `target/tmp`.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("benches")
        .join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the folder of the benchmarks can be emptied");
    }
    fs::create_dir_all(&folder).expect("a folder can be made below target/tmp");
    folder
}

/// A folder of this name that holds these files.
pub fn folder_of(name: &str, files: &[File]) -> PathBuf {
    let folder = folder(name);
    for file in files {
        fs::write(folder.join(&file.name), &file.content).expect("a file can be written");
    }
    folder
}

/// A build of everything with all cores and the memory that `yanlu index` allows itself.
pub fn build_options(path: &Path, index: &Path) -> Options {
    Options {
        paths: vec![path.to_owned()],
        index: index.to_owned(),
        rebuild: false,
        dry_run: false,
        threads: cores(),
        memory_mb: 512,
    }
}

/// All cores.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
