//! Does what a plan says.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::parallel::on_every_core;

use super::{Change, ChangeKind, Plan, WriteError};

/// Writes and removes what the plan says; files that do not differ keep their time stamps. Folders that become empty are removed.
///
/// # Errors
/// When the file system refuses; some of the other changes are made then.
pub fn apply(plan: &Plan) -> Result<(), WriteError> {
    let (gone, written): (Vec<&Change>, Vec<&Change>) =
        plan.changes.iter().partition(|change| change.kind == ChangeKind::Remove);
    for change in gone {
        remove(&change.path.in_folder(&plan.folder), &plan.folder)?;
    }
    on_every_core(&written, |change| match &change.kind {
        ChangeKind::Create { after } | ChangeKind::Update { after, .. } => {
            write(&change.path.in_folder(&plan.folder), after)
        }
        ChangeKind::Remove => Ok(()),
    })
    .into_iter()
    .collect()
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
