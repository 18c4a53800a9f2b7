//! A map from the heads of short terms to their numbers: the hot spot of a build.
//!
//! Key and value lie in one place, so that a look-up costs one cache miss, where a general map costs
//! two. The gain is in "What was tried" of `benches/README.md`.

/// Numbers by head. A head of 0 means that the slot is empty: no short term is.
#[derive(Default)]
pub(super) struct Heads {
    slots: Vec<(u64, u32)>,
    length: usize,
}

/// Slots of the first table; each next one has twice as many, and is at most half full.
const FIRST: usize = 1 << 12;

impl Heads {
    /// The number of a head, which is `next` if it is new. The head is not 0.
    #[inline]
    pub(super) fn number(&mut self, head: u64, next: u32) -> u32 {
        if self.length * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(head);
        let (found, number) = &mut self.slots[slot];
        if *found != head {
            *found = head;
            *number = next;
            self.length += 1;
        }
        *number
    }

    /// Bytes.
    pub(super) fn memory(&self) -> usize {
        self.slots.len() * size_of::<(u64, u32)>()
    }

    /// The slot of a head, or the empty one where it belongs.
    #[inline]
    fn slot(&self, head: u64) -> usize {
        // Fibonacci hashing (Knuth, The Art of Computer Programming, volume 3, 6.4): the upper bits
        // of the product depend on all bits of the head.
        let hash = head.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mask = self.slots.len() - 1;
        let mut slot = (hash >> (64 - self.slots.len().trailing_zeros())) as usize;
        while self.slots[slot].0 != head && self.slots[slot].0 != 0 {
            slot = (slot + 1) & mask;
        }
        slot
    }

    #[cold]
    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(FIRST);
        let old = std::mem::replace(&mut self.slots, vec![(0, 0); size]);
        for (head, number) in old.into_iter().filter(|&(head, _)| head != 0) {
            let slot = self.slot(head);
            self.slots[slot] = (head, number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_head_keeps_its_number() {
        let heads: Vec<u64> = (1..20_000_u64)
            .map(|i| i.wrapping_mul(i) << 20 | i)
            .collect();
        let mut map = Heads::default();
        for round in 0..2 {
            for (number, &head) in (0..).zip(&heads) {
                let next = if round == 0 { number } else { u32::MAX };
                assert_eq!(map.number(head, next), number);
            }
        }
    }
}
