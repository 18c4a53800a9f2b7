//! Quotations without a reporting verb: an action leads to the words (王某就……进行了研讨。“……”), or
//! follows them (“……。”银某对此给出了观点).

use std::ops::Range;

use super::bytes::width;
use super::clause::MARKS;
use super::cue;
use super::page::{MarkKind, Page};
use super::report::{Pending, Reporter};
use super::subject::{self, Subject};
use super::words::Words;
use crate::transcript::Part;

impl Reporter<'_, '_> {
    /// “……。”银鑫对此给出了观点，“……。”: no verb of saying, but somebody acts in words right
    /// after the quotation.
    pub(super) fn act_quote(&mut self, paragraph: usize, range: &Range<usize>) -> bool {
        let page = &self.pages[paragraph];
        let waits = self.pending.first().is_some_and(|quote| {
            let text = &self.pages[quote.paragraph].text[quote.range.clone()];
            let near = quote.paragraph == paragraph || quote.paragraph + 1 == paragraph;
            let ends = quote.closed || text.ends_with("，”") || text.ends_with("，」");
            ends && near && (quote.after_gap || !self.open)
        });
        if !waits {
            return false;
        }
        let Some((person, certainty)) = self.actor(paragraph, range) else {
            return false;
        };
        let mut parts: Vec<Part> = std::mem::take(&mut self.pending)
            .into_iter()
            .map(|quote| Part {
                paragraph: quote.paragraph,
                range: quote.range,
            })
            .collect();
        if let Some(quote) = self.last_utterance(page, range) {
            parts.push(Part {
                paragraph,
                range: quote,
            });
        }
        let cue = page
            .marks_in(range.clone())
            .iter()
            .filter(|mark| mark.kind == MarkKind::Cue && page.quote_around(mark.at).is_none())
            .find_map(|mark| cue::at(&page.plain, mark.at))
            .map(|cue| page.text[cue.range].to_owned());
        self.push(person, parts, cue, "quote-name-act", certainty);
        true
    }

    /// Who acts right after a quotation: in words (银某给出了观点), with the quotation as his
    /// (这是银某的看法, ——银某), or in any way at all if the sentence is short or goes on to speak.
    fn actor(&mut self, paragraph: usize, range: &Range<usize>) -> Option<(usize, f32)> {
        let page = &self.pages[paragraph];
        let plain = &page.plain[range.clone()];
        let lead = plain.len() - plain.trim_start_matches(['—', '─', '-']).len();
        let signed = lead > 0;
        let owned = plain.starts_with("这是") && OWNED.occur_in(plain);
        let start = range.start + if owned { "这是".len() } else { lead };
        let named = |start: usize| subject::head(page, &self.people, start..range.end);
        let subject = named(start).or_else(|| {
            // 面对镜头，养蜂人丰某……
            let comma = plain.find(['，', ',']).filter(|&comma| comma <= SETTING)?;
            named(range.start + comma + width(plain, comma))
        });
        let Some(subject) = subject else {
            // “……，”她伸出左手，“……。”
            let speaks_on =
                plain.starts_with(['他', '她']) && self.last_utterance(page, range).is_some();
            return speaks_on
                .then(|| self.pronoun(paragraph, range.start..range.start))
                .flatten()
                .map(|person| (person, 0.7));
        };
        let introduced = match &subject {
            Subject::Named(name) => name.role.is_some(),
            _ => true,
        };
        let brief = plain.chars().count() <= BRIEF && introduced;
        let goes_on = self.last_utterance(page, range).is_some();
        let certainty = if SPEAKING.occur_in(plain) || owned || signed {
            0.85
        } else if brief || goes_on {
            0.7
        } else {
            return None;
        };
        self.named(paragraph, &subject)
            .map(|person| (person, certainty))
    }

    /// 谈到未来，李明充满信心，“……。”
    pub(super) fn scene_with_quote(&mut self, paragraph: usize, range: &Range<usize>) -> bool {
        let page = &self.pages[paragraph];
        let Some(quote) = self.last_utterance(page, range) else {
            return false;
        };
        let before = range.start..quote.start;
        let lead = &page.plain[before.clone()];
        // 李明一脸欣喜：“……”: after a colon the words need no verb, if a name is all but next to it.
        let at_once = lead.ends_with(['：', ':']) && lead.chars().count() <= COLON_SCENE;
        // 渔民徐某正在查看缆绳，“我前几天就……”: who acts, speaks of himself.
        let of_oneself = is_of_oneself(page, lead, &quote) && lead.chars().count() <= ACTING;
        let soon = self.narrated.is_empty();
        if !at_once && !of_oneself && !soon && !SPEAKING.occur_in(lead) {
            return false;
        }
        let Some(person) = self.earlier(paragraph, before.clone()).or_else(|| {
            // 李明远信心满满：“……”
            let name = at_once.then(|| subject::starter(page, before)).flatten()?;
            Some(self.meet(paragraph, name, None))
        }) else {
            return false;
        };
        // 克某暗示同事怕他，“……”: right after a speech, who is named again goes on to speak.
        let shown = at_once || of_oneself || SPEAKING.occur_in(lead);
        if !shown && self.last_speaker() != Some(person) {
            return false;
        }
        self.push_scene_quote(person, paragraph, quote, 0.75);
        true
    }

    /// ……，李明说。当天下着雨，“我没有带伞……”: soon after a speech, a quotation in the first person
    /// is the same speaker's if nobody else comes between.
    pub(super) fn quote_of_the_last(&mut self, paragraph: usize, range: &Range<usize>) -> bool {
        const SOON: usize = 2;
        let page = &self.pages[paragraph];
        let Some(quote) = self.last_utterance(page, range) else {
            return false;
        };
        let lead = &page.plain[range.start..quote.start];
        if self.narrated.len() > SOON || !is_of_oneself(page, lead, &quote) {
            return false;
        }
        let Some(person) = self.speeches.last().and_then(|speech| {
            let part = speech.parts.last()?;
            (part.paragraph == paragraph).then_some(speech.person)
        }) else {
            return false;
        };
        let stretches = self.narrated.iter().cloned();
        let another = stretches
            .chain(std::iter::once((paragraph, range.start..quote.start)))
            .any(|(paragraph, range)| self.is_about_another(paragraph, &range));
        if another || self.people.get(person).organisation {
            return false;
        }
        self.push_scene_quote(person, paragraph, quote, 0.7);
        true
    }

    fn push_scene_quote(
        &mut self,
        person: usize,
        paragraph: usize,
        quote: Range<usize>,
        certainty: f32,
    ) {
        let part = Part {
            paragraph,
            range: quote,
        };
        self.push(person, vec![part], None, "scene-quote", certainty);
    }

    /// 王巍就视频大模型进行了主题研讨。“……”
    pub(super) fn scene(&mut self, quote: &Pending) -> Option<usize> {
        let (paragraph, range) = self.narrated.last()?.clone();
        if paragraph != quote.paragraph || quote.after_gap {
            return None;
        }
        let page = &self.pages[paragraph];
        let sentence = &page.plain[range.clone()];
        let of_oneself = is_of_oneself(page, sentence, &quote.range);
        if !SPEAKING.occur_in(sentence) && !of_oneself {
            return None;
        }
        self.earlier(paragraph, range)
    }

    /// The quotation that ends the sentence, if a comma or colon introduces it and it is long
    /// enough to be somebody's words.
    pub(super) fn last_utterance(
        &self,
        page: &Page<'_>,
        range: &Range<usize>,
    ) -> Option<Range<usize>> {
        let end = page.plain[range.clone()].trim_end_matches('。').len() + range.start;
        let quote = page.quote_around(end.checked_sub(1)?)?.clone();
        let introduced =
            page.plain[range.start..quote.start.max(range.start)].ends_with(['，', '：', ':', ',']);
        (quote.end == end && quote.start > range.start && introduced && quote.len() >= 36)
            .then_some(quote)
    }
}

/// A quotation in the first person that is nobody else's, as far as its sentence tells.
fn is_of_oneself(page: &Page<'_>, lead: &str, quote: &Range<usize>) -> bool {
    page.plain[quote.clone()].contains(['我', '咱'])
        && !OTHERS.occur_in(lead)
        && !is_said_by_another(page, lead, quote.end)
}

/// 某中心工作人员说：“……” or ……“……。”班主任激动地说。: a verb beside the quotation says that
/// somebody speaks who was not understood to be the one that acts.
fn is_said_by_another(page: &Page<'_>, lead: &str, quote_end: usize) -> bool {
    const BRIEFLY: usize = 24;
    let before = lead.trim_end_matches(['，', ',', '：', ':']);
    let rest = &page.plain[quote_end..];
    let after = rest.find(MARKS).map_or("", |mark| &rest[..mark]);
    let alone = rest[after.len()..].starts_with('。') && after.chars().count() <= BRIEFLY;
    SAID.end(before) || alone && SAID.end(after)
}

static SAID: Words = Words::new("说 道 称 表示 问 介绍 告诉记者 坦言 解释 补充 回答");

/// Who may speak instead.
static OTHERS: Words = Words::new(
    "官方 民众 其中一 网友 观众 市民 村民 居民 同学 家长 学生 顾客 游客 老人 男子 女子 对方 有人 大家 粉丝 朋友 孩子 母亲 父亲 妻子 丈夫 儿子 女儿",
);

/// A setting before the one who acts is no longer, in bytes.
const SETTING: usize = 48;

/// A sentence after a quotation that is no longer is about the one who spoke, in characters.
const BRIEF: usize = 60;

/// 这是某人的看法
static OWNED: Words = Words::new(
    "的看法 的判断 的观点 的体会 的回答 的感受 的心声 的总结 的感慨 的疑问 的心愿 的期待 的话 的心里话",
);

/// So much may stand before words in the first person, in characters.
const ACTING: usize = 60;

/// So much may stand before the colon, in characters.
const COLON_SCENE: usize = 30;

/// Acts that lead to words.
static SPEAKING: Words = Words::new(
    "分享 讨论 研讨 介绍 讲述 回忆 谈 感慨 分析 看法 观点 致辞 发言 演讲 回答 回应 采访 说起 点赞 \
     表达 致以 勉励 表示 解释 解读 强调 感受 激动 兴奋 感叹 坦言 称 说 感触 建议 期待 抛出 发问 主张 自豪 高兴 充满 赞 走上讲台 走上台 登台 上台 开口 话筒 声音 \
     讲解 道谢 致谢 提醒 叮嘱 叮咛 嘱咐 念叨 劝 喊 叹 笑 犯愁 发愁 委屈 无奈 欣慰 感动 后悔 心疼 惊喜 惊讶 骄傲 庆幸 满意 感激 喜欢 喜爱 仰慕 佩服 制止 打招呼",
);
