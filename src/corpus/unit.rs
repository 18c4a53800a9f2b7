//! Files as units of parallel work: whole, or in batches of lines.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

use xxhash_rust::xxh3::Xxh3;

use super::problem;
use super::walk::FoundFile;
use crate::reader;
use crate::transcript::Problem;

/// A batch of lines is at least this long: long enough that handing it over costs nothing, short
/// enough that all processors have work.
const BATCH: usize = 512 * 1024;

/// A document longer than this is cut: memory is bounded, and no conference has as many turns.
const LONGEST_BATCH: usize = 32 * 1024 * 1024;

/// A part of a file that can be read by itself.
#[derive(Debug)]
pub struct Unit {
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// The line of the file that it begins with, from 1.
    pub(super) first_line: u32,
}

impl Unit {
    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        self.bytes.len() as u64
    }
}

/// What is known of a file after all its units were handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// XXH3 of all bytes that were loaded, 128 bits: it changes when more can be.
    pub fingerprint: u128,
    /// What could not be loaded.
    pub problems: Vec<Problem>,
}

/// Hands the units of a file to `take`, in order. What must be in memory whole may be at most
/// `limit` bytes.
pub fn units(file: &FoundFile, limit: u64, mut take: impl FnMut(Unit)) -> Loaded {
    let mut loading = Loading {
        hash: Xxh3::new(),
        problems: Vec::new(),
        limit,
    };
    if let Err(cause) = loading.run(file, &mut take) {
        loading.problems.push(problem::unreachable(&cause));
    }
    Loaded {
        fingerprint: loading.hash.digest128(),
        problems: loading.problems,
    }
}

struct Loading {
    hash: Xxh3,
    problems: Vec<Problem>,
    limit: u64,
}

impl Loading {
    fn run(&mut self, file: &FoundFile, take: &mut impl FnMut(Unit)) -> io::Result<()> {
        let mut input = BufReader::with_capacity(BATCH, File::open(&file.absolute)?);
        if reader::is_streamed(&file.name()) && is_ascii_compatible(input.fill_buf()?) {
            return self.batches(input, take);
        }
        if file.size > self.limit {
            self.problems
                .push(problem::too_large(String::new(), file.size, self.limit));
            return Ok(());
        }
        let mut bytes = Vec::with_capacity(file.size as usize);
        input.read_to_end(&mut bytes)?;
        self.hash.update(&bytes);
        take(Unit {
            bytes,
            first_line: 1,
        });
        Ok(())
    }

    /// Cuts at line ends, never between neighbours that belong to one document.
    fn batches(&mut self, mut input: impl BufRead, take: &mut impl FnMut(Unit)) -> io::Result<()> {
        let mut batch = Vec::with_capacity(2 * BATCH);
        let (mut batch_line, mut line_number) = (1, 0);
        let mut last_line = 0..0;
        let mut line = Vec::new();
        loop {
            line.clear();
            if input.read_until(b'\n', &mut line)? == 0 {
                break;
            }
            line_number += 1;
            if line.len() as u64 > self.limit {
                let place = format!("line {line_number}");
                self.problems
                    .push(problem::too_large(place, line.len() as u64, self.limit));
                line.clear();
                line.push(b'\n');
            }
            self.hash.update(&line);
            let full = batch.len() >= BATCH;
            let overfull = batch.len() >= LONGEST_BATCH;
            if overfull || full && !continues(&batch[last_line], &line) {
                take(Unit {
                    bytes: std::mem::replace(&mut batch, Vec::with_capacity(2 * BATCH)),
                    first_line: batch_line,
                });
                batch_line = line_number;
            }
            last_line = batch.len()..batch.len() + line.len();
            batch.extend_from_slice(&line);
        }
        take(Unit {
            bytes: batch,
            first_line: batch_line,
        });
        Ok(())
    }
}

fn continues(line: &[u8], next: &[u8]) -> bool {
    match (std::str::from_utf8(line), std::str::from_utf8(next)) {
        (Ok(line), Ok(next)) => reader::continues(line, next),
        _ => false,
    }
}

/// False for UTF-16, whose line ends are not one byte.
fn is_ascii_compatible(start: &[u8]) -> bool {
    !start.starts_with(&[0xFF, 0xFE])
        && !start.starts_with(&[0xFE, 0xFF])
        && !start[..start.len().min(4)].contains(&0)
}
