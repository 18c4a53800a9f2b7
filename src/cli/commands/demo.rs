//! `yanlu demo`: indexes the sample corpus and asks it two questions, each after the command line
//! that one would type.

use std::path::{Path, PathBuf};

use crate::indexing::Options;
use crate::search::{self, Request};

use super::{Failure, Outcome, Settings, index, open};

/// Hits of the search.
const HITS: usize = 3;
/// Speeches of each speaker.
const EXAMPLES: usize = 2;

pub fn run(settings: &Settings) -> Result<Outcome, Failure> {
    let corpus = sample_corpus()?;
    let place = format!(" --index {}", settings.index.display());
    let place = if settings.index == Path::new("index") {
        ""
    } else {
        &place
    };

    show_command(&format!("index {}{place}", corpus.display()), settings)?;
    let options = Options {
        paths: vec![corpus],
        index: settings.index.clone(),
        rebuild: false,
        dry_run: false,
        threads: index::cores(),
        memory_mb: 512,
    };
    let outcome = index::build(&options, settings)?;
    let built = open(settings)?;

    show_command(&format!("search AIGC --limit {HITS}{place}"), settings)?;
    let request = Request {
        limit: HITS,
        ..Request::new("AIGC")
    };
    settings.print(&search::search(&built, &request)?)?;

    show_command(
        &format!("who 长剧向短 --examples {EXAMPLES}{place}"),
        settings,
    )?;
    settings.print(&search::who(&built, &Request::new("长剧向短"), EXAMPLES)?)?;
    Ok(outcome)
}

/// `./corpus`, else that of the source tree the program was built from.
fn sample_corpus() -> Result<PathBuf, Failure> {
    let looked = vec![
        PathBuf::from("corpus"),
        Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"),
    ];
    match looked.iter().find(|path| path.is_dir()) {
        Some(found) => Ok(found.clone()),
        None => Err(Failure::NoSamples { looked }),
    }
}

fn show_command(command: &str, settings: &Settings) -> Result<(), Failure> {
    let style = if settings.screen.colour {
        anstyle::Style::new().bold()
    } else {
        anstyle::Style::new()
    };
    settings.print_bytes(format!("\n{style}$ yanlu {command}{style:#}\n").as_bytes())
}
