//! The report, in Markdown: verdicts on the budgets, then the figures of every description.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::budgets::{generation_memory, verdicts};
use super::row::{Failure, Quantity, Row, Spread, elapsed, megabytes, seconds};
use super::tool::Tool;

const PARTS: [(&str, &str, Quantity, &str); 8] = [
    ("generate, elapsed", "generate", elapsed, " s"),
    ("generate", "generate", seconds, " s"),
    ("its memory", "generate", megabytes, " MB"),
    ("check", "check", seconds, " s"),
    ("its memory", "check", megabytes, " MB"),
    ("debug", "debug", seconds, " s"),
    ("release", "release", seconds, " s"),
    ("program", "program", seconds, " s"),
];

/// The whole report.
pub(crate) fn markdown(rows: &[Row]) -> String {
    let mut text = String::new();
    judge(&mut text, rows);
    for row in rows {
        describe(&mut text, row);
    }
    text
}

fn judge(text: &mut String, rows: &[Row]) {
    let valid = rows.iter().filter(|row| row.is_valid()).count();
    _ = writeln!(
        text,
        "Ours to the fastest peer whose output compiles; the comparison is valid for {valid} of {} descriptions, which the verdicts are about.\n\n\
         | figure | geometric mean, valid | all | lowest to highest | must hold | goal |\n| --- | --- | --- | --- | --- | --- |",
        rows.len()
    );
    for verdict in verdicts(rows) {
        let valid = verdict.valid.map_or("none valid".to_owned(), times);
        let [low, high] = [verdict.spread.low, verdict.spread.high];
        _ = writeln!(
            text,
            "| {} | {valid} | {} | {low:.3} to {high:.3} | {:.3}: {} | {:.3}: {} |",
            verdict.title,
            times(verdict.all),
            verdict.most,
            word(verdict.judged, verdict.most),
            verdict.goal,
            word(verdict.judged, verdict.goal),
        );
    }
    if let Some([most, goal]) = generation_memory(rows) {
        _ = writeln!(
            text,
            "\nPeak memory of generation, at most, of 15 times the bytes and 60 MB: {:.0} % ({}); of 10 times and 50 MB: {:.0} % ({}).",
            most * 100.0,
            word(Some(most), 1.0),
            goal * 100.0,
            word(Some(goal), 1.0),
        );
    }
}

fn times(ratio: f64) -> String {
    format!("{ratio:.3} ({:.1}×)", 1.0 / ratio)
}

fn word(judged: Option<f64>, limit: f64) -> &'static str {
    match judged {
        None => "unknown",
        Some(ratio) if ratio <= limit => "yes",
        Some(_) => "no",
    }
}

fn describe(text: &mut String, row: &Row) {
    _ = writeln!(text, "\n## {}\n\n{} bytes. {}\n", row.document, row.bytes, validity(row));
    let titles: Vec<&str> = PARTS.iter().map(|part| part.0).collect();
    _ = writeln!(
        text,
        "| | {} | its size | library | fields | reached | operations |\n|{}",
        titles.join(" | "),
        " --- |".repeat(PARTS.len() + 6)
    );
    for tool in Tool::OURS.into_iter().chain(Tool::PEERS) {
        let cells: Vec<String> = PARTS.iter().map(|part| cell(row, tool, part)).collect();
        let size = |sizes: &BTreeMap<Tool, u64>| sizes.get(&tool).map(|size| in_megabytes(*size));
        let fields = row.fields.get(&tool);
        let counts =
            [fields.map(|counts| counts.all), fields.map(|counts| counts.reached), row.operations.get(&tool).copied()];
        let counts = counts.map(|count| count.map(|count| count.to_string()));
        let others = [size(&row.programs), size(&row.libraries)].into_iter().chain(counts);
        let others: Vec<String> = others.map(Option::unwrap_or_default).collect();
        _ = writeln!(text, "| {} | {} | {} |", tool.name(), cells.join(" | "), others.join(" | "));
    }
    for tool in Tool::OURS {
        let ratios: Vec<String> = PARTS.iter().map(|part| ratio(row, tool, part)).collect();
        _ = writeln!(text, "| {} to the fastest | {} | | | | | |", tool.name(), ratios.join(" | "));
    }
    for Failure { tool, part, words } in &row.failures {
        _ = writeln!(text, "\n- {} did not {}: {words}", tool.name(), did_not(part));
    }
    if !row.called.is_empty() {
        _ = writeln!(text, "\nThe program calls {}.", row.called.join(", "));
    }
}

fn validity(row: &Row) -> String {
    match (row.reference(), row.share_of_fields()) {
        (Some(peer), Some(share)) => {
            let word = if row.is_valid() { "valid" } else { "not valid" };
            let reached = row.share_of_reached_fields().map_or(f64::NAN, |share| share * 100.0);
            format!(
                "The comparison is {word}: {:.1} % of the typed fields of {}; {reached:.1} % of those that operations reach.",
                share * 100.0,
                peer.name()
            )
        }
        _ => "No comparison: no peer's crate compiles, or none was measured.".to_owned(),
    }
}

fn did_not(part: &str) -> &'static str {
    match part {
        "generate" => "generate a crate",
        "program" => "take part with a program",
        _ => "compile",
    }
}

fn cell(row: &Row, tool: Tool, (_, part, of, unit): &(&str, &str, Quantity, &str)) -> String {
    let values = row.taken(tool, part, *of);
    let is_single = values.len() < 2;
    let Some(Spread { median, low, high }) = Spread::of(values) else { return String::new() };
    let digits = if *unit == " MB" { 0 } else { 2 };
    if is_single {
        return format!("{median:.digits$}{unit}");
    }
    format!("{median:.digits$}{unit} ({low:.digits$} to {high:.digits$})")
}

fn ratio(row: &Row, tool: Tool, (_, part, of, _): &(&str, &str, Quantity, &str)) -> String {
    match row.ratio(tool, part, *of) {
        Some(Spread { median, low, high }) if low < high => format!("{median:.3} ({low:.3} to {high:.3})"),
        Some(Spread { median, .. }) => format!("{median:.3}"),
        None => String::new(),
    }
}

fn in_megabytes(bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "megabytes with one digit")]
    let megabytes = bytes as f64 / 1e6;
    format!("{megabytes:.1} MB")
}
