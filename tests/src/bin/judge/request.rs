//! Which operation a request is of.

/// A request, as a judge tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
    /// The method, in capitals.
    pub(crate) method: String,
    /// The path, without its query.
    pub(crate) path: String,
}

impl Request {
    /// Whether it may be one of an operation, `GET /pets/{id}`. What a template has behind `?` or `#` is no part of a path.
    pub(crate) fn is_of(&self, route: &str) -> bool {
        let Some((method, template)) = route.split_once(' ') else { return false };
        let template = template.split(['?', '#']).next().unwrap_or(template);
        method == self.method && fits(template, &self.path)
    }
}

/// Whether a path may be made from a template: texts of the template stand in it, one after the other, and something between them.
fn fits(template: &str, path: &str) -> bool {
    let Some((literal, rest)) = template.split_once('{') else { return template == path };
    let Some((_, rest)) = rest.split_once('}') else { return template == path };
    let Some(path) = path.strip_prefix(literal) else { return false };
    let end = path.find('/').unwrap_or(path.len());
    path.char_indices().map(|(at, character)| at + character.len_utf8()).any(|at| at <= end && fits(rest, &path[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_of_the_operation_whose_template_it_fits() {
        let request = |path: &str| Request { method: "GET".to_owned(), path: path.to_owned() };
        assert!(request("/pets/1").is_of("GET /pets/{id}"));
        assert!(request("/pets/1,2/x.json").is_of("GET /pets/{a},{b}/{c}.json?fixed=1"));
        for (path, route) in [
            ("/pets/1", "PUT /pets/{id}"),
            ("/pets/1/2", "GET /pets/{id}"),
            ("/pets/", "GET /pets/{id}"),
            ("/pets", "GET /pet"),
        ] {
            assert!(!request(path).is_of(route), "{path} {route}");
        }
    }
}
