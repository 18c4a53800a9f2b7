//! `who --first`: a timeline of who took it up, then how it spread.

use crate::search::{Period, SpeakerHits, WhoAnswer};

use super::canvas::Canvas;
use super::count::bar;
use super::counted;
use super::layout::width;
use super::styled::Styled;
use super::who::{evidence, write_source};

/// Lines of a speech.
const LINES: usize = 2;
/// As wide as a day, and a gap.
const INDENT: usize = 12;
/// The most columns of a bar.
const BAR: usize = 40;

/// The view.
pub(super) fn view(answer: &WhoAnswer, mut canvas: Canvas<'_>) -> String {
    // On a later page the first is not among those shown.
    let first = answer.speakers.first().filter(|_| canvas.number(0) == 1);
    let since = first.and_then(|first| first.first_date);
    let since = since.map_or(String::new(), |date| match date.day {
        Some(_) => format!(", first on {date}"),
        None => format!(", first in {date}"),
    });
    let header = format!(
        "{}{since} · {:.1} ms",
        counted(answer.total, "speaker", "speakers"),
        answer.took_ms
    );
    canvas.header(&header, &answer.query, &answer.read_as);
    for speaker in &answer.speakers {
        canvas.blank();
        write_speaker(&mut canvas, speaker);
    }
    canvas.more(answer.speakers.len(), answer.total, "speakers");
    if !answer.spread.is_empty() {
        canvas.blank();
        write_spread(&mut canvas, &answer.spread);
    }
    canvas.notes(&answer.notes);
    canvas.finish()
}

fn write_speaker(canvas: &mut Canvas<'_>, speaker: &SpeakerHits) {
    let palette = canvas.palette;
    let date = speaker.first_date;
    let mut margin = Styled::default();
    margin.push(
        palette.heading,
        &date.map_or("undated".to_owned(), |date| date.to_string()),
    );
    let mut line = Styled::default();
    line.push(palette.name, &speaker.name);
    if let Some(role) = speaker
        .examples
        .first()
        .and_then(|first| first.role.as_ref())
    {
        line.push(palette.role, &format!("  {role}"));
    }
    if speaker.speeches > 1 {
        line.push(
            palette.faint,
            &format!(" · {} speeches in all", speaker.speeches),
        );
    }
    canvas.hanging(&margin, INDENT, &line);
    for example in &speaker.examples {
        canvas.passage(INDENT, &example.text, &example.highlights, Some(LINES));
        canvas.block(INDENT, &evidence(canvas, example, None));
        write_source(canvas, INDENT, example);
    }
}

fn write_spread(canvas: &mut Canvas<'_>, spread: &[Period]) {
    let palette = canvas.palette;
    let most = spread
        .iter()
        .map(|period| period.speeches)
        .max()
        .unwrap_or(0);
    let told: Vec<String> = spread
        .iter()
        .map(|period| {
            format!(
                "{}, {}, {} new",
                counted(period.speeches, "speech", "speeches"),
                counted(period.speakers, "speaker", "speakers"),
                period.new_speakers
            )
        })
        .collect();
    let widest = told.iter().map(|told| width(told)).max().unwrap_or(0);
    let columns = canvas
        .width()
        .saturating_sub(INDENT + widest + 2)
        .clamp(8, BAR);
    for (period, told) in spread.iter().zip(told) {
        let mut line = Styled::default();
        line.push(palette.heading, &period.date.to_string())
            .pad_to(INDENT)
            .plain(&told)
            .pad_to(INDENT + widest + 2)
            .push(
                palette.bar,
                &bar(period.speeches as f64, most as f64, columns),
            );
        canvas.raw(&line.line());
    }
}
