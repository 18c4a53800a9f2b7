//! One paragraph or speech in its context.

use super::answer::{Hit, InContext, ShowAnswer, SpeechHit};
use super::highlight::Highlighter;
use super::hit::{plain_hit, speech_hit};
use crate::engine::{Address, Error, Index};
use crate::query;
use crate::transcript::Id;

/// Shows what an id stands for — `p-…`, `s-…`, or an id that the input gave — with `context`
/// paragraphs or speeches before and after it; `None` if nothing has this id.
///
/// # Errors
/// If the index cannot be read.
pub fn show(index: &Index, id: &str, context: usize) -> Result<Option<ShowAnswer>, Error> {
    let own = |prefix| id.strip_prefix(prefix).and_then(Id::parse);
    if let Some(paragraph) = own("p-").and_then(|id| index.find_paragraph(id)) {
        return show_paragraph(index, paragraph, context).map(Some);
    }
    if let Some(speech) = own("s-")
        && let Some(address) = index.find_speech(speech)
    {
        return show_speech(index, address, speech, context);
    }
    match index.find_given(id) {
        Some(address) => show_paragraph(index, address, context).map(Some),
        None => Ok(None),
    }
}

fn show_paragraph(index: &Index, address: Address, context: usize) -> Result<ShowAnswer, Error> {
    let it = index.paragraph(address)?;
    let reach = u32::try_from(context).unwrap_or(u32::MAX);
    let neighbours = |ordinals| -> Result<Vec<Hit>, Error> {
        let addresses = index.paragraphs_of_file(it.file, ordinals)?;
        let paragraphs = addresses
            .into_iter()
            .map(|address| index.paragraph(address));
        paragraphs
            .map(|paragraph| Ok(plain_hit(paragraph?, Vec::new())))
            .collect()
    };
    let all = neighbours(it.ordinal.saturating_sub(reach)..=it.ordinal.saturating_add(reach))?;
    let here = it.ordinal.min(reach) as usize;
    let mut before = all;
    let after = before.split_off((here + 1).min(before.len()));
    before.truncate(here);
    Ok(ShowAnswer::Paragraph(InContext {
        it: plain_hit(it, Vec::new()),
        before,
        after,
    }))
}

fn show_speech(
    index: &Index,
    address: Address,
    id: Id,
    context: usize,
) -> Result<Option<ShowAnswer>, Error> {
    let file = index.paragraph(address)?.file;
    let speeches = speeches_of_file(index, file)?;
    let at = speeches
        .iter()
        .position(|(speech, _)| *speech == id)
        .unwrap_or(0);
    let nothing = Highlighter::literal(&query::parse(""));
    let load = |speeches: &[(Id, Address)]| -> Result<Vec<SpeechHit>, Error> {
        let loaded = speeches
            .iter()
            .map(|&(id, address)| speech_hit(index, address, id, &nothing));
        Ok(loaded
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .flatten()
            .collect())
    };
    let end = speeches.len().min((at + 1).saturating_add(context));
    Ok(match speech_hit(index, address, id, &nothing)? {
        None => None,
        Some(it) => Some(ShowAnswer::Speech(InContext {
            it,
            before: load(&speeches[at.saturating_sub(context)..at])?,
            after: load(&speeches[(at + 1).min(end)..end])?,
        })),
    })
}

/// The speeches of a file, in order, each with the paragraph it begins in.
fn speeches_of_file(index: &Index, file: u64) -> Result<Vec<(Id, Address)>, Error> {
    let paragraphs = index.paragraphs_of_file(file, 0..=u32::MAX)?;
    let rows = paragraphs
        .into_iter()
        .flat_map(|address| index.rows(address));
    Ok(rows
        .filter(|row| row.facts.opens)
        .map(|row| (row.speech, row.address))
        .collect())
}
