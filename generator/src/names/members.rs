//! Names inside a type: fields and setters, variants.

use crate::ir;

use super::ladder::{FIELD, Form, VARIANT, natural, specified, wish};
use super::scope::{Sameness, Taken, assign};
use super::wish::Wish;
use super::{Identifier, status};

/// The names of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeNames {
    /// The type itself.
    pub name: Identifier,
    /// The module that it is written in, with everything that belongs to the same component or tag.
    pub module: Identifier,
    /// Fields or variants, in the order of the IR's properties, variants, cases or headers.
    pub members: Vec<Identifier>,
    /// The setter of each field of a struct; the method that reads a union as each of its variants.
    pub setters: Vec<Identifier>,
    /// The one member that the description does not list: the field for further properties, the variant for unknown values.
    pub open_member: Identifier,
    /// The setter of that field.
    pub open_setter: Identifier,
}

/// The names of a type whose own name and module are settled; `methods` are those that every type may have.
pub(super) fn assign_members(ty: &ir::Type, name: Identifier, module: Identifier, methods: &Taken) -> TypeNames {
    let (wishes, open) = match &ty.kind {
        ir::TypeKind::Struct(structure) => (fields(structure), "additional properties"),
        ir::TypeKind::Headers(headers) => (headers.iter().map(|header| wish(&header.name, FIELD)).collect(), "other"),
        ir::TypeKind::Enum(enumeration) => (values(enumeration), "unknown"),
        ir::TypeKind::Union(union) => {
            (union.variants.iter().map(|variant| wish(&variant.name, VARIANT)).collect(), "unknown")
        }
        ir::TypeKind::StatusChoice(cases) => (cases.iter().map(|case| by_status(case.status)).collect(), "unknown"),
        ir::TypeKind::EventChoice(events) => {
            (events.iter().map(|event| wish(&event.name, VARIANT)).collect(), "unknown")
        }
        ir::TypeKind::Alias { .. } => (Vec::new(), "unknown"),
    };
    let has_fields = matches!(ty.kind, ir::TypeKind::Struct(_) | ir::TypeKind::Headers(_));
    let form = if has_fields { FIELD } else { VARIANT };
    let members = assign(&wishes, &Taken::default());
    let open_member = open_member(open, form, &members);
    let mut setters = if matches!(&ty.kind, ir::TypeKind::Union(_)) {
        readers(&members)
    } else {
        assign_setters(members.iter().chain([&open_member]), methods)
    };
    let open_setter = setters.pop().unwrap_or_else(|| open_member.clone());
    TypeNames { name, module, members, setters, open_member, open_setter }
}

/// The names of an enum of known values.
pub(super) fn assign_values(enumeration: &ir::Enum, name: Identifier, module: Identifier) -> TypeNames {
    let members = assign(&values(enumeration), &Taken::default());
    let open_member = open_member("unknown", VARIANT, &members);
    TypeNames { name, module, members, setters: Vec::new(), open_setter: open_member.clone(), open_member }
}

/// What the description does not list.
fn open_member(text: &'static str, form: Form, members: &[Identifier]) -> Identifier {
    let wish = Wish::new(0, natural(text, form), move || vec![natural(&format!("other {text}"), form)]);
    alone(wish, &Taken::new(Sameness::Exact, members.iter().map(Identifier::as_str)))
}

/// A setter for each field: called like it, or `with_…` where one of the `methods` has that name already.
pub(super) fn assign_setters<'a>(fields: impl Iterator<Item = &'a Identifier>, methods: &Taken) -> Vec<Identifier> {
    let wish = |field: &Identifier| {
        let later = field.clone();
        Wish::new(0, field.clone(), move || vec![Identifier::new(&format!("with_{later}"))])
    };
    let wishes: Vec<Wish> = fields.map(wish).collect();
    assign(&wishes, methods)
}

/// For each variant of a union, and last for any value, the method that reads the union as that.
fn readers(variants: &[Identifier]) -> Vec<Identifier> {
    let word = |name: &Identifier| natural(name.as_str(), FIELD).as_str().trim_end_matches('_').to_owned();
    let wishes = variants.iter().map(|variant| {
        let name = Identifier::new(&format!("as_{}", word(variant)));
        let later = Identifier::new(&format!("as_{}_variant", word(variant)));
        Wish::new(1, name, move || vec![later])
    });
    let any = Wish::new(0, Identifier::new("as_value"), Vec::new);
    assign(&wishes.chain([any]).collect::<Vec<_>>(), &Taken::default())
}

/// The identifier that one wish gets when it is the last to be asked.
fn alone(wish: Wish, taken: &Taken) -> Identifier {
    let fallback = Identifier::new("unknown");
    assign(&[wish], taken).pop().unwrap_or(fallback)
}

fn fields(structure: &ir::Struct) -> Vec<Wish> {
    structure.properties.iter().map(|property| wish(&property.name, FIELD)).collect()
}

fn values(enumeration: &ir::Enum) -> Vec<Wish> {
    enumeration
        .variants
        .iter()
        .map(|variant| {
            let text = literal_text(&variant.value);
            variant.name.as_ref().map_or_else(|| wish(&text, VARIANT), |name| specified(name, &[&text], VARIANT))
        })
        .collect()
}

fn by_status(status: ir::StatusPattern) -> Wish {
    specified(&status::words(status), &[&status.to_string()], VARIANT)
}

pub(super) fn literal_text(value: &ir::Literal) -> String {
    match value {
        ir::Literal::Null => "null".to_owned(),
        ir::Literal::Bool(value) => value.to_string(),
        ir::Literal::Number(text) | ir::Literal::String(text) => text.clone(),
        ir::Literal::List(_) => "list".to_owned(),
        ir::Literal::Object(_) => "object".to_owned(),
    }
}
