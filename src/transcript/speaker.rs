//! Who speaks.

/// The speaker of a speech, as that speech knows them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Speaker {
    /// The fullest name the document gives; for an unnamed speaker the label (记者, 主席, 问).
    pub name: String,
    /// The role as written at that time, complete, line breaks removed; `None` if there is none.
    pub role: Option<String>,
    /// The label as written before the turn, without colon; `None` where there is no label.
    pub label: Option<String>,
    /// A person or an organisation.
    pub kind: SpeakerType,
    /// False for a label or description without a personal name.
    pub named: bool,
}

/// What sort of speaker it is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum SpeakerType {
    /// A human being.
    #[default]
    Person,
    /// An organisation, or a document that "says" something.
    Organisation,
}

impl SpeakerType {
    /// The word that JSON uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
        }
    }
}

impl Speaker {
    /// A named person without role or label.
    pub fn person(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            role: None,
            label: None,
            kind: SpeakerType::Person,
            named: true,
        }
    }
}
