//! Reads an OpenAPI description and writes a typed Rust client.
//!
//! # The pipeline
//!
//! ```text
//! load ──▶ spec ──▶ lower ──▶ passes ──▶ names ──▶ render ──▶ write
//! ```
//!
//! | phase | gives | decides |
//! | --- | --- | --- |
//! | [`load`] | [`load::Sources`]: one tree a file, with every span | what the text says: YAML, JSON, references to other files |
//! | [`spec`] | [`spec::Document`]: the same shape for Swagger 2.0 and OpenAPI 3.0 to 3.2 | what the specification says: which keys there are, what is wrong with a value |
//! | [`lower`] | [`ir::Api`]: operations and types, plain data | what a client has to know: absent or null, open enums, how a union is told apart |
//! | [`passes`] | the same, refined over the whole graph | what is used, which direction it goes, where a box has to be |
//! | [`names`] | [`names::Names`]: an identifier for everything | how it is called in Rust |
//! | [`render`] | [`GeneratedFile`]s in memory | nothing: it prints |
//! | [`mod@write`] | files in a folder, those that differ | what on the disk is the generator's |
//!
//! Every phase adds its findings to [`Diagnostics`]; after each stands a barrier, and an error stops there. Only `load` reads files and only
//! the doors write them: everything between is pure, and the same input gives the same bytes.
//!
//! # Three doors
//!
//! - [`build()`], from a build script: a module in `OUT_DIR`.
//! - The command line (feature `cli`): a crate that is committed, regenerated with `generate`, kept fresh with `check`.
//! - [`generate`]: files in memory in, files in memory out.

pub mod build;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod diagnostics;
mod hash;
pub mod ir;
pub mod load;
pub mod lower;
pub mod names;
pub mod output;
mod parallel;
pub mod passes;
pub mod render;
pub mod spec;
#[cfg(feature = "cli")]
pub mod workspace;
pub mod write;

pub use build::build;
pub use config::Config;
pub use diagnostics::Diagnostics;
pub use output::GeneratedFile;

/// What a generation gives.
#[derive(Clone, Debug, Default)]
pub struct Generation {
    /// The files; none when there are errors.
    pub files: Vec<GeneratedFile>,
    /// What the manifest of a crate with these files has to say; `None` when there are errors.
    pub manifest: Option<render::Manifest>,
    /// How many operations are in the files.
    pub generated: usize,
    /// How many the description has, of those that the configuration selects.
    pub described: usize,
    /// Everything that was found, in the order of the description.
    pub diagnostics: Diagnostics,
}

/// Generates a client: every phase after [`load`].
pub fn generate(sources: &load::Sources, config: &Config) -> Generation {
    let mut diagnostics = Diagnostics::new();
    let document = read_document(sources, config, &mut diagnostics);
    let api = document.as_ref().and_then(|document| lower_document(document, config, &mut diagnostics));
    parallel::dispose(document);
    let arranged = || {
        arrange(sources, &mut diagnostics);
        config.levels.apply(&mut diagnostics);
    };
    let mut generation = parallel::beside(arranged, || api.map(|api| render_api(api, config)).unwrap_or_default());
    generation.diagnostics = diagnostics;
    generation
}

/// Phases `names` and `render`, but for what was found.
fn render_api(api: ir::Api, config: &Config) -> Generation {
    let (names, options) = (names::assign(&api), render_options(config));
    let generated = api.described();
    let lost = api.left_out.iter().filter(|unit| unit.unit == "operation").count();
    let generation = Generation {
        files: render::render(&api, &names, &options),
        manifest: Some(render::manifest(&api, &names, &options)),
        generated,
        described: generated + lost,
        diagnostics: Diagnostics::new(),
    };
    drop(names);
    parallel::dispose(api);
    generation
}

/// Phase `spec`: trees to a typed document. `None` when there are errors, which are reported.
pub fn read_document(
    sources: &load::Sources,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Option<spec::Document> {
    let document = spec::read(sources, diagnostics)?;
    barrier(document, config, diagnostics)
}

/// Phases `lower` and `passes`: a document to what a client has to know. `None` when there are errors, which are reported.
pub fn lower_document(document: &spec::Document, config: &Config, diagnostics: &mut Diagnostics) -> Option<ir::Api> {
    let api = lower::lower(document, &config.selection, diagnostics);
    let mut api = barrier(api, config, diagnostics)?;
    passes::run(&mut api, diagnostics);
    barrier(api, config, diagnostics)
}

/// Phases `names` and `render`: to formatted files, in memory.
pub fn render_files(api: &ir::Api, config: &Config) -> Vec<GeneratedFile> {
    render::render(api, &names::assign(api), &render_options(config))
}

fn render_options(config: &Config) -> render::Options {
    let name = config.name.clone().unwrap_or_else(|| Config::NAME.to_owned());
    render::Options { name, shape: config.shape, serde: render::Serde::default(), exercise: config.exercise }
}

/// Points every finding at the smallest place that its pointer names, tells it which operations it reaches, and puts all of them into the order of the description.
pub fn arrange(sources: &load::Sources, diagnostics: &mut Diagnostics) {
    diagnostics.relocate(|location| location.span = sources.narrowed(location));
    spec::mark_affected(sources, diagnostics);
    diagnostics.sort();
}

/// Lets a phase's result pass unless there are errors, those among them that the configuration makes some.
fn barrier<T>(result: T, config: &Config, diagnostics: &Diagnostics) -> Option<T> {
    (!config.levels.has_errors(diagnostics)).then_some(result)
}
