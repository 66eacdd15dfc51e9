//! Schemas of every version as JSON Schema 2020-12, from the trees as they were read.
//!
//! In: the place of a schema. Out: one schema document with a definition for each schema that is referred to. What is said wrongly (a
//! `required` that is no list) is not said at all.

use std::collections::{HashMap, HashSet};

use clientwright::diagnostics::{Pointer, SourceId};
use clientwright::load::{Node, Sources, Value};
use clientwright::spec::{Place, Version};
use indexmap::IndexSet;
use serde_json::{Map, Value as Json, json};

use crate::json;
use crate::subtypes::Subtypes;

/// The URI of the schema document.
pub(crate) const URI: &str = "urn:clientwright:description";

/// The keyword that says what tells the branches of a choice apart: the property, and its value for each branch.
pub(crate) const CHOICE: &str = "x-choice";

/// The keyword that lists the schemas which inherit from this one. It says what to make up, and nothing of what is valid.
pub(crate) const SUBTYPES: &str = "x-subtypes";

/// How a schema is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Reading {
    /// By the letter.
    Letter,
    /// As it is meant: a schema without `type` whose keywords speak of one type has that type, and one that is only `nullable` is `null`.
    Typed,
    /// The same, and no object has members that nothing describes.
    Described,
    /// The same of all values inside; this object is a part of another, which sees to it.
    DescribedInside,
}

impl Reading {
    /// How a value inside is read.
    const fn inside(self) -> Self {
        match self {
            Self::Letter => Self::Letter,
            Self::Typed => Self::Typed,
            Self::Described | Self::DescribedInside => Self::Described,
        }
    }

    /// How a schema that is a part of this one is read.
    const fn part(self) -> Self {
        match self {
            Self::Letter => Self::Letter,
            Self::Typed => Self::Typed,
            Self::Described | Self::DescribedInside => Self::DescribedInside,
        }
    }
}

/// Turns schemas as they are asked for.
pub(crate) struct Turner<'a> {
    sources: &'a Sources,
    version: Version,
    subtypes: HashMap<Place, Subtypes>,
    keys: IndexSet<(Place, Reading)>,
    definitions: Vec<Json>,
}

impl<'a> Turner<'a> {
    /// Nothing is turned yet.
    pub(crate) fn new(sources: &'a Sources, version: Version, subtypes: HashMap<Place, Subtypes>) -> Self {
        Self { sources, version, subtypes, keys: IndexSet::new(), definitions: Vec::new() }
    }

    /// The reference to a schema in the document.
    pub(crate) fn reference(&mut self, place: Place, reading: Reading) -> String {
        let (index, _) = self.keys.insert_full((place, reading));
        format!("{URI}#/$defs/{index}")
    }

    /// Turns everything that was asked for, and what that refers to.
    pub(crate) fn document(&mut self) -> Json {
        while let Some((place, reading)) = self.keys.get_index(self.definitions.len()).cloned() {
            let mut turned = match self.sources.node(place.source, &place.pointer) {
                Some(node) => self.schema(place.source, node, reading),
                None => Json::Bool(true),
            };
            if let (Json::Object(says), Reading::Typed) = (&mut turned, reading) {
                self.add_subtypes(&place, says);
            }
            self.definitions.push(turned);
        }
        let definitions =
            self.definitions.iter().enumerate().map(|(index, schema)| (index.to_string(), schema.clone()));
        json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": URI, "$defs": definitions.collect::<Map<_, _>>() })
    }

    fn add_subtypes(&mut self, place: &Place, says: &mut Map<String, Json>) {
        let Some(Subtypes { property, all }) = self.subtypes.get(place).cloned().filter(|found| !found.all.is_empty())
        else {
            return;
        };
        let (places, tags): (Vec<Place>, Vec<String>) = all.into_iter().unzip();
        let list = places.into_iter().map(|place| json!({ "$ref": self.reference(place, Reading::Typed) }));
        says.insert(SUBTYPES.to_owned(), list.collect());
        says.insert(CHOICE.to_owned(), json!({ "property": property, SUBTYPES: tags }));
    }

    fn schema(&mut self, source: SourceId, node: &Node, reading: Reading) -> Json {
        match &node.value {
            Value::Bool(value) => return Json::Bool(*value),
            Value::Map(_) => {}
            _ => return Json::Bool(true),
        }
        if reading != Reading::Letter && says_only_nullable(node) {
            return json!({ "type": "null" });
        }
        let mut out = Map::new();
        let reference = node.get("$ref").or_else(|| node.get("$dynamicRef")).and_then(Node::as_str);
        let target = reference.and_then(|text| self.sources.resolve(source, text).ok());
        if let Some((source, pointer)) = target {
            let is_alone = self.version < Version::V3_1;
            let part = if is_alone { reading } else { reading.part() };
            out.insert("$ref".to_owned(), self.reference(Place { source, pointer }, part).into());
            // Until 3.1, what stands beside a reference is not read.
            if is_alone {
                return Json::Object(out);
            }
        }
        for (key, value) in json::members(node) {
            self.keyword(source, node, key, value, reading, &mut out);
        }
        numeric_format(node, &mut out);
        if reading != Reading::Letter && !out.contains_key("type") {
            out.extend(implied_type(node).map(|ty| ("type".to_owned(), ty)));
        }
        if let Some(choice) = choice(self.sources, source, node) {
            out.insert(CHOICE.to_owned(), choice);
        }
        if reading == Reading::Described && describes_members(self.sources, source, node, &mut HashSet::new()) {
            let says = ["additionalProperties", "unevaluatedProperties"].iter().any(|key| out.contains_key(*key));
            if !says {
                out.insert("unevaluatedProperties".to_owned(), Json::Bool(false));
            }
        }
        Json::Object(out)
    }

    fn keyword(
        &mut self,
        source: SourceId,
        schema: &Node,
        key: &str,
        value: &Node,
        reading: Reading,
        out: &mut Map<String, Json>,
    ) {
        let turned = match key {
            "type" => types(schema, value),
            "enum" => known_values(schema, value),
            "const" => plain(value),
            "required" => names(value),
            "format" => value.as_str().map(Json::from),
            "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => return bound(schema, key, value, out),
            "multipleOf" => plain(value).filter(|value| value.as_f64().is_some_and(|value| value > 0.0)),
            "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties" | "minContains"
            | "maxContains" => plain(value).filter(Json::is_u64),
            "uniqueItems" => plain(value).filter(Json::is_boolean),
            "pattern" => value.as_str().filter(|text| is_pattern(text)).map(Json::from),
            "dependentRequired" => Some(Json::Object(
                json::members(value)
                    .into_iter()
                    .filter_map(|(key, value)| Some((key.to_owned(), names(value)?)))
                    .collect(),
            )),
            "properties" | "dependentSchemas" => Some(self.schemas_by_name(source, value, reading.inside())),
            "patternProperties" => {
                let mut schemas = self.schemas_by_name(source, value, reading.inside());
                schemas.as_object_mut().into_iter().for_each(|schemas| schemas.retain(|key, _| is_pattern(key)));
                Some(schemas)
            }
            "items" if matches!(value.value, Value::List(_)) => {
                let schemas = self.schemas(source, value, reading.inside());
                return drop(schemas.map(|schemas| out.insert("prefixItems".to_owned(), schemas)));
            }
            "prefixItems" => self.schemas(source, value, reading.inside()),
            "allOf" | "anyOf" | "oneOf" => self.schemas(source, value, reading.part()),
            "items" | "additionalProperties" | "unevaluatedProperties" | "unevaluatedItems" => {
                Some(self.schema(source, value, reading.inside()))
            }
            "if" | "then" | "else" => Some(self.schema(source, value, reading.part())),
            "not" | "contains" | "propertyNames" => Some(self.schema(source, value, Reading::Letter)),
            _ => None,
        };
        if let Some(turned) = turned {
            out.insert(key.to_owned(), turned);
        }
    }

    fn schemas(&mut self, source: SourceId, list: &Node, reading: Reading) -> Option<Json> {
        let schemas: Vec<Json> = list.items().iter().map(|node| self.schema(source, node, reading)).collect();
        (!schemas.is_empty()).then_some(Json::Array(schemas))
    }

    fn schemas_by_name(&mut self, source: SourceId, map: &Node, reading: Reading) -> Json {
        let named = json::members(map);
        let schemas = named.into_iter().map(|(key, node)| (key.to_owned(), self.schema(source, node, reading)));
        Json::Object(schemas.collect())
    }
}

/// The type that keywords speak of where `type` says none.
fn implied_type(node: &Node) -> Option<Json> {
    let says = |keys: &[&str]| keys.iter().any(|key| node.get(key).is_some());
    let says_object = says(&["properties", "required", "additionalProperties", "patternProperties"]);
    let says_array = says(&["items", "prefixItems"]);
    let ty = match (says_object, says_array) {
        (true, false) => "object",
        (false, true) => "array",
        _ => return None,
    };
    Some(if is_nullable(node) { json!([ty, "null"]) } else { json!([ty]) })
}

/// Whether a schema or a part of it describes members.
fn describes_members(
    sources: &Sources,
    source: SourceId,
    node: &Node,
    been: &mut HashSet<(SourceId, Pointer)>,
) -> bool {
    if node.get("properties").is_some_and(|properties| !properties.entries().is_empty()) {
        return true;
    }
    let target = node.get("$ref").and_then(Node::as_str).and_then(|text| sources.resolve(source, text).ok());
    if let Some(place) = target.filter(|place| been.insert(place.clone()))
        && let Some(node) = sources.node(place.0, &place.1)
        && describes_members(sources, place.0, node, been)
    {
        return true;
    }
    let parts = ["allOf", "anyOf", "oneOf"].into_iter().filter_map(|key| node.get(key)).flat_map(Node::items);
    parts.into_iter().any(|part| describes_members(sources, source, part, been))
}

/// The property of `discriminator`, and its value for each branch: as `mapping` says, else the last word of the reference.
fn choice(sources: &Sources, source: SourceId, node: &Node) -> Option<Json> {
    let discriminator = node.get("discriminator")?;
    let property = discriminator.get("propertyName")?.as_str()?;
    let mapping = discriminator.get("mapping").map(Node::entries).unwrap_or_default();
    let tag = |branch: &Node| {
        let reference = branch.get("$ref")?.as_str()?;
        let place = sources.resolve(source, reference).ok()?;
        let name = place.1.last()?;
        let is_of = |text: &str| text == name || sources.resolve(source, text).is_ok_and(|other| other == place);
        let mapped = mapping.iter().find(|entry| entry.value.as_str().is_some_and(is_of));
        Some(mapped.map_or_else(|| name.clone(), |entry| entry.key.to_string()))
    };
    let tags = |key: &str| node.get(key).map(Node::items).unwrap_or_default().iter().map(tag).collect::<Vec<_>>();
    Some(json!({ "property": property, "oneOf": tags("oneOf"), "anyOf": tags("anyOf") }))
}

fn plain(node: &Node) -> Option<Json> {
    serde_json::from_str(&json::text(node)?).ok()
}

fn is_true(schema: &Node, key: &str) -> bool {
    schema.get(key).is_some_and(|node| node.value == Value::Bool(true))
}

fn is_nullable(schema: &Node) -> bool {
    is_true(schema, "nullable") || is_true(schema, "x-nullable")
}

/// A schema that says `nullable: true` and nothing else allows any value by its letter, and means `null`.
fn says_only_nullable(schema: &Node) -> bool {
    const WORDS: [&str; 4] = ["nullable", "x-nullable", "title", "description"];
    is_nullable(schema) && schema.entries().iter().all(|entry| WORDS.contains(&&*entry.key))
}

/// `type`, `null` added where a keyword of its own allows it.
fn types(schema: &Node, value: &Node) -> Option<Json> {
    const KNOWN: [&str; 7] = ["null", "boolean", "object", "array", "number", "string", "integer"];
    // `type: null` in YAML means the type of that name.
    let null = (value.value == Value::Null).then_some("null");
    let said = value.as_str().or(null).into_iter().chain(value.items().iter().filter_map(Node::as_str));
    let mut types: Vec<&str> = said.filter(|name| KNOWN.contains(name)).collect();
    if types.is_empty() {
        return None;
    }
    if is_nullable(schema) {
        types.push("null");
    }
    types.sort_unstable();
    types.dedup();
    Some(json!(types))
}

/// `enum`; a `nullable` schema means `null` too.
fn known_values(schema: &Node, value: &Node) -> Option<Json> {
    let mut values: Vec<Json> = value.items().iter().filter_map(plain).collect();
    if values.is_empty() {
        return None;
    }
    if is_nullable(schema) {
        values.push(Json::Null);
    }
    Some(Json::Array(values))
}

fn names(value: &Node) -> Option<Json> {
    let Value::List(items) = &value.value else { return None };
    let names: IndexSet<&str> = items.iter().filter_map(Node::as_str).collect();
    Some(json!(names.into_iter().collect::<Vec<_>>()))
}

/// Bounds; until 3.1 a boolean says whether the other bound is out of range.
fn bound(schema: &Node, key: &str, value: &Node, out: &mut Map<String, Json>) {
    let Some(value) = plain(value).filter(Json::is_number) else { return };
    let exclusive = match key {
        "minimum" => "exclusiveMinimum",
        "maximum" => "exclusiveMaximum",
        other => other,
    };
    let key = if is_true(schema, exclusive) { exclusive } else { key };
    out.insert(key.to_owned(), value);
}

/// The formats of integers limit their values, those of any number to integers (OpenAPI Format Registry).
fn numeric_format(schema: &Node, out: &mut Map<String, Json>) {
    let limits = match schema.get("format").and_then(Node::as_str) {
        Some("int32") => json!({ "minimum": i32::MIN, "maximum": i32::MAX, "multipleOf": 1 }),
        Some("int64") => json!({ "minimum": i64::MIN, "maximum": i64::MAX, "multipleOf": 1 }),
        _ => return,
    };
    if let Json::Array(parts) = out.entry("allOf").or_insert_with(|| json!([])) {
        parts.push(limits);
    }
}

/// Whether the validator understands a pattern.
fn is_pattern(text: &str) -> bool {
    jsonschema::validator_for(&json!({ "pattern": text })).is_ok()
}
