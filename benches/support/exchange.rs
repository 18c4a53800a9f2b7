//! Real texts made different, so that a corpus can be larger than what it comes from. Part of the
//! benchmarks and of `peers`.

use std::path::Path;
use std::{fs, io};

use yanlu::text::{Random, is_han_like};

/// One Han character in this many is exchanged for another of the corpus, so that pairs and words
/// keep growing with the text as they do in natural text.
const EXCHANGED: usize = 25;

/// A character of a varied text: the one given, or one of `characters` for it.
pub fn exchange(c: char, characters: &[char], random: &mut Random) -> char {
    if is_han_like(c) && random.below(EXCHANGED) == 0 {
        *random.pick(characters)
    } else {
        c
    }
}

/// The text files of a folder, each with its content, by name.
pub fn text_files(folder: &Path) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder)
        .map_err(|cause| io::Error::other(format!("{}: {cause}", folder.display())))?;
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            files.push((name.into_owned(), fs::read_to_string(&path)?));
        }
    }
    files.sort();
    Ok(files)
}
