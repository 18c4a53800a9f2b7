//! Tests on the columns: who, in what role, where, when.

use tantivy::columnar::StrColumn;

use super::columns::{Columns, Facts};
use super::error::Error;
use super::reader::Index;
use crate::query::{Field, Filter, FilterValue, KindName};
use crate::text::{Date, fold};
use crate::transcript::SpeechKind;

/// A filter, resolved against one segment.
pub(super) enum Test {
    /// The ordinals of a column's dictionary that fit.
    Text(Field, Vec<bool>),
    /// First and last day, as [`Date::bounds`] gives them. A date fits if all of it lies between.
    Dates(u64, u64),
    Kind(SpeechKind),
    /// So many percent of confidence or more.
    AtLeast(u8),
}

impl Index {
    /// Resolves a filter against each segment, in order.
    ///
    /// A speaker is meant by the whole name if anyone is called just that (高远 is not 高远山), else
    /// by a part of it; all other texts by a part.
    pub(super) fn resolve(&self, filter: &Filter) -> Result<Vec<Test>, Error> {
        let wanted = match &filter.value {
            FilterValue::Text(text) => fold(text),
            FilterValue::Dates { from, to } => {
                let from = from.map_or(0, |date| u64::from(date.bounds().0));
                let to = to.map_or(u64::MAX, |date: Date| u64::from(date.bounds().1));
                return Ok(self.columns.iter().map(|_| Test::Dates(from, to)).collect());
            }
            FilterValue::Kind(kind) => {
                let kind = match kind {
                    KindName::Verbatim => SpeechKind::Verbatim,
                    KindName::Direct => SpeechKind::Direct,
                    KindName::Indirect => SpeechKind::Indirect,
                    KindName::Mixed => SpeechKind::Mixed,
                };
                return Ok(self.columns.iter().map(|_| Test::Kind(kind)).collect());
            }
            FilterValue::AtLeast(percent) => {
                return Ok(self
                    .columns
                    .iter()
                    .map(|_| Test::AtLeast(*percent))
                    .collect());
            }
        };
        let select = |fits: &dyn Fn(&str) -> bool| -> Result<Vec<Vec<bool>>, Error> {
            let columns = self
                .columns
                .iter()
                .map(|columns| text_column(columns, filter.field));
            columns.map(|column| self.select(column, fits)).collect()
        };
        if filter.field == Field::Speaker {
            let named = select(&|name| fold(name) == wanted)?;
            if self.anyone_speaks(&named) {
                return Ok(named
                    .into_iter()
                    .map(|fits| Test::Text(filter.field, fits))
                    .collect());
            }
        }
        let fitting = select(&|text| fold(text).contains(&wanted))?;
        Ok(fitting
            .into_iter()
            .map(|fits| Test::Text(filter.field, fits))
            .collect())
    }

    /// Whether one of the selected names of each segment speaks. The dictionary of a segment may
    /// hold names of which all paragraphs are deleted.
    fn anyone_speaks(&self, named: &[Vec<bool>]) -> bool {
        let segments = self.searcher.segment_readers().iter().zip(&self.columns);
        segments.zip(named).any(|((reader, columns), named)| {
            if !named.contains(&true) {
                return false;
            }
            let Some(column) = columns.said_speaker.as_ref() else {
                return false;
            };
            let speaks = |row| named[column.ords().values.get_val(row) as usize];
            !reader.has_deletes()
                || reader
                    .doc_ids_alive()
                    .any(|doc| columns.rows(doc).any(speaks))
        })
    }

    /// Which texts of a column's dictionary fit, by ordinal.
    fn select(
        &self,
        column: Option<&StrColumn>,
        fits: &dyn Fn(&str) -> bool,
    ) -> Result<Vec<bool>, Error> {
        let Some(column) = column else {
            return Ok(Vec::new());
        };
        let mut selected = Vec::with_capacity(column.num_terms());
        let mut terms = column
            .dictionary()
            .stream()
            .map_err(|cause| Error::from_io(&self.dir, cause))?;
        while terms.advance() {
            selected.push(std::str::from_utf8(terms.key()).is_ok_and(fits));
        }
        Ok(selected)
    }
}

impl Test {
    /// Whether the paragraph fits, or, for tests of speakers, roles, kinds and confidence, the speech
    /// at `row`.
    pub(super) fn fits(&self, columns: &Columns, doc: u32, row: Option<u32>) -> bool {
        match self {
            Self::Text(field, selected) => {
                let ordinal = text_column(columns, *field).and_then(|column| match row {
                    Some(row) if is_of_speech(*field) => Some(column.ords().values.get_val(row)),
                    _ => column.ords().first(doc),
                });
                ordinal
                    .is_some_and(|ordinal| selected.get(ordinal as usize).copied().unwrap_or(false))
            }
            Self::Dates(from, to) => {
                let dated = columns.date_from.first(doc).zip(columns.date_to.first(doc));
                dated.is_some_and(|(first, last)| *from <= first && last <= *to)
            }
            Self::Kind(kind) => row.is_some_and(|row| facts(columns, row).kind == *kind),
            Self::AtLeast(percent) => {
                row.is_some_and(|row| facts(columns, row).percent >= *percent)
            }
        }
    }
}

fn facts(columns: &Columns, row: u32) -> Facts {
    Facts::unpack(columns.said_facts.values.get_val(row))
}

fn is_of_speech(field: Field) -> bool {
    matches!(field, Field::Speaker | Field::Role)
}

fn text_column(columns: &Columns, field: Field) -> Option<&StrColumn> {
    match field {
        Field::Speaker => columns.said_speaker.as_ref(),
        Field::Role => columns.said_role.as_ref(),
        Field::Session => columns.session.as_ref(),
        Field::Conference => columns.conference.as_ref(),
        Field::Path => columns.path.as_ref(),
        Field::Date | Field::Kind | Field::Confidence => None,
    }
}
