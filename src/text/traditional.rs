//! Traditional → Simplified, one character for one.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// Pairs of a Traditional character and its Simplified one, a pair a line: the first candidates of
/// OpenCC's `TSCharacters.txt` (Apache-2.0, see NOTICE). Embedded as text, because the crates that
/// carry the table load megabytes of phrase dictionaries with it at every start.
const PAIRS: &str = include_str!("traditional.txt");

/// The block that holds all but a few hundred rare Traditional characters.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;

struct Table {
    /// Indexed by code point less `FIRST`; `'\0'` where the character stays itself.
    common: Vec<char>,
    rare: FxHashMap<char, char>,
}

/// The Simplified form of a character; the character itself if it has none.
pub(crate) fn simplify(c: char) -> char {
    let code = u32::from(c);
    if code < FIRST {
        return c;
    }
    let table = table();
    if code <= LAST {
        match table.common[(code - FIRST) as usize] {
            '\0' => c,
            simplified => simplified,
        }
    } else {
        table.rare.get(&c).copied().unwrap_or(c)
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut common = vec!['\0'; (LAST - FIRST + 1) as usize];
        let mut rare = FxHashMap::default();
        for line in PAIRS.lines() {
            let mut characters = line.chars();
            if let (Some(from), Some(to)) = (characters.next(), characters.next()) {
                match u32::from(from) {
                    code @ FIRST..=LAST => common[(code - FIRST) as usize] = to,
                    _ => _ = rare.insert(from, to),
                }
            }
        }
        Table { common, rare }
    })
}

#[cfg(test)]
mod tests {
    use super::simplify;

    #[test]
    fn maps_common_and_rare_characters_and_leaves_the_rest() {
        assert_eq!(
            "長劇向短A".chars().map(simplify).collect::<String>(),
            "长剧向短A"
        );
        assert_eq!(simplify('𠁞'), '𠀾');
        assert_eq!(simplify('着'), '着');
    }
}
