//! How a text is folded, cut into words and encoded.

use super::answer::AnalyzeAnswer;
use crate::engine::{ANALYSIS_VERSION, exact_tokens};
use crate::segment::Segmenter;
use crate::text::fold;

/// Analyses a text as the index does.
pub fn analyze(text: &str) -> AnalyzeAnswer {
    let folded = fold(text);
    let mut words = Vec::new();
    Segmenter.words(&folded, |word| words.push(word.to_owned()));
    AnalyzeAnswer {
        text: text.to_owned(),
        exact: exact_tokens(&folded),
        words,
        folded,
        analysis: ANALYSIS_VERSION.to_owned(),
    }
}
