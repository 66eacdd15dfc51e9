//! Constraints: every violation, with its place.

use super::{Fault, Mode, Out};
use crate::Value;
use crate::read::{Segment, decode_kept, plain_key};
use crate::schema::{Finding, judge, matches, twins};
use crate::slot::{Check, Fields, Slot};

impl<'a> Out<'a> {
    pub(super) fn check_fields(
        &mut self,
        table: &'static Fields,
        slots: &[&dyn Slot],
        tag: Option<(&'a str, &'a str)>,
        checks: &[&'static [Check]],
    ) {
        let mut present = 0;
        self.extra = 0;
        for (n, slot) in slots.iter().enumerate() {
            let before = self.faults.len();
            let own = table.checks_of(n);
            self.checks.push(own);
            self.rest = n >= table.keys.len();
            slot.write(self);
            self.checks.clear();
            if let Some(key) = table.keys.get(n) {
                if !std::mem::take(&mut self.absent) || table.is_required(n) {
                    present += 1;
                    self.check_whole(own, |o| slot.write(o));
                }
                self.locate(before, &Segment::Key(plain_key(key)));
            }
        }
        present += std::mem::take(&mut self.extra);
        self.check_count(table.own, present);
        self.check_map(present, checks);
        self.check_whole(table.own, |o| o.json_fields(table, slots, tag));
    }

    /// Has the value that is written next checked, beside what holds where it stands: a choice and its variants have limits of their own.
    /// Nothing in any other walk.
    pub fn check(&mut self, checks: &'static [Check], value: &dyn Slot) -> &mut Self {
        if self.mode == Mode::Validate {
            self.check_whole(checks, |o| value.write(o));
            self.checks.push(checks);
        }
        self
    }

    fn check_count(&mut self, checks: &[Check], count: u64) {
        for check in checks {
            match *check {
                Check::MinProperties(least) if count < least => {
                    self.fault(format!("has {count} properties, at least {least} are required"));
                }
                Check::MaxProperties(most) if count > most => {
                    self.fault(format!("has {count} properties, at most {most} are allowed"));
                }
                _ => {}
            }
        }
    }

    pub(super) fn check_map(&mut self, count: u64, checks: &[&'static [Check]]) {
        for checks in checks {
            self.check_count(checks, count);
        }
    }

    pub(super) fn check_list(&mut self, count: usize, checks: &[&'static [Check]]) {
        let count = count as u64;
        for check in checks.iter().copied().flatten() {
            match *check {
                Check::MinItems(least) if count < least => {
                    self.fault(format!("has {count} items, at least {least} are required"));
                }
                Check::MaxItems(most) if count > most => {
                    self.fault(format!("has {count} items, at most {most} are allowed"));
                }
                _ => {}
            }
        }
    }

    /// Ends the checks of an item or a value, which has been walked.
    pub(super) fn end_checks(&mut self, slot: &dyn Slot, checks: impl Iterator<Item = &'static [Check]>) {
        self.checks.clear();
        checks.for_each(|checks| self.check_whole(checks, |o| slot.write(o)));
    }

    /// Checks a value by those that need all of it; `write` shows it.
    pub(super) fn check_whole(&mut self, checks: &[Check], write: impl Fn(&mut Out<'a>)) {
        if !checks.iter().any(|check| matches!(check, Check::Schema(_) | Check::UniqueItems)) {
            return;
        }
        let mut o = Out::new(Mode::Keep);
        o.depth = self.depth;
        o.tag = self.tag;
        write(&mut o);
        if std::mem::take(&mut o.absent) {
            o.null();
        }
        // What cannot be written was found by the walk.
        let Ok(value) = decode_kept::<Value>(&o.buffer) else { return };
        for check in checks {
            match (check, &value) {
                (Check::Schema(schema), value) => self.faults.extend(judge(schema, value).into_iter().map(Fault::from)),
                (Check::UniqueItems, Value::Array(items)) => self.check_unique(items),
                _ => {}
            }
        }
    }

    fn check_unique(&mut self, items: &[Value]) {
        for (first, second) in twins(items) {
            self.fault(format!("items {first} and {second} are equal, all must be different"));
        }
    }

    pub(super) fn check_string(&mut self, text: &str) {
        let checks = std::mem::take(&mut self.checks);
        let length = || text.chars().count() as u64;
        for check in checks.into_iter().flatten() {
            match *check {
                Check::MinLength(least) if length() < least => {
                    self.fault(format!("has {} characters, at least {least} are required", length()));
                }
                Check::MaxLength(most) if length() > most => {
                    self.fault(format!("has {} characters, at most {most} are allowed", length()));
                }
                Check::Pattern(pattern) if matches(pattern, text) == Some(false) => {
                    self.fault(format!("does not match the pattern `{pattern}`"));
                }
                _ => {}
            }
        }
    }

    pub(super) fn check_integer(&mut self, value: i128) {
        let checks = std::mem::take(&mut self.checks);
        for check in checks.into_iter().flatten() {
            let broken = match *check {
                Check::Minimum(least) if value < least => Some(format!("at least {least}")),
                Check::Maximum(most) if value > most => Some(format!("at most {most}")),
                Check::ExclusiveMinimum(least) if value <= least => Some(format!("more than {least}")),
                Check::ExclusiveMaximum(most) if value >= most => Some(format!("less than {most}")),
                Check::MultipleOf(factor) if factor != 0 && value.checked_rem(factor) != Some(0) => {
                    Some(format!("a multiple of {factor}"))
                }
                #[expect(clippy::cast_precision_loss, reason = "the bound is a float, so this is its precision")]
                other => number_breaks(other, value as f64),
            };
            if let Some(rule) = broken {
                self.fault(format!("is {value}, must be {rule}"));
            }
        }
    }

    pub(super) fn check_number(&mut self, value: f64) {
        let checks = std::mem::take(&mut self.checks);
        for check in checks.into_iter().flatten() {
            #[expect(clippy::cast_precision_loss, reason = "the value is a float, so this is its precision")]
            let check = match *check {
                Check::Minimum(bound) => Check::MinimumNumber(bound as f64),
                Check::Maximum(bound) => Check::MaximumNumber(bound as f64),
                Check::ExclusiveMinimum(bound) => Check::ExclusiveMinimumNumber(bound as f64),
                Check::ExclusiveMaximum(bound) => Check::ExclusiveMaximumNumber(bound as f64),
                Check::MultipleOf(factor) => Check::MultipleOfNumber(factor as f64),
                other => other,
            };
            if let Some(rule) = number_breaks(check, value) {
                self.fault(format!("is {value}, must be {rule}"));
            }
        }
    }
}

/// The rule that a number breaks.
fn number_breaks(check: Check, value: f64) -> Option<String> {
    match check {
        Check::MinimumNumber(least) if value < least => Some(format!("at least {least}")),
        Check::MaximumNumber(most) if value > most => Some(format!("at most {most}")),
        Check::ExclusiveMinimumNumber(least) if value <= least => Some(format!("more than {least}")),
        Check::ExclusiveMaximumNumber(most) if value >= most => Some(format!("less than {most}")),
        Check::MultipleOfNumber(factor) if !is_multiple(value, factor) => Some(format!("a multiple of {factor}")),
        _ => None,
    }
}

/// Whether `value` is a multiple, as far as floats can tell: 0.3 is one of 0.1.
fn is_multiple(value: f64, factor: f64) -> bool {
    let quotient = value / factor;
    !quotient.is_finite() || (quotient - quotient.round()).abs() <= quotient.abs().max(1.0) * 1e-9
}

/// The path of a fault runs from the inside out.
impl From<Finding> for Fault {
    fn from(Finding { mut path, message }: Finding) -> Self {
        path.reverse();
        Self { path, message }
    }
}
