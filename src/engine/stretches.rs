//! Which speech of a paragraph a span of it lies in.

use super::columns::Columns;
use super::reader::{Address, Index};

/// The stretches of a paragraph that are said, in order of their start. Looking one up costs a
/// binary search: a transcript without line breaks is one paragraph with thousands of speeches.
#[derive(Debug)]
pub struct Stretches(Vec<Stretch>);

#[derive(Debug)]
struct Stretch {
    /// First and last (exclusive) folded character.
    span: (u32, u32),
    /// The furthest end of this stretch and those before it: speeches may overlap.
    reach: u32,
    row: u32,
    /// The first row of the same speech in the paragraph.
    first_row: u32,
}

impl Stretches {
    pub(super) fn of(columns: &Columns, doc: u32) -> Self {
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut first_row = 0;
        for row in columns.rows(doc) {
            if columns.is_first_row(doc, row) {
                first_row = row;
            }
            stretches.push(Stretch {
                span: columns.span(row),
                reach: 0,
                row,
                first_row,
            });
        }
        Self::sorted(stretches)
    }

    fn sorted(mut stretches: Vec<Stretch>) -> Self {
        stretches.sort_by_key(|stretch| stretch.span.0);
        let mut reach = 0;
        for stretch in &mut stretches {
            reach = reach.max(stretch.span.1);
            stretch.reach = reach;
        }
        Self(stretches)
    }

    /// The row of the stretch that holds a span; the first of several.
    pub fn row_of(&self, span: (u32, u32)) -> Option<u32> {
        self.holding(span).map(|stretch| stretch.row)
    }

    /// The first row of the speech that holds a span.
    pub(super) fn first_row_of(&self, span: (u32, u32)) -> Option<u32> {
        self.holding(span).map(|stretch| stretch.first_row)
    }

    fn holding(&self, (start, end): (u32, u32)) -> Option<&Stretch> {
        let begun = self.0.partition_point(|stretch| stretch.span.0 <= start);
        self.0[..begun]
            .iter()
            .rev()
            .take_while(|stretch| stretch.reach >= end)
            .filter(|stretch| stretch.span.1 >= end)
            .min_by_key(|stretch| stretch.row)
    }
}

impl Index {
    /// What is said in a paragraph, by where it stands.
    pub fn stretches(&self, address: Address) -> Stretches {
        Stretches::of(&self.columns[address.segment as usize], address.doc)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stretches(spans: &[(u32, u32)]) -> Stretches {
        let stretches = (0..).zip(spans).map(|(row, &span)| Stretch {
            span,
            reach: 0,
            row,
            first_row: row,
        });
        Stretches::sorted(stretches.collect())
    }

    proptest! {
        #[test]
        fn a_span_lies_where_looking_at_every_stretch_finds_it(
            spans in prop::collection::vec((0..40_u32, 0..20_u32), 0..12),
            start in 0..40_u32,
            length in 0..8_u32,
        ) {
            let spans: Vec<_> = spans.into_iter().map(|(at, more)| (at, at + more)).collect();
            let wanted = (start, start + length);
            let expected = (0..)
                .zip(&spans)
                .find(|(_, span)| span.0 <= wanted.0 && wanted.1 <= span.1)
                .map(|(row, _)| row);
            prop_assert_eq!(stretches(&spans).row_of(wanted), expected);
        }
    }
}
