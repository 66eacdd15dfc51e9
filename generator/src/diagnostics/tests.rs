//! How findings read.

use super::{
    Code, Diagnostic, Diagnostics, Location, Pointer, Severity, SourceFile, SourceId, SourceMap, Span, render_github,
    render_human, render_json,
};

fn example() -> (Diagnostics, SourceMap) {
    let mut sources = SourceMap::default();
    sources.add(SourceFile::new("api, v1.yaml", "a: 1\nb: é2\n".to_owned()));
    let location = |start, end, key: &str| Location {
        source: SourceId::ENTRY,
        span: Span { start, end },
        pointer: Pointer::root().key(key),
    };
    let mut diagnostics = Diagnostics::new();
    let first = Diagnostic::new(Code::UnknownKey, location(10, 11, "b/c"), "50% of `b` is unknown");
    diagnostics.push(first.help("did you mean `a`?").note("it was left out").label(location(0, 1, "a"), "first here"));
    diagnostics.report(Code::Unreadable, None, "`x.yaml` cannot be read");
    (diagnostics, sources)
}

#[test]
fn people_read_place_help_and_totals() {
    let (diagnostics, sources) = example();
    let expected = "warning[unknown-key]: 50% of `b` is unknown\n  --> api, v1.yaml:2:5  (#/b~1c)\n  ::: api, v1.yaml:1:1  (#/a): first here\n   = help: did you mean `a`?\n   = note: it was left out\n\nerror[unreadable]: `x.yaml` cannot be read\n\n1 error, 1 warning\n";
    assert_eq!(render_human(&diagnostics, &sources), expected);
    assert_eq!(render_human(&Diagnostics::new(), &sources), "");
}

#[test]
fn programs_read_one_object_a_line() {
    let (diagnostics, sources) = example();
    let text = render_json(&diagnostics, &sources);
    let objects: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(objects.len(), 2);
    assert_eq!(objects[0]["code"], "unknown-key");
    assert_eq!(objects[0]["location"]["line"], 2);
    assert_eq!(objects[0]["location"]["pointer"], "/b~1c");
    assert_eq!(objects[1]["location"], serde_json::Value::Null);
}

#[test]
fn github_reads_workflow_commands() {
    let (diagnostics, sources) = example();
    let expected = "::warning file=api%2C v1.yaml,line=2,col=5,title=unknown-key::50%25 of `b` is unknown%0Ahelp: did you mean `a`?%0Ait was left out\n::error title=unreadable::`x.yaml` cannot be read\n";
    assert_eq!(render_github(&diagnostics, &sources), expected);
}

#[test]
fn losses_can_be_raised() {
    let mut diagnostics = Diagnostics::new();
    diagnostics.report(Code::NotModelled, None, "lost");
    assert!(!diagnostics.has_errors());
    diagnostics.raise(Severity::Lossy, Severity::Error);
    assert!(diagnostics.has_errors());
}
