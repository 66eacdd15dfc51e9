//! Numbers and texts as tokens.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};
use unicode_normalization::is_nfc;

/// A text in quotes.
pub(super) fn text(text: &str) -> Literal {
    // Most texts need no escapes, and looking for some at every character takes long.
    let is_plain = text.bytes().all(|byte| matches!(byte, b' ' | b'!' | b'#'..=b'[' | b']'..=b'~'));
    let parsed = is_plain.then(|| ["\"", text, "\""].concat().parse().ok()).flatten();
    // What an editor might put into another form of Unicode, so that other bytes were sent, stands as its code points.
    let escaped = (!is_plain && !is_nfc(text)).then(|| quoted_code_points(text)).flatten();
    parsed.or(escaped).unwrap_or_else(|| Literal::string(text))
}

fn quoted_code_points(text: &str) -> Option<Literal> {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        if c.is_ascii() {
            quoted.extend(c.escape_default());
        } else {
            quoted.extend(c.escape_unicode());
        }
    }
    quoted.push('"');
    quoted.parse().ok()
}

/// An integer, long ones in groups of three digits.
pub(super) fn integer(value: i128) -> TokenStream {
    let digits = value.unsigned_abs().to_string();
    let text = if digits.len() >= LONG { grouped(&digits) } else { digits };
    let literal = text.parse::<Literal>().map_or_else(|_| quote! { 0 }, ToTokens::into_token_stream);
    if value < 0 {
        quote! { -#literal }
    } else {
        literal
    }
}

/// From this many digits on they stand in groups (`clippy::unreadable_literal`).
const LONG: usize = 6;

/// The digits of a fraction, whose groups begin at the point.
fn grouped_after(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index.is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

/// A double. One that is not finite, which JSON cannot say, is zero.
pub(super) fn double(value: f64) -> TokenStream {
    let finite = if value.is_finite() { value } else { 0.0 };
    let plain = Literal::f64_unsuffixed(finite.abs()).to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, "0"));
    let is_long = whole.len() >= LONG || fraction.len() >= LONG;
    let text = if is_long { format!("{}.{}", grouped(whole), grouped_after(fraction)) } else { plain.clone() };
    let literal = text.parse::<Literal>().map_or_else(|_| quote! { #finite }, ToTokens::into_token_stream);
    if finite.is_sign_negative() {
        quote! { -#literal }
    } else {
        literal
    }
}

/// A JSON number with an integral value, `1.0` and `1e3` too.
pub(super) fn integral(text: &str) -> Option<i128> {
    if let Ok(value) = text.parse() {
        return Some(value);
    }
    let value: f64 = text.parse().ok()?;
    let is_exact = value.fract() == 0.0 && value.abs() <= EXACT;
    #[expect(clippy::cast_possible_truncation, reason = "integral, and within 53 bits")]
    let integer = value as i128;
    is_exact.then_some(integer)
}

/// Up to here every integer is a double of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A text as a literal that reads as it is: raw when it has quotes. What a reader would not see is escaped instead.
pub(super) fn raw_text(text: &str) -> TokenStream {
    let is_seen = |c: char| matches!(c, '"' | '\\' | '\'') || c.escape_debug().count() == 1;
    if !text.contains('"') || !text.chars().all(is_seen) {
        return quote! { #text };
    }
    let longest = text.split('"').skip(1).map(|rest| rest.len() - rest.trim_start_matches('#').len()).max();
    let fence = "#".repeat(longest.unwrap_or_default() + 1);
    let raw = format!("r{fence}\"{text}\"{fence}");
    raw.parse::<Literal>().map_or_else(|_| quote! { #text }, ToTokens::into_token_stream)
}

/// A text as it stands between the quotes of JSON text (RFC 8259, section 7).
pub(super) fn json_escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            c if u32::from(c) < 0x20 => escaped.extend(["\\u00", &format!("{:02x}", u32::from(c))]),
            c => escaped.push(c),
        }
    }
    escaped
}
