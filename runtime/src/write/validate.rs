//! Constraints: every violation, with its place.

use super::{Mode, Out};
use crate::read::{Segment, plain_key};
use crate::slot::{Check, Fields, Slot};

impl Out<'_> {
    pub(super) fn check_fields(&mut self, table: &'static Fields, slots: &[&dyn Slot], checks: &'static [Check]) {
        let mut present = 0;
        self.extra = 0;
        for (n, slot) in slots.iter().enumerate() {
            let before = self.faults.len();
            self.checks = table.checks_of(n);
            self.rest = n >= table.keys.len();
            slot.write(self);
            self.checks = &[];
            if let Some(key) = table.keys.get(n) {
                present += u64::from(!std::mem::take(&mut self.absent) || table.is_required(n));
                self.locate(before, &Segment::Key(plain_key(key)));
            }
        }
        if counts(table.own) || counts(checks) {
            present += std::mem::take(&mut self.extra);
            self.check_count(table.own, present);
            self.check_count(checks, present);
        }
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

    pub(super) fn check_map(&mut self, count: usize, checks: &'static [Check], inner: &mut &'static [Check]) {
        self.check_count(checks, count as u64);
        for check in checks {
            if let Check::Values(checks) = check {
                *inner = checks;
            }
        }
    }

    pub(super) fn check_list(
        &mut self,
        count: usize,
        checks: &'static [Check],
        inner: &mut &'static [Check],
        unique: &mut bool,
    ) {
        let count = count as u64;
        for check in checks {
            match *check {
                Check::MinItems(least) if count < least => {
                    self.fault(format!("has {count} items, at least {least} are required"));
                }
                Check::MaxItems(most) if count > most => {
                    self.fault(format!("has {count} items, at most {most} are allowed"));
                }
                Check::UniqueItems => *unique = true,
                Check::Items(checks) => *inner = checks,
                _ => {}
            }
        }
    }

    /// Keeps an item in the form that equal items share.
    pub(super) fn record(&mut self, slot: &dyn Slot) {
        let mut o = Out::new(Mode::Compare);
        o.whole(slot);
        self.buffer.extend_from_slice(&o.buffer);
    }

    /// Compares the items that were recorded from `starts` on.
    pub(super) fn check_unique(&mut self, starts: &[usize]) {
        let Some(first) = starts.first() else { return };
        let ends = starts.iter().skip(1).copied().chain([self.buffer.len()]);
        let mut items: Vec<(&[u8], usize)> = starts
            .iter()
            .zip(ends)
            .enumerate()
            .map(|(index, (start, end))| (self.buffer.get(*start..end).unwrap_or_default(), index))
            .collect();
        items.sort_unstable();
        let twins: Vec<(usize, usize)> =
            items.windows(2).filter(|pair| pair[0].0 == pair[1].0).map(|pair| (pair[0].1, pair[1].1)).collect();
        for (first, second) in twins {
            self.fault(format!("items {first} and {second} are equal, all must be different"));
        }
        self.buffer.truncate(*first);
    }

    pub(super) fn check_string(&mut self, text: &str) {
        let checks = std::mem::take(&mut self.checks);
        let length = || text.chars().count() as u64;
        for check in checks {
            match *check {
                Check::MinLength(least) if length() < least => {
                    self.fault(format!("has {} characters, at least {least} are required", length()));
                }
                Check::MaxLength(most) if length() > most => {
                    self.fault(format!("has {} characters, at most {most} are allowed", length()));
                }
                Check::Pattern(pattern) if !matches(pattern, text) => {
                    self.fault(format!("does not match the pattern `{pattern}`"));
                }
                _ => {}
            }
        }
    }

    pub(super) fn check_integer(&mut self, value: i128) {
        let checks = std::mem::take(&mut self.checks);
        for check in checks {
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
        for check in checks {
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

/// Whether the number of properties matters.
fn counts(checks: &[Check]) -> bool {
    checks.iter().any(|check| matches!(check, Check::MinProperties(_) | Check::MaxProperties(_)))
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

/// Whether a pattern matches somewhere in the text. One that the engine cannot express holds; the generator reports it.
#[cfg(feature = "pattern")]
fn matches(pattern: &str, text: &str) -> bool {
    regex_lite::Regex::new(pattern).map_or(true, |regex| regex.is_match(text))
}

/// Without an engine, every pattern holds.
#[cfg(not(feature = "pattern"))]
fn matches(_pattern: &str, _text: &str) -> bool {
    true
}
