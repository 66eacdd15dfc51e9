//! Tells one version of a description from another.

use crate::diagnostics::SourceMap;

/// A fingerprint of every file of a description, `fnv1a-64:…`: 64-bit FNV-1a over their texts in the order of the references, the same on
/// every platform and wherever the folder stands. It tells people which version was generated from; it protects nothing. Line endings do not
/// count, since a checkout may convert them.
pub fn fingerprint(sources: &SourceMap) -> String {
    let mut hash = Fnv::new();
    for (_, file) in sources.iter() {
        file.text.split("\r\n").enumerate().for_each(|(at, part)| {
            hash.update(if at == 0 { b"" } else { b"\n" });
            hash.update(part.as_bytes());
        });
        hash.update(&[0]);
    }
    format!("fnv1a-64:{:016x}", hash.0)
}

/// The Fowler–Noll–Vo hash, variant 1a, 64 bits (RFC 9923).
struct Fnv(u64);

impl Fnv {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn update(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostics::SourceFile;

    use super::*;

    fn of(files: &[(&str, &str)]) -> String {
        let mut sources = SourceMap::default();
        for (name, text) in files {
            sources.add(SourceFile::new(*name, (*text).to_owned()));
        }
        fingerprint(&sources)
    }

    #[test]
    fn agrees_with_the_published_vectors() {
        let hash = |text: &str| {
            let mut hash = Fnv::new();
            hash.update(text.as_bytes());
            hash.0
        };
        assert_eq!(hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn depends_on_content_and_not_on_place_or_line_endings() {
        assert_eq!(of(&[("a/api.yaml", "x: 1\ny: 2\n")]), of(&[("api.yaml", "x: 1\r\ny: 2\r\n")]));
        assert_ne!(of(&[("api.yaml", "x: 1")]), of(&[("api.yaml", "x: 2")]));
        assert_ne!(of(&[("api.yaml", "x"), ("b.yaml", "y")]), of(&[("api.yaml", "xy"), ("b.yaml", "")]));
    }
}
