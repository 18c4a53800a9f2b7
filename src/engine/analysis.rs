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
    type TokenStream<'a> = Words<'a>;

    fn token_stream<'a>(&'a mut self, folded: &'a str) -> Words<'a> {
        self.words.clear();
        self.ends.clear();
        Segmenter.words(folded, |word| {
            self.words.push_str(word);
            self.ends.push(self.words.len());
        });
        restart(&mut self.token);
        Words {
            words: &self.words,
            ends: self.ends.iter(),
            start: 0,
            token: &mut self.token,
        }
    }
}

struct Words<'a> {
    words: &'a str,
    ends: std::slice::Iter<'a, usize>,
    start: usize,
    token: &'a mut Token,
}

impl TokenStream for Words<'_> {
    fn advance(&mut self) -> bool {
        let Some(&end) = self.ends.next() else {
            return false;
        };
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text.clear();
        self.token.text.push_str(&self.words[self.start..end]);
        self.start = end;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

/// Tokens of the literal field.
#[derive(Clone, Default)]
struct ExactTokenizer {
    tokens: Vec<encoding::Token>,
    token: Token,
}

impl Tokenizer for ExactTokenizer {
    type TokenStream<'a> = Exact<'a>;

    fn token_stream<'a>(&'a mut self, folded: &'a str) -> Exact<'a> {
        self.tokens.clear();
        encoding::encode(folded, &mut self.tokens);
        restart(&mut self.token);
        Exact {
            folded,
            tokens: self.tokens.iter(),
            token: &mut self.token,
        }
    }
}

struct Exact<'a> {
    folded: &'a str,
    tokens: std::slice::Iter<'a, encoding::Token>,
    token: &'a mut Token,
}

impl TokenStream for Exact<'_> {
    fn advance(&mut self) -> bool {
        let Some(token) = self.tokens.next() else {
            return false;
        };
        self.token.position = token.position as usize;
        token.write(self.folded, &mut self.token.text);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

/// Different frequent characters.
#[derive(Clone, Default)]
struct CharacterTokenizer {
    characters: Vec<char>,
    token: Token,
}

impl Tokenizer for CharacterTokenizer {
    type TokenStream<'a> = Characters<'a>;

    fn token_stream<'a>(&'a mut self, folded: &'a str) -> Characters<'a> {
        self.characters.clear();
        encoding::frequent_characters(folded, |c| self.characters.push(c));
        restart(&mut self.token);
        Characters {
            characters: self.characters.iter(),
            token: &mut self.token,
        }
    }
}

struct Characters<'a> {
    characters: std::slice::Iter<'a, char>,
    token: &'a mut Token,
}

impl TokenStream for Characters<'_> {
    fn advance(&mut self) -> bool {
        let Some(&c) = self.characters.next() else {
            return false;
        };
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text.clear();
        self.token.text.push(c);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

/// Prepares the one token that a stream hands out again and again.
fn restart(token: &mut Token) {
    token.reset();
    token.position = usize::MAX;
}
