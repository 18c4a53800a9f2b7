//! SQLite FTS5 over texts that jieba has cut: words between spaces.

use std::path::Path;
use std::sync::LazyLock;

use jieba_rs::Jieba;
use rusqlite::Connection;

use super::fts5_trigram::{find, insert, prepare};
use super::{Engine, Result, Searcher};

static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

pub struct Fts5Jieba;

fn cut(text: &str) -> String {
    let tokens = JIEBA.cut(text, true);
    let words: Vec<&str> = tokens.iter().map(|token| token.word).collect();
    words.join(" ")
}

impl Engine for Fts5Jieba {
    fn name(&self) -> &'static str {
        "fts5-jieba"
    }

    fn what(&self) -> &'static str {
        "words, texts stored with spaces between them"
    }

    fn build(&self, corpus: &Path, index: &Path) -> Result<()> {
        let mut database = Connection::open(index.join("index.db"))?;
        prepare(
            &database,
            "CREATE VIRTUAL TABLE documents USING fts5(text, tokenize = 'unicode61')",
        )?;
        insert(&mut database, corpus, |text| cut(&text))
    }

    fn open(&self, _corpus: &Path, index: &Path) -> Result<Box<dyn Searcher>> {
        Ok(Box::new(Open(Connection::open(index.join("index.db"))?)))
    }
}

struct Open(Connection);

impl Searcher for Open {
    fn find(&self, terms: &[String]) -> Result<u64> {
        let quoted: Vec<String> = terms
            .iter()
            .map(|term| format!("\"{}\"", cut(term)))
            .collect();
        find(&self.0, &quoted.join(" AND "))
    }
}
