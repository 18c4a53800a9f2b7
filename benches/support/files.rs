//! The articles as files of the formats that yanlu reads.

use std::fmt::Write;

use serde_json::json;

use super::articles::{articles, news, news_files};

/// A file that is to be read.
pub struct File {
    pub name: String,
    pub content: String,
}

/// Bytes of all files.
pub fn total(files: &[File]) -> usize {
    files.iter().map(|file| file.content.len()).sum()
}

/// Report text: the news as it came, in a few large files, or a file an article.
pub fn text() -> Vec<File> {
    let file = |(name, content)| File { name, content };
    if let Some(folder) = news() {
        return news_files(&folder).into_iter().map(file).collect();
    }
    let articles = articles().iter().enumerate();
    articles
        .map(|(i, article)| file((format!("{i:05}.txt"), article.join("\n") + "\n")))
        .collect()
}

/// One file of JSON Lines: an article an object, without a speaker, so that it is attributed.
pub fn json_lines() -> Vec<File> {
    let mut content = String::new();
    for (i, article) in articles().iter().enumerate() {
        let object = json!({ "document": format!("a-{i}"), "text": article.join("\n") });
        writeln!(content, "{object}").expect("a string takes all");
    }
    let name = "articles.jsonl".to_owned();
    vec![File { name, content }]
}

/// Akoma Ntoso: an article a section, a paragraph a speech.
pub fn akoma_ntoso() -> Vec<File> {
    const SECTIONS: usize = 50;
    articles()
        .chunks(SECTIONS)
        .enumerate()
        .map(|(i, articles)| File {
            name: format!("{i:05}.an.xml"),
            content: debate(articles),
        })
        .collect()
}

fn debate(articles: &[Vec<String>]) -> String {
    const SPEAKERS: usize = 20;
    let mut xml = String::from("<akomaNtoso><debate><meta><references>");
    for i in 0..SPEAKERS {
        _ = write!(xml, r#"<TLCPerson id="p{i}" showAs="发言人{i}"/>"#);
    }
    xml.push_str("</references></meta><debateBody><debateSection><heading>会议</heading>\n");
    for (i, article) in articles.iter().enumerate() {
        _ = writeln!(xml, "<debateSection><heading>第{i}场</heading>");
        for (j, paragraph) in article.iter().enumerate() {
            let speaker = (i + j) % SPEAKERS;
            let text = escape(paragraph);
            _ = writeln!(
                xml,
                r##"<speech by="#p{speaker}"><from>发言人{speaker}</from><p>{text}</p></speech>"##
            );
        }
        xml.push_str("</debateSection>\n");
    }
    xml.push_str("</debateSection></debateBody></debate></akomaNtoso>\n");
    xml
}

/// The text without what XML 1.0 does not allow.
fn escape(text: &str) -> String {
    text.replace(|c: char| c.is_control(), " ")
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
