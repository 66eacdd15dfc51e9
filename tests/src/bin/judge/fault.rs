//! Faults that are planted in requests, to see whether a judge catches them.

/// What is wrong with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing: what follows is caught for its own sake only.
    None,
    /// No cookie is sent.
    DroppedCookie,
    /// The values of a list are one, where each has to stand for itself.
    JoinedList,
    /// A required header is not sent.
    MissingHeader,
    /// The body says that it is of another media type.
    WrongMediaType,
}

impl Fault {
    pub(crate) const ALL: [Self; 5] =
        [Self::None, Self::DroppedCookie, Self::JoinedList, Self::MissingHeader, Self::WrongMediaType];

    /// Its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::DroppedCookie => "a dropped cookie",
            Self::JoinedList => "a wrong explode",
            Self::MissingHeader => "a missing required header",
            Self::WrongMediaType => "a wrong body type",
        }
    }

    /// The head of a request, each line without its end, with the fault in it.
    pub(crate) fn plant(self, head: &mut Vec<String>) {
        let is = |line: &String, name: &str| line.to_ascii_lowercase().starts_with(&format!("{name}:"));
        match self {
            Self::None => {}
            Self::DroppedCookie => head.retain(|line| !is(line, "cookie")),
            Self::MissingHeader => head.retain(|line| !is(line, "x-level")),
            Self::JoinedList => {
                if let Some(line) = head.first_mut() {
                    // `sizes=1&sizes=2` to `sizes=1,2`.
                    *line = line.replacen("sizes=", "\0", 1).replace("&sizes=", ",").replace('\0', "sizes=");
                }
            }
            Self::WrongMediaType => {
                for line in head.iter_mut().filter(|line| is(line, "content-type")) {
                    *line = "content-type: text/plain".to_owned();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_is_in_the_head() {
        let head =
            ["PUT /a?sizes=1&sizes=2&b=3 HTTP/1.1", "cookie: a=b", "X-Level: 1", "content-type: application/json"];
        let planted = |fault: Fault| {
            let mut head = head.map(str::to_owned).to_vec();
            fault.plant(&mut head);
            head
        };
        assert_eq!(planted(Fault::None), head);
        assert_eq!(planted(Fault::DroppedCookie).len(), 3);
        assert_eq!(planted(Fault::JoinedList)[0], "PUT /a?sizes=1,2&b=3 HTTP/1.1");
        assert_eq!(planted(Fault::MissingHeader).len(), 3);
        assert_eq!(planted(Fault::WrongMediaType)[3], "content-type: text/plain");
    }
}
