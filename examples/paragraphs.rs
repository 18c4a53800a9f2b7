//! throw-away
#![allow(clippy::print_stdout, missing_docs)]
fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let decoded = yanlu::text::decode(&bytes).unwrap();
        let t = std::time::Instant::now();
        let found = yanlu::text::rebuild(&decoded.text);
        eprintln!(
            "{path} {} {} paragraphs {:?} {:.1} MB/s",
            decoded.encoding,
            found.len(),
            t.elapsed(),
            bytes.len() as f64 / 1e6 / t.elapsed().as_secs_f64()
        );
        if std::env::var("QUIET").is_err() {
            for p in &found {
                println!("{:?} p{:?} {}", p.lines, p.page, p.text);
            }
        }
    }
}
