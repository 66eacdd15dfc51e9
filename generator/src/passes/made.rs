//! Types that come into being when variants become one.

use crate::diagnostics::Location;
use crate::hash::HashMap;
use crate::ir::{
    Api, Derives, Direction, Docs, Origin, Reach, Role, Type, TypeExpression, TypeId, TypeKind, Union, UnionVariant,
    Xml,
};

/// Most types that are added for one union of the description; where properties differ on every level there is no end to them.
const LIMIT: usize = 256;

/// Where a type stands that may be added.
#[derive(Clone)]
pub(super) struct Seat {
    /// What its name is made of.
    pub(super) origin: Origin,
    /// Where.
    pub(super) location: Location,
}

impl Seat {
    /// A place in a type.
    pub(super) const fn inside(parent: TypeId, role: Role, location: Location) -> Self {
        Self { origin: Origin::Inline { parent, role, title: None }, location }
    }
}

/// What was added, and for what.
#[derive(Default)]
pub(super) struct Made {
    /// The union of the description that is the reason of an added type.
    reasons: HashMap<TypeId, TypeId>,
    /// What stands for a choice of types. For each reason and each role by itself, so that what is needed at one place names nothing at another.
    choices: HashMap<(TypeId, Role, Vec<TypeExpression>), TypeId>,
    /// The types that a union is a choice of, where nothing else limits it.
    unions: HashMap<TypeId, Vec<TypeExpression>>,
    /// How many types were added for each reason.
    counts: HashMap<TypeId, usize>,
    reason: Option<TypeId>,
    /// How many types there were.
    mark: usize,
}

impl Made {
    /// From here on types are added for this union.
    pub(super) fn begin(&mut self, api: &Api, id: TypeId, union: &Union) {
        let reason = self.reasons.get(&id).copied().unwrap_or(id);
        self.reason = Some(reason);
        self.mark = api.types.len();
        let is_limited = |variant: &UnionVariant| !variant.constraints.is_empty();
        if union.constraints.is_empty() && !union.variants.iter().any(is_limited) {
            self.unions.insert(id, sorted(&union.variants));
        }
    }

    /// Takes back what was added since.
    pub(super) fn forget(&mut self, api: &mut Api) {
        api.types.truncate(self.mark);
        self.reasons.retain(|id, _| id.index() < self.mark);
        self.choices.retain(|_, id| id.index() < self.mark);
        self.unions.retain(|id, _| id.index() < self.mark);
    }

    /// Adds a type. `None` when there are too many.
    pub(super) fn add(&mut self, api: &mut Api, seat: &Seat, kind: TypeKind) -> Option<TypeId> {
        let reason = self.reason?;
        let count = self.counts.entry(reason).or_default();
        *count += 1;
        if *count > LIMIT {
            return None;
        }
        let id = TypeId::from_index(api.types.len());
        self.reasons.insert(id, reason);
        api.types.push(Type {
            origin: seat.origin.clone(),
            docs: Docs::default(),
            deprecated: false,
            xml: Xml::default(),
            in_xml: None,
            kind,
            direction: Direction::default(),
            derives: Derives::default(),
            reach: Reach::default(),
            payload_of: Vec::new(),
            location: seat.location.clone(),
        });
        Some(id)
    }

    /// A union of these variants, which is decided in its turn; the one around, if that is a choice of the same types.
    pub(super) fn choice(&mut self, api: &mut Api, seat: &Seat, variants: Vec<UnionVariant>) -> Option<TypeId> {
        let (reason, types) = (self.reason?, sorted(&variants));
        if let Some(around) = self.around(api, &seat.origin, reason, &types) {
            return Some(around);
        }
        let Origin::Inline { role, .. } = &seat.origin else { return None };
        let key = (reason, role.clone(), types);
        if let Some(id) = self.choices.get(&key) {
            return Some(*id);
        }
        let id = self.add(api, seat, TypeKind::Union(Union { variants, ..Union::default() }))?;
        self.choices.insert(key, id);
        Some(id)
    }

    /// The innermost union around a place that is a choice of these types, out to the one of the description.
    fn around(&self, api: &Api, origin: &Origin, reason: TypeId, types: &[TypeExpression]) -> Option<TypeId> {
        let mut origin = Some(origin);
        // A chain of parents is never longer than the list of types, unless it is broken.
        for _ in 0..=api.types.len() {
            let Some(Origin::Inline { parent, .. }) = origin else { return None };
            if self.unions.get(parent).is_some_and(|known| known == types) {
                return Some(*parent);
            }
            if *parent == reason {
                return None;
            }
            origin = api.types.get(parent.index()).map(|ty| &ty.origin);
        }
        None
    }
}

fn sorted(variants: &[UnionVariant]) -> Vec<TypeExpression> {
    let mut types: Vec<TypeExpression> = variants.iter().map(|variant| variant.ty.clone()).collect();
    types.sort();
    types.dedup();
    types
}
