//! From bytes to attributed transcripts, one thread, for three formats of the same articles.

use std::path::Path;

use divan::Bencher;
use divan::counter::BytesCount;
use yanlu::attribution::attribute;
use yanlu::corpus::{Governed, Unit, read_unit, units, walk};
use yanlu::reader::{self, Document};
use yanlu::text::decode;
use yanlu::transcript::{Draft, Source};

use super::support::{self, File};

#[derive(Debug, Clone, Copy)]
enum Format {
    Text,
    JsonLines,
    AkomaNtoso,
}

const FORMATS: [Format; 3] = [Format::Text, Format::JsonLines, Format::AkomaNtoso];

impl Format {
    fn files(self) -> Vec<File> {
        match self {
            Self::Text => support::text(),
            Self::JsonLines => support::json_lines(),
            Self::AkomaNtoso => support::akoma_ntoso(),
        }
    }
}

/// Telling the encoding, and decoding.
#[divan::bench(sample_count = 15, sample_size = 1)]
fn decode_only(bencher: Bencher) {
    let files = support::text();
    bencher
        .counter(BytesCount::new(support::total(&files)))
        .bench(|| {
            for file in &files {
                _ = divan::black_box(decode(file.content.as_bytes()));
            }
        });
}

/// From decoded text to paragraphs.
#[divan::bench(sample_count = 9, sample_size = 1, args = FORMATS)]
fn read_only(bencher: Bencher, format: Format) {
    let files = format.files();
    bencher
        .counter(BytesCount::new(support::total(&files)))
        .bench(|| drafts(&files));
}

/// From paragraphs to speeches.
#[divan::bench(sample_count = 9, sample_size = 1, args = FORMATS)]
fn attribute_only(bencher: Bencher, format: Format) {
    let files = format.files();
    let drafts = drafts(&files);
    bencher
        .counter(BytesCount::new(support::total(&files)))
        .with_inputs(|| drafts.clone())
        .bench_values(|drafts| drafts.into_iter().map(attribute).collect::<Vec<_>>());
}

/// All that is done to a file before it is indexed, from its bytes on.
#[divan::bench(sample_count = 9, sample_size = 1, args = FORMATS)]
fn everything(bencher: Bencher, format: Format) {
    let files = format.files();
    let folder = support::folder_of(&format!("read-{format:?}"), &files);
    let units = units_of(&folder);
    bencher
        .counter(BytesCount::new(support::total(&files)))
        .bench(|| {
            let readings = units
                .iter()
                .map(|(path, unit)| read_unit(path, unit, &Governed::default()));
            readings.collect::<Vec<_>>()
        });
}

fn drafts(files: &[File]) -> Vec<Draft> {
    let reading = |file: &File| {
        reader::read(&Document {
            text: &file.content,
            first_line: 1,
            source: Source {
                path: file.name.clone(),
                ..Source::default()
            },
        })
    };
    files.iter().flat_map(|file| reading(file).drafts).collect()
}

fn units_of(folder: &Path) -> Vec<(String, Unit)> {
    let mut all = Vec::new();
    for file in walk(&[folder.to_owned()]).files {
        units(&file, u64::MAX, |unit| all.push((file.relative(), unit)));
    }
    all
}
