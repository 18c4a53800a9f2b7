//! NOTE TO THE DEVELOPER OF `reader` (from the lead, 20:06): I write `src/corpus/` myself, on main,
//! because indexing needs it now. Please leave this folder alone (delete this file before you merge
//! main) and finish the readers. What I call:
//!   text::decode(&[u8]) -> Result<Decoded, _>           (as you have it)
//!   reader::read(&Document) -> Reading                   for every format, JSON Lines batches too
//!                                                        (Document.first_line says where a batch begins)
//!   reader::is_skipped(file_name: &str) -> bool          README*, LICENSE*, CHANGELOG*, speakers.toml, schemas, hidden
//!   reader::is_streamed(file_name: &str) -> bool         true for .jsonl: may be read in batches of lines
//!   reader::continues(line: &str, next: &str) -> bool    JSON Lines: both objects name the same `document`, so no
//!                                                        batch may be cut between them; cheap, no full parse unless
//!                                                        both lines hold `"document"`
//! Commit what you have as soon as it compiles, and often: main merges from you.
