//! The version of all that makes tokens of a text, and the tokens of the literal field for people to
//! look at.

use super::encoding;

/// Version of the analysis: fold, dictionary and encoding. An index built by another one would
/// answer wrongly, so it is refused. Raise the number of what changes.
pub const ANALYSIS_VERSION: &str = "fold-1/jieba-0.11-plain/pairs-192-1";

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
