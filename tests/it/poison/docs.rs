//! What rustdoc would read in documentation, by the parser that it uses itself.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// The first part of a file's documentation that would be compiled, shown as HTML, or lead to an address of another kind than the web.
pub(super) fn surprise(text: &str) -> Option<String> {
    comments(text).iter().find_map(|comment| {
        let parser = Parser::new_ext(comment, options());
        let mut found = parser.filter(is_surprise);
        found.next().map(|event| format!("{event:?} in\n{comment}"))
    })
}

/// Those that rustdoc sets.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

fn is_surprise(event: &Event<'_>) -> bool {
    match event {
        Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => true,
        Event::Start(Tag::Image { .. } | Tag::FootnoteDefinition(_) | Tag::HtmlBlock) => true,
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => true,
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => language.as_ref() != "text",
        Event::Start(Tag::Link { dest_url, .. }) => !is_harmless(dest_url),
        _ => false,
    }
}

/// The web, mail, or an item of the crate.
fn is_harmless(target: &str) -> bool {
    let is_item = target.split("::").all(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'));
    is_item || ["https://", "http://", "mailto:"].iter().any(|scheme| target.starts_with(scheme))
}

/// The comments of a file, each as its text.
fn comments(text: &str) -> Vec<String> {
    let mut comments = vec![String::new()];
    for line in text.lines().map(str::trim_start) {
        let content = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"));
        match (content, comments.last_mut()) {
            (Some(content), Some(last)) => {
                last.push_str(content.strip_prefix(' ').unwrap_or(content));
                last.push('\n');
            }
            _ => comments.push(String::new()),
        }
    }
    comments.retain(|comment| !comment.is_empty());
    comments
}
