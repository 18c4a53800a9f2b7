//! The engines that are compared, each wired as its users would wire it.

mod fts5_jieba;
mod fts5_trigram;
mod scan;
mod tantivy_jieba;
mod yanlu;

use std::error::Error;
use std::path::Path;

/// Whatever an engine complains about.
pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// An engine: builds an index of a corpus, and opens it again.
pub trait Engine {
    /// As the table shows it.
    fn name(&self) -> &'static str;
    /// What the index is to hold, in a few words.
    fn what(&self) -> &'static str;
    /// Builds the index of `corpus` in the empty folder `index`.
    fn build(&self, corpus: &Path, index: &Path) -> Result<()>;
    /// Opens it for queries; only an engine without an index looks at the corpus.
    fn open(&self, corpus: &Path, index: &Path) -> Result<Box<dyn Searcher>>;
}

/// An open index.
pub trait Searcher {
    /// Finds the ten best documents that hold all terms, each as it stands, and says how many
    /// documents there are in all.
    fn find(&self, terms: &[String]) -> Result<u64>;
}

/// All engines.
pub fn all() -> Vec<Box<dyn Engine>> {
    vec![
        Box::new(yanlu::Yanlu),
        Box::new(tantivy_jieba::TantivyJieba),
        Box::new(fts5_jieba::Fts5Jieba),
        Box::new(fts5_trigram::Fts5Trigram),
        Box::new(scan::Scan),
    ]
}

/// The engine of this name.
pub fn by_name(name: &str) -> Result<Box<dyn Engine>> {
    let found = all().into_iter().find(|engine| engine.name() == name);
    found.ok_or_else(|| format!("there is no engine named {name}").into())
}
