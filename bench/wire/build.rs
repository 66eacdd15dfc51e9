//! Writes the API's types in both styles, and the documents.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use clientwright_bench::{Inputs, Sample, inputs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::var("OUT_DIR")?);
    let Inputs { description, derived, samples } = inputs();
    fs::write(folder.join("api.json"), description)?;
    clientwright::build(folder.join("api.json")).generate()?;
    fs::write(folder.join("derived.rs"), derived)?;
    let mut roots = String::new();
    for Sample { name, root, json } in samples {
        fs::write(folder.join(format!("{name}.json")), json)?;
        write!(
            roots,
            "pub(crate) mod {name} {{\n    pub(crate) type Ours = Vec<crate::api::types::{root}>;\n    \
             pub(crate) type Derived = Vec<crate::derived::{root}>;\n}}\n"
        )?;
    }
    Ok(fs::write(folder.join("roots.rs"), roots)?)
}
