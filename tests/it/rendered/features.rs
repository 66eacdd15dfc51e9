//! A crate compiles without a warning whichever of its tags' features are on.

use std::path::Path;

use clientwright::config::Config;
use clientwright::diagnostics::Diagnostics;
use clientwright::load::{Budget, load};
use clientwright::render::Manifest;

use crate::run::in_folders;

use super::compile;

#[test]
fn each_feature_alone_and_none_compile_without_warnings() {
    let cases = in_folders("cases").into_iter().filter(|path| path.starts_with("cases/features"));
    for (index, path) in cases.enumerate() {
        let sources = load(&path, Budget::default(), &mut Diagnostics::new()).unwrap();
        let generation = clientwright::generate(&sources, &Config::new());
        let manifest = generation.manifest.unwrap();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("features-{index}"));
        compile::write_crate(&folder.join("sample"), &generation.files, &manifest);
        compile::write_workspace(&folder, &["sample"]);
        let (_, tags) = manifest.features.iter().find(|(feature, _)| feature == Manifest::ALL_TAGS).unwrap();
        let alone = tags.iter().flat_map(|tag| [tag.clone(), format!("{tag},serde")]);
        for features in ["", "serde", "default"].map(str::to_owned).into_iter().chain(alone) {
            let arguments = ["clippy", "--no-default-features", "--features", &features, "--", "-D", "warnings"];
            compile::cargo(&folder, &arguments);
        }
        for features in ["", tags[0].as_str()] {
            compile::cargo(&folder, &["doc", "--no-deps", "--no-default-features", "--features", features]);
        }
    }
}
