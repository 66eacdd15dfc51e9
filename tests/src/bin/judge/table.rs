//! Rows for people, and for a file.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::known::Known;
use crate::row::Row;

/// Prints every row, what is not known, and the totals; whether all is well.
pub(crate) fn print(rows: &[Row], known: &Known) -> io::Result<bool> {
    let mut out = io::stdout().lock();
    let width = rows.iter().map(|row| row.name.len()).max().unwrap_or_default().max("name".len());
    writeln!(out, "{:width$}  operations  received   calls    good  known  unknown", "name")?;
    let mut unknown = 0;
    for row in rows {
        let Row { name, operations, received, calls, good, findings, note } = row;
        let (listed, others): (Vec<_>, Vec<_>) =
            findings.iter().partition(|(finding, _)| known.reason(name, finding).is_some());
        unknown += others.len();
        writeln!(
            out,
            "{name:width$}  {operations:>10}  {received:>8}  {calls:>6}  {good:>6}  {:>5}  {:>7}  {note}",
            listed.len(),
            others.len()
        )?;
        for (finding, example) in others {
            let example: String = example.chars().take(600).collect();
            writeln!(out, "    {}: {}: {example}", finding.route, finding.kind)?;
        }
    }
    let stale = known.stale(rows);
    stale.iter().try_for_each(|case| writeln!(out, "known, and did not occur: {case}"))?;
    let sum = |count: fn(&Row) -> usize| rows.iter().map(count).sum::<usize>();
    let judged: Vec<&Row> = rows.iter().filter(|row| row.calls > 0).collect();
    let missed = judged.iter().filter(|row| !row.note.is_empty()).count();
    writeln!(
        out,
        "{} descriptions, {} judged: {} of {} operations received, {} calls, {} good; {unknown} findings unknown, {} stale, {missed} runs incomplete",
        rows.len(),
        judged.len(),
        sum(|row| row.received),
        judged.iter().map(|row| row.operations).sum::<usize>(),
        sum(|row| row.calls),
        sum(|row| row.good),
        stale.len()
    )?;
    Ok(unknown == 0 && stale.is_empty() && missed == 0)
}

/// Every finding with its example and the reason, if it is known.
pub(crate) fn tsv(rows: &[Row], known: &Known) -> String {
    let mut text = "description\toperation\tkind\treason\texample\n".to_owned();
    for row in rows {
        for (finding, example) in &row.findings {
            let reason = known.reason(&row.name, finding).unwrap_or_default();
            let example = example.replace(['\t', '\n'], " ");
            _ = writeln!(text, "{}\t{}\t{}\t{reason}\t{example}", row.name, finding.route, finding.kind);
        }
    }
    text
}
