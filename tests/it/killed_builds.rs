//! A build that dies costs nothing that was committed, and the next one does what it did not.

use std::thread;
use std::time::Duration;

use crate::support::Desk;

/// Files enough for a build of some seconds.
fn write_many(desk: &Desk, folder: &str, count: usize) {
    for i in 0..count {
        let mut text = String::new();
        for j in 0..40 {
            text.push_str(&format!(
                "白露：第{i}场第{j}段，锣鼓从后台搬到前台，灯也挂上了。\n\n"
            ));
        }
        desk.write(&format!("{folder}/{i}.txt"), text);
    }
}

#[test]
fn a_killed_build_costs_nothing_that_was_committed() {
    const FILES: usize = 400;
    let desk = Desk::new();
    desk.write("spring/a.txt", "沈闻笛：蓝色的陶瓶里插着一枝梅。\n");
    assert_eq!(desk.run(&["index", "spring"]).code, 0);
    write_many(&desk, "many", FILES);
    let mut killed = 0;
    for delay in [0, 20, 80, 200, 400, 800, 1_500] {
        let mut build = desk.command(&["index", "many", "--quiet"]).spawn().unwrap();
        thread::sleep(Duration::from_millis(delay));
        killed += usize::from(build.try_wait().unwrap().is_none());
        build.kill().unwrap();
        build.wait().unwrap();
        assert_eq!(desk.paths_of("陶瓶"), ["spring/a.txt"], "after {delay} ms");
        let files = desk.answer(&["info"])["files"].as_u64().unwrap() as usize;
        assert!(
            [1, 1 + FILES].contains(&files),
            "after {delay} ms: {files} files"
        );
    }
    println!("{killed} builds killed");
    assert!(killed > 0);
    let (code, report) = desk.ask(&["index", "many"]);
    assert_eq!((code, &report["paragraphs"]), (0, &(1 + 40 * FILES).into()));
    assert_eq!(desk.run(&["audit", "--samples", "20"]).code, 0);
    assert_eq!(desk.paths_of("\"第399场第39段\""), ["many/399.txt"]);
}

#[test]
fn what_a_killed_build_left_is_no_foreign_file() {
    let desk = Desk::new();
    desk.write("spring/a.txt", "沈闻笛：蓝色的陶瓶里插着一枝梅。\n");
    desk.write("index/.tmpUj72kn", "{");
    desk.write("index/.tantivy-writer.lock", "");
    desk.write("index/.managed.json", "[]");
    let search = desk.run(&["search", "陶瓶"]).told();
    assert!(
        search.starts_with("exit 2\nerror: there is no index in index\n"),
        "{search}"
    );
    assert_eq!(desk.run(&["index", "spring"]).told(), "exit 0\n");
    assert_eq!(desk.paths_of("陶瓶"), ["spring/a.txt"]);
}

#[test]
fn a_first_build_that_was_killed_is_gone_on_with() {
    let desk = Desk::new();
    write_many(&desk, "many", 300);
    for delay in [30, 150, 400] {
        let mut build = desk.command(&["index", "many", "--quiet"]).spawn().unwrap();
        thread::sleep(Duration::from_millis(delay));
        build.kill().unwrap();
        build.wait().unwrap();
        let run = desk.run(&["search", "锣鼓"]);
        assert!(
            run.code == 0
                || run
                    .stderr
                    .starts_with("error: there is no index in index\n"),
            "{run:?}"
        );
    }
    assert_eq!(desk.run(&["index", "many"]).code, 0);
    assert_eq!(desk.answer(&["info"])["files"], 300);
}
