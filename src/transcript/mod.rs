//! The domain model: what a conference transcript or report is made of.
//!
//! A [`reader`](crate::reader) turns a file into [`Draft`]s, [`attribution`](crate::attribution)
//! finds the speeches of a draft and makes a [`Transcript`] of it. Nothing here reads, searches or
//! prints. All ranges are byte ranges into [`Paragraph::text`]; what leaves the program as JSON
//! counts characters, and is converted where it is written.

mod draft;
mod event;
mod evidence;
mod id;
mod problem;
mod source;
mod speaker;
mod speech;

pub use draft::{Draft, Turn, TurnSpeaker, Voice};
pub use event::{Event, Paragraph, Session, Transcript};
pub use evidence::Evidence;
pub use id::{Id, IdMaker};
pub use problem::Problem;
pub use source::{Source, SourceFormat};
pub use speaker::{Speaker, SpeakerType};
pub use speech::{JOINT, Part, Speech, SpeechKind};
