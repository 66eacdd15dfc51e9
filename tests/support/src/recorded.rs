//! One request as it came over the wire.

/// A recorded request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    pub(crate) head: Vec<u8>,
    pub(crate) body: Vec<u8>,
}

impl Recorded {
    /// Everything up to and with the empty line.
    #[must_use]
    pub fn head(&self) -> String {
        String::from_utf8_lossy(&self.head).into_owned()
    }

    /// The request line, without its line break.
    #[must_use]
    pub fn line(&self) -> String {
        self.head().lines().next().unwrap_or_default().to_owned()
    }

    /// The header lines as they were sent, in order.
    #[must_use]
    pub fn headers(&self) -> Vec<(String, String)> {
        let head = self.head();
        let lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
        lines.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect()
    }

    /// The values of a header, in order; names in any case.
    #[must_use]
    pub fn header(&self, name: &str) -> Vec<String> {
        let matching = self.headers().into_iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        matching.map(|(_, value)| value).collect()
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The body as text.
    #[must_use]
    pub fn body_text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
