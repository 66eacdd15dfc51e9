//! YAML 1.2 to a tree, from parser events: no recursion, anchors and merge keys resolved, spans in bytes.

use std::collections::BTreeMap;

use granit_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span as Mark, Tag};

use super::fault::Fault;
use super::merge::merge;
use super::meter::Meter;
use super::node::{Entry, Node, Value};
use super::yaml_scalar::plain_scalar;
use crate::diagnostics::{Code, Span};

/// What a YAML text gave.
pub(super) struct Yaml {
    pub(super) root: Node,
    /// What was passed over and has to be said: unknown tags, further documents, keys that are lists.
    pub(super) remarks: Vec<Fault>,
}

/// Reads the first document of a YAML text.
pub(super) fn read_yaml(text: &str, meter: &mut Meter) -> Result<Yaml, Fault> {
    let mut parser = Parser::new_from_str(text);
    let mut builder = Builder { meter, stack: Vec::new(), anchors: BTreeMap::new(), root: None, remarks: Vec::new() };
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| syntax_error(&error))?;
        if matches!(event, Event::DocumentStart(..)) && builder.root.is_some() {
            builder.remark(Code::SyntaxError, span, "only the first document of a stream is read");
            break;
        }
        builder.event(event, span)?;
    }
    let empty = Node { value: Value::Null, span: Span::default() };
    Ok(Yaml { root: builder.root.unwrap_or(empty), remarks: builder.remarks })
}

struct Builder<'a> {
    meter: &'a mut Meter,
    stack: Vec<Open>,
    anchors: BTreeMap<usize, Anchor>,
    root: Option<Node>,
    remarks: Vec<Fault>,
}

/// A list or object whose end was not read yet.
struct Open {
    start: u32,
    anchor: usize,
    /// One past the last byte of the last child: the end, unless a bracket says it better.
    end: u32,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Map { entries: Vec<Entry>, key: Option<Key>, merged: Vec<Node> },
}

enum Key {
    Name(Box<str>, Span),
    /// `<<`, plain.
    Merge,
    /// A list or an object that is being read.
    Reading,
    /// A list or an object, read: its entry is passed over.
    Unusable,
}

struct Anchor {
    node: Node,
    size: usize,
}

impl Builder<'_> {
    fn remark(&mut self, code: Code, span: Mark, message: impl Into<String>) {
        self.remarks.push(Fault::new(code, bytes(span), message));
    }

    fn event(&mut self, event: Event<'_>, span: Mark) -> Result<(), Fault> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let at = bytes(span);
                self.meter.node(at)?;
                let is_merge = style == ScalarStyle::Plain && text == "<<" && tag.is_none();
                if self.key_is_next() {
                    self.anchor(anchor, || Node { value: Value::String((&*text).into()), span: at });
                    self.set_key(if is_merge { Key::Merge } else { Key::Name((&*text).into(), at) });
                    return Ok(());
                }
                let value = self.scalar(&text, style, tag.as_deref(), span);
                let node = Node { value, span: at };
                self.anchor(anchor, || node.clone());
                self.push(node);
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.open(span, anchor, tag.as_deref(), Content::List(Vec::new()))?;
            }
            Event::MappingStart(_, anchor, tag) => {
                let content = Content::Map { entries: Vec::new(), key: None, merged: Vec::new() };
                self.open(span, anchor, tag.as_deref(), content)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span)?,
            Event::Alias(id) => self.alias(id, span)?,
            // The start and end of streams and documents. Comments, anchor names and unresolved aliases are not asked for.
            _ => {}
        }
        Ok(())
    }

    fn key_is_next(&self) -> bool {
        matches!(self.stack.last(), Some(Open { content: Content::Map { key: None, .. }, .. }))
    }

    fn set_key(&mut self, next: Key) {
        if let Some(Open { content: Content::Map { key, .. }, .. }) = self.stack.last_mut() {
            *key = Some(next);
        }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, tag: Option<&Tag>, span: Mark) -> Value {
        let plain = || if style == ScalarStyle::Plain { plain_scalar(text) } else { Value::String(text.into()) };
        match tag.map(|tag| (tag, tag.core_suffix())) {
            None => plain(),
            Some((_, Some("str"))) => Value::String(text.into()),
            Some((_, Some(_))) => plain_scalar(text),
            Some((tag, None)) if tag.handle().is_empty() && tag.suffix() == "!" => Value::String(text.into()),
            Some((tag, None)) => {
                self.remark(
                    Code::NotModelled,
                    span,
                    format!("tag `{tag}` is not understood; the value is read without it"),
                );
                plain()
            }
        }
    }

    fn open(&mut self, span: Mark, anchor: usize, tag: Option<&Tag>, content: Content) -> Result<(), Fault> {
        let at = bytes(span);
        self.meter.node(at)?;
        self.meter.depth(at, self.stack.len() + 1)?;
        if let Some(tag) = tag.filter(|tag| !matches!(tag.core_suffix(), Some("map" | "seq"))) {
            self.remark(
                Code::NotModelled,
                span,
                format!("tag `{tag}` is not understood; the value is read without it"),
            );
        }
        if self.key_is_next() {
            self.remark(Code::WrongType, span, "a key must be a single value; the entry is left out");
            self.set_key(Key::Reading);
        }
        self.stack.push(Open { start: at.start, anchor, end: at.end, content });
        Ok(())
    }

    fn close(&mut self, span: Mark) -> Result<(), Fault> {
        let Some(open) = self.stack.pop() else { return Ok(()) };
        let at = bytes(span);
        let end = if at.end > at.start { at.end } else { open.end };
        let span = Span { start: open.start, end };
        let value = match open.content {
            Content::List(items) => Value::List(items),
            Content::Map { entries, merged, .. } => {
                Value::Map(merge(entries, merged, span, self.meter, &mut self.remarks)?)
            }
        };
        let node = Node { value, span };
        self.anchor(open.anchor, || node.clone());
        self.push(node);
        Ok(())
    }

    fn anchor(&mut self, id: usize, node: impl FnOnce() -> Node) {
        if id != 0 {
            let node = node();
            let size = node.count();
            self.anchors.insert(id, Anchor { node, size });
        }
    }

    fn alias(&mut self, id: usize, span: Mark) -> Result<(), Fault> {
        let at = bytes(span);
        let Some(anchor) = self.anchors.get(&id) else {
            return Err(Fault::new(Code::SyntaxError, at, "an alias stands inside of what it is an alias of"));
        };
        self.meter.expand(at, anchor.size)?;
        self.meter.depth(at, self.stack.len() + anchor.node.depth())?;
        let node = anchor.node.clone();
        if self.key_is_next() {
            let key = node.as_str().map_or(Key::Unusable, |name| Key::Name(name.into(), at));
            if matches!(key, Key::Unusable) {
                self.remark(Code::WrongType, span, "a key must be a string; the entry is left out");
            }
            self.set_key(key);
        } else {
            self.push(node);
        }
        Ok(())
    }

    /// Puts a finished value where it belongs: the root, the open list, or under the open object's key.
    fn push(&mut self, node: Node) {
        let Some(open) = self.stack.last_mut() else {
            self.root.get_or_insert(node);
            return;
        };
        open.end = open.end.max(node.span.end);
        match &mut open.content {
            Content::List(items) => items.push(node),
            Content::Map { entries, key, merged } => match key.take() {
                Some(Key::Name(key, key_span)) => entries.push(Entry { key, key_span, value: node }),
                Some(Key::Merge) => merged.push(node),
                Some(Key::Reading) => *key = Some(Key::Unusable),
                Some(Key::Unusable) | None => {}
            },
        }
    }
}

fn bytes(mark: Mark) -> Span {
    Span { start: byte(&mark.start), end: byte(&mark.end) }
}

/// The parser reads a string, so that its marks always know their byte.
fn byte(marker: &Marker) -> u32 {
    let offset = marker.byte_offset().unwrap_or_else(|| marker.index());
    u32::try_from(offset).unwrap_or(u32::MAX)
}

fn syntax_error(error: &ScanError) -> Fault {
    let at = byte(error.marker());
    Fault::new(Code::SyntaxError, Span { start: at, end: at }, error.info())
}
