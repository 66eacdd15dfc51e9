//! Compiles a generated crate with each of its tags' features alone, and with none.

use std::{fs, io};

use clientwright::render::Manifest;
use clientwright_measure::Limits;

use crate::compile::{Compiled, Tool, compile_with};
use crate::outcome::Outcome;
use crate::scratch::Scratch;

/// Compiles what is in the scratch folder, once for each feature. The result is that of all together; seconds add up, of memory the most counts.
pub(crate) fn compile_each(scratch: &Scratch, limits: Limits) -> io::Result<Compiled> {
    let mut all: Option<Compiled> = None;
    for features in selections(&fs::read_to_string(scratch.folder.join("Cargo.toml"))?) {
        let arguments = ["check", "-q", "--no-default-features", "--features", &features, "--message-format=json"];
        let mut one = compile_with(scratch, Tool::Features, &arguments, limits)?;
        if one.outcome != Outcome::Ok {
            one.messages.first = format!("features `{features}`: {}", one.messages.first);
        }
        all = Some(match all {
            None => one,
            Some(before) => together(before, one),
        });
    }
    all.ok_or_else(|| io::Error::other("no selection of features"))
}

/// None, serde's traits alone, and each tag with them.
fn selections(manifest: &str) -> Vec<String> {
    let start = format!("{:?} = ", Manifest::ALL_TAGS);
    let list = manifest.lines().find_map(|line| line.strip_prefix(&start));
    let tags: Vec<String> = list.and_then(|list| serde_json::from_str(list).ok()).unwrap_or_default();
    let none = ["", "serde"].map(str::to_owned).into_iter();
    none.chain(tags.into_iter().map(|tag| format!("{tag},serde"))).collect()
}

fn together(mut before: Compiled, one: Compiled) -> Compiled {
    if before.outcome == Outcome::Ok {
        before.messages.first = one.messages.first;
    }
    before.outcome = before.outcome.max(one.outcome);
    before.messages.warnings += one.messages.warnings;
    before.messages.errors += one.messages.errors;
    for (code, count) in one.messages.codes {
        *before.messages.codes.entry(code).or_default() += count;
    }
    before.usage.seconds += one.usage.seconds;
    before.usage.megabytes = before.usage.megabytes.max(one.usage.megabytes);
    before
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tag_is_selected_alone() {
        let manifest = "[features]\n\"default\" = [\"all-tags\"]\n\"all-tags\" = [\"cats\", \"dogs\"]\n\"cats\" = []\n";
        assert_eq!(selections(manifest), ["", "serde", "cats,serde", "dogs,serde"]);
        assert_eq!(selections("[features]\n"), ["", "serde"]);
    }
}
