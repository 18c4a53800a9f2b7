//! Ascending positions in one byte each, nearly always: as the steps from one to the next.

/// Steps from 255 on are written as this and four bytes more.
const LONG: u8 = u8::MAX;

/// Positions of the tokens of some documents. Those of a document never fall.
pub(super) struct Gaps {
    bytes: Vec<u8>,
    last: u32,
}

/// Reads [`Gaps`] from the start.
pub(super) struct Reader<'a> {
    bytes: std::slice::Iter<'a, u8>,
    last: u32,
}

impl Gaps {
    pub(super) fn with_capacity(positions: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(positions),
            last: 0,
        }
    }

    /// Begins a document.
    pub(super) fn begin(&mut self) {
        self.last = 0;
    }

    pub(super) fn push(&mut self, position: u32) {
        let step = position - self.last;
        self.last = position;
        match u8::try_from(step) {
            Ok(step) if step != LONG => self.bytes.push(step),
            _ => {
                self.bytes.push(LONG);
                self.bytes.extend(step.to_le_bytes());
            }
        }
    }

    pub(super) fn reader(&self) -> Reader<'_> {
        Reader {
            bytes: self.bytes.iter(),
            last: 0,
        }
    }
}

impl Reader<'_> {
    /// Begins the next document.
    pub(super) fn begin(&mut self) {
        self.last = 0;
    }

    /// The next position; that of the last token if there are no more.
    #[inline]
    pub(super) fn next(&mut self) -> u32 {
        self.last += match self.bytes.next() {
            Some(&LONG) => self.long_step(),
            Some(&step) => u32::from(step),
            None => 0,
        };
        self.last
    }

    #[cold]
    fn long_step(&mut self) -> u32 {
        let mut step = [0; 4];
        for (to, from) in step.iter_mut().zip(&mut self.bytes) {
            *to = *from;
        }
        u32::from_le_bytes(step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_come_back_document_by_document() {
        let documents: [&[u32]; 3] = [&[0, 0, 1, 255, 510, 100_000], &[254, 255], &[3_000_000_000]];
        let mut gaps = Gaps::with_capacity(0);
        for document in documents {
            gaps.begin();
            document.iter().for_each(|&position| gaps.push(position));
        }
        let mut reader = gaps.reader();
        for document in documents {
            reader.begin();
            for &position in document {
                assert_eq!(reader.next(), position);
            }
        }
    }
}
