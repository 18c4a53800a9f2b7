//! Stored paragraphs and speeches, as answers show them.

use std::ops::Range;

use super::answer::{Conference, Hit, HitSpeaker, Place, Span, SpeechHit};
use super::highlight::{Highlighter, to_characters};
use crate::engine::{Address, Error, Index, Ranked, StoredParagraph, StoredSpeech};
use crate::transcript::{Id, JOINT};

/// A ranked paragraph as a hit.
pub(super) fn hit(index: &Index, ranked: &Ranked, highlighter: &Highlighter) -> Result<Hit, Error> {
    let paragraph = index.paragraph(ranked.address)?;
    let wanted = |speech: &&StoredSpeech| {
        ranked
            .speeches
            .as_ref()
            .is_none_or(|matching| matching.contains(&speech.id))
    };
    let highlights = match ranked.speeches {
        None => highlighter.spans(&paragraph.text),
        Some(_) => {
            let speeches = paragraph.speeches.iter().filter(wanted);
            let scopes: Vec<_> = speeches.flat_map(byte_spans).collect();
            highlighter.spans_within(&paragraph.text, &scopes)
        }
    };
    let mut hit = plain_hit(paragraph, highlights);
    hit.score = ranked.score;
    hit.literal = ranked.literal;
    Ok(hit)
}

/// A paragraph as a hit that nobody searched for.
pub(super) fn plain_hit(paragraph: StoredParagraph, highlights: Vec<Span>) -> Hit {
    let speakers = paragraph.speeches.iter().map(|speech| {
        let spans: Vec<_> = byte_spans(speech).collect();
        let spans = to_characters(&paragraph.text, &spans);
        let inside = |mark: &Span| {
            spans
                .iter()
                .any(|span| span[0] <= mark[0] && mark[1] <= span[1])
        };
        HitSpeaker {
            speech: speech_id(speech.id),
            name: speech.name.clone(),
            role: speech.role.clone(),
            label: speech.label.clone(),
            kind: speech.kind.as_str(),
            matched: highlights.iter().any(inside),
        }
    });
    Hit {
        id: paragraph_id(paragraph.id),
        score: 0.0,
        literal: false,
        speakers: speakers.collect(),
        conference: conference(&paragraph),
        source: place(&paragraph),
        extra: paragraph.extra(),
        given_id: paragraph.given_id,
        highlights,
        session: paragraph.session,
        date: paragraph.date,
        text: paragraph.text,
    }
}

/// The speech of this id, of which the paragraph at `address` holds a part; `None` if it does not.
pub(super) fn speech_hit(
    index: &Index,
    address: Address,
    id: Id,
    highlighter: &Highlighter,
) -> Result<Option<SpeechHit>, Error> {
    speech_marked(index, address, id, |paragraph, span| {
        highlighter.spans(&paragraph.text[span])
    })
}

/// As [`speech_hit`], with what `marks` says of each stretch of a paragraph, in characters of that
/// stretch.
pub(super) fn speech_marked(
    index: &Index,
    address: Address,
    id: Id,
    marks: impl Fn(&StoredParagraph, Range<usize>) -> Vec<Span>,
) -> Result<Option<SpeechHit>, Error> {
    let here = index.paragraph(address)?;
    let Some(speech) = here.speeches.iter().find(|speech| speech.id == id).cloned() else {
        return Ok(None);
    };
    let (first, last) = speech.paragraphs;
    let paragraphs = if first == last {
        vec![here]
    } else {
        let addresses = index.paragraphs_of_file(here.file, first..=last)?;
        addresses
            .into_iter()
            .map(|address| index.paragraph(address))
            .collect::<Result<_, _>>()?
    };
    let (text, highlights) = join_parts(id, &paragraphs, marks);
    let (opening, closing) = (&paragraphs[0], &paragraphs[paragraphs.len() - 1]);
    let mut source = place(opening);
    let end = place(closing);
    source.lines = source
        .lines
        .zip(end.lines)
        .map(|(from, to)| [from[0], to[1]]);
    source.time = source.time.zip(end.time).map(|(from, to)| [from[0], to[1]]);
    Ok(Some(SpeechHit {
        id: speech_id(id),
        given_id: speech.given_id,
        name: speech.name,
        text,
        highlights,
        kind: speech.kind.as_str(),
        cue: speech.cue,
        role: speech.role,
        label: speech.label,
        rule: speech.rule,
        confidence: speech.confidence,
        written: speech.written,
        session: opening.session.clone(),
        conference: conference(opening),
        date: opening.date,
        source,
    }))
}

/// The words of a speech, and what is marked in them. No mark crosses from one part to the next.
fn join_parts(
    id: Id,
    paragraphs: &[StoredParagraph],
    marks: impl Fn(&StoredParagraph, Range<usize>) -> Vec<Span>,
) -> (String, Vec<Span>) {
    let mut text = String::new();
    let mut characters = 0;
    let mut highlights = Vec::new();
    let mut before: Option<(u32, bool)> = None;
    for paragraph in paragraphs {
        let speech = paragraph.speeches.iter().find(|speech| speech.id == id);
        for span in speech.into_iter().flat_map(byte_spans) {
            if let Some((ordinal, to_the_end)) = before {
                let runs_on = to_the_end && span.start == 0 && paragraph.ordinal == ordinal + 1;
                let joint = if runs_on { "\n" } else { JOINT };
                text.push_str(joint);
                characters += joint.chars().count();
            }
            let part = &paragraph.text[span.clone()];
            let marks = marks(paragraph, span.clone());
            highlights.extend(marks.iter().map(|mark| mark.map(|at| at + characters)));
            text.push_str(part);
            characters += part.chars().count();
            before = Some((paragraph.ordinal, span.end == paragraph.text.len()));
        }
    }
    (text, highlights)
}

pub(super) fn paragraph_id(id: Id) -> String {
    format!("p-{id}")
}

pub(super) fn speech_id(id: Id) -> String {
    format!("s-{id}")
}

pub(super) fn place(paragraph: &StoredParagraph) -> Place {
    Place {
        path: paragraph.path.clone(),
        lines: paragraph.lines.map(|(first, last)| [first, last]),
        page: paragraph.page,
        time: paragraph.time.map(|(start, end)| [start, end]),
    }
}

pub(super) fn conference(paragraph: &StoredParagraph) -> Conference {
    Conference {
        name: paragraph.conference.clone(),
        place: paragraph.place.clone(),
    }
}

fn byte_spans(speech: &StoredSpeech) -> impl Iterator<Item = Range<usize>> + '_ {
    speech
        .spans
        .iter()
        .map(|span| span.start as usize..span.end as usize)
}
