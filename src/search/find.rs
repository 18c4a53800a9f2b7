//! What was said about X: ranked paragraphs.

use std::time::Instant;

use super::answer::SearchAnswer;
use super::highlight::Highlighter;
use super::hit::hit;
use super::notes::Asked;
use super::request::{Request, Sort};
use crate::engine::{Error, Found, Index, Order};

/// Finds paragraphs, literal matches first.
///
/// # Errors
/// If the index cannot be read.
pub fn search(index: &Index, request: &Request) -> Result<SearchAnswer, Error> {
    let start = Instant::now();
    let order = match request.sort {
        Sort::Relevance => Order::Relevance,
        Sort::Newest => Order::Newest,
        Sort::Oldest => Order::Oldest,
    };
    let asked = Asked::new(index, &request.query)?;
    let query = &asked.query;
    let Found {
        total,
        total_literal,
        hits,
    } = index.find(query, order, request.offset, request.limit)?;
    let highlighter = Highlighter::with_words(query);
    let hits = hits
        .iter()
        .map(|ranked| hit(index, ranked, &highlighter))
        .collect::<Result<_, _>>()?;
    Ok(SearchAnswer {
        query: request.typed.clone(),
        read_as: query.to_string(),
        total,
        total_literal,
        took_ms: start.elapsed().as_secs_f64() * 1000.0,
        notes: asked.notes(index),
        hits,
    })
}
