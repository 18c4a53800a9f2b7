//! A directory in which the built program runs, with nothing of the machine around it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use super::Run;

/// A temporary directory that the program takes for its own: it runs in it, with no environment
/// but an empty home.
pub struct Desk {
    dir: TempDir,
}

impl Desk {
    /// An empty one.
    pub fn new() -> Self {
        let desk = Self {
            dir: tempfile::tempdir().unwrap(),
        };
        fs::create_dir(desk.path(".home")).unwrap();
        desk
    }

    /// The path of something in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file, and the folders it stands in; gives its path.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    /// The program with these arguments, ready to be started here.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yanlu"));
        command
            .args(arguments)
            .current_dir(self.dir.path())
            .env_clear()
            .env("HOME", self.path(".home"))
            .stdin(Stdio::null());
        command
    }

    /// Runs the program to its end.
    #[track_caller]
    pub fn run(&self, arguments: &[&str]) -> Run {
        let output = self.command(arguments).output().unwrap();
        let run = Run::new(output, self.dir.path());
        assert!(
            !run.stderr.contains("panicked") && matches!(run.code, 0..=2),
            "yanlu {arguments:?}: {run:?}"
        );
        run
    }

    /// Runs the program, and gives its exit code and the JSON object it answers with.
    #[track_caller]
    pub fn ask(&self, arguments: &[&str]) -> (i32, Value) {
        let run = self.run(&[&["--format", "json"], arguments].concat());
        let answer = serde_json::from_str(&run.stdout)
            .unwrap_or_else(|error| panic!("yanlu {arguments:?}: {error}: {run:?}"));
        (run.code, answer)
    }

    /// The answer to a question that has one.
    #[track_caller]
    pub fn answer(&self, arguments: &[&str]) -> Value {
        let (code, answer) = self.ask(arguments);
        assert_eq!(code, 0, "yanlu {arguments:?}: {answer}");
        answer
    }

    /// The paths of the paragraphs that a search finds, in order of path.
    #[track_caller]
    pub fn paths_of(&self, query: &str) -> Vec<String> {
        let (_, answer) = self.ask(&["search", "--limit", "1000", query]);
        let hits = answer["hits"].as_array().unwrap().iter();
        let mut paths: Vec<_> = hits
            .map(|hit| hit["source"]["path"].as_str().unwrap().to_owned())
            .collect();
        paths.sort();
        paths
    }
}

impl AsRef<Path> for Desk {
    fn as_ref(&self) -> &Path {
        self.dir.path()
    }
}
