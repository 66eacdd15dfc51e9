//! The text of an event stream, wherever it is cut (WHATWG HTML, section 9.2.6, Interpreting an event stream).

use std::collections::VecDeque;
use std::time::Duration;

/// An event as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RawEvent {
    pub(super) name: String,
    pub(super) data: String,
    pub(super) id: String,
}

/// What was read of a stream.
#[derive(Debug, Default)]
pub(super) struct EventParser {
    /// A line that has not ended yet.
    line: Vec<u8>,
    /// Whether the last byte was a carriage return, which a line feed belongs to.
    after_return: bool,
    /// Whether the first line is over, before which a byte order mark may stand.
    begun: bool,
    name: String,
    data: String,
    /// The last `id`; it stays until there is another.
    pub(super) id: String,
    /// The last `retry`.
    pub(super) retry: Option<Duration>,
}

impl EventParser {
    /// Reads what arrived, and adds the events that are whole now.
    pub(super) fn push(&mut self, bytes: &[u8], events: &mut VecDeque<RawEvent>) {
        let mut rest = bytes;
        if self.after_return {
            rest = rest.strip_prefix(b"\n").unwrap_or(rest);
            self.after_return &= bytes.is_empty();
        }
        while let Some(at) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
            let (content, end) = rest.split_at(at);
            self.line.extend_from_slice(content);
            rest = match end {
                [b'\r'] => {
                    self.after_return = true;
                    &[]
                }
                [b'\r', b'\n', rest @ ..] | [_, rest @ ..] => rest,
                [] => &[],
            };
            events.extend(self.end_line());
        }
        self.line.extend_from_slice(rest);
    }

    /// Forgets an event that is not whole, as another connection begins anew.
    pub(super) fn restart(&mut self) {
        let Self { id, retry, .. } = std::mem::take(self);
        (self.id, self.retry) = (id, retry);
    }

    /// How many bytes are kept of the event that is not whole yet.
    pub(super) fn pending(&self) -> usize {
        self.line.len() + self.data.len() + self.name.len() + self.id.len()
    }

    fn end_line(&mut self) -> Option<RawEvent> {
        let line = std::mem::take(&mut self.line);
        let mut line = &line[..];
        if !std::mem::replace(&mut self.begun, true) {
            line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
        }
        if line.is_empty() {
            return self.end_event();
        }
        let line = String::from_utf8_lossy(line);
        let (field, value) = line.split_once(':').unwrap_or((&line, ""));
        self.field(field, value.strip_prefix(' ').unwrap_or(value));
        None
    }

    /// A line that starts with a colon is a comment, whose field has no name; unknown fields are passed over.
    fn field(&mut self, field: &str, value: &str) {
        match field {
            "event" => value.clone_into(&mut self.name),
            "data" => {
                self.data.push_str(value);
                self.data.push('\n');
            }
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            "retry" if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.retry = value.parse().ok().map(Duration::from_millis).or(self.retry);
            }
            _ => {}
        }
    }

    /// An event without data is none.
    fn end_event(&mut self) -> Option<RawEvent> {
        let (name, mut data) = (std::mem::take(&mut self.name), std::mem::take(&mut self.data));
        data.pop()?;
        Some(RawEvent { name, data, id: self.id.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(name: &str, data: &str, id: &str) -> RawEvent {
        RawEvent { name: name.to_owned(), data: data.to_owned(), id: id.to_owned() }
    }

    /// The events of a text, however it is cut in two.
    fn events(text: &str) -> Vec<RawEvent> {
        let whole = in_pieces(&[text.as_bytes()]);
        for at in 0..=text.len() {
            let (before, after) = text.as_bytes().split_at(at);
            assert_eq!(in_pieces(&[before, after]), whole, "cut at {at} of {text:?}");
            assert_eq!(in_pieces(&[before, b"", after]), whole, "cut at {at} of {text:?}, and an empty piece");
        }
        assert_eq!(in_pieces(&text.as_bytes().chunks(1).collect::<Vec<_>>()), whole, "byte by byte: {text:?}");
        whole
    }

    fn in_pieces(pieces: &[&[u8]]) -> Vec<RawEvent> {
        let (mut parser, mut events) = (EventParser::default(), VecDeque::new());
        for piece in pieces {
            parser.push(piece, &mut events);
        }
        events.into()
    }

    #[test]
    fn the_examples_of_the_standard() {
        assert_eq!(events("data: YHOO\ndata: +2\ndata: 10\n\n"), [event("", "YHOO\n+2\n10", "")]);
        let text = ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n";
        let expected = [event("", "first event", "1"), event("", "second event", ""), event("", " third event", "")];
        assert_eq!(events(text), expected);
        assert_eq!(events("data\n\ndata\ndata\n\ndata:"), [event("", "", ""), event("", "\n", "")]);
        assert_eq!(events("data:test\n\ndata: test\n\n"), [event("", "test", ""), event("", "test", "")]);
    }

    #[test]
    fn every_end_of_a_line_and_a_byte_order_mark() {
        let expected = [event("a", "1\n2", ""), event("", "3", "")];
        for end in ["\n", "\r\n", "\r"] {
            let text = "\u{feff}event: a\ndata: 1\ndata: 2\n\ndata: 3\n\n".replace('\n', end);
            assert_eq!(events(&text), expected);
        }
        assert_eq!(events("\u{feff}\u{feff}data: 1\n\n"), [], "one mark only");
    }

    #[test]
    fn fields_that_say_nothing() {
        assert_eq!(events("event: a\n\ndata: 1\n\n"), [event("", "1", "")], "no data, no event");
        assert_eq!(events("id: 1\n\ndata: 2\n\n"), [event("", "2", "1")], "an id stays");
        assert_eq!(events("id: 1\u{0}\nDATA: 1\nother: 1\n data: 1\n\n"), []);
        assert_eq!(events("data: 1"), [], "an event that does not end is none");
        assert_eq!(events("data: ä€😀\n\n"), [event("", "ä€😀", "")]);
    }

    #[test]
    fn a_server_sets_the_time_between_attempts() {
        let mut parser = EventParser::default();
        parser.push(b"retry: 1500\nretry: soon\nretry:\nretry: 99999999999999999999\n", &mut VecDeque::new());
        assert_eq!(parser.retry, Some(Duration::from_millis(1500)));
    }
}
