//! The walk that makes values up: nothing in, slots filled with what their tables and the types themselves allow.
//!
//! In: random numbers, and the constraints of a value. Out: a filled slot, which may break what only the whole of a value shows: whoever asks
//! checks it, and asks again. It must not know operations.

mod demand;
mod numbers;
mod pattern;
mod structure;
mod text;

use rand::rngs::SmallRng;
use rand::{Rng, RngExt, SeedableRng};

use self::demand::Demand;
use super::{DecodeLimits, In, Mode};
use crate::Value;
use crate::slot::{Blank, Check, Slot};
use crate::write::{encode, equal, validate_value};

/// How deep values nest before everything that may be left out is.
const DEPTH: usize = 5;

/// How deep values nest at most; what cannot end by then is no value that anybody can make.
const DEEPEST: usize = 48;

/// How many values one value may be made of.
const SIZE: usize = 4_000;

/// How often a value is made up before none is taken to be found, with the share of optional properties in percent: what has fewer breaks fewer
/// rules.
const ATTEMPTS: [(usize, u32); 3] = [(30, 60), (30, 20), (30, 0)];

/// Which characters texts are made of where nothing else is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Alphabet {
    /// Letters and digits.
    Plain,
    /// Now and then a blank or a letter beyond ASCII, too.
    Spoken,
    /// Now and then anything that a text may hold.
    Any,
}

/// Where a value is sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    pub(crate) alphabet: Alphabet,
    /// Whether an empty list says nothing there, as in an address.
    pub(crate) is_flat: bool,
}

/// What is known while values are made up.
#[derive(Debug)]
pub(crate) struct Sampling {
    random: SmallRng,
    setting: Setting,
    /// How many of a hundred optional properties are there.
    share: u32,
    /// What holds for the next value.
    next: Next,
    /// What the next object must have, so that it is the variant that was chosen.
    demands: Vec<Demand>,
    /// Lists and maps that are being filled.
    open: Vec<Open>,
    /// Structs that are being filled.
    structs: usize,
    /// How many values were made up.
    size: usize,
}

/// What holds for the next value.
#[derive(Clone, Debug, Default)]
struct Next {
    checks: &'static [Check],
    /// The only one that will do.
    value: Option<Value>,
    format: Option<&'static str>,
    /// Whether it must not be `null`.
    is_needed: bool,
}

impl Next {
    /// The format that it says itself, or that stands among the checks.
    fn format(&self) -> Option<&'static str> {
        let checked = self.checks.iter().find_map(|check| match check {
            Check::Format(format) => Some(*format),
            _ => None,
        });
        self.format.or(checked)
    }
}

/// A list or a map that is being filled.
#[derive(Debug)]
struct Open {
    /// How many items are to come.
    left: usize,
    /// What holds for each of them.
    checks: &'static [Check],
    /// The format of the texts in it.
    format: Option<&'static str>,
}

/// Makes up a value that fulfils these checks, comes back from its JSON, and is valid inside; `None` if none was found.
pub(crate) fn sample<T: Slot + Blank>(random: &mut SmallRng, checks: &'static [Check], setting: Setting) -> Option<T> {
    let attempts = ATTEMPTS.iter().flat_map(|(times, share)| std::iter::repeat_n(*share, *times));
    attempts.map(|share| attempt(random, checks, setting, share)).find(|value| is_sound(value, checks))
}

fn attempt<T: Slot + Blank>(random: &mut SmallRng, checks: &'static [Check], setting: Setting, share: u32) -> T {
    let mut value = T::blank();
    let mut i = In::new("", Mode::Sample, DecodeLimits::default());
    i.sampling = Some(Box::new(Sampling {
        random: SmallRng::seed_from_u64(random.next_u64()),
        setting,
        share,
        next: Next { checks, ..Next::default() },
        demands: Vec::new(),
        open: Vec::new(),
        structs: 0,
        size: 0,
    }));
    i.slot(&mut value);
    value
}

/// Whether the value is one that the description allows, as far as can be told. What JSON cannot hold, such as a file, is only validated.
fn is_sound<T: Slot + Blank>(value: &T, checks: &'static [Check]) -> bool {
    let comes_back = |json: Vec<u8>| super::decode::<T>(&json).is_ok_and(|back| equal(&back, value));
    validate_value(value, checks).is_ok() && encode(value).map_or(true, comes_back)
}

impl In<'_> {
    /// Tells the format of the text that is made up next.
    pub(super) fn sample_format(&mut self, format: &'static str) {
        if let Some(sampling) = &mut self.sampling {
            sampling.next.format = Some(format);
        }
    }
}

impl Sampling {
    /// What holds for the value that is made up now.
    fn take(&mut self) -> Next {
        self.size += 1;
        self.demands.clear();
        self.pick();
        std::mem::take(&mut self.next)
    }

    /// Decides for one of the known values of what comes next, if it has some; those that are no lists or objects.
    fn pick(&mut self) {
        let known = self.next.checks.iter().find_map(|check| match check {
            Check::Known(known) if self.next.value.is_none() => Value::from_json(known.as_bytes()).ok(),
            _ => None,
        });
        let known: Vec<Value> = known.iter().filter_map(Value::as_array).flatten().cloned().collect();
        let is_single = |value: &Value| !matches!(value, Value::Array(_) | Value::Object(_));
        let known: Vec<Value> = known.into_iter().filter(is_single).collect();
        if let Some(value) = self.one_of(&known) {
            self.next.value = Some(value.clone());
        }
    }

    /// Whether what may be left out is left out: values that are deep or large come to an end.
    fn is_full(&self) -> bool {
        self.structs + self.open.len() >= DEPTH || self.size >= SIZE
    }

    /// Whether something is there that happens in so many of a hundred cases.
    fn happens(&mut self, percent: u32) -> bool {
        self.random.random_range(0..100) < percent
    }

    /// One of these.
    fn one_of<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        if items.is_empty() {
            return None;
        }
        let index = self.random.random_range(0..items.len());
        items.get(index)
    }
}
