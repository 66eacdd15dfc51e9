//! Numbers by their exact value, however they are written.

use std::cmp::Ordering;

/// `±0.digits × 10^exponent`; no zero at either end of the digits, so that equal numbers have equal forms. Zero has no digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Decimal {
    is_negative: bool,
    digits: String,
    exponent: i64,
}

/// How many zeros a number is divided with at most.
const ZEROS: usize = 10_000;

impl Decimal {
    /// The value of a number in the grammar of JSON; `None` for what is none.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let digits = all.trim_start_matches('0');
        if digits.is_empty() {
            return Some(Self { is_negative: false, digits: String::new(), exponent: 0 });
        }
        let leading = i64::try_from(all.len() - digits.len()).ok()?;
        let places = i64::try_from(whole.len()).ok()?.checked_sub(leading)?;
        Some(Self {
            is_negative: unsigned.len() != text.len(),
            digits: digits.trim_end_matches('0').to_owned(),
            exponent: exponent.parse::<i64>().ok()?.checked_add(places)?,
        })
    }

    /// How many digits stand behind the point; negative for zeros before it.
    fn scale(&self) -> i64 {
        i64::try_from(self.digits.len()).unwrap_or(i64::MAX).saturating_sub(self.exponent)
    }

    /// Whether there is nothing behind the point.
    pub(super) fn is_integral(&self) -> bool {
        self.scale() <= 0
    }

    /// Whether the number divides by `factor` without rest; `None` where that is too large to tell.
    pub(super) fn is_multiple_of(&self, factor: &Self) -> Option<bool> {
        let scale = self.scale().max(factor.scale());
        let divisor = factor.digits.parse::<u128>().ok()?;
        let divisor =
            divisor.checked_mul(10_u128.checked_pow(u32::try_from(scale.saturating_sub(factor.scale())).ok()?)?)?;
        let zeros = usize::try_from(scale.saturating_sub(self.scale())).ok().filter(|zeros| *zeros <= ZEROS)?;
        if divisor == 0 || divisor > u128::MAX / 16 {
            return None;
        }
        // Long division, digit by digit.
        let digits = self.digits.bytes().map(|digit| u128::from(digit - b'0')).chain(std::iter::repeat_n(0, zeros));
        Some(digits.fold(0, |rest, digit| (rest * 10 + digit) % divisor) == 0)
    }

    /// The order of the numbers without their signs.
    fn compare_size(&self, other: &Self) -> Ordering {
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (false, false) => self.exponent.cmp(&other.exponent).then_with(|| self.digits.cmp(&other.digits)),
            (left, right) => right.cmp(&left),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.is_negative, other.is_negative) {
            (false, false) => self.compare_size(other),
            (true, true) => other.compare_size(self),
            (left, right) => right.cmp(&left),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn of(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn numbers_are_equal_by_value() {
        for same in [["1", "1.0"], ["1e3", "1000"], ["-0.0", "0"], ["0.010", "1e-2"], ["12.5", "125E-1"]] {
            assert_eq!(of(same[0]), of(same[1]), "{same:?}");
        }
        assert_ne!(of("9007199254740993"), of("9007199254740992"));
        assert!(
            ["", "-", ".", "NaN", "inf", "1e", "1e99999999999999999999"]
                .iter()
                .all(|text| Decimal::parse(text).is_none())
        );
    }

    #[test]
    fn numbers_are_in_order() {
        let rising = ["-1e400", "-10", "-9.5", "-0.1", "0", "1e-400", "0.09", "0.1", "9", "9.5", "10", "1e400"];
        for pair in rising.windows(2) {
            assert!(of(pair[0]) < of(pair[1]) && of(pair[1]) > of(pair[0]), "{pair:?}");
        }
    }

    #[test]
    fn multiples_are_exact() {
        for (value, factor, is_multiple) in [
            ("19.99", "0.01", Some(true)),
            ("0.0075", "0.0001", Some(true)),
            ("0.00751", "0.0001", Some(false)),
            ("-9", "3", Some(true)),
            ("0", "7", Some(true)),
            ("1e400", "3", Some(false)),
            ("3e400", "0.3", Some(true)),
            ("1e400000", "3", None),
            ("1", "0", None),
        ] {
            assert_eq!(of(value).is_multiple_of(&of(factor)), is_multiple, "{value} {factor}");
        }
        assert!(of("1e400").is_integral() && of("1.0").is_integral() && of("0").is_integral());
        assert!(!of("1e-1").is_integral() && !of("12.5").is_integral());
    }
}
