//! Names typed as pinyin: `longpingping`, `long ping-ping` or `lpp` for 龙平平.
//!
//! For names only, never for running text. Tones are passed over. A character may have any of its
//! readings: a surname is often the rare one (单 shan, 仇 qiu, 解 xie).

use std::borrow::Cow;

use pinyin::ToPinyinMulti;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::traditional::simplify;

/// Letters that may spell a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    letters: String,
}

/// How much of a name is spelled. The better fit is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpellingFit {
    /// Some of its characters, next to each other: `pingping` of 龙平平.
    Part,
    /// All of it, brackets at its end aside: 王伟（编剧） is `wangwei`.
    Whole,
}

/// No name is spelled with more letters.
const LONGEST: usize = 64;

/// Of a longer name, the rest is passed over.
const MOST_SYLLABLES: usize = 32;

/// A character as it may be spelled, or a run of letters and digits.
struct Syllable {
    readings: Vec<Cow<'static, str>>,
    is_han: bool,
}

impl Spelling {
    /// Reads a text as pinyin; `None` if it cannot be: anything but Latin letters, tone marks,
    /// spaces, hyphens and apostrophes.
    pub fn new(text: &str) -> Option<Self> {
        let mut letters = String::new();
        for c in text.nfkd().filter(|&c| !is_combining_mark(c)) {
            match c {
                c if c.is_ascii_alphabetic() => letters.push(c.to_ascii_lowercase()),
                c if c.is_whitespace() => {}
                '\'' | '’' | 'ʼ' | '-' | '·' | '.' => {}
                _ => return None,
            }
            if letters.len() > LONGEST {
                return None;
            }
        }
        (!letters.is_empty()).then_some(Self { letters })
    }

    /// How much of `name` it spells, syllable by syllable or by the first letter of each; `None` if
    /// nothing. A name without Han characters is not spelled but written.
    pub fn fit(&self, name: &str) -> Option<SpellingFit> {
        let syllables = syllables(name);
        if !syllables.iter().any(|syllable| syllable.is_han) {
            return None;
        }
        let bare = syllables_before_brackets(name);
        for whole in [Some(syllables.as_slice()), bare.as_deref()] {
            if whole.is_some_and(|whole| self.spells(whole, true)) {
                return Some(SpellingFit::Whole);
            }
        }
        let starts = 0..syllables.len();
        starts
            .into_iter()
            .any(|start| self.spells(&syllables[start..], false))
            .then_some(SpellingFit::Part)
    }

    /// Whether it spells all of the syllables, or, unless `to_the_end`, the first of them.
    fn spells(&self, syllables: &[Syllable], to_the_end: bool) -> bool {
        let full = |reading: &str, rest: &str| [starts(rest, reading), 0];
        let initial = |reading: &str, rest: &str| {
            let first = reading.get(..1).unwrap_or("");
            // `zh`, `ch` and `sh` count as one letter, or as two.
            let double = reading.get(..2);
            let double = double.filter(|letters| matches!(*letters, "zh" | "ch" | "sh"));
            [
                starts(rest, first),
                starts(rest, double.unwrap_or_default()),
            ]
        };
        self.walk(syllables, to_the_end, 1, full) || self.walk(syllables, to_the_end, 2, initial)
    }

    /// Whether the letters can be cut into pieces, one a syllable, at least `fewest`. `lengths`
    /// gives the lengths of the pieces that a reading may take from the start of a text, 0 for
    /// none.
    fn walk(
        &self,
        syllables: &[Syllable],
        to_the_end: bool,
        fewest: usize,
        lengths: impl Fn(&str, &str) -> [usize; 2],
    ) -> bool {
        let all = self.letters.len();
        // Bit i: the first i letters are spelled by the syllables so far.
        let mut reached: u128 = 1;
        for (count, syllable) in (1..).zip(syllables) {
            let mut next = 0;
            for at in (0..all).filter(|at| reached >> at & 1 == 1) {
                let rest = &self.letters[at..];
                for reading in &syllable.readings {
                    for length in lengths(reading, rest)
                        .into_iter()
                        .filter(|&length| length > 0)
                    {
                        next |= 1 << (at + length);
                    }
                }
            }
            reached = next;
            let spelled = reached >> all & 1 == 1 && count >= fewest;
            if spelled && (!to_the_end || count == syllables.len()) {
                return true;
            }
            if reached == 0 {
                return false;
            }
        }
        false
    }
}

/// The length of `piece` if `text` begins with it, else 0.
fn starts(text: &str, piece: &str) -> usize {
    if text.starts_with(piece) {
        piece.len()
    } else {
        0
    }
}

/// The syllables of a name; marks and characters without a reading are passed over.
fn syllables(name: &str) -> Vec<Syllable> {
    let mut syllables: Vec<Syllable> = Vec::new();
    let mut in_word = false;
    for c in name.nfkc() {
        if syllables.len() > MOST_SYLLABLES {
            break;
        }
        let readings = readings(c);
        if !readings.is_empty() {
            in_word = false;
            syllables.push(Syllable {
                readings,
                is_han: true,
            });
            continue;
        }
        let letters = plain(c.encode_utf8(&mut [0; 4]));
        if letters.is_empty() {
            in_word = false;
        } else if let (true, Some(word)) = (in_word, syllables.last_mut()) {
            word.readings[0].to_mut().push_str(&letters);
        } else {
            in_word = true;
            syllables.push(Syllable {
                readings: vec![letters.into()],
                is_han: false,
            });
        }
    }
    syllables.truncate(MOST_SYLLABLES);
    syllables
}

/// The syllables before the brackets that end a name, if they do.
fn syllables_before_brackets(name: &str) -> Option<Vec<Syllable>> {
    let bare = name.trim_end().strip_suffix(['）', ')'])?;
    let (bare, _) = bare.rsplit_once(['（', '('])?;
    Some(syllables(bare)).filter(|bare| !bare.is_empty())
}

/// All readings of a character and of its Simplified form, which may have others: 乾 is qian, 干
/// is not.
fn readings(c: char) -> Vec<Cow<'static, str>> {
    let mut readings: Vec<Cow<'static, str>> = Vec::new();
    let simplified = simplify(c);
    let other = (simplified != c).then_some(simplified);
    for form in std::iter::once(c).chain(other) {
        for reading in form.to_pinyin_multi().into_iter().flatten() {
            let reading = reading.plain();
            if reading.is_ascii() {
                readings.push(reading.into());
                continue;
            }
            if reading.contains('ü') {
                // On keyboards, and in passports.
                readings.extend(["v", "yu"].map(|written| reading.replace('ü', written).into()));
            }
            readings.push(plain(reading).into());
        }
    }
    readings.retain(|reading| !reading.is_empty());
    readings
}

/// Small ASCII letters and digits, marks on them taken off.
fn plain(text: &str) -> String {
    text.nfkd()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::SpellingFit::{Part, Whole};
    use super::*;

    #[track_caller]
    fn check(name: &str, spelled: &[(&str, Option<SpellingFit>)]) {
        for (letters, expected) in spelled {
            let fit = Spelling::new(letters).expect("letters").fit(name);
            assert_eq!(fit, *expected, "{letters} for {name}");
        }
    }

    #[test]
    fn a_name_is_spelled_whole_in_part_or_by_initials() {
        check(
            "龙平平",
            &[
                ("longpingping", Some(Whole)),
                ("Long Ping-ping", Some(Whole)),
                ("lóng píngpíng", Some(Whole)),
                ("lpp", Some(Whole)),
                ("LPP", Some(Whole)),
                ("pingping", Some(Part)),
                ("long", Some(Part)),
                ("pp", Some(Part)),
                ("l", None),
                ("longp", None),
                ("longpin", None),
                ("lppp", None),
                ("longping pingping", None),
            ],
        );
        check(
            "张诗涵",
            &[
                ("zsh", Some(Whole)),
                ("zhshh", Some(Whole)),
                ("zs", Some(Part)),
            ],
        );
        check("西安", &[("xi'an", Some(Whole)), ("xian", Some(Whole))]);
        check("先", &[("xian", Some(Whole)), ("x", None)]);
    }

    #[test]
    fn traditional_names_and_latin_parts_are_spelled_too() {
        check(
            "龍平平",
            &[("longpingping", Some(Whole)), ("lpp", Some(Whole))],
        );
        check(
            "王乾",
            &[("wangqian", Some(Whole)), ("wanggan", Some(Whole))],
        );
        check(
            "卢卡·费兰多",
            &[("luka feilanduo", Some(Whole)), ("lkfld", Some(Whole))],
        );
        check("A君", &[("ajun", Some(Whole)), ("jun", Some(Part))]);
        check("Anna Li", &[("anna", None), ("al", None)]);
        check(
            "王伟（编剧）",
            &[
                ("wangwei", Some(Whole)),
                ("wangweibianju", Some(Whole)),
                ("bianju", Some(Part)),
            ],
        );
        check(
            "吕绿",
            &[
                ("lvlv", Some(Whole)),
                ("lulu", Some(Whole)),
                ("lyulv", Some(Whole)),
                ("lǚlǜ", Some(Whole)),
            ],
        );
    }

    #[test]
    fn a_surname_may_have_its_rare_reading() {
        for (surname, readings) in [
            ("单", ["shan", "dan"]),
            ("曾", ["zeng", "ceng"]),
            ("仇", ["qiu", "chou"]),
            ("解", ["xie", "jie"]),
            ("任", ["ren", "ren"]),
            ("查", ["zha", "cha"]),
            ("翟", ["zhai", "di"]),
            ("乐", ["yue", "le"]),
            ("朴", ["piao", "pu"]),
            ("覃", ["qin", "tan"]),
            ("盖", ["ge", "gai"]),
            ("缪", ["miao", "mou"]),
            ("区", ["ou", "qu"]),
            ("种", ["chong", "zhong"]),
            ("尉迟", ["yuchi", "weichi"]),
            ("万俟", ["moqi", "wansi"]),
            ("澹台", ["tantai", "dantai"]),
            ("長孫", ["zhangsun", "changsun"]),
        ] {
            for reading in readings {
                let letters = format!("{reading}fang");
                check(&format!("{surname}方"), &[(&letters, Some(Whole))]);
            }
        }
    }

    #[test]
    fn what_holds_anything_but_letters_is_no_pinyin() {
        for text in ["", " ", "龙", "long1", "lpp!", &"a".repeat(65)] {
            assert_eq!(Spelling::new(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_name_and_no_pattern_makes_it_panic(name in any::<String>(), text in any::<String>()) {
            if let Some(spelling) = Spelling::new(&text) {
                spelling.fit(&name);
            }
        }

        #[test]
        fn every_reading_of_every_character_spells_a_name(
            name in "[\u{4E00}-\u{9FA5}]{1,4}",
            choices in proptest::collection::vec(any::<usize>(), 4),
        ) {
            let readings: Vec<Vec<_>> = name.chars().map(readings).collect();
            prop_assume!(readings.iter().all(|readings| !readings.is_empty()));
            let chosen = readings.iter().zip(&choices);
            let letters: String = chosen.map(|(readings, at)| &*readings[at % readings.len()]).collect();
            let fit = Spelling::new(&letters).and_then(|spelling| spelling.fit(&name));
            prop_assert_eq!(fit, Some(Whole));
        }

        #[test]
        fn patterns_of_letters_and_names_of_characters_go_together(
            name in "[\u{3400}-\u{9FFF}（）·a-zA-Z ]{0,50}",
            text in "[a-z' -]{0,70}",
        ) {
            if let Some(spelling) = Spelling::new(&text) {
                spelling.fit(&name);
            }
        }
    }
}
