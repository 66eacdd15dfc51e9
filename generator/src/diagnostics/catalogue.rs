//! What is said about codes: one, or the page of all.

use std::fmt::Write;

use super::Code;

/// A code's meaning, an example of what causes it, and what to do, as Markdown under a heading.
pub fn explain(code: Code) -> String {
    let (family, severity) = (code.family().name(), code.severity().name());
    format!("## {code}\n\n*{family}, {severity}.* {}\n\n{}", code.summary(), code.explanation())
}

/// The page about every code, as Markdown.
pub fn catalogue() -> String {
    let mut page = INTRODUCTION.to_owned();
    for code in Code::ALL {
        writeln!(page, "\n{}", explain(*code).trim_end()).ok();
    }
    page
}

/// Every code in one line each, for a terminal.
pub fn list() -> String {
    let line = |code: &Code| {
        format!("{:21} {:8} {:7} {}\n", code.name(), code.family().name(), code.severity().name(), code.summary())
    };
    Code::ALL.iter().map(line).collect()
}

/// What stands above the codes.
const INTRODUCTION: &str = "\
# Diagnostics

<!-- Made from the table of codes: `cargo run -p clientwright -- explain --page > generator/docs/diagnostics.md` -->

Every finding has a code, which is stable, a place, and a severity:

- *error*: there is no output;
- *lossy*: something of the description is not in the client, or only as an untyped value;
- *warning*: likely a mistake, the client is complete;
- *note*: worth knowing.

A finding may be less severe than its code says here, when its meaning is plain all the same. Families say who has to act: a *fault* breaks a
rule of the specification, a *gap* is right and not modelled yet, *usage* is about options, files and limits, *internal* is a bug of
the generator.

Levels change what findings cost, by code or severity, everywhere or from a JSON pointer down. They are keys of the manifest's table, flags
(`--deny lossy`) and functions in a build script:

```toml
[package.metadata.clientwright]
deny = [\"lossy\"]
warn = [\"docs-only\"]
allow = [\"undecidable-union\", \"unknown-key at #/components/schemas/Legacy\"]
```

`deny` makes findings errors, `warn` shows them and makes warnings of notes, `allow` hides them. Of the rules that mean a finding, the one with
the deepest place counts, then one that names the code, then the one that was said last; manifests and command lines say denials last. Errors stay
errors.
";
