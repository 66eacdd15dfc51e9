//! Booleans and numbers.

use rand::RngExt;

use super::Sampling;
use crate::read::In;
use crate::slot::Check;
use crate::{Number, Value};

/// Integers beyond lose digits in programs that hold them as floats.
const EXACT: i128 = 1 << 53;

/// How far from their lower bound numbers are where there is no upper one.
const USUAL: i128 = 100;

impl In<'_> {
    pub(in crate::read) fn sample_bool(&mut self) -> bool {
        let Some(sampling) = &mut self.sampling else { return false };
        match sampling.take().value {
            Some(Value::Bool(bool)) => bool,
            _ => sampling.happens(50),
        }
    }

    /// An integer within the bounds of its type and its own.
    pub(in crate::read) fn sample_integer(&mut self, least: i128, most: i128) -> i128 {
        let Some(sampling) = &mut self.sampling else { return 0 };
        let next = sampling.take();
        match next.value.as_ref().and_then(Value::as_number).and_then(Number::as_i128) {
            Some(integer) if (least..=most).contains(&integer) => integer,
            _ => sampling.integer(next.checks, least, most),
        }
    }

    /// A number, with a fraction now and then.
    pub(in crate::read) fn sample_number(&mut self) -> f64 {
        let Some(sampling) = &mut self.sampling else { return 0.0 };
        let next = sampling.take();
        let known = next.value.as_ref().and_then(Value::as_number).and_then(Number::as_f64);
        known.unwrap_or_else(|| sampling.number(next.checks))
    }

    /// The text of a number of any size.
    pub(in crate::read) fn sample_number_text(&mut self) -> &str {
        let Some(sampling) = &mut self.sampling else { return "0" };
        let next = sampling.take();
        self.scratch = match next.value {
            Some(Value::Number(number)) => number.to_string(),
            _ => sampling.number(next.checks).to_string(),
        };
        &self.scratch
    }
}

impl Sampling {
    fn integer(&mut self, checks: &[Check], least: i128, most: i128) -> i128 {
        let (mut lower, mut upper, mut factor) = (None, None, 1);
        for check in checks {
            match *check {
                Check::Minimum(bound) => lower = Some(bound),
                Check::ExclusiveMinimum(bound) => lower = Some(bound.saturating_add(1)),
                Check::Maximum(bound) => upper = Some(bound),
                Check::ExclusiveMaximum(bound) => upper = Some(bound.saturating_sub(1)),
                Check::MultipleOf(divisor) if divisor != 0 => factor = divisor.saturating_abs(),
                Check::MinimumNumber(bound) => lower = Some(whole(bound.ceil())),
                Check::MaximumNumber(bound) => upper = Some(whole(bound.floor())),
                _ => {}
            }
        }
        let (lower, upper) = match (lower, upper) {
            (Some(lower), Some(upper)) => (lower, upper),
            (Some(lower), None) => (lower, lower.saturating_add(USUAL.saturating_mul(factor))),
            (None, Some(upper)) => (upper.min(1), upper),
            (None, None) => (1, USUAL.saturating_mul(factor)),
        };
        let lower = lower.max(least).max(-EXACT);
        let upper = upper.min(most).min(EXACT).max(lower);
        let value = self.random.random_range(lower..=upper);
        let multiple = value - value.rem_euclid(factor);
        if multiple < lower { multiple.saturating_add(factor) } else { multiple }
    }

    fn number(&mut self, checks: &[Check]) -> f64 {
        let (mut lower, mut upper, mut factor) = (None, None, None);
        for check in checks {
            #[expect(clippy::cast_precision_loss, reason = "what comes out is checked")]
            match *check {
                Check::Minimum(bound) => lower = Some(bound as f64),
                Check::ExclusiveMinimum(bound) => lower = Some(bound as f64 + 0.5),
                Check::Maximum(bound) => upper = Some(bound as f64),
                Check::ExclusiveMaximum(bound) => upper = Some(bound as f64 - 0.5),
                Check::MultipleOf(divisor) => factor = Some(divisor as f64),
                Check::MinimumNumber(bound) | Check::ExclusiveMinimumNumber(bound) => lower = Some(bound),
                Check::MaximumNumber(bound) | Check::ExclusiveMaximumNumber(bound) => upper = Some(bound),
                Check::MultipleOfNumber(divisor) => factor = Some(divisor),
                _ => {}
            }
        }
        let (lower, upper) = match (lower, upper) {
            (Some(lower), Some(upper)) => (lower, upper),
            (Some(lower), None) => (lower, lower + 100.0),
            (None, Some(upper)) => (upper - 100.0, upper),
            (None, None) => (0.0, 100.0),
        };
        let value = lower + (upper - lower) * self.random.random_range(0.0..1.0);
        let value = if self.happens(30) { value.round() } else { (value * 100.0).round() / 100.0 };
        let value = value.clamp(lower.min(upper), upper.max(lower));
        factor.filter(|factor| *factor != 0.0).map_or(value, |factor| (value / factor).round() * factor)
    }
}

/// A float as an integer, as near as integers go.
#[expect(clippy::cast_possible_truncation, reason = "it saturates, and what comes out is checked")]
fn whole(value: f64) -> i128 {
    value as i128
}
