//! Why a value has no type: a list beside the types, for those who judge a client or the generator.

use openapiv3::ReferenceOr;

use crate::diagnostics::{Code, Diagnostics, Location, Pointer, Severity, SourceId};
use crate::hash::{HashMap, HashSet};
use crate::ir::{self, TypeExpression};
use crate::load::Value;
use crate::spec::{self, Objects, Place};

use super::all_of::Merged;
use super::context::Context;
use super::reference::{Broken, Peeled, has_union};

/// Keywords that say what values look like: a finding at one of them may have cost the type.
const TELLING: &[&str] = &["$ref", "type", "enum", "const", "properties", "items", "allOf", "oneOf", "anyOf"];

/// Every place without a type.
pub(super) struct Record {
    /// What was lost before lowering, by its place.
    lost: HashMap<(SourceId, Pointer), Code>,
    seen: HashSet<ir::Untyped>,
    list: Vec<ir::Untyped>,
}

impl Record {
    /// Nothing yet; the findings are those of earlier stages.
    pub(super) fn new(diagnostics: &Diagnostics) -> Self {
        let losses = diagnostics.iter().filter(|found| matches!(found.severity, Severity::Lossy | Severity::Error));
        let lost = losses.filter_map(|found| {
            let Location { source, span: _, pointer } = found.location.as_ref()?;
            Some(((*source, pointer.clone()), found.code))
        });
        Self { lost: lost.collect(), seen: HashSet::default(), list: Vec::new() }
    }

    /// All of it, in the order in which it was met.
    pub(super) fn into_list(self) -> Vec<ir::Untyped> {
        self.list
    }

    fn lost_at(&self, location: &Location) -> Option<Code> {
        self.lost_in(location.source, &location.pointer)
    }

    fn lost_in(&self, source: SourceId, pointer: &Pointer) -> Option<Code> {
        self.lost.get(&(source, pointer.clone())).copied()
    }

    /// The finding that cost the object that should stand at `place`: there, or on the way that references lead from there.
    pub(super) fn lost_object<T>(&self, objects: &Objects<T>, place: Place) -> Code {
        let mut seen = HashSet::default();
        let mut at = Some(place);
        while let Some(place) = at.take().filter(|place| !seen.contains(place)) {
            let lost = self.lost_in(place.source, &place.pointer.key("$ref"));
            if let Some(code) = lost.or_else(|| self.lost_in(place.source, &place.pointer)) {
                return code;
            }
            at = match objects.get(&place).map(|located| &located.object) {
                Some(ReferenceOr::Reference { reference }) => Place::from_placeholder(reference),
                Some(ReferenceOr::Item(_)) | None => None,
            };
            seen.insert(place);
        }
        Code::UnresolvedReference
    }
}

/// Any value, for that cause; `None` when the description itself leaves it open.
pub(super) fn untyped(cx: &mut Context<'_>, location: &Location, cause: Option<Code>) -> TypeExpression {
    let found = ir::Untyped { location: location.clone(), cause };
    if cx.untyped.seen.insert(found.clone()) {
        cx.untyped.list.push(found);
    }
    TypeExpression::Any
}

/// The same for what a keyword says of the members or items of merged schemas, or would say if it stood there.
pub(super) fn untyped_inside(
    cx: &mut Context<'_>,
    merged: &Merged<'_>,
    keyword: &str,
    cause: Option<Code>,
) -> TypeExpression {
    let says = |schema: &spec::Schema| schema.keywords.iter().any(|(name, _)| *name == keyword);
    let speaker = merged.members.iter().find(|member| says(member.schema)).or(merged.members.last());
    let location = speaker.map(|member| member.schema.at(keyword)).unwrap_or_default();
    untyped(cx, &location, cause.or_else(|| cx.untyped.lost_at(&location)))
}

/// The same for a reference that leads to no schema.
pub(super) fn untyped_reference(cx: &mut Context<'_>, peeled: &Peeled, broken: &Broken) -> TypeExpression {
    let cause = match broken {
        Broken::Circle(_) => Code::CyclicReference,
        Broken::Nowhere => cx.untyped.lost_at(&cx.schema(peeled.core).at("$ref")).unwrap_or(Code::UnresolvedReference),
    };
    let user = peeled.chain.first().copied().unwrap_or(peeled.core);
    untyped(cx, &cx.schema(user).location, Some(cause))
}

/// The same for merged schemas that leave every type.
pub(super) fn untyped_schema(cx: &mut Context<'_>, merged: &Merged<'_>) -> TypeExpression {
    let cause = merged.members.iter().rev().find_map(|member| cause(cx, member.schema));
    let location = merged.members.last().map(|member| member.schema.location.clone()).unwrap_or_default();
    untyped(cx, &location, cause)
}

/// What was lost of a schema, or is not modelled of it, so that no type is left.
fn cause(cx: &Context<'_>, schema: &spec::Schema) -> Option<Code> {
    let at_keyword = || TELLING.iter().find_map(|keyword| cx.untyped.lost_at(&schema.at(keyword)));
    if let Some(code) = cx.untyped.lost_at(&schema.location).or_else(at_keyword) {
        return Some(code);
    }
    let mut values = schema.enum_values.iter().flatten().chain(&schema.const_value);
    let has_values = values.any(|node| node.value != Value::Null);
    (has_values || has_union(schema)).then_some(Code::NotModelled)
}
