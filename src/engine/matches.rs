//! Every literal match of a query: exact counts, speakers, concordances.

use std::cmp::Reverse;

use super::error::Error;
use super::evaluate::{Evaluation, Evaluator, Unit};
use super::reader::{Address, Index};
use super::tree::{Recall, Tree};
use crate::query::Query;

/// A unit that matches.
#[derive(Debug, Clone, Copy)]
pub struct Match<'a> {
    /// Its paragraph.
    pub address: Address,
    /// The first row of the speech in the paragraph, if the unit is a speech.
    pub row: Option<u32>,
    /// Where the terms stand in the unit, in folded characters of the paragraph: in order, not
    /// overlapping. Empty if the query has no terms.
    pub spans: &'a [(u32, u32)],
}

impl Index {
    /// Calls `visit` with every unit that matches literally; an empty query matches none.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn each_match(
        &self,
        query: &Query,
        unit: Unit,
        mut visit: impl FnMut(Match<'_>),
    ) -> Result<(), Error> {
        if query.is_empty() {
            return Ok(());
        }
        let tree = Tree::lower(query, Recall::Literal);
        let evaluated = self.evaluate(&tree, unit, true)?;
        let mut spans = Vec::new();
        for ((evaluator, evaluation), segment) in evaluated.iter().zip(0..) {
            let units = evaluator.with_paragraphs(&evaluation.literal, &evaluation.docs);
            let units: Vec<_> = units.collect();
            for of_paragraph in units.chunk_by(|a, b| a.0 == b.0) {
                let doc = of_paragraph[0].0;
                let standing = standing(&tree, evaluator, evaluation, doc);
                for &(_, number) in of_paragraph {
                    spans.clear();
                    spans.extend(free(&standing, number));
                    visit(Match {
                        address: Address { segment, doc },
                        row: (unit == Unit::Speech).then_some(number),
                        spans: &spans,
                    });
                }
            }
        }
        Ok(())
    }
}

/// Where the positive leaves stand in a paragraph: unit and span, unit by unit, in order of their
/// start, of two that begin together the longer first.
fn standing(
    tree: &Tree,
    evaluator: &Evaluator<'_>,
    evaluation: &Evaluation,
    doc: u32,
) -> Vec<(u32, (u32, u32))> {
    let places = evaluator.places_in(doc);
    let leaves = tree.leaves.iter().zip(&evaluation.leaves);
    let mut standing: Vec<_> = leaves
        .filter(|(leaf, _)| leaf.positive)
        .flat_map(|(_, hits)| hits.occurrences.of(doc))
        .filter_map(|&span| Some((places.unit_of(span)?, span)))
        .collect();
    standing.sort_unstable_by_key(|&(unit, (start, end))| (unit, start, Reverse(end)));
    standing
}

/// The spans of a unit of which none overlaps one before it.
fn free(standing: &[(u32, (u32, u32))], unit: u32) -> impl Iterator<Item = (u32, u32)> {
    let first = standing.partition_point(|&(other, _)| other < unit);
    let mut reached = 0;
    standing[first..]
        .iter()
        .take_while(move |&&(other, _)| other == unit)
        .map(|&(_, span)| span)
        .filter(move |&(start, end)| {
            let free = start >= reached;
            if free {
                reached = end;
            }
            free
        })
}
