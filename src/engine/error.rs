//! What can go wrong with an index, and what to try. All wording of it is here.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenDirectoryError, OpenReadError, OpenWriteError};

/// Why an index could not be opened, read or written.
#[derive(Debug)]
pub enum Error {
    /// There is no index in the directory, or no build of it was ever finished.
    NoIndex {
        /// The directory.
        dir: PathBuf,
    },
    /// The directory holds something else.
    NotAnIndex {
        /// The directory.
        dir: PathBuf,
        /// One of the things in it.
        found: String,
    },
    /// The index was built by a version of yanlu that analyses text differently.
    OtherVersion {
        /// The directory.
        dir: PathBuf,
        /// What built it.
        found: String,
        /// What this program builds.
        expected: String,
    },
    /// Another build is writing to it.
    Locked {
        /// The lock file.
        lock: PathBuf,
    },
    /// The directory cannot be written to.
    ReadOnly {
        /// The directory.
        dir: PathBuf,
    },
    /// A thread of the writer gave up; nothing was committed.
    NotWritten {
        /// The directory.
        dir: PathBuf,
        /// What is known of the cause.
        cause: String,
    },
    /// The operating system refused.
    Io {
        /// The file or directory.
        path: PathBuf,
        /// Its reason.
        cause: io::Error,
    },
    /// The files of the index contradict each other.
    Damaged {
        /// The directory.
        dir: PathBuf,
        /// What was found.
        cause: String,
    },
}

impl Error {
    /// What to try, as one clause.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NoIndex { .. } => {
                Some("build one with `yanlu index PATH`, or name another with --index DIR".into())
            }
            Self::NotAnIndex { .. } => {
                Some("name an empty or a new directory with --index DIR".into())
            }
            Self::OtherVersion { .. } => {
                Some("build it again with `yanlu index --rebuild PATH`".into())
            }
            Self::Locked { .. } => Some("wait until the other `yanlu index` has finished".into()),
            Self::ReadOnly { dir } => Some(format!(
                "make {} writable, or name another directory with --index DIR",
                dir.display()
            )),
            Self::NotWritten { .. } => {
                Some("the index is what it was before; see whether the disk is full".into())
            }
            Self::Io { .. } => None,
            Self::Damaged { .. } => Some("build it again with `yanlu index --rebuild PATH`".into()),
        }
    }

    /// Puts what tantivy reports into the terms of this type.
    pub(super) fn from_tantivy(dir: &Path, error: TantivyError) -> Self {
        match error {
            TantivyError::LockFailure(LockError::LockBusy, _) => Self::Locked {
                lock: dir.join(".tantivy-writer.lock"),
            },
            TantivyError::LockFailure(LockError::IoError(cause), _) => Self::from_read(dir, &cause),
            TantivyError::IoError(cause)
            | TantivyError::OpenReadError(OpenReadError::IoError {
                io_error: cause, ..
            })
            | TantivyError::OpenWriteError(OpenWriteError::IoError {
                io_error: cause, ..
            })
            | TantivyError::OpenDirectoryError(OpenDirectoryError::IoError {
                io_error: cause,
                ..
            }) => Self::from_read(dir, &cause),
            TantivyError::ErrorInThread(cause) => Self::NotWritten {
                dir: dir.to_owned(),
                cause,
            },
            other => Self::Damaged {
                dir: dir.to_owned(),
                cause: other.to_string(),
            },
        }
    }

    /// Files that end too early are no fault of the system.
    fn from_read(dir: &Path, cause: &io::Error) -> Self {
        match cause.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData => Self::Damaged {
                dir: dir.to_owned(),
                cause: cause.to_string(),
            },
            kind => Self::from_io(dir, io::Error::new(kind, cause.to_string())),
        }
    }

    pub(super) fn from_io(path: &Path, cause: io::Error) -> Self {
        match cause.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly {
                dir: path.to_owned(),
            },
            _ => Self::Io {
                path: path.to_owned(),
                cause,
            },
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoIndex { dir } => write!(f, "there is no index in {}", dir.display()),
            Self::NotAnIndex { dir, found } => write!(
                f,
                "{} is not an index of yanlu: it holds {found}",
                dir.display()
            ),
            Self::OtherVersion {
                dir,
                found,
                expected,
            } => write!(
                f,
                "the index in {} was built with {found}, this program needs {expected}",
                dir.display()
            ),
            Self::Locked { lock } => write!(
                f,
                "another process is writing to this index; it holds the lock {}",
                lock.display()
            ),
            Self::ReadOnly { dir } => write!(f, "{} cannot be written to", dir.display()),
            Self::NotWritten { dir, cause } => {
                write!(f, "the index in {} was not written: {cause}", dir.display())
            }
            Self::Io { path, cause } => write!(f, "{}: {cause}", path.display()),
            Self::Damaged { dir, cause } => {
                write!(f, "the index in {} is damaged: {cause}", dir.display())
            }
        }
    }
}

impl std::error::Error for Error {}
