//! Text for people.

/// What the description says to people about an item, raw: Markdown that nobody has sanitised yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// One line (`summary`, `title`).
    pub summary: Option<String>,
    /// The long text (`description`).
    pub description: Option<String>,
    /// The format of a value (`email`, `uri`) that has no type of its own.
    pub format: Option<String>,
    /// Examples as JSON text.
    pub examples: Vec<String>,
    /// Documentation elsewhere.
    pub external: Option<ExternalDocs>,
}

/// Documentation elsewhere (External Documentation Object).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalDocs {
    /// Its address, as written.
    pub url: String,
    /// What is to be found there.
    pub description: Option<String>,
}
