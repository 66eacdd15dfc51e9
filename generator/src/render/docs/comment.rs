//! One documentation comment: what the description says, then facts, each part a paragraph.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir;
use crate::render::literal::text;

use super::example::{Example, example};
use super::facts::code;
use super::inline::is_address;
use super::sanitise::sanitise;

/// A documentation comment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Comment {
    paragraphs: Vec<Vec<String>>,
    facts: Vec<String>,
}

impl Comment {
    /// A comment that begins with a sentence of ours.
    pub(crate) fn text(sentence: impl Into<String>) -> Self {
        Self { paragraphs: vec![vec![sentence.into()]], facts: Vec::new() }
    }

    /// What the description says; `fallback`, a sentence of ours, where it says nothing.
    pub(crate) fn described(docs: &ir::Docs, fallback: impl Into<String>) -> Self {
        let mut comment = Self::default().docs(docs);
        if comment.paragraphs.is_empty() {
            comment.paragraphs.push(vec![fallback.into()]);
        }
        comment
    }

    /// Adds what the description says.
    #[must_use]
    pub(crate) fn docs(mut self, docs: &ir::Docs) -> Self {
        for paragraph in said(docs) {
            self.push(sanitise(paragraph));
        }
        self.more(docs)
    }

    /// Adds what the description says behind a label of ours: `label: text`, or the label alone.
    #[must_use]
    pub(crate) fn labelled(mut self, label: &str, docs: &ir::Docs) -> Self {
        let mut paragraphs = said(docs).into_iter().map(sanitise);
        let mut first = paragraphs.next().unwrap_or_default();
        if first.is_empty() {
            first.push(format!("{label}."));
        } else if first.first().is_some_and(|line| is_text(line)) {
            let end = first.iter().position(String::is_empty).unwrap_or(first.len());
            let text: Vec<String> = first.drain(..end).collect();
            first.splice(..0, super::wrap::wrap(&format!("{label}: {}", text.join(" ")), "", ""));
        } else {
            self.push(vec![format!("{label}:")]);
        }
        self.push(first);
        paragraphs.for_each(|lines| self.push(lines));
        self.more(docs)
    }

    /// Adds what there is beside the text.
    fn more(mut self, docs: &ir::Docs) -> Self {
        self.facts.extend(docs.format.as_ref().map(|format| format!("Format: {}.", code(format))));
        for example in &docs.examples {
            self = self.example(example);
        }
        if let Some(external) = &docs.external {
            self.push(external.description.as_deref().map(sanitise).unwrap_or_default());
            let place = if is_address(&external.url) { format!("<{}>", external.url) } else { code(&external.url) };
            self.facts.push(format!("See {place}."));
        }
        self
    }

    /// Adds a paragraph of ours.
    #[must_use]
    pub(crate) fn paragraph(mut self, text: impl Into<String>) -> Self {
        self.paragraphs.push(vec![text.into()]);
        self
    }

    /// Adds lines of ours that belong together, a list for instance.
    #[must_use]
    pub(crate) fn lines(mut self, lines: Vec<String>) -> Self {
        self.push(lines);
        self
    }

    /// Adds a short sentence to the paragraph of facts.
    #[must_use]
    pub(crate) fn fact(mut self, sentence: impl Into<String>) -> Self {
        self.facts.push(sentence.into());
        self
    }

    /// Adds several.
    #[must_use]
    pub(crate) fn facts(mut self, sentences: impl IntoIterator<Item = String>) -> Self {
        self.facts.extend(sentences);
        self
    }

    fn example(mut self, text: &str) -> Self {
        match example(text) {
            Example::Sentence(sentence) => self.facts.push(sentence),
            Example::Block(lines) => {
                self.paragraphs.push(vec!["Example:".to_owned()]);
                self.push(lines);
            }
        }
        self
    }

    fn push(&mut self, lines: Vec<String>) {
        if !lines.is_empty() {
            self.paragraphs.push(lines);
        }
    }

    /// The comment as an item of a list.
    pub(crate) fn into_item(self) -> Vec<String> {
        let mut lines = Vec::new();
        for (index, paragraph) in self.into_paragraphs().into_iter().enumerate() {
            let (first, rest) = if index == 0 { ("- ", "  ") } else { ("  ", "  ") };
            if index > 0 {
                lines.push(String::new());
            }
            let is_plain = paragraph.len() == 1;
            let indented = paragraph.into_iter().enumerate().flat_map(|(at, line)| match (is_plain, at) {
                _ if line.is_empty() => vec![line],
                (true, _) => super::wrap::wrap(&line, first, rest),
                (false, 0) => vec![format!("{first}{line}")],
                (false, _) => vec![format!("{rest}{line}")],
            });
            lines.extend(indented);
        }
        lines
    }

    /// The paragraphs, facts last.
    fn into_paragraphs(self) -> Vec<Vec<String>> {
        let facts = if self.facts.is_empty() { Vec::new() } else { vec![self.facts] };
        let facts = facts.into_iter().map(|facts| super::wrap::wrap(&facts.join(" "), "", ""));
        self.paragraphs.into_iter().chain(facts).collect()
    }

    /// The lines, paragraphs apart, facts last.
    fn into_lines(self) -> Vec<String> {
        self.into_paragraphs().join(&[String::new()][..])
    }
}

/// Summary and description; the summary alone when the description only repeats it.
fn said(docs: &ir::Docs) -> Vec<&str> {
    let summary = docs.summary.as_deref().unwrap_or_default().trim();
    let description = docs.description.as_deref().unwrap_or_default().trim();
    let is_repeated = description.starts_with(summary);
    let parts = if is_repeated { [description, ""] } else { [summary, description] };
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// Whether a line of documentation is the beginning of plain text.
fn is_text(line: &str) -> bool {
    !line.is_empty()
        && !line.starts_with(['`', '|', '>', '-', ' ', '~'])
        && !line.starts_with(|c: char| c.is_ascii_digit())
}

/// The comment on the item that follows.
pub(crate) fn attributes(comment: Comment) -> TokenStream {
    let lines = comment.into_lines().into_iter().map(|line| text(&spaced(line)));
    quote! { #(#[doc = #lines])* }
}

/// The comment on the module that it stands in.
pub(crate) fn inner_attributes(comment: Comment) -> TokenStream {
    let lines = comment.into_lines().into_iter().map(|line| text(&spaced(line)));
    quote! { #(#![doc = #lines])* }
}

fn spaced(line: String) -> String {
    if line.is_empty() { line } else { format!(" {line}") }
}
