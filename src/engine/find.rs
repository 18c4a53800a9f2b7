//! The best paragraphs for a query, and how many there are.

use std::cmp::Ordering;

use super::combine::filters;
use super::error::Error;
use super::evaluate::{Evaluation, Evaluator, Unit};
use super::filter::Test;
use super::reader::{Address, Index};
use super::score::Scoring;
use super::tree::{Recall, Tree};
use crate::query::Query;
use crate::transcript::Id;

/// The order of what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Literal matches first, then by score.
    Relevance,
    /// Latest date first, the undated last.
    Newest,
    /// Earliest date first, the undated last.
    Oldest,
}

/// What a query finds; nothing if the query is empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Paragraphs that match.
    pub total: u64,
    /// Paragraphs that match literally.
    pub total_literal: u64,
    /// Those that were asked for, in order.
    pub hits: Vec<Ranked>,
}

/// A paragraph and how well it matches.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// Which paragraph.
    pub address: Address,
    /// Its score.
    pub score: f32,
    /// Whether it matches literally.
    pub literal: bool,
    /// The speeches that match, if the query asks for speeches.
    pub speeches: Option<Vec<Id>>,
    /// First and last possible day.
    date: Option<(u64, u64)>,
    /// The last resort of the order, equal after a re-index.
    id: u64,
}

impl Index {
    /// Finds the paragraphs that match, and gives `take` of them after the first `skip`.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn find(
        &self,
        query: &Query,
        order: Order,
        skip: usize,
        take: usize,
    ) -> Result<Found, Error> {
        if query.is_empty() {
            return Ok(Found::default());
        }
        let tree = Tree::lower(query, Recall::Words);
        let unit = if query.has_speech_filter() {
            Unit::Speech
        } else {
            Unit::Paragraph
        };
        let several_terms = tree
            .leaves
            .iter()
            .filter(|leaf| leaf.positive)
            .nth(1)
            .is_some();
        let evaluated = self.evaluate(&tree, unit, several_terms)?;
        let (evaluators, evaluations): (Vec<_>, Vec<_>) = evaluated.into_iter().unzip();
        let scoring = Scoring::new(self, &tree, &evaluations)?;
        let mut best = Best::new(order, skip + take);
        let (mut total, mut total_literal) = (0, 0);
        for ((segment, evaluator), evaluation) in (0..).zip(&evaluators).zip(&evaluations) {
            let scores = scoring
                .scores(evaluator.reader, &tree, evaluation)
                .map_err(|error| self.wrap(error))?;
            for (doc, literal) in paragraphs(evaluator, evaluation) {
                total += 1;
                total_literal += u64::from(literal);
                let score = scores[doc as usize];
                best.offer(literal, score, || {
                    let columns = evaluator.columns;
                    let dates = columns.date_from.first(doc).zip(columns.date_to.first(doc));
                    Ranked {
                        address: Address { segment, doc },
                        score,
                        literal,
                        speeches: None,
                        date: dates,
                        id: columns.id.first(doc).unwrap_or(0),
                    }
                });
            }
        }
        let mut hits: Vec<Ranked> = best.into_sorted().into_iter().skip(skip).collect();
        if unit == Unit::Speech {
            for hit in &mut hits {
                let segment = hit.address.segment as usize;
                let (evaluator, either) = (&evaluators[segment], &evaluations[segment].either);
                hit.speeches = Some(evaluator.speeches(hit.address.doc, either));
            }
        }
        Ok(Found {
            total,
            total_literal,
            hits,
        })
    }

    /// Evaluates a lowered query in every segment.
    pub(super) fn evaluate(
        &self,
        tree: &Tree,
        unit: Unit,
        places: bool,
    ) -> Result<Vec<(Evaluator<'_>, Evaluation)>, Error> {
        let mut tests: Vec<Vec<Test>> = self.columns.iter().map(|_| Vec::new()).collect();
        for filter in filters(&tree.root) {
            for (tests, test) in tests.iter_mut().zip(self.resolve(filter)?) {
                tests.push(test);
            }
        }
        let segments = (0..).zip(tests);
        segments
            .map(|(segment, tests)| {
                let evaluator = Evaluator::open(self, segment, unit)?;
                let evaluation = evaluator
                    .run(tree, &tests, places)
                    .map_err(|cause| Error::from_io(self.dir(), cause))?;
                Ok((evaluator, evaluation))
            })
            .collect()
    }
}

/// The paragraphs of the units that match, each once, and whether one of them matches literally.
fn paragraphs(evaluator: &Evaluator<'_>, evaluation: &Evaluation) -> Vec<(u32, bool)> {
    let mut paragraphs: Vec<(u32, bool)> = Vec::new();
    for (doc, unit) in evaluator.with_paragraphs(&evaluation.either, &evaluation.docs) {
        let literal = evaluation.literal.contains(unit);
        match paragraphs.last_mut() {
            Some(last) if last.0 == doc => last.1 |= literal,
            _ => paragraphs.push((doc, literal)),
        }
    }
    paragraphs
}

/// Keeps the best so many.
struct Best {
    order: Order,
    wanted: usize,
    kept: Vec<Ranked>,
    /// The worst that is still wanted, once there are enough: most offers are refused by it
    /// without a look at the columns.
    bar: Option<(bool, f32)>,
}

impl Best {
    fn new(order: Order, wanted: usize) -> Self {
        Self {
            order,
            wanted,
            kept: Vec::new(),
            bar: None,
        }
    }

    fn offer(&mut self, literal: bool, score: f32, ranked: impl FnOnce() -> Ranked) {
        let below = |(bar_literal, bar_score): (bool, f32)| {
            literal.cmp(&bar_literal).then(score.total_cmp(&bar_score)) == Ordering::Less
        };
        if self.wanted == 0 || self.bar.is_some_and(below) {
            return;
        }
        self.kept.push(ranked());
        if self.kept.len() >= self.wanted.saturating_mul(2).max(1024) {
            self.cut();
        }
    }

    fn into_sorted(mut self) -> Vec<Ranked> {
        self.cut();
        let order = self.order;
        self.kept.sort_unstable_by(|a, b| compare(order, a, b));
        self.kept
    }

    fn cut(&mut self) {
        let order = self.order;
        if self.kept.len() <= self.wanted {
            return;
        }
        let (_, worst, _) = self
            .kept
            .select_nth_unstable_by(self.wanted - 1, |a, b| compare(order, a, b));
        if order == Order::Relevance {
            self.bar = Some((worst.literal, worst.score));
        }
        self.kept.truncate(self.wanted);
    }
}

fn compare(order: Order, a: &Ranked, b: &Ranked) -> Ordering {
    let relevance = || b.literal.cmp(&a.literal).then(b.score.total_cmp(&a.score));
    let undated_last = || a.date.is_none().cmp(&b.date.is_none());
    let by_order = match order {
        Order::Relevance => Ordering::Equal,
        Order::Newest => undated_last().then_with(|| b.date.cmp(&a.date)),
        Order::Oldest => undated_last().then_with(|| a.date.cmp(&b.date)),
    };
    by_order.then_with(relevance).then(a.id.cmp(&b.id))
}
