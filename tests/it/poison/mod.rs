//! A stranger's text in every position of a description: it stays text.

mod docs;
mod payloads;
mod template;
mod twin;

use clientwright::GeneratedFile;
use clientwright::cli::Exit;
use clientwright::diagnostics::Diagnostics;

use syn::Item;

use self::payloads::payloads;
use self::template::{Texts, fill};
use crate::doors::workshop::Workshop;
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
        let calls = |file: &GeneratedFile| file.text.matches("= rt::Operation::new(").count();
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
            for (one, other) in benign.files.iter().zip(&hostile.files).filter(|(file, _)| is_rust(file)) {
                let difference = twin::difference(BENIGN, &one.text, &other.text);
                assert_eq!(difference, None, "{template}, {payload:?}: {} and {}", one.path, other.path);
            }
        }
    }
}

#[test]
fn text_with_a_meaning_makes_nothing_of_its_own() {
    for template in TEMPLATES {
        for payload in payloads() {
            for file in generate(template, Texts { plain: payload, meaningful: payload }).files {
                let place = format!("{template}, {payload:?}, {}", file.path);
                assert!(file.path.split('/').all(is_plain_name), "{place}");
                assert_eq!(file.text.chars().find(|c| !is_seen(*c)), None, "{place}");
                if is_rust(&file) {
                    let tree = syn::parse_file(&file.text).unwrap_or_else(|error| panic!("{place}: {error}"));
                    assert!(tree.items.iter().all(is_ours), "{place}");
                    assert_eq!(docs::surprise(&file.text), None, "{place}");
                }
            }
        }
    }
}

#[test]
fn the_command_line_keeps_to_its_folder_and_writes_a_manifest() {
    for payload in payloads() {
        let workshop = Workshop::new();
        workshop.put("in/api.yaml", &fill("v3", Texts { plain: payload, meaningful: payload }));
        workshop.succeed("generate in/api.yaml --output in/api");
        let manifest: toml_edit::DocumentMut = workshop.read("in/api/Cargo.toml").parse().unwrap();
        let dependencies: Vec<&str> =
            manifest["dependencies"].as_table().unwrap().iter().map(|(name, _)| name).collect();
        assert_eq!(dependencies, ["clientwright-runtime"], "{payload:?}");
        assert!(!manifest.contains_key("patch"), "{payload:?}");
        let outside = std::fs::read_dir(workshop.path(".")).unwrap().count();
        assert_eq!(outside, 1, "{payload:?}");
    }
}

#[test]
fn a_name_that_is_none_is_refused() {
    for payload in payloads() {
        let workshop = Workshop::with_pets();
        let result = workshop.run_with(&["generate", "pets.yaml", "--output", "out", "--name", payload]);
        assert_eq!(result.exit, Exit::Usage, "{payload:?}: {}", result.err);
        assert!(!workshop.path("out").exists(), "{payload:?}");
    }
}

fn is_rust(file: &GeneratedFile) -> bool {
    file.path.ends_with(".rs")
}

fn is_plain_name(part: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_.".contains(c);
    !part.is_empty() && part.chars().all(is_plain) && !part.starts_with('.')
}

/// Whether a reader of the source sees a character where it stands.
fn is_seen(c: char) -> bool {
    c == '\n' || !c.is_control() && !"\u{202e}\u{2066}\u{200f}\u{2028}\u{2029}\u{feff}".contains(c)
}

/// Whether an item is of a kind that is ever generated at the top of a file.
fn is_ours(item: &Item) -> bool {
    match item {
        Item::Use(_)
        | Item::Mod(_)
        | Item::Struct(_)
        | Item::Enum(_)
        | Item::Impl(_)
        | Item::Type(_)
        | Item::Const(_) => true,
        Item::Static(_) => true,
        Item::Macro(called) => called.mac.path.segments.last().is_some_and(|name| name.ident == "delegate_serde"),
        _ => false,
    }
}
