//! Which registers govern which files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::parse::parse;
use super::{FILE_NAME, Register, comparable};
use crate::corpus::problem;
use crate::corpus::walk::FoundFile;
use crate::text::decode;

/// The registers of all folders that were asked about, each read once.
#[derive(Debug, Default)]
pub struct Registers {
    folders: FxHashMap<PathBuf, Arc<Governing>>,
}

/// The registers that govern the files of a folder, the nearest first.
#[derive(Debug, Default)]
pub struct Governing {
    registers: Vec<Arc<Register>>,
    /// Changes with each of the registers; 0 if there is none.
    pub fingerprint: u64,
}

/// The registers that govern one file, the nearest first.
#[derive(Debug, Clone, Default)]
pub struct Governed {
    /// Each with the folded path of the file below its folder.
    pub(super) registers: Vec<(Arc<Register>, String)>,
    /// Changes with each of the registers; 0 if there is none.
    pub fingerprint: u64,
}

/// A register larger than this is none: it must be in memory whole.
const LARGEST: u64 = 16_000_000;

impl Registers {
    /// The registers that govern a file: those of its folder and of all folders above, wherever the
    /// indexing began.
    pub fn governing(&mut self, file: &FoundFile) -> Governed {
        let Some(folder) = file.absolute.parent() else {
            return Governed::default();
        };
        let governing = self.of_folder(folder, Path::new(&file.shown).parent());
        let below = |register: &Arc<Register>| {
            let below = file.absolute.strip_prefix(&register.folder);
            let below = below.unwrap_or(&file.absolute);
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            (register.clone(), comparable(&parts.join("/")))
        };
        Governed {
            registers: governing.registers.iter().map(below).collect(),
            fingerprint: governing.fingerprint,
        }
    }

    /// All registers that govern a file that was asked about, by folder.
    pub fn all(&self) -> Vec<Arc<Register>> {
        let mut all: Vec<_> = self
            .folders
            .values()
            .flat_map(|governing| &governing.registers)
            .cloned()
            .collect();
        all.sort_by(|a, b| a.folder.cmp(&b.folder));
        all.dedup_by(|a, b| a.folder == b.folder);
        all
    }

    /// `shown` is the path of the folder as it is shown, as far as that is known.
    fn of_folder(&mut self, folder: &Path, shown: Option<&Path>) -> Arc<Governing> {
        if let Some(known) = self.folders.get(folder) {
            return known.clone();
        }
        let above = match folder.parent() {
            Some(parent) => self.of_folder(parent, shown.and_then(Path::parent)),
            None => Arc::default(),
        };
        let governing = match load(folder, shown) {
            None => above,
            Some(register) => {
                let mut hasher = Xxh3::new();
                hasher.update(&register.hash.to_le_bytes());
                hasher.update(&above.fingerprint.to_le_bytes());
                let nearest = std::iter::once(Arc::new(register));
                Arc::new(Governing {
                    registers: nearest.chain(above.registers.iter().cloned()).collect(),
                    fingerprint: hasher.digest(),
                })
            }
        };
        self.folders.insert(folder.to_owned(), governing.clone());
        governing
    }
}

/// The register that a path leads to; `None` if the file is not called so, or there is none.
pub fn read_register(path: &Path) -> Option<Register> {
    let absolute = fs::canonicalize(path).ok()?;
    let is_register = path.file_name().is_some_and(|name| name == FILE_NAME);
    let folder = path.parent();
    is_register.then(|| load(absolute.parent()?, folder))?
}

/// Whether a folder has a register.
pub fn has_register(folder: &Path) -> bool {
    folder.join(FILE_NAME).is_file()
}

/// The register of a folder, if it has one.
fn load(folder: &Path, shown: Option<&Path>) -> Option<Register> {
    let path = folder.join(FILE_NAME);
    let read = match fs::metadata(&path) {
        Ok(metadata) if metadata.is_dir() => return None,
        Ok(metadata) if metadata.len() > LARGEST => {
            Err(problem::register_too_large(metadata.len(), LARGEST))
        }
        Ok(_) => fs::read(&path).map_err(|cause| problem::unreachable(&cause)),
        Err(cause) if is_absent(&cause) => return None,
        Err(cause) => Err(problem::unreachable(&cause)),
    };
    let bytes = read.as_deref().unwrap_or_default();
    let mut hasher = Xxh3::new();
    hasher.update(folder.as_os_str().as_encoded_bytes());
    hasher.update(&xxh3_64(bytes).to_le_bytes());
    let decoded = match &read {
        Ok(bytes) => decode(bytes).map_err(problem::not_text),
        Err(problem) => Err(problem.clone()),
    };
    let register = match decoded {
        Ok(decoded) => {
            let mut register = parse(&decoded.text);
            if decoded.replaced > 0 {
                let (count, encoding) = (decoded.replaced, decoded.encoding);
                let problem = problem::undecodable(count, encoding, decoded.first_replaced);
                register.problems.push(problem);
            }
            register
        }
        Err(problem) => Register {
            problems: vec![problem],
            ..Register::default()
        },
    };
    Some(Register {
        folder: folder.to_owned(),
        shown: shown_path(&path, shown),
        hash: hasher.digest(),
        ..register
    })
}

/// Folders above may not be open to everybody; what is in them is no concern of ours.
fn is_absent(cause: &io::Error) -> bool {
    use io::ErrorKind::{NotADirectory, NotFound, PermissionDenied};
    matches!(cause.kind(), NotFound | NotADirectory | PermissionDenied)
}

/// The path as the user would write it, if that leads to the same file; else the absolute one.
fn shown_path(path: &Path, folder: Option<&Path>) -> String {
    let shown = folder.map(|folder| folder.join(FILE_NAME));
    let same = |shown: &PathBuf| {
        let (shown, path) = (fs::canonicalize(shown), fs::canonicalize(path));
        shown.ok().zip(path.ok()).is_some_and(|(a, b)| a == b)
    };
    let shown = shown.filter(same);
    shown.as_deref().unwrap_or(path).display().to_string()
}
