//! From text to tokens, one thread: folding, words, and the tokens of the literal field.

use std::hint::black_box;

use divan::Bencher;
use divan::counter::BytesCount;
use yanlu::engine::exact_tokens;
use yanlu::segment::Segmenter;
use yanlu::text::{Folded, fold};

use super::support;

/// What the index does with a paragraph.
#[divan::bench(sample_count = 15, sample_size = 1)]
fn fold_text(bencher: Bencher) {
    each(bencher, original(), |text| drop(black_box(fold(text))));
}

/// Folding with the way back to the original, as highlights need it.
#[divan::bench(sample_count = 15, sample_size = 1)]
fn fold_with_offsets(bencher: Bencher) {
    each(bencher, original(), |text| {
        drop(black_box(Folded::new(text)));
    });
}

#[divan::bench(sample_count = 9, sample_size = 1)]
fn words(bencher: Bencher) {
    each(bencher, folded(), |text| {
        Segmenter.words(text, |word| _ = black_box(word));
    });
}

/// Includes making a string of every token, which a build does not do.
#[divan::bench(sample_count = 9, sample_size = 1)]
fn encode_exact(bencher: Bencher) {
    each(bencher, folded(), |text| {
        drop(black_box(exact_tokens(text)));
    });
}

fn original() -> Vec<String> {
    support::paragraphs().map(str::to_owned).collect()
}

fn folded() -> Vec<String> {
    support::paragraphs().map(fold).collect()
}

fn each(bencher: Bencher, texts: Vec<String>, work: impl Fn(&str) + Sync) {
    let bytes: usize = texts.iter().map(String::len).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| texts.iter().for_each(|text| work(text)));
}
