//! Examples: short ones in a sentence, others as a block of indented JSON.

use super::facts::code;
use super::sanitise::sanitise;

/// The longest example that stands in a sentence, in characters.
const SHORT: usize = 80;

/// The most lines that are shown of one.
const MOST_LINES: usize = 60;

/// An example, where it stands.
pub(super) enum Example {
    /// A sentence.
    Sentence(String),
    /// A block of code.
    Block(Vec<String>),
}

/// An example of the description, JSON text.
pub(super) fn example(json: &str) -> Example {
    if json.chars().count() <= SHORT && !json.contains('\n') {
        return Example::Sentence(format!("Example: {}.", code(json)));
    }
    let pretty = pretty(json);
    let mut lines: Vec<&str> = pretty.lines().take(MOST_LINES).collect();
    if pretty.lines().nth(MOST_LINES).is_some() {
        lines.push("… (cut)");
    }
    Example::Block(sanitise(&format!("{FENCE}\n{}\n{FENCE}", lines.join("\n"))))
}

/// A fence that no line of JSON text is.
const FENCE: &str = "~~~~~~~~";

/// JSON text, a line for each member and item. Text that is no JSON stays as it is, but for line breaks.
fn pretty(json: &str) -> String {
    let mut text = String::with_capacity(json.len() * 2);
    let mut depth = 0_usize;
    let mut rest = json.chars().peekable();
    let mut in_string = false;
    while let Some(c) = rest.next() {
        match c {
            _ if in_string => {
                text.push(c);
                if c == '\\' {
                    text.extend(rest.next());
                }
                in_string = c != '"';
            }
            '"' => {
                in_string = true;
                text.push(c);
            }
            '{' | '[' if rest.peek().is_some_and(|next| matches!(next, '}' | ']')) => text.push(c),
            '{' | '[' => {
                depth += 1;
                text.push(c);
                break_line(&mut text, depth);
            }
            '}' | ']' if text.ends_with(['{', '[']) => text.push(c),
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                break_line(&mut text, depth);
                text.push(c);
            }
            ',' => {
                text.push(c);
                break_line(&mut text, depth);
            }
            ':' => text.push_str(": "),
            c if c.is_whitespace() => {}
            c => text.push(c),
        }
    }
    text
}

/// How far lines are indented at most, in levels.
const DEEPEST: usize = 20;

fn break_line(text: &mut String, depth: usize) {
    text.push('\n');
    text.push_str(&"  ".repeat(depth.min(DEEPEST)));
}
