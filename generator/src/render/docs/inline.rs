//! The inside of a block: code spans, links, emphasis; everything that rustdoc would give a meaning of its own is escaped.

use super::sanitise::is_removed;

/// How far the end of a link or tag is looked for, in characters, so that no text takes quadratic time.
const LONGEST_LINK: usize = 1_000;

/// One line of text, safe in documentation.
pub(super) fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let (plain, special) = rest.split_at(plain_words(rest));
        out.push_str(plain);
        let Some(c) = special.chars().next() else { return out };
        rest = step(&mut out, special, c);
        // Inside of a word nothing is plain.
        while !out.ends_with(' ') {
            let Some(c) = rest.chars().next() else { return out };
            rest = step(&mut out, rest, c);
        }
    }
}

/// How long the words are that `text` begins with and that mean nothing but themselves: small letters, and a comma or full stop.
fn plain_words(text: &str) -> usize {
    let mut plain = 0;
    let mut is_closed = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b' ' => {
                plain = at + 1;
                is_closed = false;
            }
            b'a'..=b'z' if !is_closed => {}
            b',' | b'.' if !is_closed => is_closed = true,
            _ => return plain,
        }
    }
    text.len()
}

/// A row of a table: as [`inline`], between bars that stay.
pub(super) fn inline_cells(row: &str) -> String {
    row.split('|').map(inline).collect::<Vec<_>>().join("|")
}

/// Handles what `rest` begins with, `c` first, and gives what is left.
fn step<'a>(out: &mut String, rest: &'a str, c: char) -> &'a str {
    let next = rest.get(c.len_utf8()..).unwrap_or_default();
    match c {
        '`' => code_span(out, rest),
        '\\' => escape(out, next),
        '!' if next.starts_with('[') => next,
        '[' => bracket(out, rest),
        ']' => push(out, "\\]", next),
        '<' => angle(out, rest),
        c if is_word(c) && !ends_with_word(out) => word(out, rest),
        '_' if !ends_with_word(out) => emphasis(out, next),
        '_' => push(out, "\\_", next),
        c => {
            out.push(c);
            next
        }
    }
}

fn push<'a>(out: &mut String, text: &str, rest: &'a str) -> &'a str {
    out.push_str(text);
    rest
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
}

fn ends_with_word(out: &str) -> bool {
    out.ends_with(is_word)
}

/// A code span stays as it is when it is closed; else its marks are only characters.
fn code_span<'a>(out: &mut String, rest: &'a str) -> &'a str {
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    let (fence, after) = rest.split_at(ticks);
    let Some((code, left)) = closing(after, fence) else {
        out.push_str(&"\\`".repeat(ticks));
        return after;
    };
    if code.trim().is_empty() {
        out.push_str(&"\\`".repeat(ticks * 2));
    } else {
        out.push_str(fence);
        out.push_str(code);
        out.push_str(fence);
    }
    left
}

/// What stands before a run of exactly as many backticks as `fence`, and what after it.
fn closing<'a>(text: &'a str, fence: &str) -> Option<(&'a str, &'a str)> {
    let mut from = 0;
    while let Some(found) = text.get(from..)?.find('`') {
        let start = from + found;
        let tail = text.get(start..)?;
        let run = tail.len() - tail.trim_start_matches('`').len();
        if run == fence.len() {
            return Some((text.get(..start)?, text.get(start + run..)?));
        }
        from = start + run;
    }
    None
}

/// A backslash before punctuation is an escape already.
fn escape<'a>(out: &mut String, next: &'a str) -> &'a str {
    match next.chars().next() {
        Some(c) if c.is_ascii_punctuation() => {
            out.push('\\');
            out.push(c);
            next.get(1..).unwrap_or_default()
        }
        _ => push(out, "\\\\", next),
    }
}

/// A link to somewhere else stays a link; to any other target there is no way from here, so that it is shown as code.
fn bracket<'a>(out: &mut String, rest: &'a str) -> &'a str {
    let Some((label, target, left)) = link(rest) else {
        return push(out, "\\[", rest.get(1..).unwrap_or_default());
    };
    let label = inline_label(label);
    if is_address(target) {
        let label = if label.is_empty() { "link".to_owned() } else { label };
        out.extend(["[", &label, "](<", target, ">)"]);
    } else if target.contains(['`', '<', '>']) || target.is_empty() {
        out.push_str(&label);
    } else {
        out.extend([&label, " (`", target, "`)"]);
    }
    left
}

/// The label of a link, in which addresses are no links of their own.
fn inline_label(label: &str) -> String {
    let plain = label.replace(['[', ']', '<', '>', '!'], "");
    if plain.contains("://") && !plain.contains('`') { format!("`{plain}`") } else { inline(plain.trim()) }
}

/// `[label](target "title")`: label, target and what follows.
fn link(rest: &str) -> Option<(&str, &str, &str)> {
    let close = matching_bracket(rest)?;
    let label = rest.get(1..close)?;
    let after = rest.get(close + 1..)?.strip_prefix('(')?;
    let end = after.char_indices().take(LONGEST_LINK).find(|(_, c)| *c == ')').map(|(at, _)| at)?;
    let inside = after.get(..end)?.trim();
    let target = inside.split_whitespace().next().unwrap_or_default().trim_matches(['<', '>']);
    Some((label, target, after.get(end + 1..)?))
}

/// Where the bracket that `rest` begins with is closed.
fn matching_bracket(rest: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in rest.char_indices().take(LONGEST_LINK) {
        match c {
            '[' => depth += 1,
            ']' if depth == 1 => return Some(at),
            ']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Addresses in angle brackets stay, well-known tags say what Markdown can say, all other tags are only text.
fn angle<'a>(out: &mut String, rest: &'a str) -> &'a str {
    let next = rest.get(1..).unwrap_or_default();
    let end = next.char_indices().take(LONGEST_LINK).find(|(_, c)| *c == '>').map(|(at, _)| at);
    let Some((inside, left)) = end.and_then(|end| Some((next.get(..end)?, next.get(end + 1..)?))) else {
        return push(out, "\\<", next);
    };
    if is_address(inside) {
        out.extend(["<", inside, ">"]);
        return left;
    }
    let tag = inside.trim_matches(['/', ' ']).to_ascii_lowercase();
    match tag.as_str() {
        "br" | "p" | "div" | "span" | "ul" | "ol" | "li" => push(out, " ", left),
        "b" | "strong" | "i" | "em" => left,
        "code" => code_element(out, inside, left),
        _ => push(out, "\\<", next),
    }
}

fn code_element<'a>(out: &mut String, inside: &str, left: &'a str) -> &'a str {
    match left.split_once("</code>") {
        Some((code, after)) if !inside.starts_with('/') && !code.contains('`') && !code.trim().is_empty() => {
            out.extend(["`", code.trim(), "`"]);
            after
        }
        _ => left,
    }
}

/// The address that the text begins with, without the punctuation of the sentence around it.
fn bare_address(rest: &str) -> Option<&str> {
    if !(rest.starts_with("http://") || rest.starts_with("https://")) {
        return None;
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '`' | '"' | '|' | '[' | ']' | '*');
    let whole = rest.split(ends).next().unwrap_or_default();
    let address = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']);
    is_address(address).then_some(address)
}

/// What the text begins with, if it is a path, a call or an address of another scheme: `a::b`, `a.b()`, `s3://a`.
fn code_like(rest: &str) -> Option<&str> {
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '`' | '"' | '\'' | '|' | '[' | ']' | '*' | '\\' | ',');
    let end = rest.char_indices().take(LONGEST_LINK).find(|(_, c)| ends(*c)).map_or(rest.len(), |(at, _)| at);
    let whole = rest.get(..end)?;
    if !whole.contains([':', '(']) {
        return None;
    }
    let whole = whole.trim_end_matches(['.', ';', ':', '!', '?']);
    let core = if whole.ends_with("()") { whole } else { whole.trim_end_matches([')', '.', ';', ':']) };
    let is_code = core.contains("://") || core.contains("::") || core.contains("()") || is_opaque_address(core);
    (is_code && core.len() < LONGEST_LINK).then_some(core)
}

/// `HTTP:GET`, which reads like an address of the web without its slashes.
fn is_opaque_address(text: &str) -> bool {
    let schemes = ["http", "https", "ws", "wss", "ftp", "file"];
    let (scheme, after) = text.split_once(':').unwrap_or_default();
    !after.is_empty() && schemes.iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

/// One word between underscores; any other underscore at the edge of a word is only a character.
fn emphasis<'a>(out: &mut String, next: &'a str) -> &'a str {
    let end = next.find(|c: char| !is_word(c)).unwrap_or(next.len());
    let (word, left) = next.split_at(end);
    match left.strip_prefix('_') {
        Some(after) if !word.is_empty() && !after.starts_with(|c: char| is_word(c) || c == '_') => {
            out.extend(["*", word, "*"]);
            after
        }
        _ => push(out, "\\_", next),
    }
}

/// A word, which becomes code if it reads like an identifier, and a link if it is an address.
fn word<'a>(out: &mut String, rest: &'a str) -> &'a str {
    if let Some(address) = bare_address(rest) {
        out.extend(["<", address, ">"]);
        return rest.get(address.len()..).unwrap_or_default();
    }
    if let Some(code) = code_like(rest) {
        out.extend(["`", code, "`"]);
        return rest.get(code.len()..).unwrap_or_default();
    }
    let end = rest.find(|c: char| !(is_word(c) || matches!(c, '_' | ':'))).unwrap_or(rest.len());
    let whole = rest.get(..end).unwrap_or(rest);
    let name = whole.trim_end_matches([':', '_']);
    let left = rest.get(name.len()..).unwrap_or_default();
    if reads_like_code(name) {
        out.extend(["`", name, "`"]);
    } else {
        out.push_str(name);
    }
    left
}

/// `snake_case`, `a::b` or `CamelCase`.
fn reads_like_code(word: &str) -> bool {
    word.contains('_') || word.contains("::") || is_camel(word)
}

fn is_camel(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let upper = singular.chars().filter(|c| c.is_uppercase()).count();
    word.starts_with(char::is_uppercase) && upper > 1 && singular.chars().any(char::is_lowercase)
}

/// Whether a text is an address that can stand between angle brackets.
pub(super) fn is_address(text: &str) -> bool {
    let has_scheme = ["http://", "https://", "mailto:"].iter().any(|scheme| {
        text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) && text.len() > scheme.len()
    });
    has_scheme && text.chars().all(|c| !c.is_whitespace() && !is_removed(c) && !matches!(c, '<' | '>' | '`' | '\\'))
}
