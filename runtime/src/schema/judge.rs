//! The walk: one schema against one value.

use std::collections::BTreeSet;

use crate::read::{Segment, decode_kept};
use crate::{Map, Value};

/// How deep schemas are followed into each other; beyond, nothing is said.
const DEPTH: u32 = 256;

/// How many schemas are looked at for one value; beyond, nothing is said.
const STEPS: u32 = 1_000_000;

/// What a value breaks, and where in it.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    /// From the outside in.
    pub(crate) path: Vec<Segment>,
    /// Which rule.
    pub(crate) message: String,
}

/// Checks a value by a schema. Nothing is found where the schema cannot be judged: a pattern without an engine, recursion without end.
pub(crate) fn judge(schema: &str, value: &Value) -> Vec<Finding> {
    let Ok(root) = decode_kept::<Value>(schema.as_bytes()) else { return Vec::new() };
    let mut judge = Judge { root: &root, path: Vec::new(), findings: Vec::new(), depth: 0, steps: 0, is_decided: true };
    judge.check(&root, value);
    if judge.is_decided { judge.findings } else { Vec::new() }
}

/// State of one walk.
pub(super) struct Judge<'s> {
    root: &'s Value,
    path: Vec<Segment>,
    pub(super) findings: Vec<Finding>,
    depth: u32,
    steps: u32,
    /// Whether everything that was asked so far could be answered.
    is_decided: bool,
}

/// Which members and items of a value schemas have spoken of, for `unevaluatedProperties` and `unevaluatedItems`.
#[derive(Debug, Default)]
pub(super) struct Seen<'v> {
    pub(super) members: BTreeSet<&'v str>,
    pub(super) items: BTreeSet<usize>,
}

impl Seen<'_> {
    pub(super) fn add(&mut self, other: Self) {
        self.members.extend(other.members);
        self.items.extend(other.items);
    }
}

impl<'s> Judge<'s> {
    /// Checks a value; what is found is kept.
    pub(super) fn check<'v>(&mut self, schema: &'s Value, value: &'v Value) -> Seen<'v> {
        let Value::Object(schema) = schema else {
            if schema.as_bool() == Some(false) {
                self.find("is not allowed".to_owned());
            }
            return Seen::default();
        };
        self.steps += 1;
        if self.depth == DEPTH || self.steps > STEPS {
            self.is_decided = false;
            return Seen::default();
        }
        self.depth += 1;
        let seen = self.check_keywords(schema, value);
        self.depth -= 1;
        seen
    }

    fn check_keywords<'v>(&mut self, schema: &'s Map<Value>, value: &'v Value) -> Seen<'v> {
        let mut seen = Seen::default();
        self.check_values(schema, value);
        match value {
            Value::Null | Value::Bool(_) => {}
            Value::Number(number) => self.check_number(schema, number),
            Value::String(text) => self.check_text(schema, text),
            Value::Array(items) => self.check_items(schema, items, &mut seen),
            Value::Object(members) => self.check_members(schema, members, &mut seen),
        }
        self.check_choices(schema, value, &mut seen);
        match value {
            Value::Array(items) => self.check_unevaluated_items(schema, items, &mut seen),
            Value::Object(members) => self.check_unevaluated_members(schema, members, &mut seen),
            _ => {}
        }
        seen
    }

    /// What a schema has spoken of, if the value fulfils it; what is found is not kept.
    pub(super) fn holds<'v>(&mut self, schema: &'s Value, value: &'v Value) -> Option<Seen<'v>> {
        let before = self.findings.len();
        let seen = self.check(schema, value);
        let holds = self.findings.len() == before;
        self.findings.truncate(before);
        holds.then_some(seen)
    }

    /// Checks a member of a value.
    pub(super) fn check_member(&mut self, schema: &'s Value, key: &str, value: &Value) {
        self.within(Segment::Key(key.to_owned()), |judge| judge.check(schema, value));
    }

    /// Checks an item of a value.
    pub(super) fn check_item(&mut self, schema: &'s Value, index: usize, value: &Value) {
        self.within(Segment::Index(index), |judge| judge.check(schema, value));
    }

    /// Does something one step further in.
    pub(super) fn within<T>(&mut self, segment: Segment, check: impl FnOnce(&mut Self) -> T) {
        self.path.push(segment);
        check(self);
        self.path.pop();
    }

    /// The schema that `#/$defs/…` names.
    pub(super) fn resolve(&mut self, reference: &str) -> Option<&'s Value> {
        let name = reference.strip_prefix("#/$defs/")?.replace("~1", "/").replace("~0", "~");
        self.root.get("$defs")?.get(&name)
    }

    pub(super) fn matches(&mut self, pattern: &str, text: &str) -> bool {
        let answer = super::matches(pattern, text);
        self.is_decided &= answer.is_some();
        answer.unwrap_or_default()
    }

    #[cold]
    pub(super) fn find(&mut self, message: String) {
        self.findings.push(Finding { path: self.path.clone(), message });
    }
}
