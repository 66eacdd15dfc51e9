//! Which operation a selector means.

use crate::diagnostics::Span;

use super::closest;

/// What a selector is compared with: one operation of the description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// Its `operationId`, when it has one.
    pub id: Option<&'a str>,
    /// Its tags.
    pub tags: &'a [String],
    /// Its method, in upper case.
    pub method: &'a str,
    /// Its path template, as written.
    pub path: &'a str,
}

/// Names operations by id, by tag, or by method and path: `listPets`, `tag:pets`, `GET /pets/{id}`.
///
/// `*` stands for any characters, in a path for any but `/`, which `**` takes in: `list*`, `tag:admin-*`, `* /admin/**`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    text: String,
    /// The bytes in the manifest's text, when it stands in one.
    pub span: Option<Span>,
}

/// A selector, taken apart.
enum Parts<'a> {
    Id(&'a str),
    Tag(&'a str),
    Place { method: &'a str, path: &'a str },
}

impl From<&str> for Selector {
    fn from(text: &str) -> Self {
        Self { text: text.trim().to_owned(), span: None }
    }
}

impl Selector {
    /// A selector that stands in a manifest.
    pub fn at(text: &str, span: Option<Span>) -> Self {
        Self { span, ..Self::from(text) }
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it means that operation.
    pub fn selects(&self, candidate: &Candidate<'_>) -> bool {
        match self.parts() {
            Parts::Id(pattern) => candidate.id.is_some_and(|id| matches(pattern, id, Star::Any)),
            Parts::Tag(pattern) => candidate.tags.iter().any(|tag| matches(pattern, tag, Star::Any)),
            Parts::Place { method, path } => {
                matches(&method.to_ascii_uppercase(), candidate.method, Star::Any)
                    && matches(path, candidate.path, Star::Segment)
            }
        }
    }

    /// What was most likely meant by a selector that means nothing.
    pub(super) fn suggestion(&self, candidates: &[Candidate<'_>]) -> Option<String> {
        let ids = candidates.iter().filter_map(|candidate| candidate.id.map(str::to_owned));
        let tags = candidates.iter().flat_map(|candidate| candidate.tags).map(|tag| format!("{TAG}{tag}"));
        let places = candidates.iter().map(|candidate| format!("{} {}", candidate.method, candidate.path));
        let known: Vec<String> = match self.parts() {
            Parts::Id(_) => ids.chain(tags.clone()).chain(places).collect(),
            Parts::Tag(_) => tags.clone().collect(),
            Parts::Place { .. } => places.collect(),
        };
        // A tag without its prefix is the likeliest mistake of all.
        let bare = matches!(self.parts(), Parts::Id(_)).then(|| format!("{TAG}{}", self.text));
        let as_tag = bare.filter(|bare| tags.clone().any(|tag| tag == *bare));
        as_tag.or_else(|| closest(&self.text, known.iter().map(String::as_str)).map(str::to_owned))
    }

    fn parts(&self) -> Parts<'_> {
        if let Some(tag) = self.text.strip_prefix(TAG) {
            return Parts::Tag(tag.trim());
        }
        match self.text.split_once(char::is_whitespace) {
            Some((method, path)) if path.trim_start().starts_with(['/', '*']) => {
                Parts::Place { method, path: path.trim_start() }
            }
            _ => Parts::Id(&self.text),
        }
    }
}

/// What a tag's name stands behind.
const TAG: &str = "tag:";

/// What `*` stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Star {
    /// Any characters.
    Any,
    /// Any but `/`; `**` takes that in.
    Segment,
}

/// Whether a pattern is the whole of a text, in time proportional to both lengths.
fn matches(pattern: &str, text: &str, star: Star) -> bool {
    let text: Vec<char> = text.chars().collect();
    // Which beginnings of the text the pattern read so far can be, by their length.
    let mut reached: Vec<bool> = std::iter::once(true).chain(text.iter().map(|_| false)).collect();
    let mut rest = pattern.chars().peekable();
    while let Some(wanted) = rest.next() {
        if wanted == '*' {
            let crosses = rest.next_if_eq(&'*').is_some() || star == Star::Any;
            reached = spread(&reached, &text, crosses);
        } else {
            let stepped = reached.iter().zip(&text).map(|(reached, found)| *reached && *found == wanted);
            reached = std::iter::once(false).chain(stepped).collect();
        }
    }
    reached.last() == Some(&true)
}

/// What can be reached by any number of characters more.
fn spread(reached: &[bool], text: &[char], crosses: bool) -> Vec<bool> {
    let mut current = reached.first().copied().unwrap_or_default();
    let mut spread = vec![current];
    for (found, next) in text.iter().zip(reached.iter().skip(1)) {
        current = *next || current && (crosses || *found != '/');
        spread.push(current);
    }
    spread
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selects(selector: &str, method: &str, path: &str) -> bool {
        let tags = ["pets".to_owned(), "big cats".to_owned()];
        Selector::from(selector).selects(&Candidate { id: Some("listPets"), tags: &tags, method, path })
    }

    #[test]
    fn ids_and_tags_are_named_whole_or_by_pattern() {
        for yes in ["listPets", "list*", "*Pets", "*", "tag:pets", "tag: big cats", "tag:big*", " listPets "] {
            assert!(selects(yes, "GET", "/pets"), "{yes}");
        }
        for no in ["listpets", "list", "pets", "tag:cats", "tag:", "", "tag:listPets"] {
            assert!(!selects(no, "GET", "/pets"), "{no}");
        }
    }

    #[test]
    fn a_star_stays_in_a_segment_and_two_do_not() {
        for (selector, path) in [
            ("GET /pets", "/pets"),
            ("get /pets/{id}", "/pets/{id}"),
            ("* /pets/*", "/pets/{id}"),
            ("GET  /**", "/pets/{id}/toys"),
            ("GET **/toys", "/pets/{id}/toys"),
            ("GET /pets/*/toys", "/pets/{id}/toys"),
            ("G* /p*s", "/pets"),
        ] {
            assert!(selects(selector, "GET", path), "{selector} {path}");
        }
        for (selector, path) in [("POST /pets", "/pets"), ("GET /*", "/pets/{id}"), ("GET /pets", "/pets/")] {
            assert!(!selects(selector, "GET", path), "{selector} {path}");
        }
    }

    #[test]
    fn what_was_meant_is_of_the_same_kind() {
        let tags = ["pets".to_owned()];
        let candidates = [Candidate { id: Some("listPets"), tags: &tags, method: "GET", path: "/pets" }];
        for (selector, meant) in [
            ("listPet", Some("listPets")),
            ("tag:pet", Some("tag:pets")),
            ("pets", Some("tag:pets")),
            ("GET /pet", Some("GET /pets")),
            ("GET pets", Some("GET /pets")),
            ("colours", None),
        ] {
            assert_eq!(Selector::from(selector).suggestion(&candidates).as_deref(), meant, "{selector}");
        }
    }
}
