//! Stable ids: equal after a re-index, whatever else changed in the corpus.

use std::fmt;

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::Xxh3;

/// The id of a paragraph or a speech: 64 bits, shown as `p-` or `s-` and 16 hexadecimal digits.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct Id(pub u64);

impl Id {
    /// Reads the 16 digits back; `None` for anything else.
    pub fn parse(digits: &str) -> Option<Self> {
        if digits.len() != 16 {
            return None;
        }
        u64::from_str_radix(digits, 16).ok().map(Self)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Makes the ids of one file: from its path below the root, the text, and how often the same text
/// came before it in the file. Texts must be given in the order of the file.
#[derive(Debug)]
pub struct IdMaker {
    path: String,
    seen: FxHashMap<u64, u32>,
}

impl IdMaker {
    /// Starts a file.
    pub fn new(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            seen: FxHashMap::default(),
        }
    }

    /// The id of the next text. `family` keeps paragraphs and speeches of equal text apart.
    pub fn next(&mut self, family: &str, text: &str) -> Id {
        let mut hasher = Xxh3::new();
        for piece in [self.path.as_str(), family, text] {
            hasher.update(&(piece.len() as u64).to_le_bytes());
            hasher.update(piece.as_bytes());
        }
        let before = self.seen.entry(hasher.digest()).or_insert(0);
        hasher.update(&before.to_le_bytes());
        *before += 1;
        Id(hasher.digest())
    }
}
