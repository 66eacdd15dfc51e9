//! The generators: how each is installed and called, what its crates depend on.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::tell;

/// A generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Tool {
    Clientwright,
    /// The same with the crate's feature `serde` on.
    ClientwrightSerde,
    OpenapiToRust,
    Ploidy,
    Progenitor,
}

impl Tool {
    /// What is compared.
    pub(crate) const OURS: [Self; 2] = [Self::Clientwright, Self::ClientwrightSerde];

    /// What we are compared with.
    pub(crate) const PEERS: [Self; 3] = [Self::OpenapiToRust, Self::Ploidy, Self::Progenitor];

    /// Its name in options and in the report.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Clientwright => "clientwright",
            Self::ClientwrightSerde => "clientwright, serde",
            Self::OpenapiToRust => "openapi-to-rust",
            Self::Ploidy => "ploidy",
            Self::Progenitor => "progenitor",
        }
    }

    /// The folder of its workspace; both of ours share one.
    pub(crate) const fn folder(self) -> &'static str {
        match self {
            Self::ClientwrightSerde => Self::Clientwright.name(),
            other => other.name(),
        }
    }

    pub(crate) const fn is_ours(self) -> bool {
        matches!(self, Self::Clientwright | Self::ClientwrightSerde)
    }

    /// An expression that makes a client, `api` being its crate.
    pub(crate) const fn client(self) -> &'static str {
        match self {
            Self::Clientwright | Self::ClientwrightSerde => {
                "api::Client::builder().base_url(\"https://example.com\").build().expect(\"a client\")"
            }
            Self::OpenapiToRust => "api::HttpClient::new().with_base_url(\"https://example.com\")",
            Self::Ploidy => "api::Client::new(\"https://example.com\").expect(\"a client\")",
            Self::Progenitor => "api::Client::new(\"https://example.com\")",
        }
    }

    /// Flags of cargo for its crates.
    pub(crate) const fn flags(self) -> &'static [&'static str] {
        match self {
            Self::ClientwrightSerde => &["--features", "serde"],
            _ => &[],
        }
    }

    /// Package, version and program, all pinned.
    const fn package(self) -> Option<[&'static str; 3]> {
        match self {
            Self::Clientwright | Self::ClientwrightSerde => None,
            Self::OpenapiToRust => Some(["openapi-to-rust", "0.23.0", "openapi-to-rust"]),
            Self::Ploidy => Some(["ploidy", "0.15.0", "ploidy"]),
            Self::Progenitor => Some(["cargo-progenitor", "0.15.1", "cargo-progenitor"]),
        }
    }

    /// Builds or installs it, once; gives its program.
    pub(crate) fn install(self, folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
        let Some([package, version, program]) = self.package() else { return own_program() };
        let root = folder.join("tools");
        let path = root.join("bin").join(program);
        if !path.exists() {
            tell(&format!("installing {package} {version}"));
            let mut install = Command::new("cargo");
            install.args(["install", "--locked", "-q", "--root"]).arg(&root).args([package, "--version", version]);
            if !install.status()?.success() {
                return Err(format!("`cargo install {package}` failed").into());
            }
        }
        Ok(path)
    }

    /// The command that writes the crate of a description to `output`, which is there already.
    pub(crate) fn generate(self, program: &Path, document: &Path, output: &Path, name: &str) -> Vec<String> {
        let text = |path: &Path| path.display().to_string();
        let mut command = vec![text(program)];
        let arguments = match self {
            Self::Clientwright | Self::ClientwrightSerde => {
                let runtime = format!("path:{}", text(&runtime()));
                vec![
                    "generate".to_owned(),
                    text(document),
                    "--output".into(),
                    text(output),
                    "--name".into(),
                    name.into(),
                    "--runtime".into(),
                    runtime,
                ]
            }
            Self::OpenapiToRust => {
                vec![
                    "generate".into(),
                    text(document),
                    "--output-dir".into(),
                    text(&output.join("src")),
                    "--quiet".into(),
                ]
            }
            Self::Ploidy => {
                vec![
                    "generate".into(),
                    "rust".into(),
                    text(document),
                    "-o".into(),
                    text(output),
                    "--name".into(),
                    name.into(),
                ]
            }
            Self::Progenitor => vec![
                "progenitor".into(),
                "-i".into(),
                text(document),
                "-o".into(),
                text(output),
                "-n".into(),
                name.into(),
                "-v".into(),
                "0.1.0".into(),
            ],
        };
        command.extend(arguments);
        command
    }

    /// Makes a crate of what was written, where the generator leaves that to its user.
    pub(crate) fn finish(self, output: &Path, name: &str) -> Result<(), Box<dyn Error>> {
        if self != Self::OpenapiToRust {
            return Ok(());
        }
        let source = output.join("src");
        fs::rename(source.join("mod.rs"), source.join("lib.rs"))?;
        let dependencies = fs::read_to_string(source.join("REQUIRED_DEPS.toml"))?;
        let manifest =
            format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n{dependencies}");
        Ok(fs::write(output.join("Cargo.toml"), manifest)?)
    }
}

fn runtime() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime")
}

/// Our own command line, from this workspace, as it is given to users.
fn own_program() -> Result<PathBuf, Box<dyn Error>> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let build = Command::new("cargo")
        .args(["build", "--profile", "dist", "-q", "-p", "clientwright"])
        .current_dir(&workspace)
        .status()?;
    if !build.success() {
        return Err("the generator does not build".into());
    }
    let target = std::env::current_exe()?.ancestors().nth(2).map(Path::to_owned).unwrap_or_default();
    Ok(target.join("dist/clientwright"))
}
