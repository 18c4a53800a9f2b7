//! Quotes that run on over the break between two paragraphs of one speech.

use std::ops::Range;

use super::place::{Finder, Place};
use super::quote::Quote;
use crate::engine::{Address, Error};

/// At least this share of the quote stands in the paragraph by which the others are found.
const SHARE: usize = 3;

/// How the paragraph breaks cut the quote, if it runs on over some of them and the paragraph at
/// `address` holds its beginning or its end.
pub(super) fn cut_by_breaks(
    finder: &Finder<'_>,
    quote: &Quote,
    address: Address,
) -> Result<Option<Vec<Range<usize>>>, Error> {
    let read = finder.read(address)?;
    let (wanted, here) = (quote.wording.keys(), read.wording.keys());
    let least = wanted.len().div_ceil(SHARE).max(1);
    let most = here.len().min(wanted.len() - 1);
    for length in least..=most {
        if here.ends_with(&wanted[..length]) {
            let cut = follow(finder, quote, address, length)?;
            if cut.is_some() {
                return Ok(cut);
            }
        }
        // The end of the quote: then the paragraph before has its beginning, unless that is longer.
        if here.starts_with(&wanted[wanted.len() - length..]) {
            let Some(before) = finder.beside(address, -1)? else {
                continue;
            };
            let begun = wanted.len() - length;
            let there = finder.read(before)?;
            if there.wording.keys().ends_with(&wanted[..begun]) {
                let cut = follow(finder, quote, before, begun)?;
                if cut.is_some() {
                    return Ok(cut);
                }
            }
        }
    }
    Ok(None)
}

/// Cuts the rest of the quote as the paragraphs after `address` do, which ends with its first words.
fn follow(
    finder: &Finder<'_>,
    quote: &Quote,
    address: Address,
    length: usize,
) -> Result<Option<Vec<Range<usize>>>, Error> {
    let wanted = quote.wording.keys();
    let mut pieces: Vec<Range<usize>> = std::iter::once(0..length).collect();
    let (mut at, mut reached) = (address, length);
    while reached < wanted.len() {
        let Some(next) = finder.beside(at, 1)? else {
            return Ok(None);
        };
        let read = finder.read(next)?;
        let taken = read.wording.len().min(wanted.len() - reached);
        if taken == 0
            || !read
                .wording
                .keys()
                .starts_with(&wanted[reached..reached + taken])
        {
            return Ok(None);
        }
        pieces.push(reached..reached + taken);
        (at, reached) = (next, reached + taken);
    }
    let chain = chain_from(finder, quote, &pieces, 0, address)?;
    Ok(chain.map(|_| pieces))
}

/// The places of all pieces of a quote that paragraph breaks cut so, for each place of its longest
/// piece.
pub(super) fn each_chain(
    finder: &Finder<'_>,
    quote: &Quote,
    pieces: &[Range<usize>],
) -> Result<Vec<Vec<Place>>, Error> {
    let longest = (0..pieces.len())
        .max_by_key(|&i| pieces[i].len())
        .unwrap_or(0);
    let mut chains = Vec::new();
    for address in finder.candidates(&quote.wording, pieces[longest].clone(), usize::MAX)? {
        chains.extend(chain_from(finder, quote, pieces, longest, address)?);
    }
    Ok(chains)
}

/// The places of all pieces, if that of number `known` stands in the paragraph at `address`: there
/// is at most one.
fn chain_from(
    finder: &Finder<'_>,
    quote: &Quote,
    pieces: &[Range<usize>],
    known: usize,
    address: Address,
) -> Result<Option<Vec<Place>>, Error> {
    let mut places: Vec<Place> = Vec::with_capacity(pieces.len());
    for (i, piece) in pieces.iter().enumerate() {
        let Some(address) = finder.beside(address, i as i64 - known as i64)? else {
            return Ok(None);
        };
        let wanted = &quote.wording.keys()[piece.clone()];
        let read = finder.read(address)?;
        let length = read.wording.len();
        let words = match i {
            0 if read.wording.keys().ends_with(wanted) => length - wanted.len()..length,
            _ if i > 0 && read.wording.keys().starts_with(wanted) => 0..wanted.len(),
            _ => return Ok(None),
        };
        // What stands in the middle is a whole paragraph.
        if i > 0 && i + 1 < pieces.len() && words.end < length {
            return Ok(None);
        }
        let Some(place) = finder.place(address, &read, words) else {
            return Ok(None);
        };
        let same = |first: &Place| first.speech_id() == place.speech_id();
        if place.speech.is_none() || !places.first().is_none_or(same) {
            return Ok(None);
        }
        places.push(place);
    }
    Ok(Some(places))
}
