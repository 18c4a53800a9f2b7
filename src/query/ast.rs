//! The tree that a query is read to. Knows nothing of how it is searched.

use super::edges::is_plain;
use super::filter::Filter;
use crate::text::{Pattern, Widen, fold, variants};

/// A part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Some words.
    Term(Term),
    /// Words near each other.
    Near(Near),
    /// A field and what it must hold.
    Filter(Filter),
    /// Parts that are combined.
    Group(Group),
}

/// Parts that are combined.
///
/// It matches where all `required` and all `filters` match, no `excluded` one does, and, if nothing
/// is required and something is optional, at least one `optional` does. So a group of only
/// exclusions (`-a`) matches everything else, one of only filters all that passes them, and the
/// empty group everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// What must match: `a AND b`, `+a`.
    pub required: Vec<Node>,
    /// Of which at least one must match where nothing is required: `a b`, `a OR b`.
    pub optional: Vec<Node>,
    /// What must not match: `-a`, `NOT a`.
    pub excluded: Vec<Node>,
    /// Parts made of filters only, all of which must match; they never count as required.
    pub filters: Vec<Node>,
}

/// A word, or several in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As written, without quotation marks and stars; for a bare word, without the marks at its
    /// edges.
    pub text: String,
    /// Whether only the very characters match, not the words that they are made of: quoted or `+`.
    pub literal_only: bool,
    /// Whether it stood in quotation marks.
    pub quoted: bool,
    /// On which sides a run of letters or digits may go on; set only where there is one.
    pub widen: Widen,
    /// Other spellings, folded, that match as well; for bare words only.
    pub variants: Vec<String>,
}

/// Terms that stand near each other, in any order, all within one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// The most characters between the first term and each of the others.
    pub distance: u32,
    /// Two or more.
    pub terms: Vec<Term>,
}

impl Node {
    /// The terms that a match may show, in the order of the tree: all but the excluded ones. For
    /// highlighting.
    pub fn terms(&self) -> Vec<&Term> {
        let mut terms = Vec::new();
        self.collect_terms(&mut terms);
        terms
    }

    fn collect_terms<'a>(&'a self, into: &mut Vec<&'a Term>) {
        match self {
            Self::Term(term) => into.push(term),
            Self::Near(near) => into.extend(&near.terms),
            Self::Filter(_) => {}
            Self::Group(group) => {
                for node in group.required.iter().chain(&group.optional) {
                    node.collect_terms(into);
                }
            }
        }
    }

    /// Whether a filter anywhere in it, excluded ones included, satisfies `test`.
    pub fn any_filter(&self, test: &impl Fn(&Filter) -> bool) -> bool {
        match self {
            Self::Term(_) | Self::Near(_) => false,
            Self::Filter(filter) => test(filter),
            Self::Group(group) => group.children().any(|node| node.any_filter(test)),
        }
    }

    /// The same with other nodes in the place of some filters, excluded ones included.
    pub fn with_filters_read<E>(
        self,
        read: &mut impl FnMut(&Filter) -> Result<Option<Self>, E>,
    ) -> Result<Self, E> {
        Ok(match self {
            Self::Term(_) | Self::Near(_) => self,
            Self::Filter(filter) => read(&filter)?.unwrap_or(Self::Filter(filter)),
            Self::Group(group) => {
                let mut all = |nodes: Vec<Self>| -> Result<Vec<Self>, E> {
                    let nodes = nodes.into_iter();
                    nodes.map(|node| node.with_filters_read(read)).collect()
                };
                Self::Group(Group {
                    required: all(group.required)?,
                    optional: all(group.optional)?,
                    excluded: all(group.excluded)?,
                    filters: all(group.filters)?,
                })
            }
        })
    }

    /// Whether it is made of filters only.
    pub fn is_filter_only(&self) -> bool {
        match self {
            Self::Term(_) | Self::Near(_) => false,
            Self::Filter(_) => true,
            Self::Group(group) => !group.is_empty() && group.children().all(Self::is_filter_only),
        }
    }

    /// Makes all its terms literal, as a `+` before it does.
    pub(super) fn make_literal(&mut self) {
        match self {
            Self::Term(term) => term.make_literal(),
            Self::Near(near) => near.terms.iter_mut().for_each(Term::make_literal),
            Self::Filter(_) => {}
            Self::Group(group) => {
                let Group {
                    required,
                    optional,
                    excluded,
                    filters,
                } = group;
                for nodes in [required, optional, excluded, filters] {
                    nodes.iter_mut().for_each(Self::make_literal);
                }
            }
        }
    }
}

impl Group {
    /// True if it has no part.
    pub fn is_empty(&self) -> bool {
        self.children().next().is_none()
    }

    /// Whether it says nothing but "not this".
    pub(super) fn is_one_exclusion(&self) -> bool {
        self.excluded.len() == 1 && self.children().count() == 1
    }

    fn children(&self) -> impl Iterator<Item = &Node> {
        let Self {
            required,
            optional,
            excluded,
            filters,
        } = self;
        required
            .iter()
            .chain(optional)
            .chain(excluded)
            .chain(filters)
    }
}

impl Term {
    /// A bare word with its other spellings; `None` if it holds nothing to search for.
    pub(super) fn bare(text: &str, widen: Widen) -> Option<Self> {
        let widen = Pattern::new(text, widen)?.widen();
        // `≈` parts the spellings where a query is shown (`計畫≈计划`), and one that would not be
        // read back as one word cannot stand there.
        let mut variants = variants(&fold(text));
        if text.contains(SPELLED) || !variants.iter().all(|variant| is_plain(variant)) {
            variants.clear();
        }
        Some(Self {
            text: text.to_owned(),
            literal_only: false,
            quoted: false,
            widen,
            variants,
        })
    }

    /// A quoted term; `None` if it holds nothing to search for.
    pub fn quoted(text: &str, widen: Widen) -> Option<Self> {
        Some(Self {
            text: text.to_owned(),
            literal_only: true,
            quoted: true,
            widen: Pattern::new(text, widen)?.widen(),
            variants: Vec::new(),
        })
    }

    /// What to look for: the term itself, then its other spellings.
    pub fn patterns(&self) -> impl Iterator<Item = Pattern> {
        let texts = std::iter::once(&self.text).chain(&self.variants);
        texts.filter_map(|text| Pattern::new(text, self.widen))
    }

    pub(super) fn make_literal(&mut self) {
        self.literal_only = true;
        self.variants.clear();
    }
}

/// Stands between a word and its other spellings where a query is shown.
pub(super) const SPELLED: char = '≈';
