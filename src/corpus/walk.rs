//! The files below some paths. Looks at names and times only, never inside.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use rustc_hash::FxHashSet;
use walkdir::{DirEntry, WalkDir};

use super::problem;
use super::register::FILE_NAME;
use crate::reader;
use crate::transcript::Problem;

/// A file that may be a transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFile {
    /// Absolute path: what the index knows the file by.
    pub absolute: PathBuf,
    /// Absolute path of the folder it was found below.
    pub root: PathBuf,
    /// Path as the user gave it, joined with the path below.
    pub shown: String,
    /// Size in bytes.
    pub size: u64,
    /// Time of the last change, in nanoseconds since 1970; 0 if unknown.
    pub modified: u64,
}

impl FoundFile {
    /// The path below the root, with `/`: what ids are made from.
    pub fn relative(&self) -> String {
        let below = self
            .absolute
            .strip_prefix(&self.root)
            .unwrap_or(&self.absolute);
        let parts: Vec<_> = below.iter().map(OsStr::to_string_lossy).collect();
        parts.join("/")
    }

    /// The last part of the path.
    pub fn name(&self) -> String {
        self.absolute
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    }
}

/// What a walk found.
#[derive(Debug, Default)]
pub struct Walk {
    /// The files, by path, each once.
    pub files: Vec<FoundFile>,
    /// The absolute paths that were searched whole. A path that could not be read is not among
    /// them: what is below it has not vanished.
    pub searched: Vec<PathBuf>,
    /// What could not be looked at, by path as shown.
    pub problems: Vec<(String, Problem)>,
}

/// Finds the files below `paths`, which are folders or files. Hidden files and those that never
/// are transcripts (`README*`, schemas, …) are passed over, unless a path names them; a register
/// is passed over even then.
pub fn walk(paths: &[PathBuf]) -> Walk {
    let mut walk = Walk::default();
    for path in paths {
        walk.add(path);
    }
    let mut seen = FxHashSet::default();
    walk.files.retain(|file| seen.insert(file.absolute.clone()));
    walk.files.sort_by(|a, b| a.absolute.cmp(&b.absolute));
    walk
}

impl Walk {
    fn add(&mut self, path: &Path) {
        let shown = path.display().to_string();
        let absolute = match fs::canonicalize(path) {
            Ok(absolute) => absolute,
            Err(cause) => return self.problems.push((shown, problem::unreachable(&cause))),
        };
        let is_file = absolute.is_file();
        let root = match (is_file, absolute.parent()) {
            (true, Some(folder)) => folder.to_owned(),
            _ => absolute.clone(),
        };
        let mut whole = true;
        let wanted = |entry: &DirEntry| match entry.depth() {
            0 => entry.file_name() != FILE_NAME || entry.file_type().is_dir(),
            _ => is_wanted(entry),
        };
        for entry in WalkDir::new(path)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(wanted)
        {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    let below = entry.path().strip_prefix(path).unwrap_or(Path::new(""));
                    let absolute = match is_file {
                        true => absolute.clone(),
                        false => absolute.join(below),
                    };
                    self.files.push(found(&entry, absolute, root.clone()));
                }
                Ok(_) => {}
                Err(error) => {
                    // A circle of links hides nothing: its folder is searched already.
                    whole &= error.loop_ancestor().is_some();
                    self.problems.push(walk_problem(&error, &shown));
                }
            }
        }
        if whole {
            self.searched.push(absolute);
        }
    }
}

fn is_wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    !name.starts_with('.') && (entry.file_type().is_dir() || !reader::is_skipped(&name))
}

fn found(entry: &DirEntry, absolute: PathBuf, root: PathBuf) -> FoundFile {
    let metadata = entry.metadata().ok();
    let modified = metadata
        .as_ref()
        .and_then(|metadata| metadata.modified().ok());
    let since_1970 = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    FoundFile {
        absolute,
        root,
        shown: entry.path().display().to_string(),
        size: metadata.map_or(0, |metadata| metadata.len()),
        modified: since_1970.map_or(0, |time| time.as_nanos() as u64),
    }
}

fn walk_problem(error: &walkdir::Error, shown: &str) -> (String, Problem) {
    let path = error
        .path()
        .map_or(shown.to_owned(), |path| path.display().to_string());
    let problem = match (error.loop_ancestor(), error.io_error()) {
        (Some(ancestor), _) => problem::link_loop(ancestor),
        (None, Some(cause)) => problem::unreachable(cause),
        (None, None) => problem::unreachable(&io::Error::other(error.to_string())),
    };
    (path, problem)
}
