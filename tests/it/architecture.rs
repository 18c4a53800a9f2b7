//! The layers of the code, the homes of foreign crates, and the purpose line of every file.

use std::fs;
use std::path::{Path, PathBuf};

/// What each layer may import, beside itself. `main` and `lib` may import all.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("transcript", &["text"]),
    ("query", &["text"]),
    ("segment", &["text"]),
    ("reader", &["text", "transcript"]),
    ("attribution", &["text", "transcript", "segment"]),
    ("corpus", &["text", "transcript", "reader", "attribution"]),
    ("engine", &["text", "transcript", "query", "segment"]),
    ("indexing", &["transcript", "corpus", "engine"]),
    (
        "search",
        &["text", "transcript", "query", "segment", "engine"],
    ),
    (
        "benchmark",
        &["text", "segment", "engine", "indexing", "search"],
    ),
    (
        "output",
        &["text", "transcript", "search", "indexing", "benchmark"],
    ),
    (
        "cli",
        &[
            "text",
            "transcript",
            "query",
            "segment",
            "reader",
            "attribution",
            "corpus",
            "engine",
            "indexing",
            "search",
            "benchmark",
            "output",
        ],
    ),
];

/// The layers that a foreign crate may be named in.
const HOMES: &[(&str, &[&str])] = &[
    ("jieba_rs", &["segment"]),
    ("tantivy", &["engine"]),
    ("tantivy_fst", &["segment"]),
    ("postcard", &["engine"]),
    ("walkdir", &["corpus"]),
    ("toml", &["corpus"]),
    ("encoding_rs", &["text"]),
    ("chardetng", &["text"]),
    ("unicode_normalization", &["text"]),
    ("pinyin", &["text"]),
    ("roxmltree", &["reader"]),
    ("pulldown_cmark", &["reader"]),
    ("serde_saphyr", &["reader"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("indicatif", &["cli"]),
    ("anstream", &["cli", "output"]),
    ("anstyle", &["cli", "output"]),
    ("terminal_size", &["cli", "output"]),
    ("unicode_width", &["output"]),
    ("csv", &["output"]),
    ("mimalloc", &["main"]),
];

struct SourceFile {
    path: PathBuf,
    layer: String,
    text: String,
}

fn source_files() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let below = path.strip_prefix(&root).unwrap().to_owned();
                let first = below
                    .components()
                    .next()
                    .unwrap()
                    .as_os_str()
                    .to_str()
                    .unwrap();
                files.push(SourceFile {
                    layer: first.trim_end_matches(".rs").to_owned(),
                    text: fs::read_to_string(&path).unwrap(),
                    path,
                });
            }
        }
    }
    assert!(files.len() > 20, "the sources were not found");
    files
}

/// The code of a file, without comments: links in them bind nothing.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(i, line)| (i + 1, line))
}

/// The names that follow `prefix` in a line: `crate::` gives the layers it mentions.
fn named_after<'a>(line: &'a str, prefix: &'a str) -> impl Iterator<Item = &'a str> {
    line.match_indices(prefix).filter_map(move |(at, _)| {
        let before = line[..at].chars().next_back();
        let rest = &line[at + prefix.len()..];
        let end = rest
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        let whole = before.is_none_or(|c| !c.is_alphanumeric() && c != '_');
        (whole && end > 0).then(|| &rest[..end])
    })
}

#[test]
fn a_module_imports_only_the_layers_below_it() {
    let mut wrong = Vec::new();
    for file in source_files() {
        let Some((_, allowed)) = LAYERS.iter().find(|(layer, _)| *layer == file.layer) else {
            assert!(
                matches!(&*file.layer, "main" | "lib"),
                "no layer for {}",
                file.path.display()
            );
            continue;
        };
        for (number, line) in code(&file.text) {
            for layer in named_after(line, "crate::") {
                let known = LAYERS.iter().any(|(name, _)| *name == layer);
                if known && layer != file.layer && !allowed.contains(&layer) {
                    wrong.push(format!("{}:{number} imports {layer}", file.path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn foreign_crates_stay_at_home() {
    let mut wrong = Vec::new();
    for file in source_files() {
        for (number, line) in code(&file.text) {
            for (name, homes) in HOMES {
                let mentioned = line.match_indices(name).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    let after = &line[at + name.len()..];
                    before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':')
                        && (after.starts_with("::") || line.trim_start().starts_with("use "))
                        && !after.starts_with(|c: char| c.is_alphanumeric() || c == '_')
                });
                if mentioned && !homes.contains(&&*file.layer) {
                    wrong.push(format!("{}:{number} names {name}", file.path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_opens_with_its_purpose() {
    let without: Vec<_> = source_files()
        .into_iter()
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| file.path)
        .collect();
    assert!(without.is_empty(), "{without:#?}");
}
