//! Takes Markdown apart into blocks, so far as its meaning can be kept: paragraphs, list items, code, tables, quotations.

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// Text, its lines joined.
    Paragraph(String),
    /// A heading's text.
    Heading(String),
    /// A list item: how deep, its marker, its text.
    Item(usize, String, String),
    /// Lines of code, whatever the language.
    Code(Vec<String>),
    /// Lines of a table.
    Table(Vec<String>),
    /// A quotation, its lines joined.
    Quote(String),
}

/// The blocks of `text`, which holds neither tabs nor control characters but line feeds.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for line in text.lines() {
        reader.line(line);
    }
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    /// The fence that is open.
    fence: Option<String>,
    /// Whether the last line was blank.
    after_blank: bool,
    /// Indentations of the list items that are open.
    lists: Vec<usize>,
}

impl Reader {
    fn line(&mut self, line: &str) {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let content = line.trim();
        if self.fenced(indent, content, line) {
            return;
        }
        if content.is_empty() {
            self.after_blank = true;
            return;
        }
        self.unfenced(indent, content, line);
        self.after_blank = is_rule(content);
    }

    /// Whether the line belongs to a fenced block.
    fn fenced(&mut self, indent: usize, content: &str, line: &str) -> bool {
        if let Some(fence) = &self.fence {
            if content.starts_with(fence.as_str()) && content.chars().all(|c| fence.starts_with(c)) {
                self.fence = None;
                self.after_blank = true;
            } else if let Some(Block::Code(lines)) = self.blocks.last_mut() {
                lines.push(line.to_owned());
            }
            return true;
        }
        let opened = fence_of(content);
        if opened.is_some() && (indent < 4 || !self.lists.is_empty()) {
            self.fence = opened;
            self.blocks.push(Block::Code(Vec::new()));
            return true;
        }
        false
    }

    fn unfenced(&mut self, indent: usize, content: &str, line: &str) {
        let starts_block = self.after_blank || self.blocks.is_empty();
        let in_list = matches!(self.blocks.last(), Some(Block::Item(..)));
        if self.after_blank && indent == 0 {
            self.lists.clear();
        }
        if let Some((marker, rest)) = list_marker(content)
            && (indent < 4 || !self.lists.is_empty())
        {
            self.lists.retain(|open| *open < indent);
            let item = Block::Item(self.lists.len(), marker.to_owned(), rest.to_owned());
            self.lists.push(indent);
            self.blocks.push(item);
        } else if indent >= 4 && self.lists.is_empty() && (starts_block || self.last_is_code()) {
            self.code(line.get(4..).unwrap_or_default());
        } else if is_rule(content) {
            self.rule();
        } else if let Some(heading) = heading_of(content) {
            self.blocks.push(Block::Heading(heading.to_owned()));
        } else if content.starts_with('|') {
            self.table(content);
        } else if let Some(quoted) = content.strip_prefix('>') {
            self.quote(quoted.trim_start_matches(['>', ' ']));
        } else if starts_block && !(in_list && indent > 0) {
            self.blocks.push(Block::Paragraph(content.to_owned()));
        } else {
            self.continue_text(content);
        }
    }

    fn last_is_code(&self) -> bool {
        matches!(self.blocks.last(), Some(Block::Code(_)))
    }

    fn code(&mut self, line: &str) {
        match self.blocks.last_mut() {
            Some(Block::Code(lines)) => {
                if self.after_blank {
                    lines.push(String::new());
                }
                lines.push(line.to_owned());
            }
            _ => self.blocks.push(Block::Code(vec![line.to_owned()])),
        }
    }

    /// A line under a paragraph makes it a heading; elsewhere it only separates.
    fn rule(&mut self) {
        match self.blocks.pop() {
            Some(Block::Paragraph(text)) if !self.after_blank => self.blocks.push(Block::Heading(text)),
            Some(other) => self.blocks.push(other),
            None => {}
        }
    }

    fn table(&mut self, content: &str) {
        match self.blocks.last_mut() {
            Some(Block::Table(lines)) if !self.after_blank => lines.push(content.to_owned()),
            _ => self.blocks.push(Block::Table(vec![content.to_owned()])),
        }
    }

    fn quote(&mut self, content: &str) {
        match self.blocks.last_mut() {
            Some(Block::Quote(text)) if !self.after_blank => append(text, content),
            _ => self.blocks.push(Block::Quote(content.to_owned())),
        }
    }

    fn continue_text(&mut self, content: &str) {
        match self.blocks.last_mut() {
            Some(Block::Paragraph(text) | Block::Item(_, _, text) | Block::Quote(text)) => append(text, content),
            _ => self.blocks.push(Block::Paragraph(content.to_owned())),
        }
    }
}

fn append(text: &mut String, more: &str) {
    text.push(' ');
    text.push_str(more);
}

/// The fence that a line opens, three or more backticks or tildes.
fn fence_of(content: &str) -> Option<String> {
    let first = content.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = content.chars().take_while(|c| *c == first).count();
    let rest = content.get(length..).unwrap_or_default();
    (length >= 3 && !(first == '`' && rest.contains('`'))).then(|| std::iter::repeat_n(first, length).collect())
}

/// The marker of a list item, as it is printed, and the text behind it.
fn list_marker(content: &str) -> Option<(&str, &str)> {
    let bullet = content.strip_prefix(['-', '*', '+']).and_then(|rest| rest.strip_prefix(' '));
    if let Some(rest) = bullet {
        return Some(("-", rest.trim_start()));
    }
    let digits = content.chars().take_while(char::is_ascii_digit).count();
    let (number, rest) = content.split_at(digits);
    let rest = rest.strip_prefix(['.', ')']).and_then(|rest| rest.strip_prefix(' '))?;
    (1..=3).contains(&digits).then_some((number, rest.trim_start()))
}

/// Whether a line only separates, or underlines the one before.
fn is_rule(content: &str) -> bool {
    let first = content.chars().next().filter(|c| matches!(c, '-' | '=' | '*' | '_'));
    first.is_some_and(|first| content.chars().all(|c| c == first || c == ' ') && content.len() >= 2)
}

fn heading_of(content: &str) -> Option<&str> {
    let level = content.chars().take_while(|c| *c == '#').count();
    let text = content.get(level..).filter(|_| (1..=6).contains(&level))?;
    text.starts_with(' ').then(|| text.trim().trim_end_matches('#').trim_end())
}
