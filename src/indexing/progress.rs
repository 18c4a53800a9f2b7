//! How far a build is: told to whoever shows it.

/// Hears how a build goes on. Called from several threads.
pub trait Progress: Sync {
    /// So much is to be read.
    fn planned(&self, files: u64, bytes: u64);
    /// So many bytes more have been read.
    fn advanced(&self, bytes: u64);
    /// What is being done now, in a few words.
    fn message(&self, text: &str);
}

/// Shows nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn planned(&self, _: u64, _: u64) {}
    fn advanced(&self, _: u64) {}
    fn message(&self, _: &str) {}
}
