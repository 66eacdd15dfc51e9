//! Text out of tokens: items formatted one by one, with blank lines where a reader wants them.

use proc_macro2::TokenStream;

use super::layout::{Tokens, lay_out};

/// The items one after the other, a blank line between them unless both are short and of one kind.
pub(super) fn format_items(items: impl IntoIterator<Item = TokenStream>) -> String {
    format_tokens(items.into_iter().map(Tokens::from))
}

/// As [`format_items`].
pub(super) fn format_tokens(items: impl IntoIterator<Item = Tokens>) -> String {
    let mut text = String::new();
    let mut before: Option<String> = None;
    for item in items {
        let formatted = format_item(&item);
        let formatted = if has_members(&formatted) { space_members(&formatted) } else { formatted };
        if formatted.trim().is_empty() {
            continue;
        }
        if before.as_deref().is_some_and(|before| !belong_together(before, &formatted)) {
            text.push('\n');
        }
        text.push_str(&formatted);
        before = Some(formatted);
    }
    text
}

/// One item: laid out, or by way of a syntax tree. Tokens that are no Rust, which no renderer makes, stay as they are, so that the compiler
/// shows them.
fn format_item(item: &Tokens) -> String {
    if let Some(text) = lay_out(item) {
        return text;
    }
    match syn::parse_file(item.source()) {
        Ok(file) => prettyplease::unparse(&file),
        Err(_) => format!("{}\n", item.source()),
    }
}

/// Whether two items stand without a blank line between them: imports, and declarations of modules.
fn belong_together(before: &str, after: &str) -> bool {
    let kind = |text: &str| {
        let words = text.trim_start_matches("pub ");
        ["use ", "mod "].into_iter().find(|kind| words.starts_with(kind) && text.trim_end().ends_with(';'))
    };
    kind(before).is_some() && kind(before) == kind(after)
}

/// Whether anything may be an implementation, or have some inside. A text that does not end its last line may, too.
fn has_members(text: &str) -> bool {
    if !text.ends_with('\n') {
        return true;
    }
    let is_other = |line: &str| line.is_empty() || line.starts_with([' ', '/', '#', ')', ']', '}']);
    let mut heads = text.lines().filter(|line| !is_other(line));
    heads.any(|head| !head.contains("struct ") && !head.contains("enum "))
}

/// A blank line between the members of an implementation.
fn space_members(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 64);
    let mut closes: Option<&str> = None;
    for line in text.lines() {
        let content = line.trim_start();
        let indent = line.strip_suffix(content).unwrap_or_default();
        if closes == Some(indent) && !indent.is_empty() && opens_member(content) {
            spaced.push('\n');
        }
        spaced.push_str(line);
        spaced.push('\n');
        let ends_member = matches!(content, "}" | "};" | ">;" | "];" | ");") || is_short_member(content);
        closes = ends_member.then_some(indent);
    }
    spaced
}

/// Whether a line may be the first one of a function or constant.
fn opens_member(content: &str) -> bool {
    ["///", "#[", "pub fn ", "pub const ", "pub(super) ", "pub(crate) ", "fn ", "const "]
        .iter()
        .any(|start| content.starts_with(start))
}

/// Whether a line is a whole constant or associated type.
fn is_short_member(content: &str) -> bool {
    let starts = ["pub const ", "const ", "type "].iter().any(|start| content.starts_with(start));
    starts && content.ends_with(';')
}
