//! Comparing two sequences by the fewest insertions, deletions and exchanges.

use std::ops::Range;

/// The stretch of `text` closest to `wanted`, and how many changes lie between them. Takes time in
/// proportion to the product of the lengths.
pub(super) fn closest(wanted: &[u64], text: &[u64]) -> (usize, Range<usize>) {
    // For each end in the text: the fewest changes, and where that stretch begins.
    let mut row: Vec<(usize, usize)> = (0..=text.len()).map(|end| (0, end)).collect();
    for (i, word) in wanted.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (i + 1, 0);
        for end in 1..=text.len() {
            let changed = usize::from(text[end - 1] != *word);
            let exchanged = (diagonal.0 + changed, diagonal.1);
            let deleted = (row[end].0 + 1, row[end].1);
            let inserted = (row[end - 1].0 + 1, row[end - 1].1);
            diagonal = row[end];
            row[end] = exchanged;
            for other in [deleted, inserted] {
                if other.0 < row[end].0 {
                    row[end] = other;
                }
            }
        }
    }
    let (mut end, &(changes, start)) = row
        .iter()
        .enumerate()
        .min_by_key(|(_, (changes, _))| *changes)
        .expect("a row is never empty");
    // An exchanged last word says more than a deleted one.
    while row.get(end + 1) == Some(&(changes, start)) {
        end += 1;
    }
    (changes, start..end)
}

/// One step from the one sequence to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Equal,
    /// Only in the first.
    Delete,
    /// Only in the second.
    Insert,
}

/// The steps from `from` to `to`: of neighbouring changes the deletions first.
pub(super) fn steps<T: PartialEq>(from: &[T], to: &[T]) -> Vec<Step> {
    let width = to.len() + 1;
    let mut changes = vec![0u32; (from.len() + 1) * width];
    for i in (0..=from.len()).rev() {
        for j in (0..=to.len()).rev() {
            let at = |i: usize, j: usize| changes[i * width + j];
            changes[i * width + j] = match (from.get(i), to.get(j)) {
                (None, _) => (to.len() - j) as u32,
                (_, None) => (from.len() - i) as u32,
                (Some(a), Some(b)) if a == b => at(i + 1, j + 1),
                _ => 1 + at(i + 1, j + 1).min(at(i + 1, j)).min(at(i, j + 1)),
            };
        }
    }
    let at = |i: usize, j: usize| changes[i * width + j];
    let (mut steps, mut inserted) = (Vec::new(), 0);
    let (mut i, mut j) = (0, 0);
    while i < from.len() || j < to.len() {
        match (from.get(i), to.get(j)) {
            (Some(a), Some(b)) if a == b => {
                steps.extend(std::iter::repeat_n(
                    Step::Insert,
                    std::mem::take(&mut inserted),
                ));
                steps.push(Step::Equal);
                (i, j) = (i + 1, j + 1);
            }
            (Some(_), Some(_)) if at(i, j) == 1 + at(i + 1, j + 1) => {
                steps.push(Step::Delete);
                inserted += 1;
                (i, j) = (i + 1, j + 1);
            }
            (Some(_), other) if other.is_none() || at(i, j) == 1 + at(i + 1, j) => {
                steps.push(Step::Delete);
                i += 1;
            }
            _ => {
                inserted += 1;
                j += 1;
            }
        }
    }
    steps.extend(std::iter::repeat_n(Step::Insert, inserted));
    steps
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn keys(text: &str) -> Vec<u64> {
        text.chars().map(|c| u64::from(u32::from(c))).collect()
    }

    #[test]
    fn the_closest_stretch_is_found() {
        let check = |wanted: &str, text: &str, changes, stretch: &str| {
            let (found, range) = closest(&keys(wanted), &keys(text));
            let found_text: String = text.chars().skip(range.start).take(range.len()).collect();
            assert_eq!((found, found_text.as_str()), (changes, stretch));
        };
        check("再有镜头", "先有问题再有镜子", 1, "再有镜子");
        check("想有镜头", "先有问题再有镜头", 1, "再有镜头");
        check("再有好镜头", "先有问题再有镜头", 1, "再有镜头");
        check("甲", "乙丙", 1, "乙");
        check("甲", "", 1, "");
    }

    #[test]
    fn deletions_come_before_insertions() {
        use Step::{Delete, Equal, Insert};
        let steps = steps(&keys("再有镜头"), &keys("再看电影头"));
        assert_eq!(
            steps,
            [Equal, Delete, Delete, Insert, Insert, Insert, Equal]
        );
    }

    proptest! {
        #[test]
        fn the_steps_lead_from_the_one_to_the_other(from in "[abc]{0,8}", to in "[abc]{0,8}") {
            let (a, b): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
            let steps = steps(&a, &b);
            let (mut i, mut j) = (0, 0);
            for step in &steps {
                if *step == Step::Equal {
                    prop_assert_eq!(a[i], b[j]);
                }
                i += usize::from(*step != Step::Insert);
                j += usize::from(*step != Step::Delete);
            }
            prop_assert_eq!((i, j), (a.len(), b.len()));
        }
    }
}
