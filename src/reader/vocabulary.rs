//! The words by which plain text tells conferences, sessions, facts and credits. Compared after
//! folding, so each stands here in its Simplified form only.

use crate::text::{Date, dates, fold, label_length};

/// Words that the name of a conference ends with.
const EVENTS: [&str; 27] = [
    "大会",
    "论坛",
    "峰会",
    "年会",
    "研讨会",
    "座谈会",
    "发布会",
    "会议",
    "博览会",
    "记者会",
    "见面会",
    "听证会",
    "交流会",
    "分享会",
    "答问会",
    "对接会",
    "创作会",
    "工作坊",
    "电影节",
    "书展",
    "圆桌会",
    "博览会",
    "例会",
    "月会",
    "咨询会",
    "说明会",
    "恳谈会",
];

/// Words that tell a session from a conference.
const SESSIONS: [&str; 21] = [
    "环节",
    "分论坛",
    "主论坛",
    "平行论坛",
    "主题论坛",
    "专题论坛",
    "圆桌",
    "沙龙",
    "专场",
    "分场",
    "议题",
    "议程",
    "对谈",
    "对话",
    "开幕式",
    "闭幕式",
    "主旨",
    "单元",
    "之夜",
    "场次",
    "工作坊",
];

/// Labels of lines that say when, where and with whom, and are no turns.
const FACTS: [&str; 22] = [
    "时间",
    "日期",
    "地点",
    "会场",
    "会议名称",
    "会议时间",
    "会议地点",
    "活动名称",
    "活动时间",
    "活动地点",
    "主题",
    "出席",
    "出席者",
    "出席人员",
    "列席",
    "列席人员",
    "缺席",
    "嘉宾",
    "与会者",
    "记录",
    "主办",
    "承办",
];

/// Labels of lines that present somebody at the beginning; in the text they are labels of turns.
const PEOPLE: [&str; 12] = [
    "主持",
    "主持人",
    "主讲",
    "主讲人",
    "嘉宾",
    "发言人",
    "答问人",
    "提问",
    "翻译",
    "主席",
    "与谈人",
    "司仪",
];

/// What is added to the name of a conference in a title.
const RECORDS: [&str; 12] = [
    "会议纪录",
    "会议记录",
    "文字实录",
    "现场实录",
    "实录",
    "速记稿",
    "速记",
    "纪录",
    "记录",
    "逐字稿",
    "文字稿",
    "简讯",
];

/// Whether a text names a session.
pub(super) fn has_session_word(text: &str) -> bool {
    let folded = fold(text);
    let numbered = folded.starts_with('第')
        && ["场", "节", "部分", "单元", "组"]
            .iter()
            .any(|word| folded.contains(word));
    numbered || SESSIONS.iter().any(|word| folded.contains(word))
}

/// Where the name of a conference ends in a text: after the last of its words, in bytes.
pub(super) fn event_word_end(text: &str) -> Option<usize> {
    // Folding may change lengths, so each end is tried as it stands.
    let ends = text
        .char_indices()
        .filter(|(_, c)| "会會坛壇坊节節展".contains(*c))
        .map(|(at, c)| at + c.len_utf8());
    ends.rev().find(|&end| {
        let tail: Vec<char> = text[..end].chars().rev().take(4).collect();
        let tail = fold(&tail.iter().rev().collect::<String>());
        EVENTS.iter().any(|word| tail.ends_with(word))
    })
}

/// Kinds of talks that a title may name, beside conferences.
const TALKS: [&str; 16] = [
    "会",
    "论坛",
    "对谈",
    "对话",
    "专访",
    "访谈",
    "采访",
    "访问",
    "来访",
    "讲座",
    "演讲",
    "座谈",
    "沙龙",
    "课程",
    "直播",
    "黑客松",
];

/// Whether a title names a conference or a talk, and is no headline.
pub(super) fn names_event(title: &str) -> bool {
    let folded = fold(title);
    let clause = folded.contains([',', ':', '?', '!', '。']) || folded.contains("  ");
    !clause && TALKS.iter().any(|word| folded.contains(word))
}

/// A title without the day it begins with.
pub(super) fn without_date(title: &str) -> &str {
    match dates(title).next() {
        Some((0, Date { day: Some(_), .. })) => title
            .trim_start_matches(|c: char| c.is_ascii_digit() || "-/.年月日".contains(c))
            .trim(),
        _ => title,
    }
}

/// The text without what says that it is a record.
pub(super) fn without_record_word(text: &str) -> &str {
    let text = text.trim_end();
    let opened = text
        .rfind(['（', '('])
        .filter(|_| text.ends_with(['）', ')']));
    if let Some(open) = opened {
        let inner = fold(&text[open..]);
        if RECORDS.iter().any(|word| inner.contains(word)) {
            return text[..open].trim_end();
        }
    }
    let folded = fold(text);
    for word in RECORDS {
        // Record words fold character by character.
        let characters = word.chars().count();
        let at = text.char_indices().rev().nth(characters - 1);
        if let Some((at, _)) = at
            && folded.ends_with(word)
            && at > 0
        {
            return text[..at].trim_end();
        }
    }
    text
}

/// The content of a line such as `时间：2025年5月8日`, if its label is one of `labels`.
pub(super) fn labelled<'a>(text: &'a str, labels: &[&str]) -> Option<&'a str> {
    let length = label_length(text)?;
    let mut characters = text.char_indices();
    let (at, colon) = characters.nth(length)?;
    let label: String = fold(&text[..at]).split_whitespace().collect();
    let label = label.trim_matches(|c: char| c.is_ascii_punctuation() || !c.is_alphanumeric());
    labels
        .contains(&label)
        .then(|| text[at + colon.len_utf8()..].trim())
}

/// Whether a line says when, where or with whom the conference takes place.
pub(super) fn is_fact(text: &str) -> bool {
    let open_list = text.ends_with(['：', ':']) && text.chars().count() <= 12;
    let presents = labelled(text, &PEOPLE).is_some_and(|content| {
        let speaks = ['。', '！', '？', '我', '你', '您', '，', '~'];
        !content.is_empty() && !content.contains(speaks) && content.chars().count() <= 60
    });
    open_list || presents || labelled(text, &FACTS).is_some()
}

/// Whether a short line names those who wrote, photographed, edited or first published the text.
pub(super) fn is_credit(text: &str) -> bool {
    if text.chars().count() > 60 || text.contains('。') {
        return false;
    }
    let folded = fold(text);
    let folded = folded.trim_start_matches(['(', '[', '【', ' ']);
    let starts = [
        "记者",
        "本报记者",
        "文/",
        "文|",
        "图/",
        "摄影",
        "编辑",
        "责编",
        "责任编辑",
        "来源",
        "原文来源",
        "作者",
        "通讯员",
        "本版撰文",
        "转载",
        "原标题",
        "校对",
        "撰文",
        "整理",
        "供图",
        "图片来源",
    ];
    starts.iter().any(|word| folded.starts_with(word))
        && !folded.contains(['?', '!', '？', '！'])
        && (label_length(text).is_none_or(|length| length >= 2))
        && !folded.starts_with("记者:")
}

/// Whether a line is wholly in brackets: `（掌声）`.
pub(super) fn is_stage_direction(text: &str) -> bool {
    let pairs = [
        ('（', '）'),
        ('(', ')'),
        ('[', ']'),
        ('【', '】'),
        ('〔', '〕'),
    ];
    pairs.iter().any(|&(open, close)| {
        text.starts_with(open) && text.ends_with(close) && text.matches(close).count() == 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_conferences_end_with_their_word() {
        let name = |text: &'static str| event_word_end(text).map(|end| &text[..end]);
        assert_eq!(name("第五届云汀创作大会简讯"), Some("第五届云汀创作大会"));
        assert_eq!(name("鹿澄影音與閱讀論壇登場"), Some("鹿澄影音與閱讀論壇"));
        assert_eq!(name("屏上春山"), None);
    }

    #[test]
    fn record_words_are_taken_off() {
        for (text, expected) in [
            ("某某发布会（文字实录）", "某某发布会"),
            ("某某研討會紀錄", "某某研討會"),
            ("修，还是不修（文字实录）", "修，还是不修"),
            ("某某大会（第二天）", "某某大会（第二天）"),
            ("实录", "实录"),
        ] {
            assert_eq!(without_record_word(text), expected);
        }
    }

    #[test]
    fn facts_and_credits_are_no_turns() {
        assert_eq!(
            labelled("時 間：2025年5月8日", &["时间"]),
            Some("2025年5月8日")
        );
        assert!(is_fact("出席人员："));
        assert!(!is_fact("主持人：各位下午好。"));
        assert!(is_credit("记者　纪小棠"));
        assert!(is_credit("（记者 段某某）"));
        assert!(!is_credit("记者：您怎么看？"));
        assert!(is_stage_direction("（长时间掌声）"));
        assert!(!is_stage_direction("（笑）说到这里（停）"));
    }
}
