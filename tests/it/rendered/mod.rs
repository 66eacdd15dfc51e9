//! A crate and a module rendered from an API with every kind of type, compiled against the runtime without a warning.

mod api;
pub(crate) mod compile;
mod features;

use std::path::Path;

use clientwright::config::Shape;
use clientwright::names::assign;
use clientwright::render::{Options, Serde, manifest, render};

fn options(shape: Shape) -> Options {
    Options { name: "sample".to_owned(), shape, serde: Serde::Feature, exercise: false }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let api = api::api();
    let names = assign(&api);
    assert_eq!(render(&api, &names, &options(Shape::Crate)), render(&api, &names, &options(Shape::Crate)));
}

#[test]
fn every_file_opens_with_the_mark() {
    let api = api::api();
    let names = assign(&api);
    for shape in [Shape::Crate, Shape::Module] {
        for file in render(&api, &names, &options(shape)) {
            let first = file.text.lines().next().unwrap_or_default();
            assert!(first.ends_with(clientwright::output::MARK), "{}: {first}", file.path);
        }
    }
}

#[test]
fn crate_and_module_compile_without_warnings() {
    let api = api::api();
    let names = assign(&api);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rendered");
    let options_of_crate = options(Shape::Crate);
    let manifest = manifest(&api, &names, &options_of_crate);
    compile::write_crate(&folder.join("sample"), &render(&api, &names, &options_of_crate), &manifest);
    compile::write_including_crate(&folder.join("including"), &render(&api, &names, &options(Shape::Module)));
    compile::write_workspace(&folder, &["sample", "including"]);
    compile::cargo(&folder, &["clippy", "--workspace", "--features", "sample/serde", "--", "-D", "warnings"]);
    compile::cargo(&folder, &["doc", "--workspace", "--no-deps"]);
}
