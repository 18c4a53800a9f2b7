//! Shows a tree in the query language, in one form, so that it is read back as the same tree.
//!
//! That holds for every tree that the parser makes, as long as the brackets this adds for clarity
//! do not nest deeper than the parser reads.

use std::fmt::{self, Display, Formatter, Result, Write};

use super::Query;
use super::ast::{Group, Near, Node, SPELLED, Term};

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.root.fmt(f)
    }
}

impl Display for Node {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Term(term) => term.fmt(f),
            Self::Near(near) => near.fmt(f),
            Self::Filter(filter) => filter.fmt(f),
            Self::Group(group) => group.fmt(f),
        }
    }
}

impl Display for Group {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let only_required = self.optional.is_empty() && !self.required.is_empty();
        if only_required {
            self.write_with_words(f)
        } else {
            self.write_with_signs(f)
        }
    }
}

impl Group {
    /// `a AND b AND NOT c AND speaker:d`
    fn write_with_words(&self, f: &mut Formatter<'_>) -> Result {
        let mut parts = Separated::new(f, " AND ");
        for node in &self.required {
            write_operand(parts.next()?, node)?;
        }
        for node in &self.excluded {
            let f = parts.next()?;
            f.write_str("NOT ")?;
            write_operand(f, node)?;
        }
        for node in &self.filters {
            write_operand(parts.next()?, node)?;
        }
        Ok(())
    }

    /// `+a b OR c -d speaker:e`
    fn write_with_signs(&self, f: &mut Formatter<'_>) -> Result {
        let mut parts = Separated::new(f, " ");
        for node in &self.required {
            let f = parts.next()?;
            if !matches!(node, Node::Term(term) if term.has_plus()) {
                f.write_char('+')?;
            }
            write_operand(f, node)?;
        }
        if !self.optional.is_empty() {
            write_alternatives(parts.next()?, &self.optional)?;
        }
        for node in &self.excluded {
            let f = parts.next()?;
            f.write_char('-')?;
            write_operand(f, node)?;
        }
        for node in &self.filters {
            write_operand(parts.next()?, node)?;
        }
        Ok(())
    }
}

fn write_alternatives(f: &mut Formatter<'_>, nodes: &[Node]) -> Result {
    // Alone it has no OR beside it that would keep the sign from meaning "required".
    if let [Node::Term(term)] = nodes
        && term.has_plus()
    {
        return write!(f, "({term})");
    }
    let several = nodes.len() > 1;
    let mut parts = Separated::new(f, " OR ");
    for node in nodes {
        let f = parts.next()?;
        match node {
            Node::Group(group) if several && group.is_one_exclusion() => {
                f.write_str("NOT ")?;
                write_operand(f, &group.excluded[0])?;
            }
            _ => write_operand(f, node)?,
        }
    }
    Ok(())
}

/// A part that can follow an operator: a group gets brackets.
fn write_operand(f: &mut Formatter<'_>, node: &Node) -> Result {
    match node {
        Node::Group(group) => write!(f, "({group})"),
        other => other.fmt(f),
    }
}

impl Display for Near {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "NEAR/{}(", self.distance)?;
        let mut parts = Separated::new(f, " ");
        for term in &self.terms {
            term.fmt(parts.next()?)?;
        }
        f.write_char(')')
    }
}

impl Display for Term {
    /// `短剧`, `+短剧`, `"短剧"`, `AI*`, `計畫≈计划`
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if self.has_plus() {
            f.write_char('+')?;
        }
        if self.widen.left {
            f.write_char('*')?;
        }
        if self.quoted {
            write_quoted(f, &self.text)?;
        } else {
            f.write_str(&self.text)?;
        }
        if self.widen.right {
            f.write_char('*')?;
        }
        self.variants
            .iter()
            .try_for_each(|variant| write!(f, "{SPELLED}{variant}"))
    }
}

impl Term {
    fn has_plus(&self) -> bool {
        self.literal_only && !self.quoted
    }
}

/// In the first quotation marks whose closing one does not stand in the text. A text that holds all
/// of them, which no query can, gets another mark that folds to the same.
pub(super) fn write_quoted(f: &mut Formatter<'_>, text: &str) -> Result {
    let marks = [
        ('"', "\"＂", '"'),
        ('“', "”", '”'),
        ('「', "」", '」'),
        ('『', "』", '』'),
    ];
    let free = |&&(_, closing, _): &&(char, &str, char)| !text.contains(|c| closing.contains(c));
    match marks.iter().find(free) {
        Some((opening, _, closing)) => write!(f, "{opening}{text}{closing}"),
        None => write!(f, "\"{}\"", text.replace(['"', '＂'], "〝")),
    }
}

/// Writes something between parts.
struct Separated<'a, 'b> {
    f: &'a mut Formatter<'b>,
    separator: &'static str,
    begun: bool,
}

impl<'a, 'b> Separated<'a, 'b> {
    fn new(f: &'a mut Formatter<'b>, separator: &'static str) -> Self {
        let begun = false;
        Self {
            f,
            separator,
            begun,
        }
    }

    /// To be called before each part.
    fn next(&mut self) -> std::result::Result<&mut Formatter<'b>, fmt::Error> {
        if self.begun {
            self.f.write_str(self.separator)?;
        }
        self.begun = true;
        Ok(self.f)
    }
}
