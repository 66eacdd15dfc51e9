//! Counts now beside those that are committed.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::instructions::instructions;
use super::printed::printed;
use crate::api;

/// How it is called.
pub(crate) const USAGE: &str = "clientwright-bench counts [accept]";

/// A count may grow by this share, in percent, before it is an error.
const TOLERANCE: u64 = 5;

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("counts.tsv")
}

/// Counts and compares; with `accept`, writes what is to be committed.
pub(crate) fn run(arguments: &[String]) -> Result<String, Box<dyn Error>> {
    let counts = count()?;
    match arguments {
        [] => compare(&counts, &read(&fs::read_to_string(committed())?)),
        [word] if word == "accept" => {
            let lines = counts.iter().map(|(name, count)| format!("{name}\t{count}\n"));
            fs::write(committed(), lines.collect::<String>())?;
            Ok(format!("{} counts written", counts.len()))
        }
        _ => Err(format!("usage: {USAGE}").into()),
    }
}

fn count() -> Result<Vec<(&'static str, u64)>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/counts");
    fs::create_dir_all(&folder)?;
    let description = folder.join("api.json");
    let api = api::synthetic(200);
    fs::write(&description, crate::openapi::document(&api))?;
    let mut counts = printed(&api, &description)?;
    let own = std::env::current_exe()?;
    let text = |path: &Path| path.display().to_string();
    let generator = text(&own.with_file_name("clientwright"));
    let output = folder.join("output");
    if output.exists() {
        fs::remove_dir_all(&output)?;
    }
    let generate =
        ["generate", &text(&description), "--output", &text(&output), "--name", "counted"].map(str::to_owned);
    let generating = instructions(&[vec![generator], generate.to_vec()].concat())?;
    counts.push(("instructions, generating, thousands", generating / 1_000));
    let workload = |name: &str| instructions(&[text(&own), "workload".to_owned(), name.to_owned()]);
    let nothing = workload("nothing")?;
    for (title, name) in
        [("instructions, decoding, thousands", "decode"), ("instructions, encoding, thousands", "encode")]
    {
        counts.push((title, workload(name)?.saturating_sub(nothing) / 1_000));
    }
    Ok(counts)
}

fn read(text: &str) -> BTreeMap<String, u64> {
    let pairs = text.lines().filter_map(|line| line.split_once('\t'));
    pairs.filter_map(|(name, count)| Some((name.to_owned(), count.parse().ok()?))).collect()
}

fn compare(counts: &[(&'static str, u64)], committed: &BTreeMap<String, u64>) -> Result<String, Box<dyn Error>> {
    let mut table = String::from("| count | committed | now |\n| --- | --- | --- |\n");
    let mut grown = Vec::new();
    for (name, now) in counts {
        let before = committed.get(*name).copied();
        let shown = before.map_or("nothing".to_owned(), |before| before.to_string());
        _ = writeln!(table, "| {name} | {shown} | {now} |");
        if before.is_none_or(|before| *now > before + before * TOLERANCE / 100) {
            grown.push(*name);
        }
    }
    if grown.is_empty() {
        return Ok(table);
    }
    let advice = "grew by more than 5 %; where that is worth it, run `cargo run --release -p clientwright-bench -- counts accept`";
    Err(format!("{table}\n{} {advice}", grown.join(", ")).into())
}

#[cfg(test)]
mod tests {
    use super::{compare, read};

    #[test]
    fn a_count_may_grow_by_a_twentieth() {
        let committed = read("a\t100\nb\t100\n");
        assert!(compare(&[("a", 105), ("b", 1)], &committed).is_ok());
        let error = compare(&[("a", 106), ("b", 100)], &committed).expect_err("too much").to_string();
        assert!(error.contains("\na grew"), "{error}");
    }

    #[test]
    fn a_count_that_nobody_committed_is_an_error() {
        assert!(compare(&[("a", 1)], &read("")).is_err());
    }
}
