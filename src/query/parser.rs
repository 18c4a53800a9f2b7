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

use super::ast::{Group, Near, Node, SPELLED, Term};
use super::edges::{trim, trim_start};
use super::filter::{Field, Filter};
use super::lexer::{Token, is_colon};
use super::note::Note;
use crate::text::Widen;

/// How many terms and filters are read: far more than anyone writes, few enough to search for.
const MAX_TERMS: usize = 256;

/// The tree of a whole query. The empty group if it holds nothing to search for.
pub(super) fn tree(tokens: Vec<Token<'_>>, notes: &mut Vec<Note>) -> Node {
    let tokens = tokens.into_iter().peekable();
    let mut parser = Parser {
        tokens,
        notes,
        terms: 0,
    };
    parser.list().into()
}

struct Parser<'a, 'n> {
    tokens: Peekable<IntoIter<Token<'a>>>,
    notes: &'n mut Vec<Note>,
    terms: usize,
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
        let token = self.tokens.next()?;
        match token {
            Token::Open => {
                if self.at(&Token::Close) {
                    self.notes.push(Note::NothingToSearch { text: "()".into() });
                }
                let group = self.list();
                self.tokens.next_if_eq(&Token::Close);
                (!group.is_empty()).then(|| group.into())
            }
            Token::Near(distance) => self.near(distance),
            Token::Bare(stretch) => match read_filter(stretch) {
                Some(read) => self.filter(read, |parser| parser.word(stretch)),
                None => self.word(stretch).map(Node::Term),
            },
            Token::Quoted(text, widen) => self.quoted(&text, widen).map(Node::Term),
            Token::QuotedValue(field, name, value) => self
                .filter(Filter::read(field, &value), |parser| {
                    parser.quoted(&format!("{name}:{value}"), Widen::default())
                }),
            _ => None,
        }
    }

    /// The terms up to the closing bracket; operators and brackets among them are left out.
    fn near(&mut self, distance: u32) -> Option<Node> {
        let mut terms = Vec::new();
        let (mut depth, mut plus, mut only_terms) = (0, false, true);
        while let Some(token) = self.tokens.next() {
            let mut term = match token {
                Token::Close if depth == 0 => break,
                Token::Plus => {
                    plus = true;
                    continue;
                }
                Token::Quoted(text, widen) => self.quoted(&text, widen),
                Token::Bare(stretch) if field_of(stretch).is_none() => self.word(stretch),
                other => {
                    only_terms = false;
                    depth += other.nesting();
                    self.field_as_text(other)
                }
            };
            if plus {
                term.iter_mut().for_each(Term::make_literal);
            }
            plus = false;
            terms.extend(term);
        }
        if !only_terms {
            self.notes.push(Note::NearTakesTerms);
        }
        if terms.len() < 2 {
            self.notes.push(Note::NearTooFew);
            return terms.pop().map(Node::Term);
        }
        Some(Node::Near(Near { distance, terms }))
    }

    fn field_as_text(&mut self, token: Token<'_>) -> Option<Term> {
        let text = match token {
            Token::Bare(stretch) => trim(stretch).0.to_owned(),
            Token::QuotedValue(_, name, value) => format!("{name}:{value}"),
            _ => return None,
        };
        self.quoted(&text, Widen::default())
    }

    /// A filter, or what it is as text if its value cannot be understood.
    fn filter(
        &mut self,
        read: Result<Filter, Note>,
        as_text: impl FnOnce(&mut Self) -> Option<Term>,
    ) -> Option<Node> {
        match read {
            Ok(filter) => self.counted(Node::Filter(filter)),
            Err(note) => {
                let is_empty = matches!(note, Note::NothingToSearch { .. });
                self.notes.push(note);
                if is_empty {
                    return None;
                }
                as_text(self).map(Node::Term)
            }
        }
    }

    fn word(&mut self, stretch: &str) -> Option<Term> {
        let (text, widen) = trim(stretch);
        let term = spelled(text, widen).or_else(|| Term::bare(text, widen));
        self.term(term, stretch)
    }

    fn quoted(&mut self, text: &str, widen: Widen) -> Option<Term> {
        self.term(Term::quoted(text, widen), text)
    }

    fn term(&mut self, term: Option<Term>, written: &str) -> Option<Term> {
        match term {
            Some(term) => self.counted(term),
            None => {
                let text = written.into();
                self.notes.push(Note::NothingToSearch { text });
                None
            }
        }
    }

    fn counted<T>(&mut self, item: T) -> Option<T> {
        self.terms += 1;
        if self.terms == MAX_TERMS + 1 {
            self.notes.push(Note::TooManyTerms { limit: MAX_TERMS });
        }
        (self.terms <= MAX_TERMS).then_some(item)
    }

    fn note_dangling(&mut self, operator: &str) {
        let operator = operator.into();
        self.notes.push(Note::Dangling { operator });
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

/// Reads `speaker:龙平平`; `None` if it names no field.
fn read_filter(stretch: &str) -> Option<Result<Filter, Note>> {
    let (field, value) = field_of(stretch)?;
    let read = Filter::read(field, value);
    if read.is_err() {
        // Marks around it may be all that is wrong; those of a path or an open range are not.
        let (field, value) = field_of(trim(stretch).0)?;
        return Some(Filter::read(field, value).or(read));
    }
    Some(read)
}

/// The field and the value of `speaker:龙平平`.
fn field_of(stretch: &str) -> Option<(Field, &str)> {
    let (name, value) = trim_start(stretch).split_once(is_colon)?;
    let field = Field::named(name)?;
    Some((field, field.trim_value(value)))
}

/// Reads 計畫≈计划, a word as it is shown with the spellings that are added to it anyway.
fn spelled(text: &str, widen: Widen) -> Option<Term> {
    let star = if widen.left { "*" } else { "" };
    let (word, _) = text.split_once(SPELLED)?;
    let word = format!("{star}{word}");
    let (word, widen) = trim(&word);
    let term = Term::bare(word, widen)?;
    (term.to_string() == format!("{star}{text}")).then_some(term)
}
