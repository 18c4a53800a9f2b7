//! The different terms of a field of a segment in the making, numbered as they come.

use rustc_hash::FxHashMap;

/// Terms and their numbers, from 0.
#[derive(Default)]
pub(super) struct Terms {
    /// Terms of at most eight bytes, which are nearly all, by their heads: two Han characters take
    /// six.
    short: FxHashMap<u64, u32>,
    long: FxHashMap<Box<[u8]>, u32>,
    /// The head of each term, by number.
    heads: Vec<u64>,
    /// Bytes of the long terms.
    long_bytes: usize,
}

/// Terms in the order of their bytes.
pub(super) struct SortedTerms {
    /// The head and the number of each.
    order: Vec<(u64, u32)>,
    /// The bytes of the long ones, by number.
    long: FxHashMap<u32, Box<[u8]>>,
}

impl Terms {
    /// The number of a term: a new one if it is new.
    #[inline]
    pub(super) fn number(&mut self, term: &str) -> u32 {
        let bytes = term.as_bytes();
        let head = head(bytes);
        let next = self.heads.len() as u32;
        let number = match is_short(bytes) {
            true => *self.short.entry(head).or_insert(next),
            false => self.long_number(bytes, next),
        };
        if number == next {
            self.heads.push(head);
        }
        number
    }

    fn long_number(&mut self, bytes: &[u8], next: u32) -> u32 {
        if let Some(&number) = self.long.get(bytes) {
            return number;
        }
        self.long_bytes += bytes.len();
        self.long.insert(bytes.into(), next);
        next
    }

    /// An estimate of the memory they take, in bytes.
    pub(super) fn memory(&self) -> usize {
        self.short_memory() + self.heads.len() * 8 + self.long_memory()
    }

    /// The same once they are sorted.
    pub(super) fn sorted_memory(&self) -> usize {
        self.heads.len() * size_of::<(u64, u32)>() + self.long_memory()
    }

    /// A slot and a byte of control for each of 8 places, of which 7 are filled at most.
    fn short_memory(&self) -> usize {
        self.short.capacity() * 8 / 7 * (size_of::<(u64, u32)>() + 1)
    }

    /// A slot of a map that is half full on average, and the bytes.
    fn long_memory(&self) -> usize {
        self.long.len() * 64 + self.long_bytes
    }

    pub(super) fn len(&self) -> usize {
        self.heads.len()
    }

    pub(super) fn sort(self) -> SortedTerms {
        let swap = |(bytes, number)| (number, bytes);
        let long: FxHashMap<u32, Box<[u8]>> = self.long.into_iter().map(swap).collect();
        let mut order: Vec<(u64, u32)> = self.heads.into_iter().zip(0..).collect();
        order.sort_unstable();
        for equal in order.chunk_by_mut(|a, b| a.0 == b.0) {
            // A term that is its own head comes before those that begin with it.
            equal.sort_by_key(|(_, number)| long.get(number));
        }
        SortedTerms { order, long }
    }
}

impl SortedTerms {
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// The number of the term at a place in the order.
    pub(super) fn number(&self, rank: usize) -> u32 {
        self.order[rank].1
    }

    /// Puts the bytes of the term at a place in the order into `bytes`.
    pub(super) fn write(&self, rank: usize, bytes: &mut Vec<u8>) {
        let (head, number) = self.order[rank];
        bytes.clear();
        match self.long.get(&number) {
            Some(long) => bytes.extend_from_slice(long),
            None => {
                let length = 8 - head.trailing_zeros() as usize / 8;
                bytes.extend_from_slice(&head.to_be_bytes()[..length]);
            }
        }
    }
}

/// The first eight bytes as a number in the order of the bytes, filled up with zeros.
fn head(bytes: &[u8]) -> u64 {
    let length = bytes.len().min(8);
    let number = bytes[..length]
        .iter()
        .fold(0, |number, &byte| number << 8 | u64::from(byte));
    match length {
        0 => 0,
        _ => number << (64 - 8 * length),
    }
}

/// True if the head alone tells the term.
fn is_short(bytes: &[u8]) -> bool {
    bytes.len() <= 8 && bytes.last().is_some_and(|&byte| byte != 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn terms_come_back_in_order_with_their_numbers(
            words in prop::collection::vec("[a-d的剧\0]{0,5}", 0..40),
        ) {
            let mut terms = Terms::default();
            let mut expected: Vec<(Vec<u8>, u32)> = words
                .iter()
                .map(|word| (word.as_bytes().to_vec(), terms.number(word)))
                .collect();
            expected.sort();
            expected.dedup();
            let sorted = terms.sort();
            let mut bytes = Vec::new();
            let found: Vec<(Vec<u8>, u32)> = (0..sorted.len())
                .map(|rank| {
                    sorted.write(rank, &mut bytes);
                    (bytes.clone(), sorted.number(rank))
                })
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
