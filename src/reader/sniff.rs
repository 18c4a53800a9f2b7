//! Guesses the format of a text from its first lines. Never reads more than it must.

/// What the content of a file looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Markdown,
    Json,
    JsonLines,
    Srt,
    WebVtt,
    Xml,
}

impl Kind {
    /// The name of the format, as messages say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "plain text",
            Self::Markdown => "Markdown",
            Self::Json => "JSON",
            Self::JsonLines => "JSON Lines",
            Self::Srt => "SubRip subtitles",
            Self::WebVtt => "WebVTT subtitles",
            Self::Xml => "XML",
        }
    }

    /// The file ending that promises it.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Text => ".txt",
            Self::Markdown => ".md",
            Self::Json => ".json",
            Self::JsonLines => ".jsonl",
            Self::Srt => ".srt",
            Self::WebVtt => ".vtt",
            Self::Xml => ".xml",
        }
    }
}

/// What a text looks like.
pub(super) fn sniff(text: &str) -> Kind {
    let start = text.trim_start();
    if start.starts_with("WEBVTT") {
        return Kind::WebVtt;
    }
    if start.starts_with("<?xml") || start.starts_with("<akomaNtoso") {
        return Kind::Xml;
    }
    if start.starts_with(['{', '['])
        && let Some(kind) = sniff_json(start)
    {
        return kind;
    }
    if looks_like_srt(start) {
        return Kind::Srt;
    }
    if looks_like_markdown(start) {
        return Kind::Markdown;
    }
    Kind::Text
}

/// JSON Lines if the first line is an object of its own; JSON if a quoted name follows the bracket,
/// as no sentence has it.
fn sniff_json(text: &str) -> Option<Kind> {
    let first = text.lines().next().unwrap_or("").trim();
    let object = || serde_json::from_str::<serde::de::IgnoredAny>(first).is_ok();
    if first.starts_with('{') && first.ends_with('}') && first.len() > 2 && object() {
        let more = text[text.find(first)? + first.len()..].trim_start();
        return Some(if more.starts_with('{') || more.is_empty() {
            Kind::JsonLines
        } else {
            return None;
        });
    }
    let inner = text[1..].trim_start();
    let json = match text.as_bytes()[0] {
        b'{' => inner.starts_with('"'),
        _ => inner.starts_with('{') && inner[1..].trim_start().starts_with('"'),
    };
    json.then_some(Kind::Json)
}

fn looks_like_srt(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let number = |line: &str| line.bytes().all(|byte| byte.is_ascii_digit());
    lines.next().is_some_and(number) && lines.next().is_some_and(|line| line.contains(" --> "))
}

/// Front matter at the top, or a heading, or two lines that begin in bold type.
fn looks_like_markdown(text: &str) -> bool {
    if let Some(rest) = text.strip_prefix("---\n") {
        return rest.contains("\n---");
    }
    let mut bold = 0;
    text.lines().take(400).any(|line| {
        let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
        bold += usize::from(line.starts_with("**") && line[2..].contains("**"));
        (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') || bold >= 2
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_first_lines() {
        for (text, expected) in [
            ("WEBVTT\n\n00:01.000 --> 00:02.000\n好", Kind::WebVtt),
            ("1\n00:00:01,000 --> 00:00:02,000\n好", Kind::Srt),
            ("<?xml version=\"1.0\"?><a/>", Kind::Xml),
            ("{\"text\": \"好\"}\n{\"text\": \"好\"}\n", Kind::JsonLines),
            ("{\n  \"sessions\": []\n}", Kind::Json),
            ("[{\"text\": \"好\"}]", Kind::Json),
            ("# 标题\n\n正文", Kind::Markdown),
            ("---\ndate: 2025\n---\n正文", Kind::Markdown),
            ("**甲**：好\n\n**乙**：好", Kind::Markdown),
            ("[主持人]：好", Kind::Text),
            ("{笑}", Kind::Text),
            ("1\n一", Kind::Text),
            ("#标签", Kind::Text),
            ("", Kind::Text),
        ] {
            assert_eq!(sniff(text), expected, "{text}");
        }
    }
}
