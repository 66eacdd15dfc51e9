//! The figures as Markdown tables.
//!
//! In: figures. Out: text with medians, spread and ratios to the first style.

use std::fmt::Write as _;

use crate::api::Api;
use crate::measure::Usage;

/// One figure of one run.
#[derive(Debug)]
pub(crate) struct Cell {
    pub(crate) style: &'static str,
    pub(crate) mode: &'static str,
    pub(crate) usage: Usage,
}

/// What the API has.
pub(crate) fn counts(api: &Api) -> String {
    let fields: usize = api.structs.iter().map(|item| item.fields.len()).sum();
    format!(
        "{} structs with {fields} fields, {} enums, {} unions, {} operations\n",
        api.structs.len(),
        api.enums.len(),
        api.unions.len(),
        api.operations.len()
    )
}

/// CPU seconds and memory of rustc.
pub(crate) fn compile(cells: &[Cell]) -> String {
    let mut text = String::from(
        "\nCPU seconds of rustc for the one crate: median (lowest to highest), and how many times less than the first style.\n\n\
         | style | check | debug | release | peak memory, MB | user's release build | its size, MB |\n\
         | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    let mut styles: Vec<&str> = cells.iter().map(|cell| cell.style).collect();
    styles.dedup();
    styles.sort_by_key(|style| cells.iter().position(|cell| cell.style == *style));
    styles.dedup();
    let reference = styles.first().copied().unwrap_or_default();
    for style in styles {
        _ = write!(text, "| {style} |");
        for mode in ["check", "debug", "release"] {
            text.push_str(&figure(cells, style, reference, &|cell| (cell.mode == mode).then_some(cell.usage.seconds)));
        }
        text.push_str(&figure(cells, style, reference, &|cell| {
            (cell.mode == "release").then_some(cell.usage.megabytes)
        }));
        for mode in ["user", "size"] {
            text.push_str(&figure(cells, style, reference, &|cell| (cell.mode == mode).then_some(cell.usage.seconds)));
        }
        text.push('\n');
    }
    text
}

fn figure(cells: &[Cell], style: &str, reference: &str, pick: &dyn Fn(&Cell) -> Option<f64>) -> String {
    let sorted = |style: &str| {
        let mut values: Vec<f64> = cells.iter().filter(|cell| cell.style == style).filter_map(pick).collect();
        values.sort_by(f64::total_cmp);
        values
    };
    let values = sorted(style);
    let (Some(low), Some(high)) = (values.first(), values.last()) else { return " |".to_owned() };
    let middle = median(&values);
    let ratio =
        if style == reference { String::new() } else { format!(", {:.1}×", median(&sorted(reference)) / middle) };
    if middle >= 100.0 {
        return format!(" {middle:.0} ({low:.0} to {high:.0}){ratio} |");
    }
    format!(" {middle:.2} ({low:.2} to {high:.2}){ratio} |")
}

fn median(sorted: &[f64]) -> f64 {
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Times of decoding and encoding, from the lines of the program that takes them.
pub(crate) fn wire(lines: &str) -> String {
    let mut text = String::from(
        "\nMilliseconds for a document of 1 MB, all styles in turn in one process: median (lowest tenth), and the speed of the latter relative to the first style.\n\n\
         | document | style | decode and drop | encode |\n| --- | --- | --- | --- |\n",
    );
    let mut reference = (String::new(), 0.0, 0.0);
    for line in lines.lines() {
        let parts: Vec<&str> = line.split('|').collect();
        let [document, style, numbers @ ..] = parts.as_slice() else { continue };
        let numbers: Vec<f64> =
            numbers.iter().filter_map(|number| number.parse().ok()).map(|micros: f64| micros / 1e3).collect();
        let [decode, decode_low, encode, encode_low] = numbers.as_slice() else { continue };
        if reference.0 != *document {
            reference = ((*document).to_owned(), *decode_low, *encode_low);
        }
        _ = writeln!(
            text,
            "| {document} | {style} | {decode:.2} ({decode_low:.2}), {:.2}× | {encode:.2} ({encode_low:.2}), {:.2}× |",
            reference.1 / decode_low,
            reference.2 / encode_low
        );
    }
    text
}
