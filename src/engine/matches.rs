//! Every literal match of a query: exact counts, speakers, concordances.

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
            for (doc, number) in evaluator.with_paragraphs(&evaluation.literal, &evaluation.docs) {
                collect_spans(&tree, evaluator, evaluation, (doc, number), &mut spans);
                visit(Match {
                    address: Address { segment, doc },
                    row: (unit == Unit::Speech).then_some(number),
                    spans: &spans,
                });
            }
        }
        Ok(())
    }
}

/// Gathers where the positive leaves stand in a unit.
fn collect_spans(
    tree: &Tree,
    evaluator: &Evaluator<'_>,
    evaluation: &Evaluation,
    (doc, unit): (u32, u32),
    spans: &mut Vec<(u32, u32)>,
) {
    spans.clear();
    for (leaf, hits) in tree.leaves.iter().zip(&evaluation.leaves) {
        if leaf.positive {
            let inside = |span: &&(u32, u32)| evaluator.unit_of(doc, **span) == Some(unit);
            spans.extend(hits.occurrences.of(doc).iter().filter(inside));
        }
    }
    // Of overlapping occurrences the first counts, of two that begin together the longer.
    spans.sort_unstable_by_key(|&(start, end)| (start, std::cmp::Reverse(end)));
    let mut reached = 0;
    spans.retain(|&(start, end)| {
        let free = start >= reached;
        if free {
            reached = end;
        }
        free
    });
}
