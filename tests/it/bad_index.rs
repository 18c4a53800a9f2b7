//! An index directory that holds something else, another version, half an index, or is in use: an
//! error that says what to do, and never a panic.

use std::fs::{self, File, OpenOptions};
#[cfg(unix)]
use std::io::Write;
use std::path::PathBuf;
use std::thread;

use yanlu::engine::{ANALYSIS_VERSION, FORMAT_VERSION, Writer};

use crate::support::Desk;

fn indexed() -> Desk {
    let desk = Desk::new();
    desk.write("talks/good.txt", "沈闻笛：蓝色的陶瓶里插着一枝梅。\n");
    assert_eq!(desk.run(&["index", "talks"]).code, 0);
    desk
}

/// The commands that read an index.
const READERS: [&[&str]; 9] = [
    &["search", "陶瓶"],
    &["who", "陶瓶"],
    &["kwic", "陶瓶"],
    &["count", "陶瓶"],
    &["list", "files"],
    &["info"],
    &["show", "p-0000000000000000"],
    &["audit"],
    &["list", "speakers"],
];

/// What all commands that read tell of it, which must be the same.
#[track_caller]
fn readers(desk: &Desk) -> String {
    let told = READERS.map(|command| desk.run(command).told());
    for (command, told_by_one) in READERS.iter().zip(&told) {
        assert_eq!(*told_by_one, told[0], "{command:?}");
    }
    told[0].clone()
}

/// Puts something else for a part of `meta.json`.
fn change_meta(desk: &Desk, from: &str, to: &str) {
    let path = desk.path("index/meta.json");
    let meta = fs::read_to_string(&path).unwrap();
    assert!(meta.contains(from), "{meta}");
    fs::write(&path, meta.replace(from, to)).unwrap();
}

#[test]
fn without_an_index_nothing_can_be_asked() {
    let desk = Desk::new();
    insta::assert_snapshot!(readers(&desk), @"
    exit 2
    error: there is no index in index
    hint: build one with `yanlu index PATH`, or name another with --index DIR
    ");
    // The directory that comes with the project holds only this.
    desk.write("index/README.md", "# Index\n");
    insta::assert_snapshot!(readers(&desk), @"
    exit 2
    error: there is no index in index
    hint: build one with `yanlu index PATH`, or name another with --index DIR
    ");
}

#[test]
fn a_directory_that_holds_something_else_is_left_alone() {
    let desk = indexed();
    desk.write("photos/sea.png", b"\x89PNG");
    let ask = |arguments: &[&str]| {
        desk.run(&[arguments, &["--index", "photos"]].concat())
            .told()
    };
    insta::assert_snapshot!(ask(&["search", "陶瓶"]), @"
    exit 2
    error: photos is not an index of yanlu: it holds sea.png
    hint: name an empty or a new directory with --index DIR
    ");
    assert_eq!(ask(&["index", "talks"]), ask(&["search", "陶瓶"]));
    assert_eq!(
        ask(&["index", "talks", "--rebuild"]),
        ask(&["search", "陶瓶"])
    );
    let names: Vec<_> = fs::read_dir(desk.path("photos")).unwrap().collect();
    assert_eq!(names.len(), 1);
}

#[test]
fn a_file_is_no_directory() {
    let desk = indexed();
    let told = desk
        .run(&["index", "talks", "--index", "talks/good.txt"])
        .told();
    assert!(
        told.starts_with("exit 2\nerror: talks/good.txt: "),
        "{told}"
    );
    let told = desk
        .run(&["search", "梅", "--index", "talks/good.txt"])
        .told();
    assert!(told.starts_with("exit 2\nerror: "), "{told}");
}

#[test]
fn an_index_of_another_version_is_told_and_can_be_rebuilt() {
    for (from, to) in [
        (ANALYSIS_VERSION, "old"),
        (r#"\"format\":"#, r#"\"format\":9"#),
        (r#"\"analysis\""#, r#"\"style\""#),
    ] {
        let desk = indexed();
        change_meta(&desk, from, to);
        let told = readers(&desk);
        if to == "old" {
            let shown = told
                .replace(ANALYSIS_VERSION, "[analysis]")
                .replace(&format!("format {FORMAT_VERSION}"), "format [format]");
            insta::assert_snapshot!(shown, @"
            exit 2
            error: the index in index was built with format [format] and analysis old, this program needs format [format] and analysis [analysis]
            hint: build it again with `yanlu index --rebuild PATH`
            ");
        }
        assert!(told.contains("was built with"), "{told}");
        assert_eq!(desk.run(&["index", "talks"]).told(), told);
        assert_eq!(
            desk.run(&["index", "talks", "--rebuild"]).told(),
            "exit 0\n"
        );
        assert_eq!(desk.paths_of("陶瓶"), ["talks/good.txt"]);
    }
}

#[test]
fn one_build_at_a_time_and_searches_meanwhile() {
    let desk = indexed();
    let writer = Writer::open(&desk.path("index"), false, 1, 15_000_000).unwrap();
    desk.write("talks/more.txt", "白露：戏台搭好了。\n");
    insta::assert_snapshot!(desk.run(&["index", "talks"]).told(), @"
    exit 2
    error: another process is writing to this index; it holds the lock index/.tantivy-writer.lock
    hint: wait until the other `yanlu index` has finished
    ");
    assert_eq!(desk.paths_of("陶瓶"), ["talks/good.txt"]);
    drop(writer);
    assert_eq!(desk.run(&["index", "talks"]).code, 0);
    assert_eq!(desk.paths_of("戏台"), ["talks/more.txt"]);
}

#[test]
fn searches_go_on_while_an_index_is_built() {
    let desk = indexed();
    for i in 0..200 {
        desk.write(
            &format!("talks/{i}.txt"),
            format!("白露：第{i}场戏的锣鼓搬过来了。\n\n").repeat(20),
        );
    }
    thread::scope(|scope| {
        let build = scope.spawn(|| desk.run(&["index", "talks", "--rebuild"]));
        let mut asked = 0;
        while !build.is_finished() || asked == 0 {
            let found = desk.paths_of("\"蓝色的陶瓶\"");
            assert_eq!(found, ["talks/good.txt"]);
            asked += 1;
        }
        assert_eq!(build.join().unwrap().code, 0);
        println!("{asked} searches during a build");
    });
}

/// The files of the index, but for those that hold no data.
fn data_files(desk: &Desk) -> Vec<PathBuf> {
    let entries = fs::read_dir(desk.path("index")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths
        .filter(|path| !path.file_name().unwrap().to_str().unwrap().starts_with('.'))
        .collect();
    paths.sort();
    assert!(paths.len() > 4, "{paths:?}");
    paths
}

fn truncate(path: &PathBuf, part: u64) {
    let file = OpenOptions::new().write(true).open(path).unwrap();
    let length = file.metadata().unwrap().len();
    file.set_len(length * part / 4).unwrap();
}

/// Damages one file of an index after the other, and asks it: errors are told, nothing panics, and
/// a rebuild mends it.
fn check_damage(damage: impl Fn(&PathBuf)) {
    let desk = indexed();
    for number in 0..data_files(&desk).len() {
        let desk = indexed();
        let files = data_files(&desk);
        // Two threads may write two segments or one.
        let Some(path) = files.get(number) else {
            break;
        };
        damage(path);
        // One that ranks, one that counts, one that lists, and one that reads all texts.
        for command in [READERS[0], READERS[3], READERS[4], READERS[7]] {
            let told = desk.run(command).told();
            let is_error = told.starts_with("exit 2\nerror: ") && told.contains("--rebuild");
            // Not every command reads every file.
            let is_answer = ["exit 0\n", "exit 1\n"].contains(&&*told);
            assert!(is_error || is_answer, "{path:?} {command:?}: {told}");
        }
        let rebuilt = desk.run(&["index", "talks", "--rebuild"]);
        assert_eq!(rebuilt.told(), "exit 0\n", "{path:?}");
        assert_eq!(desk.paths_of("陶瓶"), ["talks/good.txt"], "{path:?}");
    }
}

#[test]
fn files_cut_short_are_told() {
    check_damage(|path| truncate(path, 0));
    check_damage(|path| truncate(path, 2));
}

#[test]
fn missing_files_are_told() {
    check_damage(|path| {
        // Without this one there is no index at all, which is told elsewhere.
        if path.ends_with("meta.json") {
            fs::write(path, "{}").unwrap();
        } else {
            fs::remove_file(path).unwrap();
        }
    });
}

#[test]
fn an_index_that_is_no_longer_locked_by_anyone_can_be_written() {
    let desk = indexed();
    // What a killed build leaves behind is the file, not the lock.
    File::create(desk.path("index/.tantivy-writer.lock")).unwrap();
    desk.write("talks/more.txt", "白露：戏台搭好了。\n");
    assert_eq!(desk.run(&["index", "talks"]).code, 0);
}

#[cfg(unix)]
#[test]
fn a_directory_that_cannot_be_written_to_is_told() {
    use std::os::unix::fs::PermissionsExt;

    let desk = indexed();
    let dir = desk.path("index");
    fs::set_permissions(&dir, fs::Permissions::from_mode(0o555)).unwrap();
    if File::create(dir.join("probe")).is_ok() {
        _ = writeln!(
            std::io::stderr(),
            "skipped: this user may write everywhere, as root may"
        );
        return;
    }
    desk.write("talks/more.txt", "白露：戏台搭好了。\n");
    let told = desk.run(&["index", "talks"]).told();
    assert_eq!(desk.paths_of("陶瓶"), ["talks/good.txt"]);
    fs::set_permissions(&dir, fs::Permissions::from_mode(0o755)).unwrap();
    insta::assert_snapshot!(told, @"
    exit 2
    error: index cannot be written to
    hint: make index writable, or name another directory with --index DIR
    ");
}
