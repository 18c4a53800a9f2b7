//! Akoma Ntoso XML: sections as sessions, `TLCPerson` as speakers, narrative as narration. The tree
//! is walked with a stack of its own, so that deep nesting costs no stack.

use roxmltree::Node;
use rustc_hash::FxHashMap;

use super::sessions::SessionList;
use super::vocabulary::{labelled, without_date};
use super::xml_text::paragraphs_of;
use super::{Document, Reader, Reading, broken_promise, xml_guard};
use crate::text::{Date, find_date};
use crate::transcript::{
    Draft, Event, Paragraph, SourceFormat, Speaker, SpeakerType, Turn, TurnSpeaker, Voice,
};

/// Akoma Ntoso (`.xml`).
pub(super) struct AkomaNtoso;

impl Reader for AkomaNtoso {
    fn read(&self, document: &Document<'_>) -> Reading {
        match xml_guard::parse(document.text) {
            Ok(tree) => read_tree(&tree, document),
            Err((fault, line, column)) => {
                let line = document.first_line + line - 1;
                broken_promise(document, "XML", (line, column), fault)
            }
        }
    }
}

fn read_tree(tree: &roxmltree::Document<'_>, document: &Document<'_>) -> Reading {
    let root = tree.root_element();
    if root.tag_name().name() != "akomaNtoso" {
        return Reading {
            not_a_transcript: true,
            ..Reading::default()
        };
    }
    let mut walk = Walk {
        tree,
        first_line: document.first_line,
        speakers: speakers(root),
        sessions: SessionList::default(),
        sections: vec![Section::default()],
        paragraphs: Vec::new(),
        turns: Vec::new(),
        line: LineCounter::default(),
    };
    walk.walk(root);
    let event = event(root, document.file_name());
    let mut source = document.source.clone();
    source.format = SourceFormat::AkomaNtoso;
    let draft = Draft {
        source,
        event,
        sessions: walk.sessions.sessions,
        paragraphs: walk.paragraphs,
        turns: walk.turns,
    };
    let empty = draft.paragraphs.is_empty();
    Reading {
        drafts: (!empty).then_some(draft).into_iter().collect(),
        problems: Vec::new(),
        not_a_transcript: empty,
    }
}

/// The people and organisations that the references declare, by id.
fn speakers<'a>(root: Node<'a, '_>) -> FxHashMap<&'a str, Speaker> {
    let mut found = FxHashMap::default();
    for node in root.descendants() {
        let kind = match node.tag_name().name() {
            "TLCPerson" | "TLCRole" => SpeakerType::Person,
            "TLCOrganization" => SpeakerType::Organisation,
            _ => continue,
        };
        let id = node.attribute("id").or_else(|| node.attribute("eId"));
        if let (Some(id), Some(name)) = (id, node.attribute("showAs")) {
            let speaker = Speaker {
                kind,
                ..Speaker::person(name)
            };
            found.insert(id, speaker);
        }
    }
    found
}

/// The name is the heading of the one section that holds all others, its date aside.
fn event(root: Node<'_, '_>, file_name: &str) -> Event {
    let title = root
        .descendants()
        .find(|node| matches!(node.tag_name().name(), "docTitle" | "heading"))
        .map(text_of);
    let meta = root
        .descendants()
        .find(|node| node.tag_name().name() == "FRBRdate")
        .and_then(|node| node.attribute("date"));
    let date = |text: &str| find_date(text);
    Event {
        date: title
            .as_deref()
            .and_then(date)
            .filter(|date| date.day.is_some())
            .or_else(|| meta.and_then(date))
            .or_else(|| date(file_name))
            .or_else(|| title.as_deref().and_then(date)),
        name: title
            .map(|title| without_date(&title).to_owned())
            .filter(|title| !title.is_empty()),
        place: None,
    }
}

fn text_of(node: Node<'_, '_>) -> String {
    paragraphs_of(node, &[]).join(" ")
}

/// What holds within a section.
#[derive(Debug, Clone, Default)]
struct Section {
    /// Headings from the outermost section to this one, the conference itself left out.
    path: Vec<String>,
    session: Option<usize>,
    date: Option<Date>,
    depth: usize,
}

struct Walk<'a, 'input> {
    tree: &'a roxmltree::Document<'input>,
    first_line: u32,
    speakers: FxHashMap<&'a str, Speaker>,
    sessions: SessionList,
    sections: Vec<Section>,
    paragraphs: Vec<Paragraph>,
    turns: Vec<Turn>,
    line: LineCounter,
}

impl<'a> Walk<'a, '_> {
    fn walk(&mut self, root: Node<'a, '_>) {
        let mut stack = vec![(root, 0)];
        while let Some((node, section)) = stack.pop() {
            if node.is_text() {
                self.add_text(node, section);
                continue;
            }
            if !node.is_element() {
                continue;
            }
            match node.tag_name().name() {
                "meta" | "heading" | "subheading" | "num" | "script" => {}
                "speech" | "question" | "answer" if self.speaker(node).is_some() => {
                    self.add_turn(node, section);
                }
                name if is_block(name) => self.add_narration(node, section),
                _ => {
                    let section = self.enter(node, section);
                    let children = node.children().rev();
                    stack.extend(children.map(|child| (child, section)));
                }
            }
        }
    }

    /// The section that holds within a container: its own if it has a heading.
    fn enter(&mut self, node: Node<'a, '_>, outer: usize) -> usize {
        let heading = node
            .children()
            .find(|child| child.tag_name().name() == "heading");
        let title = heading.map(text_of).filter(|title| !title.is_empty());
        let (Some(heading), Some(title)) = (heading, title) else {
            return outer;
        };
        let mut section = self.sections[outer].clone();
        // The outermost heading names the conference.
        if section.depth <= 1 {
            section.path.clear();
        }
        section.depth += 1;
        section.path.push(title.clone());
        section.session = Some(self.sessions.index_of(section.path.join(" · ")));
        self.sections.push(section);
        let index = self.sections.len() - 1;
        self.push(heading, title, index, Voice::Narration);
        index
    }

    fn speaker(&self, node: Node<'_, '_>) -> Option<Speaker> {
        let from = node
            .children()
            .find(|child| child.tag_name().name() == "from")
            .map(text_of)
            .filter(|from| !from.is_empty());
        let id = node.attribute("by").map(|by| by.trim_start_matches('#'));
        let role = node
            .attribute("as")
            .and_then(|role| self.speakers.get(role.trim_start_matches('#')))
            .map(|role| role.name.clone());
        let known = id.and_then(|id| self.speakers.get(id)).cloned();
        let mut speaker = known.or_else(|| {
            let name = from.as_deref().or(id.filter(|id| !id.is_empty()));
            name.map(Speaker::person)
        })?;
        speaker.role = role;
        speaker.label = from.filter(|from| *from != speaker.name);
        Some(speaker)
    }

    fn add_turn(&mut self, node: Node<'a, '_>, section: usize) {
        let Some(speaker) = self.speaker(node) else {
            return;
        };
        let paragraphs = paragraphs_of(node, &["from", "num"]);
        if paragraphs.is_empty() {
            return;
        }
        self.turns.push(Turn {
            speaker: TurnSpeaker::Given(speaker),
            given_id: id_of(node),
        });
        let voice = Voice::Turn(self.turns.len() - 1);
        for text in paragraphs {
            self.push(node, text, section, voice);
        }
    }

    fn add_narration(&mut self, node: Node<'a, '_>, section: usize) {
        for text in paragraphs_of(node, &[]) {
            if let Some(date) = labelled(&text, &["时间", "日期"]).and_then(find_date) {
                self.sections[section].date = Some(date);
            }
            self.push(node, text, section, Voice::Narration);
        }
    }

    /// Text that stands in no element of its own.
    fn add_text(&mut self, node: Node<'a, '_>, section: usize) {
        let text = node.text().unwrap_or_default().trim();
        if !text.is_empty() {
            self.push(node, text.to_owned(), section, Voice::Narration);
        }
    }

    fn push(&mut self, node: Node<'a, '_>, text: String, section: usize, voice: Voice) {
        let range = node.range();
        let source = self.tree.input_text().as_bytes();
        let first = self.first_line + self.line.at(source, range.start);
        let breaks = memchr::memchr_iter(b'\n', &source[range]).count() as u32;
        let section = &self.sections[section];
        self.paragraphs.push(Paragraph {
            text,
            session: section.session,
            date: section.date,
            lines: Some(first..=first + breaks),
            given_id: id_of(node),
            voice,
            ..Paragraph::default()
        });
    }
}

fn id_of(node: Node<'_, '_>) -> Option<String> {
    let id = node.attribute("eId").or_else(|| node.attribute("id"));
    id.map(str::to_owned)
}

/// Elements that hold text and no speech.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "narrative"
            | "scene"
            | "summary"
            | "p"
            | "other"
            | "preface"
            | "docTitle"
            | "speech"
            | "ol"
            | "ul"
            | "li"
            | "table"
    )
}

/// Counts line breaks up to places that mostly follow each other.
#[derive(Debug, Default)]
struct LineCounter {
    at: usize,
    lines: u32,
}

impl LineCounter {
    fn at(&mut self, source: &[u8], place: usize) -> u32 {
        let count = |range: &[u8]| memchr::memchr_iter(b'\n', range).count() as u32;
        if place >= self.at {
            self.lines += count(&source[self.at..place]);
        } else {
            self.lines -= count(&source[place..self.at]);
        }
        self.at = place;
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::Source;

    fn read(text: &str) -> Reading {
        AkomaNtoso.read(&Document {
            text,
            first_line: 1,
            source: Source {
                path: "2025-05-08-a.an.xml".into(),
                ..Source::default()
            },
        })
    }

    #[test]
    fn sections_speeches_and_narration_are_told_apart() {
        let reading = read(
            r##"<akomaNtoso><debate>
<meta><references><TLCPerson id="a" showAs="甲（馆长）"/><TLCRole id="chair" showAs="主席"/></references></meta>
<debateBody><debateSection><heading>2025-05-08 灯会</heading>
  <debateSection><heading>上午</heading>
    <narrative>時間：民國114年5月9日</narrative>
    <speech by="#a" as="#chair" id="s1"><p>一。</p>
      <p>二。</p></speech>
    <speech by="#b"><from>乙</from><p>三。</p></speech>
    <speech by="#b"><p> </p></speech>
    <debateSection><heading>问答</heading><speech by="#a">四。</speech></debateSection>
  </debateSection></debateSection></debateBody></debate></akomaNtoso>"##,
        );
        assert_eq!(reading.problems, []);
        let draft = &reading.drafts[0];
        let shown: Vec<_> = draft
            .paragraphs
            .iter()
            .map(|paragraph| {
                let session = paragraph
                    .session
                    .map_or("", |i| draft.sessions[i].title.as_str());
                let speaker = match paragraph.voice {
                    Voice::Turn(turn) => match &draft.turns[turn].speaker {
                        TurnSpeaker::Given(speaker) => {
                            format!("{}/{}", speaker.name, speaker.role.as_deref().unwrap_or(""))
                        }
                        TurnSpeaker::Labelled(label) => label.clone(),
                    },
                    _ => "-".to_owned(),
                };
                let line = *paragraph.lines.as_ref().unwrap().start();
                format!("{line} [{session}] {speaker}: {}", paragraph.text)
            })
            .collect();
        insta::assert_snapshot!(shown.join("\n"));
        assert_eq!(draft.event.name.as_deref(), Some("灯会"));
        assert_eq!(draft.event.date.unwrap().to_string(), "2025-05-08");
        assert_eq!(draft.paragraphs[3].date.unwrap().to_string(), "2025-05-09");
        assert_eq!(draft.turns[0].given_id.as_deref(), Some("s1"));
    }

    #[test]
    fn what_is_no_xml_is_a_problem_with_a_place() {
        let problem = |text| read(text).problems[0].to_string();
        let shown = [
            problem("<akomaNtoso>\n<p>好</q>\n</akomaNtoso>"),
            problem("# 标题\n\n<p>好"),
        ];
        insta::assert_snapshot!(shown.join("\n"));
    }

    #[test]
    fn xml_of_another_kind_is_no_transcript() {
        assert!(read("<html><p>好</p></html>").not_a_transcript);
        assert!(read("<akomaNtoso/>").not_a_transcript);
    }
}
