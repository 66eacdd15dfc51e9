//! Texts: of a format, to a pattern, or words.

use rand::RngExt;

use super::pattern::matching;
use super::{Alphabet, Next, Sampling};
use crate::Value;
use crate::read::In;
use crate::schema::matches;
use crate::slot::Check;

const PLAIN: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const SPOKEN: &[char] = &[' ', 'é', '-', '_', '.', '日'];
const ANY: &[char] =
    &[' ', 'é', '日', '"', '\\', '/', '&', '=', '?', '#', '%', '+', ',', ';', '<', '\'', '{', '\n', '\t', '😀'];

/// How many of a hundred texts have a character that is none of the plain ones.
const SPECIAL: u32 = 25;

/// How many characters a text has where nothing else is said.
const USUAL: (usize, usize) = (3, 12);

impl In<'_> {
    /// A text.
    pub(in crate::read) fn sample_text(&mut self) -> &str {
        let Some(sampling) = &mut self.sampling else { return "" };
        let next = sampling.take();
        self.scratch = sampling.text(&next);
        &self.scratch
    }

    /// A text that an open enum knows; `None` if values are read, or none is known.
    pub(in crate::read) fn sample_text_of<T>(&mut self, known: &'static [T]) -> Option<T>
    where
        T: Clone + for<'t> From<&'t str>,
    {
        let sampling = self.sampling.as_mut().filter(|_| !known.is_empty())?;
        match sampling.take().value {
            Some(Value::String(text)) => Some(text.as_str().into()),
            _ => sampling.one_of(known).cloned(),
        }
    }

    /// The same of integers.
    pub(in crate::read) fn sample_integer_of<T: Clone + From<i64>>(&mut self, known: &'static [T]) -> Option<T> {
        let sampling = self.sampling.as_mut().filter(|_| !known.is_empty())?;
        match sampling.take().value {
            Some(Value::Number(number)) => number.as_i64().map(Into::into),
            _ => sampling.one_of(known).cloned(),
        }
    }
}

impl Sampling {
    fn text(&mut self, next: &Next) -> String {
        if let Some(text) = next.value.as_ref().and_then(Value::as_str) {
            return text.to_owned();
        }
        let branch = self.branch(next.checks);
        let said = |key: &str| branch.as_ref().and_then(|branch| branch.get(key));
        let checked = next.checks.iter().find_map(|check| match check {
            Check::Pattern(pattern) => Some(*pattern),
            _ => None,
        });
        let pattern = checked.or_else(|| said("pattern")?.as_str());
        let (lower, upper) = limits(next.checks);
        let length = |key: &str| usize::try_from(said(key)?.as_number()?.as_i64()?).ok();
        let (lower, upper) = (lower.or_else(|| length("minLength")), upper.or_else(|| length("maxLength")));
        let formatted = next.format().and_then(|format| self.formatted(format));
        // A format that keeps to the pattern tells more than the pattern.
        if let Some(text) = formatted.as_ref().filter(|text| pattern.is_none_or(|it| matches(it, text) == Some(true))) {
            return text.clone();
        }
        let lengths = lower.unwrap_or(0)..=upper.unwrap_or(usize::MAX);
        let matching = pattern.and_then(|pattern| matching(pattern, lengths, &mut self.random));
        matching.or(formatted).unwrap_or_else(|| self.word(lower, upper))
    }

    /// One of the branches of a choice (`anyOf`) that is kept as a schema: a text fulfils none of them by chance.
    fn branch(&mut self, checks: &[Check]) -> Option<Value> {
        let branches = checks.iter().find_map(|check| match check {
            Check::Schema(schema) => {
                Value::from_json(schema.as_bytes()).ok()?.get("anyOf")?.as_array().map(<[_]>::to_vec)
            }
            _ => None,
        });
        self.one_of(&branches?).cloned()
    }

    /// A text of a format (JSON Schema 2020-12 Validation, section 7.3; OpenAPI Format Registry).
    fn formatted(&mut self, format: &str) -> Option<String> {
        let n = self.random.random_range(10..28_u32);
        Some(match format {
            "date-time" => format!("2024-02-{n}T{:02}:30:{n}Z", n % 24),
            "date" => format!("2024-02-{n}"),
            "time" => format!("{:02}:30:{n}Z", n % 24),
            "duration" => format!("P1DT{n}H"),
            "uuid" => self.uuid(),
            "email" | "idn-email" => format!("name{n}@example.com"),
            "uri" | "url" | "iri" | "uri-reference" | "iri-reference" => format!("https://example.com/{n}"),
            "uri-template" => format!("https://example.com/{{name}}/{n}"),
            "hostname" | "idn-hostname" => format!("host{n}.example.com"),
            "ipv4" => format!("192.0.2.{n}"),
            "ipv6" => format!("2001:db8::{n}"),
            "byte" | "base64" => crate::Bytes::from(n.to_string().into_bytes()).as_base64().to_owned(),
            "json-pointer" => format!("/a/{n}"),
            "relative-json-pointer" => format!("{n}/a"),
            "regex" => format!("^[a-z]{{{n}}}$"),
            _ => return None,
        })
    }

    fn uuid(&mut self) -> String {
        let (high, low) = (self.random.random_range(0..=u64::MAX), self.random.random_range(0..=u64::MAX));
        let high = high & !0xf000 | 0x4000;
        let low = low >> 2 | 1 << 63;
        let (a, b, c) = (high >> 32, high >> 16 & 0xffff, high & 0xffff);
        format!("{a:08x}-{b:04x}-{c:04x}-{:04x}-{:012x}", low >> 48, low & 0xffff_ffff_ffff)
    }

    /// Letters, near to how many are usual.
    fn word(&mut self, lower: Option<usize>, upper: Option<usize>) -> String {
        let least = lower.unwrap_or(USUAL.0.min(upper.unwrap_or(usize::MAX))).min(super::SIZE);
        let most = upper.unwrap_or(usize::MAX).min(least.max(USUAL.1)).max(least);
        let length = self.random.random_range(least..=most);
        let mut letters: Vec<char> = (0..length).filter_map(|_| self.one_of(PLAIN).copied().map(char::from)).collect();
        let special = match self.setting.alphabet {
            Alphabet::Plain => &[],
            Alphabet::Spoken => SPOKEN,
            Alphabet::Any => ANY,
        };
        // In the middle, since blanks around a text may be taken off.
        if length > 2 && self.happens(SPECIAL) {
            let place = self.random.random_range(1..length - 1);
            if let (Some(letter), Some(special)) = (letters.get_mut(place), self.one_of(special)) {
                *letter = *special;
            }
        }
        letters.into_iter().collect()
    }
}

/// The least and the most characters of a text.
fn limits(checks: &[Check]) -> (Option<usize>, Option<usize>) {
    let (mut lower, mut upper) = (None, None);
    for check in checks {
        match *check {
            Check::MinLength(count) => lower = usize::try_from(count).ok(),
            Check::MaxLength(count) => upper = usize::try_from(count).ok(),
            _ => {}
        }
    }
    (lower, upper)
}
