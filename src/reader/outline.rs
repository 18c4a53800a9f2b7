//! What the headings of a Markdown file say: the title, the sessions, or who speaks.

use pulldown_cmark::HeadingLevel;

use super::sessions::SessionList;
use super::vocabulary::{names_event, without_date, without_record_word};
use crate::text::find_date;
use crate::transcript::{Event, Voice};

/// What the headings so far say.
pub(super) struct Outline {
    pub event: Event,
    pub sessions: SessionList,
    /// The session that holds now.
    pub session: Option<usize>,
    /// Open headings below the title, each with its level.
    path: Vec<(HeadingLevel, String)>,
    titled: bool,
    /// The session that the front matter names.
    outer: Option<String>,
}

impl Outline {
    /// Starts with what the front matter says.
    pub fn new(event: Event, outer: Option<String>) -> Self {
        let mut sessions = SessionList::default();
        let session = outer.clone().map(|title| sessions.index_of(title));
        Self {
            event,
            sessions,
            session,
            path: Vec::new(),
            titled: false,
            outer,
        }
    }

    /// Takes a heading: the first of level 1 is the title, one that ends in a colon is a label, all
    /// others open a session.
    pub fn meet(&mut self, level: HeadingLevel, text: &str) -> Voice {
        let text = text.trim();
        if text.ends_with(['：', ':']) {
            return Voice::Open;
        }
        if level == HeadingLevel::H1 && !self.titled {
            self.titled = true;
            let name = without_date(text);
            self.event.date = self.event.date.or_else(|| find_date(text));
            if self.event.name.is_none() && names_event(name) {
                self.event.name = Some(without_record_word(name).to_owned());
            }
            return Voice::Narration;
        }
        self.path.retain(|(open, _)| *open < level);
        self.path.push((level, text.to_owned()));
        let titles = self
            .outer
            .iter()
            .chain(self.path.iter().map(|(_, title)| title));
        let title = titles.map(String::as_str).collect::<Vec<_>>().join(" · ");
        self.session = Some(self.sessions.index_of(title));
        Voice::Narration
    }
}
