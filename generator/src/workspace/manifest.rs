//! Writes and edits the manifest of a committed client crate.

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, TomlError, Value, value};

use super::features::{Features, edit_features};

/// The package that generated code speaks to.
const RUNTIME: &str = "clientwright-runtime";

/// The runtime that fits this generator: both have one version.
const RUNTIME_VERSION: &str = env!("CARGO_PKG_VERSION");

/// What a generation knows about the manifest. Everything else in it is its owner's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The description, relative to the manifest's folder.
    pub spec: String,
    /// The folder that references stay in, relative to the manifest's folder, when it was chosen.
    pub root: Option<String>,
    /// Lists of findings by their key, written into a table that is made.
    pub levels: Vec<(&'static str, Vec<String>)>,
    /// Selectors of the operations that the client has; none for all.
    pub include: Vec<String>,
    /// Selectors of those that it has not.
    pub exclude: Vec<String>,
    /// The program that calls every operation, if there is to be one.
    pub exercise: Option<Program>,
    /// Fingerprint of the description.
    pub source_hash: String,
    /// Features that the code has conditions for.
    pub features: Features,
    /// Features of the runtime that the code needs.
    pub runtime_features: Vec<&'static str>,
    /// Where the runtime comes from when that was said: a version requirement, or a path relative to the manifest's folder.
    pub runtime: Option<RuntimeEntry>,
}

/// A program of the crate, and the features that it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// Its name.
    pub name: String,
    /// The features.
    pub features: Vec<String>,
}

/// What a manifest says about the runtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuntimeEntry {
    /// A version requirement.
    Version(String),
    /// A folder.
    Path(String),
}

/// The manifest of a crate that is generated for the first time.
///
/// # Errors
/// Never in practice: the template is TOML.
pub fn create_manifest(name: &str, description: &str, facts: &Facts) -> Result<String, TomlError> {
    let mut document: DocumentMut = "[package]\nname = \"\"\nversion = \"0.1.0\"\nedition = \"2024\"\n".parse()?;
    if let Some(package) = document.get_mut("package").and_then(Item::as_table_like_mut) {
        package.insert("name", value(name));
        package.insert("description", value(description));
    }
    edit_manifest(&document.to_string(), facts)
}

/// The manifest `text` with what the generator owns brought up to date: the table `[package.metadata.clientwright]` and the runtime's entry
/// among the dependencies, and the features of the code. Order, comments, and everything else stay as they are.
///
/// # Errors
/// When `text` is not TOML.
pub fn edit_manifest(text: &str, facts: &Facts) -> Result<String, TomlError> {
    let mut document: DocumentMut = text.parse()?;
    let root = document.as_table_mut();
    if let Some(owned) = table(root, "package", Nesting::Shown)
        .and_then(|package| table(package, "metadata", Nesting::Implied))
        .and_then(|metadata| table(metadata, "clientwright", Nesting::Shown))
    {
        record(owned, facts);
    }
    if let Some(dependencies) = table(root, "dependencies", Nesting::Shown) {
        depend_on_runtime(dependencies, facts.runtime.as_ref());
        turn_on(dependencies, &facts.runtime_features);
    }
    if !facts.features.table.is_empty()
        && let Some(features) = table(root, "features", Nesting::Shown)
    {
        edit_features(features, &facts.features);
    }
    if let Some(program) = &facts.exercise {
        name_example(root, program);
    }
    Ok(document.to_string())
}

fn record(owned: &mut dyn TableLike, facts: &Facts) {
    let is_new = owned.get("spec").is_none();
    set(owned, "spec", &facts.spec);
    if let Some(root) = &facts.root {
        set(owned, "root", root);
    }
    if is_new {
        facts.levels.iter().for_each(|(key, subjects)| set_list(owned, key, subjects));
    }
    set_list(owned, "include", &facts.include);
    set_list(owned, "exclude", &facts.exclude);
    if facts.exercise.is_some() && owned.get("exercise").is_none() {
        owned.insert("exercise", value(true));
    }
    set(owned, "source-hash", &facts.source_hash);
    set(owned, "generator", env!("CARGO_PKG_VERSION"));
}

/// Names an example, and the features without which it is not built.
fn name_example(root: &mut Table, program: &Program) {
    let examples = root.entry("example").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(examples) = examples.as_array_of_tables_mut() else { return };
    let is_named = |table: &Table| table.get("name").and_then(Item::as_str) == Some(&program.name);
    if !examples.iter().any(is_named) {
        let mut table = Table::new();
        set(&mut table, "name", &program.name);
        examples.push(table);
    }
    if let Some(table) = examples.iter_mut().find(|table| is_named(table)) {
        set_list(table, "required-features", &program.features);
    }
}

/// Names the runtime. Without a wish, an entry keeps its source (a path, a workspace, a repository) and only a plain version is brought up
/// to what the generated code needs.
fn depend_on_runtime(dependencies: &mut dyn TableLike, wish: Option<&RuntimeEntry>) {
    let known = dependencies.get_mut(RUNTIME);
    match (wish, known) {
        (None, None) => set(dependencies, RUNTIME, RUNTIME_VERSION),
        (None, Some(entry)) => update_version(entry),
        (Some(wish), Some(Item::Table(entry))) => replace_source(entry, wish),
        (Some(wish), Some(Item::Value(Value::InlineTable(entry)))) => {
            replace_source(entry, wish);
            entry.fmt();
        }
        (Some(RuntimeEntry::Version(version)), _) => set(dependencies, RUNTIME, version),
        (Some(wish @ RuntimeEntry::Path(_)), _) => {
            let mut entry = InlineTable::new();
            replace_source(&mut entry, wish);
            dependencies.insert(RUNTIME, Item::Value(Value::InlineTable(entry)));
        }
    }
}

/// Turns on features of the runtime; none is turned off.
fn turn_on(dependencies: &mut dyn TableLike, features: &[&'static str]) {
    let Some(entry) = dependencies.get_mut(RUNTIME).filter(|_| !features.is_empty()) else { return };
    if let Some(version) = entry.as_str().map(str::to_owned) {
        let mut table = InlineTable::new();
        table.insert("version", version.into());
        *entry = Item::Value(Value::InlineTable(table));
    }
    let Some(entry) = entry.as_table_like_mut() else { return };
    let known = entry.get("features").and_then(Item::as_array).into_iter().flatten().filter_map(Value::as_str);
    let known: Vec<String> = known.map(str::to_owned).collect();
    let missing = features.iter().map(|feature| (*feature).to_owned()).filter(|feature| !known.contains(feature));
    let all: Vec<String> = known.iter().cloned().chain(missing).collect();
    set_list(entry, "features", &all);
}

fn update_version(entry: &mut Item) {
    if entry.is_str() {
        replace(entry, RUNTIME_VERSION);
    } else if let Some(version) = entry.as_table_like_mut().and_then(|entry| entry.get_mut("version")) {
        replace(version, RUNTIME_VERSION);
    }
}

fn replace_source(entry: &mut dyn TableLike, wish: &RuntimeEntry) {
    for key in ["workspace", "git", "branch", "tag", "rev", "registry"] {
        entry.remove(key);
    }
    match wish {
        RuntimeEntry::Version(version) => {
            entry.remove("path");
            set(entry, "version", version);
        }
        RuntimeEntry::Path(path) => {
            set(entry, "path", path);
            set(entry, "version", RUNTIME_VERSION);
        }
    }
}

/// Whether a table that has to be made gets a header of its own.
#[derive(Clone, Copy)]
enum Nesting {
    Shown,
    Implied,
}

/// The table at `key`, made when it is not there; `None` when something else stands there.
fn table<'a>(parent: &'a mut dyn TableLike, key: &str, nesting: Nesting) -> Option<&'a mut dyn TableLike> {
    let item = parent.entry(key).or_insert_with(|| {
        let mut table = Table::new();
        table.set_implicit(matches!(nesting, Nesting::Implied));
        Item::Table(table)
    });
    item.as_table_like_mut()
}

/// Sets a string; one that is equal already is not touched.
fn set(table: &mut dyn TableLike, key: &str, text: &str) {
    match table.get_mut(key) {
        Some(item) => replace(item, text),
        None => drop(table.insert(key, value(text))),
    }
}

/// Sets a list of strings; one that is equal already is not touched, and no list is made to say nothing.
fn set_list(table: &mut dyn TableLike, key: &str, texts: &[String]) {
    let known = table.get(key).and_then(Item::as_array);
    let is_equal = known.map_or(texts.is_empty(), |known| {
        known.iter().map(Value::as_str).eq(texts.iter().map(|text| Some(text.as_str())))
    });
    if !is_equal {
        table.insert(key, value(texts.iter().collect::<Array>()));
    }
}

/// Replaces a string and keeps the comments around it.
fn replace(item: &mut Item, text: &str) {
    if item.as_str() == Some(text) {
        return;
    }
    let decor = item.as_value().map(|value| value.decor().clone());
    *item = value(text);
    if let (Some(decor), Some(value)) = (decor, item.as_value_mut()) {
        *value.decor_mut() = decor;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(runtime: Option<RuntimeEntry>) -> Facts {
        let (spec, source_hash) = ("../api.yaml".to_owned(), "fnv1a-64:0".to_owned());
        let (include, exclude) = (Vec::new(), Vec::new());
        let levels = vec![("allow", Vec::new()), ("deny", vec!["lossy".to_owned()])];
        Facts {
            spec,
            root: None,
            levels,
            include,
            exclude,
            exercise: None,
            source_hash,
            features: Features::default(),
            runtime_features: Vec::new(),
            runtime,
        }
    }

    #[test]
    fn creates_a_manifest_that_says_everything() {
        let text = create_manifest("pets", "Client for the Pets API", &facts(None)).unwrap();
        let expected = "[package]\nname = \"pets\"\nversion = \"0.1.0\"\nedition = \"2024\"\ndescription = \"Client for the Pets API\"\n\n\
             [package.metadata.clientwright]\nspec = \"../api.yaml\"\ndeny = [\"lossy\"]\nsource-hash = \"fnv1a-64:0\"\ngenerator = \"0.1.0\"\n\n\
             [dependencies]\nclientwright-runtime = \"0.1.0\"\n";
        assert_eq!(text, expected);
        assert_eq!(edit_manifest(&text, &facts(None)).unwrap(), text);
    }

    #[test]
    fn a_program_is_named_once_beside_those_of_the_owner() {
        let program = Program { name: "exercise".to_owned(), features: vec!["exercise".to_owned()] };
        let facts = Facts { exercise: Some(program), ..facts(None) };
        let text = "[package]\nname = 'pets'\n\n[[example]]\nname = 'mine'\n";
        let edited = edit_manifest(text, &facts).unwrap();
        assert!(edited.contains(
            "[[example]]\nname = 'mine'\n\n[[example]]\nname = \"exercise\"\nrequired-features = [\"exercise\"]\n"
        ));
        assert!(edited.contains("\nexercise = true\n"));
        assert_eq!(edit_manifest(&edited, &facts).unwrap(), edited);
    }

    #[test]
    fn keeps_what_its_owner_wrote() {
        let text = "# mine\n[package]\nversion = '9.0.0' # kept\nname = 'pets'\n\n[dependencies]\n# needed for dates\njiff = '0.2'\n\
            clientwright-runtime = { version = '0.0.1', features = ['http2'] } # ours\n\n[package.metadata.clientwright] # table\n\
            allow = []\nspec = 'old.yaml' # where\nsource-hash = 'old'\ngenerator = '0.0.1'\n\n[features]\nmine = []\n";
        let edited = edit_manifest(text, &facts(None)).unwrap();
        let expected = text
            .replace("'old.yaml'", "\"../api.yaml\"")
            .replace("'old'", "\"fnv1a-64:0\"")
            .replace("'0.0.1'", "\"0.1.0\"");
        assert_eq!(edited, expected);
    }

    #[test]
    fn adds_features_and_keeps_those_of_the_owner() {
        let features = vec![("serde".to_owned(), vec!["clientwright-runtime/serde".to_owned()])];
        let facts = Facts { features: Features { table: features, tags: String::new() }, ..facts(None) };
        let text = "[package]\nname = 'a'\n\n[features]\ndefault = ['serde'] # mine\nserde = ['dep:mine']\n";
        let edited = edit_manifest(text, &facts).unwrap();
        let expected = "[features]\ndefault = ['serde'] # mine\nserde = ['dep:mine', \"clientwright-runtime/serde\"]\n";
        assert!(edited.contains(expected), "{edited}");
        assert_eq!(edit_manifest(&edited, &facts).unwrap(), edited);
    }

    #[test]
    fn an_entry_keeps_its_source_unless_another_is_asked_for() {
        let dependency = |entry: &str, runtime| {
            let text = format!("[package]\nname = 'a'\n[dependencies]\nclientwright-runtime{entry}\n");
            let edited = edit_manifest(&text, &facts(runtime)).unwrap();
            edited.lines().find(|line| line.starts_with(RUNTIME)).unwrap_or_default().to_owned()
        };
        let path = || Some(RuntimeEntry::Path("../runtime".to_owned()));
        let version = || Some(RuntimeEntry::Version("=0.1.0".to_owned()));
        assert_eq!(dependency(".workspace = true", None), "clientwright-runtime.workspace = true");
        assert_eq!(dependency(" = { path = 'r' }", None), "clientwright-runtime = { path = 'r' }");
        assert_eq!(dependency(" = '0.1.0'", None), "clientwright-runtime = '0.1.0'");
        assert_eq!(dependency(" = '0.0.9'", None), "clientwright-runtime = \"0.1.0\"");
        assert_eq!(
            dependency(" = { workspace = true, features = ['a'] }", path()),
            "clientwright-runtime = { features = ['a'], path = \"../runtime\", version = \"0.1.0\" }"
        );
        assert_eq!(
            dependency(" = '0.0.9'", path()),
            "clientwright-runtime = { path = \"../runtime\", version = \"0.1.0\" }"
        );
        assert_eq!(dependency(" = '0.0.9'", version()), "clientwright-runtime = \"=0.1.0\"");
    }

    #[test]
    fn features_of_the_runtime_are_added_to_those_that_are_there() {
        let dependency = |entry: &str| {
            let text = format!("[package]\nname = 'a'\n[dependencies]\nclientwright-runtime{entry}\n");
            let facts = Facts { runtime_features: vec!["xml"], ..facts(None) };
            let edited = edit_manifest(&text, &facts).unwrap();
            let lines = edited.lines().filter(|line| line.starts_with("clientwright-runtime")).map(str::to_owned);
            lines.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(dependency(" = '0.1.0'"), "clientwright-runtime = { version = \"0.1.0\", features = [\"xml\"] }");
        let workspace = "clientwright-runtime.workspace = true clientwright-runtime.features = [\"xml\"]";
        assert_eq!(dependency(".workspace = true"), workspace);
        let known = " = { path = 'r', features = ['http2', 'xml'] }";
        assert_eq!(dependency(known), format!("clientwright-runtime{known}"));
        let added = "clientwright-runtime = { path = 'r', features = [\"http2\", \"xml\"] }";
        assert_eq!(dependency(" = { path = 'r', features = ['http2'] }"), added);
    }
}
