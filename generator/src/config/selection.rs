//! Which operations a client has.

use crate::diagnostics::{Code, Diagnostic, Location, Pointer, SourceId};

use super::selector::{Candidate, Selector};

/// Which operations a client has. What only others use, types and tags, is not in it either.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Those that any of these means; empty: all.
    pub include: Vec<Selector>,
    /// But none of those that any of these means.
    pub exclude: Vec<Selector>,
    /// The manifest that the selectors stand in, when it is among the sources.
    pub manifest: Option<SourceId>,
}

impl Selection {
    /// Whether the client has that operation.
    pub fn selects(&self, candidate: &Candidate<'_>) -> bool {
        let any = |selectors: &[Selector]| selectors.iter().any(|selector| selector.selects(candidate));
        (self.include.is_empty() || any(&self.include)) && !any(&self.exclude)
    }

    /// A finding for each selector that means no operation at all, which is hardly ever what was wanted.
    pub fn unmatched(&self, candidates: &[Candidate<'_>]) -> Vec<Diagnostic> {
        let all = self.include.iter().chain(&self.exclude);
        let idle = all.filter(|selector| !candidates.iter().any(|candidate| selector.selects(candidate)));
        idle.map(|selector| self.finding(selector, candidates)).collect()
    }

    fn finding(&self, selector: &Selector, candidates: &[Candidate<'_>]) -> Diagnostic {
        let message = format!("`{}` selects no operation", selector.as_str());
        let help = match selector.suggestion(candidates) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "name an operation by its id, `tag:NAME`, or `METHOD /path`; `*` stands for anything".to_owned(),
        };
        Diagnostic::new(Code::UnmatchedSelector, self.location(selector), message).help(help)
    }

    fn location(&self, selector: &Selector) -> Option<Location> {
        let (source, span) = (self.manifest?, selector.span?);
        Some(Location { source, span, pointer: Pointer::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selection(include: &[&str], exclude: &[&str]) -> Selection {
        let selectors = |texts: &[&str]| texts.iter().map(|text| Selector::from(*text)).collect();
        Selection { include: selectors(include), exclude: selectors(exclude), manifest: None }
    }

    #[test]
    fn exclusion_wins() {
        let listing = Candidate { id: Some("list"), tags: &[], method: "GET", path: "/" };
        assert!(selection(&[], &[]).selects(&listing));
        assert!(selection(&["list"], &["make"]).selects(&listing));
        assert!(!selection(&["make"], &[]).selects(&listing));
        assert!(!selection(&["list"], &["GET /**"]).selects(&listing));
    }

    #[test]
    fn selectors_that_select_nothing_are_found() {
        let listing = Candidate { id: Some("list"), tags: &[], method: "GET", path: "/" };
        let found = selection(&["list", "lost"], &["colours"]).unmatched(&[listing]);
        let said: Vec<_> = found.iter().map(|finding| (finding.message.as_str(), finding.help.as_deref())).collect();
        assert_eq!(said.first(), Some(&("`lost` selects no operation", Some("did you mean `list`?"))));
        assert_eq!(said.get(1).map(|(message, _)| *message), Some("`colours` selects no operation"));
        assert_eq!(said.len(), 2);
    }
}
