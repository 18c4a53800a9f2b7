//! The postings of some terms that follow each other, sorted by counting.

use super::postings::Run;

/// One token: where it stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Posting {
    pub(super) document: u32,
    pub(super) position: u32,
}

/// The postings of the terms of some ranks, those of one term together and in order.
pub(super) struct Block {
    postings: Vec<Posting>,
    /// The end of each term's list.
    ends: Vec<u32>,
}

impl Block {
    /// Picks the postings of the terms from rank `first` on; `counts` says how many each has.
    pub(super) fn sort(first: u32, counts: &[u32], runs: &[Run]) -> Self {
        // At first the start of each list, moved on by each posting until it is the end.
        let mut total = 0;
        let mut ends: Vec<u32> = counts
            .iter()
            .map(|count| {
                total += count;
                total - count
            })
            .collect();
        let mut postings = vec![Posting::default(); total as usize];
        for run in runs {
            let mut positions = run.positions.reader();
            let mut rest = run.tokens.as_slice();
            for &(document, tokens) in &run.documents {
                let (tokens, after) = rest.split_at(tokens as usize);
                rest = after;
                positions.begin();
                for &rank in tokens {
                    let position = positions.next();
                    // What ranks below `first` wraps round to beyond the last.
                    if let Some(end) = ends.get_mut(rank.wrapping_sub(first) as usize) {
                        postings[*end as usize] = Posting { document, position };
                        *end += 1;
                    }
                }
            }
        }
        Self { postings, ends }
    }

    /// The lists of the terms, in order of rank.
    pub(super) fn lists(&self) -> impl Iterator<Item = &[Posting]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, &end)| &self.postings[start as usize..end as usize])
    }
}
