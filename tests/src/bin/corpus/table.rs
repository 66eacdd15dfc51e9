//! Rows for people, and for programs.

use std::io::{self, Write};

use crate::compile::{Compiled, Tool};
use crate::row::{Counts, Row};
use crate::totals::{list, totals};

/// Prints every row and the totals.
pub(crate) fn print(rows: &[Row], tools: &[Tool]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let table: Vec<Vec<String>> = [header(tools)].into_iter().chain(rows.iter().map(|row| cells(row, tools))).collect();
    let columns = table.first().map(Vec::len).unwrap_or_default();
    let width =
        |column: usize| table.iter().filter_map(|line| line.get(column)).map(String::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let notes = [""].into_iter().chain(rows.iter().map(|row| row.note.as_str()));
    for (line, note) in table.iter().zip(notes) {
        for (index, (cell, width)) in line.iter().zip(&widths).enumerate() {
            match index {
                0 => write!(out, "{cell:width$}")?,
                _ => write!(out, "  {cell:>width$}")?,
            }
        }
        writeln!(out, "  {note}")?;
    }
    writeln!(out, "\n{}", totals(rows, tools))
}

fn header(tools: &[Tool]) -> Vec<String> {
    let fixed = ["name", "outcome"].iter().chain(Counts::COLUMNS).chain(&["seconds", "MB"]);
    let compiled = tools.iter().flat_map(|tool| {
        let name = tool.name();
        [
            name.to_owned(),
            format!("{name} warnings"),
            format!("{name} errors"),
            format!("{name} s"),
            format!("{name} MB"),
        ]
    });
    fixed.map(ToString::to_string).chain(compiled).collect()
}

fn cells(row: &Row, tools: &[Tool]) -> Vec<String> {
    let said = &row.said;
    let mut cells = vec![row.name.clone(), said.outcome.to_string()];
    cells.extend(said.counts.columns().iter().map(u64::to_string));
    cells.extend([format!("{:.2}", said.seconds), (said.kilobytes / 1024).to_string()]);
    for tool in tools {
        cells.extend(compiled_cells(row.compiled.iter().find(|compiled| compiled.tool == *tool)));
    }
    cells
}

fn compiled_cells(compiled: Option<&Compiled>) -> [String; 5] {
    let Some(Compiled { tool: _, outcome, messages, usage }) = compiled else {
        return ["-"; 5].map(str::to_owned);
    };
    [
        outcome.to_string(),
        messages.warnings.to_string(),
        messages.errors.to_string(),
        format!("{:.2}", usage.seconds),
        format!("{:.0}", usage.megabytes),
    ]
}

/// The rows separated by tabs, with a header; what is counted by code or lint stands in columns of its own.
pub(crate) fn tsv(rows: &[Row], tools: &[Tool]) -> String {
    let lists = ["codes", "untyped by cause"].map(str::to_owned).into_iter();
    let lints = tools.iter().map(|tool| format!("{} codes", tool.name()));
    let header = header(tools).into_iter().chain(lists).chain(lints).chain(["note".to_owned()]);
    let mut text = header.collect::<Vec<_>>().join("\t");
    for row in rows {
        let mut cells = cells(row, tools);
        cells.extend([list(&row.said.codes), list(&row.said.causes)]);
        for tool in tools {
            let compiled = row.compiled.iter().find(|compiled| compiled.tool == *tool);
            cells.push(compiled.map(|compiled| list(&compiled.messages.codes)).unwrap_or_default());
        }
        cells.push(row.note.replace(['\t', '\n'], " "));
        text.push('\n');
        text.push_str(&cells.join("\t"));
    }
    text.push('\n');
    text
}
