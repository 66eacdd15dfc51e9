//! The way from one folder to another.

use std::io;
use std::path::{Path, PathBuf};

/// How `to` is written in a file that stands in `folder`, `/` between the parts. What does not exist yet is taken by its words.
///
/// # Errors
/// When the file system refuses to look.
pub fn relative_path(folder: &Path, to: &Path) -> io::Result<String> {
    let (folder, to) = (canonical(folder)?, canonical(to)?);
    let shared = folder.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(shared).map(|_| "..".to_owned());
    let down = to.components().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    Ok(if parts.is_empty() { ".".to_owned() } else { parts.join("/") })
}

/// The path without links, `.` and `..` in the part of it that exists.
fn canonical(path: &Path) -> io::Result<PathBuf> {
    match (path.canonicalize(), path.parent(), path.file_name()) {
        (Err(error), Some(parent), Some(name)) if error.kind() == io::ErrorKind::NotFound => {
            Ok(canonical(parent)?.join(name))
        }
        (result, ..) => result,
    }
}

#[cfg(test)]
mod tests {
    use super::relative_path;

    #[test]
    fn goes_up_and_down() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("one/deep"), folder.path().join("two"));
        std::fs::create_dir_all(&one).unwrap();
        std::fs::create_dir_all(&two).unwrap();
        assert_eq!(relative_path(&one, &two).unwrap(), "../../two");
        assert_eq!(relative_path(folder.path(), &two).unwrap(), "two");
        assert_eq!(relative_path(&two, &two).unwrap(), ".");
        assert_eq!(relative_path(&two.join("new/client"), &one).unwrap(), "../../../one/deep");
    }
}
