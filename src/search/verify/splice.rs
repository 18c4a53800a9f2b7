//! Quotes put together from parts that stand apart in the source.

use std::ops::{ControlFlow, Range};

use rustc_hash::{FxHashMap, FxHashSet};

use super::place::{Finder, Place, Read};
use super::quote::{Cut, Quote};
use crate::engine::{Address, Error, Label, Labels};

/// The most parts: who reads more takes the source.
const MOST_PARTS: usize = 12;
/// The least words of a part cut off at a mark. Shorter clauses (我认为, 是的) stand everywhere.
const CLAUSE: usize = 4;
/// The least words of parts that stand in different files and are cut off at a mark. Of the clauses of
/// four characters in one half of 11.6 MB of news, 50 % stand in the other half too; of those of
/// eight, 14 %, most of them in reports of the same event.
const FAR_CLAUSE: usize = 8;
/// The least words of parts cut where the quote has no mark. An exchanged word would otherwise be
/// taken for a part of its own: with a few words of its neighbours it may well stand somewhere.
const UNMARKED: usize = 10;
/// The least words left out of one passage at a mark, and without one. Fewer are a slip, which a diff
/// shows better.
const LEFT_OUT: usize = 4;
const LEFT_OUT_UNMARKED: usize = 8;
/// Paragraphs of a part that are looked at to find it near the others.
const LOOKED_AT: usize = 64;
/// Paragraphs of a part that are compared, without a look at them, with those of the others.
const COMPARED: usize = 20_000;

/// The parts of a quote, in its order, each with the place it comes from.
pub(super) type Parts = Vec<(Range<usize>, Place)>;

/// The quote as parts of one paragraph, if it can be cut so.
pub(super) fn within(
    finder: &Finder<'_>,
    quote: &Quote,
    address: Address,
) -> Result<Option<Parts>, Error> {
    let read = finder.read(address)?;
    let wanted = quote.wording.keys();
    let reach = |start| Ok(longest(&wanted[start..], read.wording.keys()) + start);
    let Some(pieces) = Cover::new(quote, reach).pieces()? else {
        return Ok(None);
    };
    let mut choices = Vec::with_capacity(pieces.len());
    for piece in &pieces {
        choices.push(finder.places_in(address, &wanted[piece.clone()])?);
    }
    Ok(arranged(pieces, choices).filter(|parts| is_splice(quote, parts)))
}

/// The quote as parts from anywhere, near each other where they can be.
pub(super) fn anywhere(finder: &Finder<'_>, quote: &Quote) -> Result<Option<Parts>, Error> {
    let reach = |start| reach_anywhere(finder, quote, start);
    let Some(pieces) = Cover::new(quote, reach).pieces()? else {
        return Ok(None);
    };
    let choices = choices(finder, quote, &pieces)?;
    Ok(arranged(pieces, choices).filter(|parts| is_splice(quote, parts)))
}

/// Cuts a quote into the fewest pieces that stand somewhere, at its marks where that costs no more.
struct Cover<'q, R> {
    quote: &'q Quote,
    /// How far the words from here on stand somewhere one after the other.
    reach: R,
    /// For each word that a piece may begin with: cuts without a mark and pieces from there on, and
    /// where the first ends; `None` if it cannot be done.
    known: FxHashMap<usize, Option<(usize, usize, usize)>>,
}

impl<'q, R: FnMut(usize) -> Result<usize, Error>> Cover<'q, R> {
    fn new(quote: &'q Quote, reach: R) -> Self {
        Self {
            quote,
            reach,
            known: FxHashMap::default(),
        }
    }

    fn pieces(mut self) -> Result<Option<Vec<Range<usize>>>, Error> {
        let end = self.quote.wording.len();
        if self.from(0, MOST_PARTS)?.is_none() {
            return Ok(None);
        }
        let mut pieces = Vec::new();
        let mut start = 0;
        while start < end {
            let Some((_, _, next)) = self.known.get(&start).copied().flatten() else {
                return Ok(None);
            };
            pieces.push(start..next);
            start = next;
        }
        Ok((pieces.len() <= MOST_PARTS).then_some(pieces))
    }

    fn from(&mut self, start: usize, most: usize) -> Result<Option<(usize, usize)>, Error> {
        let length = self.quote.wording.len();
        if start == length {
            return Ok(Some((0, 0)));
        }
        if let Some(known) = self.known.get(&start) {
            return Ok(known.map(|(unmarked, pieces, _)| (unmarked, pieces)));
        }
        if most == 0 {
            return Ok(None);
        }
        let reach = (self.reach)(start)?;
        let at_mark = (start + 1..reach)
            .rev()
            .find(|&end| self.quote.cut_before(end) != Cut::Nothing);
        let mut best: Option<(usize, usize, usize)> = None;
        for end in [Some(reach), at_mark].into_iter().flatten() {
            if end == start || !is_long_enough(self.quote, &(start..end)) {
                continue;
            }
            if let Some((unmarked, pieces)) = self.from(end, most - 1)? {
                let cut = usize::from(end < length && self.quote.cut_before(end) == Cut::Nothing);
                let found = (unmarked + cut, pieces + 1, end);
                if best.is_none_or(|best| (found.0, found.1) < (best.0, best.1)) {
                    best = Some(found);
                }
            }
        }
        self.known.insert(start, best);
        Ok(best.map(|(unmarked, pieces, _)| (unmarked, pieces)))
    }
}

/// The cuts at the ends of a piece; the ends of the quote are none.
fn ends(quote: &Quote, piece: &Range<usize>) -> impl Iterator<Item = Cut> {
    let length = quote.wording.len();
    [piece.start, piece.end]
        .into_iter()
        .filter(move |&at| at > 0 && at < length)
        .map(|at| quote.cut_before(at))
}

/// How many of the first words stand one after the other somewhere in `text`.
fn longest(words: &[u64], text: &[u64]) -> usize {
    let common = |at: usize| {
        let pairs = words.iter().zip(&text[at..]);
        pairs.take_while(|(a, b)| a == b).count()
    };
    (0..text.len()).map(common).max().unwrap_or(0)
}

/// The least end of a piece that begins here and is long enough to be a part.
fn least_end(quote: &Quote, start: usize) -> usize {
    let length = quote.wording.len();
    (start + 1..length)
        .take(UNMARKED)
        .find(|&end| is_long_enough(quote, &(start..end)))
        .unwrap_or(length)
}

/// Whether a piece has as many words as the cuts at its ends ask for.
fn is_long_enough(quote: &Quote, piece: &Range<usize>) -> bool {
    let least = ends(quote, piece).map(|cut| match cut {
        Cut::Ellipsis => 1,
        Cut::Mark => CLAUSE,
        Cut::Nothing => UNMARKED,
    });
    piece.len() >= least.max().unwrap_or(1)
}

/// As far as the words from `start` on stand anywhere: in doubling steps, then by halves. `start`
/// itself if that is not far enough for a part: a few frequent words are the dearest to look for.
fn reach_anywhere(finder: &Finder<'_>, quote: &Quote, start: usize) -> Result<usize, Error> {
    let length = quote.wording.len();
    let stands = |end: usize| -> Result<bool, Error> {
        let mut found = false;
        finder.each_place(&quote.wording, start..end, |_| {
            found = true;
            ControlFlow::Break(())
        })?;
        Ok(found)
    };
    let least = least_end(quote, start);
    if !stands(least)? {
        return Ok(start);
    }
    let (mut good, mut bad) = (least, length + 1);
    let mut step = 2 * (least - start);
    while good < length && bad > length {
        let end = (start + step).min(length);
        if stands(end)? {
            good = end;
        } else {
            bad = end;
        }
        step *= 2;
    }
    while good + 1 < bad {
        let middle = good.midpoint(bad);
        if stands(middle)? {
            good = middle;
        } else {
            bad = middle;
        }
    }
    Ok(good)
}

/// Places for each piece: those in paragraphs that hold all pieces if there are any, else those in
/// the files of the rarest piece first.
fn choices(
    finder: &Finder<'_>,
    quote: &Quote,
    pieces: &[Range<usize>],
) -> Result<Vec<Vec<Place>>, Error> {
    let mut lists = Vec::with_capacity(pieces.len());
    for piece in pieces {
        lists.push(finder.candidates(&quote.wording, piece.clone(), COMPARED)?);
    }
    let rarest = lists
        .iter()
        .min_by_key(|list| list.len())
        .cloned()
        .unwrap_or_default();
    let holds_all =
        |address: &Address| lists.iter().all(|list| list.binary_search(address).is_ok());
    let common: Vec<Address> = rarest
        .iter()
        .copied()
        .filter(holds_all)
        .take(LOOKED_AT)
        .collect();
    let mut labels = Labels::new(finder.index);
    let mut path = |address| labels.get(Label::Path, address, None);
    let home: FxHashSet<_> = rarest
        .iter()
        .take(LOOKED_AT)
        .map(|&address| path(address))
        .collect();
    let mut choices = Vec::with_capacity(pieces.len());
    for (piece, list) in pieces.iter().zip(lists) {
        let (mut order, others): (Vec<_>, Vec<_>) = list
            .into_iter()
            .partition(|&address| home.contains(&path(address)));
        order.extend(others);
        let wanted = &quote.wording.keys()[piece.clone()];
        let mut places = Vec::new();
        for address in common.iter().chain(order.iter().take(LOOKED_AT)) {
            places.extend(finder.places_in(*address, wanted)?);
        }
        // Those that may hold a piece need not hold it: then the first that does.
        if places.is_empty() {
            finder.each_place(&quote.wording, piece.clone(), |place| {
                places.push(place);
                ControlFlow::Break(())
            })?;
        }
        choices.push(places);
    }
    Ok(choices)
}

/// One place for each piece, so that neighbours stand as near to each other as they can.
fn arranged(pieces: Vec<Range<usize>>, choices: Vec<Vec<Place>>) -> Option<Parts> {
    // For each place of a piece: the distance of all before it, and which of theirs it follows.
    let mut ways: Vec<Vec<(u32, usize)>> = Vec::new();
    for (i, places) in choices.iter().enumerate() {
        let way = |place: &Place| match i.checked_sub(1) {
            None => Some((0, 0)),
            Some(before) => {
                let ways = choices[before].iter().zip(&ways[before]).enumerate();
                ways.map(|(k, (other, way))| (way.0 + distance(other, place), k))
                    .min()
            }
        };
        ways.push(places.iter().map(way).collect::<Option<_>>()?);
    }
    let mut at = ways
        .last()?
        .iter()
        .enumerate()
        .min_by_key(|(_, way)| way.0)?
        .0;
    let mut parts: Parts = Vec::new();
    for (i, piece) in pieces.into_iter().enumerate().rev() {
        parts.push((piece, choices[i][at].clone()));
        at = ways[i][at].1;
    }
    parts.reverse();
    Some(parts)
}

/// How far the second of two places is from where the reader of the first would look for it.
fn distance(first: &Place, second: &Place) -> u32 {
    let same_speech = first.speech_id().is_some() && first.speech_id() == second.speech_id();
    let later = (first.file(), first.ordinal(), first.words.end)
        <= (second.file(), second.ordinal(), second.words.start);
    let file = first.file() == second.file();
    match (same_speech, first.address == second.address, file, later) {
        (true, true, _, true) => 0,
        (true, _, _, true) => 1,
        (_, true, _, true) => 2,
        (true, ..) => 3,
        (_, true, ..) => 4,
        (_, _, true, true) => 5,
        (_, _, true, false) => 6,
        _ => 20,
    }
}

/// Whether the parts are really cut from their places, and not a slip or a chance.
fn is_splice(quote: &Quote, parts: &Parts) -> bool {
    let mut files: Vec<u64> = parts.iter().map(|(_, place)| place.file()).collect();
    files.dedup();
    let far = files.len() > 1;
    let long_enough = |(piece, _): &(Range<usize>, Place)| {
        let marked = ends(quote, piece).any(|cut| cut == Cut::Mark);
        !far || !marked || piece.len() >= FAR_CLAUSE
    };
    let really_cut = |pair: &[(Range<usize>, Place)]| {
        let (before, after) = (&pair[0].1, &pair[1].1);
        if before.address != after.address || after.words.start < before.words.end {
            return true;
        }
        let left_out = after.words.start - before.words.end;
        match quote.cut_before(pair[1].0.start) {
            Cut::Ellipsis => true,
            Cut::Mark => left_out >= LEFT_OUT,
            Cut::Nothing => left_out >= LEFT_OUT_UNMARKED,
        }
    };
    parts.iter().all(long_enough) && parts.windows(2).all(really_cut)
}

/// Whether nothing but words that nobody of the speech says stands between two places of it: the
/// attribution of a quote that it splits (“…，”某某说，“…”).
pub(super) fn only_attribution_between(first: &Place, second: &Place) -> bool {
    if first.address != second.address || first.speech.is_none() || first.speech != second.speech {
        return false;
    }
    let Some(speech) = first.speech() else {
        return false;
    };
    let between = first.words.end..second.words.start.max(first.words.end);
    let read: &Read = &first.read;
    !between.is_empty()
        && between.clone().all(|word| {
            let bytes = read.wording.original(&(word..word + 1));
            !speech
                .spans
                .iter()
                .any(|span| span.start as usize <= bytes.start && bytes.end <= span.end as usize)
        })
}
