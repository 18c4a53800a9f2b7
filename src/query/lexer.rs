//! Cuts a query into tokens and makes its brackets pair up, so that the parser need not doubt them.

use super::edges::{closing, ends_word, is_quotation_mark, is_space, is_star, trim, trim_start};
use super::filter::Field;
use super::note::Note;
use crate::text::Widen;

/// How deep brackets may nest: far more than anyone writes, far less than the stack holds.
const MAX_DEPTH: usize = 64;

/// How near `NEAR(a b)` asks for.
const DEFAULT_DISTANCE: u32 = 10;

/// Longer than any paragraph that is not split.
const MAX_DISTANCE: u32 = 10_000;

/// A piece of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// An opening bracket; every one has its `Close`.
    Open,
    /// `NEAR/10(`, bracket included.
    Near(u32),
    Close,
    And,
    Or,
    Not,
    /// A `+` or `-` right before something.
    Plus,
    Minus,
    /// A stretch without white space, as written.
    Bare(&'a str),
    /// What stood in quotation marks.
    Quoted(String, Widen),
    /// `speaker:"…"`: the field, its name as written, and the value.
    QuotedValue(Field, &'a str, String),
}

impl Token<'_> {
    /// How many brackets it opens, less those it closes.
    pub(super) fn nesting(&self) -> isize {
        match self {
            Self::Open | Self::Near(_) => 1,
            Self::Close => -1,
            _ => 0,
        }
    }
}

/// The tokens of a query. Takes time in proportion to its length.
pub(super) fn tokens<'a>(input: &'a str, notes: &mut Vec<Note>) -> Vec<Token<'a>> {
    let mut lexer = Lexer {
        rest: input,
        tokens: Vec::new(),
        notes,
        unclosed: Vec::new(),
    };
    while let Some(c) = lexer.rest.chars().next() {
        lexer.token(c);
    }
    let Lexer { tokens, notes, .. } = lexer;
    balance(tokens, notes)
}

struct Lexer<'a, 'n> {
    rest: &'a str,
    tokens: Vec<Token<'a>>,
    notes: &'n mut Vec<Note>,
    /// Quotation marks of which no partner follows: they are not looked for again.
    unclosed: Vec<char>,
}

impl<'a> Lexer<'a, '_> {
    fn token(&mut self, first: char) {
        let after = &self.rest[first.len_utf8()..];
        let next = after.chars().next();
        match first {
            c if is_space(c) => self.rest = after,
            '(' | '（' => self.single(Token::Open, after),
            ')' | '）' => self.single(Token::Close, after),
            '|' | '｜' => self.single(Token::Or, after.trim_start_matches(['|', '｜'])),
            '+' | '＋' | '-' | '－' if next.is_none_or(|c| ends_word(c) && !opens(c)) => {
                let operator = first.into();
                self.notes.push(Note::Dangling { operator });
                self.rest = after;
            }
            '+' | '＋' => self.single(Token::Plus, after),
            '-' | '－' => self.single(Token::Minus, after),
            c if is_star(c) && next.is_some_and(is_quotation_mark) => {
                self.rest = after;
                self.quoted(true);
            }
            c if is_quotation_mark(c) => self.quoted(false),
            _ => self.bare(),
        }
    }

    fn single(&mut self, token: Token<'a>, rest: &'a str) {
        self.tokens.push(token);
        self.rest = rest;
    }

    fn quoted(&mut self, left: bool) {
        let Some(text) = self.quoted_text() else {
            return;
        };
        let after = self.rest.strip_prefix(is_star);
        let right = after.is_some();
        self.rest = after.unwrap_or(self.rest);
        let widen = Widen { left, right };
        self.tokens.push(Token::Quoted(text, widen));
    }

    /// What stands between the quotation mark that comes next and its partner, white space evened.
    /// A mark without a partner is passed over: what follows is read as if it were not there.
    fn quoted_text(&mut self) -> Option<String> {
        let mut characters = self.rest.chars();
        let mark = characters.next()?;
        let inside = characters.as_str();
        self.rest = inside;
        let partners = closing(mark).unwrap_or_default();
        let found = match self.unclosed.contains(&mark) {
            true => None,
            false => inside.split_once(|c| partners.contains(c)),
        };
        let Some((text, rest)) = found else {
            self.notes.push(Note::UnclosedQuote { mark });
            if !self.unclosed.contains(&mark) {
                self.unclosed.push(mark);
            }
            return None;
        };
        self.rest = rest;
        let words: Vec<_> = text.split(is_space).filter(|w| !w.is_empty()).collect();
        Some(words.join(" "))
    }

    fn bare(&mut self) {
        let end = self.rest.find(ends_word).unwrap_or(self.rest.len());
        let (stretch, rest) = self.rest.split_at(end);
        if let Some((field, name, value)) = quoted_value(stretch) {
            self.rest = &self.rest[end - value.len()..];
            let value = self.quoted_text().unwrap_or_else(|| {
                let (value, after) = self.rest.split_at(self.rest.len() - rest.len());
                self.rest = after;
                value.to_owned()
            });
            return self.tokens.push(Token::QuotedValue(field, name, value));
        }
        if let Some(distance) = near(stretch) {
            if let Some(inside) = rest.strip_prefix(opens) {
                return self.single(Token::Near(distance), inside);
            }
            if stretch != NEAR {
                let text = stretch.into();
                self.notes.push(Note::NearWithoutBracket { text });
            }
        }
        let signed = matches!(self.tokens.last(), Some(Token::Plus | Token::Minus));
        let token = match trim(stretch) {
            (word @ ("AND" | "OR" | "NOT"), widen) if signed && widen == Widen::default() => {
                Token::Quoted(word.into(), widen)
            }
            ("AND", widen) if widen == Widen::default() => Token::And,
            ("OR", widen) if widen == Widen::default() => Token::Or,
            ("NOT", widen) if widen == Widen::default() => Token::Not,
            _ => Token::Bare(stretch),
        };
        self.single(token, rest);
    }
}

const NEAR: &str = "NEAR";

fn opens(c: char) -> bool {
    matches!(c, '(' | '（')
}

/// The field, its name, and the value with its quotation mark, if the stretch is `speaker:"…`.
fn quoted_value(stretch: &str) -> Option<(Field, &str, &str)> {
    let (name, value) = trim_start(stretch).split_once(is_colon)?;
    if !value.starts_with(is_quotation_mark) {
        return None;
    }
    Some((Field::named(name)?, name, value))
}

/// Whether the mark stands between a field and its value.
pub(super) fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

/// The distance that `NEAR` or `NEAR/10` asks for.
fn near(stretch: &str) -> Option<u32> {
    let distance = stretch.strip_prefix(NEAR)?;
    if distance.is_empty() {
        return Some(DEFAULT_DISTANCE);
    }
    let digits = distance.strip_prefix(['/', '／'])?;
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(u32::MAX).min(MAX_DISTANCE))
}

/// Closes what is open, drops what closes nothing, and drops brackets that nest too deep.
fn balance<'a>(tokens: Vec<Token<'a>>, notes: &mut Vec<Note>) -> Vec<Token<'a>> {
    let (mut depth, mut too_deep, mut unopened) = (0, 0, 0);
    let mut nested_too_deep = false;
    let mut balanced = Vec::with_capacity(tokens.len());
    for token in tokens {
        match token.nesting() {
            1 if depth == MAX_DEPTH => {
                too_deep += 1;
                nested_too_deep = true;
                continue;
            }
            -1 if too_deep > 0 => {
                too_deep -= 1;
                continue;
            }
            -1 if depth == 0 => {
                unopened += 1;
                continue;
            }
            1 => depth += 1,
            -1 => depth -= 1,
            _ => {}
        }
        balanced.push(token);
    }
    balanced.extend((0..depth).map(|_| Token::Close));
    let unclosed = depth + too_deep;
    if nested_too_deep {
        notes.push(Note::TooDeep { limit: MAX_DEPTH });
    }
    if unclosed > 0 {
        notes.push(Note::UnclosedBrackets { count: unclosed });
    }
    if unopened > 0 {
        notes.push(Note::UnopenedBrackets { count: unopened });
    }
    balanced
}
