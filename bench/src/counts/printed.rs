//! What is printed for the synthetic API.

use std::error::Error;
use std::path::Path;

use clientwright::load::{Budget, load};
use clientwright::{Config, Diagnostics, GeneratedFile};

use crate::api::Api;

/// Bytes for each operation and field, items for each type, in hundredths.
pub(crate) fn printed(api: &Api, description: &Path) -> Result<Vec<(&'static str, u64)>, Box<dyn Error>> {
    let mut diagnostics = Diagnostics::new();
    let sources = load(description, Budget::default(), &mut diagnostics).ok_or("no description")?;
    let files = clientwright::generate(&sources, &Config::new()).files;
    let of_types = |file: &&GeneratedFile| file.path.starts_with("src/types/");
    let of_tags = |file: &&GeneratedFile| file.path.starts_with("src/area");
    let bytes = |files: Vec<&GeneratedFile>| files.iter().map(|file| file.text.len()).sum::<usize>();
    let mut items = 0;
    for file in files.iter().filter(of_types) {
        items += syn::parse_file(&file.text)?.items.iter().filter(|item| !matches!(item, syn::Item::Use(_))).count();
    }
    let fields: usize = api.structs.iter().map(|item| item.fields.len()).sum();
    let types = api.structs.len() + api.enums.len() + api.unions.len();
    let share = |all: usize, parts: usize| u64::try_from(all * 100 / parts.max(1)).unwrap_or(u64::MAX);
    Ok(vec![
        ("bytes per operation, hundredths", share(bytes(files.iter().filter(of_tags).collect()), api.operations.len())),
        ("bytes per field, hundredths", share(bytes(files.iter().filter(of_types).collect()), fields)),
        ("items per type, hundredths", share(items, types)),
    ])
}
