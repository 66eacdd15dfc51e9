//! Breaks text into lines, nowhere that a break would change what Markdown reads.

/// Where lines are broken, in characters.
const WIDTH: usize = 100;

/// The lines of `text`, the first one behind `first`, the others behind `rest`.
pub(super) fn wrap(text: &str, first: &str, rest: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut width = first.chars().count();
    let mut is_fresh = true;
    for word in text.split_whitespace() {
        let wider = width + 1 + word.chars().count();
        if is_fresh {
            line.push_str(word);
            width = wider - 1;
        } else if wider <= WIDTH || opens_block(word) {
            line.push(' ');
            line.push_str(word);
            width = wider;
        } else {
            width = rest.chars().count() + word.chars().count();
            lines.push(std::mem::replace(&mut line, format!("{rest}{word}")));
        }
        is_fresh = false;
    }
    lines.push(line);
    lines
}

/// Whether a line that begins with this word could be read as something else than text.
fn opens_block(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = digits.len() < word.len() && digits.starts_with(['.', ')']);
    let is_tag = word.strip_prefix('<').is_some_and(|rest| !rest.starts_with("http"));
    let is_footnote = word.starts_with("[^");
    is_number || is_tag || is_footnote || word.starts_with(['-', '+', '*', '#', '>', '=', '|', '`', '~', '_', ':'])
}
