//! Markdown to quote from: a blockquote with speaker, role, conference, date and source; tables
//! where the answer is one.
//!
//! Quotes are the whole text, unmarked, as it would be printed; what Markdown would take for its
//! own signs is escaped.

use std::io::{self, Write};

use crate::benchmark::BenchmarkAnswer;
use crate::indexing::Report;
use crate::search::{
    AnalyzeAnswer, AuditAnswer, Conference, CountAnswer, Hit, InContext, InfoAnswer, KwicAnswer,
    ListAnswer, Period, Place, QuotePart, SearchAnswer, ShowAnswer, SpeechHit, VerifyAnswer,
    WhoAnswer,
};
use crate::text::Date;

use super::diff::marked_diff;
use super::place::{occasion, place};
use super::{Inspection, Table, Tabular};

/// What can be written as Markdown.
pub trait Quotable {
    /// Writes it.
    ///
    /// # Errors
    /// Those of `out`.
    fn write_markdown(&self, out: &mut dyn Write) -> io::Result<()>;
}

impl Quotable for SearchAnswer {
    fn write_markdown(&self, out: &mut dyn Write) -> io::Result<()> {
        separated(&self.hits, out, quote_hit)
    }
}

impl Quotable for WhoAnswer {
    fn write_markdown(&self, out: &mut dyn Write) -> io::Result<()> {
        separated(&self.speakers, out, |speaker, out| {
            writeln!(out, "## {}\n", escape(&speaker.name))?;
            separated(&speaker.examples, out, |example, out| {
                quote_speech(&speaker.name, example, out)
            })
        })?;
        if !self.spread.is_empty() {
            writeln!(out)?;
            write_table(&spread_table(&self.spread), out)?;
        }
        Ok(())
    }
}

impl Quotable for VerifyAnswer {
    /// The verdict, then each part as a quotation.
    fn write_markdown(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "**{}**: {}",
            self.verdict.as_str(),
            escape(&self.quote)
        )?;
        for note in &self.notes {
            writeln!(out, "\n{}", escape(note))?;
        }
        if !self.diff.is_empty() {
            writeln!(out, "\n`{}`", marked_diff(&self.diff).replace('`', "'"))?;
        }
        for part in &self.parts {
            writeln!(out)?;
            quote_part(part, out)?;
        }
        Ok(())
    }
}

fn quote_part(part: &QuotePart, out: &mut dyn Write) -> io::Result<()> {
    quote(&part.text, out)?;
    writeln!(out, ">")?;
    if let Some(speaker) = &part.speaker {
        let how: Vec<String> = part
            .kind
            .into_iter()
            .map(str::to_owned)
            .chain(part.cue.as_deref().map(escape))
            .collect();
        let credit = credit(&speaker.name, speaker.role.as_deref());
        writeln!(out, "> — {credit} ({})  ", how.join(", "))?;
    }
    reference(
        part.session.as_deref(),
        &part.conference,
        part.date,
        &part.source,
        &part.id,
        out,
    )
}

impl Quotable for ShowAnswer {
    fn write_markdown(&self, out: &mut dyn Write) -> io::Result<()> {
        fn all<T>(shown: &InContext<T>) -> Vec<&T> {
            let it = std::iter::once(&shown.it);
            shown.before.iter().chain(it).chain(&shown.after).collect()
        }
        match self {
            Self::Paragraph(shown) => separated(&all(shown), out, |hit, out| quote_hit(hit, out)),
            Self::Speech(shown) => separated(&all(shown), out, |speech, out| {
                quote_speech(&speech.name, speech, out)
            }),
        }
    }
}

impl Quotable for Inspection {
    /// One section for each speech, in order.
    fn write_markdown(&self, out: &mut dyn Write) -> io::Result<()> {
        separated(&self.speeches, out, |speech, out| {
            quote(&speech.text, out)?;
            let speaker = credit(&speech.speaker.name, speech.speaker.role.as_deref());
            writeln!(out, ">\n> — {speaker}  ")?;
            let cue = speech.cue.as_deref().unwrap_or("–");
            let confidence = speech.confidence;
            writeln!(
                out,
                "> {} · {} · `{}` {confidence:.2}",
                speech.kind,
                escape(cue),
                speech.rule
            )
        })
    }
}

fn spread_table(spread: &[Period]) -> Table {
    let rows = spread.iter().map(|period| {
        vec![
            period.date.to_string(),
            period.speakers.to_string(),
            period.speeches.to_string(),
            period.new_speakers.to_string(),
        ]
    });
    Table {
        header: vec!["date", "speakers", "speeches", "new speakers"],
        rows: rows.collect(),
    }
}

fn quote_hit(hit: &Hit, out: &mut dyn Write) -> io::Result<()> {
    quote(&hit.text, out)?;
    let mut credits: Vec<String> = Vec::new();
    for speaker in &hit.speakers {
        let credit = credit(&speaker.name, speaker.role.as_deref());
        if !credits.contains(&credit) {
            credits.push(credit);
        }
    }
    writeln!(out, ">")?;
    if !credits.is_empty() {
        writeln!(out, "> — {}  ", credits.join("; "))?;
    }
    reference(
        hit.session.as_deref(),
        &hit.conference,
        hit.date,
        &hit.source,
        &hit.id,
        out,
    )
}

fn quote_speech(name: &str, speech: &SpeechHit, out: &mut dyn Write) -> io::Result<()> {
    quote(&speech.text, out)?;
    let how = match &speech.cue {
        Some(cue) => format!("{}, {}", speech.kind, escape(cue)),
        None => speech.kind.to_owned(),
    };
    writeln!(
        out,
        ">\n> — {} ({how})  ",
        credit(name, speech.role.as_deref())
    )?;
    reference(
        speech.session.as_deref(),
        &speech.conference,
        speech.date,
        &speech.source,
        &speech.id,
        out,
    )
}

fn credit(name: &str, role: Option<&str>) -> String {
    match role {
        Some(role) => format!("**{}**, {}", escape(name), escape(role)),
        None => format!("**{}**", escape(name)),
    }
}

fn reference(
    session: Option<&str>,
    conference: &Conference,
    date: Option<Date>,
    source: &Place,
    id: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let occasion = occasion(session, conference, date);
    if !occasion.is_empty() {
        writeln!(out, "> {}  ", escape(&occasion.join(", ")))?;
    }
    writeln!(out, "> `{}` `{id}`", place(source).replace('`', "'"))
}

fn quote(text: &str, out: &mut dyn Write) -> io::Result<()> {
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            writeln!(out, ">")?;
        }
        writeln!(out, "> {}", escape(line))?;
    }
    Ok(())
}

/// Calls `each` for every element, with an empty line between them.
fn separated<T>(
    elements: &[T],
    out: &mut dyn Write,
    each: impl Fn(&T, &mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    for (i, element) in elements.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        each(element, out)?;
    }
    Ok(())
}

macro_rules! written_as_table {
    ($($answer:ty),*) => {$(
        impl Quotable for $answer {
            fn write_markdown(&self, out: &mut dyn Write) -> io::Result<()> {
                write_table(&self.table(), out)
            }
        }
    )*};
}

written_as_table!(
    KwicAnswer,
    CountAnswer,
    ListAnswer,
    InfoAnswer,
    AnalyzeAnswer,
    AuditAnswer,
    BenchmarkAnswer,
    Report
);

fn write_table(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "| {} |", table.header.join(" | "))?;
    writeln!(out, "|{}", " --- |".repeat(table.header.len()))?;
    for row in &table.rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| escape(cell).replace('|', "\\|").replace('\n', " "))
            .collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

/// Escapes what Markdown would take for its own.
fn escape(text: &str) -> String {
    let first = text.len() - text.trim_start().len();
    let after_number = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut escaped = String::with_capacity(text.len());
    for (i, c) in text.char_indices() {
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' => true,
            '#' | '-' | '+' | '=' => i == first,
            '.' | ')' => i > 0 && i == after_number,
            _ => false,
        };
        if special {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_markdown_are_escaped() {
        let check = |text: &str, expected: &str| assert_eq!(escape(text), expected);
        check("普通的句子。", "普通的句子。");
        check("2*3 与 a_b", "2\\*3 与 a\\_b");
        check("# 不是标题", "\\# 不是标题");
        check("第#1条", "第#1条");
        check("1. 不是列表", "1\\. 不是列表");
        check("3.5倍", "3\\.5倍");
    }
}
