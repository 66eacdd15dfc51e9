//! Files that refer to each other, and what they may not reach.

use std::fs;
use std::path::Path;

use clientwright::diagnostics::{Code, Diagnostics, Pointer, Severity, SourceId};
use clientwright::load::{Budget, ResolveError, Sources, load, load_files, load_in};
use indexmap::IndexMap;

fn from_memory(files: &[(&str, &str)]) -> (Sources, Diagnostics) {
    let mut map: IndexMap<String, Vec<u8>> =
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    let mut diagnostics = Diagnostics::new();
    let sources = load_files(files[0].0, &mut map, Budget::default(), &mut diagnostics).unwrap();
    (sources, diagnostics)
}

fn names(sources: &Sources) -> Vec<&str> {
    sources.map().iter().map(|(_, file)| file.name.as_str()).collect()
}

#[test]
fn references_lead_to_files_in_the_order_of_the_text() {
    let (sources, diagnostics) = from_memory(&[
        ("api/main.yaml", "a: {$ref: 'b/b.yaml#/x'}\nc: {$ref: ../shared.json}\nd: {$ref: '#/a'}\n"),
        ("api/b/b.yaml", "x: {$ref: 'c%20d.yaml'}\ny: {$ref: '../main.yaml#/a'}\n"),
        ("api/b/c d.yaml", "1"),
        ("shared.json", r#"{"a/b":{"c~d":[5]},"ü":1}"#),
    ]);
    assert!(diagnostics.is_empty());
    assert_eq!(names(&sources), ["api/main.yaml", "api/b/b.yaml", "shared.json", "api/b/c d.yaml"]);
    let (main, b, shared) = (SourceId(0), SourceId(1), SourceId(2));
    assert_eq!(sources.resolve(main, "b/b.yaml#/x"), Ok((b, Pointer::from_text("/x"))));
    assert_eq!(sources.resolve(b, "../main.yaml"), Ok((main, Pointer::root())));
    assert_eq!(sources.resolve(main, ""), Ok((main, Pointer::root())));
    assert_eq!(sources.resolve(main, "#"), Ok((main, Pointer::root())));
    assert_eq!(
        sources.resolve(main, "./../api/../shared.json#/a~1b/c~0d/0"),
        Ok((shared, Pointer::from_text("/a~1b/c~0d/0")))
    );
    assert_eq!(sources.resolve(main, "../shared.json#/%C3%BC"), Ok((shared, Pointer::from_text("/ü"))));
}

#[test]
fn references_that_lead_nowhere_say_why_and_nothing_is_reported_yet() {
    let (sources, diagnostics) = from_memory(&[(
        "main.yaml",
        "a: {$ref: missing.yaml}\nb: {$ref: 'https://example.com/x.yaml'}\nexample: {$ref: gone.yaml}\n",
    )]);
    assert!(diagnostics.is_empty(), "only who knows that it is a reference reports it");
    let resolve = |reference| sources.resolve(SourceId::ENTRY, reference).unwrap_err();
    assert_eq!(resolve("missing.yaml"), ResolveError::Unreadable("no such file".to_owned()));
    assert_eq!(resolve("https://example.com/x.yaml"), ResolveError::Remote);
    assert_eq!(resolve("//example.com/x.yaml"), ResolveError::Remote);
    assert_eq!(resolve("urn:example:x"), ResolveError::Remote);
    assert_eq!(resolve("#/nowhere"), ResolveError::NotFound);
    assert_eq!(resolve("#anchor"), ResolveError::Anchor("anchor".to_owned()));
    assert_eq!(resolve("never-seen.yaml"), ResolveError::NotFound);
}

#[test]
fn files_may_refer_to_each_other_in_circles() {
    let (sources, diagnostics) =
        from_memory(&[("a.yaml", "$ref: b.yaml"), ("b.yaml", "$ref: c.yaml"), ("c.yaml", "x: {$ref: a.yaml}")]);
    assert!(diagnostics.is_empty());
    assert_eq!(names(&sources), ["a.yaml", "b.yaml", "c.yaml"]);
}

#[test]
fn mappings_of_discriminators_lead_to_files_too() {
    let (sources, diagnostics) = from_memory(&[
        (
            "a.yaml",
            "discriminator:\n  propertyName: kind\n  mapping: {dog: dog.yaml, cat: './cat.yaml#/Cat', bird: Bird}\n",
        ),
        ("dog.yaml", "type: object"),
        ("cat.yaml", "Cat: {}"),
    ]);
    assert!(diagnostics.is_empty());
    assert_eq!(names(&sources), ["a.yaml", "dog.yaml", "cat.yaml"]);
}

#[test]
fn an_error_in_another_file_costs_that_file_only() {
    let (sources, diagnostics) = from_memory(&[
        ("a.yaml", "a: {$ref: broken.yaml}\nb: {$ref: fine.yaml}\n"),
        ("broken.yaml", "x: [1\n"),
        ("fine.yaml", "1"),
    ]);
    let found: Vec<_> = diagnostics.iter().map(|diagnostic| (diagnostic.code, diagnostic.severity)).collect();
    assert_eq!(found, [(Code::SyntaxError, Severity::Lossy)]);
    let location = diagnostics.iter().next().unwrap().location.clone().unwrap();
    assert_eq!(sources.map().get(location.source).unwrap().name, "broken.yaml");
    assert_eq!(sources.resolve(SourceId::ENTRY, "broken.yaml"), Err(ResolveError::Broken));
    assert!(sources.resolve(SourceId::ENTRY, "fine.yaml").is_ok());
}

fn from_disk(path: &Path) -> (Option<Sources>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let sources = load(path, Budget::default(), &mut diagnostics);
    (sources, diagnostics)
}

#[test]
fn files_are_read_from_the_folder_and_below() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("sub")).unwrap();
    fs::write(folder.path().join("a.yaml"), "x: {$ref: 'sub/b.yaml#/y'}\n").unwrap();
    fs::write(folder.path().join("sub/b.yaml"), "y: {$ref: ../a.yaml}\n").unwrap();
    let (sources, diagnostics) = from_disk(&folder.path().join("a.yaml"));
    assert!(diagnostics.is_empty());
    let read: Vec<_> = sources.unwrap().files().collect();
    assert_eq!(read, [folder.path().join("a.yaml"), folder.path().join("sub/b.yaml")]);
}

#[test]
fn references_do_not_leave_the_folder() {
    let outer = tempfile::tempdir().unwrap();
    let inner = outer.path().join("inner");
    fs::create_dir(&inner).unwrap();
    fs::write(outer.path().join("secret.yaml"), "secret: 1\n").unwrap();
    let secret = outer.path().join("secret.yaml").to_string_lossy().into_owned();
    let text = format!("a: {{$ref: ../secret.yaml}}\nb: {{$ref: '{secret}'}}\nc: {{$ref: sub/../../secret.yaml}}\n");
    fs::write(inner.join("a.yaml"), text).unwrap();
    let (sources, diagnostics) = from_disk(&inner.join("a.yaml"));
    let sources = sources.unwrap();
    assert!(diagnostics.is_empty());
    assert_eq!(sources.files().count(), 1);
    for reference in ["../secret.yaml", secret.as_str(), "sub/../../secret.yaml"] {
        assert_eq!(sources.resolve(SourceId::ENTRY, reference), Err(ResolveError::OutsideRoot), "{reference}");
    }
    let mut diagnostics = Diagnostics::new();
    let wider = load_in(outer.path(), &inner.join("a.yaml"), Budget::default(), &mut diagnostics).unwrap();
    assert!(wider.resolve(SourceId::ENTRY, "../secret.yaml#/secret").is_ok());
}

#[cfg(unix)]
#[test]
fn symbolic_links_do_not_leave_the_folder_either() {
    let outer = tempfile::tempdir().unwrap();
    let inner = outer.path().join("inner");
    fs::create_dir(&inner).unwrap();
    fs::write(outer.path().join("secret.yaml"), "secret: 1\n").unwrap();
    std::os::unix::fs::symlink(outer.path().join("secret.yaml"), inner.join("link.yaml")).unwrap();
    std::os::unix::fs::symlink(outer.path(), inner.join("up")).unwrap();
    fs::write(inner.join("a.yaml"), "a: {$ref: link.yaml}\nb: {$ref: up/secret.yaml}\n").unwrap();
    let sources = from_disk(&inner.join("a.yaml")).0.unwrap();
    for reference in ["link.yaml", "up/secret.yaml"] {
        assert_eq!(sources.resolve(SourceId::ENTRY, reference), Err(ResolveError::OutsideRoot), "{reference}");
    }
}

#[test]
fn an_entry_that_cannot_be_read_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    for missing in [folder.path().join("none.yaml"), folder.path().join("no/folder.yaml"), folder.path().to_path_buf()]
    {
        let (sources, diagnostics) = from_disk(&missing);
        assert!(sources.is_none());
        let codes: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(codes, [Code::Unreadable], "{}", missing.display());
    }
}

#[test]
fn a_large_file_is_not_read_to_its_end() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), "x".repeat(100_000)).unwrap();
    let mut diagnostics = Diagnostics::new();
    let budget = Budget { bytes: 1_000, ..Budget::default() };
    load(&folder.path().join("a.yaml"), budget, &mut diagnostics);
    let codes: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, [Code::BudgetExceeded]);
}
