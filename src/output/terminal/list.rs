//! `list`: one row for each conference, session, speaker or file.

use crate::search::{ConferenceRow, FileRow, ListAnswer, SessionRow, SpeakerRow};

use super::super::place::period;
use super::canvas::Canvas;
use super::grid::{Column, write_grid};
use super::palette::Palette;
use super::styled::Styled;
use super::{View, counted, grouped, size};
use crate::output::Screen;

/// More speakers than this are shown as a table, whoever was asked for.
const MOST_IN_FULL: usize = 10;
const INDENT: usize = 4;

impl View for ListAnswer {
    fn view(&self, screen: &Screen) -> String {
        let mut canvas = Canvas::new(screen);
        let palette = canvas.palette;
        let (total, [one, many]) = match self {
            Self::Conferences { total, .. } => (*total, ["conference", "conferences"]),
            Self::Sessions { total, .. } => (*total, ["session", "sessions"]),
            Self::Speakers { total, .. } => (*total, ["speaker", "speakers"]),
            Self::Files { total, .. } => (*total, ["file", "files"]),
        };
        if let Self::Speakers {
            speakers,
            in_full: true,
            ..
        } = self
            && speakers.len() <= MOST_IN_FULL
        {
            canvas.header(&counted(total, one, many), "", "");
            for speaker in speakers {
                canvas.blank();
                write_speaker(&mut canvas, speaker);
            }
            canvas.more(speakers.len(), total, many);
            return canvas.finish();
        }
        let (columns, rows): (Vec<Column>, Vec<Vec<String>>) = match self {
            Self::Conferences { conferences, .. } => (
                conference_columns(palette),
                conferences.iter().map(conference_cells).collect(),
            ),
            Self::Sessions { sessions, .. } => (
                session_columns(palette),
                sessions.iter().map(session_cells).collect(),
            ),
            Self::Speakers { speakers, .. } => (
                speaker_columns(palette),
                speakers.iter().map(speaker_cells).collect(),
            ),
            Self::Files { files, .. } => (
                file_columns(palette),
                files.iter().map(file_cells).collect(),
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

/// All that is known of one speaker.
fn write_speaker(canvas: &mut Canvas, row: &SpeakerRow) {
    let palette = canvas.palette;
    let mut line = Styled::default();
    let spoken = format!(
        "  {}, {}",
        counted(row.speeches, "speech", "speeches"),
        counted(row.characters, "character", "characters")
    );
    line.push(palette.name, &row.name)
        .push(palette.faint, &spoken);
    if let Some(period) = period(row.first_date, row.last_date) {
        line.push(palette.faint, &format!(" · {period}"));
    }
    canvas.block(0, &line);
    if !row.aliases.is_empty() {
        let mut line = Styled::default();
        let aliases = row.aliases.join(", ");
        line.push(palette.faint, "also written ")
            .push(palette.name, &aliases);
        canvas.block(INDENT, &line);
    }
    for (texts, style) in [
        (&row.roles, palette.role),
        (&row.conferences, palette.faint),
    ] {
        for text in texts {
            let mut line = Styled::default();
            line.push(style, text);
            canvas.block(INDENT, &line);
        }
    }
}

fn conference_columns(palette: Palette) -> Vec<Column> {
    vec![
        Column::text("conference", palette.name),
        Column::whole("date", palette.faint),
        Column::number("sessions"),
        Column::number("paragraphs"),
        Column::number("speeches"),
        Column::number("speakers"),
    ]
}

fn conference_cells(row: &ConferenceRow) -> Vec<String> {
    vec![
        row.name.clone().unwrap_or_else(|| "(no name)".to_owned()),
        period(row.first_date, row.last_date).unwrap_or_default(),
        grouped(row.sessions),
        grouped(row.paragraphs),
        grouped(row.speeches),
        grouped(row.speakers),
    ]
}

fn session_columns(palette: Palette) -> Vec<Column> {
    vec![
        Column::text("session", palette.name),
        Column::minor("conference", palette.role),
        Column::whole("date", palette.faint),
        Column::number("paragraphs"),
        Column::number("speeches"),
    ]
}

fn session_cells(row: &SessionRow) -> Vec<String> {
    vec![
        row.title.clone(),
        row.conference.clone().unwrap_or_default(),
        period(row.first_date, row.last_date).unwrap_or_default(),
        grouped(row.paragraphs),
        grouped(row.speeches),
    ]
}

fn speaker_columns(palette: Palette) -> Vec<Column> {
    vec![
        Column::text("speaker", palette.name),
        Column::text("roles", palette.role),
        Column::minor("conferences", palette.faint),
        Column::whole("date", palette.faint),
        Column::number("speeches"),
        Column::number("characters"),
    ]
}

fn speaker_cells(row: &SpeakerRow) -> Vec<String> {
    vec![
        match row.aliases.as_slice() {
            [] => row.name.clone(),
            aliases => format!("{} ({})", row.name, aliases.join(", ")),
        },
        row.roles.join("; "),
        row.conferences.join("; "),
        period(row.first_date, row.last_date).unwrap_or_default(),
        grouped(row.speeches),
        grouped(row.characters),
    ]
}

fn file_columns(palette: Palette) -> Vec<Column> {
    vec![
        Column::path("file", palette.place),
        Column::whole("format", palette.faint),
        Column::whole("encoding", palette.faint),
        Column::number("size"),
        Column::number("paragraphs"),
        Column::number("speeches"),
        Column::text("problems", palette.bad),
    ]
}

fn file_cells(row: &FileRow) -> Vec<String> {
    vec![
        row.path.clone(),
        row.format.clone(),
        row.encoding.clone(),
        size(row.bytes),
        grouped(row.paragraphs),
        grouped(row.speeches),
        row.problems.join("; "),
    ]
}
