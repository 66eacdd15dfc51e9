//! Where the values of a call come from.

use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};

use crate::read::sample::{Alphabet, Setting, sample};
use crate::slot::{Blank, Check, Slot};
use crate::transport::Upload;

/// Makes values up: the same ones for the same seed, operation and call.
#[derive(Debug)]
pub struct Sampler {
    random: SmallRng,
    missing: Option<&'static str>,
}

impl Sampler {
    /// Values of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { random: SmallRng::seed_from_u64(seed), missing: None }
    }

    /// The type for which no value was found that the description allows, if there is one.
    pub fn missing(&self) -> Option<&'static str> {
        self.missing
    }

    /// Whether something optional is there.
    pub fn chance(&mut self) -> bool {
        self.random.random_range(0..2) == 0
    }

    /// A value for a request body.
    pub fn body<T: Slot + Blank>(&mut self, checks: &'static [Check]) -> T {
        self.value(checks, Setting { alphabet: Alphabet::Any, is_flat: false })
    }

    /// A value for a request body that is a form, whose parts have no way to be an empty list.
    pub fn form<T: Slot + Blank>(&mut self, checks: &'static [Check]) -> T {
        self.value(checks, Setting { alphabet: Alphabet::Any, is_flat: true })
    }

    /// A value for a part of an address.
    pub fn parameter<T: Slot + Blank>(&mut self, checks: &'static [Check]) -> T {
        self.value(checks, Setting { alphabet: Alphabet::Spoken, is_flat: true })
    }

    /// A value for a header or a cookie, which have no character beyond ASCII.
    pub fn header<T: Slot + Blank>(&mut self, checks: &'static [Check]) -> T {
        self.value(checks, Setting { alphabet: Alphabet::Plain, is_flat: true })
    }

    /// Values for a request body of some, one after the other.
    pub fn sequence<T: Slot + Blank>(&mut self, checks: &'static [Check]) -> Vec<T> {
        (0..2).map(|_| self.body(checks)).collect()
    }

    /// A text for a request body.
    pub fn text(&mut self) -> String {
        self.body(&[])
    }

    /// Bytes for a request body.
    pub fn upload(&mut self) -> Upload {
        let bytes: Vec<u8> = (0..16).map(|_| self.random.random_range(0..=u8::MAX)).collect();
        Upload::from(bytes)
    }

    fn value<T: Slot + Blank>(&mut self, checks: &'static [Check], setting: Setting) -> T {
        sample(&mut self.random, checks, setting).unwrap_or_else(|| {
            self.missing = Some(std::any::type_name::<T>());
            T::blank()
        })
    }
}
