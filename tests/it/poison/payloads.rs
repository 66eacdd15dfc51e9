//! What a stranger may write. Every text says `pwned` where something would be, were it more than text.

/// Rust that leaves a literal, a comment or an attribute.
const RUST: [&str; 9] = [
    "\"; fn pwned() {} //",
    "\\\"; fn pwned() {} //",
    "*/ fn pwned() {} /*",
    "\"#; fn pwned() {} r#\"",
    "\"]pub mod pwned {} #[doc = \"",
    "} } fn pwned() { {",
    "#![feature(pwned)]",
    "{pwned} {0} {{}} %s $pwned #pwned @pwned",
    "r#pwned::<pwned>!(pwned)?;",
];

/// Markdown that becomes a doctest, a link, or HTML.
const DOCS: [&str; 12] = [
    "```\nstd::fs::write(\"pwned\", \"\").unwrap();\n```",
    "````rust\nstd::fs::write(\"pwned\", \"\").unwrap();\n````",
    "~~~rust,should_panic\npwned!()\n~~~",
    "text\n\n    let pwned = pwned();\n    assert!(pwned);\n",
    "- item\n\n      let pwned = pwned();\n",
    "> ```\n> pwned!()\n> ```",
    "```text\n```\n```\npwned!()",
    "</code></pre><script>pwned()</script><img src=x onerror=pwned()>",
    "<!-- pwned",
    "[pwned](javascript:pwned()) ![pwned](https://example.com/pwned.png) [`pwned`] [pwned][]",
    "\n\n[pwned]: https://example.com/pwned \"pwned\"\n\n[^pwned]: pwned\n",
    "| pwned |\n| --- |\n| `pwned",
];

/// A manifest's syntax, and paths.
const FILES: [&str; 8] = [
    "\"\n[dependencies]\npwned = \"1\"\n#",
    "'''\n[patch.crates-io]\npwned = { path = '.' }\n'''",
    "../../pwned",
    "/tmp/pwned",
    "..\\..\\pwned",
    "C:\\pwned",
    "file:///pwned#/pwned",
    "~pwned/~1pwned/%2e%2e/pwned",
];

/// Characters that end a line, hide, or turn the direction of text.
const CHARACTERS: [&str; 8] = [
    "\u{0}pwned\u{7f}",
    "a\r\nfn pwned() {}\r",
    "\u{2028}pwned\u{2029}\u{85}fn pwned() {}",
    "\u{202e}pwned\u{2066}\u{200f}",
    "\u{1b}[31mpwned\u{1b}]8;;https://example.com\u{7}",
    "\u{feff}pwned\u{200b}\u{ad}",
    "pwned\u{301}\u{20dd}\u{1f600}",
    "pwned\\u{0}\\x00\\n\\",
];

/// All of them.
pub(super) fn payloads() -> impl Iterator<Item = &'static str> {
    RUST.into_iter().chain(DOCS).chain(FILES).chain(CHARACTERS)
}
