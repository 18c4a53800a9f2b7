//! How a query is read against an index, and what the reader of an answer should know about it.

use crate::engine::{Error, Index, SpeakerReading};
use crate::query::{Field, Filter, FilterValue, Group, Node, Query};

/// The most people that one name in a filter may stand for.
const MOST_PEOPLE: usize = 100;

/// A query whose speakers are the people of an index.
pub(super) struct Asked {
    /// The query to answer.
    pub query: Query,
    /// How names were read.
    notes: Vec<String>,
}

impl Asked {
    /// Reads the names of speakers: aliases and pinyin become the names they stand for.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub(super) fn new(index: &Index, query: &Query) -> Result<Self, Error> {
        let mut query = query.clone();
        let mut notes = Vec::new();
        if query
            .root
            .any_filter(&|filter| filter.field == Field::Speaker)
        {
            query.root = query.root.with_filters_read(&mut |filter| {
                let (people, note) = read(index, filter)?;
                notes.extend(note.filter(|note| !notes.contains(note)));
                Ok(people)
            })?;
        }
        Ok(Self { query, notes })
    }

    /// The notes of the parser, and what the index adds to them.
    pub(super) fn notes(self, index: &Index) -> Vec<String> {
        let mut notes: Vec<String> = self.query.notes.iter().map(ToString::to_string).collect();
        notes.extend(self.notes);
        let root = &self.query.root;
        let by_date = root.any_filter(&|filter| filter.field == Field::Date);
        let undated = if by_date { index.undated() } else { 0 };
        if undated > 0 {
            notes.push(format!(
                "the date filter leaves out {undated} paragraphs without a date"
            ));
        }
        notes
    }
}

/// What stands for a filter, if it does not stand for itself, and what to say of it.
fn read(index: &Index, filter: &Filter) -> Result<(Option<Node>, Option<String>), Error> {
    let (Field::Speaker, FilterValue::Text(typed)) = (filter.field, &filter.value) else {
        return Ok((None, None));
    };
    Ok(match index.read_speaker(typed)? {
        SpeakerReading::AsWritten { also } if also.is_empty() => (None, None),
        SpeakerReading::AsWritten { also } => {
            let also = listed(&also, "and");
            let note = format!("{filter} is a name as it stands, and an alias of {also}");
            (None, Some(note))
        }
        SpeakerReading::Alias(names) | SpeakerReading::Pinyin(names)
            if names.len() > MOST_PEOPLE =>
        {
            let count = names.len();
            let note = format!("{filter} could be any of {count} speakers: write more of the name");
            (None, Some(note))
        }
        SpeakerReading::Alias(names) | SpeakerReading::Pinyin(names) => {
            let note = format!("{filter} reads as {}", listed(&names, "or"));
            (Some(any_of(names)), Some(note))
        }
    })
}

fn any_of(names: Vec<String>) -> Node {
    let node = |name| {
        Node::Filter(Filter {
            field: Field::Speaker,
            value: FilterValue::Text(name),
        })
    };
    let mut people: Vec<Node> = names.into_iter().map(node).collect();
    match people.len() {
        1 => people.remove(0),
        _ => Node::Group(Group {
            optional: people,
            ..Group::default()
        }),
    }
}

/// `甲, 乙 or 丙`
fn listed(names: &[String], last: &str) -> String {
    match names {
        [before @ .., end] if !before.is_empty() => {
            format!("{} {last} {end}", before.join(", "))
        }
        names => names.join(""),
    }
}
