//! `info` and `analyze`: names on the left, values on the right.

use crate::search::{AnalyzeAnswer, InfoAnswer};

use super::super::place::period;
use super::canvas::Canvas;
use super::styled::Styled;
use super::{View, grouped, size};
use crate::output::Screen;

/// Columns for the names.
const NAME: usize = 13;

impl View for InfoAnswer {
    fn view(&self, screen: &Screen) -> String {
        let dates = period(self.first_date, self.last_date).unwrap_or_else(|| "none".to_owned());
        let ratio = match self.source_bytes {
            0 => String::new(),
            bytes => format!(
                ", {:.2} × the source",
                self.index_bytes as f64 / bytes as f64
            ),
        };
        fields(
            screen,
            &[
                ("index", self.index.clone()),
                ("files", grouped(self.files)),
                ("conferences", grouped(self.conferences)),
                ("sessions", grouped(self.sessions)),
                ("paragraphs", grouped(self.paragraphs)),
                ("speeches", grouped(self.speeches)),
                ("speakers", grouped(self.speakers)),
                ("dates", dates),
                ("source", size(self.source_bytes)),
                ("on disk", size(self.index_bytes) + &ratio),
                ("segments", grouped(self.segments)),
                ("format", self.format.to_string()),
                ("analysis", self.analysis.clone()),
            ],
        )
    }
}

impl View for AnalyzeAnswer {
    fn view(&self, screen: &Screen) -> String {
        let tokens: Vec<String> = self
            .exact
            .iter()
            .map(|(position, token)| format!("{position}:{token}"))
            .collect();
        fields(
            screen,
            &[
                ("text", self.text.clone()),
                ("folded", self.folded.clone()),
                ("words", self.words.join(" / ")),
                ("exact", tokens.join("  ")),
                ("analysis", self.analysis.clone()),
            ],
        )
    }
}

fn fields(screen: &Screen, fields: &[(&str, String)]) -> String {
    let mut canvas = Canvas::new(screen);
    for (name, value) in fields {
        let mut margin = Styled::default();
        margin.push(canvas.palette.faint, name);
        let mut styled = Styled::default();
        styled.plain(value);
        canvas.hanging(&margin, NAME, &styled);
    }
    canvas.finish()
}
