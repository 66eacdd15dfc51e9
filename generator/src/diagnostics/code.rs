//! The one table of diagnostic codes.

use std::fmt;

use super::Severity;

/// Who has to act on a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// The description breaks a rule.
    Fault,
    /// The description is right; this generator does not model the keyword yet.
    Gap,
    /// Wrong usage, input or output.
    Usage,
    /// A bug of the generator.
    Internal,
}

impl Family {
    /// The stable name, `fault`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fault => "fault",
            Self::Gap => "gap",
            Self::Usage => "usage",
            Self::Internal => "internal",
        }
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $family:ident $severity:ident $summary:literal)*) => {
        /// What kind of finding a diagnostic is. Its name is stable: users put it into their configuration.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $summary] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable name, `unknown-style`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Who has to act.
            pub const fn family(self) -> Family {
                match self { $(Self::$variant => Family::$family,)* }
            }

            /// How much it matters unless a stage knows better.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// The code of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.name() == name)
            }

            /// What it means, in one sentence.
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$variant => $summary,)* }
            }

            /// What it means, a description that causes it, and what to do, as Markdown: `explain/<name>.md`.
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("explain/", $name, ".md")),)* }
            }
        }
    };
}

codes! {
    // variant           name                     family   severity  summary
    Unreadable           "unreadable"             Usage    Error     "A file cannot be read."
    OutsideRoot          "outside-root"           Fault    Lossy     "A reference leads out of the description's folder."
    RemoteReference      "remote-reference"       Gap      Lossy     "A reference leads to the network, which is not read unless asked."
    SyntaxError          "syntax-error"           Fault    Error     "The text is neither YAML nor JSON."
    DuplicateKey         "duplicate-key"          Fault    Warning   "An object has the same key twice; the last one counts."
    DuplicateName        "duplicate-name"         Fault    Warning   "Two items of one scope have the same name."
    MalformedName        "malformed-name"         Fault    Warning   "A name has characters that may not stand in it."
    BudgetExceeded       "budget-exceeded"        Usage    Error     "The description is larger, deeper or more expanded than allowed."
    UnmatchedSelector    "unmatched-selector"     Usage    Error     "A selector in the configuration means no operation."
    UnsupportedVersion   "unsupported-version"    Fault    Error     "The document does not say a version of OpenAPI that is known."
    MissingField         "missing-field"          Fault    Lossy     "A required field is missing."
    WrongType            "wrong-type"             Fault    Lossy     "A value is not of the kind that its key needs."
    UnknownKey           "unknown-key"            Fault    Warning   "The specification does not define this key here."
    OtherVersion         "other-version"          Fault    Warning   "A key or value that another version of the specification defines; it is honoured."
    ExclusiveKeys        "exclusive-keys"         Fault    Lossy     "Two keys stand together of which only one may; one of them is ignored."
    MisplacedReference   "misplaced-reference"    Fault    Warning   "A reference stands where the specification wants the object itself; it is followed."
    ReferenceSibling     "reference-sibling"      Fault    Warning   "A key stands beside `$ref`, where this version of the specification ignores it."
    UnknownValue         "unknown-value"          Fault    Lossy     "A value is not one of those that the specification allows here."
    UnresolvedReference  "unresolved-reference"   Fault    Lossy     "A reference leads nowhere."
    CyclicReference      "cyclic-reference"       Fault    Lossy     "References lead to each other and never to an object."
    Contradiction        "contradiction"          Fault    Lossy     "Keywords contradict each other: no value satisfies them."
    UndescribedProperty  "undescribed-property"   Fault    Warning   "A property is required that the schema does not describe."
    UnnamedBranch        "unnamed-branch"         Fault    Warning   "A discriminator does not say by which value a branch is chosen."
    UndecidableUnion     "undecidable-union"      Gap      Lossy     "Nothing tells the branches of a choice apart."
    UnfillableType       "unfillable-type"        Fault    Lossy     "A type requires itself, so that no value of it can exist."
    PathMismatch         "path-mismatch"          Fault    Lossy     "A path template and its parameters do not agree."
    NoEffect             "no-effect"              Fault    Warning   "A keyword has no effect where it stands."
    NotModelled          "not-modelled"           Gap      Lossy     "A keyword is right but not modelled yet."
    LeftOut              "left-out"               Gap      Lossy     "An operation is not in the client."
    DocsOnly             "docs-only"              Gap      Note      "A keyword reaches the documentation only."
    Internal             "internal"               Internal Error     "A bug of the generator."
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
