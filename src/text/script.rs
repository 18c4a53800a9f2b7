//! Which characters stand alone, which make words together, and which are neither.

/// Han characters, kana and hangul: no spaces part their words.
pub fn is_han_like(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{3040}'..='\u{30FF}'
        | '\u{31F0}'..='\u{31FF}'
        | '\u{AC00}'..='\u{D7AF}'
        | '\u{1100}'..='\u{11FF}'
        | '\u{3130}'..='\u{318F}'
        | '\u{3105}'..='\u{312F}'
        | '\u{3005}'..='\u{3007}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// ASCII letters and digits: a run of them is one word (`4o`, `5G`, `GPT4`).
pub fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Characters that are searched one by one: Han, kana and hangul, and the letters and digits beyond
/// ASCII. A plain find sees a word end before the é of `café`; so does yanlu.
pub fn stands_alone(c: char) -> bool {
    is_han_like(c) || (!c.is_ascii() && !is_common_mark(c) && c.is_alphanumeric())
}

/// The marks that nearly all Chinese text is full of: the table of all letters need not be asked.
fn is_common_mark(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{2010}'..='\u{2046}')
}

/// Letters and digits of the scripts that part their words by spaces.
pub fn is_spaced(c: char) -> bool {
    is_word(c) || (stands_alone(c) && !is_han_like(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_common_mark_is_a_letter_or_a_digit() {
        let marks = ('\0'..=char::MAX).filter(|&c| is_common_mark(c));
        assert_eq!(marks.filter(|c| c.is_alphanumeric()).count(), 0);
    }
}
