//! `list`: one row for each conference, session, speaker or file.

use anstyle::Style;

use crate::search::ListAnswer;

use super::super::place::period;
use super::canvas::Canvas;
use super::grid::{Column, write_grid};
use super::{View, counted, grouped, size};
use crate::output::Screen;

impl View for ListAnswer {
    fn view(&self, screen: &Screen) -> String {
        let mut canvas = Canvas::new(screen);
        let palette = canvas.palette;
        let text = |title, style| Column {
            title,
            number: false,
            style,
        };
        let number = |title| Column {
            title,
            number: true,
            style: Style::new(),
        };
        let date = text("date", palette.faint);
        let (total, one, many, columns, rows): (_, _, _, Vec<Column>, Vec<Vec<String>>) = match self
        {
            Self::Conferences { total, conferences } => (
                *total,
                "conference",
                "conferences",
                vec![
                    text("conference", palette.name),
                    date,
                    number("sessions"),
                    number("paragraphs"),
                    number("speeches"),
                    number("speakers"),
                ],
                conferences
                    .iter()
                    .map(|row| {
                        vec![
                            row.name.clone().unwrap_or_else(|| "(no name)".to_owned()),
                            period(row.first_date, row.last_date).unwrap_or_default(),
                            grouped(row.sessions),
                            grouped(row.paragraphs),
                            grouped(row.speeches),
                            grouped(row.speakers),
                        ]
                    })
                    .collect(),
            ),
            Self::Sessions { total, sessions } => (
                *total,
                "session",
                "sessions",
                vec![
                    text("session", palette.name),
                    text("conference", palette.role),
                    date,
                    number("paragraphs"),
                    number("speeches"),
                ],
                sessions
                    .iter()
                    .map(|row| {
                        vec![
                            row.title.clone(),
                            row.conference.clone().unwrap_or_default(),
                            period(row.first_date, row.last_date).unwrap_or_default(),
                            grouped(row.paragraphs),
                            grouped(row.speeches),
                        ]
                    })
                    .collect(),
            ),
            Self::Speakers { total, speakers } => (
                *total,
                "speaker",
                "speakers",
                vec![
                    text("speaker", palette.name),
                    text("roles", palette.role),
                    text("conferences", palette.faint),
                    date,
                    number("speeches"),
                    number("characters"),
                ],
                speakers
                    .iter()
                    .map(|row| {
                        vec![
                            row.name.clone(),
                            row.roles.join("; "),
                            row.conferences.join("; "),
                            period(row.first_date, row.last_date).unwrap_or_default(),
                            grouped(row.speeches),
                            grouped(row.characters),
                        ]
                    })
                    .collect(),
            ),
            Self::Files { total, files } => (
                *total,
                "file",
                "files",
                vec![
                    text("file", palette.place),
                    text("format", Style::new()),
                    text("encoding", Style::new()),
                    number("size"),
                    number("paragraphs"),
                    number("speeches"),
                    text("problems", palette.bad),
                ],
                files
                    .iter()
                    .map(|row| {
                        vec![
                            row.path.clone(),
                            row.format.clone(),
                            row.encoding.clone(),
                            size(row.bytes),
                            grouped(row.paragraphs),
                            grouped(row.speeches),
                            row.problems.join("; "),
                        ]
                    })
                    .collect(),
            ),
        };
        canvas.header(&counted(total, one, many), "", "");
        if !rows.is_empty() {
            canvas.blank();
            write_grid(&mut canvas, &columns, &rows);
        }
        canvas.more(rows.len(), total, many);
        canvas.finish()
    }
}
