//! All schemas of a document.

use crate::hash::PlaceMap;
use crate::spec::Place;

use super::Schema;

/// Names one schema of [`Schemas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(u32);

impl SchemaId {
    /// Its position among all schemas.
    pub(in crate::spec) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Schemas by place, in the order they were lifted (the order of the description, parents first).
#[derive(Clone, Debug, Default)]
pub struct Schemas {
    by_place: PlaceMap<Place, Box<Schema>>,
}

impl Schemas {
    /// Adds the schema at `place`; one that is there already is replaced and keeps its id.
    pub fn insert(&mut self, place: Place, schema: Schema) -> SchemaId {
        let (index, _) = self.by_place.insert_full(place, Box::new(schema));
        SchemaId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The id of the schema at `place`.
    pub fn at(&self, place: &Place) -> Option<SchemaId> {
        self.by_place.get_index_of(place).and_then(|index| u32::try_from(index).ok()).map(SchemaId)
    }

    /// The place and schema of `id`.
    pub fn get(&self, id: SchemaId) -> Option<(&Place, &Schema)> {
        self.by_place.get_index(id.0 as usize).map(|(place, schema)| (place, &**schema))
    }

    /// The schema at `place`, to be changed.
    pub(in crate::spec) fn get_mut(&mut self, place: &Place) -> Option<&mut Schema> {
        self.by_place.get_mut(place).map(|schema| &mut **schema)
    }

    /// The schema of `id`, to be changed.
    pub(in crate::spec) fn by_id_mut(&mut self, id: SchemaId) -> Option<&mut Schema> {
        self.by_place.get_index_mut(id.0 as usize).map(|(_, schema)| &mut **schema)
    }

    /// All of them, parents first.
    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, &Place, &Schema)> {
        (0..).map(SchemaId).zip(&self.by_place).map(|(id, (place, schema))| (id, place, &**schema))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.by_place.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_place.is_empty()
    }
}
