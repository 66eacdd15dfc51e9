//! The file of failures, which grows with each description: a run takes long.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::sync::Mutex;

use crate::row::Row;
use crate::table::{HEADER, tsv};

/// The file, when it is wanted.
pub(crate) struct Report(Option<Mutex<File>>);

impl Report {
    /// Begins it.
    pub(crate) fn create(path: Option<&Path>) -> Result<Self, String> {
        let Some(path) = path else { return Ok(Self(None)) };
        let begin = || -> std::io::Result<File> {
            let mut file = File::create(path)?;
            file.write_all(HEADER.as_bytes())?;
            Ok(file)
        };
        let file = begin().map_err(|error| format!("`{}`: {error}", path.display()))?;
        Ok(Self(Some(Mutex::new(file))))
    }

    /// Adds what failed or was skipped of a description.
    pub(crate) fn add(&self, row: &Row) -> Result<(), String> {
        let Some(file) = &self.0 else { return Ok(()) };
        let mut file = file.lock().map_err(|error| error.to_string())?;
        file.write_all(tsv(row).as_bytes()).map_err(|error| error.to_string())
    }
}
