//! What bodies in XML are made of: names and kinds of nodes, settled from hints, properties and components.
//!
//! Names are inferred as every version infers them (OpenAPI 3.2, section XML Node Names), but that a property is called like itself even where it is
//! a component's, as in versions before. Items in an element of their own are called like their component, which servers do and older versions
//! leave open.

use std::collections::BTreeSet;

use indexmap::IndexSet;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Location, Severity};
use crate::ir::{
    Api, BodyContent, Encoding, Enum, Operation, Origin, Presence, Property, RequestBody, Rest, Role, Scalar, Struct,
    TypeExpression, TypeId, TypeKind, Union, Xml, XmlAbsent, XmlBody, XmlContent, XmlElement, XmlField, XmlName,
    XmlNode,
};

use super::resolve::{named_struct, named_union, resolve};

/// Settles the elements of bodies, and [`crate::ir::Type::in_xml`] of the types that they lead to.
pub(super) fn settle(api: &mut Api, diagnostics: &mut Diagnostics) {
    let mut all = Reader { api, types: IndexSet::new(), findings: Vec::new() };
    let elements: Vec<XmlElement> = bodies(api).map(|found| all.body(&found)).collect();
    let parts: Vec<Vec<Option<XmlElement>>> = api.operations.iter().map(|operation| all.parts(operation)).collect();
    let mut contents = Vec::new();
    while let Some(id) = all.types.get_index(contents.len()).copied() {
        contents.push((id, all.ty(id)));
    }
    all.findings.into_iter().for_each(|finding| diagnostics.push(finding));
    for (operation, parts) in api.operations.iter_mut().zip(parts) {
        let encodings = operation.request_body.iter_mut().flat_map(|body| &mut body.body.encodings);
        encodings.zip(parts).for_each(|(encoding, element)| encoding.element = element);
    }
    let places = api.operations.iter_mut().flat_map(|operation| {
        let sent = operation.request_body.iter_mut().map(|body| &mut body.body);
        sent.chain(operation.responses.iter_mut().filter_map(|response| response.body.as_mut()))
    });
    let bodies = places.filter_map(|body| match &mut body.content {
        BodyContent::Xml(body) => Some(body),
        _ => None,
    });
    bodies.zip(elements).for_each(|(body, element)| body.element = element);
    for (id, content) in contents {
        if let Some(ty) = api.types.get_mut(id.index()) {
            ty.in_xml = Some(content);
        }
    }
}

/// A body in XML, and where it is.
struct Found<'a> {
    body: &'a XmlBody,
    location: &'a Location,
    /// Whether it is one that is sent.
    is_sent: bool,
}

/// All bodies in XML.
fn bodies(api: &Api) -> impl Iterator<Item = Found<'_>> {
    let places = api.operations.iter().flat_map(|operation| {
        let sent = operation.request_body.iter().map(|sent| (&sent.body, &sent.location, true));
        let answers = operation.responses.iter();
        sent.chain(answers.filter_map(|answer| Some((answer.body.as_ref()?, &answer.location, false))))
    });
    places.filter_map(|(body, location, is_sent)| match &body.content {
        BodyContent::Xml(body) => Some(Found { body, location, is_sent }),
        _ => None,
    })
}

/// What is around a value that has no name of its own.
#[derive(Clone, Copy)]
enum Around<'a> {
    /// The element of an object whose property of that name it is.
    Object(&'a str),
    /// An element of that name, its own.
    Own(&'a str),
}

/// How deep lists and maps may nest.
const DEPTH: usize = 64;

/// The name of an outermost element that has none.
const ROOT: &str = "root";

/// What hints come down to.
struct Reader<'a> {
    api: &'a Api,
    /// The types that were met, in their order.
    types: IndexSet<TypeId>,
    findings: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn body(&mut self, Found { body, location, is_sent }: &Found<'_>) -> XmlElement {
        let hints = hints(self.api, &body.hints, &body.ty);
        let local = hints.name.clone().or_else(|| component(self.api, &body.ty));
        // What is read may be called anything.
        if local.is_none() && *is_sent {
            let message = "the outermost element has no name; it is called `root`";
            let finding = Diagnostic::new(Code::MissingField, (*location).clone(), message);
            self.findings.push(Diagnostic { severity: Severity::Warning, ..finding });
        }
        let local = local.unwrap_or_else(|| ROOT.to_owned());
        let content = self.content(&body.ty, &hints, Around::Own(&local), DEPTH);
        XmlElement { name: name(local, &hints), content }
    }

    /// The elements of what a form sends as XML, encoding by encoding; a list is a part for each item.
    fn parts(&mut self, operation: &Operation) -> Vec<Option<XmlElement>> {
        let Some(RequestBody { body, location, .. }) = &operation.request_body else { return Vec::new() };
        let form = body.content.ty().and_then(|ty| named_struct(self.api, ty)).map(|(_, form)| form);
        let part = |encoding: &Encoding| {
            if !encoding.is_xml() {
                return None;
            }
            let element = form.and_then(|form| self.part(form, &encoding.property));
            if element.is_none() {
                let message = format!("`{}` is not written as XML: nothing says what it is made of", encoding.property);
                self.findings.push(Diagnostic::new(Code::NotModelled, location.clone(), message));
            }
            element
        };
        body.encodings.iter().map(part).collect()
    }

    /// The element of a part.
    fn part(&mut self, form: &Struct, name: &str) -> Option<XmlElement> {
        let property = form.properties.iter().find(|property| property.name == name)?;
        let (ty, own) = match without_null(self.api, &property.ty) {
            TypeExpression::List(item) => (&**item, property.xml.items.as_deref().cloned().unwrap_or_default()),
            _ => (&property.ty, property.xml.clone()),
        };
        let hints = hints(self.api, &own, ty);
        let local = hints.name.clone().or_else(|| component(self.api, ty)).unwrap_or_else(|| name.to_owned());
        is_name(&local).then(|| {
            let content = self.content(ty, &hints, Around::Own(&local), DEPTH);
            XmlElement { name: self::name(local, &hints), content }
        })
    }

    fn content(&mut self, ty: &TypeExpression, hints: &Xml, around: Around<'_>, depth: usize) -> XmlContent {
        let Some(depth) = depth.checked_sub(1) else { return XmlContent::Any };
        let api = self.api;
        match resolve(api, ty) {
            TypeExpression::Nullable(inner) => self.content(inner, hints, around, depth),
            TypeExpression::Scalar(scalar) => single(*scalar),
            TypeExpression::List(item) => {
                let own = hints.items.as_deref().cloned().unwrap_or_default();
                XmlContent::List(Box::new(self.item(item, &own, around, depth)))
            }
            TypeExpression::Map(value) => {
                let value_hints = self::hints(api, &Xml::default(), value);
                let value = self.content(value, &value_hints, around, depth);
                XmlContent::Object { fields: Vec::new(), rest: Some(Box::new(value)) }
            }
            TypeExpression::Named(id) => match api.types.get(id.index()).map(|ty| &ty.kind) {
                Some(TypeKind::Enum(Enum { repr, .. })) => single(*repr),
                Some(TypeKind::Struct(_) | TypeKind::Union(_)) => {
                    self.types.insert(*id);
                    XmlContent::Type(*id)
                }
                _ => XmlContent::Any,
            },
            TypeExpression::Tuple(places) => {
                let own = |index: usize| hints.places.get(index).cloned().unwrap_or_default();
                let places = places.iter().enumerate();
                XmlContent::Places(places.map(|(index, place)| self.item(place, &own(index), around, depth)).collect())
            }
            TypeExpression::Any => XmlContent::Any,
        }
    }

    /// An item of a list, by what is said of it where it is used.
    fn item(&mut self, item: &TypeExpression, own: &Xml, around: Around<'_>, depth: usize) -> XmlElement {
        let own = self::hints(self.api, own, item);
        let local = own.name.clone().unwrap_or_else(|| match around {
            Around::Object(property) => property.to_owned(),
            Around::Own(element) => component(self.api, item).unwrap_or_else(|| element.to_owned()),
        });
        let content = self.content(item, &own, Around::Own(&local), depth);
        XmlElement { name: name(local, &own), content }
    }

    /// What a struct or union is.
    fn ty(&mut self, id: TypeId) -> XmlContent {
        let api = self.api;
        let Some(ty) = api.types.get(id.index()) else { return XmlContent::Any };
        match &ty.kind {
            TypeKind::Struct(object) => {
                let mut parts = Parts::default();
                self.object(object, &mut parts);
                parts.into_object()
            }
            TypeKind::Union(union) => {
                let mut parts = Parts::default();
                self.union(union, &mut BTreeSet::from([id]), &mut parts);
                parts.into_choice().unwrap_or_else(|| {
                    let message =
                        "in XML, the forms of this choice are not told apart; elements are read by their names alone";
                    self.findings.push(Diagnostic::new(Code::NotModelled, ty.location.clone(), message));
                    XmlContent::Any
                })
            }
            _ => XmlContent::Any,
        }
    }

    fn object(&mut self, object: &Struct, parts: &mut Parts) {
        for property in &object.properties {
            if !parts.has(&property.name)
                && let Some(field) = self.field(property)
            {
                parts.fields.push(field);
            }
        }
        if let (None, Rest::Typed(value)) = (&parts.rest, &object.rest) {
            let hints = hints(self.api, &Xml::default(), value);
            parts.rest = Some(Box::new(self.content(value, &hints, Around::Object(""), DEPTH)));
        }
    }

    /// A property; `None` when its name is none in XML.
    fn field(&mut self, property: &Property) -> Option<XmlField> {
        let hints = hints(self.api, &property.xml, &property.ty);
        let is_list =
            matches!(without_null(self.api, &property.ty), TypeExpression::List(_) | TypeExpression::Tuple(_));
        let node = hints.node.unwrap_or(if is_list { XmlNode::None } else { XmlNode::Element });
        let local = hints.name.clone().unwrap_or_else(|| property.name.clone());
        let has_name = matches!(node, XmlNode::Element | XmlNode::Attribute);
        // The items of a list without an element of its own may be called like the property.
        let names_items =
            is_list && node == XmlNode::None && hints.items.as_ref().is_none_or(|items| items.name.is_none());
        if (has_name && !is_name(&local)) || (names_items && !is_name(&property.name)) {
            let message = format!("`{local}` is no name in XML; the property can be neither sent nor read");
            self.findings.push(Diagnostic::new(Code::NotModelled, property.location.clone(), message));
            return None;
        }
        let around = if node == XmlNode::None { Around::Object(&property.name) } else { Around::Own(&local) };
        let content = self.content(&property.ty, &hints, around, DEPTH);
        let is_required = property.presence == Presence::Required;
        let is_nullable = matches!(resolve(self.api, &property.ty), TypeExpression::Nullable(_));
        let absent = match node {
            XmlNode::None if is_required && is_list => Some(XmlAbsent::EmptyList),
            XmlNode::None if is_required => Some(XmlAbsent::EmptyObject),
            XmlNode::Text | XmlNode::Cdata if is_required && content == XmlContent::Text => Some(XmlAbsent::EmptyText),
            XmlNode::Attribute | XmlNode::Text | XmlNode::Cdata if is_required && is_nullable => Some(XmlAbsent::Null),
            _ => None,
        };
        let name = if has_name { name(local.clone(), &hints) } else { XmlName::default() };
        Some(XmlField { property: property.name.clone(), node, name, content, absent })
    }

    /// The properties of all variants, and what else variants are.
    fn union(&mut self, union: &Union, seen: &mut BTreeSet<TypeId>, parts: &mut Parts) {
        let api = self.api;
        for variant in &union.variants {
            if let Some((tag, _)) = variant.tag.as_ref().filter(|(tag, _)| !parts.has(tag) && is_name(tag)) {
                parts.fields.push(XmlField {
                    property: tag.clone(),
                    node: XmlNode::Element,
                    name: XmlName { local: tag.clone(), ..XmlName::default() },
                    content: XmlContent::Text,
                    absent: None,
                });
            }
            if let Some((_, object)) = named_struct(api, &variant.ty) {
                parts.is_object = true;
                self.object(object, parts);
            } else if let Some((id, inner)) = named_union(api, &variant.ty) {
                if seen.insert(id) {
                    self.union(inner, seen, parts);
                }
            } else {
                let content = self.content(&variant.ty, &Xml::default(), Around::Object(ROOT), DEPTH);
                parts.others.push(content);
            }
        }
    }
}

/// What was met of an object, or of the variants of a choice.
#[derive(Default)]
struct Parts {
    fields: Vec<XmlField>,
    rest: Option<Box<XmlContent>>,
    is_object: bool,
    others: Vec<XmlContent>,
}

impl Parts {
    fn has(&self, property: &str) -> bool {
        self.fields.iter().any(|field| field.property == property)
    }

    fn into_object(self) -> XmlContent {
        XmlContent::Object { fields: self.fields, rest: self.rest }
    }

    /// One content for all variants: objects, whose properties tell them apart, or single values.
    fn into_choice(self) -> Option<XmlContent> {
        match self.others.as_slice() {
            [] => Some(self.into_object()),
            [first, more @ ..] if !self.is_object && more.iter().all(|other| other == first) => Some(first.clone()),
            others if !self.is_object && others.contains(&XmlContent::Text) && others.iter().all(is_single) => {
                Some(XmlContent::Text)
            }
            _ => None,
        }
    }
}

fn is_single(content: &XmlContent) -> bool {
    matches!(content, XmlContent::Text | XmlContent::Number | XmlContent::Bool)
}

const fn single(scalar: Scalar) -> XmlContent {
    match scalar {
        Scalar::Bool => XmlContent::Bool,
        other if other.is_text() => XmlContent::Text,
        _ => XmlContent::Number,
    }
}

fn name(local: String, hints: &Xml) -> XmlName {
    XmlName { local, namespace: hints.namespace.clone(), prefix: hints.prefix.clone() }
}

/// What is said where a type is used, then what the type says.
fn hints(api: &Api, own: &Xml, ty: &TypeExpression) -> Xml {
    let mut hints = own.clone();
    let mut at = ty;
    for _ in 0..=api.types.len() {
        match at {
            TypeExpression::Nullable(inner) => at = inner,
            TypeExpression::Named(id) => {
                let Some(ty) = api.types.get(id.index()) else { break };
                add(&mut hints, &ty.xml);
                match &ty.kind {
                    TypeKind::Alias { target, constraints: _ } => at = target,
                    _ => break,
                }
            }
            _ => break,
        }
    }
    hints
}

fn add(hints: &mut Xml, more: &Xml) {
    let Xml { name, namespace, prefix, node, items, places } = more;
    hints.name = hints.name.take().or_else(|| name.clone());
    hints.namespace = hints.namespace.take().or_else(|| namespace.clone());
    hints.prefix = hints.prefix.take().or_else(|| prefix.clone());
    hints.node = hints.node.or(*node);
    hints.items = hints.items.take().or_else(|| items.clone());
    if hints.places.is_empty() {
        hints.places.clone_from(places);
    }
}

fn without_null<'a>(api: &'a Api, ty: &'a TypeExpression) -> &'a TypeExpression {
    match resolve(api, ty) {
        TypeExpression::Nullable(inner) => resolve(api, inner),
        other => other,
    }
}

/// The name of the component that an expression names, also where what requests send of it is a type of its own.
fn component(api: &Api, ty: &TypeExpression) -> Option<String> {
    let TypeExpression::Named(id) = ty else { return None };
    let mut at = *id;
    for _ in 0..=api.types.len() {
        match &api.types.get(at.index())?.origin {
            Origin::Component(name) => return Some(name.clone()).filter(|name| is_name(name)),
            Origin::Inline { parent, role: Role::Request | Role::Form, title: _ } => at = *parent,
            _ => return None,
        }
    }
    None
}

/// Whether an element or attribute can be called so (Namespaces in XML 1.0, section 3).
fn is_name(text: &str) -> bool {
    let is_start = |c: char| c.is_alphabetic() || c == '_';
    let is_further = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    text.starts_with(is_start) && text.chars().all(is_further)
}
