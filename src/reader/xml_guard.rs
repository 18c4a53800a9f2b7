//! Parses XML that may be hostile: nested without end, or full of entities that grow. Knows no
//! vocabulary.

use roxmltree::{Document, ParsingOptions};
use rustc_hash::FxHashMap;

use super::problem::Fault;

/// Elements are nested no deeper than this in any transcript; the parser's stack ends somewhere.
const DEEPEST: usize = 500;
/// Entities may make a text longer by so many bytes. The parser bounds only how entities refer to
/// each other: a long one that is used 30,000 times would make 200 kB into gigabytes.
const MOST_GROWTH: usize = 10_000_000;

/// The tree of a document; or what is wrong with it, with line and column from 1 (column 0: not
/// known).
pub(super) fn parse(text: &str) -> Result<Document<'_>, (Fault, u32, u32)> {
    if let Some(line) = too_deep(text) {
        return Err((Fault::TooDeep { promised: "XML" }, line + 1, 0));
    }
    if let Some(line) = grows_too_large(text) {
        return Err((Fault::Entities, line + 1, 0));
    }
    let options = ParsingOptions {
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

/// The line, from 0, of the first entity declared, if the entities make the text too long.
fn grows_too_large(text: &str) -> Option<u32> {
    const DECLARATION: &str = "<!ENTITY";
    let mut values: FxHashMap<&str, &str> = FxHashMap::default();
    let mut declarations = memchr::memmem::find_iter(text.as_bytes(), DECLARATION).peekable();
    let first = *declarations.peek()?;
    for at in declarations {
        if let Some((name, value)) = declared_entity(&text[at + DECLARATION.len()..]) {
            // The first declaration of a name holds.
            values.entry(name).or_insert(value);
        }
    }
    let mut sizes: FxHashMap<&str, usize> = FxHashMap::default();
    // Each round follows the references of entities to others one level deeper, as far as the
    // parser does.
    for _ in 0..10 {
        let size = |value: &str| growth(value, &sizes).saturating_add(value.len());
        sizes = values
            .iter()
            .map(|(name, value)| (*name, size(value)))
            .collect();
    }
    let line = || memchr::memchr_iter(b'\n', &text.as_bytes()[..first]).count() as u32;
    (growth(text, &sizes) > MOST_GROWTH).then(line)
}

/// Name and value, from what follows `<!ENTITY`; `None` for what is not in the document itself.
fn declared_entity(declaration: &str) -> Option<(&str, &str)> {
    let declaration = declaration.trim_start();
    let end = declaration.find(|c: char| c.is_whitespace() || c == '<')?;
    let (name, rest) = declaration.split_at(end);
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = rest[1..].split(quote).next()?;
    Some((name, value))
}

/// How much longer references make a text, at most.
fn growth(text: &str, sizes: &FxHashMap<&str, usize>) -> usize {
    let references = text.split('&').skip(1);
    let names = references.filter_map(|rest| Some(&rest[..memchr::memchr(b';', rest.as_bytes())?]));
    let grown = names.filter_map(|name| sizes.get(name));
    grown.fold(0, |sum, size| sum.saturating_add(*size))
}

/// What a parser error is, in our words.
fn fault_of(error: &roxmltree::Error) -> Fault {
    use roxmltree::Error;
    match error {
        Error::EntityReferenceLoop(_) => Fault::Entities,
        Error::MalformedEntityReference(_) => Fault::Malformed {
            promised: "XML",
            message: "`&` begins no entity here, as text it is written &amp;".into(),
        },
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
        let wide = format!(
            "<!DOCTYPE a [\n<!ENTITY e '{}'>\n<!ENTITY f '&e;&e;'>]><a>{}</a>",
            "哈".repeat(1_000),
            "&f;".repeat(2_000)
        );
        check(&wide, 2, &Fault::Entities);
        let wide = format!(
            "<!DOCTYPE a [\n<!ENTITY e \">{}\">]><a>{}</a>",
            "哈".repeat(30_000),
            "&e;".repeat(30_000)
        );
        check(&wide, 2, &Fault::Entities);
        let text = format!(
            "<!DOCTYPE a [<!ENTITY e \"哈\">]><a>{}</a>",
            "&e;".repeat(100)
        );
        assert!(parse(&text).is_ok());
    }
}
