//! The document: skeleton objects by place, schemas, and what OpenAPI 3.0 cannot say.

use indexmap::IndexMap;
use openapiv3::ReferenceOr;

use crate::diagnostics::Location;
use crate::hash::PlaceMap;
use crate::load::Node;

use super::{Place, Schemas};

/// The version that the document says it is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// Swagger 2.0.
    V2_0,
    /// OpenAPI 3.0.
    V3_0,
    /// OpenAPI 3.1.
    V3_1,
    /// OpenAPI 3.2.
    V3_2,
}

/// An object and where it stands.
#[derive(Clone, Debug)]
pub struct Located<T> {
    /// Where.
    pub location: Location,
    /// The object. Every child that may be a reference *is* one: a placeholder whose text is the child's [`Place`].
    pub object: T,
    /// What the specification of a later version says here and `openapiv3` cannot hold.
    pub extras: Extras,
}

/// Objects of one kind by their place, in the order of the description. A `$ref` found in the description is kept as `ReferenceOr::Reference`
/// to the place it leads to.
pub type Objects<T> = PlaceMap<Place, Located<ReferenceOr<T>>>;

/// What a [`Located`] object says and `openapiv3` cannot hold, by the specification's names from the object down: `query`,
/// `additionalOperations`, `querystring`, `content/application~1jsonl/itemSchema`, `flows/deviceAuthorization`, `info/summary`. A schema or
/// another object in there is a placeholder, `{"$ref": "<Place>"}`.
pub type Extras = IndexMap<String, Node>;

/// A description, read.
#[derive(Clone, Debug)]
pub struct Document {
    /// The version it says it is written in; for messages only.
    pub version: Version,
    /// The names of its files by [`SourceId`](crate::diagnostics::SourceId), from the folder of the first one.
    pub files: Vec<String>,
    /// Info, servers, tags, security, external docs. Its `paths` and `components` hold placeholders only.
    pub root: Located<openapiv3::OpenAPI>,
    /// The path items that `paths` lists, by their path template and in its order, each a key of [`Self::path_items`].
    pub paths: IndexMap<String, Place>,
    /// The webhooks, likewise.
    pub webhooks: IndexMap<String, Place>,
    /// All path items; operations inside are whole but for placeholders.
    pub path_items: Objects<openapiv3::PathItem>,
    /// All operations by their place (`#/paths/~1pets/get`): where each stands and its extras; the object again, so that a walk needs one map.
    pub operations: PlaceMap<Place, Located<openapiv3::Operation>>,
    /// All parameters.
    pub parameters: Objects<openapiv3::Parameter>,
    /// All request bodies.
    pub request_bodies: Objects<openapiv3::RequestBody>,
    /// All responses.
    pub responses: Objects<openapiv3::Response>,
    /// All headers.
    pub headers: Objects<openapiv3::Header>,
    /// All security schemes.
    pub security_schemes: Objects<openapiv3::SecurityScheme>,
    /// All callbacks; [`super::path_item_place`] leads from what each holds to [`Self::path_items`], [`super::callback_place`] from what an
    /// operation holds to here.
    pub callbacks: Objects<openapiv3::Callback>,
    /// All links.
    pub links: Objects<openapiv3::Link>,
    /// All examples.
    pub examples: Objects<openapiv3::Example>,
    /// All schemas.
    pub schemas: Schemas,
}

/// Follows a placeholder, and any chain of references behind it, to the object. `None` when it leads nowhere or round in circles, which the
/// stage has reported already.
pub fn follow<'a, T>(
    objects: &'a Objects<T>,
    reference: &ReferenceOr<T>,
) -> Option<(&'a Place, &'a Located<ReferenceOr<T>>, &'a T)> {
    let ReferenceOr::Reference { reference } = reference else { return None };
    let mut place = Place::from_placeholder(reference)?;
    for _ in 0..=objects.len() {
        let (_, key, located) = objects.get_full(&place)?;
        match &located.object {
            ReferenceOr::Item(object) => return Some((key, located, object)),
            ReferenceOr::Reference { reference } => place = Place::from_placeholder(reference)?,
        }
    }
    None
}
