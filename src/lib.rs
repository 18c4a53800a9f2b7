//! yanlu 言录: full-text search over Chinese conference transcripts and conference reports.
#![allow(missing_docs)]

pub mod cli;
#[path = "indexing/mod.rs"]
mod indexing_types;
pub mod output;
#[path = "search/mod.rs"]
mod search_types;
pub mod text;
pub mod transcript;

pub mod indexing {
    pub use crate::indexing_types::*;
    pub struct Options {
        pub paths: Vec<std::path::PathBuf>,
        pub index: std::path::PathBuf,
        pub rebuild: bool,
        pub dry_run: bool,
        pub threads: usize,
        pub memory_mb: usize,
    }
    pub trait Progress: Sync {
        fn planned(&self, files: u64, bytes: u64);
        fn advanced(&self, bytes: u64);
        fn message(&self, text: &str);
    }
    pub fn build(_: &Options, progress: &dyn Progress) -> Result<Report, crate::engine::Error> {
        progress.planned(21, 12_000_000);
        for _ in 0..30 {
            std::thread::sleep(std::time::Duration::from_millis(50));
            progress.advanced(400_000);
        }
        Ok(Report {
            files: 21,
            added: 20,
            failed: 1,
            conferences: 5,
            sessions: 30,
            paragraphs: 1234,
            speeches: 600,
            speakers: 61,
            bytes: 12_000_000,
            seconds: 1.5,
            problems: vec![FileProblem {
                path: "corpus/a.xml".into(),
                problem: crate::transcript::Problem::new(
                    "line 3, column 9",
                    "unexpected end",
                    "looks like Markdown: rename it",
                ),
            }],
            notes: vec!["corpus/b.txt and corpus/c.txt are identical: both are indexed".into()],
            ..Report::default()
        })
    }
}

pub mod search {
    use crate::engine::{Error, Index};
    use crate::output::samples;
    pub use crate::search_types::*;
    pub fn search(_: &Index, _: &Request) -> Result<SearchAnswer, Error> {
        Ok(samples::search_answer())
    }
    pub fn who(_: &Index, _: &Request, _: usize) -> Result<WhoAnswer, Error> {
        Ok(samples::who_answer())
    }
    pub fn concordance(_: &Index, _: &Request, _: KwicSort, _: usize) -> Result<KwicAnswer, Error> {
        Ok(samples::kwic_answer())
    }
    pub fn count(_: &Index, _: &Request, _: Grouping, rate: bool) -> Result<CountAnswer, Error> {
        Ok(samples::count_answer(rate))
    }
    pub fn show(_: &Index, id: &str, _: usize) -> Result<Option<ShowAnswer>, Error> {
        Ok(match id {
            "p" => Some(ShowAnswer::Paragraph(InContext {
                it: samples::hit(),
                before: vec![samples::narration()],
                after: vec![samples::hit()],
            })),
            "s" => Some(ShowAnswer::Speech(InContext {
                it: samples::speech(),
                before: vec![samples::speech()],
                after: vec![],
            })),
            _ => None,
        })
    }
    pub fn list(
        _: &Index,
        _: Listing,
        _: Option<&str>,
        _: usize,
        _: usize,
    ) -> Result<ListAnswer, Error> {
        Ok(samples::list_answer())
    }
    pub fn info(_: &Index) -> Result<InfoAnswer, Error> {
        Ok(samples::info_answer())
    }
    pub fn analyze(_: &str) -> AnalyzeAnswer {
        samples::analyze_answer()
    }
    pub fn audit(_: &Index, _: usize, _: u64) -> Result<AuditAnswer, Error> {
        Ok(samples::audit_answer())
    }
}

pub mod corpus {
    use crate::transcript::*;
    pub fn inspect(_: &std::path::Path) -> (Vec<Transcript>, Vec<Problem>) {
        (vec![crate::output::samples::transcript()], vec![])
    }
}

pub mod engine {
    pub const ANALYSIS_VERSION: &str = "fold-1/jieba-0.11/pairs-192-1";
    pub const FORMAT_VERSION: u32 = 1;
    pub struct Index;
    impl Index {
        pub fn open(dir: &std::path::Path) -> Result<Self, Error> {
            if dir.is_dir() {
                Ok(Self)
            } else {
                Err(Error(dir.to_owned()))
            }
        }
    }
    #[derive(Debug)]
    pub struct Error(std::path::PathBuf);
    impl Error {
        pub fn hint(&self) -> Option<String> {
            Some("build one with `yanlu index PATH`, or name another with --index DIR".into())
        }
    }
    impl std::fmt::Display for Error {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "there is no index in {}", self.0.display())
        }
    }
    impl std::error::Error for Error {}
}

pub mod query {
    #[derive(Debug, Clone)]
    pub struct Query;
    impl Query {
        pub fn with_filters(self, _: Vec<Node>) -> Self {
            self
        }
    }
    #[derive(Debug, Clone)]
    pub enum Node {
        Filter(Filter),
        Group(Group),
    }
    #[derive(Debug, Clone, Default)]
    pub struct Group {
        pub optional: Vec<Node>,
        pub filters: Vec<Node>,
    }
    #[derive(Debug, Clone, Copy, PartialEq)]
    pub enum Field {
        Speaker,
        Role,
        Session,
        Conference,
        Date,
        Kind,
        Path,
    }
    #[derive(Debug, Clone)]
    pub struct Filter;
    impl Filter {
        pub fn read(_: Field, value: &str) -> Result<Self, ()> {
            if value.contains('x') {
                Err(())
            } else {
                Ok(Self)
            }
        }
    }
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum KindName {
        Verbatim,
        Direct,
        Indirect,
        Mixed,
    }
    impl std::fmt::Display for KindName {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "k")
        }
    }
    pub fn parse(_typed: &str) -> Query {
        Query
    }
}
