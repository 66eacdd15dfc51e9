//! A workspace for each generator: a crate for each description, and a program that uses five of its operations.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use super::documents::Document;
use super::tool::Tool;
use crate::measure::{self, Usage};

/// Where crates of earlier runs are kept.
const ASIDE: &str = "aside";

/// The workspace of a generator.
#[derive(Debug)]
pub(crate) struct Workspace {
    pub(crate) tool: Tool,
    pub(crate) folder: PathBuf,
    program: PathBuf,
}

impl Workspace {
    /// Installs the generator and makes an empty workspace.
    pub(crate) fn new(tool: Tool, folder: &Path) -> Result<Self, Box<dyn Error>> {
        let program = tool.install(folder)?;
        let folder = folder.join(tool.folder());
        if folder.join(ASIDE).exists() {
            fs::remove_dir_all(folder.join(ASIDE))?;
        }
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("Cargo.toml"), "[workspace]\nresolver = \"3\"\nmembers = []\n")?;
        Ok(Self { tool, folder, program })
    }

    /// Where the crate of a description is.
    pub(crate) fn output(&self, document: &Document) -> PathBuf {
        self.folder.join(document.crate_name())
    }

    /// Generates the crate anew; what the generator used, or its last words.
    pub(crate) fn generate(&self, document: &Document) -> Result<Usage, Box<dyn Error>> {
        let output = self.output(document);
        self.set_aside(&output)?;
        fs::create_dir_all(&output)?;
        let name = document.crate_name();
        let command = self.tool.generate(&self.program, &document.path, &output, &name);
        let usage = measure::command(&self.folder, &command)?;
        self.tool.finish(&output, &name)?;
        Ok(usage)
    }

    /// Moves what an earlier run wrote out of the way. To remove it between runs would slow down whoever writes files next: some file
    /// systems look for what was removed just before.
    fn set_aside(&self, output: &Path) -> std::io::Result<()> {
        let Some(name) = output.file_name().filter(|_| output.exists()) else { return Ok(()) };
        let aside = self.folder.join(ASIDE);
        fs::create_dir_all(&aside)?;
        let places = (0_usize..).map(|number| aside.join(format!("{}-{number}", name.display())));
        places.into_iter().find(|place| !place.exists()).map_or(Ok(()), |place| fs::rename(output, place))
    }

    /// Writes the workspace's manifest: its members are what is built now.
    pub(crate) fn select(&self, members: &[String]) -> Result<(), Box<dyn Error>> {
        let members: Vec<String> = members.iter().map(|member| format!("\"{member}\"")).collect();
        let text = format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", "));
        Ok(fs::write(self.folder.join("Cargo.toml"), text)?)
    }

    /// Compiles one member anew, its dependencies at most once. `source` is touched where cargo thinks it is fresh.
    pub(crate) fn build(&self, name: &str, source: &Path, arguments: &[&str]) -> Result<Usage, Box<dyn Error>> {
        let arguments = [arguments, &["-q", "-p", name], self.flags(name)].concat();
        if let Some(usage) = measure::cargo(&self.folder, &arguments, name)? {
            return Ok(usage);
        }
        fs::File::options().append(true).open(source)?.set_modified(std::time::SystemTime::now())?;
        measure::cargo(&self.folder, &arguments, name)?.ok_or_else(|| format!("{name} was not compiled").into())
    }

    /// The bytes of a file that the release build made.
    pub(crate) fn built(&self, file: &str) -> Option<u64> {
        let path = self.folder.join("target/release").join(file);
        fs::metadata(path).ok().map(|metadata| metadata.len())
    }

    fn flags(&self, name: &str) -> &'static [&'static str] {
        if name.starts_with("use_") { &[] } else { self.tool.flags() }
    }
}
