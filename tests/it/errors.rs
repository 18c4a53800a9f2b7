//! Every error of the index, in its words and with its hint. Those of readers and of the command
//! line are snapshot beside their wording, in `reader/problem.rs` and `cli/report.rs`.

use std::io;

use yanlu::engine::Error;

#[test]
fn every_error_of_an_index_says_what_and_where_and_what_to_try() {
    let dir = || "talks/index".into();
    let errors = [
        Error::NoIndex { dir: dir() },
        Error::NotAnIndex {
            dir: dir(),
            found: "sea.png".into(),
        },
        Error::OtherVersion {
            dir: dir(),
            found: "format 1 and analysis old".into(),
            expected: "format 2 and analysis new".into(),
        },
        Error::Locked {
            lock: "talks/index/.lock".into(),
        },
        Error::ReadOnly { dir: dir() },
        Error::NotWritten {
            dir: dir(),
            cause: "a thread ended early".into(),
        },
        Error::Io {
            path: dir(),
            cause: io::Error::other("no space left on device"),
        },
        Error::Damaged {
            dir: dir(),
            cause: "a card cannot be decoded".into(),
        },
    ];
    for error in &errors {
        // A new variant must be added above: this match will not compile without it.
        match error {
            Error::NoIndex { .. }
            | Error::NotAnIndex { .. }
            | Error::OtherVersion { .. }
            | Error::Locked { .. }
            | Error::ReadOnly { .. }
            | Error::NotWritten { .. }
            | Error::Io { .. }
            | Error::Damaged { .. } => {}
        }
    }
    let shown =
        errors.map(|error| format!("error: {error}\nhint: {}", error.hint().unwrap_or_default()));
    insta::assert_snapshot!(shown.join("\n"), @"
    error: there is no index in talks/index
    hint: build one with `yanlu index PATH`, or name another with --index DIR
    error: talks/index is not an index of yanlu: it holds sea.png
    hint: name an empty or a new directory with --index DIR
    error: the index in talks/index was built with format 1 and analysis old, this program needs format 2 and analysis new
    hint: build it again with `yanlu index --rebuild PATH`
    error: another process is writing to this index; it holds the lock talks/index/.lock
    hint: wait until the other `yanlu index` has finished
    error: talks/index cannot be written to
    hint: make talks/index writable, or name another directory with --index DIR
    error: the index in talks/index was not written: a thread ended early
    hint: the index is what it was before; see whether the disk is full
    error: talks/index: no space left on device
    hint: 
    error: the index in talks/index is damaged: a card cannot be decoded
    hint: build it again with `yanlu index --rebuild PATH`
    ");
}
