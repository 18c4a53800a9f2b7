//! Headings of plain text, and the sessions they open. Leaves alone what may be a turn: attribution
//! reads that.

use super::sessions::SessionList;
use super::vocabulary::{
    has_session_word, is_credit, is_fact, is_stage_direction, without_record_word,
};
use crate::text::{Date, ends_sentence, fold, is_han_like, label_length, sentences, undouble};
use crate::transcript::{Paragraph, Session, Voice};

/// A heading has no more characters than this.
const LONGEST_HEADING: usize = 40;
/// Short lines in a row beyond this are a list, of those present for instance.
const LONGEST_RUN: usize = 3;
/// A part of a sentence that names a session is no longer than this, in characters.
const LONGEST_PHRASE: usize = 18;

/// What a paragraph looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// A short line that may be a heading.
    Heading,
    /// A short line that says when and where, who took part, or who wrote it.
    Front,
    /// Running text, or a turn.
    Body,
    /// Anything else: neither opens nor closes anything.
    Other,
}

/// What each paragraph looks like, in order. What stands right under a line that is a label is what
/// that speaker says, however much it looks like a heading (什么时候？).
pub(super) fn looks(paragraphs: &[Paragraph]) -> Vec<Look> {
    let mut looks: Vec<Look> = paragraphs
        .iter()
        .map(|paragraph| look(&paragraph.text))
        .collect();
    for i in 1..paragraphs.len() {
        // More short lines are a list: of those present, for instance.
        let alone = looks.get(i + 1) != Some(&Look::Heading);
        if looks[i] == Look::Heading
            && alone
            && is_label_line(&paragraphs[i - 1].text)
            && adjoins(&paragraphs[i - 1], &paragraphs[i])
        {
            looks[i] = Look::Body;
        }
    }
    looks
}

/// A name, a colon, and nothing else on the line.
fn is_label_line(text: &str) -> bool {
    const LONGEST_LABEL: usize = 20;
    text.ends_with(['：', ':']) && text.chars().count() <= LONGEST_LABEL
}

/// True if one paragraph stands on the line after the other.
fn adjoins(above: &Paragraph, below: &Paragraph) -> bool {
    matches!((&above.lines, &below.lines),
        (Some(above), Some(below)) if above.end() + 1 == *below.start())
}

/// Finds the sessions of a text and assigns its paragraphs to them. `front` is how many paragraphs
/// at the beginning are the title and what belongs to it. Headings become narration.
pub(super) fn find_sessions(
    paragraphs: &mut [Paragraph],
    looks: &[Look],
    front: usize,
) -> Vec<Session> {
    let mut sessions = Sessions::default();
    for i in 0..front.min(paragraphs.len()) {
        if looks[i] == Look::Heading
            && let Some(title) = session_of_title(&paragraphs[i].text)
        {
            sessions.heading = Some(title);
            paragraphs[i].voice = Voice::Narration;
        }
    }
    let mut i = front;
    while i < paragraphs.len() {
        let run = looks[i..]
            .iter()
            .take_while(|look| **look == Look::Heading)
            .count();
        let heading = heading_of_run(&paragraphs[i..i + run]);
        if heading > 0 && body_follows(looks, i + run) {
            let lines = &mut paragraphs[i + run - heading..i + run];
            sessions.heading = Some(joined_title(lines));
            sessions.phrase = None;
            for line in lines {
                line.voice = Voice::Narration;
            }
        }
        for at in i..i + run.max(1) {
            if run == 0
                && looks[at] == Look::Body
                && let Some(phrase) = session_phrase(&paragraphs[at].text)
            {
                sessions.phrase = Some(phrase);
            }
            paragraphs[at].session = sessions.current();
        }
        i += run.max(1);
    }
    for paragraph in &mut paragraphs[..front] {
        paragraph.session = None;
    }
    sessions.found.sessions
}

/// The title that a heading gives: overprinting undone, marks of decoration removed.
pub(super) fn title(text: &str) -> String {
    let undoubled = undouble(text);
    let text = undoubled.as_deref().unwrap_or(text);
    text.trim_matches(|c: char| c.is_whitespace() || "■●▲◆•·*#=-—─~".contains(c))
        .to_owned()
}

fn look(text: &str) -> Look {
    let length = text.chars().take(LONGEST_HEADING + 1).count();
    if is_stage_direction(text) {
        return Look::Other;
    }
    if is_fact(text) || is_credit(text) || length <= LONGEST_HEADING && starts_with_date(text) {
        return Look::Front;
    }
    if length > LONGEST_HEADING || ends_sentence(text) && !text.ends_with(['？', '！', '?', '!'])
    {
        return Look::Body;
    }
    if is_heading(text) {
        Look::Heading
    } else if ends_sentence(text) || label_length(text).is_some() {
        Look::Body
    } else {
        Look::Other
    }
}

fn starts_with_date(text: &str) -> bool {
    crate::text::dates(text)
        .next()
        .is_some_and(|(at, Date { day, .. })| at < 12 && day.is_some())
}

fn is_heading(text: &str) -> bool {
    let label = label_length(text);
    let names_session = || {
        label.is_some_and(|length| has_session_word(&text.chars().take(length).collect::<String>()))
    };
    let quote = text.starts_with(['“', '「', '『', '"'])
        && text.ends_with(['”', '」', '』', '"', '？', '！']);
    let commas = text.matches(['，', ',']).count();
    let short = text.chars().count() <= 24;
    (label.is_none() || names_session())
        && !quote
        && !text.contains(['。', '；', ';'])
        && (commas == 0 || commas == 1 && short)
        && !text.ends_with(['，', '：', '、', ',', ':'])
        && text
            .chars()
            .filter(|&c| is_han_like(c) || c.is_alphabetic())
            .count()
            >= 2
        && !text.ends_with("議員")
}

/// How many lines at the end of a run of short lines are a heading: those after the widest gap, if
/// they are few. More are a list.
fn heading_of_run(run: &[Paragraph]) -> usize {
    let gap = |i: usize| {
        let line = |paragraph: &Paragraph| paragraph.lines.clone().unwrap_or(0..=0);
        line(&run[i])
            .start()
            .saturating_sub(*line(&run[i - 1]).end())
    };
    let narrowest = (1..run.len()).map(gap).min().unwrap_or(0);
    let part = (1..run.len())
        .rev()
        .find(|&i| gap(i) > narrowest + 1)
        .unwrap_or(0);
    let length = run.len() - part;
    if length <= LONGEST_RUN { length } else { 0 }
}

fn body_follows(looks: &[Look], from: usize) -> bool {
    looks[from..]
        .iter()
        .find(|look| **look != Look::Front)
        .is_some_and(|look| *look == Look::Body)
}

/// The title of a heading: its last line, and those that stand right above it.
fn joined_title(lines: &[Paragraph]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        if i == 0 || !adjoins(&lines[i - 1], line) {
            parts.clear();
        }
        parts.push(title(&line.text));
    }
    parts.join(" ")
}

/// The session that a line of the title names: all of it, or what follows the name of the
/// conference (`某某论坛·分论坛三`).
fn session_of_title(text: &str) -> Option<String> {
    let text = title(text);
    let part = text.rsplit(['·', '｜', '|']).next().unwrap_or(&text).trim();
    has_session_word(part).then(|| without_record_word(part).to_owned())
}

/// The session that a paragraph says it is about, where a sentence begins with it: `在提问环节，`.
fn session_phrase(text: &str) -> Option<String> {
    // Most paragraphs hold no such word, and are not cut into sentences for it.
    if !["节", "節"].iter().any(|last| text.contains(last)) {
        return None;
    }
    sentences(text).find_map(|sentence| {
        let sentence = sentence.trim_start();
        let after = sentence.trim_start_matches(['在', '于', '於']);
        let end = after
            .char_indices()
            .take(LONGEST_PHRASE + 2)
            .find(|(_, c)| matches!(c, '，' | '、' | '。' | '：' | ',' | '；'))?
            .0;
        let phrase = after[..end]
            .trim_end_matches(['上', '中', '里', '裏', '内', '內'])
            .trim_matches(['随', '后', '的']);
        let names = fold(phrase).ends_with("环节")
            && (3..=LONGEST_PHRASE).contains(&phrase.chars().count())
            && !["下", "这", "一", "各", "每", "本"]
                .iter()
                .any(|word| phrase.starts_with(word));
        names.then(|| phrase.to_owned())
    })
}

/// The sessions found so far, and the one that holds.
#[derive(Default)]
struct Sessions {
    found: SessionList,
    heading: Option<String>,
    phrase: Option<String>,
}

impl Sessions {
    fn current(&mut self) -> Option<usize> {
        let title = match (&self.heading, &self.phrase) {
            (Some(heading), Some(phrase)) if !heading.contains(phrase) => {
                format!("{heading} · {phrase}")
            }
            (Some(heading), _) => heading.clone(),
            (None, Some(phrase)) => phrase.clone(),
            (None, None) => return None,
        };
        Some(self.found.index_of(title))
    }
}
