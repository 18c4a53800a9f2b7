//! Combining the sets of a query's leaves: and, or, not, near, filters.

use super::bits::Bits;
use super::evaluate::{Evaluator, LeafSets, Unit};
use super::filter::Test;
use super::tree::{Branch, GroupBranch};
use crate::query::Filter;

/// What the evaluation of a branch looks at.
pub(super) struct Scope<'a> {
    pub evaluator: &'a Evaluator<'a>,
    pub found: &'a [LeafSets],
    pub docs: &'a [u32],
    pub candidates: &'a Bits,
}

impl Scope<'_> {
    /// The units that a branch matches; filters take their tests in the order of [`filters`].
    pub(super) fn branch<'t>(
        &self,
        branch: &Branch,
        literal: bool,
        tests: &mut impl Iterator<Item = &'t Test>,
    ) -> Bits {
        match branch {
            Branch::Leaf(i) if literal => self.found[*i].literal.clone(),
            Branch::Leaf(i) => self.found[*i].either.clone(),
            Branch::Near(distance, leaves) => self.near(*distance, leaves),
            Branch::Filter(_) => self.filter(tests.next().expect("a test for each filter")),
            Branch::Group(group) => self.group(group, literal, tests),
        }
    }

    fn group<'t>(
        &self,
        group: &GroupBranch,
        literal: bool,
        tests: &mut impl Iterator<Item = &'t Test>,
    ) -> Bits {
        let mut all = |branches: &[Branch]| -> Vec<Bits> {
            branches
                .iter()
                .map(|branch| self.branch(branch, literal, tests))
                .collect()
        };
        let (required, optional) = (all(&group.required), all(&group.optional));
        let (excluded, filters) = (all(&group.excluded), all(&group.filters));
        let mut set = match (required.split_first(), optional.split_first()) {
            (Some((first, others)), _) => combine(first, others, Bits::intersect),
            (None, Some((first, others))) => combine(first, others, Bits::union),
            (None, None) => self.candidates.clone(),
        };
        filters.iter().for_each(|other| set.intersect(other));
        excluded.iter().for_each(|other| set.subtract(other));
        set
    }

    fn filter(&self, test: &Test) -> Bits {
        let evaluator = self.evaluator;
        let fitting = evaluator
            .with_paragraphs(self.candidates, self.docs)
            .filter(|&(doc, unit)| {
                let row = (evaluator.unit == Unit::Speech).then_some(unit);
                test.fits(evaluator.columns, doc, row)
            });
        evaluator.set_of(fitting.map(|(_, unit)| unit))
    }

    /// Units in which every leaf stands, each within `distance` characters of the first.
    fn near(&self, distance: u32, leaves: &[usize]) -> Bits {
        let occurrences: Vec<_> = leaves
            .iter()
            .map(|&leaf| &self.found[leaf].hits.occurrences)
            .collect();
        let Some((first, others)) = occurrences.split_first() else {
            return Bits::new(self.evaluator.length());
        };
        let units = first.iter().flat_map(|(doc, spans)| {
            let places = self.evaluator.places_in(doc);
            let others: Vec<_> = others.iter().map(|other| other.of(doc)).collect();
            spans.iter().filter_map(move |&span| {
                let unit = places.unit_of(span)?;
                let near = |&(start, end): &(u32, u32)| {
                    let gap = start.saturating_sub(span.1).max(span.0.saturating_sub(end));
                    gap <= distance && places.unit_of((start, end)) == Some(unit)
                };
                let all = others.iter().all(|other| other.iter().any(near));
                all.then_some(unit)
            })
        });
        self.evaluator.set_of(units)
    }
}

fn combine(first: &Bits, others: &[Bits], operation: fn(&mut Bits, &Bits)) -> Bits {
    let mut set = first.clone();
    others.iter().for_each(|other| operation(&mut set, other));
    set
}

/// The filters of a tree, in the order in which its evaluation meets them.
pub(super) fn filters(branch: &Branch) -> Vec<&Filter> {
    match branch {
        Branch::Leaf(_) | Branch::Near(..) => Vec::new(),
        Branch::Filter(filter) => vec![filter],
        Branch::Group(group) => [
            &group.required,
            &group.optional,
            &group.excluded,
            &group.filters,
        ]
        .into_iter()
        .flatten()
        .flat_map(filters)
        .collect(),
    }
}

/// The leaves whose places decide, not only their paragraphs.
pub(super) fn near_leaves(branch: &Branch) -> Vec<usize> {
    match branch {
        Branch::Near(_, leaves) => leaves.clone(),
        Branch::Leaf(_) | Branch::Filter(_) => Vec::new(),
        Branch::Group(group) => [&group.required, &group.optional, &group.excluded]
            .into_iter()
            .flatten()
            .flat_map(near_leaves)
            .collect(),
    }
}
