//! A stranger's text in every position of a description: it stays text.

mod payloads;
mod template;
mod twin;

use clientwright::GeneratedFile;
use clientwright::diagnostics::Diagnostics;

use self::payloads::payloads;
use self::template::{Texts, fill};
use crate::run::run;

const TEMPLATES: [&str; 2] = ["v2", "v3"];
const BENIGN: &str = "benign";

struct Generated {
    files: Vec<GeneratedFile>,
    diagnostics: Diagnostics,
}

fn generate(template: &str, texts: Texts<'_>) -> Generated {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("api.yaml");
    std::fs::write(&path, fill(template, texts)).unwrap();
    let run = run(&path);
    let files = run.files.unwrap_or_else(|| panic!("{template}, {:?}: {:#?}", texts.plain, run.diagnostics));
    Generated { files, diagnostics: run.diagnostics }
}

#[test]
fn the_benign_twins_are_read_in_full() {
    let texts = Texts { plain: BENIGN, meaningful: BENIGN };
    for (template, operations) in TEMPLATES.into_iter().zip([3, 3]) {
        let generated = generate(template, texts);
        let calls = |file: &GeneratedFile| file.text.matches("rt::Operation {").count();
        assert_eq!(generated.files.iter().map(calls).sum::<usize>(), operations, "{template}");
        assert!(!generated.diagnostics.has_errors(), "{template}");
    }
}

#[test]
fn text_changes_texts_and_names_alone() {
    for template in TEMPLATES {
        let benign = generate(template, Texts { plain: BENIGN, meaningful: BENIGN });
        for payload in payloads() {
            let hostile = generate(template, Texts { plain: payload, meaningful: BENIGN });
            assert_eq!(benign.files.len(), hostile.files.len(), "{template}, {payload:?}");
            for (one, other) in benign.files.iter().zip(&hostile.files).filter(|(file, _)| file.path.ends_with(".rs")) {
                let difference = twin::difference(BENIGN, &one.text, &other.text);
                assert_eq!(difference, None, "{template}, {payload:?}: {} and {}", one.path, other.path);
            }
        }
    }
}

#[test]
fn text_with_a_meaning_makes_no_items() {
    for template in TEMPLATES {
        for payload in payloads() {
            let hostile = generate(template, Texts { plain: payload, meaningful: payload });
            for file in hostile.files.iter().filter(|file| file.path.ends_with(".rs")) {
                let tree = syn::parse_file(&file.text);
                let tree = tree.unwrap_or_else(|error| panic!("{template}, {payload:?}, {}: {error}", file.path));
                let stray = tree.items.iter().find(|item| !is_ours(item));
                assert!(stray.is_none(), "{template}, {payload:?}, {}", file.path);
            }
        }
    }
}

/// Whether an item is of a kind that is ever generated at the top of a file.
fn is_ours(item: &syn::Item) -> bool {
    use syn::Item;
    matches!(
        item,
        Item::Use(_) | Item::Mod(_) | Item::Struct(_) | Item::Enum(_) | Item::Impl(_) | Item::Type(_) | Item::Const(_)
    )
}

#[test]
fn paths_stay_inside_and_plain() {
    for template in TEMPLATES {
        for payload in payloads() {
            for file in generate(template, Texts { plain: payload, meaningful: payload }).files {
                let is_plain = |part: &str| {
                    !part.is_empty()
                        && part.chars().all(|c| c.is_ascii_alphanumeric() || "_.".contains(c))
                        && !part.starts_with('.')
                };
                assert!(file.path.split('/').all(is_plain), "{template}, {payload:?}: {}", file.path);
            }
        }
    }
}

#[test]
fn documentation_shows_nothing_that_hides_or_runs() {
    for template in TEMPLATES {
        for payload in payloads() {
            for file in generate(template, Texts { plain: payload, meaningful: payload }).files {
                let is_shown = |c: char| {
                    c == '\n' || !c.is_control() && !"\u{202e}\u{2066}\u{200f}\u{2028}\u{2029}\u{feff}".contains(c)
                };
                let hidden = file.text.chars().find(|c| !is_shown(*c));
                assert_eq!(hidden, None, "{template}, {payload:?}: {}", file.path);
                assert_eq!(runnable(&file.text), None, "{template}, {payload:?}: {}", file.path);
            }
        }
    }
}

/// The first line of documentation that rustdoc would compile or take for HTML: a fence without `text`, code by indentation, a tag.
fn runnable(text: &str) -> Option<&str> {
    let mut fence: Option<&str> = None;
    let mut before = "";
    for line in text.lines().map(str::trim_start) {
        let Some(content) = line.strip_prefix("///").or_else(|| line.strip_prefix("//!")) else {
            (fence, before) = (None, "");
            continue;
        };
        let content = content.strip_prefix(' ').unwrap_or(content);
        let ticks = &content.trim_start()[..run_of_ticks(content.trim_start())];
        match fence {
            Some(open) if !ticks.is_empty() && ticks.len() >= open.len() && content.trim() == ticks => fence = None,
            Some(_) => {}
            None if ticks.len() >= 3 && content.trim_start()[ticks.len()..].trim() == "text" => fence = Some(ticks),
            None if ticks.len() >= 3 || content.trim_start().starts_with("~~~") => return Some(line),
            None if content.starts_with("    ") && before.is_empty() => return Some(line),
            None if content.contains("<script") && !content.contains('`') && !content.contains("\\<script") => {
                return Some(line);
            }
            None => {}
        }
        before = content;
    }
    None
}

fn run_of_ticks(text: &str) -> usize {
    text.len() - text.trim_start_matches('`').len()
}
