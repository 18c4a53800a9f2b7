//! Tables of what is said about an index, a build, an audit or a text.

use crate::indexing::Report;
use crate::search::{AnalyzeAnswer, AuditAnswer, InfoAnswer};

use super::{Table, Tabular, maybe};

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
