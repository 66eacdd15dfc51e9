//! What lowering carries along: the document, the findings, the types made so far and those that wait.

use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Location, Severity};
use crate::hash::{HashMap, HashSet};
use crate::ir;
use crate::spec::{self, Place, SchemaId};

use super::errors::ChoiceKey;
use super::hierarchy::Hierarchy;
use super::part::Part;
use super::response_header::HeadersKey;
use super::shared_name::count_names;
use super::untyped::Record;

/// What stands where an id leads nowhere: a schema that says nothing.
static NOTHING: LazyLock<spec::Schema> = LazyLock::new(spec::Schema::default);

/// State of one run.
pub(super) struct Context<'a> {
    /// What is lowered.
    pub(super) document: &'a spec::Document,
    /// How many schemas have a name.
    pub(super) names: HashMap<String, usize>,
    /// Who inherits from whom.
    pub(super) hierarchy: Rc<Hierarchy>,
    diagnostics: &'a mut Diagnostics,
    reported: HashSet<(Code, Location)>,
    types: Vec<Option<ir::Type>>,
    /// The type of every list of parts that needs a name.
    named: HashMap<Vec<Part>, ir::TypeId>,
    waiting: VecDeque<Waiting>,
    /// What neither types nor limits say of schemas.
    pub(super) assertions: HashMap<SchemaId, Arc<str>>,
    /// How many bytes these are.
    pub(super) asserted: usize,
    /// Names for elements that have limits, by their schemas.
    aliases: HashMap<Vec<SchemaId>, ir::TypeId>,
    /// What the places of a list hold, by its schema.
    places: HashMap<SchemaId, ir::TypeId>,
    /// Choices by status that operations share; errors and successes apart.
    pub(super) choices: HashMap<(bool, ChoiceKey), ir::TypeId>,
    /// Typed headers that responses share.
    pub(super) headers: HashMap<HeadersKey, ir::TypeId>,
    /// What was left out.
    pub(super) left_out: Vec<ir::LeftOut>,
    /// What has no type.
    pub(super) untyped: Record,
}

/// A type whose id is handed out and which is still to be lowered.
pub(super) struct Waiting {
    /// Its id.
    pub(super) id: ir::TypeId,
    /// What its values must satisfy.
    pub(super) parts: Vec<Part>,
    /// The schemas whose descriptions and limits are its own, the outermost first.
    pub(super) spoken_of: Vec<SchemaId>,
    /// What its name is made of.
    pub(super) origin: ir::Origin,
}

impl<'a> Context<'a> {
    /// A fresh state.
    pub(super) fn new(document: &'a spec::Document, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            document,
            names: count_names(document),
            untyped: Record::new(diagnostics),
            hierarchy: Rc::new(Hierarchy::of(document)),
            diagnostics,
            reported: HashSet::default(),
            types: Vec::new(),
            named: HashMap::default(),
            waiting: VecDeque::new(),
            assertions: HashMap::default(),
            asserted: 0,
            aliases: HashMap::default(),
            places: HashMap::default(),
            choices: HashMap::default(),
            headers: HashMap::default(),
            left_out: Vec::new(),
        }
    }

    /// The schema of that id.
    pub(super) fn schema(&self, id: SchemaId) -> &'a spec::Schema {
        self.document.schemas.get(id).map_or(&*NOTHING, |(_, schema)| schema)
    }

    /// Reports, once for each code and place: a shared response is lowered for every operation that uses it.
    pub(super) fn report(&mut self, code: Code, location: &Location, message: impl Into<String>) {
        self.push(Diagnostic::new(code, location.clone(), message));
    }

    /// The same for what is worth knowing and costs nothing.
    pub(super) fn note(&mut self, code: Code, location: &Location, message: impl Into<String>) {
        self.push(Diagnostic { severity: Severity::Note, ..Diagnostic::new(code, location.clone(), message) });
    }

    /// Reports a finding with help or notes, once for each code and place.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        let fresh = match &diagnostic.location {
            Some(location) => self.reported.insert((diagnostic.code, location.clone())),
            None => true,
        };
        if fresh {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Notes that a unit is not in the output.
    pub(super) fn leave_out(&mut self, unit: &str, name: &str, (code, reason): (Code, &str), location: &Location) {
        self.left_out.push(ir::LeftOut {
            unit: unit.to_owned(),
            name: name.to_owned(),
            code,
            reason: reason.to_owned(),
            location: location.clone(),
        });
    }

    /// The type of these parts; when there is none yet, it waits under that origin.
    pub(super) fn named(&mut self, parts: &[Part], spoken_of: &[SchemaId], origin: ir::Origin) -> ir::TypeId {
        if let Some(id) = self.named.get(parts) {
            return *id;
        }
        let id = self.reserve();
        self.named.insert(parts.to_vec(), id);
        self.waiting.push_back(Waiting { id, parts: parts.to_vec(), spoken_of: spoken_of.to_vec(), origin });
        id
    }

    /// The type of these parts, if there is one.
    pub(super) fn known(&self, parts: &[Part]) -> Option<ir::TypeId> {
        self.named.get(parts).copied()
    }

    /// The next type that waits.
    pub(super) fn next_waiting(&mut self) -> Option<Waiting> {
        self.waiting.pop_front()
    }

    /// Adds a type that no schema describes.
    pub(super) fn add(&mut self, ty: ir::Type) -> ir::TypeId {
        let id = self.reserve();
        self.fill(id, ty);
        id
    }

    /// Adds a name for a type whose limits need a place to stand at.
    pub(super) fn add_alias(
        &mut self,
        target: ir::TypeExpression,
        constraints: ir::Constraints,
        origin: &ir::Origin,
        schemas: &[SchemaId],
    ) -> ir::TypeExpression {
        let last = schemas.last().map(|schema| self.schema(*schema));
        let location = last.map(|schema| schema.location.clone()).unwrap_or_default();
        if let Some(id) = self.aliases.get(schemas) {
            return ir::TypeExpression::Named(*id);
        }
        let id = self.add(made_type(origin.clone(), ir::TypeKind::Alias { target, constraints }, &location));
        self.aliases.insert(schemas.to_vec(), id);
        ir::TypeExpression::Named(id)
    }

    /// Adds a union of what the places of a list hold.
    pub(super) fn add_places(
        &mut self,
        list: SchemaId,
        variants: Vec<ir::UnionVariant>,
        origin: &ir::Origin,
    ) -> ir::TypeExpression {
        if let Some(id) = self.places.get(&list) {
            return ir::TypeExpression::Named(*id);
        }
        let kind = ir::TypeKind::Union(ir::Union { variants, ..ir::Union::default() });
        let id = self.add(made_type(origin.clone(), kind, &self.schema(list).at("prefixItems")));
        self.places.insert(list, id);
        ir::TypeExpression::Named(id)
    }

    /// Gives a reserved id its type.
    pub(super) fn fill(&mut self, id: ir::TypeId, ty: ir::Type) {
        if let Some(slot) = self.types.get_mut(id.index()) {
            *slot = Some(ty);
        }
    }

    /// The types, what was left out, and what has no type. Every id that was handed out has been filled once the queue is empty.
    pub(super) fn finish(self) -> (Vec<ir::Type>, Vec<ir::LeftOut>, Vec<ir::Untyped>) {
        (self.types.into_iter().flatten().collect(), self.left_out, self.untyped.into_list())
    }

    fn reserve(&mut self) -> ir::TypeId {
        let id = ir::TypeId::from_index(self.types.len());
        self.types.push(None);
        id
    }
}

/// A type that no schema describes.
pub(super) fn made_type(origin: ir::Origin, kind: ir::TypeKind, location: &Location) -> ir::Type {
    ir::Type {
        origin,
        docs: ir::Docs::default(),
        deprecated: false,
        xml: ir::Xml::default(),
        in_xml: None,
        kind,
        direction: ir::Direction::default(),
        derives: ir::Derives::default(),
        reach: ir::Reach::default(),
        payload_of: Vec::new(),
        location: location.clone(),
    }
}

/// The place that a location names.
pub(super) fn place_of(location: &Location) -> Place {
    Place { source: location.source, pointer: location.pointer.clone() }
}

/// Where a member of a skeleton object stands: the object's own bytes, and the member's pointer.
pub(super) fn member(location: &Location, name: &str) -> Location {
    Location { pointer: location.pointer.key(name), ..location.clone() }
}
