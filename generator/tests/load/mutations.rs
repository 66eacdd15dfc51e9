//! Broken texts: whatever is read, loading and showing what was found do not panic.

use clientwright::diagnostics::{Style, render_cargo, render_github, render_human, render_json};
use clientwright::load::Budget;

use crate::support::load_with;

const SEEDS: [&str; 4] = [
    "openapi: 3.1.0\ninfo: &i {title: \"ü\\uD834\\uDD1E\", version: 1.10}\nx: *i\ny:\n  <<: [*i, {a: 1}]\n  ? [k]\n  : !!str 2\n",
    "a: |2-\n   text\n\n  more\nb: >+\n  folded\n\n'c': !t 'it''s'\n200: ~\n200: [1, 2, {d: e}]\n--- # next\n...\n%YAML 1.2\n---\nx\n",
    "{\"a\": [1.5e-3, -0, true, null, \"\\u00e9\\ud834\\udd1e\\n\"], \"b\": {\"a\": {}, \"a\": []}, \"c\": \"𝄞\"}\r\n",
    "- &a [&b {k: &c v}]\n- *a\n-\t*b\n- {<<: *b, *c : 1}\n- \"\\x41\\\n   line\"\n",
];

/// Pseudorandom numbers that are the same on every run (Marsaglia's xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }
}

fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(bytes.len());
    let other = random.below(bytes.len());
    match random.below(5) {
        0 => drop(bytes.drain(at.min(other)..at.max(other).min(at.min(other) + 8))),
        1 => bytes.insert(at, b"\n\t -:{}[]&*!'\"\\#,?|>%@`\0\xff\xc3u0"[random.below(28)]),
        2 => bytes.swap(at, other),
        3 => {
            let copied: Vec<u8> = bytes[at..].iter().take(16).copied().collect();
            bytes.splice(other..other, copied);
        }
        _ => bytes.truncate(at.max(1)),
    }
    if bytes.is_empty() {
        bytes.push(b'a');
    }
}

#[test]
fn no_text_panics() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut broken = 0;
    for seed in SEEDS {
        for _ in 0..1_500 {
            let mut bytes = seed.as_bytes().to_vec();
            for _ in 0..=random.below(6) {
                mutate(&mut bytes, &mut random);
            }
            let name = ["a.yaml", "a.json", "a"][random.below(3)];
            let loaded = load_with(name, bytes, Budget { depth: 20, nodes: 500, ..Budget::default() });
            let sources = loaded.sources.expect("a file in memory can be read");
            broken += usize::from(loaded.diagnostics.has_errors());
            let shown = render_human(&loaded.diagnostics, sources.map(), Style::Plain);
            assert_eq!(shown.is_empty(), loaded.diagnostics.is_empty());
            for render in [render_github, render_json, render_cargo] {
                render(&loaded.diagnostics, sources.map());
            }
        }
    }
    assert!(broken > 1_000, "only {broken} texts were broken");
}
