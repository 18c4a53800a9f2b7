//! What file names promise. The content of files is `sniff`'s.

use super::format_of_ending;

/// Beginnings of the names of files that accompany transcripts.
const COMPANIONS: [&str; 5] = ["README", "LICENSE", "LICENCE", "CHANGELOG", "NOTICE"];

/// True for files that never are transcripts: those that accompany them, schemas, and files with an
/// ending that no reader knows.
pub fn is_skipped(name: &str) -> bool {
    let upper = name.to_ascii_uppercase();
    let ending = file_ending(name);
    let readable =
        matches!(ending.as_str(), "" | "txt" | "md") || format_of_ending(&ending).is_some();
    !readable
        || COMPANIONS.iter().any(|start| upper.starts_with(start))
        || upper.ends_with(".SCHEMA.JSON")
        || name == "speakers.toml"
}

/// True for files that may be read in batches of lines.
pub fn is_streamed(name: &str) -> bool {
    matches!(file_ending(name).as_str(), "jsonl" | "ndjson")
}

/// What follows the last dot, in small letters; empty if there is none, or nothing before it, or if
/// it is a part of a title (`v1.2 修订稿`).
pub(super) fn file_ending(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending))
            if !stem.is_empty() && ending.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
        {
            ending.to_ascii_lowercase()
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_transcripts_are_read() {
        for name in [
            "a.txt",
            "a.TXT",
            "a.md",
            "a.an.xml",
            "a.json",
            "a.jsonl",
            "a.srt",
            "a.vtt",
            "会议记录",
            "1.2 修订稿",
        ] {
            assert!(!is_skipped(name), "{name}");
        }
        for name in [
            "README.md",
            "Readme.zh-CN.md",
            "LICENSE",
            "CHANGELOG.md",
            "speakers.toml",
            "a.schema.json",
            "a.png",
            "a.docx",
        ] {
            assert!(is_skipped(name), "{name}");
        }
        assert!(is_streamed("a.JSONL") && !is_streamed("a.json"));
    }
}
