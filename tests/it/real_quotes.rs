//! Verdicts on sentences of real news, taken as they stand and altered in ways whose verdict is known.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Instant;

use yanlu::engine::Index;
use yanlu::search::{Request, Verdict, verify};
use yanlu::text::sentences;

use crate::support::{Desk, real_corpus, sample_corpus};

/// Cases of each sort.
const CASES: usize = 30;

/// A small generator, so that a sample can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// Sentences that are nothing but Han characters and the marks between clauses, by article.
fn articles(folder: &Path) -> Vec<Vec<String>> {
    let mut articles = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in text.lines() {
            let plain = |sentence: &&str| {
                let length = sentence.chars().count();
                (16..80).contains(&length)
                    && sentence.ends_with('。')
                    && sentence
                        .chars()
                        .all(|c| is_han(c) || "，。、；".contains(c))
            };
            let found: Vec<_> = sentences(line).filter(plain).map(str::to_owned).collect();
            if found.len() > 2 {
                articles.push(found);
            }
        }
    }
    articles.sort();
    articles
}

fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

fn clauses(sentence: &str) -> Vec<&str> {
    sentence
        .trim_end_matches('。')
        .split(['，', '；'])
        .collect()
}

fn long(clause: &str, least: usize) -> bool {
    clause.chars().count() >= least
}

/// Traditional characters for Simplified ones, where there is only one.
fn traditional() -> BTreeMap<char, char> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/traditional.txt");
    let mut pairs: BTreeMap<char, Vec<char>> = BTreeMap::new();
    for line in fs::read_to_string(path).unwrap().lines() {
        let mut characters = line.chars();
        if let (Some(from), Some(to)) = (characters.next(), characters.next()) {
            pairs.entry(to).or_default().push(from);
        }
    }
    pairs
        .into_iter()
        .filter(|(_, from)| from.len() == 1)
        .map(|(to, from)| (to, from[0]))
        .collect()
}

/// Sentences of the samples of this project, which nobody ever said.
fn invented_sentences() -> Vec<String> {
    let path = sample_corpus().join("yunting-audiovisual-2025/2025-06-12-roundtable.txt");
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().flat_map(sentences);
    lines
        .filter(|sentence| long(sentence, 12))
        .map(str::to_owned)
        .collect()
}

/// One way to alter a sentence; `None` where it does not lend itself.
type Alter<'a> = Box<dyn Fn(&mut Random) -> Option<String> + 'a>;

#[test]
fn verdicts_on_altered_sentences_are_right() {
    let Some(folder) = real_corpus("news") else {
        return;
    };
    let desk = Desk::new();
    assert_eq!(desk.run(&["index", folder.to_str().unwrap()]).code, 0);
    let index = Index::open(&desk.path("index")).unwrap();
    let articles = articles(&folder);
    let traditional = traditional();
    let invented: Vec<String> = invented_sentences();
    let sentence = |random: &mut Random| -> &String {
        let article = random.below(articles.len());
        let articles = &articles;
        random.pick(&articles[article])
    };
    let word = |random: &mut Random| -> Vec<char> {
        let other: Vec<char> = sentence(random).chars().filter(|&c| is_han(c)).collect();
        let at = random.below(other.len() - 2);
        other[at..at + 2].to_vec()
    };
    // A place in the middle of a clause, two characters from its ends.
    let inside = |random: &mut Random, characters: &[char]| -> Option<usize> {
        let at = 3 + random.below(characters.len().saturating_sub(8));
        let around = characters.get(at - 3..at + 5)?;
        around.iter().all(|&c| is_han(c)).then_some(at)
    };
    let sorts: Vec<(&str, &[Verdict], Alter<'_>)> = vec![
        (
            "as it stands",
            &[Verdict::Verbatim],
            Box::new(|r| Some(sentence(r).clone())),
        ),
        (
            "in quotation marks, with spaces",
            &[Verdict::Verbatim],
            Box::new(|r| {
                let text = sentence(r);
                let at = text.char_indices().nth(5)?.0;
                Some(format!("“{}  {}”", &text[..at], &text[at..]))
            }),
        ),
        (
            "other marks",
            &[Verdict::Normalised],
            Box::new(|r| {
                let text = sentence(r);
                text.contains('，')
                    .then(|| text.replacen('，', ["、", "。", " “", "——"][r.below(4)], 1))
            }),
        ),
        (
            "without marks",
            &[Verdict::Normalised],
            Box::new(|r| {
                let text = sentence(r);
                text.contains('，')
                    .then(|| text.chars().filter(|&c| is_han(c)).collect())
            }),
        ),
        (
            "more marks",
            &[Verdict::Normalised],
            Box::new(|r| {
                let characters: Vec<char> = sentence(r).chars().collect();
                let at = inside(r, &characters)?;
                Some(
                    characters
                        .iter()
                        .enumerate()
                        .flat_map(|(i, &c)| (i == at).then_some('，').into_iter().chain([c]))
                        .collect(),
                )
            }),
        ),
        (
            "in Traditional",
            &[Verdict::Normalised],
            Box::new(|r| {
                let text = sentence(r);
                let other: String = text
                    .chars()
                    .map(|c| *traditional.get(&c).unwrap_or(&c))
                    .collect();
                (other != *text).then_some(other)
            }),
        ),
        (
            "a clause left out",
            &[Verdict::Spliced],
            Box::new(|r| {
                let clauses = clauses(sentence(r));
                (clauses.len() > 2 && clauses.iter().all(|clause| long(clause, 4)))
                    .then(|| format!("{}，{}", clauses[0], clauses[2..].join("，")))
            }),
        ),
        (
            "an ellipsis for a clause",
            &[Verdict::Spliced],
            Box::new(|r| {
                let clauses = clauses(sentence(r));
                (clauses.len() > 2 && clauses.iter().all(|clause| long(clause, 2)))
                    .then(|| format!("{}……{}", clauses[0], clauses[2]))
            }),
        ),
        (
            "two sentences of one article",
            &[Verdict::Spliced],
            Box::new(|r| {
                let article = &articles[r.below(articles.len())];
                let (a, b) = (r.pick(article), r.pick(article));
                let neighbours = article
                    .windows(2)
                    .any(|pair| pair[0] == *a && pair[1] == *b);
                (a != b && !neighbours).then(|| format!("{a}{b}"))
            }),
        ),
        (
            "two sentences of two articles",
            &[Verdict::Spliced],
            Box::new(|r| Some(format!("{}{}", sentence(r), sentence(r)))),
        ),
        (
            "a word exchanged",
            &[Verdict::Near],
            Box::new(|r| {
                let mut characters: Vec<char> = sentence(r).chars().collect();
                let at = inside(r, &characters)?;
                let word = word(r);
                (characters[at..at + 2] != word[..]).then(|| {
                    characters.splice(at..at + 2, word);
                    characters.iter().collect()
                })
            }),
        ),
        (
            "a word left out",
            &[Verdict::Near],
            Box::new(|r| {
                let mut characters: Vec<char> = sentence(r).chars().collect();
                let at = inside(r, &characters)?;
                characters.drain(at..at + 2);
                Some(characters.iter().collect())
            }),
        ),
        (
            "a word added",
            &[Verdict::Near],
            Box::new(|r| {
                let mut characters: Vec<char> = sentence(r).chars().collect();
                let at = inside(r, &characters)?;
                characters.splice(at..at, word(r));
                Some(characters.iter().collect())
            }),
        ),
        (
            "a piece",
            &[Verdict::Verbatim],
            Box::new(|r| {
                let characters: Vec<char> = sentence(r).chars().collect();
                let start = r.below(characters.len() - 12);
                let end = start + 6 + r.below(characters.len() - start - 6);
                let piece = &characters[start..end];
                (is_han(piece[0]) && is_han(piece[piece.len() - 1])).then(|| piece.iter().collect())
            }),
        ),
        (
            "two words exchanged",
            &[Verdict::Near],
            Box::new(|r| {
                let mut characters: Vec<char> = sentence(r).chars().collect();
                for _ in 0..2 {
                    let at = inside(r, &characters)?;
                    characters.splice(at..at + 2, word(r));
                }
                Some(characters.iter().collect())
            }),
        ),
        (
            "a clause of another article between",
            &[Verdict::Spliced],
            Box::new(|r| {
                let ours = clauses(sentence(r));
                let others = clauses(sentence(r));
                let other = *r.pick(&others);
                (ours.len() > 1 && ours.iter().all(|clause| long(clause, 8)) && long(other, 8))
                    .then(|| format!("{}，{other}，{}", ours[0], ours[1]))
            }),
        ),
        (
            "invented",
            &[Verdict::NotFound],
            Box::new(|r| Some(r.pick(&invented).clone())),
        ),
        (
            "in disorder",
            &[Verdict::NotFound],
            Box::new(|r| {
                let mut characters: Vec<char> =
                    sentence(r).chars().filter(|&c| is_han(c)).collect();
                for i in (1..characters.len()).rev() {
                    characters.swap(i, r.below(i + 1));
                }
                Some(characters.iter().collect())
            }),
        ),
    ];
    let mut random = Random(20_240_501);
    let mut times = Vec::new();
    let (mut right, mut all) = (0, 0);
    for (sort, expected, alter) in &sorts {
        let mut wrong = Vec::new();
        let mut cases = 0;
        let first = times.len();
        while cases < CASES {
            let Some(quote) = alter(&mut random) else {
                continue;
            };
            cases += 1;
            let request = Request::quote(&quote);
            let start = Instant::now();
            let answer = verify(&index, &request).unwrap();
            times.push(start.elapsed().as_secs_f64() * 1000.0);
            if !expected.contains(&answer.verdict) {
                wrong.push(format!("{}: {quote}", answer.verdict.as_str()));
            }
        }
        right += cases - wrong.len();
        all += cases;
        let mut taken = times[first..].to_vec();
        taken.sort_by(f64::total_cmp);
        println!(
            "{sort}: {} of {cases}, median {:.1} ms, at most {:.1} ms\n  {}",
            cases - wrong.len(),
            taken[taken.len() / 2],
            taken[taken.len() - 1],
            wrong.join("\n  ")
        );
    }
    times.sort_by(f64::total_cmp);
    let (median, most) = (times[times.len() / 2], times[times.len() - 1]);
    println!(
        "{right} of {all} right; median {median:.1} ms, 99th in 100 {:.1} ms, at most {most:.1} ms",
        times[times.len() * 99 / 100]
    );
    assert!(right * 100 >= all * 95, "{right} of {all}");
}
