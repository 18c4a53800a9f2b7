//! Paths that lead to nothing, in circles, or to what may not be read.

use std::fs;

use crate::support::{Desk, Run};

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("talks/good.txt", "沈闻笛：蓝色的陶瓶里插着一枝梅。\n");
    desk
}

#[track_caller]
fn index(desk: &Desk, paths: &[&str]) -> Run {
    let run = desk.run(&[&["index"], paths].concat());
    assert_eq!(desk.paths_of("陶瓶"), ["talks/good.txt"]);
    run
}

#[test]
fn a_path_that_does_not_exist_is_told_and_the_others_are_read() {
    let run = index(&desk(), &["nowhere", "talks", "talks/absent.txt"]);
    insta::assert_snapshot!(run.told(), @"
    exit 2
    error: nowhere: there is no such file or folder
    hint: check the path
    error: talks/absent.txt: there is no such file or folder
    hint: check the path
    ");
}

#[test]
fn without_any_transcript_nothing_is_found() {
    let desk = desk();
    fs::create_dir(desk.path("empty")).unwrap();
    desk.write("pictures/a.png", b"\x89PNG");
    desk.write("pictures/README.md", "# 说明");
    desk.write("pictures/.hidden.txt", "白露：藏着。");
    desk.write("settings/a.json", "{}");
    for folder in ["empty", "pictures", "settings"] {
        let run = desk.run(&["index", folder]);
        assert_eq!(
            run.told(),
            format!("exit 1\nnote: there is no transcript below {folder}\n")
        );
        let (code, report) = desk.ask(&["index", folder]);
        assert_eq!(
            (code, &report["added"], &report["paragraphs"]),
            (1, &0.into(), &0.into())
        );
    }
}

#[test]
fn a_default_folder_that_is_missing_is_told() {
    insta::assert_snapshot!(Desk::new().run(&["index"]).told(), @"
    exit 2
    error: corpus: there is no such file or folder
    hint: check the path
    ");
}

#[test]
fn a_path_may_name_a_single_file_even_a_hidden_one() {
    let desk = desk();
    desk.write("talks/.draft.txt", "白露：戏台搭好了。\n");
    assert_eq!(
        desk.run(&["index", "talks/good.txt", "talks/.draft.txt"])
            .code,
        0
    );
    assert_eq!(desk.paths_of("陶瓶"), ["talks/good.txt"]);
    assert_eq!(desk.paths_of("戏台"), ["talks/.draft.txt"]);
}

#[test]
fn the_index_is_no_transcript() {
    let desk = desk();
    assert_eq!(desk.run(&["index", "."]).code, 0);
    let (_, report) = desk.ask(&["index", "."]);
    assert_eq!(
        (&report["files"], &report["unchanged"]),
        (&1.into(), &1.into()),
        "{report}"
    );
}

#[cfg(unix)]
mod unix {
    use std::io::Write;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn links_in_a_circle_are_told_and_cost_nothing() {
        let desk = desk();
        fs::create_dir(desk.path("talks/inner")).unwrap();
        symlink("..", desk.path("talks/inner/up")).unwrap();
        symlink("nowhere", desk.path("talks/dangling")).unwrap();
        let run = index(&desk, &["talks"]);
        insta::assert_snapshot!(run.told(), @"
        exit 2
        error: talks/dangling: there is no such file or folder
        hint: check the path
        error: talks/inner/up: this link leads back to talks, which holds it
        hint: remove the link
        ");
    }

    #[test]
    fn a_link_to_itself_is_told() {
        let desk = desk();
        symlink("self", desk.path("talks/self")).unwrap();
        let told = index(&desk, &["talks"]).told();
        assert!(
            told.starts_with("exit 2\nerror: talks/self: it cannot be read: "),
            "{told}"
        );
    }

    #[test]
    fn a_circle_of_links_hides_no_vanished_file() {
        let desk = desk();
        desk.write("talks/other.txt", "白露：戏台搭好了。\n");
        symlink(".", desk.path("talks/again")).unwrap();
        index(&desk, &["talks"]);
        fs::remove_file(desk.path("talks/other.txt")).unwrap();
        index(&desk, &["talks"]);
        assert!(desk.paths_of("戏台").is_empty());
    }

    #[test]
    fn an_unreadable_file_is_told_and_read_once_it_can_be() {
        let desk = desk();
        let closed = desk.write("talks/closed.txt", "白露：戏台搭好了。\n");
        let permit = |mode| fs::set_permissions(&closed, fs::Permissions::from_mode(mode)).unwrap();
        permit(0o000);
        if fs::read(&closed).is_ok() {
            _ = writeln!(
                std::io::stderr(),
                "skipped: this user may read every file, as root may"
            );
            return;
        }
        insta::assert_snapshot!(index(&desk, &["talks"]).told(), @"
        exit 2
        error: talks/closed.txt: it may not be read
        hint: check its permissions
        ");
        permit(0o644);
        assert_eq!(index(&desk, &["talks"]).code, 0);
        assert_eq!(desk.paths_of("戏台"), ["talks/closed.txt"]);
    }

    #[test]
    fn a_file_with_problems_is_told_again_until_it_is_mended() {
        let desk = desk();
        desk.write("talks/bad.json", "{\n\"a\": 坏}");
        let first = index(&desk, &["talks"]);
        let second = index(&desk, &["talks"]);
        assert_eq!((first.code, &first.stderr), (second.code, &second.stderr));
        desk.write("talks/bad.json", "{}");
        assert_eq!(index(&desk, &["talks"]).told(), "exit 0\n");
    }
}
