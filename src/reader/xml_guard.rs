//! Parses XML that may be hostile: nested without end, or full of entities that grow. Knows no
//! vocabulary.

use roxmltree::{Document, ParsingOptions};

use super::problem::Fault;

/// Elements are nested no deeper than this in any transcript; the parser's stack ends somewhere.
const DEEPEST: usize = 500;

/// The tree of a document; or what is wrong with it, with line and column from 1 (column 0: not
/// known).
pub(super) fn parse(text: &str) -> Result<Document<'_>, (Fault, u32, u32)> {
    if let Some(line) = too_deep(text) {
        return Err((Fault::TooDeep { promised: "XML" }, line + 1, 0));
    }
    let options = ParsingOptions {
        // The parser bounds how deep and how often entities may refer to others.
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| {
        let place = error.pos();
        (fault_of(&error), place.row, place.col)
    })
}

/// The line, from 0, on which elements are nested too deeply.
fn too_deep(text: &str) -> Option<u32> {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'<', &bytes[from..]).map(|at| from + at) {
        let tag = &bytes[at..];
        let close: &[u8] = if tag.starts_with(b"<!--") {
            b"-->"
        } else if tag.starts_with(b"<![CDATA[") {
            b"]]>"
        } else {
            b">"
        };
        let end = at + memchr::memmem::find(tag, close)?;
        match tag.get(1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'!' | b'?') => {}
            _ => depth += usize::from(bytes[end - 1] != b'/'),
        }
        if depth > DEEPEST {
            return Some(memchr::memchr_iter(b'\n', &bytes[..at]).count() as u32);
        }
        from = end + 1;
    }
    None
}

/// What a parser error is, in our words.
fn fault_of(error: &roxmltree::Error) -> Fault {
    use roxmltree::Error;
    match error {
        Error::EntityReferenceLoop(_) | Error::MalformedEntityReference(_) => Fault::Entities,
        _ => {
            let message = error.to_string();
            let end = message.find(" at ").unwrap_or(message.len());
            Fault::Malformed {
                promised: "XML",
                message: message[..end].to_owned(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, line: u32, expected: &Fault) {
        let (fault, at, _) = parse(text).unwrap_err();
        assert_eq!((&fault, at), (expected, line));
    }

    #[test]
    fn deep_nesting_is_found_before_the_parser_meets_it() {
        let deep = Fault::TooDeep { promised: "XML" };
        check(&format!("<a>\n{}", "<p>".repeat(200_000)), 2, &deep);
        let inside = format!("<a><!-- {0} --><![CDATA[{0}]]></a>", "<p>".repeat(2_000));
        assert!(parse(&inside).is_ok());
        assert!(parse(&"<".repeat(100_000)).is_err());
        assert!(parse(&format!("<a>{}</a>", "<b/>".repeat(2_000))).is_ok());
    }

    #[test]
    fn entity_bombs_do_not_go_off() {
        let mut bomb = "<!DOCTYPE a [<!ENTITY e0 \"哈哈哈哈哈哈哈哈哈哈\">".to_owned();
        for level in 1..12 {
            let inner = format!("&e{};", level - 1).repeat(10);
            bomb.push_str(&format!("<!ENTITY e{level} \"{inner}\">"));
        }
        check(&format!("{bomb}]><a>&e11;</a>"), 1, &Fault::Entities);
        check(
            "<!DOCTYPE a [<!ENTITY e \"&e;\">]><a>&e;</a>",
            1,
            &Fault::Entities,
        );
        // One entity that is used often grows no further than the text itself.
        let text = format!(
            "<!DOCTYPE a [<!ENTITY e \"哈\">]><a>{}</a>",
            "&e;".repeat(100)
        );
        assert!(parse(&text).is_ok());
    }
}
