//! Schemas that apply to the value itself (2020-12 Core, section 10.2).

use super::judge::{Judge, Seen};
use super::objects::entries;
use crate::{Map, Value};

impl<'s> Judge<'s> {
    /// References, all, any, one, none, and those on condition.
    pub(super) fn check_choices<'v>(&mut self, schema: &'s Map<Value>, value: &'v Value, seen: &mut Seen<'v>) {
        let reference = schema.get("$ref").and_then(Value::as_str);
        if let Some(target) = reference.and_then(|reference| self.resolve(reference)) {
            seen.add(self.check(target, value));
        }
        for part in list(schema, "allOf") {
            seen.add(self.check(part, value));
        }
        let any = schema.get("anyOf").and_then(Value::as_array);
        if any.is_some_and(|branches| self.count(branches, value, seen) == 0) {
            self.find("fits no branch of `anyOf`".to_owned());
        }
        if let Some(branches) = schema.get("oneOf").and_then(Value::as_array) {
            match self.count(branches, value, seen) {
                1 => {}
                0 => self.find("fits no branch of `oneOf`".to_owned()),
                several => self.find(format!("fits {several} branches of `oneOf`, must fit one")),
            }
        }
        if schema.get("not").is_some_and(|excluded| self.holds(excluded, value).is_some()) {
            self.find("is what `not` excludes".to_owned());
        }
        self.check_conditions(schema, value, seen);
    }

    /// How many branches the value fits.
    fn count<'v>(&mut self, branches: &'s [Value], value: &'v Value, seen: &mut Seen<'v>) -> usize {
        let mut count = 0;
        for branch in branches {
            if let Some(more) = self.holds(branch, value) {
                seen.add(more);
                count += 1;
            }
        }
        count
    }

    /// `if`, and `dependentSchemas`, whose condition is that a member is there.
    fn check_conditions<'v>(&mut self, schema: &'s Map<Value>, value: &'v Value, seen: &mut Seen<'v>) {
        if let Some(condition) = schema.get("if") {
            let consequence = match self.holds(condition, value) {
                Some(more) => {
                    seen.add(more);
                    "then"
                }
                None => "else",
            };
            if let Some(consequence) = schema.get(consequence) {
                seen.add(self.check(consequence, value));
            }
        }
        for (key, dependent) in entries(schema.get("dependentSchemas")) {
            if value.get(key).is_some() {
                seen.add(self.check(dependent, value));
            }
        }
    }
}

fn list<'s>(schema: &'s Map<Value>, keyword: &str) -> &'s [Value] {
    schema.get(keyword).and_then(Value::as_array).unwrap_or_default()
}
