//! YAML 1.2 to a tree, from parser events: no recursion, anchors and merge keys resolved, spans in bytes.

use granit_parser::{ErrorKind, Event, Marker, Parser, ScalarStyle, ScanError, Span as Mark, Tag, options};

use super::anchors::{Anchored, Anchors};
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
    // The parser's own limits must not bite before the budget's: it reads ahead of its events by up to one line.
    let limit = meter.depth_limit().saturating_add(1);
    let options = options! { flow_nesting_limit: limit, block_nesting_limit: limit };
    let mut parser = Parser::new_from_str_with_options(text, options);
    let mut builder =
        Builder { meter, stack: Vec::new(), anchors: Anchors::default(), root: None, remarks: Vec::new() };
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| builder.fault(&error))?;
        if matches!(event, Event::DocumentStart(..)) && builder.root.is_some() {
            builder.remark(Code::SyntaxError, bytes(span), "only the first document of a stream is read");
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
    anchors: Anchors,
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

impl Open {
    /// The child of that number, finished ones only.
    fn child(&self, index: usize) -> Option<&Node> {
        match &self.content {
            Content::List(items) => items.get(index),
            Content::Map { entries, .. } => entries.get(index).map(|entry| &entry.value),
        }
    }

    /// The number that the child being read will have; `None` when it will not be among the children.
    fn next_child(&self) -> Option<u32> {
        let index = match &self.content {
            Content::List(items) => items.len(),
            Content::Map { entries, key: Some(Key::Name(..)), .. } => entries.len(),
            Content::Map { .. } => return None,
        };
        u32::try_from(index).ok()
    }
}

impl Builder<'_> {
    fn remark(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.remarks.push(Fault::new(code, span, message));
    }

    fn fault(&self, error: &ScanError) -> Fault {
        let at = byte(error.marker());
        let span = Span { start: at, end: at };
        match error.kind() {
            ErrorKind::RecursionLimitExceeded => self.meter.too_deep(span),
            _ => Fault::new(Code::SyntaxError, span, error.info()),
        }
    }

    fn event(&mut self, event: Event<'_>, span: Mark) -> Result<(), Fault> {
        let at = bytes(span);
        match event {
            Event::Scalar(text, style, anchor, tag) => self.scalar(&text, style, anchor, tag.as_deref(), at),
            Event::SequenceStart(_, anchor, tag) => self.open(at, anchor, tag.as_deref(), Content::List(Vec::new())),
            Event::MappingStart(_, anchor, tag) => {
                let content = Content::Map { entries: Vec::new(), key: None, merged: Vec::new() };
                self.open(at, anchor, tag.as_deref(), content)
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(at),
            Event::Alias(id) => self.alias(id, at),
            // The start and end of streams and documents. Comments, anchor names and unresolved aliases are not asked for.
            _ => Ok(()),
        }
    }

    fn key_is_next(&self) -> bool {
        matches!(self.stack.last(), Some(Open { content: Content::Map { key: None, .. }, .. }))
    }

    fn set_key(&mut self, next: Key) {
        if let Some(Open { content: Content::Map { key, .. }, .. }) = self.stack.last_mut() {
            *key = Some(next);
        }
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        at: Span,
    ) -> Result<(), Fault> {
        self.meter.node(at)?;
        let is_key = self.key_is_next();
        let value = if is_key { Value::String(text.into()) } else { self.value(text, style, tag, at) };
        let node = Node { value, span: at };
        if anchor != 0 {
            self.meter.anchor(at, 0)?;
            self.anchors.insert(anchor, Anchored::Value(node.clone()));
        }
        if is_key {
            let is_merge = style == ScalarStyle::Plain && text == "<<" && tag.is_none();
            self.set_key(if is_merge { Key::Merge } else { Key::Name(text.into(), at) });
        } else {
            self.push(node);
        }
        Ok(())
    }

    fn value(&mut self, text: &str, style: ScalarStyle, tag: Option<&Tag>, at: Span) -> Value {
        let untagged = if style == ScalarStyle::Plain { plain_scalar(text) } else { Value::String(text.into()) };
        match tag.map(|tag| (tag, tag.core_suffix())) {
            None => untagged,
            Some((_, Some("str"))) => Value::String(text.into()),
            Some((_, Some(_))) => plain_scalar(text),
            Some((tag, None)) if tag.handle().is_empty() && tag.suffix() == "!" => Value::String(text.into()),
            Some((tag, None)) => {
                self.unknown_tag(tag, at);
                untagged
            }
        }
    }

    fn unknown_tag(&mut self, tag: &Tag, at: Span) {
        let message = format!("tag `{tag}` is not understood; the value is read without it");
        self.remark(Code::NotModelled, at, message);
    }

    fn open(&mut self, at: Span, anchor: usize, tag: Option<&Tag>, content: Content) -> Result<(), Fault> {
        self.meter.node(at)?;
        self.meter.depth(at, self.stack.len() + 1)?;
        if let Some(tag) = tag.filter(|tag| !matches!(tag.core_suffix(), Some("map" | "seq"))) {
            self.unknown_tag(tag, at);
        }
        if self.key_is_next() {
            self.remark(Code::WrongType, at, "a key must be a single value; the entry is left out");
            self.set_key(Key::Reading);
        }
        self.stack.push(Open { start: at.start, anchor, end: at.end, content });
        Ok(())
    }

    fn close(&mut self, at: Span) -> Result<(), Fault> {
        let Some(open) = self.stack.pop() else { return Ok(()) };
        let end = if at.end > at.start { at.end } else { open.end };
        let span = Span { start: open.start, end };
        let value = match open.content {
            Content::List(items) => Value::List(items.into()),
            Content::Map { entries, merged, .. } => {
                Value::Map(merge(entries, merged, span, self.meter, &mut self.remarks)?.into())
            }
        };
        let node = Node { value, span };
        if open.anchor != 0 {
            self.anchor(open.anchor, &node)?;
        }
        self.push(node);
        Ok(())
    }

    fn anchor(&mut self, id: usize, node: &Node) -> Result<(), Fault> {
        let path: Option<Box<[u32]>> = self.stack.iter().map(Open::next_child).collect();
        let anchored = if let Some(path) = path {
            self.meter.anchor(node.span, path.len())?;
            Anchored::Path(path)
        } else {
            self.meter.expand(node.span, node.count())?;
            Anchored::Value(node.clone())
        };
        self.anchors.insert(id, anchored);
        Ok(())
    }

    fn alias(&mut self, id: usize, at: Span) -> Result<(), Fault> {
        let stack = &self.stack;
        let Some(node) = self.anchors.get(id, |depth, index| stack.get(depth).and_then(|open| open.child(index)))
        else {
            return Err(Fault::new(Code::SyntaxError, at, "an alias stands inside of what it is an alias of"));
        };
        self.meter.expand(at, node.count())?;
        self.meter.depth(at, stack.len() + node.depth())?;
        let node = node.clone();
        if self.key_is_next() {
            let key = node.as_str().map_or(Key::Unusable, |name| Key::Name(name.into(), at));
            if matches!(key, Key::Unusable) {
                self.remark(Code::WrongType, at, "a key must be a string; the entry is left out");
            }
            self.set_key(key);
        } else {
            self.push(node);
        }
        // The value keeps the span of the original, but what it stands in ends behind the alias.
        if let Some(open) = self.stack.last_mut() {
            open.end = open.end.max(at.end);
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
