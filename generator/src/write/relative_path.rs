//! Paths that cannot leave the folder they are joined to.

use std::fmt;
use std::path::{Path, PathBuf};

use super::WriteError;

/// A path below a folder, `/` between its parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RelativePath(String);

impl RelativePath {
    /// Checks a path.
    ///
    /// # Errors
    /// When a part is empty, `.`, `..`, or holds anything but ASCII letters, digits, `_`, `-` and `.`: those mean the same on every platform.
    pub fn new(text: &str) -> Result<Self, WriteError> {
        if text.split('/').all(is_plain) {
            Ok(Self(text.to_owned()))
        } else {
            Err(WriteError::OutsideFolder(text.to_owned()))
        }
    }

    /// The path's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where it is in `folder`.
    pub fn in_folder(&self, folder: &Path) -> PathBuf {
        self.0.split('/').fold(folder.to_owned(), |path, part| path.join(part))
    }

    /// The folders that lead to it, outermost first, without the file itself.
    pub fn ancestors(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').map(|(at, _)| &self.0[..at])
    }
}

impl fmt::Display for RelativePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_plain(part: &str) -> bool {
    let allowed = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '.');
    !part.is_empty() && part != "." && part != ".." && part.chars().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_plain_paths() {
        for text in ["src/lib.rs", "rustfmt.toml", "src/models/contact_status.rs", ".gitattributes"] {
            assert_eq!(RelativePath::new(text).unwrap().as_str(), text);
        }
        let path = RelativePath::new("src/models/a.rs").unwrap();
        assert_eq!(path.ancestors().collect::<Vec<_>>(), ["src", "src/models"]);
    }

    #[test]
    fn refuses_whatever_could_leave_the_folder() {
        for text in [
            "",
            "/etc/passwd",
            "../a.rs",
            "src/../../a.rs",
            "src//a.rs",
            "./a.rs",
            "C:\\a.rs",
            "src\\a.rs",
            "a\0.rs",
            "src/",
            "~/a",
            "a:b",
        ] {
            assert!(matches!(RelativePath::new(text), Err(WriteError::OutsideFolder(_))), "{text:?}");
        }
    }
}
