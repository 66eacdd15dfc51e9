//! What values of a type look like from outside: kinds, members, known values.

use std::collections::HashSet;

use crate::ir::{Api, Enum, JsonKind, KindSet, Literal, Presence, Scalar, Struct, TypeExpression, TypeId, TypeKind};

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

    /// A value that fits this shape and the other.
    pub(super) fn example_with(&self, other: &Self) -> String {
        let Some(kind) = self.kinds.iter().find(|kind| other.kinds.contains(*kind)) else { return String::new() };
        if kind != JsonKind::Object {
            return sample(kind, self.values.as_deref());
        }
        let mut seen = HashSet::new();
        let members: Vec<String> = self
            .required()
            .chain(other.required())
            .filter(|member| seen.insert(&member.name))
            .map(|member| {
                let kind = member.kinds.iter().next().unwrap_or(JsonKind::Null);
                let name = Literal::String(member.name.clone());
                format!("{name}: {}", sample(kind, member.values.as_deref()))
            })
            .collect();
        format!("`{{{}}}`", members.join(", "))
    }
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

/// The shapes of an expression: one, but for unions within, which have those of their variants.
pub(super) fn shapes(api: &Api, expression: &TypeExpression) -> Vec<Shape> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut stack = vec![expression];
    while let Some(expression) = stack.pop() {
        match expression {
            TypeExpression::Named(id) => {
                if found.len() < LIMIT && seen.insert(*id) {
                    add_type(api, *id, &mut found, &mut stack);
                }
            }
            TypeExpression::Nullable(inner) => {
                found.push(plain(JsonKind::Null));
                stack.push(inner);
            }
            TypeExpression::Scalar(scalar) => found.push(of_kinds(scalar_kinds(*scalar))),
            TypeExpression::List(_) | TypeExpression::Tuple(_) => found.push(plain(JsonKind::List)),
            TypeExpression::Map(value) => {
                found.push(Shape { rest: Some(outline(api, value).0), ..plain(JsonKind::Object) });
            }
            TypeExpression::Any => found.push(Shape { rest: Some(KindSet::ANY), ..of_kinds(KindSet::ANY) }),
        }
    }
    found
}

fn add_type<'a>(api: &'a Api, id: TypeId, found: &mut Vec<Shape>, stack: &mut Vec<&'a TypeExpression>) {
    match api.types.get(id.index()).map(|ty| &ty.kind) {
        Some(TypeKind::Struct(object)) => found.push(struct_shape(api, object)),
        Some(TypeKind::Enum(known)) => found.push(enum_shape(known)),
        Some(TypeKind::Union(union)) => stack.extend(union.variants.iter().rev().map(|variant| &variant.ty)),
        Some(TypeKind::Alias { target, constraints: _ }) => stack.push(target),
        Some(TypeKind::StatusChoice(_) | TypeKind::Headers(_)) | None => {}
    }
}

fn struct_shape(api: &Api, object: &Struct) -> Shape {
    let members = object.properties.iter().map(|property| {
        let (mut kinds, mut values) = outline(api, &property.ty);
        if let Some(constant) = &property.constant {
            values = Some(vec![constant.clone()]);
        }
        if property.presence != Presence::Required {
            // A response may say `null` for what is optional.
            kinds = kinds.with(JsonKind::Null);
        }
        Member { name: property.name.clone(), is_required: property.presence == Presence::Required, kinds, values }
    });
    // Every schema allows members that it does not describe; that values have none is what tells branches apart in practice.
    Shape { members: members.collect(), ..plain(JsonKind::Object) }
}

fn enum_shape(known: &Enum) -> Shape {
    let values = known.variants.iter().map(|variant| variant.value.clone()).collect();
    Shape { values: Some(values), ..of_kinds(scalar_kinds(known.repr)) }
}

/// The kinds and known values of a member, without a look at its own members.
fn outline(api: &Api, expression: &TypeExpression) -> (KindSet, Option<Vec<Literal>>) {
    let mut kinds = KindSet::default();
    let mut values = Some(Vec::new());
    let mut seen = HashSet::new();
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

fn plain(kind: JsonKind) -> Shape {
    of_kinds(KindSet::default().with(kind))
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
