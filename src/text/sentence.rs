//! Where sentences end. Does not parse quotations: who speaks is no matter of this layer.

const MOST_CLOSING_MARKS: usize = 24;

/// A mark that ends a sentence wherever it stands: `。！？…` and their half-width forms, the full
/// stop of Latin script aside (see [`sentence_ends`]).
pub fn is_sentence_mark(c: char) -> bool {
    matches!(
        c,
        '。' | '！' | '？' | '…' | '⋯' | '!' | '?' | '｡' | '‼' | '⁇'
    )
}

/// A closing quotation mark or bracket, which belongs to the sentence that it follows.
pub fn is_closing_mark(c: char) -> bool {
    matches!(
        c,
        '”' | '’' | '」' | '』' | '）' | ')' | '】' | '］' | ']' | '》' | '〉' | '"' | '\'' | '〞'
    )
}

/// Whether a text ends with a complete sentence, closing marks and white space aside.
pub fn ends_sentence(text: &str) -> bool {
    // No sentence ends with more marks than this; a page of brackets must not be walked each time.
    let mut tail = text
        .chars()
        .rev()
        .take(MOST_CLOSING_MARKS)
        .skip_while(|&c| c.is_whitespace() || is_closing_mark(c));
    match tail.next() {
        Some('.') => tail.next().is_some_and(|c| c.is_ascii_alphabetic()),
        Some(c) => is_sentence_mark(c),
        None => false,
    }
}

/// The byte offsets at which the sentences of a text end, closing marks included; the end of the
/// text is not among them unless a sentence ends there.
pub fn sentence_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut characters = text.char_indices().peekable();
    let mut before = ' ';
    std::iter::from_fn(move || {
        while let Some((at, c)) = characters.next() {
            let latin_stop = c == '.'
                && before.is_ascii_alphabetic()
                && characters
                    .peek()
                    .is_none_or(|&(_, next)| next.is_whitespace());
            before = c;
            if !is_sentence_mark(c) && !latin_stop {
                continue;
            }
            let mut end = at + c.len_utf8();
            while let Some((at, c)) =
                characters.next_if(|&(_, c)| is_sentence_mark(c) || is_closing_mark(c))
            {
                end = at + c.len_utf8();
                before = c;
            }
            return Some(end);
        }
        None
    })
}

/// Cuts a text into sentences; white space between two sentences belongs to the second.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut from = 0;
    sentence_ends(text)
        .chain([text.len()])
        .filter_map(move |end| {
            let sentence = &text[from..end];
            from = end;
            (!sentence.is_empty()).then_some(sentence)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(sentences(text).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_sentence_takes_its_closing_marks_along() {
        check("“好。”他说。", &["“好。”", "他说。"]);
        check(
            "真的吗？！（笑）对……没说完",
            &["真的吗？！", "（笑）对……", "没说完"],
        );
    }

    #[test]
    fn a_latin_stop_ends_a_sentence_only_before_a_space() {
        check(
            "About v1.5 of example.com. Next",
            &["About v1.5 of example.com.", " Next"],
        );
        check("增长 3.4%，很快", &["增长 3.4%，很快"]);
    }

    #[test]
    fn a_complete_sentence_is_told_from_a_cut_one() {
        assert!(ends_sentence("“走吧。” "));
        assert!(ends_sentence("The end."));
        assert!(!ends_sentence("同比增长 3."));
        assert!(!ends_sentence("他希望，"));
    }
}
