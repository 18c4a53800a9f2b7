//! Comma-separated values, quoted where they must be. What the columns are is the matter of
//! [`Table`].

use std::io::{self, Write};

use super::Table;

/// Writes the header and the rows.
pub(super) fn write(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = ::csv::Writer::from_writer(out);
    writer.write_record(&table.header)?;
    for row in &table.rows {
        writer.write_record(row)?;
    }
    writer.flush()
}
