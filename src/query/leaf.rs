//! Terms and filters: the parts of a query that hold no other, each read from one token.

use super::ast::{Node, SPELLED, Term};
use super::edges::{trim, trim_start};
use super::filter::{Field, Filter};
use super::lexer::{Token, is_colon};
use super::note::Note;
use crate::text::Widen;

/// How many terms and filters are read: far more than anyone writes, few enough to search for.
const MAX_TERMS: usize = 256;

/// Reads terms and filters, counts them, and notes those that say nothing.
pub(super) struct Leaves<'n> {
    pub(super) notes: &'n mut Vec<Note>,
    count: usize,
}

impl<'n> Leaves<'n> {
    pub(super) fn new(notes: &'n mut Vec<Note>) -> Self {
        Self { notes, count: 0 }
    }

    /// A term or a filter; `None` if the token is neither or holds nothing to search for.
    pub(super) fn node(&mut self, token: Token<'_>) -> Option<Node> {
        let read = match &token {
            Token::Bare(stretch) => read_filter(stretch),
            Token::QuotedValue(field, _, value) => Some(Filter::read(*field, value)),
            _ => None,
        };
        match read {
            Some(Ok(filter)) => return self.counted(Node::Filter(filter)),
            Some(Err(note)) => {
                let is_empty = matches!(note, Note::NothingToSearch { .. });
                self.notes.push(note);
                if is_empty {
                    return None;
                }
            }
            None => {}
        }
        let term = match token {
            Token::Bare(stretch) => self.word(stretch),
            other => self.term(other),
        };
        term.map(Node::Term)
    }

    /// A term, a filter read as one; `None` if the token is neither or holds nothing to search for.
    pub(super) fn term(&mut self, token: Token<'_>) -> Option<Term> {
        match token {
            Token::Bare(stretch) if field_of(stretch).is_none() => self.word(stretch),
            Token::Bare(stretch) => {
                // 〝 folds to the same, and lets it stand in quotation marks whatever else it holds.
                let text = trim(stretch).0.replace(['"', '＂'], "〝");
                self.quoted(&text, Widen::default())
            }
            Token::Quoted(text, widen) => self.quoted(&text, widen),
            Token::QuotedValue(_, name, value) => {
                self.quoted(&format!("{name}:{value}"), Widen::default())
            }
            _ => None,
        }
    }

    fn word(&mut self, stretch: &str) -> Option<Term> {
        let (text, widen) = trim(stretch);
        let term = spelled(text, widen).or_else(|| Term::bare(text, widen));
        self.noted(term, stretch)
    }

    fn quoted(&mut self, text: &str, widen: Widen) -> Option<Term> {
        self.noted(Term::quoted(text, widen), text)
    }

    fn noted(&mut self, term: Option<Term>, written: &str) -> Option<Term> {
        if term.is_none() {
            let text = written.into();
            self.notes.push(Note::NothingToSearch { text });
        }
        self.counted(term?)
    }

    fn counted<T>(&mut self, item: T) -> Option<T> {
        self.count += 1;
        if self.count == MAX_TERMS + 1 {
            self.notes.push(Note::TooManyTerms { limit: MAX_TERMS });
        }
        (self.count <= MAX_TERMS).then_some(item)
    }
}

impl Token<'_> {
    /// Whether it is a term and nothing else.
    pub(super) fn is_term(&self) -> bool {
        match self {
            Self::Bare(stretch) => field_of(stretch).is_none(),
            Self::Quoted(..) => true,
            _ => false,
        }
    }
}

/// Reads `speaker:龙平平`; `None` if it names no field.
fn read_filter(stretch: &str) -> Option<Result<Filter, Note>> {
    let (field, value) = field_of(stretch)?;
    let read = Filter::read(field, value);
    if read.is_err() {
        // Marks around it may be all that is wrong; those of a path or an open range are not.
        let trimmed = field_of(trim(stretch).0);
        return Some(
            match trimmed.map(|(field, value)| Filter::read(field, value)) {
                Some(Ok(filter)) => Ok(filter),
                _ => read,
            },
        );
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
    let (word, inner) = trim(text.split_once(SPELLED)?.0);
    let widen = Widen {
        left: widen.left,
        right: inner.right,
    };
    let term = Term::bare(word, widen)?;
    (term.to_string().trim_start_matches('*') == text).then_some(term)
}
