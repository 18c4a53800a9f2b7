//! Where a pattern stands in the paragraphs of one segment.

/// Paragraphs in ascending order, each with the folded characters at which the pattern stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Occurrences {
    docs: Vec<u32>,
    /// For each paragraph, where its spans end in `spans`.
    ends: Vec<u32>,
    spans: Vec<(u32, u32)>,
}

impl Occurrences {
    /// Adds the spans of the next paragraph; a paragraph without spans is left out.
    pub(super) fn push(&mut self, doc: u32, spans: impl IntoIterator<Item = (u32, u32)>) {
        self.spans.extend(spans);
        let end = self.spans.len() as u32;
        if end > self.ends.last().copied().unwrap_or(0) {
            self.docs.push(doc);
            self.ends.push(end);
        }
    }

    /// The paragraphs.
    pub(super) fn docs(&self) -> &[u32] {
        &self.docs
    }

    /// Each paragraph with its spans, which are in order of their start.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &[(u32, u32)])> {
        self.docs
            .iter()
            .enumerate()
            .map(|(i, &doc)| (doc, self.spans_at(i)))
    }

    /// The spans in one paragraph.
    pub(super) fn of(&self, doc: u32) -> &[(u32, u32)] {
        self.docs
            .binary_search(&doc)
            .map_or(&[], |i| self.spans_at(i))
    }

    /// All occurrences of several patterns.
    pub(super) fn merge(all: Vec<Self>) -> Self {
        if all.len() <= 1 {
            return all.into_iter().next().unwrap_or_default();
        }
        let mut entries: Vec<(u32, (u32, u32))> = all
            .iter()
            .flat_map(Self::iter)
            .flat_map(|(doc, spans)| spans.iter().map(move |&span| (doc, span)))
            .collect();
        entries.sort_unstable();
        entries.dedup();
        Self::from_sorted(&entries)
    }

    /// From pairs of paragraph and span, sorted and different.
    pub(super) fn from_sorted(entries: &[(u32, (u32, u32))]) -> Self {
        let mut merged = Self::default();
        for group in entries.chunk_by(|a, b| a.0 == b.0) {
            merged.push(group[0].0, group.iter().map(|&(_, span)| span));
        }
        merged
    }

    fn spans_at(&self, i: usize) -> &[(u32, u32)] {
        let start = if i == 0 { 0 } else { self.ends[i - 1] };
        &self.spans[start as usize..self.ends[i] as usize]
    }
}
