//! What a turn label says: name and role told apart (陳志全議員 → 陳志全, 議員).
//!
//! Reads the label alone; which colons end a label is decided in `turn`.

use super::clause::MARKS;
use super::foreign::{self, is_point};
use super::name;
use super::report::tidy;
use super::role;
use super::surname;
use super::words::Words;
use crate::text::simplify;
use crate::transcript::{Speaker, SpeakerType};

/// How much a label's shape says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// Says nothing by itself: only what recurs like a label can be one (学生联会：, 政府：).
    Bare,
    /// Looks like a name, but so do other things: it must recur.
    Weak,
    /// A name with a title or a role, or a word that only labels turns.
    Strong,
}

/// A label that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) speaker: Speaker,
    pub(super) strength: Strength,
}

/// Labels without a personal name.
static PARTS: Words = Words::new(
    "问 答 Q A 记者 主持人 主席 代理主席 副主席 主持 提问 回答 司仪 嘉宾 观众 网友 甲 乙 丙 丁 \
     男 女 问者 答者 提问者 听众 学生 老师 众人 众 全体 旁白 解说 主讲人 发言人 翻译 现场观众 \
     现场提问 采访者 受访者 Question Answer Host Moderator 议长 副议长 \
     全委会主席 审判长",
);

/// Headings in label form.
static NO_SPEAKERS: Words = Words::new(
    "编辑 责编 责任编辑 来源 原标题 作者 校对 图 文 摄影 摄 时间 地点 主题 电话 网址 正文 标题 \
     策划 监制 审核 核稿 供稿 通讯员 实习编辑 见习编辑 统筹 出品 注 备注 附 议程 内容 题目 文章来源 \
     图片来源 值班 出席议员 缺席议员 出席政府官员 列席秘书 出席者 列席者 与会者 参会人员 出席人员 主办 \
     承办 协办 日期 会议时间 会议地点 附件 摘要 关键词 导语 总编辑 主编 副主编 终审 初审 复审 记录 \
     整理 制图 设计 视频 海报 翻译者 译者 总策划 总监制 嘉宾名单 主讲嘉宾 与谈人 制片人 导演 编剧 主演 演员",
);

/// What somebody does in a label: 某局局长李某致辞：
static ACTS: Words = Words::new(
    "提问 问 致辞 致词 致开幕辞 致欢迎辞 发言 发言摘要 讲话 讲话摘要 演讲 主旨演讲 主题演讲 主旨发言 主题发言 主题分享 分享 总结 总结讲话 总结发言 点评 回应",
);

/// Understands a label without its colon, or says that it is none.
pub(super) fn parse(written: &str) -> Option<Label> {
    let raw = strip_ornaments(written);
    if raw.is_empty() || raw.chars().count() > 45 {
        return None;
    }
    let plain: String = raw.chars().map(simplify).collect();
    let plain = plain.as_str();
    if plain.len() != raw.len() || NO_SPEAKERS.hold(plain) {
        return None;
    }
    let label = |name: &str, role: Option<&str>, named: bool, strength| {
        Some(Label {
            speaker: Speaker {
                name: tidy(name),
                role: role.map(tidy).filter(|role| !role.is_empty()),
                label: Some(raw.to_owned()),
                kind: SpeakerType::Person,
                named,
            },
            strength,
        })
    };
    if PARTS.hold(plain) || is_numbered_part(plain) {
        return label(raw, None, false, Strength::Strong);
    }
    if plain.ends_with("记者") && plain.chars().count() <= 16 && !plain.contains(MARKS) {
        return label(raw, None, false, Strength::Strong);
    }
    if let Some(length) = ACTS.suffix(plain)
        && let Some(mut found) = parse(&raw[..raw.len() - length])
        && found.speaker.named
    {
        found.speaker.label = Some(raw.to_owned());
        return Some(found);
    }
    if let Some((outer, inner)) = brackets(plain) {
        let outer_text = raw[outer.clone()].trim();
        let inner_text = raw[inner.clone()].trim();
        if is_name(plain[outer.clone()].trim()) {
            return label(outer_text, Some(inner_text), true, Strength::Strong);
        }
        if is_name(plain[inner].trim()) {
            let role = outer_text.strip_suffix('的').unwrap_or(outer_text);
            return label(inner_text, Some(role), true, Strength::Strong);
        }
        if let Some(found) = parse(outer_text) {
            let mut speaker = found.speaker;
            speaker.label = Some(raw.to_owned());
            if speaker.named && speaker.role.is_none() {
                speaker.role = Some(tidy(inner_text));
            }
            return Some(Label {
                speaker,
                strength: Strength::Strong,
            });
        }
        return None;
    }
    // 陳志全議員, 唐鳳部長
    for (at, _) in plain.char_indices().skip(1) {
        if role::leading(&plain[at..]).is_some_and(|length| length == plain.len() - at)
            && is_titled_name(plain[..at].trim())
        {
            let title = raw[at..].trim();
            let honorific = matches!(&plain[at..], "先生" | "女士" | "小姐");
            return label(
                &raw[..at],
                (!honorific).then_some(title),
                true,
                Strength::Strong,
            );
        }
    }
    if let Some((title, given)) = split_by_title(plain) {
        // 陳委員大文
        let name = format!("{}{}", &raw[..title.start], &raw[given.clone()]);
        return label(&name, Some(&raw[title]), true, Strength::Strong);
    }
    if is_name(plain) {
        let strength = if plain.contains(is_point) {
            Strength::Strong
        } else {
            Strength::Weak
        };
        return label(raw, None, true, strength);
    }
    // 主持人李明, 财经作家吴晓
    let quotes = plain.contains('“') && plain.contains('”');
    if !plain.contains(['，', '。', '、', '《', '！', '？']) && (quotes || !plain.contains('“'))
        || role::ends_in_role(plain)
    {
        for (at, _) in plain.char_indices().skip(1) {
            let parted = plain[..at].ends_with(' ');
            if role::ends_in_role(plain[..at].trim_end())
                && (is_name(plain[at..].trim())
                    || parted && foreign::is_a_transcription(&plain[at..]))
            {
                return label(&raw[at..], Some(&raw[..at]), true, Strength::Strong);
            }
        }
    }
    if role::ends_in_role(plain)
        && plain.chars().count() <= 20
        && !plain.contains(['，', '。', '“', '《', '：', ' '])
    {
        return label(raw, None, false, Strength::Weak);
    }
    None
}

/// A label that only its recurrence shows (梁：, 学联：): up to ten characters with nothing between them.
pub(super) fn bare(written: &str) -> Option<Label> {
    let raw = strip_ornaments(written);
    let plain: String = raw.chars().map(simplify).collect();
    let is_short_noun = (1..=10).contains(&plain.chars().count())
        && plain.starts_with(name::is_han)
        && plain
            .chars()
            .all(|c| name::is_han(c) || c.is_alphanumeric())
        && !plain.ends_with([
            '说', '道', '称', '是', '为', '如', '下', '有', '的', '示', '到',
        ]);
    (is_short_noun && !NO_SPEAKERS.hold(&plain)).then(|| Label {
        speaker: Speaker {
            label: Some(raw.to_owned()),
            named: false,
            ..Speaker::person(raw)
        },
        strength: Strength::Bare,
    })
}

/// Where the title and the given name of 陳委員大文 stand.
pub(super) fn split_by_title(
    plain: &str,
) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let (_, surname) = surname::leading(plain)?;
    let title = SPLITTING.prefix(&plain[surname..])?;
    let given = surname + title..plain.len();
    let count = plain[given.clone()].chars().count();
    ((1..=2).contains(&count)
        && plain[given.clone()]
            .chars()
            .all(|c| name::is_han(c) && !surname::never_given(c))
        && role::leading(&plain[given.clone()]).is_none())
    .then_some((surname..surname + title, given))
}

/// Titles that stand between surname and given name in the records of Taiwan.
static SPLITTING: Words = Words::new(
    "委员 部长 次长 署长 主任委员 主任 局长 处长 院长 副院长 召集委员 主席 秘书长 司长 组长 科长 议员 市长 县长 总经理 董事长",
);

/// 记者1, 发言人2, 问1, Q3
fn is_numbered_part(plain: &str) -> bool {
    let number = |c: char| {
        c.is_ascii_digit() || c.is_ascii_uppercase() || "一二三四五六七八九十 ".contains(c)
    };
    let stem = plain.trim_end_matches(number);
    matches!(plain.trim_start_matches(number), "问" | "答") && plain.chars().count() <= 3
        || stem.len() < plain.len()
            && (PARTS.hold(stem) || matches!(stem, "发言者" | "说话人" | "嘉宾" | "Speaker" | "S"))
}

fn strip_ornaments(written: &str) -> &str {
    written.trim_matches(|c: char| c.is_whitespace() || "■▲●◆★□△○◇*#[]【】>-—·•▍|▎♦×".contains(c))
}

/// The text outside and inside a closing bracket pair.
fn brackets(plain: &str) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let close = plain.rfind(['）', ')'])?;
    let open = plain.find(['（', '('])?;
    let width = |at: usize| plain[at..].chars().next().map_or(1, char::len_utf8);
    (close + width(close) == plain.len() && open < close)
        .then(|| (0..open, open + width(open)..close))
}

/// A whole string that is a personal name.
pub(super) fn is_name(plain: &str) -> bool {
    let count = plain.chars().count();
    if plain.contains(is_point) {
        return (4..=20).contains(&count)
            && plain.chars().all(|c| {
                name::is_han(c) || is_point(c) || c.is_alphabetic() || matches!(c, '-' | '－' | '.')
            });
    }
    if plain
        .chars()
        .all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '.' | '-' | '\''))
    {
        return count >= 3
            && plain.split(' ').count() <= 4
            && plain
                .split(' ')
                .all(|word| word.chars().next().is_some_and(|c| c.is_ascii_uppercase()))
            && plain.chars().any(|c| c.is_ascii_lowercase());
    }
    if !plain.chars().all(name::is_han) {
        return false;
    }
    match surname::leading(plain) {
        Some((surname::Surname::Compound, _)) => (3..=4).contains(&count),
        Some(_) if count == 4 => name::is_double_surname(plain),
        Some(_) => {
            (2..=3).contains(&count) && name::can_be_given(plain) && !name::is_a_common_word(plain)
        }
        None => false,
    }
}

/// A name with a title after it, where a word at its beginning says nothing (王国|兴议员).
pub(super) fn is_titled_name(plain: &str) -> bool {
    let full = plain.chars().count() == 3
        && plain.chars().all(name::is_han)
        && matches!(surname::leading(plain), Some((surname::Surname::Common, _)));
    is_name(plain)
        || full && name::can_be_given(plain) && !crate::segment::Segmenter.is_common_word(plain)
}

#[cfg(test)]
mod tests {
    use super::parse;

    /// The name, the role, and whether a person is named; `None` for what is no label.
    #[track_caller]
    fn check(written: &str, expected: Option<(&str, Option<&str>, bool)>) {
        let found = parse(written).map(|label| label.speaker);
        assert_eq!(
            found.as_ref().map(|speaker| (
                speaker.name.as_str(),
                speaker.role.as_deref(),
                speaker.named
            )),
            expected,
            "in {written}"
        );
    }

    #[test]
    fn tells_name_and_role_apart() {
        check("何曉楓議員", Some(("何曉楓", Some("議員"), true)));
        check("王國興議員", Some(("王國興", Some("議員"), true)));
        check("林采薇部長", Some(("林采薇", Some("部長"), true)));
        check(
            "梁安宁（清溪市文化馆馆长）",
            Some(("梁安宁", Some("清溪市文化馆馆长"), true)),
        );
        check(
            "清溪医院（丁小川）提问",
            Some(("丁小川", Some("清溪医院"), true)),
        );
        check("主持人丁小川", Some(("丁小川", Some("主持人"), true)));
        check("安德烈·莫罗索夫", Some(("安德烈·莫罗索夫", None, true)));
        check("林采薇女士", Some(("林采薇", None, true)));
        check("### 林采薇", Some(("林采薇", None, true)));
    }

    #[test]
    fn keeps_a_label_without_a_name_as_it_is() {
        check("主持人", Some(("主持人", None, false)));
        check("■清溪晚报记者", Some(("清溪晚报记者", None, false)));
        check("問", Some(("問", None, false)));
        check("嘉宾2", Some(("嘉宾2", None, false)));
        check("運輸局局長", Some(("運輸局局長", None, false)));
    }

    #[test]
    fn headings_and_lists_are_no_labels() {
        for written in [
            "责任编辑",
            "出席議員",
            "会议时间",
            "第一，要注意三点",
            "议程",
            "他说",
            "",
        ] {
            check(written, None);
        }
    }
}
