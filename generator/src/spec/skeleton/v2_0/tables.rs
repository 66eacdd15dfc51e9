//! The tables of Swagger 2.0, where they differ from those of 3.0.

use crate::spec::cx::ObjectKind as Of;

use super::super::table::{Kind as K, Table, field};
use super::super::v3::{EXTERNAL_DOCS, TAG};

pub(super) static SWAGGER: Table = Table {
    name: "a Swagger Object",
    fields: &[
        field("swagger", K::Special),
        field("info", K::Special),
        field("host", K::Text),
        field("basePath", K::Text),
        field("schemes", K::Texts),
        field("consumes", K::Texts),
        field("produces", K::Texts),
        field("paths", K::Special),
        field("definitions", K::ChildMap(Of::Schema)),
        field("parameters", K::Special),
        field("responses", K::ChildMap(Of::Response)),
        field("securityDefinitions", K::ChildMap(Of::SecurityScheme)),
        field("security", K::Requirements),
        field("tags", K::Objects(&TAG)),
        field("externalDocs", K::Object(&EXTERNAL_DOCS)),
    ],
};

pub(super) static PATH_ITEM: Table = Table {
    name: "a Path Item Object",
    fields: &[
        field("$ref", K::Special),
        field("get", K::Special),
        field("put", K::Special),
        field("post", K::Special),
        field("delete", K::Special),
        field("options", K::Special),
        field("head", K::Special),
        field("patch", K::Special),
        field("parameters", K::Special),
    ],
};

pub(super) static OPERATION: Table = Table {
    name: "an Operation Object",
    fields: &[
        field("tags", K::Texts),
        field("summary", K::Text),
        field("description", K::Text),
        field("externalDocs", K::Object(&EXTERNAL_DOCS)),
        field("operationId", K::Text),
        field("consumes", K::Texts),
        field("produces", K::Texts),
        field("parameters", K::Special),
        field("responses", K::Special),
        field("schemes", K::Texts),
        field("deprecated", K::Flag),
        field("security", K::Requirements),
    ],
};

/// The formats of lists.
pub(super) const COLLECTION_FORMATS: &[&str] = &["csv", "ssv", "tsv", "pipes", "multi"];

/// The fields given, then those that parameters and headers share with schemas, which are lifted with the schema.
macro_rules! with_schema_keywords {
    ($($field:expr),* $(,)?) => {
        &[
            $($field,)*
            field("type", K::Special),
            field("format", K::Special),
            field("items", K::Special),
            field("default", K::Special),
            field("maximum", K::Special),
            field("exclusiveMaximum", K::Special),
            field("minimum", K::Special),
            field("exclusiveMinimum", K::Special),
            field("maxLength", K::Special),
            field("minLength", K::Special),
            field("pattern", K::Special),
            field("maxItems", K::Special),
            field("minItems", K::Special),
            field("uniqueItems", K::Special),
            field("enum", K::Special),
            field("multipleOf", K::Special),
        ]
    };
}

pub(super) static PARAMETER: Table = Table {
    name: "a Parameter Object",
    fields: with_schema_keywords![
        field("name", K::Text).required(),
        field("in", K::Word(&["query", "header", "path", "formData", "body"])).required(),
        field("description", K::Text),
        field("required", K::Flag),
        field("schema", K::Special),
        field("allowEmptyValue", K::Flag),
        field("collectionFormat", K::Word(COLLECTION_FORMATS)),
    ],
};

pub(super) static HEADER: Table = Table {
    name: "a Header Object",
    fields: with_schema_keywords![
        field("description", K::Text),
        field("collectionFormat", K::Word(COLLECTION_FORMATS)),
    ],
};

pub(super) static RESPONSE: Table = Table {
    name: "a Response Object",
    fields: &[
        field("description", K::Text).or_empty_text(crate::spec::Version::V2_0),
        field("schema", K::Child(Of::Schema)),
        field("headers", K::ChildMap(Of::Header)),
        field("examples", K::AnyMap),
    ],
};

pub(super) static SECURITY_SCHEME: Table = Table {
    name: "a Security Scheme Object",
    fields: &[
        field("type", K::Word(&["basic", "apiKey", "oauth2"])).required(),
        field("description", K::Text),
        field("name", K::Text),
        field("in", K::Word(&["query", "header"])),
        field("flow", K::Word(&["implicit", "password", "application", "accessCode"])),
        field("authorizationUrl", K::Text),
        field("tokenUrl", K::Text),
        field("scopes", K::TextMap),
    ],
};
