//! Does what a plan says.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::{ChangeKind, Plan, WriteError};

/// Writes and removes what the plan says; files that do not differ keep their time stamps. Folders that become empty are removed.
///
/// # Errors
/// When the file system refuses; changes before that one stay.
pub fn apply(plan: &Plan) -> Result<(), WriteError> {
    for change in &plan.changes {
        let path = change.path.in_folder(&plan.folder);
        match &change.kind {
            ChangeKind::Create { after } | ChangeKind::Update { after, .. } => write(&path, after)?,
            ChangeKind::Remove => remove(&path, &plan.folder)?,
        }
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), WriteError> {
    let Err(error) = fs::write(path, text) else { return Ok(()) };
    // Hundreds of files share a folder: it is made when it turns out to be missing.
    let Some(folder) = path.parent().filter(|_| error.kind() == ErrorKind::NotFound) else {
        return Err(WriteError::io("write", path)(error));
    };
    fs::create_dir_all(folder).map_err(WriteError::io("create", folder))?;
    fs::write(path, text).map_err(WriteError::io("write", path))
}

fn remove(path: &Path, folder: &Path) -> Result<(), WriteError> {
    fs::remove_file(path).map_err(WriteError::io("remove", path))?;
    // A folder that still holds something refuses to go: that is the end of it.
    let above = path.ancestors().skip(1).take_while(|above| *above != folder);
    above.take_while(|above| fs::remove_dir(above).is_ok()).for_each(drop);
    Ok(())
}
