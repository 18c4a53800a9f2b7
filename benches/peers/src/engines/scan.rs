//! ripgrep's searcher over the corpus: no index, no ranking, every substring.

use std::path::{Path, PathBuf};

use grep_regex::RegexMatcher;
use grep_searcher::{Searcher as Lines, SearcherBuilder, sinks};

use super::{Engine, Result, Searcher};

pub struct Scan;

impl Engine for Scan {
    fn name(&self) -> &'static str {
        "scan"
    }

    fn what(&self) -> &'static str {
        "no index, no ranking: counts matching lines"
    }

    fn build(&self, _corpus: &Path, _index: &Path) -> Result<()> {
        Ok(())
    }

    fn open(&self, corpus: &Path, _index: &Path) -> Result<Box<dyn Searcher>> {
        Ok(Box::new(Open(corpus.to_owned())))
    }
}

struct Open(PathBuf);

impl Searcher for Open {
    fn find(&self, terms: &[String]) -> Result<u64> {
        let Some((first, others)) = terms.split_first() else {
            return Ok(0);
        };
        let matcher = RegexMatcher::new(first)?;
        let mut lines: Lines = SearcherBuilder::new().line_number(true).build();
        let mut total = 0;
        lines.search_path(
            &matcher,
            &self.0,
            sinks::UTF8(|_, line| {
                total += u64::from(others.iter().all(|term| line.contains(term.as_str())));
                Ok(true)
            }),
        )?;
        Ok(total)
    }
}
