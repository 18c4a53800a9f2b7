//! How a line begins: with a label, or as an item of a list. Whether a label is that of a speaker is
//! not decided here.

use super::sentence::is_sentence_mark;

/// A label before a turn is no longer than this, in characters.
const LONGEST_LABEL: usize = 30;

/// How many characters before the colon a line spends on a label such as `主持人：` or
/// `张三（某报记者）：`; `None` if it does not begin with one. Whether the label is that of a speaker
/// is not decided here.
pub fn label_length(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (i, c) in text.chars().enumerate() {
        match c {
            '（' | '(' | '[' | '【' | '［' => depth += 1,
            '）' | ')' | ']' | '】' | '］' => depth = depth.saturating_sub(1),
            '：' | ':' if depth == 0 && i > 0 => {
                let followed_by_digit = text.chars().nth(i + 1).is_some_and(|c| c.is_ascii_digit());
                return (c == '：' || !followed_by_digit).then_some(i);
            }
            '，' | ',' | '；' | '“' | '”' | '「' | '」' if depth == 0 => return None,
            c if is_sentence_mark(c) => return None,
            _ => {}
        }
        // What stands in brackets does not count: roles are long.
        if i >= LONGEST_LABEL && depth == 0 || i >= 4 * LONGEST_LABEL {
            return None;
        }
    }
    None
}

/// Whether a line begins with the number or the mark of a list item.
pub fn is_list_item(text: &str) -> bool {
    let mut characters = text.chars().peekable();
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let Some(first) = characters.next() else {
        return false;
    };
    if matches!(first, '•' | '·' | '■' | '●' | '▲' | '◆' | '①'..='⑳' | '㈠'..='㈩')
    {
        return true;
    }
    let bracketed = matches!(first, '(' | '（');
    if !bracketed && !is_number(first) {
        return false;
    }
    let mut digits = usize::from(!bracketed);
    while characters.next_if(|&c| is_number(c)).is_some() {
        digits += 1;
    }
    let mark = characters.next();
    let closes = if bracketed {
        matches!(mark, Some(')' | '）'))
    } else {
        matches!(mark, Some('、' | '.' | '．' | ')' | '）'))
            && !characters.peek().is_some_and(char::is_ascii_digit)
    };
    (1..=3).contains(&digits) && closes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_measured() {
        let length = |text| label_length(text);
        assert_eq!(length("主持人：大家好"), Some(3));
        assert_eq!(length("张三（某某大学教授，博导）：好"), Some(13));
        assert_eq!(length("15:30 开始"), None);
        assert_eq!(length("他说，好：是"), None);
        assert_eq!(length("没有"), None);
    }

    #[test]
    fn items_begin_with_their_number_or_mark() {
        for text in ["1. 一", "（二）二", "三、三", "(4)四", "①五", "■六"] {
            assert!(is_list_item(text), "{text}");
        }
        for text in ["2.5 倍", "一是", "2025年", "（笑）", "1"] {
            assert!(!is_list_item(text), "{text}");
        }
    }
}
