//! Objects (2020-12 Validation, section 6.5; Core, sections 10.3.2 and 11.3).

use super::judge::{Judge, Seen};
use crate::read::Segment;
use crate::{Map, Value};

impl<'s> Judge<'s> {
    /// Everything but `unevaluatedProperties`.
    pub(super) fn check_members<'v>(&mut self, schema: &'s Map<Value>, members: &'v Map<Value>, seen: &mut Seen<'v>) {
        self.check_count(schema, ["minProperties", "maxProperties"], "properties", || members.len());
        for name in texts(schema.get("required")).filter(|name| !members.contains_key(name)) {
            self.find(format!("lacks the required property `{name}`"));
        }
        for (key, required) in entries(schema.get("dependentRequired")).filter(|(key, _)| members.contains_key(key)) {
            for name in texts(Some(required)).filter(|name| !members.contains_key(name)) {
                self.find(format!("lacks property `{name}`, which must stand beside `{key}`"));
            }
        }
        if let Some(names) = schema.get("propertyNames") {
            members.keys().for_each(|key| self.check_name(names, key));
        }
        for (key, value) in members {
            if self.check_described(schema, key, value) {
                seen.members.insert(key);
            }
        }
    }

    fn check_name(&mut self, schema: &'s Value, key: &str) {
        let before = self.findings.len();
        self.within(Segment::Key(key.to_owned()), |judge| {
            judge.check(schema, &Value::from(key));
        });
        for finding in self.findings.iter_mut().skip(before) {
            finding.message = format!("the property's name {}", finding.message);
        }
    }

    /// Checks a member by all that speaks of its name: by name, by pattern, else as one of the others.
    fn check_described(&mut self, schema: &'s Map<Value>, key: &str, value: &Value) -> bool {
        let mut is_described = false;
        if let Some(property) = schema.get("properties").and_then(|properties| properties.get(key)) {
            self.check_member(property, key, value);
            is_described = true;
        }
        for (pattern, property) in entries(schema.get("patternProperties")) {
            if self.matches(pattern, key) {
                self.check_member(property, key, value);
                is_described = true;
            }
        }
        match schema.get("additionalProperties") {
            Some(others) if !is_described => {
                self.check_member(others, key, value);
                true
            }
            _ => is_described,
        }
    }

    /// `unevaluatedProperties`: the members that nothing else spoke of.
    pub(super) fn check_unevaluated_members<'v>(
        &mut self,
        schema: &'s Map<Value>,
        members: &'v Map<Value>,
        seen: &mut Seen<'v>,
    ) {
        let Some(rest) = schema.get("unevaluatedProperties") else { return };
        for (key, value) in members {
            if seen.members.insert(key) {
                self.check_member(rest, key, value);
            }
        }
    }
}

/// The strings of a list.
fn texts(list: Option<&Value>) -> impl Iterator<Item = &str> {
    list.and_then(Value::as_array).unwrap_or_default().iter().filter_map(Value::as_str)
}

/// The members of an object.
pub(super) fn entries(object: Option<&Value>) -> impl Iterator<Item = (&str, &Value)> {
    object.and_then(Value::as_object).into_iter().flatten()
}
