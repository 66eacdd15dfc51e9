//! References, and other wrappers that leave a schema as it is.

use crate::diagnostics::{Code, Location};
use crate::hash::HashSet;
use crate::load::Value;
use crate::spec::schema::{Type, TypeSet};
use crate::spec::{self, Document, Place, SchemaId};

use super::context::Context;
use super::shared_name::shared_name;

/// A schema without its wrappers: `$ref`, `allOf` of one, `oneOf` or `anyOf` of one besides `null`.
pub(super) struct Peeled {
    /// The schemas on the way, the outermost first, the core last.
    pub(super) chain: Vec<SchemaId>,
    /// What is inside.
    pub(super) core: SchemaId,
    /// Whether a wrapper or the core allows `null`.
    pub(super) nullable: bool,
    /// Set when the core has a name that others share: a component, or anything that a reference led to.
    pub(super) shared: Option<Shared>,
    /// Why there is no core.
    pub(super) broken: Option<Broken>,
}

/// A name that a schema is shared under.
pub(super) struct Shared {
    /// The name.
    pub(super) name: String,
    /// From where on the chain belongs to the shared schema; what stands before belongs to the use.
    pub(super) at: usize,
}

impl Peeled {
    /// The schemas that speak of this use only.
    pub(super) fn of_use(&self) -> &[SchemaId] {
        let end = self.shared.as_ref().map_or(self.chain.len(), |shared| shared.at);
        self.chain.get(..end).unwrap_or_default()
    }

    /// The schemas that speak of the type.
    pub(super) fn of_type(&self) -> &[SchemaId] {
        let start = self.shared.as_ref().map_or(0, |shared| shared.at);
        self.chain.get(start..).unwrap_or_default()
    }
}

/// Why there is no core.
pub(super) enum Broken {
    /// The reference leads nowhere; reported when the document was read.
    Nowhere,
    /// The references lead in a circle.
    Circle(Location),
}

/// Takes the wrappers off.
pub(super) fn peel(cx: &Context<'_>, start: SchemaId) -> Peeled {
    let mut peeled = Peeled { chain: vec![start], core: start, nullable: false, shared: None, broken: None };
    // A circle is found by a mark that moves on at every power of two (Brent): no memory, and no more than a few rounds.
    let (mut mark, mut rounds) = (start, 1_usize);
    if let Some((place, _)) = cx.document.schemas.get(start) {
        peeled.shared = component_name(place).map(|name| Shared { name, at: 0 });
    }
    loop {
        let schema = cx.schema(peeled.core);
        peeled.nullable |= allows_null(cx, schema);
        let next = match step(cx, peeled.core) {
            Step::Core => return peeled,
            Step::Nowhere => {
                peeled.broken = Some(Broken::Nowhere);
                return peeled;
            }
            Step::Inner(next) => next,
            Step::Target(next, text) => {
                let name = cx.document.schemas.get(next).map(|(place, target)| shared_name(cx, place, target, text));
                peeled.shared = name.map(|name| Shared { name, at: peeled.chain.len() });
                next
            }
        };
        if next == mark {
            peeled.broken = Some(Broken::Circle(schema.at("$ref")));
            return peeled;
        }
        peeled.chain.push(next);
        peeled.core = next;
        if peeled.chain.len() > rounds {
            (mark, rounds) = (next, rounds.saturating_mul(2));
        }
    }
}

/// Reports a chain without core.
pub(super) fn report_broken(cx: &mut Context<'_>, broken: &Broken) {
    if let Broken::Circle(location) = broken {
        cx.report(Code::CyclicReference, location, "this reference leads back to itself");
    }
}

enum Step<'a> {
    Core,
    Nowhere,
    Inner(SchemaId),
    Target(SchemaId, &'a str),
}

fn step<'a>(cx: &Context<'a>, id: SchemaId) -> Step<'a> {
    let schema = cx.schema(id);
    if let Some(reference) = &schema.reference {
        return match target(cx, schema) {
            None => Step::Nowhere,
            Some(id) if is_only_reference(cx, schema) => Step::Target(id, &reference.text),
            Some(_) => Step::Core,
        };
    }
    // A subtype is a type of its own even if it adds nothing to its base.
    if has_structure(schema) || cx.hierarchy.is_subtype(id) {
        return Step::Core;
    }
    match (schema.all_of.as_slice(), has_union(schema)) {
        ([only], false) => Step::Inner(*only),
        ([], true) if schema.discriminator.is_none() => match branches(cx, schema).as_slice() {
            [only] => Step::Inner(*only),
            _ => Step::Core,
        },
        _ => Step::Core,
    }
}

/// Whether a schema is what it refers to, but for words beside the reference.
pub(super) fn is_only_reference(cx: &Context<'_>, schema: &spec::Schema) -> bool {
    is_reference_alone(cx.document, schema)
}

/// The same without a context.
pub(super) fn is_reference_alone(document: &Document, schema: &spec::Schema) -> bool {
    target_in(document, schema).is_some() && !has_structure(schema) && schema.all_of.is_empty() && !has_union(schema)
}

/// Where the reference of a schema leads.
pub(super) fn target(cx: &Context<'_>, schema: &spec::Schema) -> Option<SchemaId> {
    target_in(cx.document, schema)
}

/// The same without a context.
pub(super) fn target_in(document: &Document, schema: &spec::Schema) -> Option<SchemaId> {
    document.schemas.at(schema.reference.as_ref()?.target.as_ref()?)
}

/// The branches of `oneOf`, else of `anyOf`, without those that are only `null` or nothing.
pub(super) fn branches(cx: &Context<'_>, schema: &spec::Schema) -> Vec<SchemaId> {
    let all = if schema.one_of.is_empty() { &schema.any_of } else { &schema.one_of };
    all.iter().copied().filter(|id| !is_no_branch(cx, *id)).collect()
}

/// Whether a branch is `null`, which is no variant, or allows nothing.
pub(super) fn is_no_branch(cx: &Context<'_>, id: SchemaId) -> bool {
    is_null_branch(cx, id) || cx.schema(id).boolean == Some(false)
}

/// Whether a branch, or what it refers to, is `null` and nothing else.
pub(super) fn is_null_branch(cx: &Context<'_>, id: SchemaId) -> bool {
    let schema = cx.schema(id);
    is_null(schema)
        || is_only_reference(cx, schema) && target(cx, schema).is_some_and(|target| is_null(cx.schema(target)))
}

/// Whether there is a `oneOf` or an `anyOf`.
pub(super) fn has_union(schema: &spec::Schema) -> bool {
    !schema.one_of.is_empty() || !schema.any_of.is_empty()
}

/// Whether a schema says of itself what its values look like, beside `type`, which wrappers repeat.
pub(super) fn has_structure(schema: &spec::Schema) -> bool {
    schema.boolean.is_some() || schema.enum_values.is_some() || schema.const_value.is_some() || has_parts(schema)
}

/// Whether a schema speaks of members or items.
pub(super) fn has_parts(schema: &spec::Schema) -> bool {
    !schema.properties.is_empty()
        || !schema.required.is_empty()
        || schema.additional_properties.is_some()
        || !schema.pattern_properties.is_empty()
        || schema.items.is_some()
        || !schema.prefix_items.is_empty()
}

/// Whether a schema allows `null` by its own keywords, or by a branch.
pub(super) fn allows_null(cx: &Context<'_>, schema: &spec::Schema) -> bool {
    says_null(schema)
        || schema.one_of.iter().chain(&schema.any_of).any(|id| branch_allows_null(cx, *id))
        || parts_allow_null(cx, schema)
}

/// Whether `allOf` leaves `null`: one member says so of itself or of what it refers to, and the others, like the schema around them, say
/// nothing but words.
fn parts_allow_null(cx: &Context<'_>, schema: &spec::Schema) -> bool {
    let mut says_null = false;
    let says_nothing_else = schema.all_of.iter().all(|id| {
        let allows = branch_allows_null(cx, *id);
        says_null |= allows;
        allows || is_silent(cx.schema(*id))
    });
    says_null && says_nothing_else && schema.types.is_empty() && !has_structure(schema) && !has_union(schema)
}

/// Whether a schema asserts nothing that makes a type.
fn is_silent(schema: &spec::Schema) -> bool {
    schema.reference.is_none()
        && schema.types.is_empty()
        && schema.all_of.is_empty()
        && !has_structure(schema)
        && !has_union(schema)
}

/// Whether a branch, what it refers to, or a branch in there allows `null`; the whole choice does then.
fn branch_allows_null(cx: &Context<'_>, id: SchemaId) -> bool {
    let mut seen = HashSet::default();
    let mut stack = vec![id];
    while let Some(id) = stack.pop() {
        let schema = cx.schema(id);
        if says_null(schema) || is_null(schema) {
            return true;
        }
        if seen.insert(id) {
            stack.extend(target(cx, schema).filter(|_| is_only_reference(cx, schema)));
            stack.extend(schema.one_of.iter().chain(&schema.any_of).copied());
        }
    }
    false
}

/// Whether a schema says by `nullable`, `type` or a value that it allows `null`.
fn says_null(schema: &spec::Schema) -> bool {
    let mut values = schema.enum_values.iter().flatten().chain(&schema.const_value);
    schema.nullable || schema.types.contains(Type::Null) || values.any(|node| node.value == Value::Null)
}

/// Whether a schema is `null` and nothing else. A branch that says `nullable: true` alone is meant so, although its letter allows any value.
fn is_null(schema: &spec::Schema) -> bool {
    let only = TypeSet::EMPTY.with(Type::Null);
    let mut values = schema.enum_values.iter().flatten().chain(&schema.const_value).peekable();
    schema.types == only
        || says_only_nullable(schema)
        || (values.peek().is_some() && values.all(|node| node.value == Value::Null))
}

fn says_only_nullable(schema: &spec::Schema) -> bool {
    const WORDS: [&str; 2] = ["title", "description"];
    let says_more = |(name, _): &(&str, _)| *name != "nullable" && *name != "x-nullable" && !WORDS.contains(name);
    schema.nullable && schema.types.is_empty() && !schema.keywords.iter().any(says_more)
}

/// The name of the component at that place; `None` for a schema that is written inline.
pub(super) fn component_name(place: &Place) -> Option<String> {
    const PLACES: [&str; 2] = ["/components/schemas/", "/definitions/"];
    let below = |start| place.pointer.as_str().strip_prefix(start);
    let is_component = PLACES.into_iter().find_map(below).is_some_and(|name| !name.contains('/'));
    if is_component { place.pointer.last() } else { None }
}
