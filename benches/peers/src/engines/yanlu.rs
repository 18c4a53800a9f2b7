//! yanlu itself: speeches attributed, words and every substring, texts stored.

use std::path::Path;

use yanlu::engine::Index;
use yanlu::indexing::{self, Options, Silent};
use yanlu::search::{self, Request};

use super::{Engine, Result, Searcher};

pub struct Yanlu;

impl Engine for Yanlu {
    fn name(&self) -> &'static str {
        "yanlu"
    }

    fn what(&self) -> &'static str {
        "speeches and speakers, words, every substring, texts stored"
    }

    fn build(&self, corpus: &Path, index: &Path) -> Result<()> {
        let options = Options {
            paths: vec![corpus.to_owned()],
            index: index.to_owned(),
            rebuild: false,
            dry_run: false,
            threads: std::thread::available_parallelism().map_or(1, usize::from),
            memory_mb: 512,
        };
        indexing::build(&options, &Silent)?;
        Ok(())
    }

    fn open(&self, _corpus: &Path, index: &Path) -> Result<Box<dyn Searcher>> {
        Ok(Box::new(Open(Index::open(index)?)))
    }
}

struct Open(Index);

impl Searcher for Open {
    fn find(&self, terms: &[String]) -> Result<u64> {
        let quoted: Vec<String> = terms.iter().map(|term| format!("\"{term}\"")).collect();
        let answer = search::search(&self.0, &Request::new(&quoted.join(" AND ")))?;
        Ok(answer.total)
    }
}
