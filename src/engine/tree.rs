//! A query, lowered to what the engine evaluates: leaves by number, tests on columns, groups.

use crate::query::{Filter, Group, Near, Node, Query, Term};
use crate::segment::TermWords;
use crate::text::{Pattern, Widen};

/// The lowered query.
pub(super) struct Tree {
    pub root: Branch,
    pub leaves: Vec<Leaf>,
    /// True if a hit need not hold any leaf, as for `-a` or `speaker:a`: then all paragraphs are
    /// candidates.
    pub open: bool,
}

/// A node of the lowered query.
pub(super) enum Branch {
    Leaf(usize),
    /// Two or more leaves, each within so many characters of the first.
    Near(u32, Vec<usize>),
    Filter(Filter),
    Group(GroupBranch),
}

/// As [`Group`], lowered.
#[derive(Default)]
pub(super) struct GroupBranch {
    pub required: Vec<Branch>,
    pub optional: Vec<Branch>,
    pub excluded: Vec<Branch>,
    pub filters: Vec<Branch>,
}

/// A term of the query.
pub(super) struct Leaf {
    /// The term and its other spellings; empty if there is nothing to search for.
    pub patterns: Vec<Pattern>,
    /// The words that find it where it does not stand literally, and rank it: none if only literal
    /// matches count.
    pub words: TermWords,
    /// False inside what is excluded.
    pub positive: bool,
}

/// Whether words count as matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recall {
    /// Only literal matches.
    Literal,
    /// Literal matches, and words of bare terms.
    Words,
}

impl Tree {
    pub(super) fn lower(query: &Query, recall: Recall) -> Self {
        let mut lowering = Lowering {
            recall,
            leaves: Vec::new(),
        };
        let root = lowering.node(&query.root, true);
        Self {
            open: is_open(&root),
            root,
            leaves: lowering.leaves,
        }
    }
}

struct Lowering {
    recall: Recall,
    leaves: Vec<Leaf>,
}

/// Whether a branch may match where none of its leaves stands.
fn is_open(branch: &Branch) -> bool {
    match branch {
        Branch::Leaf(_) | Branch::Near(..) => false,
        Branch::Filter(_) => true,
        Branch::Group(group) => match (group.required.as_slice(), group.optional.as_slice()) {
            ([], []) => true,
            ([], optional) => optional.iter().any(is_open),
            (required, _) => required.iter().all(is_open),
        },
    }
}

impl Lowering {
    fn node(&mut self, node: &Node, positive: bool) -> Branch {
        match node {
            Node::Term(term) => Branch::Leaf(self.leaf(term, positive)),
            Node::Near(Near { distance, terms }) => {
                let leaves = terms.iter().map(|term| self.leaf(term, positive)).collect();
                Branch::Near(*distance, leaves)
            }
            Node::Filter(filter) => Branch::Filter(filter.clone()),
            Node::Group(group) => Branch::Group(self.group(group, positive)),
        }
    }

    fn group(&mut self, group: &Group, positive: bool) -> GroupBranch {
        let mut all =
            |nodes: &[Node], positive| nodes.iter().map(|node| self.node(node, positive)).collect();
        GroupBranch {
            required: all(&group.required, positive),
            optional: all(&group.optional, positive),
            excluded: all(&group.excluded, !positive),
            filters: all(&group.filters, positive),
        }
    }

    fn leaf(&mut self, term: &Term, positive: bool) -> usize {
        let patterns: Vec<_> = term.patterns().collect();
        let by_words =
            self.recall == Recall::Words && !term.literal_only && term.widen == Widen::default();
        let words = match patterns.first() {
            Some(pattern) if by_words => TermWords::of(pattern.text()),
            _ => TermWords::default(),
        };
        self.leaves.push(Leaf {
            patterns,
            words,
            positive,
        });
        self.leaves.len() - 1
    }
}
