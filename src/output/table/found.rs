//! Tables of paragraphs, speeches and occurrences.

use crate::search::{
    Hit, InContext, KwicAnswer, Place, SearchAnswer, ShowAnswer, SpeechHit, VerifyAnswer, WhoAnswer,
};

use super::{Table, Tabular, join, maybe};
use crate::output::Inspection;
use crate::output::marks::matched_texts;

const HIT: [&str; 18] = [
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
    "first_line",
    "last_line",
    "page",
    "start",
    "end",
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
    // An empty role keeps its place, so that roles and speakers correspond.
    let roles = speakers.iter().map(|speaker| maybe(&speaker.role));
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

const SPEECH: [&str; 20] = [
    "id",
    "speaker",
    "role",
    "label",
    "kind",
    "cue",
    "rule",
    "confidence",
    "written",
    "session",
    "conference",
    "place",
    "date",
    "path",
    "first_line",
    "last_line",
    "page",
    "start",
    "end",
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
        maybe(&speech.written),
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

impl Tabular for VerifyAnswer {
    /// One row for each part, with the verdict.
    fn table(&self) -> Table {
        let header = [
            "verdict",
            "id",
            "speaker",
            "role",
            "kind",
            "cue",
            "confidence",
            "session",
            "conference",
            "place",
            "date",
            "path",
            "first_line",
            "last_line",
            "page",
            "start",
            "end",
            "matched",
            "text",
        ];
        let rows = self.parts.iter().map(|part| {
            let speaker = part.speaker.as_ref();
            let mut row = vec![
                self.verdict.as_str().to_owned(),
                part.id.clone(),
                maybe(&speaker.map(|speaker| &speaker.name)),
                maybe(&speaker.and_then(|speaker| speaker.role.as_ref())),
                maybe(&part.kind),
                maybe(&part.cue),
                maybe(&part.confidence),
                maybe(&part.session),
                maybe(&part.conference.name),
                maybe(&part.conference.place),
                maybe(&part.date),
            ];
            row.extend(place_cells(&part.source));
            row.push(join(matched_texts(&part.text, &part.highlights)));
            row.push(part.text.clone());
            row
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
            "id",
            "left",
            "match",
            "right",
            "speaker",
            "date",
            "path",
            "first_line",
            "last_line",
            "page",
            "start",
            "end",
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
            "written",
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
                maybe(&speech.written),
                maybe(&session),
                join(spans.map(|[start, end]| format!("{start}-{end}"))),
                speech.text.clone(),
            ]
        });
        Table::new(&header, rows)
    }
}

/// Path, first and last line, page, start and end in seconds: a cell each, since `7-8` would be
/// taken for a date by some programs.
fn place_cells(place: &Place) -> [String; 6] {
    [
        place.path.clone(),
        maybe(&place.lines.map(|[first, _]| first)),
        maybe(&place.lines.map(|[_, last]| last)),
        maybe(&place.page),
        maybe(&place.time.map(|[start, _]| start)),
        maybe(&place.time.map(|[_, end]| end)),
    ]
}
