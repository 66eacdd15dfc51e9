//! The syntax trees of a generated crate.

use std::error::Error;
use std::fs;
use std::path::Path;

/// An item and the module that it stands in.
pub(crate) struct Placed {
    pub(crate) module: Vec<String>,
    pub(crate) item: syn::Item,
}

impl Placed {
    /// Whether it stands in a module of types: parameters and errors of the HTTP half are no types of the description.
    pub(crate) fn is_of_types(&self) -> bool {
        self.module.iter().any(|module| module == "types")
    }
}

/// Every item of the crate whose `src` this is, those of inline modules included, by the order of file names.
pub(crate) fn items(source: &Path) -> Result<Vec<Placed>, Box<dyn Error>> {
    let mut items = Vec::new();
    read_folder(source, &[], &mut items)?;
    Ok(items)
}

fn read_folder(folder: &Path, module: &[String], items: &mut Vec<Placed>) -> Result<(), Box<dyn Error>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    for path in paths {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let is_root = ["lib", "mod"].contains(&stem.as_str());
        let inner = if is_root { module.to_vec() } else { [module, &[stem]].concat() };
        if path.is_dir() {
            read_folder(&path, &inner, items)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            flatten(syn::parse_file(&fs::read_to_string(path)?)?.items, &inner, items);
        }
    }
    Ok(())
}

fn flatten(from: Vec<syn::Item>, module: &[String], into: &mut Vec<Placed>) {
    for item in from {
        match item {
            syn::Item::Mod(inner) => {
                let path = [module, &[inner.ident.to_string()]].concat();
                flatten(inner.content.map(|(_, items)| items).unwrap_or_default(), &path, into);
            }
            item => into.push(Placed { module: module.to_vec(), item }),
        }
    }
}

/// The items of a module, for tests.
#[cfg(test)]
pub(crate) fn placed(module: &str, text: &str) -> Vec<Placed> {
    let mut items = Vec::new();
    flatten(syn::parse_file(text).unwrap().items, &[module.to_owned()], &mut items);
    items
}
