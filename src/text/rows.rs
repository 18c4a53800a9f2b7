//! The lines of a page, each with what is known of its surroundings: what stands before it, how wide
//! its column is, whether it is prose. Which lines belong together is `wrap`'s to decide.

use super::furniture::Place;
use super::lines::Line;
use super::script::is_han_like;
use super::split;

/// Lines wider than this, in columns, are no lines of a page: each is a paragraph.
pub(super) const WIDEST_PAGE: u32 = 130;
/// How far on each side of a line the width of its column is looked for.
const NEIGHBOURS: usize = 6;

/// A line of text with what is known of its surroundings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    pub line: Line<'a>,
    pub page: Option<u32>,
    pub gap: Gap,
    /// The width of the column it stands in.
    pub column: u32,
    /// Whether its block holds a comma or a full stop: headings and lists of names hold none.
    pub prose: bool,
    /// How many lines its block has.
    pub block: usize,
}

/// What stands between a line and the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// Blank lines.
    Blank,
    /// The end of a page.
    Page,
}

/// The lines of a text without blank ones and furniture.
pub(super) fn rows<'a>(lines: &[Line<'a>], places: &[Place]) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    let mut gap = Gap::None;
    for (line, place) in lines.iter().zip(places) {
        if place.furniture {
            gap = Gap::Page;
        } else if line.is_blank() {
            if gap == Gap::None {
                gap = Gap::Blank;
            }
        } else {
            push_row(line, place.page, gap, &mut rows);
            gap = Gap::None;
        }
    }
    measure_blocks(&mut rows);
    rows
}

/// Adds a line as a row, in parts where wide gaps stand for lost line breaks.
fn push_row<'a>(line: &Line<'a>, page: Option<u32>, gap: Gap, rows: &mut Vec<Row<'a>>) {
    let mut add = |line: Line<'a>, gap| {
        rows.push(Row {
            line,
            page,
            gap,
            column: 0,
            prose: false,
            block: 0,
        });
    };
    if line.width <= WIDEST_PAGE {
        return add(*line, gap);
    }
    let mut characters = 0;
    let mut counted = 0;
    for (i, (start, end)) in split::at_wide_gaps(line.text).enumerate() {
        characters += line.text[counted..start].chars().count();
        counted = start;
        let part = Line {
            text: &line.text[start..end],
            offset: line.offset + characters,
            // Wider than any page: the parts never join.
            width: WIDEST_PAGE + 1,
            ..*line
        };
        add(part, if i == 0 { gap } else { Gap::None });
    }
}

/// Finds out, for each row, the width of its column, and whether its block is prose.
fn measure_blocks(rows: &mut [Row<'_>]) {
    let mut from = 0;
    while from < rows.len() {
        let length = 1 + rows[from + 1..]
            .iter()
            .take_while(|row| row.gap == Gap::None && !row.line.after_break)
            .count();
        let block = &mut rows[from..from + length];
        let prose = block.iter().any(|row| has_prose_mark(row.line.text));
        let widths: Vec<u32> = block.iter().map(|row| row.line.width).collect();
        for (i, row) in block.iter_mut().enumerate() {
            let near = i.saturating_sub(NEIGHBOURS)..(i + NEIGHBOURS + 1).min(length);
            row.column = column_width(&widths[near]);
            row.prose = prose;
            row.block = length;
        }
        from += length;
    }
}

/// The second largest of some widths, so that one odd line does not decide; the largest of a few.
fn column_width(widths: &[u32]) -> u32 {
    let (mut largest, mut second) = (0, 0);
    for &width in widths {
        if width > largest {
            second = largest;
            largest = width;
        } else {
            second = second.max(width);
        }
    }
    if widths.len() > 4 { second } else { largest }
}

pub(super) fn has_prose_mark(text: &str) -> bool {
    let latin_comma = || {
        text.match_indices(',').any(|(at, _)| {
            text[at + 1..]
                .chars()
                .nth(1)
                .is_some_and(|c| c.is_ascii_lowercase() || is_han_like(c))
        })
    };
    text.contains(['，', '。', '；', '！', '？']) || latin_comma()
}

/// Whether a line reaches so far to the right that it may have been broken by the page. The first
/// line of a paragraph lacks its indent, and a word or a mark that does not fit moves to the next
/// line: a sixth of the column is left free, a quarter where the text is known to be wrapped, at
/// least four characters.
pub(super) fn fills(width: u32, column: u32, wrapped: bool) -> bool {
    let free = (column / if wrapped { 4 } else { 6 }).max(8);
    column <= WIDEST_PAGE && width + free >= column && width * 2 > column
}
