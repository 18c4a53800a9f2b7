//! Warm queries in process over one index: a sample is one query, from parsing what was typed to
//! the answer with its highlights, so the median is the p50 over all queries of the sort.

use std::path::PathBuf;
use std::sync::LazyLock;

use divan::Bencher;
use yanlu::engine::Index;
use yanlu::indexing::{Silent, build};
use yanlu::query;
use yanlu::search::{self, Grouping, KwicSort, Request};

use super::support::{self, Queries};

struct Fixture {
    dir: PathBuf,
    index: Index,
    queries: Queries,
}

/// The index and the queries, made when the first query is asked.
fn fixture() -> &'static Fixture {
    static FIXTURE: LazyLock<Fixture> = LazyLock::new(|| {
        let folder = support::folder_of("search", &support::text());
        let dir = support::folder("search-index");
        build(&support::build_options(&folder, &dir), &Silent)
            .expect("an index can be built below target/tmp");
        let index = Index::open(&dir).expect("the index was just built");
        Fixture {
            dir,
            index,
            queries: support::queries(),
        }
    });
    &FIXTURE
}

#[divan::bench(sample_count = 200, sample_size = 1)]
fn open(bencher: Bencher) {
    let Fixture { dir, .. } = fixture();
    bencher.bench(|| Index::open(dir));
}

/// Reading what was typed, before anything is looked up.
#[divan::bench(sample_count = 400, sample_size = 1)]
fn parse(bencher: Bencher) {
    let Queries {
        words, questions, ..
    } = &fixture().queries;
    let mut typed = words.iter().chain(questions).cycle();
    bencher
        .with_inputs(|| typed.next().expect("there are queries"))
        .bench_local_values(|typed| query::parse(typed));
}

#[divan::bench_group(sample_count = 400, sample_size = 1)]
mod find {
    use super::*;

    #[divan::bench]
    fn word(bencher: Bencher) {
        find(bencher, &fixture().queries.words);
    }

    #[divan::bench]
    fn two_words(bencher: Bencher) {
        find(bencher, &fixture().queries.pairs_of_words);
    }

    #[divan::bench]
    fn question(bencher: Bencher) {
        find(bencher, &fixture().queries.questions);
    }

    #[divan::bench(args = [2, 4, 8])]
    fn phrase(bencher: Bencher, characters: usize) {
        find(bencher, &fixture().queries.phrases(characters));
    }

    #[divan::bench]
    fn frequent_character(bencher: Bencher) {
        find(bencher, &fixture().queries.frequent_characters);
    }

    #[divan::bench]
    fn rare_character(bencher: Bencher) {
        find(bencher, &fixture().queries.rare_characters);
    }

    fn find(bencher: Bencher, queries: &[String]) {
        ask(bencher, queries, |index, request| {
            search::search(index, request).map(|answer| answer.total)
        });
    }
}

#[divan::bench_group(sample_count = 400, sample_size = 1)]
mod every_match {
    use super::*;

    #[divan::bench]
    fn who(bencher: Bencher) {
        ask(bencher, &fixture().queries.words, |index, request| {
            search::who(index, request, 3).map(|answer| answer.total)
        });
    }

    #[divan::bench]
    fn count_by_speaker(bencher: Bencher) {
        ask(bencher, &fixture().queries.words, |index, request| {
            search::count(index, request, Grouping::Speaker, false).map(|answer| answer.total)
        });
    }

    #[divan::bench]
    fn kwic(bencher: Bencher) {
        ask(bencher, &fixture().queries.words, |index, request| {
            search::concordance(index, request, KwicSort::Place, 20).map(|answer| answer.total)
        });
    }
}

#[divan::bench_group(sample_count = 400, sample_size = 1)]
mod verify {
    use super::*;

    #[divan::bench]
    fn sentence(bencher: Bencher) {
        verify(bencher, &support::quotes().0);
    }

    /// One character exchanged.
    #[divan::bench]
    fn altered_sentence(bencher: Bencher) {
        verify(bencher, &support::quotes().1);
    }

    fn verify(bencher: Bencher, quotes: &[String]) {
        let index = &fixture().index;
        let check = |quote: &str| {
            search::verify(index, &Request::quote(quote)).expect("the index can be read")
        };
        for quote in quotes {
            check(quote);
        }
        let mut next = quotes.iter().cycle();
        bencher
            .with_inputs(|| next.next().expect("there are quotes"))
            .bench_local_values(|quote| check(quote).parts.len());
    }
}

/// Asks each query once to warm up, then one a sample.
fn ask<E: std::fmt::Debug>(
    bencher: Bencher,
    queries: &[String],
    answer: impl Fn(&Index, &Request) -> Result<u64, E>,
) {
    let index = &fixture().index;
    let ask = |typed: &str| answer(index, &Request::new(typed)).expect("the index can be read");
    for typed in queries {
        ask(typed);
    }
    let mut next = queries.iter().cycle();
    bencher
        .with_inputs(|| next.next().expect("there are queries"))
        .bench_local_values(|typed| ask(typed));
}
