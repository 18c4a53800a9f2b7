//! Reads tokens to a tree.
//!
//! ```text
//! list        = { chain }                        any of them, or what the signs say
//! chain       = conjunction { OR conjunction }
//! conjunction = part { AND part }
//! part        = { NOT | - | + } ( "(" list ")" | NEAR/n( term … ) | term | filter )
//! ```
//!
//! What is missing or holds nothing is left out with a note; nothing fails. Recursion is bounded by
//! the nesting that the lexer lets through.

use std::iter::Peekable;
use std::vec::IntoIter;

use super::ast::{Group, Near, Node, Term};
use super::leaf::Leaves;
use super::lexer::Token;
use super::note::Note;

/// The tree of a whole query. The empty group if it holds nothing to search for.
pub(super) fn tree(tokens: Vec<Token<'_>>, notes: &mut Vec<Note>) -> Node {
    let tokens = tokens.into_iter().peekable();
    let leaves = Leaves::new(notes);
    let mut parser = Parser { tokens, leaves };
    parser.list().into()
}

struct Parser<'a, 'n> {
    tokens: Peekable<IntoIter<Token<'a>>>,
    leaves: Leaves<'n>,
}

impl Parser<'_, '_> {
    fn list(&mut self) -> Group {
        let mut group = Group::default();
        while !self.at_end() {
            self.chain(&mut group);
        }
        group
    }

    fn chain(&mut self, group: &mut Group) {
        let mut parts = Vec::new();
        let mut begun = false;
        loop {
            let present = self.at_operand() || self.at(&Token::And);
            if present {
                parts.extend(self.conjunction());
            }
            begun |= present;
            if !self.operator(&Token::Or, "OR", begun) {
                break;
            }
        }
        if let [_, _, ..] = &parts[..] {
            add_alternatives(group, parts);
        } else if let Some(part) = parts.pop() {
            match part.node {
                node if part.excluded => group.excluded.push(node),
                node if node.is_filter_only() => group.filters.push(node),
                node if part.required => group.required.push(node),
                node => group.optional.push(node),
            }
        }
    }

    fn conjunction(&mut self) -> Option<Part> {
        let mut parts = Vec::new();
        let mut begun = false;
        loop {
            let present = self.at_operand();
            if present {
                parts.extend(self.part());
            }
            begun |= present;
            if !self.operator(&Token::And, "AND", begun) {
                break;
            }
        }
        if parts.len() < 2 {
            return parts.pop();
        }
        let mut group = Group::default();
        for Part { node, excluded, .. } in parts {
            match node {
                node if excluded => group.excluded.push(node),
                node if node.is_filter_only() => group.filters.push(node),
                node => group.required.push(node),
            }
        }
        Some(Part::plain(group.into()))
    }

    /// Takes the operator if it comes next; notes it if it lacks a side.
    fn operator(&mut self, token: &Token<'_>, name: &str, has_left: bool) -> bool {
        if !self.at(token) {
            return false;
        }
        self.tokens.next();
        if !has_left || !self.at_operand() {
            self.note_dangling(name);
        }
        true
    }

    fn part(&mut self) -> Option<Part> {
        let (mut negations, mut minus, mut plus) = (0, false, false);
        let mut last_sign = "";
        loop {
            last_sign = match self.tokens.peek() {
                Some(Token::Not) => {
                    negations += 1;
                    "NOT"
                }
                Some(Token::Minus) => {
                    minus = true;
                    "-"
                }
                Some(Token::Plus) => {
                    plus = true;
                    "+"
                }
                _ => break,
            };
            self.tokens.next();
        }
        if !self.at_operand() {
            self.note_dangling(last_sign);
            return None;
        }
        let mut node = self.operand()?;
        if plus {
            node.make_literal();
        }
        let excluded = (negations % 2 == 1) != minus;
        Some(Part {
            node,
            excluded,
            required: plus,
        })
    }

    fn operand(&mut self) -> Option<Node> {
        match self.tokens.next()? {
            Token::Open => {
                if self.at(&Token::Close) {
                    self.leaves
                        .notes
                        .push(Note::NothingToSearch { text: "()".into() });
                }
                let group = self.list();
                self.tokens.next_if_eq(&Token::Close);
                (!group.is_empty()).then(|| group.into())
            }
            Token::Near(distance) => self.near(distance),
            leaf => self.leaves.node(leaf),
        }
    }

    /// The terms up to the closing bracket; operators and brackets among them are left out.
    fn near(&mut self, distance: u32) -> Option<Node> {
        let mut terms = Vec::new();
        let (mut depth, mut plus, mut only_terms) = (0, false, true);
        for token in self.tokens.by_ref() {
            let mut term = match token {
                Token::Close if depth == 0 => break,
                Token::Plus => {
                    plus = true;
                    continue;
                }
                other => {
                    only_terms &= other.is_term();
                    depth += other.nesting();
                    self.leaves.term(other)
                }
            };
            if plus {
                term.iter_mut().for_each(Term::make_literal);
            }
            plus = false;
            terms.extend(term);
        }
        if !only_terms {
            self.leaves.notes.push(Note::NearTakesTerms);
        }
        if terms.len() < 2 {
            self.leaves.notes.push(Note::NearTooFew);
            return terms.pop().map(Node::Term);
        }
        Some(Node::Near(Near { distance, terms }))
    }

    fn note_dangling(&mut self, operator: &str) {
        let operator = operator.into();
        self.leaves.notes.push(Note::Dangling { operator });
    }

    fn at(&mut self, token: &Token<'_>) -> bool {
        self.tokens.peek() == Some(token)
    }

    fn at_end(&mut self) -> bool {
        matches!(self.tokens.peek(), None | Some(Token::Close))
    }

    fn at_operand(&mut self) -> bool {
        !self.at_end() && !self.at(&Token::And) && !self.at(&Token::Or)
    }
}

/// A part with what its signs say.
struct Part {
    node: Node,
    excluded: bool,
    required: bool,
}

impl Part {
    fn plain(node: Node) -> Self {
        let (excluded, required) = (false, false);
        Self {
            node,
            excluded,
            required,
        }
    }

    /// As one of several that are joined by OR: there it cannot speak for the others.
    fn alternative(self) -> Node {
        if !self.excluded {
            return self.node;
        }
        let excluded = vec![self.node];
        Node::Group(Group {
            excluded,
            ..Group::default()
        })
    }
}

fn add_alternatives(group: &mut Group, parts: Vec<Part>) {
    let optional: Vec<_> = parts.into_iter().map(Part::alternative).collect();
    if optional.iter().all(Node::is_filter_only) {
        let any = Group {
            optional,
            ..Group::default()
        };
        group.filters.push(any.into());
    } else {
        group.optional.extend(optional);
    }
}
