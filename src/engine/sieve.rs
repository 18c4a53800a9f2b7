//! The filters of a query by themselves, for what was found otherwise than by its terms.

use super::error::Error;
use super::filter::Test;
use super::reader::{Address, Index};
use crate::query::{Node, Query};

/// Says of a paragraph, or of a speech in it, whether it passes the filters of a query; its terms do
/// not count.
pub struct Sieve<'a> {
    index: &'a Index,
    root: Mesh,
}

/// A node of the query, its filters resolved against each segment.
enum Mesh {
    /// A term: nothing to be tested here.
    Open,
    Tests {
        tests: Vec<Test>,
        of_speech: bool,
    },
    Group {
        all: Vec<Mesh>,
        any: Vec<Mesh>,
        none: Vec<Mesh>,
    },
}

impl Index {
    /// The filters of a query.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn sieve(&self, query: &Query) -> Result<Sieve<'_>, Error> {
        Ok(Sieve {
            index: self,
            root: Mesh::new(self, &query.root)?,
        })
    }
}

impl Sieve<'_> {
    /// Whether the paragraph passes, or the speech at `row` of it. Where nobody speaks no test of a
    /// speaker, a role, a kind or a confidence is passed.
    pub fn passes(&self, address: Address, row: Option<u32>) -> bool {
        self.root.passes(self.index, address, row)
    }
}

impl Mesh {
    fn new(index: &Index, node: &Node) -> Result<Self, Error> {
        Ok(match node {
            Node::Term(_) | Node::Near(_) => Self::Open,
            Node::Filter(filter) => Self::Tests {
                tests: index.resolve(filter)?,
                of_speech: filter.is_of_speech(),
            },
            Node::Group(group) => {
                let all = |nodes: &[Node]| -> Result<Vec<Self>, Error> {
                    nodes.iter().map(|node| Self::new(index, node)).collect()
                };
                let mut required = all(&group.required)?;
                required.extend(all(&group.filters)?);
                Self::Group {
                    all: required,
                    any: match group.required.is_empty() {
                        true => all(&group.optional)?,
                        false => Vec::new(),
                    },
                    none: all(&group.excluded)?,
                }
            }
        })
    }

    fn passes(&self, index: &Index, address: Address, row: Option<u32>) -> bool {
        match self {
            Self::Open => true,
            Self::Tests { tests, of_speech } => {
                let segment = address.segment as usize;
                (row.is_some() || !of_speech)
                    && tests[segment].fits(&index.columns[segment], address.doc, row)
            }
            Self::Group { all, any, none } => {
                let passes = |mesh: &Self| mesh.passes(index, address, row);
                all.iter().all(passes)
                    && (any.is_empty() || any.iter().any(passes))
                    && !none.iter().any(passes)
            }
        }
    }
}
