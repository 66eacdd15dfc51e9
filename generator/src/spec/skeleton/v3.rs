//! The tables of OpenAPI 3.0, 3.1 and 3.2, and those of Swagger 2.0 objects that are the same.
//!
//! One table a kind of object; what a later version adds says `since`. What 3.0 cannot say is an `extra`.

use crate::spec::Version::{V3_0, V3_1, V3_2};
use crate::spec::cx::ObjectKind as Of;

use super::table::{Kind as K, Table, field};

pub(super) static OPENAPI: Table = Table {
    name: "an OpenAPI Object",
    fields: &[
        field("openapi", K::Special),
        field("$self", K::Text).extra().since(V3_2),
        field("info", K::Special),
        field("jsonSchemaDialect", K::Text).extra().since(V3_1),
        field("servers", K::Objects(&SERVER)),
        field("paths", K::Special),
        field("webhooks", K::Special).since(V3_1),
        field("components", K::Object(&COMPONENTS)),
        field("security", K::Requirements),
        field("tags", K::Objects(&TAG)),
        field("externalDocs", K::Object(&EXTERNAL_DOCS)),
    ],
};

pub(super) static INFO: Table = Table {
    name: "an Info Object",
    fields: &[
        field("title", K::Text).or_empty_text(V3_2),
        field("summary", K::Text).extra().since(V3_1),
        field("description", K::Text),
        field("termsOfService", K::Text),
        field("contact", K::Object(&CONTACT)),
        field("license", K::Object(&LICENSE)),
        field("version", K::Text).or_empty_text(V3_2),
    ],
};

static CONTACT: Table = Table {
    name: "a Contact Object",
    fields: &[field("name", K::Text), field("url", K::Text), field("email", K::Text)],
};

static LICENSE: Table = Table {
    name: "a License Object",
    fields: &[
        field("name", K::Text).or_empty_text(V3_2),
        field("identifier", K::Text).extra().since(V3_1),
        field("url", K::Text),
    ],
};

pub(super) static SERVER: Table = Table {
    name: "a Server Object",
    fields: &[
        field("url", K::Text).required(),
        field("description", K::Text),
        field("name", K::Text).extra().since(V3_2),
        field("variables", K::ObjectMap(&SERVER_VARIABLE)),
    ],
};

static SERVER_VARIABLE: Table = Table {
    name: "a Server Variable Object",
    fields: &[field("enum", K::Texts), field("default", K::Text).or_empty_text(V3_2), field("description", K::Text)],
};

pub(super) static COMPONENTS: Table = Table {
    name: "a Components Object",
    fields: &[
        field("schemas", K::ChildMap(Of::Schema)),
        field("responses", K::ChildMap(Of::Response)),
        field("parameters", K::ChildMap(Of::Parameter)),
        field("examples", K::ChildMap(Of::Example)),
        field("requestBodies", K::ChildMap(Of::RequestBody)),
        field("headers", K::ChildMap(Of::Header)),
        field("securitySchemes", K::ChildMap(Of::SecurityScheme)),
        field("links", K::ChildMap(Of::Link)),
        field("callbacks", K::ChildMap(Of::Callback)),
        field("pathItems", K::ChildMap(Of::PathItem)).extra().since(V3_1),
        field("mediaTypes", K::Content).extra().since(V3_2),
    ],
};

/// Its operations are read by code of their own.
pub(super) static PATH_ITEM: Table = Table {
    name: "a Path Item Object",
    fields: &[
        field("$ref", K::Special),
        field("summary", K::Text).since(V3_0),
        field("description", K::Text).since(V3_0),
        field("get", K::Special),
        field("put", K::Special),
        field("post", K::Special),
        field("delete", K::Special),
        field("options", K::Special),
        field("head", K::Special),
        field("patch", K::Special),
        field("trace", K::Special).since(V3_0),
        field("query", K::Special).since(V3_2),
        field("additionalOperations", K::Special).since(V3_2),
        field("servers", K::Objects(&SERVER)).since(V3_0),
        field("parameters", K::Children(Of::Parameter)),
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
        field("parameters", K::Children(Of::Parameter)),
        field("requestBody", K::Child(Of::RequestBody)),
        field("responses", K::Responses).or_empty_object(V3_0),
        field("callbacks", K::Callbacks),
        field("deprecated", K::Flag),
        field("security", K::Requirements),
        field("servers", K::Objects(&SERVER)),
    ],
};

pub(super) static EXTERNAL_DOCS: Table = Table {
    name: "an External Documentation Object",
    fields: &[field("description", K::Text), field("url", K::Text).required()],
};

pub(super) static TAG: Table = Table {
    name: "a Tag Object",
    fields: &[
        field("name", K::Text).required(),
        field("summary", K::Text).extra().since(V3_2),
        field("description", K::Text),
        field("externalDocs", K::Object(&EXTERNAL_DOCS)),
        field("parent", K::Text).extra().since(V3_2),
        field("kind", K::Text).extra().since(V3_2),
    ],
};

/// `style` depends on `in`, so it is read by code of its own.
pub(super) static PARAMETER: Table = Table {
    name: "a Parameter Object",
    fields: &[
        field("name", K::Text).required(),
        field("in", K::Special),
        field("description", K::Text),
        field("required", K::Flag),
        field("deprecated", K::Flag),
        field("allowEmptyValue", K::Flag),
        field("style", K::Special),
        field("explode", K::Flag),
        field("allowReserved", K::Flag),
        field("schema", K::Child(Of::Schema)),
        field("example", K::Any),
        field("examples", K::ChildMap(Of::Example)),
        field("content", K::Content),
    ],
};

pub(super) static REQUEST_BODY: Table = Table {
    name: "a Request Body Object",
    fields: &[
        field("description", K::Text),
        field("content", K::Content).or_empty_object(V3_2),
        field("required", K::Flag),
    ],
};

pub(super) static MEDIA_TYPE: Table = Table {
    name: "a Media Type Object",
    fields: &[
        field("schema", K::Child(Of::Schema)),
        field("itemSchema", K::Child(Of::Schema)).extra().since(V3_2),
        field("example", K::Any),
        field("examples", K::ChildMap(Of::Example)),
        field("encoding", K::ObjectMap(&ENCODING)),
        field("prefixEncoding", K::Objects(&ENCODING)).extra().since(V3_2),
        field("itemEncoding", K::Object(&ENCODING)).extra().since(V3_2),
        field("description", K::Text).extra().since(V3_2),
    ],
};

pub(super) static ENCODING: Table = Table {
    name: "an Encoding Object",
    fields: &[
        field("contentType", K::Text),
        field("headers", K::ChildMap(Of::Header)),
        field("encoding", K::ObjectMap(&ENCODING)).extra().since(V3_2),
        field("prefixEncoding", K::Objects(&ENCODING)).extra().since(V3_2),
        field("itemEncoding", K::Object(&ENCODING)).extra().since(V3_2),
        field("style", K::Word(&["form", "spaceDelimited", "pipeDelimited", "deepObject"])),
        field("explode", K::Flag),
        field("allowReserved", K::Flag),
    ],
};

pub(super) static RESPONSE: Table = Table {
    name: "a Response Object",
    fields: &[
        field("summary", K::Text).extra().since(V3_2),
        field("description", K::Text).or_empty_text(V3_1),
        field("headers", K::ChildMap(Of::Header)),
        field("content", K::Content),
        field("links", K::ChildMap(Of::Link)),
    ],
};

pub(super) static EXAMPLE: Table = Table {
    name: "an Example Object",
    fields: &[
        field("summary", K::Text),
        field("description", K::Text),
        field("value", K::Any),
        field("dataValue", K::Any).extra().since(V3_2),
        field("serializedValue", K::Text).extra().since(V3_2),
        field("externalValue", K::Text),
    ],
};

pub(super) static LINK: Table = Table {
    name: "a Link Object",
    fields: &[
        field("operationRef", K::Text),
        field("operationId", K::Text),
        field("parameters", K::AnyMap),
        field("requestBody", K::Any),
        field("description", K::Text),
        field("server", K::Object(&SERVER)),
    ],
};

pub(super) static HEADER: Table = Table {
    name: "a Header Object",
    fields: &[
        field("description", K::Text),
        field("required", K::Flag),
        field("deprecated", K::Flag),
        field("style", K::Word(&["simple"])),
        field("explode", K::Flag).extra(),
        field("schema", K::Child(Of::Schema)),
        field("example", K::Any),
        field("examples", K::ChildMap(Of::Example)),
        field("content", K::Content),
    ],
};

/// Which of its keys are required depends on `type`, so that is checked by code of its own.
pub(super) static SECURITY_SCHEME: Table = Table {
    name: "a Security Scheme Object",
    fields: &[
        field("type", K::Special),
        field("description", K::Text),
        field("name", K::Text),
        field("in", K::Word(&["query", "header", "cookie"])),
        field("scheme", K::Text),
        field("bearerFormat", K::Text),
        field("flows", K::Object(&OAUTH_FLOWS)),
        field("openIdConnectUrl", K::Text),
        field("oauth2MetadataUrl", K::Text).extra().since(V3_2),
        field("deprecated", K::Flag).extra().since(V3_2),
    ],
};

static OAUTH_FLOWS: Table = Table {
    name: "an OAuth Flows Object",
    fields: &[
        field("implicit", K::Object(&IMPLICIT_FLOW)),
        field("password", K::Object(&TOKEN_FLOW)),
        field("clientCredentials", K::Object(&TOKEN_FLOW)),
        field("authorizationCode", K::Object(&CODE_FLOW)),
        field("deviceAuthorization", K::Object(&DEVICE_FLOW)).extra().since(V3_2),
    ],
};

static IMPLICIT_FLOW: Table = Table {
    name: "an OAuth Flow Object of the implicit flow",
    fields: &[
        field("authorizationUrl", K::Text).required(),
        field("refreshUrl", K::Text),
        field("scopes", K::TextMap).or_empty_object(V3_2),
    ],
};

static TOKEN_FLOW: Table = Table {
    name: "an OAuth Flow Object",
    fields: &[
        field("tokenUrl", K::Text).required(),
        field("refreshUrl", K::Text),
        field("scopes", K::TextMap).or_empty_object(V3_2),
    ],
};

static CODE_FLOW: Table = Table {
    name: "an OAuth Flow Object of the authorization code flow",
    fields: &[
        field("authorizationUrl", K::Text).required(),
        field("tokenUrl", K::Text).required(),
        field("refreshUrl", K::Text),
        field("scopes", K::TextMap).or_empty_object(V3_2),
    ],
};

static DEVICE_FLOW: Table = Table {
    name: "an OAuth Flow Object of the device flow",
    fields: &[
        field("deviceAuthorizationUrl", K::Text).required(),
        field("tokenUrl", K::Text).required(),
        field("refreshUrl", K::Text),
        field("scopes", K::TextMap).or_empty_object(V3_2),
    ],
};
