//! Scoring: BM25 over words, with a share for the tokens of the literal field.
//!
//! Measured on two Chinese test sets (nDCG@10): words alone .694 and .977, words and 0.3 × pairs
//! .697 and .985. So what serves recall also ranks.

use tantivy::postings::Postings;
use tantivy::query::Bm25Weight;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, SegmentReader, TERMINATED, Term};

use super::encoding::{self, Plan};
use super::error::Error;
use super::evaluate::Evaluation;
use super::reader::Index;
use super::tree::Tree;

/// What a token of the literal field counts beside a word.
const EXACT_SHARE: f32 = 0.3;
/// What a literal occurrence of a term adds, by BM25 over the occurrences.
const LITERAL_SHARE: f32 = 1.0;
/// What two terms add that stand next to each other; half of it [`NEARNESS_HALVES`] characters
/// apart.
const NEARNESS: f32 = 2.0;
const NEARNESS_HALVES: f32 = 10.0;

/// Scores the paragraphs of all segments alike.
pub(super) struct Scoring {
    terms: Vec<(Term, Bm25Weight)>,
    /// For each leaf, the weight of its literal occurrences.
    leaves: Vec<Bm25Weight>,
    exact: Field,
}

impl Scoring {
    /// Weighs the tree's words by how rare they are, and its leaves by how few of the
    /// `evaluations`, one a segment, they match.
    pub(super) fn new(
        index: &Index,
        tree: &Tree,
        evaluations: &[Evaluation],
    ) -> Result<Self, Error> {
        let fields = &index.fields;
        let averages = [fields.words, fields.exact].map(|field| index.average_length(field));
        let [words_average, exact_average] = averages;
        let (words_average, exact_average) = (words_average?, exact_average?);
        let paragraphs = index.searcher.num_docs().max(1);
        let mut terms: Vec<(Term, Bm25Weight)> = Vec::new();
        let mut add = |term: Term, average, share| -> Result<(), Error> {
            if terms.iter().any(|(other, _)| *other == term) {
                return Ok(());
            }
            let frequency = index.searcher.doc_freq(&term).map_err(|e| index.wrap(e))?;
            if frequency > 0 {
                terms.push((term, weight(frequency, paragraphs, average).boost_by(share)));
            }
            Ok(())
        };
        for leaf in tree
            .leaves
            .iter()
            .filter(|leaf| leaf.positive && !leaf.words.all().is_empty())
        {
            for word in leaf.words.all() {
                add(
                    Term::from_field_text(fields.words, word),
                    words_average,
                    1.0,
                )?;
            }
            if let Plan::Terms { terms, .. } = encoding::plan(leaf.patterns[0].text()) {
                for (token, _) in terms {
                    add(
                        Term::from_field_text(fields.exact, &token),
                        exact_average,
                        EXACT_SHARE,
                    )?;
                }
            }
        }
        let found = |leaf: usize| {
            evaluations
                .iter()
                .map(|e| e.leaves[leaf].docs.len() as u64)
                .sum()
        };
        let leaves = (0..tree.leaves.len())
            .map(|leaf| weight(found(leaf), paragraphs, exact_average).boost_by(LITERAL_SHARE))
            .collect();
        Ok(Self {
            terms,
            leaves,
            exact: fields.exact,
        })
    }

    /// The scores of all paragraphs of a segment, by document.
    pub(super) fn scores(
        &self,
        segment: &SegmentReader,
        tree: &Tree,
        evaluation: &Evaluation,
    ) -> tantivy::Result<Vec<f32>> {
        let mut scores = vec![0.0; segment.max_doc() as usize];
        for (term, weight) in &self.terms {
            add_term(segment, term, weight, &evaluation.docs, &mut scores)?;
        }
        self.add_leaves(segment, tree, evaluation, &mut scores)?;
        add_nearness(tree, evaluation, &mut scores);
        Ok(scores)
    }

    fn add_leaves(
        &self,
        segment: &SegmentReader,
        tree: &Tree,
        evaluation: &Evaluation,
        scores: &mut [f32],
    ) -> tantivy::Result<()> {
        let lengths = segment.get_fieldnorms_reader(self.exact)?;
        for ((leaf, hits), weight) in tree.leaves.iter().zip(&evaluation.leaves).zip(&self.leaves) {
            if !leaf.positive {
                continue;
            }
            // Where only paragraphs were asked for, one occurrence each is all that is known.
            for &doc in &hits.docs {
                let times = hits.occurrences.of(doc).len().max(1) as u32;
                scores[doc as usize] += weight.score(lengths.fieldnorm_id(doc), times);
            }
        }
        Ok(())
    }
}

impl Index {
    /// Mean number of tokens of a field in a paragraph.
    fn average_length(&self, field: Field) -> Result<f32, Error> {
        let mut tokens = 0;
        for segment in self.searcher.segment_readers() {
            tokens += segment
                .inverted_index(field)
                .map_err(|e| self.wrap(e))?
                .total_num_tokens();
        }
        Ok(tokens as f32 / self.searcher.num_docs().max(1) as f32)
    }
}

fn weight(frequency: u64, paragraphs: u64, average: f32) -> Bm25Weight {
    // A deleted paragraph still counts in the frequency until its segment is merged.
    Bm25Weight::for_one_term_without_explain(frequency.min(paragraphs), paragraphs, average)
}

/// A term that stands in so many times the paragraphs that are looked at is looked up in each of
/// them; any other is read through. The gain is in "What was tried" of `benches/README.md`.
const SOUGHT: usize = 16;

/// Adds what a term counts for, at least in the paragraphs of `docs`.
fn add_term(
    segment: &SegmentReader,
    term: &Term,
    weight: &Bm25Weight,
    docs: &[u32],
    scores: &mut [f32],
) -> tantivy::Result<()> {
    let field = segment.inverted_index(term.field())?;
    let lengths = segment.get_fieldnorms_reader(term.field())?;
    let Some(mut postings) = field.read_postings(term, IndexRecordOption::WithFreqs)? else {
        return Ok(());
    };
    let mut add = |doc: u32, times| {
        scores[doc as usize] += weight.score(lengths.fieldnorm_id(doc), times);
    };
    if docs.len() * SOUGHT < postings.doc_freq() as usize {
        for &doc in docs {
            if postings.doc() <= doc && postings.seek(doc) == doc {
                add(doc, postings.term_freq());
            }
        }
        return Ok(());
    }
    while postings.doc() != TERMINATED {
        add(postings.doc(), postings.term_freq());
        postings.advance();
    }
    Ok(())
}

/// Adds a bonus where different terms stand near each other.
fn add_nearness(tree: &Tree, evaluation: &Evaluation, scores: &mut [f32]) {
    let positive = tree
        .leaves
        .iter()
        .zip(&evaluation.leaves)
        .filter(|(leaf, _)| leaf.positive);
    let places: Vec<_> = positive.map(|(_, hits)| &hits.occurrences).collect();
    for pair in places.windows(2) {
        for (doc, spans) in pair[0].iter() {
            if let Some(gap) = smallest_gap(spans, pair[1].of(doc)) {
                scores[doc as usize] += NEARNESS / (1.0 + gap as f32 / NEARNESS_HALVES);
            }
        }
    }
}

/// Characters between the nearest two spans of two lists in order of their start.
fn smallest_gap(left: &[(u32, u32)], right: &[(u32, u32)]) -> Option<u32> {
    let (mut i, mut j) = (0, 0);
    let mut smallest = None;
    while let (Some(a), Some(b)) = (left.get(i), right.get(j)) {
        let gap = b.0.saturating_sub(a.1).max(a.0.saturating_sub(b.1));
        smallest = Some(smallest.map_or(gap, |other: u32| other.min(gap)));
        if a.0 < b.0 { i += 1 } else { j += 1 }
    }
    smallest
}
