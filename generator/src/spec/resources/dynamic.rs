//! `$dynamicRef` (JSON Schema 2020-12 Core, section 8.2.3.2): every scope that reaches one is known, so that each gets schemas of its own in
//! which it is a plain reference.
//!
//! A schema is *as written* in the scope of its own resource. Where a resource outside of it binds a name that matters to it, its instance for
//! that scope is added; it stands, where nothing else can, below the `$ref` that leads to it.

use std::collections::VecDeque;

use crate::diagnostics::Code;
use crate::hash::HashMap;
use crate::spec::cx::Cx;
use crate::spec::schema::{Schema, SchemaReference};
use crate::spec::{Place, SchemaId};

use super::scope::{NAMES, Name, Scope, Scopes};

/// How many instances there may be.
const MOST: usize = 10_000;

/// Makes a plain reference of every `$dynamicRef`.
pub(in crate::spec) fn bind(cx: &mut Cx<'_>) {
    if !cx.document.schemas.iter().any(|(_, _, schema)| schema.dynamic_reference.is_some()) {
        return;
    }
    let (names, references) = names(cx);
    let scopes = Scopes::of(cx, &names, &references);
    let mut binder = Binder { cx, scopes, references, known: HashMap::default(), waiting: VecDeque::new(), made: 0 };
    binder.bind_all();
    let ids: Vec<SchemaId> = cx.document.schemas.iter().map(|(id, _, _)| id).collect();
    for id in ids {
        settle(cx, id);
    }
}

/// The names of all `$dynamicRef`s that are to be bound, and which schema has which.
fn names(cx: &mut Cx<'_>) -> (Vec<String>, HashMap<SchemaId, Name>) {
    let mut names: Vec<String> = Vec::new();
    let mut references = HashMap::default();
    for (holder, name) in std::mem::take(&mut cx.bindable) {
        let Some(id) = cx.document.schemas.at(&holder) else { continue };
        let at = names.iter().position(|other| *other == name).unwrap_or(names.len());
        match Name::try_from(at).ok().filter(|_| at < NAMES) {
            Some(bit) => {
                if at == names.len() {
                    names.push(name);
                }
                references.insert(id, bit);
            }
            None => report_initial(cx, id, &format!("there are more than {NAMES} names of this kind")),
        }
    }
    (names, references)
}

fn report_initial(cx: &mut Cx<'_>, id: SchemaId, reason: &str) {
    if let Some((_, schema)) = cx.document.schemas.get(id) {
        let message = format!("a `$dynamicRef` leads to its initial target in every scope: {reason}");
        cx.diagnostics.report(Code::NotModelled, schema.at("$dynamicRef"), message);
    }
}

struct Binder<'c, 'a> {
    cx: &'c mut Cx<'a>,
    scopes: Scopes,
    references: HashMap<SchemaId, Name>,
    /// Instances by the schema and its scope.
    known: HashMap<(SchemaId, Scope), SchemaId>,
    /// Instances that are still blank.
    waiting: VecDeque<Waiting>,
    made: usize,
}

/// An instance that is still blank.
struct Waiting {
    of: SchemaId,
    scope: Scope,
    instance: SchemaId,
}

impl Binder<'_, '_> {
    fn bind_all(&mut self) {
        let written: Vec<SchemaId> = self.cx.document.schemas.iter().map(|(id, _, _)| id).collect();
        let mut bound = Vec::new();
        for id in written {
            if self.scopes.is_bound(id) {
                let scope = self.scopes.enter(id, &[]);
                bound.extend(self.bound(id, &scope, id).map(|schema| (id, schema)));
            }
        }
        while let Some(Waiting { of, scope, instance }) = self.waiting.pop_front() {
            bound.extend(self.bound(of, &scope, instance).map(|schema| (instance, schema)));
        }
        for (id, schema) in bound {
            if let Some(slot) = self.cx.document.schemas.by_id_mut(id) {
                *slot = schema;
            }
        }
    }

    /// A schema in a scope, to stand at the place of `instance`.
    fn bound(&mut self, of: SchemaId, scope: &Scope, instance: SchemaId) -> Option<Schema> {
        let (from, schema) = self.cx.document.schemas.get(of)?;
        let (from, mut schema) = (from.clone(), schema.clone());
        let to = self.cx.document.schemas.get(instance)?.0.clone();
        for child in schema.subschemas_mut() {
            let place = self.cx.document.schemas.get(*child).map(|(place, _)| moved(place, &from, &to))?;
            *child = self.instance(*child, scope, place);
        }
        if let Some(name) = self.references.get(&of) {
            let meant = scope.iter().find(|(other, _)| other == name).map(|(_, id)| *id);
            let place = meant.and_then(|id| Some(self.cx.document.schemas.get(id)?.0.clone()));
            if let (Some(place), Some(reference)) = (place, schema.dynamic_reference.as_deref_mut()) {
                reference.target = Some(place);
            }
        }
        for (reference, steps) in schema.references_mut() {
            let place = steps.iter().fold(to.pointer.clone(), |pointer, step| pointer.key(step));
            self.follow(reference, scope, Place { source: to.source, pointer: place });
        }
        Some(schema)
    }

    fn follow(&mut self, reference: &mut SchemaReference, scope: &Scope, place: Place) {
        let Some(target) = reference.target.as_ref().and_then(|target| self.cx.document.schemas.at(target)) else {
            return;
        };
        let instance = self.instance(target, scope, place);
        if let Some((place, _)) = self.cx.document.schemas.get(instance) {
            reference.target = Some(place.clone());
        }
    }

    /// The schema that `id` is when it is entered from `outer`; when that is a new one, it will stand at `place`.
    fn instance(&mut self, id: SchemaId, outer: &Scope, place: Place) -> SchemaId {
        if !self.scopes.is_bound(id) {
            return id;
        }
        let scope = self.scopes.enter(id, outer);
        if scope == self.scopes.enter(id, &[]) {
            return id;
        }
        if let Some(instance) = self.known.get(&(id, scope.clone())) {
            return *instance;
        }
        if self.made == MOST {
            report_initial(self.cx, id, &format!("there are more than {MOST} schemas that depend on their scope"));
            return id;
        }
        self.made += 1;
        let mut place = place;
        while self.cx.document.schemas.at(&place).is_some() {
            place.pointer = place.pointer.key("$id");
        }
        let location = self.cx.document.schemas.get(id).map(|(_, schema)| schema.location.clone()).unwrap_or_default();
        let instance = self.cx.document.schemas.insert(place, Schema { location, ..Schema::default() });
        self.known.insert((id, scope.clone()), instance);
        self.waiting.push_back(Waiting { of: id, scope, instance });
        instance
    }
}

/// Where a schema stands once what holds it stands at `to` and no longer at `from`.
fn moved(place: &Place, from: &Place, to: &Place) -> Place {
    let below = place.pointer.as_str().strip_prefix(from.pointer.as_str()).filter(|_| place.source == from.source);
    match below {
        Some(below) => {
            let pointer = crate::diagnostics::Pointer::from_text(&format!("{}{below}", to.pointer));
            Place { source: to.source, pointer }
        }
        None => Place { source: to.source, pointer: to.pointer.key(&place.pointer.to_string()) },
    }
}

/// Puts a `$dynamicRef`, which has its target by now, where references stand; beside a `$ref` it is one more thing that must hold.
fn settle(cx: &mut Cx<'_>, id: SchemaId) {
    let Some((place, schema)) = cx.document.schemas.get(id) else { return };
    let location = schema.at("$dynamicRef");
    let mut beside = Place { source: place.source, pointer: place.pointer.key("$dynamicRef") };
    let Some(schema) = cx.document.schemas.by_id_mut(id) else { return };
    let Some(reference) = schema.dynamic_reference.take() else { return };
    if schema.reference.is_none() {
        schema.reference = Some(reference);
        return;
    }
    while cx.document.schemas.at(&beside).is_some() {
        beside.pointer = beside.pointer.key("$id");
    }
    let more = cx.document.schemas.insert(beside, Schema { location, reference: Some(reference), ..Schema::default() });
    if let Some(schema) = cx.document.schemas.by_id_mut(id) {
        schema.all_of.push(more);
    }
}
