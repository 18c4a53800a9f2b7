//! The text of an XML element as paragraphs. Knows no vocabulary but the blocks that HTML and Akoma
//! Ntoso share.

use roxmltree::Node;

use crate::text::is_han_like;

/// Elements whose text is a paragraph of its own.
const BLOCKS: [&str; 12] = [
    "p",
    "li",
    "ul",
    "ol",
    "div",
    "block",
    "tr",
    "table",
    "heading",
    "subheading",
    "item",
    "blockList",
];

/// The paragraphs of an element; the elements named in `skipped` are left out. Line breaks of the
/// file are layout, `<br/>` and `<eol/>` are kept as line breaks.
pub(super) fn paragraphs_of(node: Node<'_, '_>, skipped: &[&str]) -> Vec<String> {
    let mut paragraphs = Vec::new();
    let mut text = String::new();
    let mut stack = vec![Step::Enter(node)];
    while let Some(step) = stack.pop() {
        let node = match step {
            Step::Leave => {
                finish(&mut text, &mut paragraphs);
                continue;
            }
            Step::Enter(node) => node,
        };
        if node.is_text() {
            text.push_str(node.text().unwrap_or_default());
            continue;
        }
        let name = node.tag_name().name();
        if !node.is_element() || skipped.contains(&name) || name == "script" {
            continue;
        }
        if matches!(name, "br" | "eol") {
            text.push(LINE_BREAK);
        }
        if BLOCKS.contains(&name) {
            finish(&mut text, &mut paragraphs);
            stack.push(Step::Leave);
        }
        stack.extend(node.children().rev().map(Step::Enter));
    }
    finish(&mut text, &mut paragraphs);
    paragraphs
}

/// Stands for a line break that is meant until the others are gone.
const LINE_BREAK: char = '\u{2028}';

enum Step<'a, 'input> {
    Enter(Node<'a, 'input>),
    /// Behind the last child of a block.
    Leave,
}

fn finish(text: &mut String, paragraphs: &mut Vec<String>) {
    let whole = std::mem::take(text);
    let lines: Vec<String> = whole
        .split(LINE_BREAK)
        .map(unwrapped)
        .filter(|line| !line.is_empty())
        .collect();
    if !lines.is_empty() {
        paragraphs.push(lines.join("\n"));
    }
}

/// White space that holds a line break is layout: a space between Latin words, nothing beside Han.
fn unwrapped(text: &str) -> String {
    let text = text.trim();
    if !text.contains(['\n', '\r', '\t']) {
        return text.to_owned();
    }
    let mut whole = String::with_capacity(text.len());
    for line in text.split(['\n', '\r', '\t']).map(str::trim) {
        let Some(first) = line.chars().next() else {
            continue;
        };
        let wide = |c: char| is_han_like(c) || c >= '\u{3000}';
        if whole
            .chars()
            .next_back()
            .is_some_and(|last| !wide(last) && !wide(first))
        {
            whole.push(' ');
        }
        whole.push_str(line);
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_paragraphs_and_layout_is_dropped() {
        let tree = roxmltree::Document::parse(
            "<speech><from>甲</from>\n <p>\n  一<i>二</i>，\n  三。<br/>four\n  five</p>\n <ul><li>六</li></ul>七</speech>",
        )
        .unwrap();
        assert_eq!(
            paragraphs_of(tree.root_element(), &["from"]),
            ["一二，三。\nfour five", "六", "七"]
        );
    }
}
