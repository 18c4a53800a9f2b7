//! Headlines that were printed twice on the same spot, and so come out of the page doubled:
//! `感受感受 的力量的力量`. Only their titles are undone; the text is shown as it is.

/// The text as it was meant, if every stretch of it repeats itself; `None` if not.
pub fn undouble(text: &str) -> Option<String> {
    let mut undoubled = String::new();
    for stretch in text.split_inclusive(char::is_whitespace) {
        let word = stretch.trim_end();
        let half = word.len() / 2;
        let doubled = word.chars().count() >= 4
            && word.is_char_boundary(half)
            && word[..half] == word[half..];
        if !doubled && !word.is_empty() {
            return None;
        }
        undoubled.push_str(&word[..half]);
        undoubled.push_str(&stretch[word.len()..]);
    }
    (!undoubled.trim().is_empty()).then_some(undoubled)
}

#[cfg(test)]
mod tests {
    use super::undouble;

    #[test]
    fn only_lines_that_repeat_throughout_are_undoubled() {
        for (text, expected) in [
            ("看见看见 普通人的光普通人的光", Some("看见 普通人的光")),
            ("看见普通人看见普通人", Some("看见普通人")),
            ("看看", None),
            ("看见看见 普通人的光", None),
            ("普通的标题", None),
            ("", None),
        ] {
            assert_eq!(undouble(text).as_deref(), expected, "{text}");
        }
    }
}
