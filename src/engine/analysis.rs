//! The tokenizers that fill the indexed fields from folded text, and the version of them all.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};

use super::encoding;
use crate::segment::Segmenter;

pub(super) const WORDS: &str = "yanlu_words";
pub(super) const EXACT: &str = "yanlu_exact";
pub(super) const CHARACTERS: &str = "yanlu_characters";

/// Version of the analysis: fold, dictionary and encoding. An index built by another one would
/// answer wrongly, so it is refused. Raise the number of what changes.
pub const ANALYSIS_VERSION: &str = "fold-1/jieba-0.11-plain/pairs-192-1";

/// Makes the tokenizers known to an index.
pub(super) fn register(manager: &TokenizerManager) {
    manager.register(WORDS, WordTokenizer::default());
    manager.register(EXACT, ExactTokenizer::default());
    manager.register(CHARACTERS, CharacterTokenizer::default());
}

/// The tokens of the literal field of a folded text, each with the place of its first character.
pub fn exact_tokens(folded: &str) -> Vec<(usize, String)> {
    let mut tokens = Vec::new();
    encoding::encode(folded, &mut tokens);
    let text = |token: &encoding::Token| {
        let mut text = String::new();
        token.write(folded, &mut text);
        text
    };
    tokens
        .iter()
        .map(|token| (token.position as usize, text(token)))
        .collect()
}

/// jieba words. Their positions are not indexed, so they only count up.
#[derive(Clone, Default)]
struct WordTokenizer {
    /// All words of the text, one after the other: one allocation, reused.
    words: String,
    ends: Vec<usize>,
    token: Token,
}

impl Tokenizer for WordTokenizer {
    type TokenStream<'a> = Stream<'a, Words<'a>>;

    fn token_stream<'a>(&'a mut self, folded: &'a str) -> Self::TokenStream<'a> {
        self.words.clear();
        self.ends.clear();
        Segmenter.words(folded, |word| {
            self.words.push_str(word);
            self.ends.push(self.words.len());
        });
        let words = Words {
            words: &self.words,
            ends: self.ends.iter(),
            start: 0,
        };
        Stream::new(words, &mut self.token)
    }
}

struct Words<'a> {
    words: &'a str,
    ends: std::slice::Iter<'a, usize>,
    start: usize,
}

impl Tokens for Words<'_> {
    fn next(&mut self, token: &mut Token) -> Option<()> {
        let &end = self.ends.next()?;
        token.position = token.position.wrapping_add(1);
        token.text.clear();
        token.text.push_str(&self.words[self.start..end]);
        self.start = end;
        Some(())
    }
}

/// Tokens of the literal field.
#[derive(Clone, Default)]
struct ExactTokenizer {
    tokens: Vec<encoding::Token>,
    token: Token,
}

impl Tokenizer for ExactTokenizer {
    type TokenStream<'a> = Stream<'a, Exact<'a>>;

    fn token_stream<'a>(&'a mut self, folded: &'a str) -> Self::TokenStream<'a> {
        self.tokens.clear();
        encoding::encode(folded, &mut self.tokens);
        let exact = Exact {
            folded,
            tokens: self.tokens.iter(),
        };
        Stream::new(exact, &mut self.token)
    }
}

struct Exact<'a> {
    folded: &'a str,
    tokens: std::slice::Iter<'a, encoding::Token>,
}

impl Tokens for Exact<'_> {
    fn next(&mut self, token: &mut Token) -> Option<()> {
        let next = self.tokens.next()?;
        token.position = next.position as usize;
        next.write(self.folded, &mut token.text);
        Some(())
    }
}

/// Different frequent characters.
#[derive(Clone, Default)]
struct CharacterTokenizer {
    characters: Vec<char>,
    token: Token,
}

impl Tokenizer for CharacterTokenizer {
    type TokenStream<'a> = Stream<'a, Characters<'a>>;

    fn token_stream<'a>(&'a mut self, folded: &'a str) -> Self::TokenStream<'a> {
        self.characters.clear();
        encoding::frequent_characters(folded, |c| self.characters.push(c));
        let characters = Characters(self.characters.iter());
        Stream::new(characters, &mut self.token)
    }
}

struct Characters<'a>(std::slice::Iter<'a, char>);

impl Tokens for Characters<'_> {
    fn next(&mut self, token: &mut Token) -> Option<()> {
        let &c = self.0.next()?;
        token.position = token.position.wrapping_add(1);
        token.text.clear();
        token.text.push(c);
        Some(())
    }
}

/// Writes one token after the other into the same place.
trait Tokens {
    fn next(&mut self, token: &mut Token) -> Option<()>;
}

/// [`Tokens`] as tantivy wants them.
struct Stream<'a, T> {
    tokens: T,
    token: &'a mut Token,
}

impl<'a, T> Stream<'a, T> {
    /// Positions count up from the one before zero.
    fn new(tokens: T, token: &'a mut Token) -> Self {
        token.reset();
        token.position = usize::MAX;
        Self { tokens, token }
    }
}

impl<T: Tokens> TokenStream for Stream<'_, T> {
    fn advance(&mut self) -> bool {
        self.tokens.next(self.token).is_some()
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
