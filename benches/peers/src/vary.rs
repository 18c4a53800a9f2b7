//! A larger corpus of the same sort: the lines of real texts again and again, varied.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use yanlu::text::{Random, is_han_like};

/// One Han character in this many is exchanged for another of the texts, so that pairs and words
/// keep growing with the corpus as they do in natural text.
const EXCHANGED: usize = 25;
/// Bytes of a file.
const FILE: usize = 4_000_000;

/// Writes `megabytes` of text into `out`: first the lines of the text files in `folder` as they are,
/// then varied, anew each time around. The same files give the same corpus.
pub fn write(folder: &Path, megabytes: usize, out: &Path) -> io::Result<()> {
    let texts = texts(folder)?;
    let lines: Vec<&str> = texts
        .iter()
        .flat_map(|text| text.lines())
        .filter(|line| !line.trim().is_empty())
        .collect();
    let characters: Vec<char> = lines
        .iter()
        .flat_map(|line| line.chars())
        .filter(|&c| is_han_like(c))
        .collect();
    if characters.is_empty() {
        let cause = format!("{}: no text files with Chinese in it", folder.display());
        return Err(io::Error::other(cause));
    }
    fs::create_dir_all(out)?;
    let mut random = Random::new(1);
    let wanted = megabytes * 1_000_000;
    let (mut bytes, mut in_file, mut files) = (0, FILE, 0);
    let mut file = BufWriter::new(File::create(out.join("text-0000.txt"))?);
    for round in 0.. {
        for line in &lines {
            if bytes >= wanted {
                return file.flush();
            }
            if in_file >= FILE {
                file.flush()?;
                file = BufWriter::new(File::create(out.join(format!("text-{files:04}.txt")))?);
                (in_file, files) = (0, files + 1);
            }
            let varied = match round {
                0 => (*line).to_owned(),
                _ => vary(line, &characters, &mut random),
            };
            writeln!(file, "{varied}")?;
            bytes += varied.len() + 1;
            in_file += varied.len() + 1;
        }
    }
    Ok(())
}

fn vary(line: &str, characters: &[char], random: &mut Random) -> String {
    line.chars()
        .map(|c| match is_han_like(c) && random.below(EXCHANGED) == 0 {
            true => *random.pick(characters),
            false => c,
        })
        .collect()
}

/// The texts, by the names of their files.
fn texts(folder: &Path) -> io::Result<Vec<String>> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let mut paths: Vec<_> = entries
        .into_iter()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    paths.into_iter().map(fs::read_to_string).collect()
}
