//! Answers as flat tables: the columns of CSV, and of those Markdown answers that are tables.
//!
//! One row for each thing found. What holds several values is joined by `; `.

use crate::indexing::Report;
use crate::search::{
    AnalyzeAnswer, AuditAnswer, CountAnswer, Hit, InContext, InfoAnswer, KwicAnswer, ListAnswer,
    Place, SearchAnswer, ShowAnswer, SpeechHit, WhoAnswer,
};

use super::Inspection;
use super::marks::matched_texts;
use super::place::clock;

/// A header and rows of as many cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Names of the columns.
    pub header: Vec<&'static str>,
    /// The cells, row by row.
    pub rows: Vec<Vec<String>>,
}

/// What can be shown as a table.
pub trait Tabular {
    /// The table.
    fn table(&self) -> Table;
}

impl Table {
    fn new(header: &[&'static str], rows: impl Iterator<Item = Vec<String>>) -> Self {
        Self {
            header: header.to_vec(),
            rows: rows.collect(),
        }
    }

    /// A table of names and values, for an answer that is one thing.
    fn fields(fields: &[(&str, String)]) -> Self {
        let row = |(name, value): &(&str, String)| vec![(*name).to_owned(), value.clone()];
        Self::new(&["field", "value"], fields.iter().map(row))
    }
}

const HIT: [&str; 16] = [
    "id",
    "literal",
    "score",
    "speakers",
    "roles",
    "kinds",
    "session",
    "conference",
    "place",
    "date",
    "path",
    "lines",
    "page",
    "time",
    "matched",
    "text",
];

impl Tabular for SearchAnswer {
    fn table(&self) -> Table {
        Table::new(&HIT, self.hits.iter().map(hit_row))
    }
}

fn hit_row(hit: &Hit) -> Vec<String> {
    let speakers = &hit.speakers;
    let roles = speakers.iter().filter_map(|speaker| speaker.role.as_ref());
    let mut row = vec![
        hit.id.clone(),
        hit.literal.to_string(),
        hit.score.to_string(),
        join(speakers.iter().map(|speaker| &speaker.name)),
        join(roles),
        join(speakers.iter().map(|speaker| speaker.kind)),
        maybe(&hit.session),
        maybe(&hit.conference.name),
        maybe(&hit.conference.place),
        maybe(&hit.date),
    ];
    row.extend(place_cells(&hit.source));
    row.push(join(matched_texts(&hit.text, &hit.highlights)));
    row.push(hit.text.clone());
    row
}

const SPEECH: [&str; 17] = [
    "id",
    "speaker",
    "role",
    "label",
    "kind",
    "cue",
    "rule",
    "confidence",
    "session",
    "conference",
    "place",
    "date",
    "path",
    "lines",
    "page",
    "time",
    "text",
];

fn speech_row(speech: &SpeechHit) -> Vec<String> {
    let mut row = vec![
        speech.id.clone(),
        speech.name.clone(),
        maybe(&speech.role),
        maybe(&speech.label),
        speech.kind.to_owned(),
        maybe(&speech.cue),
        speech.rule.clone(),
        speech.confidence.to_string(),
        maybe(&speech.session),
        maybe(&speech.conference.name),
        maybe(&speech.conference.place),
        maybe(&speech.date),
    ];
    row.extend(place_cells(&speech.source));
    row.push(speech.text.clone());
    row
}

impl Tabular for WhoAnswer {
    /// One row for each example: the counts of its speaker, then the speech.
    fn table(&self) -> Table {
        let mut header = vec!["speeches", "matches", "first_date", "last_date"];
        header.extend(SPEECH);
        let rows = self.speakers.iter().flat_map(|speaker| {
            speaker.examples.iter().map(|example| {
                let mut row = vec![
                    speaker.speeches.to_string(),
                    speaker.matches.to_string(),
                    maybe(&speaker.first_date),
                    maybe(&speaker.last_date),
                ];
                row.extend(speech_row(&SpeechHit {
                    name: speaker.name.clone(),
                    ..example.clone()
                }));
                row
            })
        });
        Table::new(&header, rows)
    }
}

impl Tabular for ShowAnswer {
    fn table(&self) -> Table {
        fn all<T>(shown: &InContext<T>) -> impl Iterator<Item = &T> {
            let it = std::iter::once(&shown.it);
            shown.before.iter().chain(it).chain(&shown.after)
        }
        match self {
            Self::Paragraph(shown) => Table::new(&HIT, all(shown).map(hit_row)),
            Self::Speech(shown) => Table::new(&SPEECH, all(shown).map(speech_row)),
        }
    }
}

impl Tabular for KwicAnswer {
    fn table(&self) -> Table {
        let header = [
            "id", "left", "match", "right", "speaker", "date", "path", "lines", "page", "time",
        ];
        let rows = self.lines.iter().map(|line| {
            let mut row = vec![
                line.id.clone(),
                line.left.clone(),
                line.matched.clone(),
                line.right.clone(),
                maybe(&line.speaker),
                maybe(&line.date),
            ];
            row.extend(place_cells(&line.source));
            row
        });
        Table::new(&header, rows)
    }
}

impl Tabular for CountAnswer {
    fn table(&self) -> Table {
        let rows = self.groups.iter().map(|group| {
            vec![
                maybe(&group.key),
                group.count.to_string(),
                group.speeches.to_string(),
                maybe(&group.rate),
            ]
        });
        Table::new(&["key", "count", "speeches", "rate"], rows)
    }
}

impl Tabular for ListAnswer {
    fn table(&self) -> Table {
        match self {
            Self::Conferences { conferences, .. } => {
                let header = [
                    "name",
                    "sessions",
                    "paragraphs",
                    "speeches",
                    "speakers",
                    "first_date",
                    "last_date",
                ];
                let rows = conferences.iter().map(|row| {
                    vec![
                        maybe(&row.name),
                        row.sessions.to_string(),
                        row.paragraphs.to_string(),
                        row.speeches.to_string(),
                        row.speakers.to_string(),
                        maybe(&row.first_date),
                        maybe(&row.last_date),
                    ]
                });
                Table::new(&header, rows)
            }
            Self::Sessions { sessions, .. } => {
                let header = [
                    "title",
                    "conference",
                    "paragraphs",
                    "speeches",
                    "first_date",
                    "last_date",
                ];
                let rows = sessions.iter().map(|row| {
                    vec![
                        row.title.clone(),
                        maybe(&row.conference),
                        row.paragraphs.to_string(),
                        row.speeches.to_string(),
                        maybe(&row.first_date),
                        maybe(&row.last_date),
                    ]
                });
                Table::new(&header, rows)
            }
            Self::Speakers { speakers, .. } => {
                let header = [
                    "name",
                    "roles",
                    "conferences",
                    "speeches",
                    "characters",
                    "first_date",
                    "last_date",
                ];
                let rows = speakers.iter().map(|row| {
                    vec![
                        row.name.clone(),
                        join(&row.roles),
                        join(&row.conferences),
                        row.speeches.to_string(),
                        row.characters.to_string(),
                        maybe(&row.first_date),
                        maybe(&row.last_date),
                    ]
                });
                Table::new(&header, rows)
            }
            Self::Files { files, .. } => {
                let header = [
                    "path",
                    "format",
                    "encoding",
                    "bytes",
                    "paragraphs",
                    "speeches",
                    "problems",
                ];
                let rows = files.iter().map(|row| {
                    vec![
                        row.path.clone(),
                        row.format.clone(),
                        row.encoding.clone(),
                        row.bytes.to_string(),
                        row.paragraphs.to_string(),
                        row.speeches.to_string(),
                        join(&row.problems),
                    ]
                });
                Table::new(&header, rows)
            }
        }
    }
}

impl Tabular for Inspection {
    /// One row for each speech.
    fn table(&self) -> Table {
        let header = [
            "speaker",
            "role",
            "label",
            "type",
            "named",
            "kind",
            "cue",
            "rule",
            "confidence",
            "session",
            "spans",
            "text",
        ];
        let rows = self.speeches.iter().map(|speech| {
            let session = speech.session.map(|session| &self.sessions[session].title);
            let spans = speech.spans.iter().flatten();
            vec![
                speech.speaker.name.clone(),
                maybe(&speech.speaker.role),
                maybe(&speech.speaker.label),
                speech.speaker.kind.to_owned(),
                speech.speaker.named.to_string(),
                speech.kind.to_owned(),
                maybe(&speech.cue),
                speech.rule.clone(),
                speech.confidence.to_string(),
                maybe(&session),
                join(spans.map(|[start, end]| format!("{start}-{end}"))),
                speech.text.clone(),
            ]
        });
        Table::new(&header, rows)
    }
}

impl Tabular for InfoAnswer {
    fn table(&self) -> Table {
        Table::fields(&[
            ("index", self.index.clone()),
            ("format", self.format.to_string()),
            ("analysis", self.analysis.clone()),
            ("files", self.files.to_string()),
            ("conferences", self.conferences.to_string()),
            ("sessions", self.sessions.to_string()),
            ("paragraphs", self.paragraphs.to_string()),
            ("speeches", self.speeches.to_string()),
            ("speakers", self.speakers.to_string()),
            ("first_date", maybe(&self.first_date)),
            ("last_date", maybe(&self.last_date)),
            ("source_bytes", self.source_bytes.to_string()),
            ("index_bytes", self.index_bytes.to_string()),
            ("segments", self.segments.to_string()),
        ])
    }
}

impl Tabular for AnalyzeAnswer {
    /// The tokens of the literal field; the words are in the other formats.
    fn table(&self) -> Table {
        let rows = self
            .exact
            .iter()
            .map(|(position, token)| vec![position.to_string(), token.clone()]);
        Table::new(&["position", "token"], rows)
    }
}

impl Tabular for AuditAnswer {
    /// One row for each difference: none is good news.
    fn table(&self) -> Table {
        let header = [
            "text",
            "index_paragraphs",
            "index_occurrences",
            "scan_paragraphs",
            "scan_occurrences",
        ];
        let rows = self.differences.iter().map(|difference| {
            let counts = difference.index.iter().chain(&difference.scan);
            let mut row = vec![difference.text.clone()];
            row.extend(counts.map(u64::to_string));
            row
        });
        Table::new(&header, rows)
    }
}

impl Tabular for Report {
    /// One row for each problem.
    fn table(&self) -> Table {
        let rows = self.problems.iter().map(|in_file| {
            vec![
                in_file.path.clone(),
                in_file.problem.place.clone(),
                in_file.problem.what.clone(),
                in_file.problem.hint.clone(),
            ]
        });
        Table::new(&["path", "place", "what", "hint"], rows)
    }
}

fn place_cells(place: &Place) -> [String; 4] {
    [
        place.path.clone(),
        place
            .lines
            .map_or(String::new(), |[first, last]| format!("{first}-{last}")),
        maybe(&place.page),
        place.time.map_or(String::new(), |[start, end]| {
            format!("{}-{}", clock(start), clock(end))
        }),
    ]
}

fn maybe(value: &Option<impl ToString>) -> String {
    value.as_ref().map_or(String::new(), ToString::to_string)
}

fn join(values: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let values: Vec<_> = values.into_iter().collect();
    let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
    values.join("; ")
}
