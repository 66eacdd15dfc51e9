//! Plain text: what a parameter, header or form field is made of.

use super::Out;

/// A value in plain text, before the style of its place joins and escapes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PlainText {
    /// No value.
    #[default]
    Absent,
    /// A scalar.
    One(String),
    /// A list of scalars; what nests is JSON.
    Many(Vec<String>),
    /// An object of scalars; absent properties are left out, what nests is JSON.
    Named(Vec<(String, String)>),
}

impl Out<'_> {
    /// Takes a scalar at the top, or as the next item or property.
    pub(super) fn plain_scalar(&mut self, text: String) {
        match &mut self.plain {
            PlainText::Many(items) if self.depth < super::DEPTH => items.push(text),
            PlainText::Named(entries) if self.depth < super::DEPTH => {
                if let Some((_, value)) = entries.last_mut() {
                    *value = text;
                }
            }
            plain => *plain = PlainText::One(text),
        }
    }

    /// Opens the outermost list or object.
    pub(super) fn plain_open(&mut self, empty: PlainText) {
        self.plain = empty;
        self.depth = self.depth.saturating_sub(1);
    }

    /// Names the property whose value comes next.
    pub(super) fn plain_key(&mut self, key: String) {
        if let PlainText::Named(entries) = &mut self.plain {
            entries.push((key, String::new()));
        }
    }

    /// Drops the key of a property that is absent.
    pub(super) fn plain_drop_key(&mut self) {
        if let PlainText::Named(entries) = &mut self.plain {
            entries.pop();
        }
    }
}
