//! The literal field: which tokens a folded text gives, and which tokens find a pattern.
//!
//! Adaptive pairs. A run of ASCII letters or digits is one token. Within a run of other letters,
//! nearly all of them Han, a frequent character is indexed as a pair with its successor, every other
//! one as itself; so the posting lists of 的 and 是 are cut into short ones, and rare characters
//! cost one token, not two.
//! The position of a token is the index of its first character in the folded text, marks and spaces
//! included, so that a phrase never crosses a mark unseen.
//!
//! Which characters are frequent is fixed ([`is_frequent`]). Measured: lists of 150 and 300 differ by
//! less than the noise in build speed and by 5 % in size.
//!
//! Only this file knows the encoding. It must be exact: the tokens of [`plan`] stand at their
//! offsets wherever the pattern stands (a property test below compares it with a scan).

use std::ops::Range;

use crate::text::{frequency_rank, is_frequent, is_word, stands_alone};

/// A run of letters and digits longer than this many bytes is cut and marked: the engine below
/// refuses terms above 64 KB, and nobody types such a word.
const LONGEST_WORD: usize = 4096;
/// Ends the token of a cut word, so that no whole word equals it.
const CUT: char = '\u{1}';

/// A token: a stretch of the folded text and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Index of its first character in the folded text.
    pub position: u32,
    /// Its bytes in the folded text.
    pub bytes: Range<usize>,
}

impl Token {
    /// The term in the index, if it is what the token is in the text: nearly always.
    #[inline]
    pub(super) fn whole<'t>(&self, folded: &'t str) -> Option<&'t str> {
        let whole = &folded[self.bytes.clone()];
        (whole.len() <= LONGEST_WORD).then_some(whole)
    }

    /// The term in the index.
    pub(super) fn write(&self, folded: &str, term: &mut String) {
        term.clear();
        match self.whole(folded) {
            Some(whole) => term.push_str(whole),
            None => {
                let whole = &folded[self.bytes.clone()];
                term.push_str(&whole[..whole.floor_char_boundary(LONGEST_WORD)]);
                term.push(CUT);
            }
        }
    }
}

/// How the literal field finds a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Plan {
    /// The pattern may stand wherever all these terms stand, each this many characters after its
    /// start. `exact` if it then does stand there; else the text must be looked at.
    Terms {
        terms: Vec<(String, u32)>,
        exact: bool,
    },
    /// A frequent character alone: its paragraphs are in the field of single characters, its places
    /// in all terms that begin with it.
    Frequent(char),
}

/// Appends the tokens of a folded text, in order of position.
pub(super) fn encode(folded: &str, tokens: &mut Vec<Token>) {
    let mut characters = folded.char_indices().peekable();
    let mut position = 0;
    let mut before = Before::Edge;
    while let Some((start, c)) = characters.next() {
        let here = position;
        position += 1;
        let mut end = start + c.len_utf8();
        if stands_alone(c) {
            let next = characters
                .peek()
                .map(|&(_, next)| next)
                .filter(|&next| stands_alone(next));
            let frequent = is_frequent(c);
            if !frequent || next.is_none() || before != Before::Frequent {
                tokens.push(Token {
                    position: here,
                    bytes: start..end,
                });
            }
            if let (true, Some(next)) = (frequent, next) {
                tokens.push(Token {
                    position: here,
                    bytes: start..end + next.len_utf8(),
                });
            }
            before = if frequent {
                Before::Frequent
            } else {
                Before::Rare
            };
            continue;
        }
        before = Before::Edge;
        if is_word(c) {
            while let Some((at, c)) = characters.next_if(|&(_, c)| is_word(c)) {
                end = at + c.len_utf8();
                position += 1;
            }
            tokens.push(Token {
                position: here,
                bytes: start..end,
            });
        }
    }
}

/// What stands before a Han character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Not a Han character.
    Edge,
    Rare,
    Frequent,
}

/// The terms that find a folded pattern; it must hold a letter, a digit or a Han character.
pub(super) fn plan(pattern: &str) -> Plan {
    let mut tokens = Vec::new();
    encode(pattern, &mut tokens);
    let mut characters = pattern.chars();
    if let (Some(only), None) = (characters.next(), characters.next())
        && is_frequent(only)
    {
        return Plan::Frequent(only);
    }
    let mut terms: Vec<(String, u32)> = Vec::with_capacity(tokens.len());
    for (i, token) in tokens.iter().enumerate() {
        if is_superseded(pattern, &tokens, i) {
            continue;
        }
        let mut term = String::new();
        token.write(pattern, &mut term);
        terms.push((term, token.position));
    }
    let exact = pattern.chars().all(|c| stands_alone(c) || is_word(c))
        && terms.iter().all(|(term, _)| !term.ends_with(CUT));
    Plan::Terms { terms, exact }
}

/// At the edges of a pattern a frequent character looks like the edge of a run, and in the text it
/// need not be one: its token may be missing there. The pair that begins with it, or the pair that
/// ends in it, says as much and is always there.
fn is_superseded(pattern: &str, tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    let mut characters = pattern[token.bytes.clone()].chars();
    let is_frequent_single =
        characters.next().is_some_and(is_frequent) && characters.next().is_none();
    let begins_pair = tokens
        .get(i + 1)
        .is_some_and(|next| next.position == token.position);
    let ends_pair = i > 0
        && tokens[i - 1].position + 1 == token.position
        && is_pair(&pattern[tokens[i - 1].bytes.clone()]);
    is_frequent_single && (begins_pair || ends_pair)
}

fn is_pair(term: &str) -> bool {
    term.chars().count() == 2 && term.chars().all(stands_alone)
}

/// What finds one token of a text wherever it stands among the others with or without marks between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    /// Its terms, each with the characters from where it stands to the token: at least one of them
    /// stands there.
    pub terms: Vec<(String, u32)>,
    /// Letters, digits and Han characters before it.
    pub characters: u32,
    /// Tokens before it.
    pub tokens: u32,
}

/// The slots of a folded text whose marks do not count, in order: a paragraph that holds its tokens
/// one after the other, with nothing between them but marks, holds a term of every slot. None if the
/// text is one frequent character: [`plan`] finds that.
pub(super) fn slots(folded: &str) -> Vec<Slot> {
    let mut tokens: Vec<&str> = Vec::new();
    let mut rest = folded;
    while let Some(c) = rest.chars().next() {
        let length = match is_word(c) {
            true => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            false => c.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        if is_word(c) || stands_alone(c) {
            tokens.push(token);
        }
        rest = after;
    }
    let frequent = |i: usize| {
        let c = tokens.get(i).and_then(|token| token.chars().next());
        c.is_some_and(is_frequent)
    };
    let alone = |i: usize| {
        let c = tokens.get(i).and_then(|token| token.chars().next());
        c.is_some_and(stands_alone)
    };
    let mut slots = Vec::new();
    let mut characters = 0;
    for (i, token) in tokens.iter().enumerate() {
        // At the end of the text nobody knows what follows: a frequent character alone gives no term.
        let last = i + 1 == tokens.len();
        if !(frequent(i) && last && i == 0) {
            let mut terms = vec![(term(token), 0)];
            if frequent(i) && alone(i + 1) {
                terms.push((format!("{token}{}", tokens[i + 1]), 0));
            }
            // After a frequent character it may have no term of its own, but then they are a pair.
            if frequent(i) && last && frequent(i - 1) {
                terms.push((format!("{}{token}", tokens[i - 1]), 1));
            }
            slots.push(Slot {
                terms,
                characters,
                tokens: i as u32,
            });
        }
        characters += token.chars().count() as u32;
    }
    slots
}

fn term(token: &str) -> String {
    let mut term = String::new();
    let whole = Token {
        position: 0,
        bytes: 0..token.len(),
    };
    whole.write(token, &mut term);
    term
}

/// Calls `out` with each different frequent character of a folded text and its rank, from 1.
pub(super) fn frequent_characters(folded: &str, mut out: impl FnMut(char, u8)) {
    let mut seen = [false; 256];
    for c in folded.chars() {
        let rank = frequency_rank(c);
        if rank != 0 && !std::mem::replace(&mut seen[usize::from(rank)], true) {
            out(c, rank);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{Pattern, Widen, fold};

    fn tokens(text: &str) -> Vec<(u32, &str)> {
        let mut tokens = Vec::new();
        encode(text, &mut tokens);
        tokens
            .into_iter()
            .map(|token| (token.position, &text[token.bytes]))
            .collect()
    }

    fn terms(pattern: &str) -> Vec<(String, u32)> {
        match plan(pattern) {
            Plan::Terms { terms, .. } => terms,
            Plan::Frequent(c) => vec![(c.to_string(), 0)],
        }
    }

    #[test]
    fn frequent_characters_pair_with_their_successor() {
        // 的 and 是 are frequent, 剧 and 鑫 are not.
        assert_eq!(
            tokens("的剧鑫"),
            [(0, "的"), (0, "的剧"), (1, "剧"), (2, "鑫")]
        );
        assert_eq!(
            tokens("剧的是"),
            [(0, "剧"), (1, "的"), (1, "的是"), (2, "是")]
        );
        assert_eq!(tokens("ai的,gpt"), [(0, "ai"), (2, "的"), (4, "gpt")]);
    }

    #[test]
    fn a_pattern_needs_only_what_every_text_has() {
        assert_eq!(terms("的是"), [("的是".to_owned(), 0)]);
        assert_eq!(terms("剧的"), [("剧".to_owned(), 0), ("的".to_owned(), 1)]);
        assert_eq!(terms("的ai"), [("的".to_owned(), 0), ("ai".to_owned(), 1)]);
    }

    #[test]
    fn slots_hold_with_and_without_marks() {
        let terms = |text: &str| -> Vec<String> {
            let slots = slots(text);
            slots
                .iter()
                .map(|slot| {
                    let terms: Vec<_> = slot.terms.iter().map(|(term, _)| term.as_str()).collect();
                    terms.join("/")
                })
                .collect()
        };
        assert_eq!(terms("剧，的鑫ai"), ["剧", "的/的鑫", "鑫", "ai"]);
        assert_eq!(terms("的是"), ["的/的是", "是/的是"]);
        assert_eq!(terms("剧的"), ["剧", "的"]);
        assert_eq!(terms("的"), [""; 0]);
    }

    /// Whether all terms of the plan stand in the tokens of the text, at the same distance.
    fn found_by_plan(pattern: &str, text: &str) -> bool {
        let tokens = tokens(text);
        match plan(pattern) {
            Plan::Frequent(c) => {
                tokens.iter().any(|(_, term)| term.starts_with(c)) || {
                    let mut found = false;
                    frequent_characters(text, |other, _| found |= other == c);
                    found
                }
            }
            Plan::Terms { terms, .. } => (0..text.chars().count() as u32).any(|start| {
                terms
                    .iter()
                    .all(|(term, offset)| tokens.contains(&(start + offset, term)))
            }),
        }
    }

    proptest! {
        #[test]
        fn the_plan_finds_what_a_scan_finds(
            text in "[的是剧鑫長a1， ]{0,14}",
            pattern in "[的是剧鑫长a1，]{1,4}",
        ) {
            let text = fold(&text);
            if let Some(scan) = Pattern::new(&pattern, Widen::default()) {
                let found = found_by_plan(scan.text(), &text);
                let exact = matches!(plan(scan.text()), Plan::Frequent(_) | Plan::Terms { exact: true, .. });
                if exact {
                    prop_assert_eq!(found, scan.is_in(&text));
                } else {
                    prop_assert!(found || !scan.is_in(&text));
                }
            }
        }

        #[test]
        fn every_slot_has_a_term_wherever_its_tokens_stand(
            words in "[的是剧鑫长a1]{1,6}",
            marks in prop::collection::vec("[，。]{0,2}", 6),
            around in "[的是剧鑫长，]{0,3}",
        ) {
            // A mark between letters or digits would make other words of them.
            prop_assume!(!words.contains("aa") && !words.contains("a1") && !words.contains("1a") && !words.contains("11"));
            let parted: String = words.chars().zip(&marks).map(|(c, marks)| format!("{marks}{c}")).collect();
            let text = format!("{around}{parted}{around}");
            let tokens = tokens(&text);
            for slot in slots(&words) {
                let found = slot.terms.iter().any(|(term, _)| tokens.iter().any(|(_, token)| token == term));
                prop_assert!(found, "{slot:?} in {text}");
            }
        }
    }
}
