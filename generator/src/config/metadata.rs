//! The table `[package.metadata.clientwright]` of a committed client's manifest.

use std::path::PathBuf;

use toml_edit::{Item, TableLike, Value};

use crate::diagnostics::Span;

use super::{Config, ConfigError, Level, Levels, Selector, closest};

/// What the manifest of a committed client says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// `spec`: the description, relative to the manifest's folder.
    pub spec: PathBuf,
    /// The options; `root` is relative to the manifest's folder.
    pub config: Config,
    /// What the last generation wrote.
    pub recorded: Recorded,
}

/// Facts about the last generation, written by the generator and never by people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// `source-hash`: fingerprint of every file that the description is made of.
    pub source_hash: Option<String>,
    /// `generator`: the version of the generator.
    pub generator: Option<String>,
}

impl Metadata {
    /// Every key of the table.
    pub const KEYS: [&'static str; 10] =
        ["spec", "root", "include", "exclude", "exercise", "allow", "warn", "deny", "source-hash", "generator"];

    /// Reads the table.
    ///
    /// # Errors
    /// When a key is unknown, a value is of the wrong kind, or `spec` is missing.
    pub fn from_toml(item: &Item) -> Result<Self, ConfigError> {
        let Some(table) = item.as_table_like() else {
            return Err(ConfigError {
                span: item.span(),
                ..ConfigError::new("`package.metadata.clientwright` is not a table")
            });
        };
        let mut metadata = Self::default();
        let mut spec = None;
        for (key, value) in table.iter() {
            match key {
                "spec" => spec = Some(PathBuf::from(text(key, value)?)),
                "root" => metadata.config.root = Some(PathBuf::from(text(key, value)?)),
                "include" => metadata.config.selection.include = selectors(key, value)?,
                "exclude" => metadata.config.selection.exclude = selectors(key, value)?,
                "exercise" => metadata.config.exercise = flag(key, value)?,
                "allow" | "warn" | "deny" => {}
                "source-hash" => metadata.recorded.source_hash = Some(text(key, value)?),
                "generator" => metadata.recorded.generator = Some(text(key, value)?),
                unknown => return Err(unknown_key(unknown, table)),
            }
        }
        metadata.config.levels = levels(table)?;
        metadata.spec = spec.ok_or_else(|| missing_spec(item))?;
        Ok(metadata)
    }
}

fn text(key: &str, item: &Item) -> Result<String, ConfigError> {
    item.as_str().map(str::to_owned).ok_or_else(|| wrong_kind(key, "a string", item))
}

fn flag(key: &str, item: &Item) -> Result<bool, ConfigError> {
    item.as_bool().ok_or_else(|| wrong_kind(key, "`true` or `false`", item))
}

/// Denials last, whatever order the keys have: the order of keys means nothing in a table.
fn levels(table: &dyn TableLike) -> Result<Levels, ConfigError> {
    let mut levels = Levels::default();
    for (key, level) in [("allow", Level::Allow), ("warn", Level::Warn), ("deny", Level::Deny)] {
        let Some(item) = table.get(key) else { continue };
        let wrong = || wrong_kind(key, "a list of strings", item);
        for value in item.as_array().ok_or_else(wrong)? {
            let subject = value.as_str().ok_or_else(wrong)?.parse();
            levels.add(level, subject.map_err(|error| ConfigError { span: value.span(), ..error })?);
        }
    }
    Ok(levels)
}

fn selectors(key: &str, item: &Item) -> Result<Vec<Selector>, ConfigError> {
    let wrong = || wrong_kind(key, "a list of strings", item);
    let list = item.as_array().ok_or_else(wrong)?;
    let read = |value: &Value| {
        let byte = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let span = value.span().map(|span| Span { start: byte(span.start), end: byte(span.end) });
        value.as_str().map(|text| Selector::at(text, span))
    };
    list.iter().map(|value| read(value).ok_or_else(wrong)).collect()
}

fn wrong_kind(key: &str, wanted: &str, item: &Item) -> ConfigError {
    ConfigError { span: item.span(), ..ConfigError::new(format!("`{key}` is not {wanted}")) }
}

fn missing_spec(item: &Item) -> ConfigError {
    ConfigError {
        help: Some("name the description: `spec = \"openapi.yaml\"`".to_owned()),
        span: item.span(),
        ..ConfigError::new("`spec` is missing in `package.metadata.clientwright`")
    }
}

fn unknown_key(key: &str, table: &dyn TableLike) -> ConfigError {
    let help = match closest(key, Metadata::KEYS) {
        Some(known) => format!("did you mean `{known}`?"),
        None => format!("known keys: `{}`", Metadata::KEYS.join("`, `")),
    };
    let span = table.key(key).and_then(toml_edit::Key::span);
    ConfigError { message: format!("unknown key `{key}` in `package.metadata.clientwright`"), help: Some(help), span }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &str) -> Result<Metadata, ConfigError> {
        let document: toml_edit::Document<&str> = toml_edit::Document::parse(table).unwrap();
        Metadata::from_toml(document.as_item())
    }

    #[test]
    fn reads_every_key() {
        let metadata = read(
            "spec = 'a.yaml'\nroot = '..'\nexercise = true\ndeny = ['lossy']\nsource-hash = 'x'\ngenerator = '1.0.0'",
        )
        .unwrap();
        assert_eq!(metadata.spec, PathBuf::from("a.yaml"));
        assert_eq!(metadata.config.root, Some(PathBuf::from("..")));
        assert!(metadata.config.exercise);
        let denied: Vec<String> = metadata.config.levels.subjects(Level::Deny).map(ToString::to_string).collect();
        assert_eq!(denied, ["lossy"]);
        let recorded = Recorded { source_hash: Some("x".to_owned()), generator: Some("1.0.0".to_owned()) };
        assert_eq!(metadata.recorded, recorded);
    }

    #[test]
    fn selectors_know_where_they_stand() {
        let metadata = read("spec = 'a.yaml'\ninclude = ['tag:pets', 'GET /**']\nexclude = []").unwrap();
        let selection = metadata.config.selection;
        let stand = |selector: &Selector| (selector.as_str().to_owned(), selector.span);
        let span = |start, end| Some(Span { start, end });
        let expected = [("tag:pets".to_owned(), span(27, 37)), ("GET /**".to_owned(), span(39, 48))];
        assert_eq!(selection.include.iter().map(stand).collect::<Vec<_>>(), expected);
        assert_eq!(selection.exclude, []);
    }

    #[test]
    fn refuses_an_unknown_key_and_says_which_was_meant() {
        let error = read("spec = 'a.yaml'\ndenny = []").unwrap_err();
        assert_eq!(error.to_string(), "unknown key `denny` in `package.metadata.clientwright`; did you mean `deny`?");
        assert_eq!(error.span, Some(16..21));
    }

    #[test]
    fn an_unknown_code_is_shown_where_it_stands() {
        let error = read("spec = 'a.yaml'\nallow = ['note', 'unknown-kye']").unwrap_err();
        assert_eq!(error.to_string(), "`unknown-kye` is neither a code nor a severity; did you mean `unknown-key`?");
        assert_eq!(error.span, Some(33..46));
    }

    #[test]
    fn refuses_a_value_of_the_wrong_kind_and_a_missing_spec() {
        assert_eq!(read("spec = 3").unwrap_err().to_string(), "`spec` is not a string");
        assert_eq!(read("spec = 'a'\ndeny = 'lossy'").unwrap_err().to_string(), "`deny` is not a list of strings");
        assert_eq!(
            read("spec = 'a'\ninclude = ['a', 1]").unwrap_err().to_string(),
            "`include` is not a list of strings"
        );
        assert!(read("deny = []").unwrap_err().to_string().starts_with("`spec` is missing"));
    }
}
