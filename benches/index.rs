//! Building an index with all cores, in process: all of it, only the part after attribution, a
//! small change that makes it merge, and a second run that finds nothing to do.

use std::path::Path;
use std::thread;

use divan::Bencher;
use divan::counter::BytesCount;
use yanlu::corpus::read_file;
use yanlu::engine::{StoredParagraph, Writer, paragraphs};
use yanlu::indexing::{Numberer, Silent, build};

use super::support::{self, File};

#[divan::bench(sample_count = 7, sample_size = 1)]
fn text(bencher: Bencher) {
    full_build(bencher, "index-text", &support::text());
}

#[divan::bench(sample_count = 7, sample_size = 1)]
fn json_lines(bencher: Bencher) {
    full_build(bencher, "index-json-lines", &support::json_lines());
}

/// Analysis, postings, stored records and the commit: what is left of a build when the transcripts
/// are in memory.
#[divan::bench(sample_count = 7, sample_size = 1)]
fn attributed_transcripts(bencher: Bencher) {
    let files = support::text();
    let stored = stored("index-attributed", &files);
    let share = stored.len().div_ceil(support::cores());
    bencher
        .counter(BytesCount::new(support::total(&files)))
        .with_inputs(|| support::folder("index-attributed-index"))
        .bench_values(|index| {
            let writer = Writer::open(&index, false, support::cores(), 300_000_000)
                .expect("an index can be made");
            thread::scope(|scope| {
                for share in stored.chunks(share) {
                    scope.spawn(|| writer.add(share).expect("the disk is not full"));
                }
            });
            writer.commit().expect("the disk is not full");
        });
}

/// The last of eight small changes: it is written, and all eight are merged.
#[divan::bench(sample_count = 7, sample_size = 1)]
fn merge(bencher: Bencher) {
    let stored = stored("index-merge", &support::text());
    let shares: Vec<_> = stored.chunks(MERGED_PARAGRAPHS).take(8).collect();
    let (last, earlier) = shares.split_last().expect("there are paragraphs");
    let change = |index: &Path, share: &[StoredParagraph]| {
        let writer =
            Writer::open(index, false, 1, 300_000_000).expect("an index can be opened again");
        writer.add(share).expect("the disk is not full");
        writer.commit().expect("the disk is not full");
    };
    bencher
        .with_inputs(|| {
            let index = support::folder("index-merge-index");
            earlier.iter().for_each(|share| change(&index, share));
            index
        })
        .bench_values(|index| change(&index, last));
}

/// Paragraphs of a small change.
const MERGED_PARAGRAPHS: usize = 500;

/// The same build again, when nothing has changed.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn unchanged(bencher: Bencher) {
    let folder = support::folder_of("index-unchanged", &support::text());
    let index = support::folder("index-unchanged-index");
    run(&folder, &index);
    bencher.bench(|| run(&folder, &index));
}

/// The paragraphs of some files, attributed.
fn stored(name: &str, files: &[File]) -> Vec<StoredParagraph> {
    let folder = support::folder_of(name, files);
    let mut numberer = Numberer::new("articles.txt");
    let mut stored = Vec::new();
    for transcript in read_file(&folder).transcripts {
        let numbering = numberer.number(&transcript);
        stored.extend(paragraphs(transcript, &numbering, 1, "articles.txt"));
    }
    stored
}

fn full_build(bencher: Bencher, name: &str, files: &[File]) {
    let folder = support::folder_of(name, files);
    bencher
        .counter(BytesCount::new(support::total(files)))
        .with_inputs(|| support::folder(&format!("{name}-index")))
        .bench_values(|index| run(&folder, &index));
}

fn run(folder: &Path, index: &Path) {
    let report = build(&support::build_options(folder, index), &Silent);
    let report = report.expect("an index can be built below target/tmp");
    assert!(report.paragraphs > 0, "nothing was indexed");
}
