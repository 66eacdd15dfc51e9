//! What the manifest of a generated crate holds.

use crate::ir;

use super::Options;

/// The parts of a manifest that follow from the description; a door writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// `package.name`.
    pub name: String,
    /// `package.description`, one line.
    pub description: String,
    /// The packages that generated code names.
    pub dependencies: Vec<&'static str>,
    /// Features and what they turn on.
    pub features: Vec<(&'static str, Vec<&'static str>)>,
}

/// The manifest of the crate that [`super::render`] prints.
pub fn manifest(api: &ir::Api, options: &Options) -> Manifest {
    let title = api.info.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title: String = title.chars().filter(|c| !c.is_control()).collect();
    let title = if title.is_empty() { options.name.clone() } else { title };
    Manifest {
        name: options.name.clone(),
        description: format!("Client for {title}"),
        dependencies: vec!["clientwright-runtime"],
        features: vec![("serde", vec!["clientwright-runtime/serde"])],
    }
}
