//! What is asked for.

use std::path::PathBuf;

use super::tool::Tool;

/// How to run it.
#[derive(Debug)]
pub(crate) struct Options {
    /// The folder of descriptions.
    pub(crate) documents: PathBuf,
    /// Names of descriptions, without their ending; all if empty.
    pub(crate) only: Vec<String>,
    /// The peers; all if empty.
    pub(crate) peers: Vec<Tool>,
    /// What is measured; everything if empty.
    pub(crate) parts: Vec<String>,
    /// How often.
    pub(crate) runs: usize,
    /// Where tools are installed, and crates written and built.
    pub(crate) folder: PathBuf,
    /// Where the report goes beside standard output, `.md`; the chart stands beside it as `.svg`.
    pub(crate) report: Option<PathBuf>,
}

/// How it is called.
pub(crate) const USAGE: &str = "clientwright-bench peers --documents DIR [--only NAME]... [--peer NAME]... [--part generate|check|build|debug|release|program]... [--runs N] [--folder DIR] [--report FILE.md]";

/// `build` is `debug` and `release`.
const PARTS: [&str; 6] = ["generate", "check", "build", "debug", "release", "program"];

impl Options {
    /// Whether a part is measured; crates are generated in any case.
    pub(crate) fn wants(&self, part: &str) -> bool {
        let is_build = ["debug", "release"].contains(&part);
        self.parts.is_empty() || self.parts.iter().any(|wanted| wanted == part || is_build && wanted == "build")
    }
}

/// Reads the arguments after `peers`.
pub(crate) fn parse(arguments: &[String]) -> Option<Options> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/peers");
    let mut documents = None;
    let (mut only, mut peers, mut parts, mut runs) = (Vec::new(), Vec::new(), Vec::new(), 3);
    let (mut folder, mut report) = (folder, None);
    let mut rest = arguments;
    while let [name, value, others @ ..] = rest {
        match name.as_str() {
            "--documents" => documents = Some(PathBuf::from(value)),
            "--only" => only.push(value.clone()),
            "--peer" => peers.push(Tool::PEERS.into_iter().find(|tool| tool.name() == value)?),
            "--part" if PARTS.contains(&value.as_str()) => parts.push(value.clone()),
            "--runs" => runs = value.parse().ok()?,
            "--folder" => folder = value.into(),
            "--report" => report = Some(value.into()),
            _ => return None,
        }
        rest = others;
    }
    rest.is_empty().then_some(Options { documents: documents?, only, peers, parts, runs, folder, report })
}
