//! Rows for people, and for programs.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::row::{Counts, Row};

/// Prints every row, the totals, and the failures by class.
pub(crate) fn print(rows: &[Row]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let width = rows.iter().map(|row| row.name.len()).max().unwrap_or_default().max("in total".len());
    write!(out, "{:width$}", "name")?;
    for column in Counts::COLUMNS {
        write!(out, "  {:>9}", column.replace('_', " "))?;
    }
    writeln!(out, "    share")?;
    let total = total(rows);
    for row in rows.iter().chain([&Row { name: "in total".to_owned(), counts: total, ..Row::default() }]) {
        write!(out, "{:width$}", row.name)?;
        for (name, count) in Counts::COLUMNS.iter().zip(row.counts.columns()) {
            write!(out, "  {count:>width$}", width = name.len().max(9))?;
        }
        writeln!(out, "  {:>6.2}%  {}", row.counts.rate() * 100.0, row.broken.as_deref().unwrap_or_default())?;
    }
    let broken = rows.iter().filter(|row| row.broken.is_some()).count();
    writeln!(out, "\n{} descriptions, {broken} of them broken", rows.len())?;
    for (class, (count, first)) in classes(rows) {
        writeln!(out, "{count:>6}  {class}  ({first})")?;
    }
    Ok(())
}

/// All counts.
pub(crate) fn total(rows: &[Row]) -> Counts {
    Counts::sum(rows.iter().map(|row| &row.counts))
}

/// Classes of failures, the largest first, each with how often it is there and the first place.
fn classes(rows: &[Row]) -> Vec<(&str, (u64, String))> {
    let mut classes: BTreeMap<&str, (u64, String)> = BTreeMap::new();
    for row in rows {
        for failure in &row.failures {
            let first = || (0, format!("{} {}", row.name, failure.at));
            classes.entry(&failure.class).or_insert_with(first).0 += 1;
        }
    }
    let mut sorted: Vec<_> = classes.into_iter().collect();
    sorted.sort_by_key(|(class, (count, _))| (std::cmp::Reverse(*count), *class));
    sorted
}

/// The header of [`tsv`].
pub(crate) const HEADER: &str = "name\tat\tclass\tdetail\n";

/// What failed or was skipped of a description, separated by tabs.
pub(crate) fn tsv(row: &Row) -> String {
    let mut text = String::new();
    for failure in row.failures.iter().chain(&row.skipped) {
        let cells = [&row.name, &failure.at, &failure.class, &failure.detail];
        text.push_str(&cells.map(|cell| cell.replace(['\t', '\n'], " ")).join("\t"));
        text.push('\n');
    }
    text
}
