//! Bytes → text. Guesses the encoding where none is declared, and says how much it could not
//! decode. Knows nothing of files or formats.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// Enough bytes to tell one Chinese encoding from another.
const SAMPLE: usize = 64 * 1024;

/// Text, and what it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text without byte order mark. Each stretch that could not be decoded, and each NUL, is
    /// one U+FFFD.
    pub text: Cow<'a, str>,
    /// The WHATWG name of the encoding (`UTF-8`, `UTF-16LE`, `GB18030`, `Big5`).
    pub encoding: &'static str,
    /// How many stretches could not be decoded, NUL characters among them.
    pub replaced: usize,
    /// The line of the first of them, from 1.
    pub first_replaced: Option<u32>,
}

/// Bytes that are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotText {
    /// A known format that holds text inside, by its common name (`PDF`, `Word document`).
    Container(&'static str),
    /// Anything else: mostly control characters or bytes without meaning in any encoding we read.
    Binary,
}

/// Decodes UTF-8, UTF-16, GB18030 or Big5.
///
/// # Errors
/// If the bytes are no text in any of them.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, NotText> {
    if let Some(name) = container(bytes) {
        return Err(NotText::Container(name));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return finish(encoding, &bytes[mark..]);
    }
    if looks_like_utf8(bytes) {
        return finish(UTF_8, bytes);
    }
    if let Some(encoding) = looks_like_utf16(bytes) {
        return finish(encoding, bytes);
    }
    finish(guess(bytes), bytes)
}

/// Formats that are often mistaken for text files, by their first bytes.
fn container(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 7] = [
        (b"%PDF-", "PDF"),
        (b"PK\x03\x04", "ZIP archive or Word document"),
        (b"\xD0\xCF\x11\xE0", "Word document"),
        (b"{\\rtf", "RTF document"),
        (b"\x1F\x8B", "gzip archive"),
        (b"\x89PNG", "picture"),
        (b"\xFF\xD8\xFF", "picture"),
    ];
    MAGIC
        .into_iter()
        .find_map(|(magic, name)| bytes.starts_with(magic).then_some(name))
}

/// Valid UTF-8, or UTF-8 with a few broken places: other encodings of Chinese hardly ever form a
/// valid sequence of three bytes.
fn looks_like_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut valid, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken * 4 <= valid || broken * 100 <= bytes.len() && valid == 0 && broken < 3
}

/// UTF-16 without a byte order mark: one half of the bytes is NUL for Latin and line breaks, or
/// lies in the few rows that Han and full-width characters fill.
fn looks_like_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if sample.len() < 4 || !sample.contains(&0) {
        return None;
    }
    let is_row = |byte: u8| matches!(byte, 0x00 | 0x20 | 0x30 | 0x4E..=0x9F | 0xFF);
    let share = |odd: usize| {
        let rows = sample.chunks_exact(2).filter(|pair| is_row(pair[odd]));
        rows.count() * 100 / (sample.len() / 2)
    };
    let nul = |odd: usize| sample.chunks_exact(2).filter(|pair| pair[odd] == 0).count();
    let (big, little) = (share(0), share(1));
    if big >= 95 && (nul(1) == 0 || nul(1) * 20 < nul(0)) && big > little {
        Some(UTF_16BE)
    } else if little >= 95 && (nul(0) == 0 || nul(0) * 20 < nul(1)) && little > big {
        Some(UTF_16LE)
    } else {
        None
    }
}

/// GB18030 or Big5, whichever the text is more natural in.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() == bytes.len());
    match detector.guess(None, Utf8Detection::Deny).name() {
        "Big5" => BIG5,
        // The detector knows GB18030 by the name of its older subset.
        "GBK" | "gb18030" => GB18030,
        // It also knows encodings that no Chinese text is in, and takes short or broken text for them.
        _ if naturalness(BIG5, sample) > naturalness(GB18030, sample) => BIG5,
        _ => GB18030,
    }
}

/// How much a text is like Chinese in an encoding: its most common characters, less what is broken.
fn naturalness(encoding: &'static Encoding, bytes: &[u8]) -> i64 {
    let text = encoding.decode_without_bom_handling(bytes).0;
    text.chars()
        .map(|c| match c {
            '，' | '。' | '、' | '：' | '的' | '一' | '是' | '不' | '在' | '有' | '年' => {
                1
            }
            '\u{FFFD}' => -3,
            _ => 0,
        })
        .sum()
}

fn finish<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Result<Decoded<'a>, NotText> {
    let (mut text, broken) = encoding.decode_without_bom_handling(bytes);
    let (mut replaced, mut first_replaced) = (0, None);
    if memchr::memchr(0, text.as_bytes()).is_some() {
        text = Cow::Owned(text.replace('\0', "\u{FFFD}"));
    } else if !broken {
        // The common case: nothing to count.
        return reject_control_characters(&text, 0).map(|()| Decoded {
            text,
            encoding: name(encoding),
            replaced,
            first_replaced,
        });
    }
    for (at, _) in text.match_indices('\u{FFFD}') {
        replaced += 1;
        first_replaced.get_or_insert_with(|| 1 + text[..at].matches('\n').count() as u32);
    }
    reject_control_characters(&text, replaced)?;
    Ok(Decoded {
        text,
        encoding: name(encoding),
        replaced,
        first_replaced,
    })
}

/// The registry writes GB18030 in small letters; people do not.
fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == GB18030 {
        "GB18030"
    } else {
        encoding.name()
    }
}

/// Text has hardly any characters that cannot be shown; one in twenty-five is no text any more.
fn reject_control_characters(text: &str, replaced: usize) -> Result<(), NotText> {
    let bytes = text.as_bytes();
    let control = bytes
        .iter()
        .filter(|byte| matches!(byte, 0x01..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F))
        .count();
    let bad = control + replaced;
    // Three bytes hold one replaced character.
    let length = bytes.len().saturating_sub(2 * replaced);
    if bad * 2 > length || bad > 3 && bad * 25 > length {
        return Err(NotText::Binary);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "会议于二〇二五年五月八日举行。龚先生表示，创作者要把故事讲好。\r\n第二天继续讨论，ABC 123。";
    const TRADITIONAL: &str =
        "會議於民國一百一十三年三月五日舉行。\n主席表示，創作者要把故事講好，謝謝各位。";

    #[track_caller]
    fn check(bytes: &[u8], expected: Result<(&str, &str, usize), NotText>) {
        let decoded = decode(bytes);
        let shown = decoded
            .as_ref()
            .map(|decoded| (&*decoded.text, decoded.encoding, decoded.replaced))
            .map_err(|&error| error);
        assert_eq!(shown, expected);
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn every_encoding_is_told_by_its_bytes() {
        check(TEXT.as_bytes(), Ok((TEXT, "UTF-8", 0)));
        check(format!("\u{FEFF}{TEXT}").as_bytes(), Ok((TEXT, "UTF-8", 0)));
        check(&GB18030.encode(TEXT).0, Ok((TEXT, "GB18030", 0)));
        check(&BIG5.encode(TRADITIONAL).0, Ok((TRADITIONAL, "Big5", 0)));
        check(
            &GB18030.encode(TRADITIONAL).0,
            Ok((TRADITIONAL, "GB18030", 0)),
        );
        for mark in ["", "\u{FEFF}"] {
            let marked = format!("{mark}{TEXT}");
            check(&utf16(&marked, u16::to_le_bytes), Ok((TEXT, "UTF-16LE", 0)));
            check(&utf16(&marked, u16::to_be_bytes), Ok((TEXT, "UTF-16BE", 0)));
        }
        check(b"plain ASCII", Ok(("plain ASCII", "UTF-8", 0)));
        check(b"", Ok(("", "UTF-8", 0)));
    }

    #[test]
    fn broken_utf8_is_read_and_counted() {
        let mut bytes = TEXT.as_bytes().to_vec();
        let at = bytes.len() - 20;
        bytes[at] = 0xFF;
        let decoded = decode(&bytes).unwrap();
        assert_eq!(decoded.encoding, "UTF-8");
        assert!((1..=2).contains(&decoded.replaced));
        assert_eq!(decoded.first_replaced, Some(2));
        assert!(decoded.text.starts_with("会议于二〇二五年"));
    }

    #[test]
    fn a_stray_nul_is_counted_and_the_text_read() {
        let text = TEXT.replace("ABC", "A\0C");
        let expected = TEXT.replace("ABC", "A\u{FFFD}C");
        check(text.as_bytes(), Ok((&expected, "UTF-8", 1)));
    }

    #[test]
    fn binary_is_no_text() {
        check(b"%PDF-1.7 ...", Err(NotText::Container("PDF")));
        check(
            b"PK\x03\x04\x14\0",
            Err(NotText::Container("ZIP archive or Word document")),
        );
        let noise: Vec<u8> = (0..4_000_u32)
            .map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        check(&noise, Err(NotText::Binary));
        check(&[0; 100], Err(NotText::Binary));
    }
}
