//! A set of small numbers: paragraphs or speeches of one segment.

/// A set of numbers below a fixed length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// The empty set, for numbers below `length`.
    pub(super) fn new(length: u32) -> Self {
        Self {
            words: vec![0; length.div_ceil(64) as usize],
        }
    }

    pub(super) fn insert(&mut self, number: u32) {
        self.words[(number / 64) as usize] |= 1 << (number % 64);
    }

    pub(super) fn contains(&self, number: u32) -> bool {
        self.words[(number / 64) as usize] >> (number % 64) & 1 == 1
    }

    pub(super) fn union(&mut self, other: &Self) {
        self.combine(other, |a, b| a | b);
    }

    pub(super) fn intersect(&mut self, other: &Self) {
        self.combine(other, |a, b| a & b);
    }

    pub(super) fn subtract(&mut self, other: &Self) {
        self.combine(other, |a, b| a & !b);
    }

    /// Its numbers, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words
            .iter()
            .zip(0..)
            .flat_map(|(&word, i)| Ones(word).map(move |bit| i * 64 + bit))
    }

    fn combine(&mut self, other: &Self, operation: impl Fn(u64, u64) -> u64) {
        for (a, &b) in self.words.iter_mut().zip(&other.words) {
            *a = operation(*a, b);
        }
    }
}

/// The places of the ones in a word.
struct Ones(u64);

impl Iterator for Ones {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        if self.0 == 0 {
            return None;
        }
        let bit = self.0.trailing_zeros();
        self.0 &= self.0 - 1;
        Some(bit)
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    fn bits(numbers: &[u32]) -> Bits {
        let mut bits = Bits::new(200);
        numbers.iter().for_each(|&number| bits.insert(number));
        bits
    }

    #[test]
    fn sets_combine() {
        let mut a = bits(&[0, 63, 64, 199]);
        a.intersect(&bits(&[63, 64, 65]));
        a.union(&bits(&[128]));
        a.subtract(&bits(&[64]));
        assert_eq!(a.iter().collect::<Vec<_>>(), [63, 128]);
        assert!(a.contains(128) && !a.contains(64));
    }
}
