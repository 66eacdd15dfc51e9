//! Whether a value satisfies its schema, by the `jsonschema` crate.

use std::collections::HashMap;

use clientwright::spec::Place;
use jsonschema::{Draft, Registry, Validator};
use serde_json::{Value as Json, json};

use crate::described::Described;
use crate::one_way::OneWay;
use crate::subtypes::subtypes;
use crate::turn::{Reading, Turner, URI};

/// What is said of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It satisfies the schema.
    Valid,
    /// It does not, and why.
    Invalid(String),
    /// The validator does not understand the schema, and why.
    Unjudged(String),
}

/// Judges values against schemas that were named beforehand.
pub(crate) struct Judge {
    references: HashMap<(Place, Reading), String>,
    document: Json,
    one_way: OneWay,
}

/// The same, ready.
pub(crate) struct Court<'a> {
    references: &'a HashMap<(Place, Reading), String>,
    registry: Registry<'a>,
    /// Members that go one way only.
    pub(crate) one_way: &'a OneWay,
    validators: HashMap<String, Result<Validator, String>>,
}

impl Judge {
    /// A judge of these schemas.
    pub(crate) fn new(described: &Described, schemas: impl Iterator<Item = Place>) -> Self {
        let mut turner =
            Turner::new(&described.sources, described.document.version, subtypes(&described.api, &described.document));
        let mut references = HashMap::new();
        for place in schemas {
            for reading in [Reading::Letter, Reading::Typed, Reading::Described] {
                references.insert((place.clone(), reading), turner.reference(place.clone(), reading));
            }
        }
        Self { references, document: turner.document(), one_way: OneWay::new(&described.document) }
    }

    /// All schemas, turned.
    pub(crate) fn document(&self) -> &Json {
        &self.document
    }

    /// A schema that is the one at a place.
    pub(crate) fn schema(&self, place: &Place, reading: Reading) -> Option<Json> {
        Some(json!({ "$ref": self.references.get(&(place.clone(), reading))? }))
    }

    /// What stands in the turned document for the schema at a place.
    pub(crate) fn definition(&self, place: &Place, reading: Reading) -> Option<&Json> {
        let reference = self.references.get(&(place.clone(), reading))?;
        self.document.pointer(reference.strip_prefix(URI)?.strip_prefix('#')?)
    }

    /// Reads the schemas.
    pub(crate) fn open(&self) -> Result<Court<'_>, String> {
        let registry = Registry::new().draft(Draft::Draft202012).add(URI, &self.document);
        let registry = registry.and_then(jsonschema::RegistryBuilder::prepare).map_err(|error| error.to_string())?;
        Ok(Court { references: &self.references, registry, one_way: &self.one_way, validators: HashMap::new() })
    }
}

impl Court<'_> {
    /// Judges.
    pub(crate) fn verdict(&mut self, schema: &Place, reading: Reading, value: &Json) -> Verdict {
        let Some(reference) = self.references.get(&(schema.clone(), reading)) else {
            return Verdict::Unjudged("no such schema".to_owned());
        };
        if !self.validators.contains_key(reference) {
            let built = self.build(&json!({ "$ref": reference }));
            self.validators.insert(reference.clone(), built);
        }
        match self.validators.get(reference) {
            Some(Ok(validator)) => match validator.validate(value) {
                Ok(()) => Verdict::Valid,
                Err(error) => Verdict::Invalid(format!("{error} at `{}`", error.instance_path())),
            },
            Some(Err(error)) => Verdict::Unjudged(error.clone()),
            None => Verdict::Unjudged("no validator".to_owned()),
        }
    }

    /// Whether a value satisfies a schema of its own, which may refer to those that are known.
    pub(crate) fn is_valid(&self, schema: &Json, value: &Json) -> bool {
        self.build(schema).is_ok_and(|validator| validator.is_valid(value))
    }

    fn build(&self, schema: &Json) -> Result<Validator, String> {
        let options = jsonschema::options().with_draft(Draft::Draft202012).with_registry(&self.registry).offline();
        options.build(schema).map_err(|error| error.to_string())
    }
}
