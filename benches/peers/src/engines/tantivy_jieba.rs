//! tantivy with the tokenizer of tantivy-jieba: words only, texts not stored.

use std::path::Path;

use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TokenStream, Tokenizer};
use tantivy::{Index, IndexReader, TantivyDocument, Term};
use tantivy_jieba::JiebaTokenizer;

use super::{Engine, Result, Searcher};
use crate::corpus;

/// The memory that the writer may use, as yanlu allows itself.
const MEMORY: usize = 512_000_000;

pub struct TantivyJieba;

/// Every word once, at its place among the words, so that phrases of words can be asked for.
fn tokenizer() -> JiebaTokenizer {
    JiebaTokenizer::with_ordinal_position_mode(true)
}

impl Engine for TantivyJieba {
    fn name(&self) -> &'static str {
        "tantivy-jieba"
    }

    fn what(&self) -> &'static str {
        "words, texts not stored"
    }

    fn build(&self, corpus: &Path, index: &Path) -> Result<()> {
        let mut schema = Schema::builder();
        let words = TextFieldIndexing::default()
            .set_tokenizer("jieba")
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let text =
            schema.add_text_field("text", TextOptions::default().set_indexing_options(words));
        let index = Index::create_in_dir(index, schema.build())?;
        index.tokenizers().register("jieba", tokenizer());
        let mut writer = index.writer::<TantivyDocument>(MEMORY)?;
        for found in corpus::texts(corpus)? {
            let mut document = TantivyDocument::default();
            document.add_text(text, found?);
            writer.add_document(document)?;
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        Ok(())
    }

    fn open(&self, _corpus: &Path, index: &Path) -> Result<Box<dyn Searcher>> {
        let index = Index::open_in_dir(index)?;
        let text = index.schema().get_field("text")?;
        Ok(Box::new(Open {
            reader: index.reader()?,
            text,
        }))
    }
}

struct Open {
    reader: IndexReader,
    text: Field,
}

impl Open {
    /// A term as a word or as words that follow each other.
    fn phrase(&self, term: &str) -> Box<dyn Query> {
        let mut tokenizer = tokenizer();
        let mut stream = tokenizer.token_stream(term);
        let mut words = Vec::new();
        while let Some(token) = stream.next() {
            words.push((
                token.position,
                Term::from_field_text(self.text, &token.text),
            ));
        }
        if words.len() == 1 {
            let word = words.swap_remove(0).1;
            return Box::new(TermQuery::new(word, IndexRecordOption::WithFreqs));
        }
        Box::new(PhraseQuery::new_with_offset(words))
    }
}

impl Searcher for Open {
    fn find(&self, terms: &[String]) -> Result<u64> {
        let parts = terms
            .iter()
            .map(|term| (Occur::Must, self.phrase(term)))
            .collect();
        let query = BooleanQuery::new(parts);
        let best = TopDocs::with_limit(10).order_by_score();
        let (_, total) = self.reader.searcher().search(&query, &(best, Count))?;
        Ok(total as u64)
    }
}
