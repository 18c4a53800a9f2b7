//! The text of a `speakers.toml` → a [`Register`], and what is wrong with it.
//!
//! What is good goes on: a bad alias costs itself, anything else that is bad its entry.

use std::ops::Range;

use rustc_hash::FxHashMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::Fault;
use super::{Condition, Correction, Person, Register, Verdict, comparable};
use crate::text::{Pattern, Widen, fold};
use crate::transcript::Problem;

const SPEAKER: &str = "speaker";
const CORRECTION: &str = "correction";

/// The most problems that are told of one register.
pub(super) const MOST_PROBLEMS: usize = 20;

type Value<'a> = Spanned<DeValue<'a>>;
type Table<'a> = Spanned<&'a DeTable<'a>>;

/// Reads a register; its folder, path and hash are left to the caller.
pub(super) fn parse(text: &str) -> Register {
    let mut parser = Parser {
        lines: Lines::new(text),
        faults: Vec::new(),
        offset: 0,
    };
    let mut register = Register::default();
    let (root, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        parser.read(root.get_ref(), &mut register);
    } else {
        // Past a fault the parser guesses, and a bracket that is not closed swallows the rest: each
        // entry is read by itself.
        for block in blocks(text) {
            parser.offset = block.start;
            let block = &text[block];
            let (root, errors) = DeTable::parse_recoverable(block);
            match errors.first() {
                None => parser.read(root.get_ref(), &mut register),
                Some(error) => {
                    let at = error.span().map_or(0, |span| span.start);
                    let fault = Fault::Syntax {
                        message: error.message().to_owned(),
                        costs_entry: block.starts_with("[["),
                    };
                    parser.fault(fault, at..at);
                }
            }
        }
    }
    parser.offset = 0;
    parser.take_out_taken(&mut register.people);
    for (number, person) in register.people.iter().enumerate() {
        for name in person.names() {
            let known = register.by_name.entry(fold(name)).or_default();
            if known.last() != Some(&number) {
                known.push(number);
            }
        }
    }
    register.problems = parser.problems();
    register
}

/// The text cut before each line that begins an entry.
fn blocks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let later = text.match_indices("\n[[").map(|(at, _)| at + 1);
    let mut starts = std::iter::once(0).chain(later).peekable();
    std::iter::from_fn(move || {
        let start = starts.next()?;
        Some(start..starts.peek().copied().unwrap_or(text.len()))
    })
}

/// One table of the file.
struct Entry<'a> {
    kind: &'static str,
    table: Table<'a>,
}

struct Parser<'a> {
    lines: Lines<'a>,
    /// Each with the byte it was met at.
    faults: Vec<(usize, Fault)>,
    /// The byte that the block begins at which is read now.
    offset: usize,
}

impl Parser<'_> {
    fn fault(&mut self, fault: Fault, span: Range<usize>) {
        self.faults.push((self.offset + span.start, fault));
    }

    /// The faults in order, if there are too many only the first.
    fn problems(mut self) -> Vec<Problem> {
        self.faults.sort_by_key(|(at, _)| *at);
        let faults = self.faults.iter().take(MOST_PROBLEMS);
        let mut problems: Vec<_> = faults
            .map(|(at, fault)| fault.at(self.lines.place(*at)))
            .collect();
        let more = self.faults.len() - problems.len();
        if more > 0 {
            let what = format!("{more} more problems of the kind");
            problems.push(Problem::new("", what, ""));
        }
        problems
    }

    fn read(&mut self, root: &DeTable<'_>, register: &mut Register) {
        for entry in self.entries(root) {
            match entry.kind {
                SPEAKER => register.people.extend(self.person(&entry.table)),
                _ => register.corrections.extend(self.correction(&entry.table)),
            }
        }
    }

    fn line(&self, span: Range<usize>) -> u32 {
        self.lines.place(self.offset + span.start).0
    }

    /// The entries of the file, in order.
    fn entries<'t>(&mut self, root: &'t DeTable<'t>) -> Vec<Entry<'t>> {
        let mut entries = Vec::new();
        for (key, value) in root {
            let kind = match key.get_ref().as_ref() {
                SPEAKER => SPEAKER,
                CORRECTION => CORRECTION,
                name => {
                    let name = name.to_owned();
                    self.fault(Fault::UnknownEntry { name }, key.span());
                    continue;
                }
            };
            let DeValue::Array(array) = value.get_ref() else {
                self.fault(Fault::SingleBrackets { name: kind }, key.span());
                continue;
            };
            for item in array {
                match table(item) {
                    Some(table) => entries.push(Entry { kind, table }),
                    None => self.fault(Fault::SingleBrackets { name: kind }, item.span()),
                }
            }
        }
        entries.sort_by_key(|entry| entry.table.span().start);
        entries
    }

    fn person(&mut self, entry: &Table<'_>) -> Option<Person> {
        let known = self.check_keys(entry, "[[speaker]]", &["name", "aliases", "where"]);
        let table = *entry.get_ref();
        let name = match table.get("name") {
            Some(value) => self.name("name", value),
            None => {
                let missing = Fault::Missing {
                    table: "[[speaker]]",
                    key: "name",
                    hint: "add name = \"…\", the name that the person goes by",
                };
                self.fault(missing, entry.span());
                None
            }
        };
        let aliases = match table.get("aliases") {
            None => Some(Vec::new()),
            Some(value) => self.aliases(value),
        };
        let condition = match table.get("where") {
            None => Some(Condition::default()),
            Some(value) => self.condition(value),
        };
        known.then_some(())?;
        Some(Person {
            name: name?,
            aliases: aliases?,
            line: self.line(entry.span()),
            condition: condition?,
        })
    }

    /// The good ones of a list of aliases; `None` if it is no list.
    fn aliases(&mut self, value: &Value<'_>) -> Option<Vec<String>> {
        let DeValue::Array(items) = value.get_ref() else {
            let fault = Fault::Type {
                key: "aliases",
                expected: "a list of texts",
            };
            self.fault(fault, value.span());
            return None;
        };
        let mut aliases = Vec::new();
        for item in items {
            aliases.extend(self.name("aliases", item));
        }
        Some(aliases)
    }

    fn condition(&mut self, value: &Value<'_>) -> Option<Condition> {
        let Some(table) = table(value) else {
            let fault = Fault::Type {
                key: "where",
                expected: "a table",
            };
            self.fault(fault, value.span());
            return None;
        };
        let known = self.check_keys(&table, "where", &["role", "conference", "path"]);
        let mut good = known;
        let mut texts = |key, parser: &mut Self| match table.get_ref().get(key) {
            None => Vec::new(),
            Some(value) => parser.one_or_more(key, value).unwrap_or_else(|| {
                good = false;
                Vec::new()
            }),
        };
        let fold_all = |texts: Vec<String>| texts.iter().map(|text| fold(text)).collect();
        let condition = Condition {
            roles: fold_all(texts("role", self)),
            conferences: fold_all(texts("conference", self)),
            paths: texts("path", self)
                .iter()
                .map(|path| comparable(path))
                .collect(),
        };
        if good && condition.is_empty() {
            self.fault(Fault::EmptyWhere, value.span());
        }
        (good && !condition.is_empty()).then_some(condition)
    }

    fn correction(&mut self, entry: &Table<'_>) -> Option<Correction> {
        let keys = ["path", "text", "speaker", "role", "none"];
        let mut good = self.check_keys(entry, "[[correction]]", &keys);
        let table = *entry.get_ref();
        let mut text = |key: &'static str, parser: &mut Self| {
            let value = table.get(key)?;
            let text = parser.name(key, value);
            good &= text.is_some();
            text
        };
        let path = text("path", self);
        let piece = text("text", self);
        let speaker = text("speaker", self);
        let role = text("role", self);
        if let (Some(path), Some(value)) = (&path, table.get("path")) {
            good &= self.check_path(path, value);
        }
        if !table.contains_key("text") {
            let missing = Fault::Missing {
                table: "[[correction]]",
                key: "text",
                hint: "add text = \"…\", a piece of the speech that it corrects",
            };
            self.fault(missing, entry.span());
        }
        let none = match table.get("none") {
            None => false,
            Some(value) if matches!(value.get_ref(), DeValue::Boolean(true)) => true,
            Some(value) => {
                let fault = Fault::Type {
                    key: "none",
                    expected: "true",
                };
                self.fault(fault, value.span());
                return None;
            }
        };
        let verdict = match (none, speaker.is_some() || role.is_some()) {
            _ if !good => None,
            (true, false) => Some(Verdict::Nobody),
            (false, true) => Some(Verdict::Somebody { speaker, role }),
            (true, true) => {
                self.fault(Fault::TwoVerdicts, entry.span());
                None
            }
            (false, false) => {
                self.fault(Fault::NoVerdict, entry.span());
                None
            }
        };
        Some(Correction {
            line: self.line(entry.span()),
            path: path.map(|path| comparable(&path)),
            piece: Pattern::new(
                &piece?,
                Widen {
                    left: true,
                    right: true,
                },
            )?,
            verdict: verdict?,
        })
    }

    /// Takes out names that two people have whom nothing tells apart.
    fn take_out_taken(&mut self, people: &mut Vec<Person>) {
        let mut taken: FxHashMap<(String, String), u32> = FxHashMap::default();
        let mut faults = Vec::new();
        people.retain_mut(|person| {
            let own = person.line;
            let condition = format!("{:?}", person.condition);
            let mut is_free = |name: &str| {
                let line = *taken.entry((condition.clone(), fold(name))).or_insert(own);
                if line != own {
                    let name = name.to_owned();
                    faults.push((own, Fault::Taken { name, line }));
                }
                line == own
            };
            // A name that is told apart stands nowhere as it is written here.
            let keep = !person.condition.is_empty() || is_free(&person.name);
            if keep {
                person.aliases.retain(|alias| is_free(alias));
            }
            keep
        });
        for (line, fault) in faults {
            let start = self.lines.start(line);
            self.fault(fault, start..start);
        }
    }

    /// Whether a table has none but these keys.
    fn check_keys(&mut self, table: &Table<'_>, name: &'static str, keys: &[&'static str]) -> bool {
        let mut good = true;
        for key in table.get_ref().keys() {
            if !keys.contains(&key.get_ref().as_ref()) {
                good = false;
                let fault = Fault::UnknownKey {
                    table: name,
                    keys: match name {
                        "[[speaker]]" => "name, aliases and where",
                        "where" => "role, conference and path",
                        _ => "path, text, speaker, role and none",
                    },
                    key: key.get_ref().to_string(),
                };
                self.fault(fault, key.span());
            }
        }
        good
    }

    /// A text that holds something to compare.
    fn name(&mut self, key: &'static str, value: &Value<'_>) -> Option<String> {
        let DeValue::String(text) = value.get_ref() else {
            let expected = match key {
                "aliases" => "a list of texts",
                _ => "a text",
            };
            self.fault(Fault::Type { key, expected }, value.span());
            return None;
        };
        let holds_something = Pattern::new(text, Widen::default()).is_some();
        if !holds_something {
            self.fault(Fault::Empty { key }, value.span());
        }
        holds_something.then(|| text.trim().to_owned())
    }

    /// A text or a list of texts; `None` if one of them is bad, or there is none.
    fn one_or_more(&mut self, key: &'static str, value: &Value<'_>) -> Option<Vec<String>> {
        let items: Vec<&Value<'_>> = match value.get_ref() {
            DeValue::String(_) => vec![value],
            DeValue::Array(items) if !items.is_empty() => items.iter().collect(),
            _ => {
                let expected = "a text or a list of texts";
                self.fault(Fault::Type { key, expected }, value.span());
                return None;
            }
        };
        let mut texts = Vec::new();
        let mut good = true;
        for item in items {
            let text = self.name(key, item);
            good &= text.is_some();
            if let (Some(text), "path") = (&text, key) {
                good &= self.check_path(text, item);
            }
            texts.extend(text);
        }
        good.then_some(texts)
    }

    fn check_path(&mut self, path: &str, value: &Value<'_>) -> bool {
        let drive = path.as_bytes().get(1) == Some(&b':');
        let outside = path.starts_with(['/', '\\'])
            || drive
            || path.contains('\\')
            || path.split('/').any(|part| part == "..");
        if outside {
            let path = path.to_owned();
            self.fault(Fault::PathOutside { path }, value.span());
        }
        !outside
    }
}

/// The table that a value is.
fn table<'a>(value: &'a Value<'a>) -> Option<Table<'a>> {
    match value.get_ref() {
        DeValue::Table(table) => Some(Spanned::new(value.span(), table)),
        _ => None,
    }
}

/// Where lines begin.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let ends = text.match_indices('\n').map(|(end, _)| end + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(ends).collect(),
        }
    }

    /// Line and column of a byte, from 1; the column counts characters.
    fn place(&self, at: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|&start| start <= at).max(1);
        let before = self.text.get(self.starts[line - 1]..at).unwrap_or("");
        (line as u32, before.chars().count() as u32 + 1)
    }

    /// The byte that a line begins at.
    fn start(&self, line: u32) -> usize {
        self.starts[line as usize - 1]
    }
}
