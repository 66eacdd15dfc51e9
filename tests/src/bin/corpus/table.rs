//! Rows for people, and for programs.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::outcome::Outcome;
use crate::row::{Counts, Row};

/// Prints every row and the totals.
pub(crate) fn print(rows: &[Row]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let width = rows.iter().map(|row| row.name.len()).max().unwrap_or_default().max("name".len());
    write!(out, "{:width$} {:9}", "name", "outcome")?;
    for column in Counts::COLUMNS {
        write!(out, " {column:>9}")?;
    }
    writeln!(out, " {:>8} {:>6}", "seconds", "MB")?;
    for row in rows {
        write!(out, "{:width$} {:9}", row.name, row.outcome)?;
        for column in row.counts.columns() {
            write!(out, " {column:>9}")?;
        }
        writeln!(out, " {:>8.2} {:>6} {}", row.seconds, row.megabytes, row.note)?;
    }
    writeln!(out, "\n{}", totals(rows))
}

fn totals(rows: &[Row]) -> String {
    let mut text = format!("{} descriptions:", rows.len());
    for outcome in Outcome::ALL {
        let count = rows.iter().filter(|row| row.outcome == outcome).count();
        write!(text, " {count} {outcome},").ok();
    }
    for (index, column) in Counts::COLUMNS.iter().enumerate() {
        let sum: u64 = rows.iter().filter_map(|row| row.counts.columns().get(index).copied()).sum();
        write!(text, " {sum} {column},").ok();
    }
    let seconds: f64 = rows.iter().map(|row| row.seconds).sum();
    let megabytes = rows.iter().map(|row| row.megabytes).max().unwrap_or_default();
    write!(text, " {seconds:.1} seconds, {megabytes} MB at most").ok();
    text
}

/// The rows separated by tabs, with a header.
pub(crate) fn tsv(rows: &[Row]) -> String {
    let mut text = format!("name\toutcome\t{}\tseconds\tmegabytes\tnote\n", Counts::COLUMNS.join("\t"));
    for row in rows {
        let columns: Vec<String> = row.counts.columns().iter().map(u64::to_string).collect();
        let Row { name, outcome, seconds, megabytes, note, .. } = row;
        writeln!(text, "{name}\t{outcome}\t{}\t{seconds:.3}\t{megabytes}\t{note}", columns.join("\t")).ok();
    }
    text
}

/// Says what is wrong.
pub(crate) fn complain(message: &str) {
    writeln!(io::stderr(), "{message}").ok();
}
