//! Tables of counts and lists.

use crate::search::{CountAnswer, ListAnswer};

use super::{Table, Tabular, join, maybe};

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
                    "aliases",
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
                        join(&row.aliases),
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
