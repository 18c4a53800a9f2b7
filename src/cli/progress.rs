//! The progress bar of long work, on standard error, so that it never mixes with the answer.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::indexing::Progress;

/// A bar that counts bytes; nothing at all where nobody looks.
#[derive(Debug)]
pub struct Bar(ProgressBar);

impl Bar {
    /// A bar, shown or not.
    pub fn new(shown: bool) -> Self {
        let target = if shown {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        Self(ProgressBar::with_draw_target(None, target))
    }

    /// Takes the bar off the screen.
    pub fn finish(self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Bar {
    fn planned(&self, files: u64, bytes: u64) {
        let template = "{msg} {bar:30.cyan/dim} {decimal_bytes} of {decimal_total_bytes} · \
                        {decimal_bytes_per_sec} · {eta} left";
        // The template is constant; the default style is no worse than a crash.
        let style = ProgressStyle::with_template(template)
            .unwrap_or_else(|_| ProgressStyle::default_bar())
            .progress_chars("█▉▊▋▌▍▎▏ ");
        self.0.set_position(0);
        self.0.set_length(bytes);
        self.0.set_style(style);
        let noun = if files == 1 { "file" } else { "files" };
        self.0.set_message(format!("{files} {noun}"));
        self.0.enable_steady_tick(Duration::from_millis(100));
    }

    fn advanced(&self, bytes: u64) {
        self.0.inc(bytes);
    }

    fn message(&self, text: &str) {
        self.0.set_message(text.to_owned());
    }
}
