//! The formats that are for machines and for quoting, of hand-made answers.

use super::*;
use crate::search::{SearchAnswer, Verdict};

fn written(answer: &impl Answer, format: Format) -> String {
    let mut out = Vec::new();
    write(answer, format, &Screen::default(), &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("all formats are UTF-8")
}

/// A short answer to `search`.
fn short() -> SearchAnswer {
    let mut answer = samples::search_answer();
    let hit = &mut answer.hits[0];
    hit.text = hit.text.chars().take(40).collect();
    hit.highlights.truncate(1);
    answer
}

#[test]
fn json_is_one_object() {
    insta::assert_snapshot!(written(&short(), Format::Json), @r#"
    {"query":"AIGC 生成","read_as":"AIGC OR 生成","total":12,"total_literal":1,"took_ms":0.84,"notes":["`！` was left out: it holds nothing to search for"],"hits":[{"id":"p-0123456789abcdef","given_id":null,"score":7.25,"literal":true,"text":"会场外下着小雨，走廊里挤满了候场的人。“AIGC不是一支笔，它更像一面会说话的镜","highlights":[[20,24]],"speakers":[{"speech":"s-0011223344556677","name":"白露笙","role":"拾光动画工作室导演","label":null,"kind":"mixed","matched":true},{"speech":"s-0011223344556677","name":"贺闻舟","role":"剪辑师","label":null,"kind":"indirect","matched":false}],"session":"圆桌：镜子与笔","conference":{"name":"第三届潮汐影像大会","place":null},"date":"2025-05-08","source":{"path":"corpus/tide/report.txt","lines":[88,95],"page":null,"time":null}},{"id":"p-fedcba9876543210","given_id":"17","score":1.5,"literal":false,"text":"下午的议程围绕生成式工具展开。","highlights":[[7,9]],"speakers":[],"session":null,"conference":{"name":"第三届潮汐影像大会","place":null},"date":null,"source":{"path":"corpus/tide/report.txt","lines":[7,7],"page":null,"time":null}}]}
    "#);
}

#[test]
fn json_lines_are_one_hit_a_line() {
    let lines = written(&short(), Format::JsonLines);
    let hits: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is an object"))
        .collect();
    let ids: Vec<_> = hits.iter().map(|hit| hit["id"].as_str()).collect();
    assert_eq!(
        ids,
        [Some("p-0123456789abcdef"), Some("p-fedcba9876543210")]
    );
}

#[test]
fn an_inspection_counts_characters_of_the_source() {
    let transcripts = [samples::transcript(), samples::transcript()];
    let inspection = Inspection::new("tide.txt", "UTF-8", &transcripts, &[]);
    insta::assert_snapshot!(written(&inspection, Format::Json), @r#"{"path":"tide.txt","format":"report","encoding":"UTF-8","conference":{"name":"第三届潮汐影像大会","place":null},"date":"2025-05-08","sessions":[{"title":"圆桌：镜子与笔","paragraphs":[[0,2]]},{"title":"圆桌：镜子与笔","paragraphs":[[2,4]]}],"paragraphs":[{"text":"主持人：各位早上好。","session":0,"lines":[1,1],"time":null,"date":null},{"text":"“先有问题，”白露笙说，“再有镜头。”会场响起掌声。","session":0,"lines":[3,4],"time":null,"date":null},{"text":"主持人：各位早上好。","session":1,"lines":[1,1],"time":null,"date":null},{"text":"“先有问题，”白露笙说，“再有镜头。”会场响起掌声。","session":1,"lines":[3,4],"time":null,"date":null}],"speeches":[{"speaker":{"name":"主持人","role":null,"label":"主持人","type":"person","named":false},"kind":"verbatim","cue":null,"text":"各位早上好。","spans":[[4,10]],"paragraphs":[0],"session":0,"stretch":1,"rule":"turn-label","confidence":0.96,"written":null},{"speaker":{"name":"白露笙","role":"拾光动画工作室导演","label":null,"type":"person","named":true},"kind":"direct","cue":"说","text":"先有问题， …… 再有镜头。","spans":[[21,26],[33,38]],"paragraphs":[1],"session":0,"stretch":1,"rule":"quote-split","confidence":0.96,"written":null},{"speaker":{"name":"主持人","role":null,"label":"主持人","type":"person","named":false},"kind":"verbatim","cue":null,"text":"各位早上好。","spans":[[4,10]],"paragraphs":[2],"session":1,"stretch":2,"rule":"turn-label","confidence":0.96,"written":null},{"speaker":{"name":"白露笙","role":"拾光动画工作室导演","label":null,"type":"person","named":true},"kind":"direct","cue":"说","text":"先有问题， …… 再有镜头。","spans":[[21,26],[33,38]],"paragraphs":[3],"session":1,"stretch":2,"rule":"quote-split","confidence":0.96,"written":null}],"problems":[]}"#);
}

#[test]
fn csv_is_one_hit_a_row() {
    insta::assert_snapshot!(written(&short(), Format::Csv), @r#"
    id,literal,score,speakers,roles,kinds,session,conference,place,date,path,first_line,last_line,page,start,end,matched,text
    p-0123456789abcdef,true,7.25,白露笙; 贺闻舟,拾光动画工作室导演; 剪辑师,mixed; indirect,圆桌：镜子与笔,第三届潮汐影像大会,,2025-05-08,corpus/tide/report.txt,88,95,,,,AIGC,会场外下着小雨，走廊里挤满了候场的人。“AIGC不是一支笔，它更像一面会说话的镜
    p-fedcba9876543210,false,1.5,,,,,第三届潮汐影像大会,,,corpus/tide/report.txt,7,7,,,,生成,下午的议程围绕生成式工具展开。
    "#);
}

#[test]
fn csv_of_who_is_one_speech_a_row() {
    insta::assert_snapshot!(written(&samples::who_answer(), Format::Csv), @"
    speeches,matches,first_date,last_date,id,speaker,role,label,kind,cue,rule,confidence,written,session,conference,place,date,path,first_line,last_line,page,start,end,text
    4,5,2024,2025-05-08,s-0123456789abcdef,贺闻舟,剪辑师,,indirect,认为,name-cue,0.97,,圆桌：镜子与笔,第三届潮汐影像大会,,2025-05-08,corpus/tide/report.txt,88,95,,,,留下九个已经很多，真正的问题是谁来挑选
    ");
}

#[test]
fn tables_have_as_many_cells_as_columns() {
    let check = |table: Table| {
        assert!(!table.rows.is_empty());
        for row in &table.rows {
            assert_eq!(row.len(), table.header.len(), "{:?}", table.header);
        }
    };
    check(samples::search_answer().table());
    check(samples::who_answer().table());
    check(samples::verify_answer(Verdict::Spliced).table());
    check(samples::kwic_answer().table());
    check(samples::count_answer(true).table());
    check(samples::list_answer(false).table());
    check(samples::info_answer().table());
    check(samples::analyze_answer().table());
    check(samples::audit_answer().table());
    check(Inspection::new("tide.txt", "UTF-8", &[samples::transcript()], &[]).table());
}

#[test]
fn markdown_is_a_quotation_with_its_source() {
    insta::assert_snapshot!(written(&short(), Format::Markdown), @r#"
    > 会场外下着小雨，走廊里挤满了候场的人。“AIGC不是一支笔，它更像一面会说话的镜
    >
    > — **白露笙**, 拾光动画工作室导演; **贺闻舟**, 剪辑师  
    > 圆桌：镜子与笔, 第三届潮汐影像大会, 2025-05-08  
    > `corpus/tide/report.txt:88–95` `p-0123456789abcdef`

    > 下午的议程围绕生成式工具展开。
    >
    > 第三届潮汐影像大会  
    > `corpus/tide/report.txt:7` `p-fedcba9876543210`
    "#);
}

#[test]
fn markdown_of_who_names_each_speaker_once() {
    insta::assert_snapshot!(written(&samples::who_answer(), Format::Markdown), @r#"
    ## 贺闻舟

    > 留下九个已经很多，真正的问题是谁来挑选
    >
    > — **贺闻舟**, 剪辑师 (indirect, 认为)  
    > 圆桌：镜子与笔, 第三届潮汐影像大会, 2025-05-08  
    > `corpus/tide/report.txt:88–95` `s-0123456789abcdef`
    "#);
}

#[test]
fn markdown_of_counts_is_a_table() {
    insta::assert_snapshot!(written(&samples::count_answer(false), Format::Markdown), @r#"
    | key | count | speeches | rate |
    | --- | --- | --- | --- |
    | 白露笙 | 1200 | 601 |  |
    | 贺闻舟 | 37 | 19 |  |
    |  | 3 | 2 |  |
    "#);
}

#[test]
fn a_verdict_in_json() {
    insta::assert_snapshot!(written(&samples::verify_answer(Verdict::Near), Format::Json), @r#"
    {"quote":"留下九个已经很多……下午的议程","verdict":"near","total":1,"took_ms":1.25,"notes":["the source reports this in its own words"],"parts":[{"id":"s-0123456789abcdef","given_id":null,"speaker":{"name":"贺闻舟","role":"剪辑师","label":null,"type":"person","named":true},"kind":"indirect","text":"留下九个已经很多，真正的问题是谁来挑选","highlights":[[0,8]],"covers":[0,8],"cue":"认为","confidence":0.97,"session":"圆桌：镜子与笔","conference":{"name":"第三届潮汐影像大会","place":null},"date":"2025-05-08","source":{"path":"corpus/tide/report.txt","lines":[88,95],"page":null,"time":null}}],"diff":[{"op":"equal","text":"留下九个已经很"},{"op":"delete","text":"少"},{"op":"insert","text":"多"}]}
    "#);
    insta::assert_snapshot!(written(&samples::verify_answer(Verdict::NotFound), Format::Json), @r#"
    {"quote":"留下九个已经很多……下午的议程","verdict":"not-found","total":0,"took_ms":1.25,"notes":[],"parts":[],"diff":[]}
    "#);
}

#[test]
fn a_verdict_in_markdown() {
    insta::assert_snapshot!(written(&samples::verify_answer(Verdict::Near), Format::Markdown), @"
    **near**: 留下九个已经很多……下午的议程

    the source reports this in its own words

    `留下九个已经很[-少-]{+多+}`

    > 留下九个已经很多，真正的问题是谁来挑选
    >
    > — **贺闻舟**, 剪辑师 (indirect, 认为)  
    > 圆桌：镜子与笔, 第三届潮汐影像大会, 2025-05-08  
    > `corpus/tide/report.txt:88–95` `s-0123456789abcdef`
    ");
    insta::assert_snapshot!(written(&samples::verify_answer(Verdict::Spliced), Format::Markdown), @"
    **spliced**: 留下九个已经很多……下午的议程

    the source reports this in its own words

    > 留下九个已经很多，真正的问题是谁来挑选
    >
    > — **贺闻舟**, 剪辑师 (indirect, 认为)  
    > 圆桌：镜子与笔, 第三届潮汐影像大会, 2025-05-08  
    > `corpus/tide/report.txt:88–95` `s-0123456789abcdef`

    > 下午的议程围绕生成式工具展开。
    >
    > 第三届潮汐影像大会  
    > `corpus/tide/report.txt:7` `p-fedcba9876543210`
    ");
}

#[test]
fn a_verdict_in_csv() {
    insta::assert_snapshot!(written(&samples::verify_answer(Verdict::Spliced), Format::Csv), @"
    verdict,id,speaker,role,kind,cue,confidence,session,conference,place,date,path,first_line,last_line,page,start,end,matched,text
    spliced,s-0123456789abcdef,贺闻舟,剪辑师,indirect,认为,0.97,圆桌：镜子与笔,第三届潮汐影像大会,,2025-05-08,corpus/tide/report.txt,88,95,,,,留下九个已经很多,留下九个已经很多，真正的问题是谁来挑选
    spliced,p-fedcba9876543210,,,,,,,第三届潮汐影像大会,,,corpus/tide/report.txt,7,7,,,,下午的议程,下午的议程围绕生成式工具展开。
    ");
}

#[test]
fn who_said_it_first_in_json_and_markdown() {
    let answer = samples::first_answer();
    let json: serde_json::Value = serde_json::from_str(&written(&answer, Format::Json)).unwrap();
    insta::assert_snapshot!(format!("{} {}", json["first"], json["spread"]), @r#"
    true [{"date":"2025-05","speakers":2,"speeches":12,"new_speakers":2},{"date":"2025-06","speakers":1,"speeches":1,"new_speakers":0}]
    "#);
    let markdown = written(&answer, Format::Markdown);
    let (_, table) = markdown.rsplit_once("\n\n").unwrap();
    insta::assert_snapshot!(table, @"
    | date | speakers | speeches | new speakers |
    | --- | --- | --- | --- |
    | 2025-05 | 2 | 12 | 2 |
    | 2025-06 | 1 | 1 | 0 |
    ");
    // The plain question is answered without these fields.
    let json = written(&samples::who_answer(), Format::Json);
    assert!(!json.contains("\"first\"") && !json.contains("\"spread\""));
}
