//! Asking an index: find, who, concordance, counts, and what is in it.

mod answer;
mod request;

pub use answer::*;
pub use request::{Grouping, KwicSort, Listing, Request, Sort};
