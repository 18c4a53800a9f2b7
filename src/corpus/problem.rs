//! The wording of what goes wrong between the disk and the readers.

use std::io;
use std::path::Path;

use crate::text::NotText;
use crate::transcript::Problem;

/// A path that does not exist or may not be looked at.
pub(super) fn unreachable(cause: &io::Error) -> Problem {
    match cause.kind() {
        io::ErrorKind::NotFound => {
            Problem::new("", "there is no such file or folder", "check the path")
        }
        io::ErrorKind::PermissionDenied => {
            Problem::new("", "it may not be read", "check its permissions")
        }
        _ => Problem::new("", format!("it cannot be read: {cause}"), ""),
    }
}

/// A link to a folder that holds the link.
pub(super) fn link_loop(ancestor: &Path) -> Problem {
    Problem::new(
        "",
        format!(
            "this link leads back to {}, which holds it",
            ancestor.display()
        ),
        "remove the link",
    )
}

/// A file, or a line of it, that must be in memory whole and is too large for that.
pub(super) fn too_large(place: String, size: u64, limit: u64) -> Problem {
    let megabytes = |bytes: u64| bytes.div_ceil(1_000_000);
    Problem::new(
        place,
        format!(
            "{} MB must be read as a whole, and the memory allows {} MB",
            megabytes(size),
            megabytes(limit)
        ),
        "split it, or raise --memory",
    )
}

/// A register that is too large to be one.
pub(super) fn register_too_large(size: u64, limit: u64) -> Problem {
    let megabytes = |bytes: u64| bytes.div_ceil(1_000_000);
    Problem::new(
        "",
        format!(
            "it has {} MB, and a register may have {}",
            megabytes(size),
            megabytes(limit)
        ),
        "part it: each folder may have its own",
    )
}

/// Bytes that are no text.
pub(super) fn not_text(kind: NotText) -> Problem {
    match kind {
        NotText::Container(name) => Problem::new(
            "",
            format!("this is a {name}, not text"),
            "save it as plain text",
        ),
        NotText::Binary => Problem::new(
            "",
            "this is binary data, not text",
            "save it as plain text in UTF-8",
        ),
    }
}

/// Some bytes of a text that mean nothing in its encoding.
pub(super) fn undecodable(count: usize, encoding: &str, line: Option<u32>) -> Problem {
    let places = if count == 1 { "place" } else { "places" };
    Problem::new(
        line.map_or(String::new(), |line| format!("line {line}")),
        format!("{count} {places} could not be decoded as {encoding} and show as \u{FFFD}"),
        "save the file again in UTF-8",
    )
}

/// A fault of the program, met while reading a file.
pub(super) fn fault() -> Problem {
    Problem::new(
        "",
        "yanlu failed while reading this file",
        "please report it with the file",
    )
}
