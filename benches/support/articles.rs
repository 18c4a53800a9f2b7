//! The articles: real news where `$YANLU_CORPORA` has it, else the sample corpus varied to size.

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use yanlu::corpus::read_file;
use yanlu::text::{Random, is_han_like};

use super::exchange::{exchange, text_files};

/// Bytes of the varied corpus: as many as the build takes seconds over, fewer than a test minds.
const VARIED_BYTES: usize = 8_000_000;
/// Paragraphs of a varied article: the sample reports have about as many.
const PARAGRAPHS: usize = 12;

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹";

/// The articles, each a list of paragraphs.
pub fn articles() -> &'static [Vec<String>] {
    static ARTICLES: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| match news() {
        Some(folder) => read_news(&folder),
        None => vary(),
    });
    &ARTICLES
}

/// All paragraphs of all articles.
pub fn paragraphs() -> impl Iterator<Item = &'static str> {
    articles().iter().flatten().map(String::as_str)
}

/// What the articles are, in a few words.
pub fn origin() -> &'static str {
    match news() {
        Some(_) => "the news of $YANLU_CORPORA",
        None => "the sample corpus, varied ($YANLU_CORPORA/news is absent)",
    }
}

/// The folder of real news: text files of one article a line.
pub fn news() -> Option<PathBuf> {
    let folder = PathBuf::from(env::var_os("YANLU_CORPORA")?).join("news");
    folder.is_dir().then_some(folder)
}

/// The text files of a folder of news, by name.
pub fn news_files(folder: &Path) -> Vec<(String, String)> {
    text_files(folder).expect("the folder of news can be read, and is UTF-8")
}

fn read_news(folder: &Path) -> Vec<Vec<String>> {
    let files = news_files(folder);
    let lines = files.iter().flat_map(|(_, content)| content.lines());
    lines
        .filter(|line| !line.trim().is_empty())
        .map(|line| vec![line.to_owned()])
        .collect()
}

/// Paragraphs of the sample corpus in new company, with other names, numbers and characters.
fn vary() -> Vec<Vec<String>> {
    let sample = Sample::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"));
    let mut random = Random::new(1);
    let mut articles = Vec::new();
    let mut bytes = 0;
    while bytes < VARIED_BYTES {
        let names: Vec<(&str, String)> = sample
            .names
            .iter()
            .map(|name| (&**name, sample.other_name(&mut random)))
            .collect();
        let article: Vec<String> = (0..PARAGRAPHS)
            .map(|_| {
                let paragraph = random.pick(&sample.paragraphs);
                sample.varied(paragraph, &names, &mut random)
            })
            .collect();
        bytes += article.iter().map(String::len).sum::<usize>();
        articles.push(article);
    }
    articles
}

struct Sample {
    paragraphs: Vec<String>,
    /// Names of speakers.
    names: BTreeSet<String>,
    /// All Han characters, each as often as it stands there.
    characters: Vec<char>,
}

impl Sample {
    fn read(corpus: &Path) -> Self {
        let transcripts = read_file(corpus).transcripts;
        let speeches = transcripts.iter().flat_map(|found| &found.speeches);
        let names = speeches
            .filter(|speech| speech.speaker.named)
            .map(|speech| speech.speaker.name.clone())
            .collect();
        let paragraphs: Vec<String> = transcripts
            .into_iter()
            .flat_map(|found| found.paragraphs)
            .map(|paragraph| paragraph.text)
            .collect();
        assert!(!paragraphs.is_empty(), "corpus/ holds no transcripts");
        let characters = paragraphs.iter().flat_map(|text| text.chars());
        Self {
            characters: characters.filter(|&c| is_han_like(c)).collect(),
            paragraphs,
            names,
        }
    }

    fn other_name(&self, random: &mut Random) -> String {
        let surnames: Vec<char> = SURNAMES.chars().collect();
        let given = 1 + random.below(2);
        let given: Vec<char> = (0..given).map(|_| *random.pick(&self.characters)).collect();
        std::iter::once(*random.pick(&surnames))
            .chain(given)
            .collect()
    }

    fn varied(&self, paragraph: &str, names: &[(&str, String)], random: &mut Random) -> String {
        let mut text = paragraph.to_owned();
        for (name, other) in names {
            if text.contains(name) {
                text = text.replace(name, other);
            }
        }
        text.chars()
            .map(|c| match c {
                '0'..='9' => char::from(b'0' + random.below(10) as u8),
                c => exchange(c, &self.characters, random),
            })
            .collect()
    }
}
