//! The measure: how much of what was said is given to whom.
//!
//! A labelled speech is found when at least four fifths of its letters are given to its speaker; a
//! speech of the program is right when at least four fifths of its letters lie in speeches of that
//! speaker. Neighbouring speeches of one speaker count as one, turns excepted.

use std::collections::{BTreeMap, BTreeSet};

use yanlu::attribution::attribute;
use yanlu::output::Inspection;
use yanlu::reader::{self, Document};
use yanlu::transcript::Source;

use super::case::{Case, Role, Said};

/// Positions of letters and digits in a text.
type Letters = BTreeSet<usize>;

/// A speech as the program gives it.
struct Given {
    speaker: String,
    role: Option<String>,
    kind: &'static str,
    cue: Option<String>,
    rule: String,
    spans: Vec<[usize; 2]>,
}

/// So many of so many.
#[derive(Default)]
pub struct Share {
    of: usize,
    right: usize,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.of += 1;
        self.right += usize::from(right);
    }

    fn add(&mut self, other: &Self) {
        self.of += other.of;
        self.right += other.right;
    }

    pub fn rate(&self) -> f64 {
        self.right as f64 / self.of.max(1) as f64
    }

    fn shown(&self) -> String {
        format!("{}/{}", self.right, self.of)
    }
}

/// The score of some cases.
#[derive(Default)]
pub struct Tally {
    cases: Share,
    found: Share,
    right: Share,
    pub roles: Share,
    invented: Share,
    pub kinds: Share,
    cues: Share,
    /// Traps that were attributed.
    pub traps: Share,
}

impl Tally {
    pub fn add(&mut self, other: &Self) {
        self.cases.add(&other.cases);
        self.found.add(&other.found);
        self.right.add(&other.right);
        self.roles.add(&other.roles);
        self.invented.add(&other.invented);
        self.kinds.add(&other.kinds);
        self.cues.add(&other.cues);
        self.traps.add(&other.traps);
    }

    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.right.rate(), self.found.rate());
        2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE)
    }

    pub fn row(&self, name: &str) -> String {
        line([
            name,
            &self.cases.of.to_string(),
            &self.cases.right.to_string(),
            &format!("{:.3}", self.f1()),
            &self.found.shown(),
            &self.right.shown(),
            &self.roles.shown(),
            &self.invented.shown(),
            &self.kinds.shown(),
            &self.cues.shown(),
            &self.traps.shown(),
        ])
    }
}

/// The head of the table.
pub fn head() -> String {
    line([
        "file", "cases", "right", "F1", "found", "right", "roles", "invented", "kinds", "cues",
        "traps",
    ])
}

fn line([name, cells @ ..]: [&str; 11]) -> String {
    let cells: String = cells.iter().map(|cell| format!(" {cell:>8}")).collect();
    format!("{name:15}{cells}")
}

/// Compares what the program makes of a case with its labels; gives every difference.
pub fn score(case: &Case, tally: &mut Tally) -> Vec<String> {
    let text: Vec<char> = case.text.chars().collect();
    let answer = answer(&case.text);
    let labelled: Vec<(&Said, Letters)> = case
        .speeches
        .iter()
        .map(|said| {
            let spans = said.spans.iter().map(|span| [span.start, span.end]);
            (said, letters(&text, spans))
        })
        .collect();
    let mut predicted: Vec<(&Given, Letters)> = answer
        .iter()
        .map(|speech| (speech, letters(&text, speech.spans.iter().copied())))
        .collect();
    predicted.sort_by_key(|(_, letters)| letters.first().copied());
    let owner: BTreeMap<usize, &str> = predicted
        .iter()
        .flat_map(|(speech, letters)| letters.iter().map(|i| (*i, speech.speaker.as_str())))
        .collect();

    let mut faults = Vec::new();
    let joined_labels = join(&labelled, |a, b| {
        a.speaker == b.speaker && a.kind != "verbatim" && b.kind != "verbatim"
    });
    for (said, letters) in &joined_labels {
        let given = letters.iter().filter(|i| {
            let owner = owner.get(i);
            owner.is_some_and(|owner| is_same(said, owner))
        });
        let found = given.count() * 5 >= letters.len().max(1) * 4;
        tally.found.count(found);
        if !found {
            faults.push(format!(
                "missed {}: {}",
                said.speaker,
                brief(&text, letters)
            ));
        }
    }
    let joined_answer = join(&predicted, |a, b| {
        a.speaker == b.speaker && a.kind != "verbatim" && b.kind != "verbatim"
    });
    for (speech, letters) in &joined_answer {
        let inside = |(said, theirs): &(&Said, Letters)| {
            let same = is_same(said, &speech.speaker);
            if same {
                letters.intersection(theirs).count()
            } else {
                0
            }
        };
        let inside: usize = joined_labels.iter().map(inside).sum();
        let right = !letters.is_empty() && inside * 5 >= letters.len() * 4;
        tally.right.count(right);
        if !right {
            let (name, rule) = (&speech.speaker, &speech.rule);
            faults.push(format!("wrong {name} ({rule}): {}", brief(&text, letters)));
        }
    }
    for (said, letters) in &labelled {
        details(said, letters, &predicted, tally, &mut faults);
    }
    let said: Letters = labelled
        .iter()
        .flat_map(|(_, letters)| letters.clone())
        .collect();
    for trap in &case.traps {
        let letters = letters(&text, [[trap.start, trap.end]].into_iter());
        let outside: Letters = letters.difference(&said).copied().collect();
        if outside.len() >= 2 {
            let given = outside.iter().filter(|i| owner.contains_key(i)).count();
            let attributed = given * 2 > outside.len();
            tally.traps.count(attributed);
            if attributed {
                faults.push(format!("trap attributed: {}", brief(&text, &outside)));
            }
        }
    }
    tally.cases.count(faults.is_empty());
    faults
}

/// Role, kind and cue of the speech that holds most of a labelled one.
fn details(
    said: &Said,
    letters: &Letters,
    predicted: &[(&Given, Letters)],
    tally: &mut Tally,
    faults: &mut Vec<String>,
) {
    let mine = predicted
        .iter()
        .filter(|(speech, _)| is_same(said, &speech.speaker))
        .map(|(speech, theirs)| (letters.intersection(theirs).count(), speech))
        .filter(|(shared, _)| *shared > 0)
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    let Some((_, speech)) = mine else {
        return;
    };
    let name = &said.speaker;
    let role = speech.role.as_deref();
    if said.named && !said.organisation {
        match &said.role {
            Role::Written(wanted) => {
                let right = role.is_some_and(|role| squeezed(role) == squeezed(wanted));
                tally.roles.count(right);
                if !right {
                    let role = role.unwrap_or("-");
                    faults.push(format!("role of {name}: {role}, not {wanted}"));
                }
            }
            Role::None => {
                tally.invented.count(role.is_some());
                if let Some(role) = role {
                    faults.push(format!("role of {name}: {role}, not -"));
                }
            }
            Role::Open => {}
        }
    }
    tally.kinds.count(speech.kind == said.kind);
    if speech.kind != said.kind {
        faults.push(format!(
            "kind of {name}: {}, not {}",
            speech.kind, said.kind
        ));
    }
    tally.cues.count(speech.cue == said.cue);
}

/// What `inspect` shows of a file that holds the text.
fn answer(text: &str) -> Vec<Given> {
    let document = Document {
        text,
        first_line: 1,
        source: Source {
            path: "case.txt".to_owned(),
            ..Source::default()
        },
    };
    let reading = reader::read(&document);
    let transcripts: Vec<_> = reading.drafts.into_iter().map(attribute).collect();
    let inspection = Inspection::new("case.txt", "UTF-8", &transcripts, &reading.problems);
    let speeches = inspection.speeches.into_iter();
    speeches
        .map(|speech| Given {
            speaker: speech.speaker.name,
            role: speech.speaker.role,
            kind: speech.kind,
            cue: speech.cue,
            rule: speech.rule,
            spans: speech.spans.expect("speeches of a text have spans"),
        })
        .collect()
}

fn letters(text: &[char], spans: impl Iterator<Item = [usize; 2]>) -> Letters {
    spans
        .flat_map(|[start, end]| start..end.min(text.len()))
        .filter(|i| text[*i].is_alphanumeric())
        .collect()
}

/// Neighbours of one speaker become one.
fn join<'a, T>(
    speeches: &[(&'a T, Letters)],
    same: impl Fn(&T, &T) -> bool,
) -> Vec<(&'a T, Letters)> {
    let mut joined: Vec<(&T, Letters)> = Vec::new();
    for (speech, letters) in speeches {
        match joined.last_mut() {
            Some((last, all)) if same(last, speech) => all.extend(letters),
            _ => joined.push((speech, letters.clone())),
        }
    }
    joined
}

fn is_same(said: &Said, name: &str) -> bool {
    let (ours, theirs) = (squeezed(&said.speaker), squeezed(name));
    if theirs.is_empty() {
        return false;
    }
    ours == theirs
        || (said.organisation || !said.named) && {
            let bare = |name: &str| name.trim_matches(['《', '》']).to_owned();
            let (ours, theirs) = (bare(&ours), bare(&theirs));
            ours.contains(&theirs) || theirs.contains(&ours)
        }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The first words of a stretch of text.
fn brief(text: &[char], letters: &Letters) -> String {
    let Some((first, last)) = letters.first().zip(letters.last()) else {
        return "nothing".to_owned();
    };
    let words = &text[*first..=*last];
    let shown: String = words.iter().take(36).collect();
    let more = if words.len() > 36 { " …" } else { "" };
    shown.replace('\n', "⏎") + more
}
