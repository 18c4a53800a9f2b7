//! Real corpora, which are not part of the project.

use std::io::Write;
use std::path::{Path, PathBuf};

/// The folder of a real corpus below `$YANLU_CORPORA`; `None`, with a message, where it is not at
/// hand. The message goes past the capture of test output: whoever runs the tests must see what
/// was not tested.
pub fn real_corpus(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("YANLU_CORPORA").map(|root| Path::new(&root).join(name));
    let folder = folder.filter(|folder| folder.is_dir());
    if folder.is_none() {
        let message = "skipped: set YANLU_CORPORA to a folder that holds the corpus";
        _ = writeln!(std::io::stderr(), "{message} `{name}`");
    }
    folder
}

/// How many labels two sequences have in common, in order: the length of their longest
/// common subsequence.
pub fn common(left: &[String], right: &[String]) -> usize {
    let mut row = vec![0; right.len() + 1];
    for label in left {
        let mut diagonal = 0;
        for (i, other) in right.iter().enumerate() {
            let above = row[i + 1];
            row[i + 1] = if label == other {
                diagonal + 1
            } else {
                above.max(row[i])
            };
            diagonal = above;
        }
    }
    row[right.len()]
}
