//! The transcripts that come with the project, and one index of them that tests share.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use super::Desk;

/// The folder of the sample transcripts.
pub fn sample_corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// A desk with the sample transcripts in `corpus/` and their index in `index/`, the same one for
/// all tests that run at a time. Nothing in it may be changed.
pub fn samples() -> Arc<Desk> {
    // Weak, because a static is never dropped and would leave its directory behind.
    static SHARED: Mutex<Weak<Desk>> = Mutex::new(Weak::new());
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    shared.upgrade().unwrap_or_else(|| {
        let desk = Desk::new();
        copy_folder(&sample_corpus(), &desk.path("corpus"));
        let built = desk.run(&["index"]);
        assert_eq!(built.code, 0, "{built:?}");
        let desk = Arc::new(desk);
        *shared = Arc::downgrade(&desk);
        desk
    })
}

/// Copies a folder with all that is in it.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
