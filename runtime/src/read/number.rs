//! Numbers as JSON writes them (RFC 8259 section 6).

/// What the text of a number stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// An integral value, however written, that fits `i128`.
    Integer(i128),
    /// An integral value beyond `i128`.
    Huge,
    /// A value with a fraction.
    Fraction,
}

/// The length and the value of the number that `bytes` begin with.
#[inline]
pub(crate) fn scan(bytes: &[u8]) -> Option<(usize, Found)> {
    let negative = bytes.first() == Some(&b'-');
    let start = usize::from(negative);
    let mut at = start;
    let mut value = 0_u64;
    while let Some(digit @ b'0'..=b'9') = bytes.get(at) {
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
        at += 1;
    }
    let digits = at - start;
    if digits == 0 || digits > 1 && bytes.get(start) == Some(&b'0') {
        return None;
    }
    if digits > 18 || matches!(bytes.get(at), Some(b'.' | b'e' | b'E')) {
        return scan_slow(bytes, start, at);
    }
    let value = i128::from(value);
    Some((at, Found::Integer(if negative { -value } else { value })))
}

/// [`scan`] for numbers that are long, have a point or an exponent.
#[cold]
fn scan_slow(bytes: &[u8], start: usize, mut at: usize) -> Option<(usize, Found)> {
    let whole = bytes.get(start..at)?;
    let mut fraction: &[u8] = &[];
    if bytes.get(at) == Some(&b'.') {
        let end = digits_end(bytes, at + 1)?;
        fraction = bytes.get(at + 1..end)?;
        at = end;
    }
    let mut exponent = 0_i64;
    if let Some(b'e' | b'E') = bytes.get(at) {
        let sign = bytes.get(at + 1);
        let digits = at + 1 + usize::from(matches!(sign, Some(b'+' | b'-')));
        at = digits_end(bytes, digits)?;
        for digit in bytes.get(digits..at)? {
            exponent = exponent.saturating_mul(10).saturating_add(i64::from(digit - b'0'));
        }
        if sign == Some(&b'-') {
            exponent = -exponent;
        }
    }
    Some((at, value(bytes.first() == Some(&b'-'), whole, fraction, exponent)))
}

/// The end of at least one digit from `at`.
fn digits_end(bytes: &[u8], at: usize) -> Option<usize> {
    let count = bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (count > 0).then_some(at + count)
}

/// `whole.fraction × 10^exponent` as an integer.
fn value(negative: bool, whole: &[u8], fraction: &[u8], exponent: i64) -> Found {
    let fraction = fraction.iter().rposition(|digit| *digit != b'0').map_or(&[][..], |last| &fraction[..=last]);
    if fraction.is_empty() && whole.iter().all(|digit| *digit == b'0') {
        return Found::Integer(0);
    }
    let mut shift = exponent.saturating_sub(i64::try_from(fraction.len()).unwrap_or(i64::MAX));
    let mut value = 0_i128;
    let mut trailing_zeros = 0_i64;
    for digit in whole.iter().chain(fraction) {
        // Zeros are held back, so that `1000e-3` and `10…0` beyond `i128` are both judged by their value.
        if *digit == b'0' && value != 0 {
            trailing_zeros += 1;
            continue;
        }
        let Some(next) = scaled(value, trailing_zeros + 1) else {
            return huge_or_fraction(shift);
        };
        trailing_zeros = 0;
        let digit = i128::from(digit - b'0');
        let Some(next) = (if negative { next.checked_sub(digit) } else { next.checked_add(digit) }) else {
            return huge_or_fraction(shift);
        };
        value = next;
    }
    shift = shift.saturating_add(trailing_zeros);
    if shift < 0 {
        return Found::Fraction;
    }
    scaled(value, shift).map_or(Found::Huge, Found::Integer)
}

fn scaled(value: i128, power: i64) -> Option<i128> {
    value.checked_mul(10_i128.checked_pow(u32::try_from(power).ok()?)?)
}

/// A number with more digits than `i128` holds; those that end behind the point are fractions, as the last one is not zero.
fn huge_or_fraction(shift: i64) -> Found {
    if shift < 0 { Found::Fraction } else { Found::Huge }
}
