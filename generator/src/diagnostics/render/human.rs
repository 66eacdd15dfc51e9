//! Findings for people at a terminal, each with an excerpt of the source.

use annotate_snippets::{Annotation, AnnotationKind, Level, Renderer, Snippet};

use crate::diagnostics::{Diagnostic, Diagnostics, Family, Group, Label, Severity, SourceMap};

use super::excerpt::{Excerpt, excerpt};
use super::others::others_note;
use super::place::Place;
use super::safe;

/// Whether the reader shows colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Text only.
    #[default]
    Plain,
    /// With ANSI escape codes.
    Coloured,
}

/// Every finding with its place, an excerpt, help and notes, and an empty line after each; empty when there is none.
pub fn render_human(diagnostics: &Diagnostics, sources: &SourceMap, style: Style) -> String {
    diagnostics.iter().map(|first| render_one(&Group { first, others: Vec::new() }, sources, style)).collect()
}

/// The same, but of many findings that are alike the first, and where the next ones are.
pub fn render_groups(diagnostics: &Diagnostics, sources: &SourceMap, style: Style) -> String {
    diagnostics.groups().iter().map(|group| render_one(group, sources, style)).collect()
}

fn render_one(found: &Group<'_>, sources: &SourceMap, style: Style) -> String {
    let diagnostic = found.first;
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let title = level(diagnostic.severity).primary_title(safe::one_line(&diagnostic.message));
    let mut text = renderer.render(&[annotate_snippets::Group::with_title(title.id(diagnostic.code.name()))]);
    text.push('\n');
    let mut body = Body::new(level(diagnostic.severity));
    let place = diagnostic.location.as_ref().and_then(|location| Place::new(sources, location));
    body.snippets(place.as_ref(), &diagnostic.labels, sources);
    body.footer(diagnostic);
    if let Some(note) = others_note(&found.others, sources) {
        body.add(Level::NOTE.message(note));
    }
    if let Some(place) = &place {
        text.push_str(&origin(place, diagnostic.code.family(), body.widest_line, style));
    }
    if !body.group.is_empty() {
        text.push_str(&renderer.render(&[body.group]));
        text.push('\n');
    }
    text.push('\n');
    text
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Lossy => Level::WARNING.with_name("lossy"),
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// `  --> file:line:column  (#/pointer)  family`, its arrow above the bar of the excerpt. Written here because the excerpt may be cut from a longer
/// line, and because of the pointer.
fn origin(place: &Place<'_>, family: Family, widest_line: usize, style: Style) -> String {
    let width = widest_line.to_string().len();
    let arrow = match style {
        Style::Plain => "-->".to_owned(),
        Style::Coloured => {
            let blue = annotate_snippets::renderer::DEFAULT_LINE_NUM_STYLE;
            format!("{blue}-->{blue:#}")
        }
    };
    let pointer = place.pointer().map(|pointer| format!("  ({pointer})")).unwrap_or_default();
    format!("{:width$}{arrow} {}{pointer}  {}\n", "", place.position(), family.name())
}

/// What stands below the place: excerpts, help, notes.
struct Body {
    group: annotate_snippets::Group<'static>,
    widest_line: usize,
}

impl Body {
    fn new(level: Level<'static>) -> Self {
        Self { group: annotate_snippets::Group::with_level(level), widest_line: 0 }
    }

    fn snippets(&mut self, place: Option<&Place<'_>>, labels: &[Label], sources: &SourceMap) {
        if let Some(excerpt) = place.and_then(excerpt) {
            self.widest_line = excerpt.line;
            let marked = AnnotationKind::Primary.span(excerpt.marked.clone());
            self.add(snippet(&excerpt, marked));
        }
        for label in labels {
            self.label(label, sources);
        }
    }

    fn label(&mut self, label: &Label, sources: &SourceMap) {
        let Some(place) = Place::new(sources, &label.location) else { return };
        let message = safe::one_line(&label.message);
        match excerpt(&place).filter(|excerpt| excerpt.from_start) {
            Some(excerpt) => {
                let marked = AnnotationKind::Context.span(excerpt.marked.clone()).label(message);
                self.widest_line = self.widest_line.max(excerpt.line);
                self.add(snippet(&excerpt, marked).path(place.name()));
            }
            None => self.add(Level::NOTE.message(format!("{message}: {}", place.position()))),
        }
    }

    fn footer(&mut self, diagnostic: &Diagnostic) {
        if let Some(help) = &diagnostic.help {
            self.add(Level::HELP.message(safe::one_line(help)));
        }
        for note in diagnostic.all_notes() {
            self.add(Level::NOTE.message(safe::one_line(&note)));
        }
    }

    fn add(&mut self, element: impl Into<annotate_snippets::Element<'static>>) {
        let group = std::mem::replace(&mut self.group, annotate_snippets::Group::with_level(Level::NOTE));
        self.group = group.element(element);
    }
}

fn snippet(excerpt: &Excerpt, marked: Annotation<'static>) -> Snippet<'static, Annotation<'static>> {
    Snippet::source(excerpt.text.clone()).line_start(excerpt.line).annotation(marked)
}
