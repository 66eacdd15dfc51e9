//! What a schema and all of its parts say together, one branch of each choice taken.

use indexmap::{IndexMap, IndexSet};
use serde_json::{Map, Value as Json};

use clientwright_tests::draw::Draw;

use crate::turn::{CHOICE, SUBTYPES, URI};

/// What values must satisfy.
#[derive(Debug, Default)]
pub(crate) struct Flat<'a> {
    /// Every schema that says something, parts included.
    pub(crate) says: Vec<&'a Map<String, Json>>,
    /// Members by name, each with all schemas that describe it.
    pub(crate) properties: IndexMap<&'a str, Vec<&'a Json>>,
    /// Members that must be there.
    pub(crate) required: IndexSet<&'a str>,
    /// Members that tell a branch, with the value for the branch that was taken.
    pub(crate) tags: IndexMap<&'a str, Option<&'a str>>,
    /// Whether a part is satisfied by nothing.
    pub(crate) is_empty: bool,
}

impl<'a> Flat<'a> {
    /// All values of a keyword.
    pub(crate) fn all(&self, key: &'a str) -> impl Iterator<Item = &'a Json> {
        self.says.iter().filter_map(move |schema| schema.get(key))
    }

    /// The types that every part allows; `None` when none says.
    pub(crate) fn types(&self) -> Option<Vec<&'a str>> {
        let mut types: Option<Vec<&str>> = None;
        for said in self.all("type") {
            let said: Vec<&str> = said.as_array().into_iter().flatten().filter_map(Json::as_str).collect();
            types = Some(match types {
                None => said,
                Some(before) => meet(&before, &said),
            });
        }
        types
    }
}

/// The types in both; an integer is a number.
fn meet<'a>(left: &[&'a str], right: &[&'a str]) -> Vec<&'a str> {
    let has = |list: &[&str], ty: &str| list.contains(&ty) || ty == "integer" && list.contains(&"number");
    let both = left.iter().chain(right).filter(|ty| has(left, ty) && has(right, ty));
    both.copied().collect::<IndexSet<_>>().into_iter().collect()
}

/// The definition that a reference of the turned document names.
fn target<'a>(document: &'a Json, reference: &str) -> Option<&'a Json> {
    document.pointer(reference.strip_prefix(URI)?.strip_prefix('#')?)
}

/// Flattens schemas that hold together. `None` when references lead in a circle.
pub(crate) fn flatten<'a>(document: &'a Json, schemas: &[&'a Json], draw: &mut Draw) -> Option<Flat<'a>> {
    let mut flat = Flat::default();
    for schema in schemas {
        add(document, schema, draw, &mut flat, Place { depth: 64, is_part: false })?;
    }
    Some(flat)
}

/// Where a schema stands.
#[derive(Clone, Copy)]
struct Place {
    /// How many more may be inside.
    depth: usize,
    /// Whether it is a part of another: then that one says which of its subtypes it is.
    is_part: bool,
}

fn add<'a>(document: &'a Json, schema: &'a Json, draw: &mut Draw, flat: &mut Flat<'a>, at: Place) -> Option<()> {
    let at = Place { depth: at.depth.checked_sub(1)?, ..at };
    let Json::Object(says) = schema else {
        flat.is_empty |= *schema == Json::Bool(false);
        return Some(());
    };
    flat.says.push(says);
    if let Some(reference) = says.get("$ref").and_then(Json::as_str) {
        add(document, target(document, reference)?, draw, flat, at)?;
    }
    for (name, property) in says.get("properties").and_then(Json::as_object).into_iter().flatten() {
        flat.properties.entry(name).or_default().push(property);
    }
    flat.required.extend(says.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str));
    for part in says.get("allOf").and_then(Json::as_array).into_iter().flatten() {
        add(document, part, draw, flat, Place { is_part: true, ..at })?;
    }
    let keys = ["oneOf", "anyOf", SUBTYPES].into_iter().filter(|key| *key != SUBTYPES || !at.is_part);
    for key in keys {
        let Some(branches) = says.get(key).and_then(Json::as_array).filter(|branches| !branches.is_empty()) else {
            continue;
        };
        let index = usize::try_from(draw.below(branches.len() as u64)).unwrap_or_default();
        if let Some(name) = says.get(CHOICE).and_then(|choice| choice.get("property")).and_then(Json::as_str) {
            let tag = says.get(CHOICE).and_then(|choice| choice.get(key)?.get(index)?.as_str());
            flat.tags.insert(name, tag);
        }
        add(document, branches.get(index)?, draw, flat, Place { is_part: false, ..at })?;
    }
    Some(())
}
