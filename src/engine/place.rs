//! The directory of an index: whether it holds one, and whether one may be put there.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use tantivy::Index as TantivyIndex;
use xxhash_rust::xxh3::xxh3_64;

use super::error::Error;
use super::manifest::Manifest;
use super::writer::remove_index_files;

/// The file without which there is no index.
const META: &str = "meta.json";

/// True if an index was ever begun here.
pub(super) fn holds_index(dir: &Path) -> bool {
    dir.join(META).is_file()
}

/// Makes sure that `dir` may be written to as an index: new, empty but for a README, or an index
/// that this program can extend. An index of another version is removed if `rebuild` says so.
pub(super) fn prepare(dir: &Path, rebuild: bool) -> Result<(), Error> {
    fs::create_dir_all(dir).map_err(|cause| Error::from_io(dir, cause))?;
    if !holds_index(dir) {
        return match foreign_entry(dir)? {
            None => check_writable(dir),
            Some(found) => Err(Error::NotAnIndex {
                dir: dir.to_owned(),
                found,
            }),
        };
    }
    match check_version(dir) {
        // A first build that was killed has no commit yet, and can be gone on with.
        Ok(()) | Err(Error::NoIndex { .. }) => check_writable(dir),
        Err(Error::OtherVersion { .. } | Error::Damaged { .. }) if rebuild => {
            remove_index_files(dir)
        }
        Err(error) => Err(error),
    }
}

/// Makes a file and removes it: where that fails, the threads of the writer would only say that
/// they died.
fn check_writable(dir: &Path) -> Result<(), Error> {
    let probe = dir.join(format!(".tantivy-probe-{}", std::process::id()));
    File::create(&probe)
        .and_then(|_| fs::remove_file(&probe))
        .map_err(|cause| Error::from_io(dir, cause))
}

/// Says why there is no index to be read in `dir`.
pub(super) fn explain_absence(dir: &Path) -> Error {
    match foreign_entry(dir) {
        Ok(Some(found)) => Error::NotAnIndex {
            dir: dir.to_owned(),
            found,
        },
        _ => Error::NoIndex {
            dir: dir.to_owned(),
        },
    }
}

fn check_version(dir: &Path) -> Result<(), Error> {
    let meta = TantivyIndex::open_in_dir(dir)
        .and_then(|index| index.load_metas())
        .map_err(|error| Error::from_tantivy(dir, error))?;
    Manifest::check(dir, meta.payload.as_deref())
}

/// The name of something in `dir` that belongs to no index; a README is welcome.
fn foreign_entry(dir: &Path) -> Result<Option<String>, Error> {
    let failed = |cause: io::Error| Error::from_io(dir, cause);
    for entry in fs::read_dir(dir).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        let readme = name
            .to_string_lossy()
            .to_ascii_uppercase()
            .starts_with("README");
        if !readme && !is_index_file(&name) {
            return Ok(Some(name.to_string_lossy().into_owned()));
        }
    }
    Ok(None)
}

/// True for the names that tantivy gives its files: `meta.json`, locks, a segment's 32 hexadecimal
/// digits with an ending, and the `.tmpUj72kn` that is to become `meta.json` and stays behind when
/// a build is killed.
pub(super) fn is_index_file(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let is_segment = || {
        name.split_once('.').is_some_and(|(stem, _)| {
            stem.len() == 32 && stem.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
    };
    let is_unfinished = || {
        name.strip_prefix(".tmp").is_some_and(|rest| {
            rest.len() == 6 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
    };
    name == META
        || name.starts_with(".tantivy-")
        || name == ".managed.json"
        || is_segment()
        || is_unfinished()
}

/// The key that the index knows a file by, from its absolute path.
pub fn file_key(absolute: &str) -> u64 {
    hash(absolute)
}

/// The number that stands for a text in a column.
pub(super) fn hash(text: &str) -> u64 {
    xxh3_64(text.as_bytes())
}
