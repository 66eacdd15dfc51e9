//! The rejected alternative: JSON is parsed to a tape, from which each type reads itself by value.

#![forbid(unsafe_code)]

use std::collections::BTreeMap;

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug)]
pub struct Error(pub Box<String>);

#[cold]
pub fn error<T>(text: impl Into<String>) -> Result<T> {
    Err(Error(Box::new(text.into())))
}

/// Any JSON.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    #[default]
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Value>),
    Map(BTreeMap<String, Value>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A token; containers hold their number of entries and the index after their last token.
#[derive(Clone, Copy)]
enum Token {
    Null,
    Bool(bool),
    Number(u32, u32),
    Text(u32, u32),
    Escaped(u32),
    List(u32, u32),
    Map(u32, u32),
}

pub struct Tape<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    strings: Vec<String>,
}

#[derive(Clone, Copy)]
pub struct Node<'t> {
    tape: &'t Tape<'t>,
    at: usize,
}

struct Parser<'a> {
    tape: Tape<'a>,
    at: usize,
    depth: u32,
}

pub fn parse(json: &[u8]) -> Result<Tape<'_>> {
    let Ok(text) = std::str::from_utf8(json) else { return error("not UTF-8") };
    let tape = Tape { text, tokens: Vec::with_capacity(json.len() / 8), strings: Vec::new() };
    let mut parser = Parser { tape, at: 0, depth: 128 };
    parser.value()?;
    if parser.token() != 0 {
        return error("expected the end");
    }
    Ok(parser.tape)
}

impl<'a> Parser<'a> {
    #[inline]
    fn peek(&self) -> u8 {
        self.tape.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    #[inline]
    fn token(&mut self) -> u8 {
        loop {
            let byte = self.peek();
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return byte;
            }
            self.at += 1;
        }
    }

    fn push(&mut self, token: Token) -> usize {
        self.tape.tokens.push(token);
        self.tape.tokens.len() - 1
    }

    fn word(&mut self, word: &str, token: Token) -> Result<()> {
        if !self.tape.text[self.at..].starts_with(word) {
            return error("expected a value");
        }
        self.at += word.len();
        self.push(token);
        Ok(())
    }

    fn value(&mut self) -> Result<()> {
        match self.token() {
            b'{' => self.container(b'}', true),
            b'[' => self.container(b']', false),
            b'"' => self.string(),
            b't' => self.word("true", Token::Bool(true)),
            b'f' => self.word("false", Token::Bool(false)),
            b'n' => self.word("null", Token::Null),
            b'-' | b'0'..=b'9' => {
                let start = self.at;
                while matches!(self.peek(), b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9') {
                    self.at += 1;
                }
                self.push(Token::Number(start as u32, self.at as u32));
                Ok(())
            }
            _ => error("expected a value"),
        }
    }

    fn container(&mut self, close: u8, is_map: bool) -> Result<()> {
        let Some(depth) = self.depth.checked_sub(1) else { return error("too deep") };
        self.depth = depth;
        self.at += 1;
        let head = self.push(Token::Null);
        let mut count = 0;
        if self.token() == close {
            self.at += 1;
        } else {
            loop {
                if is_map {
                    if self.token() != b'"' {
                        return error("expected a key");
                    }
                    self.string()?;
                    if self.token() != b':' {
                        return error("expected `:`");
                    }
                    self.at += 1;
                }
                self.value()?;
                count += 1;
                let byte = self.token();
                self.at += 1;
                if byte == close {
                    break;
                }
                if byte != b',' {
                    return error("expected `,`");
                }
            }
        }
        self.depth += 1;
        let end = self.tape.tokens.len() as u32;
        self.tape.tokens[head] = if is_map { Token::Map(count, end) } else { Token::List(count, end) };
        Ok(())
    }

    fn string(&mut self) -> Result<()> {
        self.at += 1;
        let start = self.at;
        let bytes = self.tape.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => return self.escaped(start),
                Some(0x20..) => self.at += 1,
                _ => return error("expected `\"`"),
            }
        }
        self.push(Token::Text(start as u32, self.at as u32));
        self.at += 1;
        Ok(())
    }

    fn escaped(&mut self, start: usize) -> Result<()> {
        let bytes = self.tape.text.as_bytes();
        while self.peek() != b'"' {
            self.at += if self.peek() == b'\\' { 2 } else { 1 };
            if self.at >= bytes.len() {
                return error("expected `\"`");
            }
        }
        let mut text = String::new();
        let mut rest = self.tape.text[start..self.at].chars();
        while let Some(c) = rest.next() {
            if c != '\\' {
                text.push(c);
                continue;
            }
            match rest.next() {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('r') => text.push('\r'),
                Some('u') => {
                    let digits: String = rest.by_ref().take(4).collect();
                    text.push(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32).unwrap_or('\u{fffd}'));
                }
                Some(other) => text.push(other),
                None => {}
            }
        }
        self.at += 1;
        self.tape.strings.push(text);
        let index = self.tape.strings.len() as u32 - 1;
        self.push(Token::Escaped(index));
        Ok(())
    }
}

impl<'t> Tape<'t> {
    pub fn root(&'t self) -> Node<'t> {
        Node { tape: self, at: 0 }
    }

    fn next(&self, at: usize) -> usize {
        match self.tokens[at] {
            Token::List(_, end) | Token::Map(_, end) => end as usize,
            _ => at + 1,
        }
    }
}

/// The values of the properties that a struct knows, by number; found before any of them is read.
pub struct Object<'t> {
    tape: &'t Tape<'t>,
    keys: &'static [&'static str],
    found: Vec<u32>,
    rest: Vec<u32>,
}

impl<'t> Node<'t> {
    pub fn is_null(self) -> bool {
        matches!(self.tape.tokens[self.at], Token::Null)
    }

    pub fn text(self) -> Result<&'t str> {
        match self.tape.tokens[self.at] {
            Token::Text(start, end) => Ok(&self.tape.text[start as usize..end as usize]),
            Token::Escaped(index) => Ok(&self.tape.strings[index as usize]),
            _ => error("expected a string"),
        }
    }

    fn number(self) -> Result<&'t str> {
        match self.tape.tokens[self.at] {
            Token::Number(start, end) => Ok(&self.tape.text[start as usize..end as usize]),
            _ => error("expected a number"),
        }
    }

    /// The value of a property, for unions.
    pub fn get(self, key: &str) -> Option<Node<'t>> {
        self.entries().ok()?.into_iter().find(|(name, _)| *name == key).map(|(_, node)| node)
    }

    pub fn entries(self) -> Result<Vec<(&'t str, Node<'t>)>> {
        let Token::Map(count, _) = self.tape.tokens[self.at] else { return error("expected an object") };
        let mut entries = Vec::with_capacity(count as usize);
        let mut at = self.at + 1;
        for _ in 0..count {
            let key = Node { tape: self.tape, at }.text()?;
            entries.push((key, Node { tape: self.tape, at: at + 1 }));
            at = self.tape.next(at + 1);
        }
        Ok(entries)
    }

    pub fn items(self) -> Result<Vec<Node<'t>>> {
        let Token::List(count, _) = self.tape.tokens[self.at] else { return error("expected an array") };
        let mut items = Vec::with_capacity(count as usize);
        let mut at = self.at + 1;
        for _ in 0..count {
            items.push(Node { tape: self.tape, at });
            at = self.tape.next(at);
        }
        Ok(items)
    }

    #[inline(never)]
    pub fn object(self, keys: &'static [&'static str], rest: bool) -> Result<Object<'t>> {
        let Token::Map(count, _) = self.tape.tokens[self.at] else { return error("expected an object") };
        let mut object = Object { tape: self.tape, keys, found: vec![0; keys.len()], rest: Vec::new() };
        let mut next = 0;
        let mut at = self.at + 1;
        for _ in 0..count {
            let key = Node { tape: self.tape, at }.text()?;
            let n = if keys.get(next) == Some(&key) { Some(next) } else { keys.iter().position(|name| *name == key) };
            match n {
                Some(n) => {
                    object.found[n] = at as u32 + 1;
                    next = n + 1;
                }
                None if rest => object.rest.push(at as u32),
                None => {}
            }
            at = self.tape.next(at + 1);
        }
        Ok(object)
    }
}

impl<'t> Object<'t> {
    #[inline(never)]
    fn node(&self, n: usize) -> Option<Node<'t>> {
        let at = self.found[n] as usize;
        let node = Node { tape: self.tape, at };
        (at != 0).then_some(node)
    }

    pub fn required<T: Read>(&self, n: usize) -> Result<T> {
        match self.node(n) {
            Some(node) => T::read(node),
            None => error(self.keys[n]),
        }
    }

    pub fn optional<T: Read>(&self, n: usize) -> Result<Option<T>> {
        match self.node(n) {
            Some(node) if !node.is_null() => T::read(node).map(Some),
            _ => Ok(None),
        }
    }

    pub fn rest<T: Read>(&self) -> Result<BTreeMap<String, T>> {
        let mut map = BTreeMap::new();
        for at in &self.rest {
            let key = Node { tape: self.tape, at: *at as usize }.text()?;
            map.insert(key.to_owned(), T::read(Node { tape: self.tape, at: *at as usize + 1 })?);
        }
        Ok(map)
    }
}

pub trait Read: Sized {
    fn read(n: Node<'_>) -> Result<Self>;
}

pub trait Write {
    fn write(&self, w: &mut Writer);
}

#[derive(Default)]
pub struct Writer {
    buffer: Vec<u8>,
    comma: bool,
}

impl Writer {
    pub fn string(&mut self, text: &str) {
        let bytes = text.as_bytes();
        self.buffer.push(b'"');
        let mut start = 0;
        for (at, byte) in bytes.iter().enumerate() {
            if matches!(byte, b'"' | b'\\' | 0..0x20) {
                self.buffer.extend_from_slice(&bytes[start..at]);
                self.buffer.extend_from_slice(format!("\\u{byte:04x}").as_bytes());
                start = at + 1;
            }
        }
        self.buffer.extend_from_slice(&bytes[start..]);
        self.buffer.push(b'"');
    }

    pub fn raw(&mut self, text: &str) {
        self.buffer.extend_from_slice(text.as_bytes());
    }

    pub fn open(&mut self) {
        self.buffer.push(b'{');
        self.comma = false;
    }

    pub fn close(&mut self) {
        self.buffer.push(b'}');
        self.comma = true;
    }

    #[inline(never)]
    pub fn key(&mut self, key: &str) {
        self.buffer.extend_from_slice(if self.comma { b",\"" } else { b"\"" });
        self.buffer.extend_from_slice(key.as_bytes());
        self.buffer.extend_from_slice(b"\":");
        self.comma = true;
    }

    #[inline(never)]
    pub fn field(&mut self, key: &str, value: &dyn Write) {
        self.key(key);
        value.write(self);
        self.comma = true;
    }

    pub fn optional<T: Write>(&mut self, key: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.field(key, value);
        }
    }

    pub fn rest<T: Write>(&mut self, map: &BTreeMap<String, T>) {
        for (key, value) in map {
            self.field(key, value);
        }
    }
}

pub fn encode(value: &dyn Write) -> Vec<u8> {
    let mut w = Writer::default();
    value.write(&mut w);
    w.buffer
}

pub fn decode<T: Read>(json: &[u8]) -> Result<T> {
    T::read(parse(json)?.root())
}

impl Read for String {
    fn read(n: Node<'_>) -> Result<Self> {
        n.text().map(str::to_owned)
    }
}

impl Write for String {
    fn write(&self, w: &mut Writer) {
        w.string(self);
    }
}

impl Read for i64 {
    fn read(n: Node<'_>) -> Result<Self> {
        n.number()?.parse().or_else(|_| error("expected an integer"))
    }
}

impl Write for i64 {
    fn write(&self, w: &mut Writer) {
        let mut digits = [0; 20];
        let mut at = 20;
        let mut left = self.unsigned_abs();
        loop {
            at -= 1;
            digits[at] = b'0' + (left % 10) as u8;
            left /= 10;
            if left == 0 {
                break;
            }
        }
        if *self < 0 {
            w.buffer.push(b'-');
        }
        w.buffer.extend_from_slice(&digits[at..]);
    }
}

impl Read for f64 {
    fn read(n: Node<'_>) -> Result<Self> {
        n.number()?.parse().or_else(|_| error("expected a number"))
    }
}

impl Write for f64 {
    fn write(&self, w: &mut Writer) {
        w.raw(&format!("{self:?}"));
    }
}

impl Read for bool {
    fn read(n: Node<'_>) -> Result<Self> {
        match n.tape.tokens[n.at] {
            Token::Bool(value) => Ok(value),
            _ => error("expected a boolean"),
        }
    }
}

impl Write for bool {
    fn write(&self, w: &mut Writer) {
        w.raw(if *self { "true" } else { "false" });
    }
}

impl Read for Value {
    fn read(n: Node<'_>) -> Result<Self> {
        Ok(match n.tape.tokens[n.at] {
            Token::Null => Self::Null,
            Token::Bool(value) => Self::Bool(value),
            Token::Number(..) => Self::Number(f64::read(n)?),
            Token::Text(..) | Token::Escaped(_) => Self::Text(String::read(n)?),
            Token::List(..) => Self::List(Vec::read(n)?),
            Token::Map(..) => Self::Map(BTreeMap::read(n)?),
        })
    }
}

impl Write for Value {
    fn write(&self, w: &mut Writer) {
        match self {
            Self::Null => w.raw("null"),
            Self::Bool(value) => value.write(w),
            Self::Number(value) => value.write(w),
            Self::Text(text) => w.string(text),
            Self::List(items) => items.write(w),
            Self::Map(entries) => entries.write(w),
        }
    }
}

impl<T: Read> Read for Box<T> {
    fn read(n: Node<'_>) -> Result<Self> {
        T::read(n).map(Box::new)
    }
}

impl<T: Write> Write for Box<T> {
    fn write(&self, w: &mut Writer) {
        (**self).write(w);
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(n: Node<'_>) -> Result<Self> {
        let items = n.items()?;
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            list.push(T::read(item)?);
        }
        Ok(list)
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self, w: &mut Writer) {
        w.buffer.push(b'[');
        for (n, item) in self.iter().enumerate() {
            if n > 0 {
                w.buffer.push(b',');
            }
            item.write(w);
        }
        w.buffer.push(b']');
    }
}

impl<T: Read> Read for BTreeMap<String, T> {
    fn read(n: Node<'_>) -> Result<Self> {
        let mut map = BTreeMap::new();
        for (key, value) in n.entries()? {
            map.insert(key.to_owned(), T::read(value)?);
        }
        Ok(map)
    }
}

impl<T: Write> Write for BTreeMap<String, T> {
    fn write(&self, w: &mut Writer) {
        w.open();
        w.rest(self);
        w.close();
    }
}
