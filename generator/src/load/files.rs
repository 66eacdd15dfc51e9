//! Where files come from: a folder, or memory.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;

use super::reference::ResolveError;

/// Gives the bytes of files by name; names are relative paths with `/` between the parts, as references spell them.
pub trait Files {
    /// The bytes of the file `name`, if it may be read; of a file of more than `limit` bytes the first `limit + 1` are enough, since it is
    /// over the budget.
    ///
    /// # Errors
    ///
    /// [`ResolveError::OutsideRoot`] and [`ResolveError::Unreadable`].
    fn read(&mut self, name: &str, limit: usize) -> Result<Vec<u8>, ResolveError>;
}

/// Files in memory by name.
impl Files for IndexMap<String, Vec<u8>> {
    fn read(&mut self, name: &str, _limit: usize) -> Result<Vec<u8>, ResolveError> {
        self.get(name).cloned().ok_or_else(|| ResolveError::Unreadable("no such file".to_owned()))
    }
}

/// Files in a folder, none outside of it, wherever `..` and symbolic links may lead.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// Files in `root` and below.
    ///
    /// # Errors
    ///
    /// The folder is not there.
    pub fn new(root: &Path) -> std::io::Result<Self> {
        let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
        Ok(Self { root: root.canonicalize()? })
    }
}

impl Files for Folder {
    fn read(&mut self, name: &str, limit: usize) -> Result<Vec<u8>, ResolveError> {
        let unreadable = |error: std::io::Error| ResolveError::Unreadable(error.to_string());
        let path = Path::new(name).canonicalize().map_err(unreadable)?;
        if !path.starts_with(&self.root) {
            return Err(ResolveError::OutsideRoot);
        }
        if !path.is_file() {
            return Err(ResolveError::Unreadable("not a file".to_owned()));
        }
        let mut bytes = Vec::new();
        let limit = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
        let file = File::open(path).map_err(unreadable)?;
        file.take(limit).read_to_end(&mut bytes).map_err(unreadable)?;
        Ok(bytes)
    }
}
