//! Whole schemas as JSON Schema 2020-12: what is asserted, and nothing else.
//!
//! References become `#/$defs/…`, so that the text stands for itself; those that lead back to what is being written end there too.

use indexmap::IndexMap;

use crate::ir::Literal;
use crate::load::Node;
use crate::spec::schema::{Bound, Members, Type};
use crate::spec::{self, SchemaId};

use super::context::Context;
use super::literal::{json_number, lower_literal};
use super::pattern::why_unusable;
use super::reference::{component_name, peel, target};

/// How many schemas one text may hold: more would be half of a description.
const MOST: usize = 128;

/// The members of a schema.
pub(super) type Keywords = Vec<(String, Literal)>;

/// Why a schema cannot be written.
pub(super) type Reason = String;

/// Writes schemas and collects what they refer to.
pub(super) struct Writer<'c, 'a> {
    pub(super) cx: &'c Context<'a>,
    /// The names of what is referred to.
    names: IndexMap<SchemaId, String>,
    definitions: Keywords,
    count: usize,
    /// Whether what is written stands in `not` or `if`.
    is_condition: bool,
}

impl<'c, 'a> Writer<'c, 'a> {
    pub(super) fn new(cx: &'c Context<'a>) -> Self {
        Self { cx, names: IndexMap::new(), definitions: Vec::new(), count: 0, is_condition: false }
    }

    /// Writes keywords and all that they refer to; all of it or, with the reason, nothing.
    pub(super) fn complete(
        &mut self,
        write: impl FnOnce(&mut Self) -> Result<Keywords, Reason>,
    ) -> Result<Keywords, Reason> {
        let (names, definitions) = (self.names.len(), self.definitions.len());
        let written = write(self).and_then(|keywords| self.define(names).map(|()| keywords));
        if written.is_err() {
            self.names.truncate(names);
            self.definitions.truncate(definitions);
        }
        written
    }

    /// Writes what was referred to since there were so many names.
    fn define(&mut self, mut from: usize) -> Result<(), Reason> {
        while let Some((id, name)) = self.names.get_index(from).map(|(id, name)| (*id, name.clone())) {
            let definition = self.schema(id)?;
            self.definitions.push((name, definition));
            from += 1;
        }
        Ok(())
    }

    /// `$defs`, if anything was referred to.
    pub(super) fn into_definitions(self) -> Option<(String, Literal)> {
        let Self { definitions, .. } = self;
        (!definitions.is_empty()).then(|| ("$defs".to_owned(), Literal::Object(definitions)))
    }

    /// Whether a schema is `false`.
    pub(super) fn allows_nothing(&self, id: SchemaId) -> bool {
        self.cx.schema(id).boolean == Some(false)
    }

    /// A whole schema.
    pub(super) fn schema(&mut self, id: SchemaId) -> Result<Literal, Reason> {
        match self.cx.schema(id).boolean {
            Some(boolean) => Ok(Literal::Bool(boolean)),
            None => self.keywords(id).map(Literal::Object),
        }
    }

    /// Every keyword of a schema that asserts.
    pub(super) fn keywords(&mut self, id: SchemaId) -> Result<Keywords, Reason> {
        self.count += 1;
        if self.count > MOST {
            return Err(format!("it leads to more than {MOST} schemas"));
        }
        let schema = self.cx.schema(id);
        if schema.others.contains_key("$recursiveRef") {
            return Err("`$recursiveRef` is in it".to_owned());
        }
        let mut keywords = self.reference(schema)?;
        keywords.extend(types(schema));
        keywords.extend(values(schema)?);
        keywords.extend(text_limits(schema)?);
        keywords.extend(number_limits(schema)?);
        keywords.extend(self.list(schema)?);
        keywords.extend(self.object(schema)?);
        keywords.extend(self.choices(schema)?);
        Ok(if schema.nullable && schema.types.is_empty() { or_null(keywords) } else { keywords })
    }

    fn reference(&mut self, schema: &spec::Schema) -> Result<Keywords, Reason> {
        if schema.reference.is_none() {
            return Ok(Vec::new());
        }
        let id = target(self.cx, schema).ok_or("a reference in it leads nowhere")?;
        let name = if let Some(name) = self.names.get(&id) {
            name.clone()
        } else {
            let name = self.free_name(id);
            self.names.insert(id, name.clone());
            name
        };
        let escaped = name.replace('~', "~0").replace('/', "~1");
        Ok(vec![member("$ref", Literal::String(format!("#/$defs/{escaped}")))])
    }

    /// The component's name or the pointer; another file may have the same.
    fn free_name(&self, id: SchemaId) -> String {
        let place = self.cx.document.schemas.get(id).map(|(place, _)| place);
        let pointer = place.map(|place| place.pointer.as_str().to_owned()).unwrap_or_default();
        let name = place.and_then(component_name).unwrap_or(pointer);
        let is_taken = |name: &String| self.names.values().any(|other| other == name);
        let numbered = (2_usize..).map(|number| format!("{name} {number}"));
        std::iter::once(name.clone()).chain(numbered).find(|name| !is_taken(name)).unwrap_or(name)
    }

    fn list(&mut self, schema: &spec::Schema) -> Result<Keywords, Reason> {
        let mut keywords = counts([("minItems", schema.min_items), ("maxItems", schema.max_items)]);
        keywords.extend(schema.unique_items.then(|| member("uniqueItems", Literal::Bool(true))));
        keywords.extend(self.several("prefixItems", &schema.prefix_items)?);
        keywords.extend(self.one("items", schema.items)?);
        keywords.extend(self.contains(schema)?);
        keywords.extend(self.one("unevaluatedItems", schema.unevaluated_items)?);
        Ok(keywords)
    }

    fn object(&mut self, schema: &spec::Schema) -> Result<Keywords, Reason> {
        let mut keywords = counts([("minProperties", schema.min_properties), ("maxProperties", schema.max_properties)]);
        let required: Vec<String> =
            schema.required.iter().filter(|name| self.requires(schema, name)).cloned().collect();
        if !required.is_empty() {
            keywords.push(member("required", texts(&required)));
        }
        keywords.extend(dependent_required(schema));
        keywords.extend(self.by_name("properties", &schema.properties)?);
        keywords.extend(self.patterns(schema)?);
        keywords.extend(self.one("additionalProperties", schema.additional_properties)?);
        keywords.extend(self.one("propertyNames", schema.property_names)?);
        keywords.extend(self.by_name("dependentSchemas", &schema.dependent_schemas)?);
        keywords.extend(self.one("unevaluatedProperties", schema.unevaluated_properties)?);
        Ok(keywords)
    }

    /// Whether a property has to be there whichever way an object goes: what goes one way only is not there on the other. Where a schema must not
    /// hold, or decides what else does, all that it asks for counts.
    fn requires(&self, schema: &spec::Schema, name: &str) -> bool {
        let goes_one_way = |id: &SchemaId| {
            let schema = self.cx.schema(*id);
            schema.read_only || schema.write_only
        };
        let property = schema.properties.get(name).filter(|_| !self.is_condition);
        property.is_none_or(|property| !peel(self.cx, *property).chain.iter().any(goes_one_way))
    }

    fn choices(&mut self, schema: &spec::Schema) -> Result<Keywords, Reason> {
        let mut keywords = self.several("allOf", &schema.all_of)?;
        keywords.extend(self.several("anyOf", &schema.any_of)?);
        keywords.extend(self.several("oneOf", &schema.one_of)?);
        keywords.extend(self.one("not", schema.not)?);
        keywords.extend(self.condition(schema)?);
        Ok(keywords)
    }

    /// `contains` and how often.
    pub(super) fn contains(&mut self, schema: &spec::Schema) -> Result<Keywords, Reason> {
        let mut keywords = self.one("contains", schema.contains)?;
        if schema.contains.is_some() {
            keywords.extend(counts([("minContains", schema.min_contains), ("maxContains", schema.max_contains)]));
        }
        Ok(keywords)
    }

    /// `if` and what follows from it.
    pub(super) fn condition(&mut self, schema: &spec::Schema) -> Result<Keywords, Reason> {
        let mut keywords = self.one("if", schema.if_schema)?;
        if schema.if_schema.is_some() {
            keywords.extend(self.one("then", schema.then_schema)?);
            keywords.extend(self.one("else", schema.else_schema)?);
        }
        Ok(keywords)
    }

    /// `patternProperties`.
    pub(super) fn patterns(&mut self, schema: &spec::Schema) -> Result<Keywords, Reason> {
        for pattern in schema.pattern_properties.keys() {
            usable(pattern)?;
        }
        self.by_name("patternProperties", &schema.pattern_properties)
    }

    /// A keyword whose value is a schema.
    pub(super) fn one(&mut self, keyword: &str, schema: Option<SchemaId>) -> Result<Keywords, Reason> {
        let Some(schema) = schema else { return Ok(Vec::new()) };
        let is_inside = self.is_condition;
        self.is_condition |= ["not", "if"].contains(&keyword);
        let written = self.schema(schema);
        self.is_condition = is_inside;
        Ok(vec![member(keyword, written?)])
    }

    /// A keyword whose value is a list of schemas.
    pub(super) fn several(&mut self, keyword: &str, schemas: &[SchemaId]) -> Result<Keywords, Reason> {
        if schemas.is_empty() {
            return Ok(Vec::new());
        }
        let schemas = schemas.iter().map(|schema| self.schema(*schema)).collect::<Result<_, _>>()?;
        Ok(vec![member(keyword, Literal::List(schemas))])
    }

    /// A keyword whose value has schemas by name.
    pub(super) fn by_name(&mut self, keyword: &str, schemas: &Members<SchemaId>) -> Result<Keywords, Reason> {
        if schemas.is_empty() {
            return Ok(Vec::new());
        }
        let schemas = schemas.iter().map(|(name, schema)| Ok((name.clone(), self.schema(*schema)?)));
        Ok(vec![member(keyword, Literal::Object(schemas.collect::<Result<_, Reason>>()?))])
    }
}

/// A member of an object.
pub(super) fn member(name: &str, value: Literal) -> (String, Literal) {
    (name.to_owned(), value)
}

/// A list of strings.
pub(super) fn texts(texts: &[String]) -> Literal {
    Literal::List(texts.iter().cloned().map(Literal::String).collect())
}

/// `dependentRequired`.
pub(super) fn dependent_required(schema: &spec::Schema) -> Option<(String, Literal)> {
    let members = schema.dependent_required.iter().map(|(name, others)| (name.clone(), texts(others)));
    (!schema.dependent_required.is_empty()).then(|| member("dependentRequired", Literal::Object(members.collect())))
}

fn types(schema: &spec::Schema) -> Option<(String, Literal)> {
    let names: Vec<String> = schema.types.iter().map(|ty| ty.name().to_owned()).collect();
    match names.as_slice() {
        [] => None,
        [name] => Some(member("type", Literal::String(name.clone()))),
        several => Some(member("type", texts(several))),
    }
}

fn values(schema: &spec::Schema) -> Result<Keywords, Reason> {
    let literal = |node: &Node| match lower_literal(node).ok_or("a value in it is none of JSON")? {
        // Values of a string that are written without quotes are meant as their text.
        Literal::Number(text) if schema.types.single() == Some(Type::String) => Ok(Literal::String(text)),
        Literal::Bool(value) if schema.types.single() == Some(Type::String) => Ok(Literal::String(value.to_string())),
        value => Ok::<_, Reason>(value),
    };
    let mut keywords = Vec::new();
    if let Some(values) = &schema.enum_values {
        let mut values: Vec<Literal> = values.iter().map(literal).collect::<Result<_, _>>()?;
        if schema.nullable && !values.contains(&Literal::Null) {
            values.push(Literal::Null);
        }
        keywords.push(member("enum", Literal::List(values)));
    }
    if let Some(value) = &schema.const_value {
        keywords.push(member("const", literal(value)?));
    }
    Ok(keywords)
}

fn text_limits(schema: &spec::Schema) -> Result<Keywords, Reason> {
    let mut keywords = counts([("minLength", schema.min_length), ("maxLength", schema.max_length)]);
    if let Some(pattern) = &schema.pattern {
        usable(pattern)?;
        keywords.push(member("pattern", Literal::String(pattern.clone())));
    }
    Ok(keywords)
}

fn number_limits(schema: &spec::Schema) -> Result<Keywords, Reason> {
    let bound = |bound: &Option<Bound>, [inclusive, exclusive]: [&'static str; 2]| {
        bound.as_ref().map(|bound| (if bound.exclusive { exclusive } else { inclusive }, bound.value.to_string()))
    };
    let minimum = bound(&schema.minimum, ["minimum", "exclusiveMinimum"]);
    let maximum = bound(&schema.maximum, ["maximum", "exclusiveMaximum"]);
    let divisor = schema.multiple_of.as_ref().map(|divisor| ("multipleOf", divisor.to_string()));
    let limits = [minimum, maximum, divisor].into_iter().flatten();
    let number = |text: String| json_number(&text).map(Literal::Number).ok_or("a number in it is none of JSON");
    limits.map(|(keyword, text)| Ok(member(keyword, number(text)?))).collect()
}

fn usable(pattern: &str) -> Result<(), Reason> {
    match why_unusable(pattern) {
        Some(reason) => Err(format!("the pattern `{pattern}` cannot be checked: {reason}")),
        None => Ok(()),
    }
}

fn counts(limits: [(&str, Option<u64>); 2]) -> Keywords {
    let number = |(keyword, limit): (&str, Option<u64>)| Some(member(keyword, Literal::Number(limit?.to_string())));
    limits.into_iter().filter_map(number).collect()
}

/// `nullable` beside no `type`.
fn or_null(keywords: Keywords) -> Keywords {
    let null = Literal::Object(vec![member("type", Literal::String("null".to_owned()))]);
    vec![member("anyOf", Literal::List(vec![null, Literal::Object(keywords)]))]
}
