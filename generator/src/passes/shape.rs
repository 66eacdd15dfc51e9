//! What values of a type look like from outside: kinds, members, known values.

use crate::hash::HashSet;
use crate::ir::{
    Api, Condition, Enum, JsonKind, KindSet, Literal, Presence, Rest, Scalar, Struct, TypeExpression, TypeKind, Union,
};

/// What values look like.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    /// Their kinds.
    pub(super) kinds: KindSet,
    /// Scalars that they are one of.
    pub(super) values: Option<Vec<Literal>>,
    /// The members of objects.
    pub(super) members: Vec<Member>,
    /// The kinds of members that are not described, when objects are known to have such: those of a map, or of anything.
    pub(super) rest: Option<KindSet>,
    /// The kinds of what a list or a map begins with.
    pub(super) items: Option<KindSet>,
}

/// A member of an object.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// Its name.
    pub(super) name: String,
    /// Whether it is always there.
    pub(super) is_required: bool,
    /// The kinds of its values.
    pub(super) kinds: KindSet,
    /// Scalars that it is one of.
    pub(super) values: Option<Vec<Literal>>,
}

impl Shape {
    /// The member of that name.
    pub(super) fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name == name)
    }

    /// The members that are always there.
    pub(super) fn required(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.is_required)
    }

    /// A value that fits this shape and the other, as far as can be seen from outside.
    pub(super) fn example_with(&self, other: &Self) -> String {
        let Some(kind) = self.kinds.iter().find(|kind| other.kinds.contains(*kind)) else { return String::new() };
        let mut seen = HashSet::default();
        let required = self.required().chain(other.required()).filter(|member| seen.insert(&member.name));
        let members = required.map(|member| {
            let name = &member.name;
            (name, [self.member(name), other.member(name)].into_iter().flatten().collect::<Vec<_>>())
        });
        match kind {
            JsonKind::Object => {
                let members =
                    members.map(|(name, both)| format!("{}: {}", Literal::String(name.clone()), common(&both)));
                format!("`{{{}}}`", members.collect::<Vec<_>>().join(", "))
            }
            JsonKind::List => format!("`[{}]`", members.map(|(_, both)| common(&both)).collect::<Vec<_>>().join(", ")),
            kind => format!("`{}`", sample(kind, self.values.as_deref())),
        }
    }
}

/// A value that fits all of these members.
fn common(members: &[&Member]) -> String {
    let allows = |kind: &JsonKind| members.iter().all(|member| member.kinds.contains(*kind));
    let kind = JsonKind::ALL.into_iter().find(|kind| *kind != JsonKind::Null && allows(kind)).unwrap_or(JsonKind::Null);
    let known = members.iter().filter_map(|member| member.values.as_deref());
    let in_all = |value: &&Literal| known.clone().all(|values| values.contains(value));
    let value = known.clone().flatten().find(in_all);
    sample(kind, value.map(std::slice::from_ref))
}

fn sample(kind: JsonKind, values: Option<&[Literal]>) -> String {
    match (values.and_then(<[Literal]>::first), kind) {
        (Some(value), _) => value.to_string(),
        (None, JsonKind::Null) => "null".to_owned(),
        (None, JsonKind::Bool) => "true".to_owned(),
        (None, JsonKind::Integer) => "1".to_owned(),
        (None, JsonKind::Fraction) => "0.5".to_owned(),
        (None, JsonKind::String) => "\"\"".to_owned(),
        (None, JsonKind::List) => "[]".to_owned(),
        (None, JsonKind::Object) => "{}".to_owned(),
    }
}

/// Most types that are looked at for one variant; one with more is taken as it comes.
const LIMIT: usize = 256;

/// What a discriminator says of a variant: the property, and its values.
#[derive(Clone, Copy)]
struct Tag<'a> {
    key: &'a str,
    values: &'a [Literal],
}

/// The shapes of an expression: one, but for unions within, which have those of their variants.
pub(super) fn shapes(api: &Api, expression: &TypeExpression) -> Vec<Shape> {
    let mut found = Vec::new();
    let mut seen = HashSet::default();
    let mut stack: Vec<(&TypeExpression, Option<Tag<'_>>)> = vec![(expression, None)];
    while let Some((expression, tag)) = stack.pop() {
        let shape = match expression {
            TypeExpression::Named(id) => {
                if found.len() >= LIMIT || !seen.insert(*id) {
                    continue;
                }
                match api.types.get(id.index()).map(|ty| &ty.kind) {
                    Some(TypeKind::Struct(object)) => struct_shape(api, object),
                    Some(TypeKind::Enum(known)) => enum_shape(known),
                    Some(TypeKind::Union(union)) => {
                        stack.extend(tagged(union).rev());
                        continue;
                    }
                    Some(TypeKind::Alias { target, constraints: _ }) => {
                        stack.push((target, tag));
                        continue;
                    }
                    Some(TypeKind::StatusChoice(_) | TypeKind::EventChoice(_) | TypeKind::Headers(_)) | None => {
                        continue;
                    }
                }
            }
            TypeExpression::Nullable(inner) => {
                stack.push((inner, tag));
                of_kinds(JsonKind::Null.into())
            }
            TypeExpression::Scalar(scalar) => of_kinds(scalar_kinds(*scalar)),
            TypeExpression::List(item) => uniform(JsonKind::List, outline(api, item).0),
            TypeExpression::Map(value) => uniform(JsonKind::Object, outline(api, value).0),
            TypeExpression::Tuple(places) => tuple_shape(api, places),
            TypeExpression::Any => Shape { rest: Some(KindSet::ANY), ..of_kinds(KindSet::ANY) },
        };
        found.push(match tag {
            Some(tag) => with_tag(shape, &tag),
            None => shape,
        });
    }
    found
}

/// The variants, with what a discriminator says of each.
fn tagged(union: &Union) -> impl DoubleEndedIterator<Item = (&TypeExpression, Option<Tag<'_>>)> {
    let probe = union.probe.as_ref();
    let key = probe.and_then(|probe| probe.keys.get(probe.tag?)).map(String::as_str);
    union.variants.iter().enumerate().map(move |(index, variant)| {
        let mut rules = probe.into_iter().flat_map(|probe| &probe.rules).filter(|rule| rule.variant == index);
        let values = rules.find_map(|rule| match rule.conditions.as_slice() {
            [Condition::PropertyValue(at, values)] if Some(*at) == probe.and_then(|probe| probe.tag) => Some(values),
            _ => None,
        });
        (&variant.ty, key.zip(values).map(|(key, values)| Tag { key, values }))
    })
}

fn with_tag(mut shape: Shape, tag: &Tag<'_>) -> Shape {
    if shape.kinds == JsonKind::Object.into() {
        shape.members.retain(|member| member.name != tag.key);
        shape.members.push(Member {
            name: tag.key.to_owned(),
            is_required: true,
            kinds: JsonKind::String.into(),
            values: Some(tag.values.to_vec()),
        });
    }
    shape
}

/// A list or map of values of one type.
fn uniform(kind: JsonKind, values: KindSet) -> Shape {
    Shape { rest: Some(values), items: Some(values), ..of_kinds(kind.into()) }
}

/// The places of a tuple are members by their number.
fn tuple_shape(api: &Api, places: &[TypeExpression]) -> Shape {
    let members = places.iter().enumerate().map(|(place, ty)| {
        let (kinds, values) = outline(api, ty);
        Member { name: place.to_string(), is_required: true, kinds, values }
    });
    let items = places.first().map(|first| outline(api, first).0);
    Shape { members: members.collect(), items, ..of_kinds(JsonKind::List.into()) }
}

fn struct_shape(api: &Api, object: &Struct) -> Shape {
    let members = object.properties.iter().map(|property| {
        let (mut kinds, mut values) = outline(api, &property.ty);
        if let Some(constant) = &property.constant {
            values = is_comparable(constant).then(|| vec![constant.clone()]);
        }
        if property.presence != Presence::Required {
            // A response may say `null` for what is optional.
            kinds = kinds.with(JsonKind::Null);
        }
        Member { name: property.name.clone(), is_required: property.presence == Presence::Required, kinds, values }
    });
    // Every schema allows members that it does not describe; that values have none is what tells branches apart in practice.
    let rest = match &object.rest {
        Rest::Typed(rest) if *rest != TypeExpression::Any => Some(outline(api, rest).0),
        Rest::Typed(_) | Rest::Ignored => None,
    };
    Shape { members: members.collect(), rest, ..of_kinds(JsonKind::Object.into()) }
}

/// Whether a rule can compare with it.
fn is_comparable(value: &Literal) -> bool {
    match value {
        Literal::String(_) | Literal::Bool(_) => true,
        Literal::Number(text) => text.parse::<i128>().is_ok(),
        Literal::Null | Literal::List(_) | Literal::Object(_) => false,
    }
}

fn enum_shape(known: &Enum) -> Shape {
    let values = known.variants.iter().map(|variant| variant.value.clone()).collect();
    Shape { values: Some(values), ..of_kinds(scalar_kinds(known.repr)) }
}

/// The kinds and known values of a member, without a look at its own members.
fn outline(api: &Api, expression: &TypeExpression) -> (KindSet, Option<Vec<Literal>>) {
    let mut kinds = KindSet::default();
    let mut values = Some(Vec::new());
    let mut seen = HashSet::default();
    let mut stack = vec![expression];
    while let Some(expression) = stack.pop() {
        let own = match expression {
            TypeExpression::Named(id) if !seen.insert(*id) => continue,
            TypeExpression::Named(id) => match api.types.get(id.index()).map(|ty| &ty.kind) {
                Some(TypeKind::Enum(known)) => {
                    let more = known.variants.iter().map(|variant| variant.value.clone());
                    values = values.map(|values| values.into_iter().chain(more).collect());
                    kinds = kinds.union(scalar_kinds(known.repr));
                    continue;
                }
                Some(TypeKind::Union(union)) => {
                    stack.extend(union.variants.iter().map(|variant| &variant.ty));
                    continue;
                }
                Some(TypeKind::Alias { target, constraints: _ }) => {
                    stack.push(target);
                    continue;
                }
                _ => KindSet::default().with(JsonKind::Object),
            },
            TypeExpression::Nullable(inner) => {
                stack.push(inner);
                KindSet::default().with(JsonKind::Null)
            }
            TypeExpression::Scalar(scalar) => scalar_kinds(*scalar),
            TypeExpression::List(_) | TypeExpression::Tuple(_) => KindSet::default().with(JsonKind::List),
            TypeExpression::Map(_) => KindSet::default().with(JsonKind::Object),
            TypeExpression::Any => KindSet::ANY,
        };
        kinds = kinds.union(own);
        values = None;
    }
    (kinds, values.filter(|values| !values.is_empty()))
}

fn of_kinds(kinds: KindSet) -> Shape {
    Shape { kinds, ..Shape::default() }
}

fn scalar_kinds(scalar: Scalar) -> KindSet {
    let kinds = KindSet::default();
    match scalar {
        Scalar::Bool => kinds.with(JsonKind::Bool),
        Scalar::I32 | Scalar::I64 | Scalar::U64 | Scalar::I128 => kinds.with(JsonKind::Integer),
        Scalar::F64 | Scalar::Number => kinds.with(JsonKind::Integer).with(JsonKind::Fraction),
        Scalar::String
        | Scalar::Secret
        | Scalar::Base64
        | Scalar::File
        | Scalar::DateTime
        | Scalar::Date
        | Scalar::Time
        | Scalar::Duration
        | Scalar::Uuid => kinds.with(JsonKind::String),
    }
}
