//! Why a speech is given to its speaker.

use std::borrow::Cow;

/// The ground of an attribution. A wrong answer names the rule to mend.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The rule that decided, by its stable name (`turn-label`, `name-cue`, …), and what a register
    /// made of it after that (`name-cue+alias`).
    pub rule: Cow<'static, str>,
    /// How sure the rule is, 0 to 1.
    pub confidence: f32,
    /// The name that the rule found, where a register gives the speaker another.
    pub written: Option<String>,
}

impl Evidence {
    /// The evidence of a format that names the speaker in a field of its own.
    pub const GIVEN: Self = Self {
        rule: Cow::Borrowed("given"),
        confidence: 1.0,
        written: None,
    };

    /// Evidence of a rule of the program.
    pub fn new(rule: &'static str, confidence: f32) -> Self {
        Self {
            rule: Cow::Borrowed(rule),
            confidence,
            written: None,
        }
    }
}
