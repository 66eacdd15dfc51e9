//! The dialects of Schema Objects.

use crate::spec::Version;

/// Which rules a schema is written by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::spec) enum Dialect {
    /// Swagger 2.0, Schema Object: JSON Schema draft 4, a subset.
    Swagger,
    /// Swagger 2.0, the keywords that Parameter, Items and Header Objects share with schemas.
    SwaggerSubset,
    /// OpenAPI 3.0, Schema Object: JSON Schema draft 5, an extended subset.
    OpenApi30,
    /// OpenAPI 3.1 and 3.2: JSON Schema 2020-12 with the vocabulary of OpenAPI.
    JsonSchema,
}

impl Dialect {
    /// The dialect that a document of that version has in its schema slots.
    pub(in crate::spec) const fn of(version: Version) -> Self {
        match version {
            Version::V2_0 => Self::Swagger,
            Version::V3_0 => Self::OpenApi30,
            Version::V3_1 | Version::V3_2 => Self::JsonSchema,
        }
    }

    /// Whether keywords beside `$ref` count.
    pub(in crate::spec) const fn reference_has_siblings(self) -> bool {
        matches!(self, Self::JsonSchema)
    }
}

/// What counts of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    /// Every keyword.
    All,
    /// It is a reference in a dialect that ignores what stands beside one: `$ref` and what describes.
    Descriptions,
}

/// A set of dialects.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dialects(u8);

impl Dialects {
    /// Every one.
    pub(super) const ALL: Self = Self(0b1111);
    /// The Schema Objects of every version.
    pub(super) const SCHEMAS: Self = Self(0b1101);
    /// The subset of Swagger 2.0.
    pub(super) const SUBSET: Self = Self(0b0010);
    /// The Schema Objects of 3.0 and later.
    pub(super) const SINCE_30: Self = Self(0b1100);
    /// The Schema Object of 3.0.
    pub(super) const ONLY_30: Self = Self(0b0100);
    /// JSON Schema 2020-12.
    pub(super) const JSON_SCHEMA: Self = Self(0b1000);
    /// No version of OpenAPI; older drafts of JSON Schema.
    pub(super) const NONE: Self = Self(0);

    /// Whether `dialect` is in it.
    pub(super) const fn contains(self, dialect: Dialect) -> bool {
        self.0 & 1 << dialect as u8 != 0
    }
}
