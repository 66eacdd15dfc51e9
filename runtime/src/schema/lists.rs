//! Arrays (2020-12 Validation, section 6.4; Core, sections 10.3.1 and 11.2).

use super::judge::{Judge, Seen};
use super::same::twins;
use super::scalars::limit;
use crate::{Map, Value};

impl<'s> Judge<'s> {
    /// Everything but `unevaluatedItems`.
    pub(super) fn check_items(&mut self, schema: &'s Map<Value>, items: &[Value], seen: &mut Seen<'_>) {
        self.check_count(schema, ["minItems", "maxItems"], "items", || items.len());
        if schema.get("uniqueItems").and_then(Value::as_bool) == Some(true) {
            for (first, second) in twins(items) {
                self.find(format!("items {first} and {second} are equal, all must be different"));
            }
        }
        let places = schema.get("prefixItems").and_then(Value::as_array).unwrap_or_default();
        for (index, (place, item)) in places.iter().zip(items).enumerate() {
            self.check_item(place, index, item);
            seen.items.insert(index);
        }
        if let Some(rest) = schema.get("items") {
            for (index, item) in items.iter().enumerate().skip(places.len()) {
                self.check_item(rest, index, item);
                seen.items.insert(index);
            }
        }
        if let Some(wanted) = schema.get("contains") {
            self.check_contains(schema, wanted, items, seen);
        }
    }

    fn check_contains(&mut self, schema: &'s Map<Value>, wanted: &'s Value, items: &[Value], seen: &mut Seen<'_>) {
        let mut count = 0;
        for (index, item) in items.iter().enumerate() {
            if self.holds(wanted, item).is_some() {
                count += 1;
                seen.items.insert(index);
            }
        }
        let least = limit(schema, "minContains").unwrap_or(1);
        if count < least {
            self.find(format!("has {count} items that fit `contains`, at least {least} are required"));
        }
        if let Some(most) = limit(schema, "maxContains").filter(|most| count > *most) {
            self.find(format!("has {count} items that fit `contains`, at most {most} are allowed"));
        }
    }

    /// `unevaluatedItems`: the items that nothing else spoke of.
    pub(super) fn check_unevaluated_items(&mut self, schema: &'s Map<Value>, items: &[Value], seen: &mut Seen<'_>) {
        let Some(rest) = schema.get("unevaluatedItems") else { return };
        for (index, item) in items.iter().enumerate() {
            if seen.items.insert(index) {
                self.check_item(rest, index, item);
            }
        }
    }
}
