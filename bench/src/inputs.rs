//! What the benchmark of decoding and encoding is made of.
//!
//! In: nothing. Out: texts, the same every time: the synthetic API as an OpenAPI description and as types that derive serde's traits, and two
//! documents of it.

use crate::api;
use crate::document::{Unions, document};
use crate::openapi;
use crate::styles::serde_derive;

/// How many structs the API has: enough for every kind of type, few enough to compile in seconds.
const STRUCTS: usize = 150;

/// Bytes of a document, at least.
const BYTES: usize = 1_000_000;

/// Everything that the benchmark is made of.
#[derive(Debug)]
pub struct Inputs {
    /// The API's OpenAPI 3.1 description, JSON.
    pub description: String,
    /// The API's types in Rust, with derived `Serialize` and `Deserialize`.
    pub derived: String,
    /// What is decoded and encoded.
    pub samples: [Sample; 2],
}

/// A document: a list of one of the API's types.
#[derive(Debug)]
pub struct Sample {
    /// Its name, an identifier.
    pub name: &'static str,
    /// The type, in the description and in Rust.
    pub root: String,
    /// JSON of 1 MB.
    pub json: String,
}

/// Makes them.
pub fn inputs() -> Inputs {
    let api = api::synthetic(STRUCTS);
    let sample = |name, unions| {
        let (root, json) = document(&api, unions, BYTES);
        Sample { name, root: api.structs[root].name.clone(), json }
    };
    let samples = [sample("without_unions", Unions::Absent), sample("with_unions", Unions::Present)];
    Inputs { description: openapi::document(&api), derived: serde_derive::types(&api), samples }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_the_same_every_time() {
        let (one, two) = (inputs(), inputs());
        assert_eq!((one.description, one.derived), (two.description, two.derived));
        for (one, two) in one.samples.iter().zip(&two.samples) {
            assert_eq!((&one.root, &one.json), (&two.root, &two.json));
            assert!((BYTES..BYTES + 200_000).contains(&one.json.len()), "{}", one.json.len());
        }
    }
}
