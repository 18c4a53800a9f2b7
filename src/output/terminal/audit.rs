//! `audit`: whether index and scan agree, and on what they do not.

use crate::search::AuditAnswer;

use super::canvas::Canvas;
use super::styled::Styled;
use super::{View, counted, grouped};
use crate::output::Screen;

impl View for AuditAnswer {
    fn view(&self, screen: &Screen) -> String {
        let mut canvas = Canvas::new(screen);
        let palette = canvas.palette;
        let agree = self.exact == self.sampled;
        let mut line = Styled::default();
        line.push(
            if agree { palette.good } else { palette.bad },
            if agree { "exact" } else { "not exact" },
        );
        line.plain(&format!(
            ": index and scan agree on {} of {} in {} (seed {})",
            grouped(self.exact),
            counted(self.sampled, "substring", "substrings"),
            counted(self.paragraphs, "paragraph", "paragraphs"),
            self.seed
        ));
        canvas.block(0, &line);
        for difference in &self.differences {
            let mut line = Styled::default();
            line.push(palette.matched, &difference.text).plain(&format!(
                "  index: {}; scan: {}",
                counts(difference.index),
                counts(difference.scan)
            ));
            canvas.block(2, &line);
        }
        canvas.finish()
    }
}

fn counts([paragraphs, occurrences]: [u64; 2]) -> String {
    format!(
        "{} in {}",
        counted(occurrences, "occurrence", "occurrences"),
        counted(paragraphs, "paragraph", "paragraphs")
    )
}
