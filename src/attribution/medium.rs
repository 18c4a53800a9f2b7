//! The paper, agency or station that a sentence takes its report from: 据某社7月29日报道, 某社8月11日报道，
//! 《某报》刊发社评.
//!
//! Looks at one sentence; what 报道称 and 该报 mean later is decided in `resolve`.

use std::ops::Range;

use super::bytes::{ceil, place, width};
use super::organisation;
use super::words::Words;

/// Where the medium's name stands in the sentence.
pub(super) fn source(sentence: &str) -> Option<Range<usize>> {
    according_to(sentence)
        .or_else(|| published(sentence))
        .or_else(|| reports(sentence))
}

/// 据某社7月29日报道: of several, the last one is nearest to what is told.
fn according_to(sentence: &str) -> Option<Range<usize>> {
    const NEAR: usize = 90;
    sentence.rmatch_indices('据').find_map(|(at, word)| {
        let start = at + word.len();
        let near = &sentence[start..ceil(sentence, (start + NEAR).min(sentence.len()))];
        let reported = ["报道", "报导", "消息，"]
            .iter()
            .filter_map(|word| near.find(word))
            .min()?;
        let source = &sentence[start..start + reported];
        let name = called(source);
        // 据某新闻8月3日消息: only a medium gives news.
        let may_tell =
            !near[reported..].starts_with("消息") || organisation::is_a_medium(name.trim_end());
        let fits = (3..=16).contains(&name.chars().count())
            && !name.contains(['，', '。', ',', '“'])
            && may_tell;
        fits.then(|| place(sentence, name))
    })
}

/// The name in 俄罗斯《某日报》网站, 某国媒体“某日报”, 某社7月21日.
fn called(source: &str) -> &str {
    if let (Some(open), Some(close)) = (source.rfind('《'), source.rfind('》'))
        && open < close
    {
        return &source[open..close + '》'.len_utf8()];
    }
    if let (Some(open), Some(close)) = (source.rfind('“'), source.rfind('”'))
        && open < close
    {
        return &source[open + '“'.len_utf8()..close];
    }
    let when = source
        .char_indices()
        .find(|&(at, c)| c.is_ascii_digit() && at > 0 || c == '（' || WHEN.begin(&source[at..]))
        .map_or(source.len(), |(at, _)| at);
    let name = &source[..when];
    // 外媒 The Verge
    let name = name.split_once("媒 ").map_or(name, |(_, name)| name);
    name.trim()
}

/// When a medium reports, and whom it cites.
static WHEN: Words = Words::new(
    "当地 当天 当日 近日 日前 今日 今天 昨日 昨天 今早 今晚 本周 上周 周一 周二 周三 周四 周五 周六 周日 援引 引述",
);

/// 《某时报》周三刊发长篇调查, 某国《某报》的一篇报道披露: the paper whose report is told.
fn published(sentence: &str) -> Option<Range<usize>> {
    const NEAR: usize = 60;
    let papers = sentence
        .match_indices('》')
        .map(|(at, mark)| at + mark.len());
    let close = papers
        .into_iter()
        .find(|&close| PAPERS.end(&sentence[..close]))?;
    let open = sentence[..close].rfind('《')?;
    let at_head = open == 0;
    let rest = &sentence[close..];
    let near = rest.char_indices().map(|(at, _)| at).find(|&at| at > NEAR);
    let told = PUBLISHED.occur_in(if at_head {
        rest
    } else {
        &rest[..near.unwrap_or(rest.len())]
    });
    // 对《某报》表示: the paper is told.
    let is_told = sentence[..open].ends_with(['对', '向', '受', '给', '告', '据']);
    (told && !is_told).then_some(open..close)
}

static PAPERS: Words = Words::new("报》 刊》 杂志》 新闻》");

static PUBLISHED: Words =
    Words::new("刊发 刊文 刊登 发表 报道 报导 关注 聚焦 社评 社论 的文章 为题");

/// 某社8月11日报道，……: without 据.
fn reports(sentence: &str) -> Option<Range<usize>> {
    const LONGEST: usize = 48;
    let head = sentence.trim_start();
    let head = &head[..ceil(head, head.len().min(LONGEST))];
    let verb = ["报道", "报导"].iter().find_map(|verb| head.find(verb))?;
    if !head[verb + "报道".len()..].starts_with(['，', '：', ',', ':']) {
        return None;
    }
    let name = called(&head[..verb]).trim_end();
    let name = name
        .rfind(['）', ')', '】', '，'])
        .map_or(name, |mark| &name[mark + width(name, mark)..]);
    ((3..=12).contains(&name.chars().count()) && organisation::is_a_medium(name))
        .then(|| place(sentence, name))
}
