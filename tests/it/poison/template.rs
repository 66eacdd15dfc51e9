//! Descriptions with places for a text.

use std::fs;

/// What stands in the places where a text is only a text, and in those where it has a meaning.
#[derive(Clone, Copy)]
pub(super) struct Texts<'a> {
    pub(super) plain: &'a str,
    pub(super) meaningful: &'a str,
}

/// The template with the texts in it. Its scalars are in double quotes, which JSON's escapes fit.
pub(super) fn fill(template: &str, texts: Texts<'_>) -> String {
    let template = fs::read_to_string(format!("poison/{template}.yaml")).unwrap();
    let pointer = texts.plain.replace('%', "%25").replace('~', "~0").replace('/', "~1");
    template
        .replace("<<>>", &escaped(texts.plain))
        .replace("<<!>>", &escaped(texts.meaningful))
        .replace("<<#>>", &escaped(&pointer))
}

fn escaped(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap();
    // YAML takes some for the end of a line, in quotes, too, and others for no text.
    let special = ['\u{7f}', '\u{85}', '\u{2028}', '\u{2029}', '\u{feff}'];
    let escaped = special.into_iter().fold(quoted, |text, c| text.replace(c, &format!("\\u{:04x}", u32::from(c))));
    escaped[1..escaped.len() - 1].to_owned()
}
