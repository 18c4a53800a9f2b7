//! Spellings that the fold keeps apart although they are one word: 著 and 着, 瞭解 and 了解.
//!
//! The fold goes by one character and one candidate, so it cannot know that 計畫 is 计划 and 畫家 is
//! 画家. Here the word decides. Used on queries only: the index and the displayed text stay as they
//! are.

/// The most spellings that are added to a term.
const MOST: usize = 8;

/// Other spellings of a folded text, at most eight, without the text itself. Each character is
/// exchanged throughout, as a writer would do it. A single character has none: alone it says too
/// little to tell which word is meant.
pub fn variants(folded: &str) -> Vec<String> {
    let mut spellings: Vec<Vec<char>> = vec![folded.chars().collect()];
    if spellings[0].len() < 2 {
        return Vec::new();
    }
    for exchange in EXCHANGES {
        if !spellings[0].contains(&exchange.from) {
            continue;
        }
        for i in 0..spellings.len() {
            let other = exchange.apply(&spellings[i]);
            if !spellings.contains(&other) && spellings.len() <= MOST {
                spellings.push(other);
            }
        }
    }
    spellings[1..].iter().map(|s| s.iter().collect()).collect()
}

/// One character that a text may hold in place of another.
struct Exchange {
    from: char,
    to: char,
    scope: Scope,
}

/// Where it may; the words are parted by spaces and spelled with `from`.
enum Scope {
    Everywhere,
    /// Only in these words.
    Within(&'static str),
    /// Anywhere but in these words.
    Outside(&'static str),
}

impl Exchange {
    fn apply(&self, text: &[char]) -> Vec<char> {
        let exchanged = |(i, &c)| {
            if c == self.from && self.fits(text, i) {
                self.to
            } else {
                c
            }
        };
        text.iter().enumerate().map(exchanged).collect()
    }

    fn fits(&self, text: &[char], at: usize) -> bool {
        match self.scope {
            Scope::Everywhere => true,
            Scope::Within(words) => words.split(' ').any(|word| stands_at(word, text, at)),
            Scope::Outside(words) => !words.split(' ').any(|word| stands_at(word, text, at)),
        }
    }
}

/// Whether `word` stands in `text` so that it covers character `at`.
fn stands_at(word: &str, text: &[char], at: usize) -> bool {
    let length = word.chars().count();
    let starts = at.saturating_sub(length - 1)..=at;
    starts
        .filter_map(|start| text.get(start..start + length))
        .any(|stretch| stretch.iter().copied().eq(word.chars()))
}

const fn everywhere(from: char, to: char) -> Exchange {
    let scope = Scope::Everywhere;
    Exchange { from, to, scope }
}

const fn within(from: char, to: char, words: &'static str) -> Exchange {
    let scope = Scope::Within(words);
    Exchange { from, to, scope }
}

const fn outside(from: char, to: char, words: &'static str) -> Exchange {
    let scope = Scope::Outside(words);
    Exchange { from, to, scope }
}

/// Pairs of folded characters that remain distinct, from the lines of OpenCC (Apache-2.0, see
/// NOTICE) with several candidates in `TSCharacters.txt` (計畫, 瞭解, 憑藉 …) and `STCharacters.txt`
/// (它/牠), and from its `TWVariants.txt` (着/著) and `HKVariants.txt` (衛/衞).
///
/// The words are this project's: without them 畫面 would find the middle of 规划面积, and 著名 that of
/// 拿着名单. Left out are characters outside the Basic Multilingual Plane (戰 𢧐), which no text here
/// holds, and directions whose target did not occur once in 12 million characters of transcripts,
/// minutes and news while the source is frequent (面 → 麺, 线 → 缐).
const EXCHANGES: &[Exchange] = &[
    everywhere('着', '著'),
    outside(
        '著',
        '着',
        "著名 著作 著称 著述 著者 著录 著书 著有 著文 著论 显著 专著 名著 论著 巨著 原著 编著 合著 \
         译著 遗著 卓著 昭著 所著 土著 拙著 新著 大著 知著",
    ),
    // 明了 stands in 说明了 and 证明了.
    outside('瞭', '了', "明瞭 瞭望"),
    within('了', '瞭', "了解 了然 了如指掌 了若指掌"),
    within(
        '画',
        '划',
        "计画 企画 规画 策画 筹画 谋画 擘画 勾画 指手画脚",
    ),
    within(
        '划',
        '画',
        "计划 企划 规划 策划 筹划 谋划 擘划 勾划 指手划脚",
    ),
    within(
        '覆',
        '复',
        "反覆 回覆 答覆 批覆 函覆 重覆 往覆 覆盖 覆核 覆审 覆查 翻来覆去",
    ),
    within(
        '复',
        '覆',
        "反复 回复 答复 批复 函复 重复 往复 复盖 复核 复审 复查 翻来复去",
    ),
    outside('藉', '借', "慰藉 狼藉 枕藉 蕴藉"),
    within(
        '借',
        '藉',
        "借由 借助 借此 借以 借着 借著 借口 借故 借机 凭借",
    ),
    within('炼', '链', "项炼 拉炼 锁炼"),
    within('链', '炼', "项链 拉链 锁链"),
    outside('祇', '只', "神祇 地祇 天祇"),
    everywhere('衹', '只'),
    within('只', '祇', "只是 只有 只要 只能 只会 只需 只不过 不只"),
    within('只', '衹', "只是 只有 只要 只能 只会 只需 只不过 不只"),
    everywhere('谘', '咨'),
    within('咨', '谘', "咨询 咨商 咨议 咨政"),
    outside('彷', '仿', "彷徨"),
    within('仿', '彷', "仿佛 仿如 仿若"),
    everywhere('牴', '抵'),
    within('抵', '牴', "抵触 相抵"),
    everywhere('牠', '它'),
    within('它', '牠', "它们"),
    everywhere('揹', '背'),
    within('背', '揹', "背负 背包 背着 背著 背债"),
    everywhere('锺', '钟'),
    within('钟', '锺', "钱钟书"),
    everywhere('钜', '巨'),
    within('巨', '钜', "巨鹿"),
    outside('雠', '仇', "校雠 仇雠"),
    within('仇', '雠', "寇仇 报仇 世仇"),
    within('阪', '坂', "大阪 松阪"),
    within('坂', '阪', "大坂 松坂"),
    everywhere('衞', '卫'),
    everywhere('卫', '衞'),
    everywhere('粧', '妆'),
    everywhere('妆', '粧'),
    everywhere('敍', '叙'),
    everywhere('叙', '敍'),
    everywhere('簷', '檐'),
    everywhere('檐', '簷'),
    everywhere('暱', '昵'),
    everywhere('昵', '暱'),
    everywhere('擡', '抬'),
    everywhere('抬', '擡'),
    everywhere('痺', '痹'),
    everywhere('痹', '痺'),
    everywhere('颚', '腭'),
    everywhere('腭', '颚'),
    everywhere('鲶', '鲇'),
    everywhere('鲇', '鲶'),
    everywhere('糭', '粽'),
    everywhere('粽', '糭'),
    everywhere('枱', '台'),
    everywhere('馀', '余'),
    everywhere('讬', '托'),
    everywhere('缐', '线'),
    everywhere('伕', '夫'),
    everywhere('侭', '尽'),
    everywhere('麺', '面'),
    everywhere('麹', '曲'),
];

#[cfg(test)]
mod tests {
    use super::{EXCHANGES, Scope, variants};
    use crate::text::fold;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(variants(&fold(text)), expected);
    }

    #[test]
    fn a_word_is_spelled_as_the_other_script_has_it() {
        check("接著", &["接着"]);
        check("随着", &["随著"]);
        check("瞭解", &["了解"]);
        check("了解", &["瞭解"]);
        check("計畫", &["计划"]);
        check("憑藉", &["凭借"]);
        check("捍卫", &["捍衞"]);
    }

    #[test]
    fn a_word_that_both_scripts_spell_alike_stays() {
        check("著名", &[]);
        check("畫面", &[]);
        check("来了", &[]);
        check("恢复", &[]);
        check("慰藉", &[]);
        check("明瞭", &[]);
        check("长剧向短", &[]);
    }

    #[test]
    fn a_single_character_stays() {
        check("着", &[]);
        check("衞", &[]);
    }

    #[test]
    fn several_characters_vary_together_and_apart() {
        check("借着", &["借著", "藉着", "藉著"]);
        check("看着看着", &["看著看著"]);
        check("只是", &["祇是", "衹是"]);
        assert_eq!(variants("跟着了解计划反复只是咨询仿佛它们").len(), 8);
    }

    #[test]
    fn the_table_holds_folded_text() {
        for exchange in EXCHANGES {
            let pair = format!("{}{}", exchange.from, exchange.to);
            assert_eq!(fold(&pair), pair);
            if let Scope::Within(words) | Scope::Outside(words) = exchange.scope {
                for word in words.split(' ') {
                    assert_eq!(fold(word), word);
                    assert!(word.contains(exchange.from), "{word}");
                }
            }
        }
    }
}
