//! What plain text says of its conference: name, place and date. A fact that the text does not
//! clearly state is left out.

use super::heading::{Look, title};
use super::vocabulary::{event_word_end, labelled, without_record_word};
use crate::text::{Date, dates, find_date, fold, sentences, simplify};
use crate::transcript::{Event, Paragraph};

/// Paragraphs of running text that are searched for the name of the conference.
const FIRST_PARAGRAPHS: usize = 3;
/// Lines at the top that are searched for facts in label form.
const FRONT_LINES: usize = 30;
/// The longest name and place, in characters.
const LONGEST_NAME: usize = 32;
const LONGEST_PLACE: usize = 24;

/// Verbs that follow the place of a conference: 在某地举行.
const HELD: [&str; 16] = [
    "举行", "举办", "召开", "隆重", "顺利", "成功", "开幕", "闭幕", "落幕", "登场", "拉开", "正式",
    "圆满", "启幕", "如期", "揭幕",
];

/// True for what those verbs begin with: few characters do, and only they are looked at closely.
fn may_begin_held(c: char) -> bool {
    matches!(
        simplify(c),
        '举' | '召'
            | '隆'
            | '顺'
            | '成'
            | '开'
            | '闭'
            | '落'
            | '登'
            | '拉'
            | '正'
            | '圆'
            | '启'
            | '如'
            | '揭'
    )
}

/// True if the text, in whatever script, begins with a word in Simplified characters.
fn begins_with(text: &str, word: &str) -> bool {
    let mut characters = text.chars().map(simplify);
    word.chars().all(|c| characters.next() == Some(c))
}

/// How many paragraphs at the beginning are title, subtitle, date and the like.
pub(super) fn front_matter(looks: &[Look]) -> usize {
    let body = looks.iter().position(|look| *look == Look::Body);
    let before = &looks[..body.unwrap_or(0)];
    // Headings after the facts belong to what follows.
    let last_fact = before.iter().rposition(|look| *look == Look::Front);
    let titles = before
        .iter()
        .take_while(|look| matches!(look, Look::Heading | Look::Front))
        .count();
    titles
        .min(before.len())
        .max(last_fact.map_or(0, |at| at + 1))
        .min(FRONT_LINES)
}

/// Reads the facts from label lines, the title, and the sentence that reports the opening.
pub(super) fn find_event(
    paragraphs: &[Paragraph],
    looks: &[Look],
    front: usize,
    file_name: &str,
) -> Event {
    let mut event = Event::default();
    for paragraph in paragraphs.iter().take(FRONT_LINES) {
        from_label(&paragraph.text, &mut event);
    }
    for paragraph in &paragraphs[..front] {
        from_title(&paragraph.text, &mut event);
    }
    let body = || {
        paragraphs
            .iter()
            .zip(looks)
            .filter(|(_, look)| **look == Look::Body)
            .map(|(paragraph, _)| paragraph.text.as_str())
            .take(FIRST_PARAGRAPHS)
    };
    body().for_each(|text| from_report(text, &mut event));
    event.date = event
        .date
        .or_else(|| find_date(file_name).filter(|date| date.month.is_some()))
        .or_else(|| body().next().and_then(first_day));
    event
}

fn from_label(text: &str, event: &mut Event) {
    let name = labelled(text, &["会议名称", "活动名称", "论坛名称", "会议"]);
    let place = labelled(text, &["地点", "会议地点", "活动地点", "会场"]);
    let date = labelled(text, &["时间", "日期", "会议时间", "活动时间", "会议日期"]);
    let fact = |text: Option<&str>| text.filter(|text| !text.is_empty()).map(str::to_owned);
    event.name = event.name.take().or_else(|| fact(name));
    event.place = event.place.take().or_else(|| fact(place));
    event.date = event.date.or_else(|| date.and_then(find_date));
}

/// A line of the title: the name if it ends like one, and a date if the line is mostly that.
fn from_title(text: &str, event: &mut Event) {
    let line = title(text);
    if event.name.is_none()
        && let Some(name) = name_in_title(&line)
    {
        event.name = Some(name);
    }
    if event.date.is_none() {
        event.date = first_day(&line);
    }
}

fn name_in_title(line: &str) -> Option<String> {
    let first = line
        .split(['·', '：', ':', '｜', '|', '\u{3000}'])
        .next()?
        .trim();
    let plain = without_record_word(first);
    let end = event_word_end(plain)?;
    // `某某大会闭幕` is a headline, `某某大会的三天` is not a name.
    let rest = fold(&plain[end..]);
    let headline = HELD.iter().any(|verb| rest.starts_with(verb));
    let name = plain[..end].trim_matches(['“', '”', '「', '」', '《', '》']);
    let fits =
        (5..=LONGEST_NAME).contains(&name.chars().count()) && !name.contains(['，', '。', '？']);
    // `某地开论坛` tells what happens.
    let word_start = name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    let verb = name[..word_start].ends_with(['开', '開', '办', '辦', '谈', '談']);
    (fits && !verb && (rest.is_empty() || headline)).then(|| name.to_owned())
}

/// A day named at the beginning of a line or paragraph.
pub(super) fn first_day(text: &str) -> Option<Date> {
    let start: String = text.chars().take(60).collect();
    dates(&start)
        .map(|(_, date)| date)
        .find(|date| date.day.is_some())
}

/// A paragraph of the report: names and places of conferences, and the day one was held.
fn from_report(text: &str, event: &mut Event) {
    for sentence in sentences(text).take(4) {
        let held = held_clause(sentence);
        let numbered = numbered_name(sentence);
        let completes = |name: &String| {
            numbered
                .as_ref()
                .is_some_and(|numbered| numbered.ends_with(name.as_str()))
        };
        if event.name.as_ref().is_none_or(completes) {
            event.name =
                numbered.or_else(|| held.as_ref().and_then(|clause| name_before(clause.before)));
        }
        if let Some(clause) = held
            && event_word_end(clause.before).is_some()
        {
            if event.place.is_none() {
                event.place = clause.place.map(str::to_owned);
            }
            if event.date.is_none() {
                event.date = dates(&sentence[..clause.at])
                    .map(|(_, date)| date)
                    .find(|date| date.day.is_some());
            }
        }
    }
}

/// `…第五届某某大会在某地举行…`
struct Held<'a> {
    /// What stands before the place: it ends with the name of the conference.
    before: &'a str,
    place: Option<&'a str>,
    /// The byte of the sentence that the verb begins at.
    at: usize,
}

fn held_clause(sentence: &str) -> Option<Held<'_>> {
    for (at, _) in sentence.match_indices(may_begin_held) {
        let rest = &sentence[at..];
        if !HELD.iter().any(|verb| begins_with(rest, verb)) {
            continue;
        }
        let clause_start = sentence[..at].rfind(['，', '。', '；']).map_or(0, |mark| {
            mark + sentence[mark..].chars().next().map_or(0, char::len_utf8)
        });
        let clause = &sentence[clause_start..at];
        let Some(preposition) = clause.rfind(['在', '于', '於']) else {
            continue;
        };
        let place = clause[preposition..]
            .trim_start_matches(['在', '于', '於'])
            .trim();
        let fits = (2..=LONGEST_PLACE).contains(&place.chars().count())
            && !place.contains(['“', '”', '、', '《', '「'])
            && find_date(place).is_none()
            && !place.starts_with(|c: char| c.is_ascii_digit());
        return Some(Held {
            before: &sentence[..clause_start + preposition],
            place: fits.then_some(place),
            at,
        });
    }
    None
}

/// The name that a stretch ends with: from the last mark or date on to the word of a conference.
fn name_before(text: &str) -> Option<String> {
    let end = event_word_end(text)?;
    let rest = text[end..].trim_matches(['”', '」', '》', ' ', '"']);
    // `…大会3日至5日在…`: only days may stand between.
    if rest
        .chars()
        .any(|c| !(c.is_ascii_digit() || "日月至上下午晚起".contains(c)))
    {
        return None;
    }
    let start = text[..end]
        .rfind([
            '，', '。', '“', '「', '、', '；', '”', '」', '的', '日', '午',
        ])
        .map_or(0, |at| {
            at + text[at..].chars().next().map_or(0, char::len_utf8)
        });
    let name = text[start..end].trim();
    (5..=LONGEST_NAME)
        .contains(&name.chars().count())
        .then(|| name.to_owned())
}

/// `第三届某某大会`: the number makes it a name wherever it stands.
fn numbered_name(sentence: &str) -> Option<String> {
    let at = sentence.find(['届', '屆'])?;
    let start = sentence[..at].rfind('第')?;
    let number = &sentence[start + '第'.len_utf8()..at];
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c);
    if number.is_empty() || !number.chars().all(is_number) {
        return None;
    }
    let stop = sentence[at..]
        .find([
            '，', '。', '“', '”', '「', '」', '、', '；', '（', '在', '上', '于',
        ])
        .map_or(sentence.len(), |stop| at + stop);
    let end = event_word_end(&sentence[start..stop])?;
    let name = &sentence[start..start + end];
    (6..=LONGEST_NAME)
        .contains(&name.chars().count())
        .then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: [&str; 3]) {
        let mut event = Event::default();
        from_report(text, &mut event);
        let shown = [
            event.name.unwrap_or_default(),
            event.place.unwrap_or_default(),
            event.date.map(|date| date.to_string()).unwrap_or_default(),
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_report_says_what_was_held_where_and_when() {
        check(
            "二〇二五年五月八日，澜港数据治理论坛在澜港国际会议中心举行。来了很多人。",
            ["澜港数据治理论坛", "澜港国际会议中心", "2025-05-08"],
        );
        check(
            "民國113年9月14日，第二屆鹿澄影音與閱讀論壇在鹿澄市立圖書館總館開幕。",
            [
                "第二屆鹿澄影音與閱讀論壇",
                "鹿澄市立圖書館總館",
                "2024-09-14",
            ],
        );
        check(
            "昨晚，第三届云汀视听艺术大会“创作者之夜”活动成功举办，百名从业者齐聚。",
            ["第三届云汀视听艺术大会", "", ""],
        );
        check("他在会上说，小店开在老街，生意很好。", ["", "", ""]);
    }

    #[test]
    fn every_verb_of_a_conference_can_be_met() {
        for verb in HELD {
            assert!(verb.starts_with(may_begin_held), "{verb}");
        }
        assert!(begins_with("舉辦之際", "举办") && !begins_with("舉", "举办"));
    }

    #[test]
    fn a_title_names_the_conference() {
        let name = |line| name_in_title(line).unwrap_or_default();
        assert_eq!(
            name("澜港数据治理论坛新闻发布会（文字实录）"),
            "澜港数据治理论坛新闻发布会"
        );
        assert_eq!(
            name("松岚博物馆与公众论坛：展柜前的三分钟"),
            "松岚博物馆与公众论坛"
        );
        assert_eq!(
            name("青砚数字阅读年会闭幕　一座小城的读书账"),
            "青砚数字阅读年会"
        );
        assert_eq!(name("数据的门怎么开　澜港论坛上的三道追问"), "");
    }
}
