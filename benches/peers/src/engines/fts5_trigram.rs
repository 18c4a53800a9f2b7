//! SQLite FTS5 with its trigram tokenizer: substrings of three and more characters.

use std::path::Path;

use rusqlite::Connection;

use super::{Engine, Result, Searcher};
use crate::corpus;

pub struct Fts5Trigram;

impl Engine for Fts5Trigram {
    fn name(&self) -> &'static str {
        "fts5-trigram"
    }

    fn what(&self) -> &'static str {
        "substrings from three characters on, texts stored"
    }

    fn build(&self, corpus: &Path, index: &Path) -> Result<()> {
        let mut database = Connection::open(index.join("index.db"))?;
        prepare(
            &database,
            "CREATE VIRTUAL TABLE documents USING fts5(text, tokenize = 'trigram')",
        )?;
        insert(&mut database, corpus, |text| text)
    }

    fn open(&self, _corpus: &Path, index: &Path) -> Result<Box<dyn Searcher>> {
        Ok(Box::new(Open(Connection::open(index.join("index.db"))?)))
    }
}

/// No journal while it is built, as bulk loads are done; then the table.
pub fn prepare(database: &Connection, table: &str) -> Result<()> {
    database.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
    database.execute_batch(table)?;
    Ok(())
}

/// Enters all texts in one transaction, and merges the index.
pub fn insert(
    database: &mut Connection,
    corpus: &Path,
    prepared: impl Fn(String) -> String,
) -> Result<()> {
    let transaction = database.transaction()?;
    {
        let mut statement = transaction.prepare("INSERT INTO documents (text) VALUES (?1)")?;
        for text in corpus::texts(corpus)? {
            statement.execute([prepared(text?)])?;
        }
    }
    transaction.commit()?;
    database.execute("INSERT INTO documents (documents) VALUES ('optimize')", [])?;
    Ok(())
}

/// The ten best, and how many there are.
pub fn find(database: &Connection, expression: &str) -> Result<u64> {
    let mut best = database.prepare_cached(
        "SELECT rowid FROM documents WHERE documents MATCH ?1 ORDER BY rank LIMIT 10",
    )?;
    let mut rows = best.query([expression])?;
    while rows.next()?.is_some() {}
    let mut count =
        database.prepare_cached("SELECT count(*) FROM documents WHERE documents MATCH ?1")?;
    Ok(count.query_row([expression], |row| row.get(0))?)
}

struct Open(Connection);

impl Searcher for Open {
    fn find(&self, terms: &[String]) -> Result<u64> {
        let quoted: Vec<String> = terms.iter().map(|term| format!("\"{term}\"")).collect();
        find(&self.0, &quoted.join(" AND "))
    }
}
