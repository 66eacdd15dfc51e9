//! What the manifest of a generated crate holds.

use std::collections::BTreeSet;

use crate::ir::{self, TagId};
use crate::names::Names;

use super::Options;

/// The parts of a manifest that follow from the description; a door writes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// `package.name`.
    pub name: String,
    /// `package.description`, one line.
    pub description: String,
    /// What the code needs of the runtime beside what that has in any case: its features.
    pub runtime_features: Vec<&'static str>,
    /// All features and what they turn on, `default` and [`Manifest::ALL_TAGS`] among them if there are parts that can be left out.
    pub features: Vec<(String, Vec<String>)>,
}

impl Manifest {
    /// The feature that turns on those of all tags and [`Manifest::INCOMING`], and is on by default. No tag's feature is called so: theirs have
    /// no dash.
    pub const ALL_TAGS: &'static str = "all-tags";

    /// The feature of what the service sends on its own, and of what no operation but that needs.
    pub const INCOMING: &'static str = "incoming";

    /// The feature of the runtime that reads and writes bodies in XML.
    pub const XML: &'static str = "xml";

    /// The feature of the program that calls every operation, and its name.
    pub const EXERCISE: &'static str = "exercise";

    /// The features that the program needs that calls every operation.
    pub fn program_features(&self) -> Vec<String> {
        let needed = [Self::ALL_TAGS, Self::EXERCISE].into_iter().map(str::to_owned);
        needed.filter(|needed| self.features.iter().any(|(feature, _)| feature == needed)).collect()
    }

    /// The table `[features]`, without that line. No name in it has a character that TOML would want escaped.
    pub fn features_table(&self) -> String {
        let quoted = |name: &String| format!("\"{name}\"");
        let line = |(feature, parts): &(String, Vec<String>)| {
            let parts: Vec<String> = parts.iter().map(quoted).collect();
            format!("{} = [{}]\n", quoted(feature), parts.join(", "))
        };
        self.features.iter().map(line).collect::<Vec<_>>().concat()
    }
}

/// The manifest of the crate that [`super::render`] prints.
pub fn manifest(api: &ir::Api, names: &Names, options: &Options) -> Manifest {
    let title = api.info.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title: String = title.chars().filter(|c| !c.is_control()).collect();
    let title = if title.is_empty() { options.name.clone() } else { title };
    Manifest {
        name: options.name.clone(),
        description: format!("Client for {title}"),
        runtime_features: uses_xml(api).then_some(Manifest::XML).into_iter().collect(),
        features: features(api, names, options),
    }
}

fn uses_xml(api: &ir::Api) -> bool {
    let is_xml = |body: &ir::Body| {
        matches!(body.content, ir::BodyContent::Xml(_)) || body.encodings.iter().any(|part| part.element.is_some())
    };
    api.operations.iter().any(|operation| {
        let received = operation.responses.iter().filter_map(|response| response.body.as_ref());
        operation.request_body.iter().map(|body| &body.body).chain(received).any(is_xml)
    })
}

fn features(api: &ir::Api, names: &Names, options: &Options) -> Vec<(String, Vec<String>)> {
    let used: BTreeSet<TagId> = api.operations.iter().filter_map(|operation| operation.tags.first().copied()).collect();
    let tags = used.iter().filter_map(|tag| names.tags.get(tag.index()));
    let incoming = (!api.incoming.is_empty()).then(|| Manifest::INCOMING.to_owned());
    let parts: BTreeSet<String> = tags.map(|names| names.feature.to_string()).chain(incoming).collect();
    let mut features = Vec::new();
    if !parts.is_empty() {
        features.push(("default".to_owned(), vec![Manifest::ALL_TAGS.to_owned()]));
        features.push((Manifest::ALL_TAGS.to_owned(), parts.iter().cloned().collect()));
    }
    features.extend(parts.into_iter().map(|part| (part, Vec::new())));
    features.push(("serde".to_owned(), vec!["clientwright-runtime/serde".to_owned()]));
    if options.exercise {
        features.push((Manifest::EXERCISE.to_owned(), vec!["clientwright-runtime/exercise".to_owned()]));
    }
    features
}
