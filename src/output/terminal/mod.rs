//! Views for the eye, one file each: wrapped by display width, aligned, coloured.
//!
//! Everything here is plain text when the screen has no colour: no fact is told by colour alone,
//! and matches are then not marked at all, so that the text can be copied and searched.

mod audit;
mod benchmark;
mod canvas;
mod concordance;
mod count;
mod excerpt;
mod first;
mod grid;
mod index;
mod info;
mod inspect;
mod layout;
mod list;
mod palette;
mod search;
mod show;
mod styled;
mod verify;
mod who;

#[cfg(test)]
mod tests;

use std::io::{self, Write};

use super::Screen;

/// What can be shown on a terminal.
pub trait View {
    /// The view, line by line, each with its line break.
    fn view(&self, screen: &Screen) -> String;
}

pub(super) fn write(answer: &impl View, screen: &Screen, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(answer.view(screen).as_bytes())
}

/// `1 paragraph`, `2 paragraphs`, `12,345 speeches`.
fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// A number with its thousands apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Bytes in the largest unit that keeps the number above one, in powers of 1000.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}
