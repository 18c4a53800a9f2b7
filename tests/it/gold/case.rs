//! The labelled cases as they are written; `tests/gold/README.md` explains the format.

use std::ops::Range;

/// A text and what is said in it.
#[derive(Debug)]
pub struct Case {
    /// The line of the file that it begins in, from 1.
    pub line: usize,
    pub title: String,
    pub text: String,
    pub speeches: Vec<Said>,
    /// Spans that are no speech, in characters.
    pub traps: Vec<Range<usize>>,
}

/// One labelled speech.
#[derive(Debug)]
pub struct Said {
    pub speaker: String,
    pub organisation: bool,
    /// False for a label or a description without a name.
    pub named: bool,
    pub role: Role,
    pub kind: String,
    pub cue: Option<String>,
    /// In characters, in order.
    pub spans: Vec<Range<usize>>,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Role {
    None,
    Written(String),
    /// Two readings are right, so it is not scored.
    Open,
}

/// A line and what is wrong with it.
pub type Malformed = (usize, String);

const KINDS: [&str; 4] = ["direct", "indirect", "mixed", "verbatim"];

/// Reads a file of cases.
pub fn parse(content: &str) -> Result<Vec<Case>, Vec<Malformed>> {
    let mut blocks: Vec<(usize, &str, Vec<&str>)> = Vec::new();
    let mut errors = Vec::new();
    for (i, line) in content.lines().enumerate() {
        if let Some(title) = line.strip_prefix("===") {
            blocks.push((i + 1, title.trim(), Vec::new()));
        } else if let Some((_, _, lines)) = blocks.last_mut() {
            lines.push(line);
        } else if !line.trim().is_empty() && !line.starts_with('#') {
            errors.push((
                i + 1,
                "text stands before the first case `=== title`".into(),
            ));
        }
    }
    let mut cases = Vec::new();
    for (line, title, lines) in blocks {
        match case(line, title, &lines) {
            Ok(case) => cases.push(case),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() {
        Ok(cases)
    } else {
        errors.sort();
        Err(errors)
    }
}

fn case(line: usize, title: &str, lines: &[&str]) -> Result<Case, Malformed> {
    let of_case = |what: &str| (line, what.to_owned());
    if title.is_empty() {
        return Err(of_case("the case has no title"));
    }
    let Some(end) = lines.iter().position(|line| line.trim() == "---") else {
        return Err(of_case("no line `---` parts the text from its labels"));
    };
    let text = lines[..end].join("\n").trim().to_owned() + "\n";
    if text.trim().is_empty() {
        return Err(of_case("the case has no text"));
    }
    let words = Words::new(&text);
    let mut case = Case {
        line,
        title: title.to_owned(),
        text,
        speeches: Vec::new(),
        traps: Vec::new(),
    };
    let mut reached = 0;
    for (i, label) in lines.iter().enumerate().skip(end + 1) {
        let at = |what| (line + i + 1, what);
        let label = label.trim();
        if label.is_empty() {
            continue;
        }
        let (sort, rest) = label.split_once(':').unwrap_or((label, ""));
        match sort {
            "人" | "无名" | "机构" => {
                let said = said(sort, rest, &words, reached).map_err(at)?;
                reached = said.spans.last().map_or(reached, |span| span.end);
                case.speeches.push(said);
            }
            "非" => {
                let trap = rest.split(" | ").next().unwrap_or(rest).trim();
                case.traps.push(words.span(trap, 0).map_err(at)?);
            }
            _ => return Err(at("a label begins with 人: 无名: 机构: or 非:".into())),
        }
    }
    if case.speeches.is_empty() && case.traps.is_empty() {
        return Err(of_case("the case has no labels"));
    }
    Ok(case)
}

fn said(sort: &str, rest: &str, words: &Words, reached: usize) -> Result<Said, String> {
    let fields: Vec<&str> = rest.split(" | ").map(str::trim).collect();
    let [speaker, role, kind, cue, content] = fields[..] else {
        return Err("five fields parted by ` | `: speaker, role, kind, cue, words".into());
    };
    if speaker.is_empty() {
        return Err("no speaker".into());
    }
    if !KINDS.contains(&kind) {
        return Err(format!("`{kind}` is none of {}", KINDS.join(", ")));
    }
    if sort == "机构" && role != "-" {
        return Err("an organisation has no role: write `-`".into());
    }
    if !matches!(role, "-" | "?") {
        words.span(role, 0)?;
    }
    if cue != "-" {
        words.span(cue, 0)?;
    }
    let mut spans = Vec::new();
    let mut from = reached;
    for part in content.split(" …… ") {
        let span = words.span(part, from)?;
        from = span.end;
        spans.push(span);
    }
    Ok(Said {
        speaker: speaker.to_owned(),
        organisation: sort == "机构",
        named: sort != "无名",
        role: match role {
            "-" => Role::None,
            "?" => Role::Open,
            _ => Role::Written(role.to_owned()),
        },
        kind: kind.to_owned(),
        cue: (cue != "-").then(|| cue.to_owned()),
        spans,
    })
}

/// The characters of a text that are no white space, and where they stand.
struct Words {
    characters: Vec<char>,
    places: Vec<usize>,
}

impl Words {
    fn new(text: &str) -> Self {
        let (places, characters) = text
            .chars()
            .enumerate()
            .filter(|(_, c)| !c.is_whitespace())
            .unzip();
        Self { characters, places }
    }

    /// Where these words stand from a character on, white space aside; `head ~ tail` are the first
    /// and the last of them.
    fn span(&self, words: &str, from: usize) -> Result<Range<usize>, String> {
        let (head, tail) = words.split_once(" ~ ").unwrap_or((words, ""));
        let missing = |words: &str| match from {
            0 => format!("`{words}` is not in the text"),
            _ => format!("`{words}` is not in the text after the speech before"),
        };
        let start = self.places.partition_point(|place| *place < from);
        let head_at = self.find(head, start).ok_or_else(|| missing(head))?;
        let end = match tail {
            "" => head_at.end,
            _ => {
                let tail_at = self.find(tail, head_at.end);
                tail_at.ok_or_else(|| missing(tail))?.end
            }
        };
        Ok(self.places[head_at.start]..self.places[end - 1] + 1)
    }

    fn find(&self, words: &str, from: usize) -> Option<Range<usize>> {
        let words: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
        if words.is_empty() {
            return None;
        }
        let rest = self.characters.get(from..)?;
        let at = rest.windows(words.len()).position(|here| *here == words)?;
        Some(from + at..from + at + words.len())
    }
}
