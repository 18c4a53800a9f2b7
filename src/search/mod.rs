//! Asking an index: find, who, concordance, counts, and what is in it.
//!
//! Each question is one function from an [`Index`](crate::engine::Index) and a [`Request`] to an
//! answer, which is data: nothing here prints.

mod analyze;
mod answer;
mod audit;
mod concordance;
mod count;
mod find;
mod highlight;
mod hit;
mod list;
mod notes;
mod request;
mod show;
mod spread;
mod verify;
mod who;

pub use analyze::analyze;
pub use answer::*;
pub use audit::audit;
pub use concordance::concordance;
pub use count::count;
pub use find::search;
pub use list::{info, list};
pub use request::{Grouping, KwicSort, Listing, Request, Sort};
pub use show::show;
pub use verify::verify;
pub use who::{who, who_first};
