//! How much findings matter to a user.

use std::fmt;
use std::str::FromStr;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Pointer, Severity};

use super::{ConfigError, closest};

/// What is done about findings that a rule means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// They are not shown, only counted.
    Allow,
    /// They are shown: a note becomes a warning, a warning or a loss stays what it is.
    Warn,
    /// They are errors.
    Deny,
}

/// Which findings a rule means: `unknown-key`, `lossy`, `unknown-key at #/components/schemas/Pet`.
///
/// First comes a code, or a severity (`lossy`, `warning`, `note`) for all codes. What stands behind `at` is a JSON pointer: of findings in any
/// file of the description, those there and below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    kind: Kind,
    at: Option<Pointer>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Severity(Severity),
    Code(Code),
}

/// The severities that can be changed. Errors stay errors: there is no output that they could be about.
const SEVERITIES: [Severity; 3] = [Severity::Lossy, Severity::Warning, Severity::Note];

/// What stands between what is meant and where.
const AT: &str = " at ";

/// Rules about findings. Of the rules that mean a finding, the one with the deepest place counts, then one that names the code, then the one that
/// was added last. Manifests and command lines add denials last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    rules: Vec<(Level, Subject)>,
}

impl Levels {
    /// Adds a rule, which counts for more than an earlier one of the same precision.
    pub fn add(&mut self, level: Level, subject: Subject) {
        self.rules.push((level, subject));
    }

    /// What the rules of a level mean, in the order that they were added.
    pub fn subjects(&self, level: Level) -> impl Iterator<Item = &Subject> {
        self.rules.iter().filter(move |(of, _)| *of == level).map(|(_, subject)| subject)
    }

    /// Whether any finding is an error, be it by a rule.
    pub fn has_errors(&self, diagnostics: &Diagnostics) -> bool {
        diagnostics.iter().any(|finding| self.severity(finding) == Some(Severity::Error))
    }

    /// Gives findings the severities that they have by these rules, and takes out those that are allowed. A finding is judged by what it is, so
    /// this is done once, when a stage is through.
    pub fn apply(&self, diagnostics: &mut Diagnostics) {
        if !self.rules.is_empty() {
            diagnostics.judge(|finding| self.severity(finding));
        }
    }

    fn severity(&self, finding: &Diagnostic) -> Option<Severity> {
        let meant = self.rules.iter().filter(|(_, subject)| subject.means(finding));
        match meant.max_by_key(|(_, subject)| subject.precision()).map(|(level, _)| level) {
            _ if finding.severity == Severity::Error => Some(Severity::Error),
            Some(Level::Allow) => None,
            Some(Level::Warn) => Some(finding.severity.max(Severity::Warning)),
            Some(Level::Deny) => Some(Severity::Error),
            None => Some(finding.severity),
        }
    }
}

impl Subject {
    fn means(&self, finding: &Diagnostic) -> bool {
        let is_kind = match self.kind {
            Kind::Code(code) => finding.code == code,
            Kind::Severity(severity) => finding.severity == severity,
        };
        let place = finding.location.as_ref().map(|location| &location.pointer);
        is_kind && self.at.as_ref().is_none_or(|at| place.is_some_and(|place| place.is_within(at)))
    }

    /// Deeper places first, then codes before severities.
    fn precision(&self) -> (usize, bool) {
        let depth = self.at.as_ref().map_or(0, |at| at.tokens().count());
        (depth, matches!(self.kind, Kind::Code(_)))
    }
}

impl FromStr for Subject {
    type Err = ConfigError;

    fn from_str(text: &str) -> Result<Self, ConfigError> {
        let (name, place) = match text.split_once(AT) {
            Some((name, place)) => (name.trim(), Some(place.trim())),
            None => (text.trim(), None),
        };
        Ok(Self { kind: kind(name)?, at: place.map(pointer).transpose()? })
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::Code(code) => code.name(),
            Kind::Severity(severity) => severity.name(),
        })?;
        self.at.iter().try_for_each(|at| write!(f, "{AT}#{at}"))
    }
}

fn kind(name: &str) -> Result<Kind, ConfigError> {
    if let Some(severity) = SEVERITIES.into_iter().find(|severity| severity.name() == name) {
        return Ok(Kind::Severity(severity));
    }
    let code = Code::from_name(name);
    if name == Severity::Error.name() || code.is_some_and(|code| code.severity() == Severity::Error) {
        let help = Some("only what is `lossy`, `warning` or `note` has a level".to_owned());
        return Err(ConfigError { help, ..ConfigError::new(format!("`{name}` is always an error")) });
    }
    code.map(Kind::Code).ok_or_else(|| unknown(name))
}

fn unknown(name: &str) -> ConfigError {
    let names = || SEVERITIES.iter().map(|severity| severity.name()).chain(Code::ALL.iter().map(|code| code.name()));
    let help = match closest(name, names()) {
        Some(known) => format!("did you mean `{known}`?"),
        None => "name a code, or `lossy`, `warning` or `note`; `clientwright explain` lists the codes".to_owned(),
    };
    ConfigError { help: Some(help), ..ConfigError::new(format!("`{name}` is neither a code nor a severity")) }
}

fn pointer(text: &str) -> Result<Pointer, ConfigError> {
    match text.strip_prefix('#').unwrap_or(text) {
        pointer if pointer.starts_with('/') => Ok(Pointer::from_text(pointer)),
        _ => {
            let help = Some("write a JSON pointer: `unknown-key at #/components/schemas/Pet`".to_owned());
            Err(ConfigError { help, ..ConfigError::new(format!("`{text}` is not a place in a description")) })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Location;

    fn levels(rules: &[(Level, &str)]) -> Levels {
        let mut levels = Levels::default();
        for (level, text) in rules {
            levels.add(*level, text.parse().unwrap());
        }
        levels
    }

    fn severity(rules: &[(Level, &str)], code: Code, pointer: &str) -> Option<Severity> {
        let location = Location { pointer: Pointer::from_text(pointer), ..Location::default() };
        levels(rules).severity(&Diagnostic::new(code, location, "x"))
    }

    #[test]
    fn levels_change_severities() {
        let rule = |level, code| severity(&[(level, "note"), (level, "unknown-key"), (level, "lossy")], code, "/a");
        assert_eq!(rule(Level::Allow, Code::DocsOnly), None);
        assert_eq!(rule(Level::Warn, Code::DocsOnly), Some(Severity::Warning));
        assert_eq!(rule(Level::Warn, Code::NotModelled), Some(Severity::Lossy));
        assert_eq!(rule(Level::Deny, Code::UnknownKey), Some(Severity::Error));
        assert_eq!(rule(Level::Deny, Code::NoEffect), Some(Severity::Warning), "no rule means it");
    }

    #[test]
    fn the_deepest_place_counts_then_the_code_then_the_last() {
        use Level::{Allow, Deny, Warn};
        let code = Code::UnknownKey;
        let (error, shown) = (Some(Severity::Error), Some(Severity::Warning));
        for (rules, place, expected) in [
            (&[(Allow, "unknown-key at #/a"), (Deny, "warning")][..], "/a/b", None),
            (&[(Allow, "unknown-key at #/a"), (Deny, "warning")], "/ab", error),
            (&[(Deny, "warning at /a/b"), (Allow, "unknown-key at /a")], "/a/b", error),
            (&[(Allow, "unknown-key"), (Deny, "warning")], "/a", None),
            (&[(Deny, "warning"), (Warn, "warning")], "/a", shown),
        ] {
            assert_eq!(severity(rules, code, place), expected, "{rules:?} {place}");
        }
    }

    #[test]
    fn errors_stay_errors_and_allowed_findings_are_counted() {
        let mut diagnostics = Diagnostics::new();
        diagnostics.report(Code::SyntaxError, None, "x");
        diagnostics.report(Code::DocsOnly, None, "x");
        let levels = levels(&[(Level::Allow, "note"), (Level::Allow, "lossy")]);
        levels.apply(&mut diagnostics);
        assert_eq!((diagnostics.len(), diagnostics.allowed()), (1, 1));
        assert!(levels.has_errors(&diagnostics));
    }

    #[test]
    fn texts_are_read_and_written_back_or_refused_with_help() {
        for text in ["lossy", "unknown-key", "note at #/paths/~1pets"] {
            assert_eq!(text.parse::<Subject>().unwrap().to_string(), text);
        }
        for (text, message) in [
            ("unknwon-key", "`unknwon-key` is neither a code nor a severity; did you mean `unknown-key`?"),
            ("losy", "`losy` is neither a code nor a severity; did you mean `lossy`?"),
            (
                "syntax-error",
                "`syntax-error` is always an error; only what is `lossy`, `warning` or `note` has a level",
            ),
            (
                "note at paths",
                "`paths` is not a place in a description; write a JSON pointer: `unknown-key at #/components/schemas/Pet`",
            ),
        ] {
            assert_eq!(text.parse::<Subject>().unwrap_err().to_string(), message);
        }
    }
}
