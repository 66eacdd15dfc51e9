//! What all rows come to.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::compile::{Compiled, Tool};
use crate::outcome::Outcome;
use crate::row::{Counts, Row};

/// The totals, a line for each kind.
pub(crate) fn totals(rows: &[Row], tools: &[Tool]) -> String {
    let mut lines = vec![
        format!("{} descriptions: {}", rows.len(), outcomes(rows.iter().map(|row| row.said.outcome))),
        format!("in total: {}", sums(rows)),
        format!("findings by code: {}", list(&merged(rows.iter().map(|row| &row.said.codes)))),
        format!("places without a type by cause: {}", list(&merged(rows.iter().map(|row| &row.said.causes)))),
        resources(rows),
    ];
    lines.extend(left_out(rows));
    lines.extend(tools.iter().map(|tool| compiled(rows, *tool)));
    let full: Vec<&Row> = rows.iter().filter(|row| row.is_in_full()).collect();
    let mut last = format!("{} generated in full", full.len());
    for tool in tools {
        let clean = full.iter().filter(|row| row.is_clean(*tool)).count();
        _ = write!(last, ", {clean} of these without a warning under {}", tool.name());
    }
    lines.push(last);
    lines.join("\n")
}

/// Every operation that is in no client, with the finding that cost it.
fn left_out(rows: &[Row]) -> Vec<String> {
    let all = rows.iter().flat_map(|row| row.said.left_out.iter().map(move |lost| (row, lost)));
    let lines: Vec<String> = all
        .map(|(row, (code, pointer))| {
            format!("  {}: {pointer}: {code}, a {}", row.name, format!("{:?}", code.family()).to_lowercase())
        })
        .collect();
    [format!("operations left out: {}", lines.len())].into_iter().chain(lines).collect()
}

fn outcomes(all: impl Iterator<Item = Outcome> + Clone) -> String {
    let counts =
        Outcome::ALL.into_iter().map(|outcome| (outcome, all.clone().filter(|other| *other == outcome).count()));
    let words = counts.filter(|(_, count)| *count > 0).map(|(outcome, count)| format!("{count} {outcome}"));
    words.collect::<Vec<_>>().join(", ")
}

fn sums(rows: &[Row]) -> String {
    let sum = Counts::sum(rows.iter().map(|row| &row.said.counts));
    let words = Counts::COLUMNS.iter().zip(sum.columns()).map(|(name, sum)| format!("{sum} {name}"));
    words.collect::<Vec<_>>().join(", ")
}

fn resources(rows: &[Row]) -> String {
    let seconds: f64 = rows.iter().map(|row| row.said.seconds).sum();
    let kilobytes = rows.iter().map(|row| row.said.kilobytes).max().unwrap_or_default();
    format!("generating: {seconds:.1} seconds, {} MB at most", kilobytes / 1024)
}

fn compiled(rows: &[Row], tool: Tool) -> String {
    let all = || rows.iter().flat_map(|row| &row.compiled).filter(move |compiled| compiled.tool == tool);
    let outcomes = outcomes(all().map(|compiled| compiled.outcome));
    let seconds: f64 = all().map(|Compiled { usage, .. }| usage.seconds).sum();
    let megabytes = all().map(|Compiled { usage, .. }| usage.megabytes).fold(0.0, f64::max);
    let codes = list(&merged(all().map(|compiled| &compiled.messages.codes)));
    format!("{}: {outcomes}; {seconds:.1} CPU seconds of rustc, {megabytes:.0} MB at most; {codes}", tool.name())
}

fn merged<'a>(all: impl Iterator<Item = &'a BTreeMap<String, u64>>) -> BTreeMap<String, u64> {
    let mut sum = BTreeMap::new();
    for (name, count) in all.flatten() {
        *sum.entry(name.clone()).or_default() += count;
    }
    sum
}

/// Counts in one line, the largest first.
pub(crate) fn list(counts: &BTreeMap<String, u64>) -> String {
    let mut sorted: Vec<(&String, &u64)> = counts.iter().collect();
    sorted.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), *name));
    if sorted.is_empty() {
        return "none".to_owned();
    }
    sorted.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
}
