//! stub
use super::*;
pub(super) struct AkomaNtoso;
impl Reader for AkomaNtoso {
    fn read(&self, _: &Document<'_>) -> Reading {
        Reading::default()
    }
}
