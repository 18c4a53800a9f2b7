//! The colours, named for what they show. Only the sixteen colours of the terminal's own theme are
//! used, so that they suit a light and a dark background alike.

use anstyle::{AnsiColor, Style};

/// A style for everything that a view shows; all of them plain without colour.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Palette {
    /// Names of speakers.
    pub name: Style,
    /// Their roles.
    pub role: Style,
    /// What matched.
    pub matched: Style,
    /// What is there for completeness: ids, narration, neighbours.
    pub faint: Style,
    /// Titles and headers.
    pub heading: Style,
    /// Places in source files.
    pub place: Style,
    /// Reporting verbs, kinds and rules.
    pub evidence: Style,
    /// Bars of a chart.
    pub bar: Style,
    /// What went well.
    pub good: Style,
    /// What went wrong.
    pub bad: Style,
    /// Speeches in the order they begin in a paragraph, to tell neighbours apart.
    pub voices: [Style; 3],
}

impl Palette {
    /// The palette of a screen with or without colour.
    pub(super) fn new(colour: bool) -> Self {
        if !colour {
            return Self::default();
        }
        Self {
            name: Style::new().bold(),
            role: AnsiColor::Cyan.on_default(),
            matched: AnsiColor::Red.on_default().bold(),
            faint: Style::new().dimmed(),
            heading: Style::new().bold(),
            place: AnsiColor::Green.on_default(),
            evidence: AnsiColor::Yellow.on_default(),
            bar: AnsiColor::Cyan.on_default(),
            good: AnsiColor::Green.on_default().bold(),
            bad: AnsiColor::Red.on_default().bold(),
            voices: [
                AnsiColor::Cyan.on_default(),
                AnsiColor::Green.on_default(),
                AnsiColor::Magenta.on_default(),
            ],
        }
    }
}
