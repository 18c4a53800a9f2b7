//! Places of a quote, as the answer shows them.

use std::ops::Range;

use super::super::answer::{QuotePart, QuoteSpeaker, Span};
use super::super::highlight::to_characters;
use super::super::hit::{conference, paragraph_id, place as place_of, speech_marked};
use super::place::Finder;
use crate::engine::{Address, Error, StoredParagraph};
use crate::transcript::{Id, SpeechKind};

/// What of a speech or a paragraph is marked: paragraphs of the file by their ordinal, and bytes of
/// each.
pub(super) type Marks = Vec<(u32, Range<usize>)>;

/// The speech of this id, or the paragraph at `address`, with its marks.
pub(super) fn part(
    finder: &Finder<'_>,
    address: Address,
    speech: Option<Id>,
    marks: &Marks,
    covers: Span,
) -> Result<QuotePart, Error> {
    let read = finder.read(address)?;
    let paragraph = &read.paragraph;
    let inside = |paragraph: &StoredParagraph, scope: Range<usize>| -> Vec<Span> {
        let mut inside: Vec<Range<usize>> = marks
            .iter()
            .filter(|(ordinal, _)| *ordinal == paragraph.ordinal)
            .map(|(_, mark)| mark.start.max(scope.start)..mark.end.min(scope.end))
            .filter(|mark| mark.start < mark.end)
            .map(|mark| mark.start - scope.start..mark.end - scope.start)
            .collect();
        inside.sort_unstable_by_key(|mark| mark.start);
        to_characters(&paragraph.text[scope], &inside)
    };
    let spoken = match speech {
        Some(id) => speech_marked(finder.index, address, id, inside)?,
        None => None,
    };
    let stored = speech.and_then(|id| paragraph.speeches.iter().find(|stored| stored.id == id));
    Ok(match spoken.zip(stored) {
        Some((hit, stored)) => QuotePart {
            id: hit.id,
            given_id: hit.given_id,
            speaker: Some(QuoteSpeaker {
                name: hit.name,
                role: hit.role,
                label: hit.label,
                kind: stored.speaker_type.as_str(),
                named: stored.named,
            }),
            kind: Some(hit.kind),
            text: hit.text,
            highlights: hit.highlights,
            covers,
            cue: hit.cue,
            confidence: Some(hit.confidence),
            session: hit.session,
            conference: hit.conference,
            date: hit.date,
            source: hit.source,
        },
        None => QuotePart {
            id: paragraph_id(paragraph.id),
            given_id: paragraph.given_id.clone(),
            speaker: None,
            kind: None,
            text: paragraph.text.clone(),
            highlights: inside(paragraph, 0..paragraph.text.len()),
            covers,
            cue: None,
            confidence: None,
            session: paragraph.session.clone(),
            conference: conference(paragraph),
            date: paragraph.date,
            source: place_of(paragraph),
        },
    })
}

/// A warning if the source does not give the words as someone's own.
pub(super) fn paraphrases(parts: &[QuotePart]) -> Option<String> {
    let indirect = SpeechKind::Indirect.as_str();
    let reported: Vec<_> = parts
        .iter()
        .filter(|part| part.kind == Some(indirect))
        .collect();
    if reported.is_empty() {
        return None;
    }
    let whose = match reported.len() == parts.len() {
        true => "the source reports this in its own words",
        false => "of some places the source reports this in its own words",
    };
    Some(format!(
        "{whose}: a paraphrase, not what was said word for word"
    ))
}
