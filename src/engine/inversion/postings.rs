//! The postings of a text field of a segment in the making: tokens as they come, sorted when the
//! segment is written.
//!
//! tantivy's own writer looks up every token in one map of all terms of all fields, and appends to
//! the list of that term: several cache misses a token. Here a token is a number appended to one
//! list, and the lists of all terms come of a counting sort at the end, a block of terms at a time.
//! The gain is in "What was tried" of `benches/README.md`.

use std::io::{self, Write};

use tantivy::postings::FieldSerializer;

use super::block::{Block, Posting};
use super::gaps::Gaps;
use super::terms::{SortedTerms, Terms};

/// Tokens after which a run ends: many short lists never have much room to spare, as one long list
/// has that grows by doubling.
const RUN: usize = 1 << 18;
/// Room for the rest of the last document of a run; a longer one makes its run grow.
const REST: usize = RUN / 8;
/// Postings that are sorted at once: few enough for the caches, enough for the tokens to be gone
/// through a few times only.
const BLOCK: u32 = 1 << 21;

/// The tokens of a field, by document.
pub(super) struct Postings {
    terms: Terms,
    runs: Vec<Run>,
    tokens: u64,
    with_positions: bool,
}

/// The tokens of some documents that follow each other.
pub(super) struct Run {
    /// The number of the term of each token; when the segment is written, the rank of the term.
    pub(super) tokens: Vec<u32>,
    /// The position of each token; empty if the field has none.
    pub(super) positions: Gaps,
    /// Each document, with the number of its tokens.
    pub(super) documents: Vec<(u32, u32)>,
}

impl Run {
    fn new(with_positions: bool) -> Self {
        Self {
            tokens: Vec::with_capacity(RUN + REST),
            positions: Gaps::with_capacity(if with_positions { RUN + REST } else { 0 }),
            documents: Vec::new(),
        }
    }
}

/// Takes the tokens of one document.
pub(super) struct Tokens<'a> {
    terms: &'a mut Terms,
    run: &'a mut Run,
    /// Tokens of the run before this document.
    before: usize,
    with_positions: bool,
    /// Tokens of all documents.
    total: &'a mut u64,
}

impl Tokens<'_> {
    /// Adds a token. Positions never fall; a field that has none forgets them.
    #[inline]
    pub(super) fn push(&mut self, term: &str, position: u32) {
        self.run.tokens.push(self.terms.number(term));
        if self.with_positions {
            self.run.positions.push(position);
        }
    }

    /// Ends the document; gives the number of its tokens.
    pub(super) fn end(self) -> u32 {
        let tokens = (self.run.tokens.len() - self.before) as u32;
        if let Some((_, of_document)) = self.run.documents.last_mut() {
            *of_document = tokens;
        }
        *self.total += u64::from(tokens);
        tokens
    }
}

impl Postings {
    pub(super) fn new(with_positions: bool) -> Self {
        Self {
            terms: Terms::default(),
            runs: Vec::new(),
            tokens: 0,
            with_positions,
        }
    }

    /// Begins a document; documents come in order.
    pub(super) fn begin(&mut self, document: u32) -> Tokens<'_> {
        if self.runs.last().is_none_or(|run| run.tokens.len() >= RUN) {
            self.runs.push(Run::new(self.with_positions));
        }
        let run = self.runs.last_mut().expect("one was just made");
        run.positions.begin();
        run.documents.push((document, 0));
        Tokens {
            before: run.tokens.len(),
            terms: &mut self.terms,
            run,
            with_positions: self.with_positions,
            total: &mut self.tokens,
        }
    }

    /// Tokens of all documents.
    pub(super) fn tokens(&self) -> u64 {
        self.tokens
    }

    /// An estimate of the memory they take or will take to be written, whichever is more, in bytes.
    pub(super) fn memory(&self) -> usize {
        let token = if self.with_positions { 5 } else { 4 };
        let block = self.tokens.min(u64::from(BLOCK)) as usize * size_of::<Posting>();
        let ranks_and_counts = self.terms.len() * 8;
        let writing = self.terms.sorted_memory() + ranks_and_counts + block;
        self.tokens as usize * token + self.terms.memory().max(writing)
    }

    /// Writes the lists of all terms.
    pub(super) fn write(mut self, field: &mut FieldSerializer<'_, impl Write>) -> io::Result<()> {
        let terms = self.terms.sort();
        let counts = rank(&mut self.runs, &terms);
        let mut term = Vec::new();
        let mut steps = Vec::new();
        let mut rank = 0;
        while rank < terms.len() {
            let first = rank;
            let mut postings = 0;
            while rank < terms.len() && (postings == 0 || postings + counts[rank] <= BLOCK) {
                postings += counts[rank];
                rank += 1;
            }
            let block = Block::sort(first as u32, &counts[first..rank], &self.runs);
            for (rank, list) in (first..rank).zip(block.lists()) {
                terms.write(rank, &mut term);
                write_list(field, &term, list, self.with_positions, &mut steps)?;
            }
        }
        Ok(())
    }
}

/// Puts the rank of each token's term in the place of its number; gives how often the term of each
/// rank stands.
fn rank(runs: &mut [Run], terms: &SortedTerms) -> Vec<u32> {
    let mut ranks = vec![0; terms.len()];
    for rank in 0..terms.len() {
        ranks[terms.number(rank) as usize] = rank as u32;
    }
    let mut counts = vec![0; terms.len()];
    for token in runs.iter_mut().flat_map(|run| &mut run.tokens) {
        *token = ranks[*token as usize];
        counts[*token as usize] += 1;
    }
    counts
}

/// Writes the list of one term. `steps` is room to work in.
fn write_list(
    field: &mut FieldSerializer<'_, impl Write>,
    term: &[u8],
    list: &[Posting],
    with_positions: bool,
    steps: &mut Vec<u32>,
) -> io::Result<()> {
    let documents = || list.chunk_by(|a, b| a.document == b.document);
    field.new_term(term, documents().count() as u32, true)?;
    for places in documents() {
        steps.clear();
        if with_positions {
            let mut last = 0;
            for place in places {
                steps.push(place.position - last);
                last = place.position;
            }
        }
        field.write_doc(places[0].document, places.len() as u32, steps);
    }
    field.close_term()
}
