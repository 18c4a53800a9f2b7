//! A larger corpus of the same sort: the lines of real texts again and again, varied.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use yanlu::text::{Random, is_han_like};

use super::exchange::{exchange, text_files};

/// Bytes of a file.
const FILE: usize = 4_000_000;

/// Writes `megabytes` of text into `out`: first the lines of the text files in `folder` as they are,
/// then varied, anew each time around. The same files give the same corpus.
pub fn write(folder: &Path, megabytes: usize, out: &Path) -> io::Result<()> {
    let texts = text_files(folder)?;
    let lines = texts.iter().flat_map(|(_, text)| text.lines());
    let lines: Vec<&str> = lines.filter(|line| !line.trim().is_empty()).collect();
    let characters = lines.iter().flat_map(|line| line.chars());
    let characters: Vec<char> = characters.filter(|&c| is_han_like(c)).collect();
    if characters.is_empty() {
        let cause = format!("{}: no text files with Chinese in it", folder.display());
        return Err(io::Error::other(cause));
    }
    let mut random = Random::new(1);
    let varied = (0..).flat_map(|_| &lines).map(|line| {
        let characters = line.chars().map(|c| exchange(c, &characters, &mut random));
        characters.collect()
    });
    let as_they_are = lines.iter().map(|&line| line.to_owned());
    let mut endless = as_they_are.chain(varied);
    fs::create_dir_all(out)?;
    let mut left = megabytes * 1_000_000;
    for number in 0.. {
        if left == 0 {
            break;
        }
        let path = out.join(format!("text-{number:04}.txt"));
        left = left.saturating_sub(write_file(&path, left.min(FILE), &mut endless)?);
    }
    Ok(())
}

/// Writes lines until there are `wanted` bytes; gives how many there are.
fn write_file(
    path: &Path,
    wanted: usize,
    lines: &mut impl Iterator<Item = String>,
) -> io::Result<usize> {
    let mut file = BufWriter::new(File::create(path)?);
    let mut bytes = 0;
    for line in lines {
        writeln!(file, "{line}")?;
        bytes += line.len() + 1;
        if bytes >= wanted {
            break;
        }
    }
    file.flush()?;
    Ok(bytes)
}
