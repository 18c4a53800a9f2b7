//! What is said by whom in invented sentences. A case is a text, a line for a paragraph, and the
//! speeches expected of it: `name | role | kind | cue | words`, parts parted by ` …… `.

use super::attribute;
use crate::transcript::{
    Draft, Event, Paragraph, Source, Speaker, Transcript, Turn, TurnSpeaker, Voice,
};

fn draft(text: &str) -> Draft {
    Draft {
        source: Source::default(),
        event: Event::default(),
        sessions: Vec::new(),
        paragraphs: text
            .lines()
            .map(|line| Paragraph {
                text: line.to_owned(),
                ..Paragraph::default()
            })
            .collect(),
        turns: Vec::new(),
    }
}

fn shown(transcript: &Transcript) -> Vec<String> {
    transcript
        .speeches
        .iter()
        .map(|speech| {
            [
                speech.speaker.name.as_str(),
                speech.speaker.role.as_deref().unwrap_or("-"),
                speech.kind.as_str(),
                speech.cue.as_deref().unwrap_or("-"),
                speech.text(&transcript.paragraphs).as_str(),
            ]
            .join(" | ")
        })
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(shown(&attribute(draft(text))), expected, "in {text}");
}

#[test]
fn a_role_and_a_name_before_the_verb() {
    check(
        "清溪市文化馆馆长、剧作家梁安宁认为，“小屏大戏”一词说中了要害。剧团应当走出剧场。",
        &[
            "梁安宁 | 清溪市文化馆馆长、剧作家 | indirect | 认为 | “小屏大戏”一词说中了要害。剧团应当走出剧场。",
        ],
    );
    check(
        "清溪大学戏剧学院院长，国家话剧研究会理事长方若水在会上表示：“剧本是根。”",
        &["方若水 | 清溪大学戏剧学院院长，国家话剧研究会理事长 | direct | 表示 | “剧本是根。”"],
    );
    check(
        "拥有百万读者的青年作家苏小满坦言，写作要慢下来。",
        &["苏小满 | 青年作家 | indirect | 坦言 | 写作要慢下来。"],
    );
    check(
        "28日，明河研究院院长钱一舟希望青年编剧多下乡。",
        &["钱一舟 | 明河研究院院长 | indirect | 希望 | 青年编剧多下乡。"],
    );
}

#[test]
fn a_quotation_before_its_speaker_and_split_by_it() {
    check(
        "“灯光是第二个演员。”舞美设计师罗子墨说。",
        &["罗子墨 | 舞美设计师 | direct | 说 | “灯光是第二个演员。”"],
    );
    check(
        "“舞台越小，人越要真。”导演罗子墨说，“观众坐在三米之外，骗不过去。”",
        &["罗子墨 | 导演 | direct | 说 | “舞台越小，人越要真。” …… “观众坐在三米之外，骗不过去。”"],
    );
    check(
        "“票房不是唯一的尺子。”导演罗子墨表示，小剧场应当允许失败。",
        &["罗子墨 | 导演 | mixed | 表示 | “票房不是唯一的尺子。” …… 小剧场应当允许失败。"],
    );
    check(
        "“我们还会再来。”演员田小禾告诉记者。",
        &["田小禾 | 演员 | direct | 告诉 | “我们还会再来。”"],
    );
}

#[test]
fn an_action_leads_to_a_quotation_or_follows_it() {
    check(
        "云舟科技副总裁韩江雪分享了团队的经验。“我们先让工具学会听方言，再让它学会写对白。”",
        &["韩江雪 | 云舟科技副总裁 | direct | - | “我们先让工具学会听方言，再让它学会写对白。”"],
    );
    check(
        "“机器会写，但不会疼。”云舟科技副总裁韩江雪对新工具表示了肯定，并给出了观点，“疼的那一部分要留给人来写。”",
        &[
            "韩江雪 | 云舟科技副总裁 | direct | 表示 | “机器会写，但不会疼。” …… “疼的那一部分要留给人来写。”",
        ],
    );
}

#[test]
fn pronouns_and_omitted_subjects_lead_back_to_a_name() {
    check(
        "编剧陆春山则从自身经历出发，认为好故事要有根。他表示，采风不能省。",
        &[
            "陆春山 | 编剧 | indirect | 认为 | 好故事要有根。",
            "陆春山 | 编剧 | indirect | 表示 | 采风不能省。",
        ],
    );
    check(
        "随后，云上基金会秘书长白小鹭女士为论坛致辞。她指出，公益需要耐心。",
        &["白小鹭 | 云上基金会秘书长 | indirect | 指出 | 公益需要耐心。"],
    );
    check(
        "作家、编剧彭远山出席论坛。彭远山说，文字要有体温。在彭远山看来，短也能深。",
        &[
            "彭远山 | 作家、编剧 | indirect | 说 | 文字要有体温。",
            "彭远山 | 作家、编剧 | indirect | 看来 | 短也能深。",
        ],
    );
}

#[test]
fn short_forms_and_foreign_names_find_the_full_one() {
    check(
        "北岸国文化部长安德烈·莫罗索夫访问清溪。莫罗索夫说，合作令人期待。",
        &["安德烈·莫罗索夫 | 北岸国文化部长 | indirect | 说 | 合作令人期待。"],
    );
    check(
        "清溪中学校长顾长风参加座谈。顾校长表示，课后要留白。",
        &["顾长风 | 清溪中学校长 | indirect | 表示 | 课后要留白。"],
    );
    check(
        "北岸国内政部长卡尔·雷恩说，局势平稳。内政部长随后表示，警力已经增加。",
        &[
            "卡尔·雷恩 | 北岸国内政部长 | indirect | 说 | 局势平稳。",
            "卡尔·雷恩 | 北岸国内政部长 | indirect | 表示 | 警力已经增加。",
        ],
    );
    check(
        "“排了两小时队。”读者林女士说。",
        &["林女士 | 读者 | direct | 说 | “排了两小时队。”"],
    );
}

#[test]
fn traditional_script_and_its_marks() {
    check(
        "海灣戲劇協會會長鄧曉嵐強調：「劇場不能沒有新人。」她又說，政府應增撥資源。",
        &[
            "鄧曉嵐 | 海灣戲劇協會會長 | direct | 強調 | 「劇場不能沒有新人。」",
            "鄧曉嵐 | 海灣戲劇協會會長 | indirect | 說 | 政府應增撥資源。",
        ],
    );
}

#[test]
fn organisations_and_documents_speak_when_named() {
    check(
        "《清溪短剧观察报告》显示，去年共上线九百部作品。",
        &["《清溪短剧观察报告》 | - | indirect | 显示 | 去年共上线九百部作品。"],
    );
    check(
        "清溪市文化和旅游局称，展览将延期三天。",
        &["清溪市文化和旅游局 | - | indirect | 称 | 展览将延期三天。"],
    );
}

#[test]
fn nobody_speaks_in_titles_topics_thanks_and_groups() {
    for text in [
        "活动以“让好故事被听见”为主题。",
        "会上，馆长梁安宁介绍了展览的筹备情况。",
        "馆长梁安宁对志愿者表示衷心感谢。",
        "与会专家表示，市场仍在变化。",
        "不少观众认为，票价偏高。",
        "据介绍，展览为期一周。",
        "据统计，观众超过三万人次。",
        "他们从“初心”“手艺”等热词入手。",
        "责任编辑：梁安宁",
    ] {
        check(text, &[]);
    }
}

#[test]
fn words_end_where_the_narrator_goes_on() {
    check(
        "馆长梁安宁表示，展览要常办常新。据悉，本次展览为期一周。",
        &["梁安宁 | 馆长 | indirect | 表示 | 展览要常办常新。"],
    );
    check(
        "馆长梁安宁表示，展览要常办常新。同时，馆方要听观众的意见。\n展厅里人头攒动。",
        &["梁安宁 | 馆长 | indirect | 表示 | 展览要常办常新。同时，馆方要听观众的意见。"],
    );
    check(
        "馆长梁安宁说，有两件事要做：\n一是修缮老楼。\n二是培养新人。\n活动持续到傍晚。",
        &["梁安宁 | 馆长 | indirect | 说 | 有两件事要做：\n一是修缮老楼。\n二是培养新人。"],
    );
}

#[test]
fn a_quotation_over_several_paragraphs_waits_for_its_speaker() {
    check(
        "“第一年没有人来看。\n“第三年有人在门外等票。”剧场经理丁小川说。",
        &["丁小川 | 剧场经理 | direct | 说 | “第一年没有人来看。\n“第三年有人在门外等票。”"],
    );
    check(
        "剧场经理丁小川说：“第一年没有人来看。\n“第二年还是没有人。\n“第三年有人在门外等票。”\n剧场门口挂着灯。",
        &[
            "丁小川 | 剧场经理 | direct | 说 | “第一年没有人来看。\n“第二年还是没有人。\n“第三年有人在门外等票。”",
        ],
    );
}

#[test]
fn labelled_turns_leave_the_label_out() {
    check(
        "主持人：欢迎各位。\n梁安宁（清溪市文化馆馆长）：谢谢邀请。\n（掌声）\n我先讲一件小事。\n主持人：请讲。\n梁安宁：好。",
        &[
            "主持人 | - | verbatim | - | 欢迎各位。",
            "梁安宁 | 清溪市文化馆馆长 | verbatim | - | 谢谢邀请。 …… 我先讲一件小事。",
            "主持人 | - | verbatim | - | 请讲。",
            "梁安宁 | 清溪市文化馆馆长 | verbatim | - | 好。",
        ],
    );
    check(
        "主席：現在開會。\n何曉楓議員：主席，我有兩點。\n主席：請說。\n何曉楓議員：第一點是交通。",
        &[
            "主席 | - | verbatim | - | 現在開會。",
            "何曉楓 | 議員 | verbatim | - | 主席，我有兩點。",
            "主席 | - | verbatim | - | 請說。",
            "何曉楓 | 議員 | verbatim | - | 第一點是交通。",
        ],
    );
}

#[test]
fn a_verb_that_a_label_cuts_in_two_is_no_verb() {
    for text in ["字回答：\n答：\n答：", "问：？\n翻译\n追问：门\n问："] {
        attribute(draft(text));
    }
}

#[test]
fn labels_in_running_text_and_a_cast() {
    check(
        "本报与剧作家陆春山对话如下。记者：新戏写了多久？陆春山：三年。新戏里的旧时光记者：最难的是什么？陆春山：最难的是开头。记者：下一部呢？陆春山：还在想。",
        &[
            "记者 | - | verbatim | - | 新戏写了多久？",
            "陆春山 | 剧作家 | verbatim | - | 三年。",
            "记者 | - | verbatim | - | 最难的是什么？",
            "陆春山 | 剧作家 | verbatim | - | 最难的是开头。",
            "记者 | - | verbatim | - | 下一部呢？",
            "陆春山 | 剧作家 | verbatim | - | 还在想。",
        ],
    );
    check(
        "近日，本刊专访了剧作家陆春山。\n问：新戏写了多久？\n答：三年。\n问：最难的是什么？\n答：开头。",
        &[
            "问 | - | verbatim | - | 新戏写了多久？",
            "陆春山 | 剧作家 | verbatim | - | 三年。",
            "问 | - | verbatim | - | 最难的是什么？",
            "陆春山 | 剧作家 | verbatim | - | 开头。",
        ],
    );
}

#[test]
fn structured_turns_are_kept_and_their_labels_taken_apart() {
    let turn = |speaker| Turn {
        speaker,
        given_id: None,
    };
    let mut given = draft("大家好。\n先看数据。\n謝謝主席。\n（场内安静）");
    given.turns = vec![
        turn(TurnSpeaker::Given(Speaker::person("梁安宁馆长"))),
        turn(TurnSpeaker::Labelled("何曉楓議員".to_owned())),
    ];
    for (paragraph, voice) in given.paragraphs.iter_mut().zip([
        Voice::Turn(0),
        Voice::Turn(0),
        Voice::Turn(1),
        Voice::Narration,
    ]) {
        paragraph.voice = voice;
    }
    assert_eq!(
        shown(&attribute(given)),
        [
            "梁安宁馆长 | - | verbatim | - | 大家好。\n先看数据。",
            "何曉楓 | 議員 | verbatim | - | 謝謝主席。",
        ]
    );
}

#[test]
fn neighbouring_speeches_of_one_speaker_share_a_stretch() {
    let transcript = attribute(draft(
        "馆长梁安宁表示，要开放。梁安宁说，要多元。导演罗子墨认为，要克制。",
    ));
    let stretches: Vec<usize> = transcript.speeches.iter().map(|s| s.stretch).collect();
    assert_eq!(stretches, [1, 1, 2]);
}

#[test]
fn parts_never_overlap_and_stay_inside_their_paragraph() {
    for text in [
        "“",
        "”“",
        "他说",
        "：：：",
        "李明说，",
        "“他说：“",
        "「『",
        "　　",
        "。。。。",
        "说说说说说",
    ] {
        let text = text.repeat(300);
        let transcript = attribute(draft(&text));
        let mut last = (0, 0);
        for part in transcript.speeches.iter().flat_map(|speech| &speech.parts) {
            assert!(!part.range.is_empty());
            assert!((part.paragraph, part.range.start) >= last, "in {text:.40}");
            assert!(
                transcript.paragraphs[part.paragraph]
                    .text
                    .get(part.range.clone())
                    .is_some()
            );
            last = (part.paragraph, part.range.end);
        }
    }
}

/// Pieces that the rules look at, in any company.
const PIECES: [&str; 44] = [
    "“",
    "”",
    "「",
    "」",
    "‘",
    "’",
    "《",
    "》",
    "（",
    "）",
    "，",
    "。",
    "：",
    "；",
    "、",
    "？",
    "！",
    "\n",
    " ",
    "·",
    "说",
    "表示",
    "認為",
    "指出",
    "介绍",
    "据",
    "问",
    "答",
    "回答",
    "主持人",
    "记者",
    "他",
    "其",
    "梁安宁",
    "欧阳",
    "李",
    "馆长",
    "先生",
    "公司",
    "报告",
    "显示",
    "显",
    "A",
    "1",
];

proptest::proptest! {
    #[test]
    fn speeches_lie_inside_their_paragraphs_whatever_the_text(
        pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..60),
    ) {
        let transcript = attribute(draft(&pieces.concat()));
        for speech in &transcript.speeches {
            proptest::prop_assert!(!speech.parts.is_empty());
            for part in &speech.parts {
                let text = &transcript.paragraphs[part.paragraph].text;
                proptest::prop_assert!(text.get(part.range.clone()).is_some_and(|said| !said.is_empty()));
            }
        }
    }
}
