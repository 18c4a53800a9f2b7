//! Short forms of names: 布林肯, 蒋, 志明, 李主任, 杨女士.
//!
//! Whom they mean is decided in `resolve`, which knows who was named before.

use std::ops::Range;

use super::clause::is_adverbial;
use super::name;
use super::people::People;
use super::role;
use super::subject::Subject;
use super::surname::{self, Surname};
use super::surroundings;
use super::words::Words;
use crate::segment::Segmenter;

/// 布林肯, 蒋, 志明; 李主任
pub(super) fn short_form(plain: &str, people: &People, body: Range<usize>) -> Option<Subject> {
    let text = &plain[body.clone()];
    if SIDES.begin(text) {
        return None;
    }
    if let Some(subject) = honoured(plain, &body) {
        return Some(subject);
    }
    if let Some(subject) = judge(plain, &body) {
        return Some(subject);
    }
    if let Some(name) = nickname(plain, &body) {
        return Some(Subject::Nickname(name));
    }
    // 向|政府: a preposition.
    if let Some((_, length)) = surname::leading(text)
        && !text.starts_with(['向', '应', '于', '连', '从'])
        && let Some(title) = role::leading(&text[length..])
        // 党员 is no Mr 党.
        && text[length..][..title].chars().count() > 1
        && {
            // 蓝民代|参选人张某 is nobody's title.
            let rest = &text[length + title..];
            rest.is_empty() || is_adverbial(rest) || surroundings::has_tail(rest)
        }
    {
        return Some(Subject::Titled {
            surname: body.start..body.start + length,
            title: body.start + length..body.start + length + title,
        });
    }
    let mut end = 0;
    let mut found = None;
    for c in text.chars().take(12) {
        if !(name::is_han(c) || c.is_alphabetic() || matches!(c, '-' | '－')) {
            break;
        }
        end += c.len_utf8();
        let rest = &text[end..];
        // 基辛格博士与学生座谈, but not 乌克兰总统泽某某
        let titled = || {
            role::leading(rest).is_some_and(|length| {
                !rest[length..].starts_with(surname::may_begin_a_name)
                    || is_adverbial(&rest[length..])
            })
        };
        // Razi|则展望: another script ends the name.
        let latin = c.is_ascii_alphabetic()
            && rest.starts_with(name::is_han)
            && text[..end].chars().all(|c| c.is_ascii_alphabetic());
        if rest.is_empty() || is_adverbial(rest) || latin || titled() {
            let word = &text[..end];
            let known = match people.known(word) {
                // 某银行|经济学家 is not the bank.
                Some(person) => !(people.get(person).organisation && role::leading(rest).is_some()),
                None => people.by_part(word).is_some(),
            };
            // 黄说, 志明表示: whoever was named in full before.
            let surname = surname::leading(word).filter(|(_, length)| *length == end);
            let part = surname.is_some_and(|(kind, _)| kind == Surname::Compound)
                || (rest.is_empty() || surname.is_some() && CONTRASTS.begin(rest))
                    && (surname.is_some()
                        || word.chars().count() == 2
                            && name::can_be_given(word)
                            && !surname::NOT_PEOPLE.hold(word)
                            && !Segmenter.is_common_word(word));
            if known || found.is_none() && (is_transcribed(word) || part) {
                found = Some(Subject::Short(body.start..body.start + end));
            }
        }
    }
    found
}

/// 施官: a judge of that surname; 高官 is a word.
fn judge(plain: &str, body: &Range<usize>) -> Option<Subject> {
    const OFFICE: &str = "官";
    let text = &plain[body.clone()];
    let (_, surname) = surname::leading(text)?;
    let rest = text[surname..].strip_prefix(OFFICE)?;
    let judge = surname + OFFICE.len();
    let fits = rest.is_empty() || is_adverbial(rest) || surroundings::has_tail(rest);
    (fits && !Segmenter.is_common_word(&text[..judge])).then(|| Subject::Titled {
        surname: body.start..body.start + surname,
        title: body.start + surname..body.start + judge,
    })
}

/// 李则, 李又: what may follow a bare surname.
static CONTRASTS: Words = Words::new("则 又 续 亦 再 随后 其后");

/// 能省则省的小龚并没有……: a nickname that is the subject of a clause.
pub(super) fn nickname_in(plain: &str, clause: Range<usize>) -> Option<Range<usize>> {
    let text = &plain[clause.clone()];
    let starts = text.match_indices('的').map(|(at, of)| at + of.len());
    std::iter::once(0).chain(starts).find_map(|start| {
        let body = clause.start + start..clause.end;
        let (name, rest) = nickname_at(plain, &body)?;
        surroundings::has_tail(rest).then_some(name)
    })
}

/// 小韩, 老周, 小韩同学: all that is told of a name.
fn nickname(plain: &str, body: &Range<usize>) -> Option<Range<usize>> {
    let (name, rest) = nickname_at(plain, body)?;
    (rest.is_empty() || is_adverbial(rest)).then_some(name)
}

/// The nickname that a stretch begins with, and what follows it.
fn nickname_at<'a>(plain: &'a str, body: &Range<usize>) -> Option<(Range<usize>, &'a str)> {
    let text = &plain[body.clone()];
    let first = ["小", "老", "阿"]
        .iter()
        .find(|first| text.starts_with(**first))?;
    let (surname, length) = surname::leading(&text[first.len()..])?;
    let name = first.len() + length;
    let title = HONORIFICS.prefix(&text[name..]).unwrap_or_default();
    let rest = &text[name + title..];
    (surname == Surname::Common && !Segmenter.is_common_word(&text[..name]))
        .then(|| (body.start..body.start + name, rest))
}

fn honoured(plain: &str, body: &Range<usize>) -> Option<Subject> {
    let text = &plain[body.clone()];
    // 与刘先生有相似经历的|朱女士
    let at_honorifics = text
        .char_indices()
        .filter_map(|(at, _)| HONORIFICS.prefix(&text[at..]).map(|length| (at, length)));
    at_honorifics
        .take(3)
        .find_map(|(at, length)| honoured_at(text, body, at, length))
}

/// The surname before the honorific at byte `at`, if both stand where a subject does.
fn honoured_at(text: &str, body: &Range<usize>, at: usize, length: usize) -> Option<Subject> {
    let surname = text[..at].chars().next_back()?;
    let start = at - surname.len_utf8();
    let rest = &text[at + length..];
    // 周同学|的班主任李老师
    if rest.starts_with('的') {
        return None;
    }
    let before = &text[..start];
    let bounded = before.is_empty()
        || role::ends_in_role(before)
        || before.ends_with([
            '的', '，', ',', '、', '名', '位', '商', '民', '主', '者', '可',
        ]);
    (surname::leading(&text[start..]).is_some()
        && bounded
        && (rest.is_empty()
            || is_adverbial(rest)
            || surroundings::has_tail(rest)
            || role::ends_in_role(before)))
    .then(|| Subject::Titled {
        surname: body.start + start..body.start + at,
        title: body.start + at..body.start + at + length,
    })
}

/// 珠海台商吕先生, 同行的李女士: all that is told of a name.
static HONORIFICS: Words = Words::new(
    "老先生 老太太 老师傅 大状 先生 女士 小姐 阿姨 师傅 大爷 大妈 奶奶 爷爷 同学 大姐 大哥 老师 叔叔 大娘 大伯 大叔 大婶 婆婆 老汉 老伯 阿婆 阿公 阿叔 伯伯 大嫂 嫂子",
);

/// 中方, 双方: whoever speaks for a side is named elsewhere.
static SIDES: Words = Words::new(
    "中方 日方 美方 俄方 韩方 朝方 英方 法方 德方 印方 欧方 乌方 以方 巴方 菲方 越方 泰方 澳方 加方 台方 港方 我方 双方 各方 三方 多方 对方 \
     校方 警方 军方 院方 厂方 资方 劳方 官方 店方 馆方 片方 剧方 主办方 承办方 投资方 卖方 买方",
);

fn is_transcribed(word: &str) -> bool {
    (6..=18).contains(&word.len())
        && word
            .chars()
            .all(|c| surname::transcribes(c) || matches!(c, '-' | '－'))
        && !surname::NOT_PEOPLE.hold(word)
        && !Segmenter.is_place_or_brand(word)
}
