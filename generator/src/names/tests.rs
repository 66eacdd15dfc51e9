//! Names of hostile, colliding and changing descriptions.

use crate::ir::{
    self, Api, Docs, Enum, EnumVariant, Literal, Method, Operation, Origin, ParameterLocation, PathSegment, Property,
    Role, Struct, Type, TypeId, TypeKind,
};

use super::{Identifier, assign};

fn component(name: &str, kind: TypeKind) -> Type {
    with_origin(Origin::Component(name.to_owned()), kind)
}

fn with_origin(origin: Origin, kind: TypeKind) -> Type {
    Type {
        origin,
        docs: Docs::default(),
        deprecated: false,
        xml: ir::Xml::default(),
        in_xml: None,
        kind,
        direction: ir::Direction::default(),
        derives: ir::Derives::default(),
        reach: ir::Reach::default(),
        payload_of: Vec::new(),
        location: crate::diagnostics::Location::default(),
    }
}

fn structure(properties: &[&str]) -> TypeKind {
    let properties = properties.iter().map(|name| Property {
        name: (*name).to_owned(),
        ty: ir::TypeExpression::Any,
        presence: ir::Presence::Optional,
        boxed: false,
        constant: None,
        constraints: ir::Constraints::default(),
        default: None,
        xml: ir::Xml::default(),
        part_headers: Vec::new(),
        read_only: false,
        write_only: false,
        docs: Docs::default(),
        deprecated: false,
        location: crate::diagnostics::Location::default(),
    });
    TypeKind::Struct(Struct { properties: properties.collect(), ..Struct::default() })
}

fn enumeration(values: &[&str]) -> TypeKind {
    let variants = values.iter().map(|value| EnumVariant {
        value: Literal::String((*value).to_owned()),
        name: None,
        docs: Docs::default(),
    });
    TypeKind::Enum(Enum { repr: ir::Scalar::String, variants: variants.collect(), default: None })
}

fn operation(
    id: Option<&str>,
    method: Method,
    segments: &[&str],
    parameters: &[(&str, ParameterLocation)],
) -> Operation {
    let text = segments.concat();
    let parameters: Vec<ir::Parameter> = parameters
        .iter()
        .map(|(name, location_in)| ir::Parameter {
            name: (*name).to_owned(),
            location_in: *location_in,
            ty: ir::TypeExpression::Scalar(ir::Scalar::String),
            required: true,
            style: ir::Style::Simple,
            explode: false,
            allow_reserved: false,
            allow_empty: false,
            content: None,
            constraints: ir::Constraints::default(),
            default: None,
            docs: Docs::default(),
            deprecated: false,
            location: crate::diagnostics::Location::default(),
        })
        .collect();
    let segment = |part: &&str| {
        let parameter = parameters.iter().position(|parameter| *part == format!("{{{}}}", parameter.name));
        parameter.map_or_else(|| PathSegment::Literal((*part).to_owned()), PathSegment::Parameter)
    };
    Operation {
        id: id.map(str::to_owned),
        method,
        path: ir::PathTemplate { text, segments: segments.iter().map(segment).collect() },
        tags: Vec::new(),
        docs: Docs::default(),
        deprecated: false,
        parameters,
        sent_as: None,
        request_body: None,
        responses: Vec::new(),
        success: ir::Success::Empty,
        errors: ir::Errors::Undocumented,
        security: Vec::new(),
        server: None,
        location: crate::diagnostics::Location::default(),
    }
}

fn texts<'a>(identifiers: impl IntoIterator<Item = &'a Identifier>) -> Vec<&'a str> {
    identifiers.into_iter().map(Identifier::as_str).collect()
}

fn variants(values: &[&str]) -> Vec<String> {
    let api = Api { types: vec![component("Kind", enumeration(values))], ..Api::default() };
    texts(&assign(&api).types[0].members).into_iter().map(str::to_owned).collect()
}

fn fields(names: &[&str]) -> Vec<String> {
    let api = Api { types: vec![component("Thing", structure(names))], ..Api::default() };
    texts(&assign(&api).types[0].members).into_iter().map(str::to_owned).collect()
}

fn components(names: &[&str]) -> Vec<String> {
    let types = names.iter().map(|name| component(name, structure(&[]))).collect();
    assign(&Api { types, ..Api::default() }).types.into_iter().map(|names| names.name.to_string()).collect()
}

#[test]
fn words_follow_the_case_of_the_item() {
    assert_eq!(
        fields(&["firstName", "time_zone", "IPAddress", "user-id", "x.y z"]),
        ["first_name", "time_zone", "ip_address", "user_id", "x_y_z"]
    );
    assert_eq!(
        variants(&["POTENTIAL", "in_progress", "two words", "camelCase"]),
        ["Potential", "InProgress", "TwoWords", "CamelCase"]
    );
}

#[test]
fn acronyms_stay_whole() {
    assert_eq!(
        fields(&["userIDs", "imageURLs", "IPv4Range", "OAuthToken", "HTTPServer"]),
        ["user_ids", "image_urls", "ipv4_range", "oauth_token", "http_server"]
    );
}

#[test]
fn keywords_get_an_underscore() {
    assert_eq!(
        fields(&["type", "self", "Self", "crate", "super", "_", "gen", "try"]),
        ["type_", "self_lower", "self_mixed", "crate_", "super_", "underscore", "gen_", "try_"]
    );
    assert_eq!(variants(&["self", "type"]), ["Self_", "Type"]);
}

#[test]
fn signs_and_digits_become_words() {
    assert_eq!(
        variants(&["+1", "-1", "1.1", "2xx", "1080p"]),
        ["Plus1", "Minus1", "Value1_1", "Value2xx", "Value1080p"]
    );
    assert_eq!(fields(&["+1", "-1", "24h"]), ["plus_1", "minus_1", "field_24h"]);
}

#[test]
fn symbols_are_spelled_where_nothing_else_tells_apart() {
    assert_eq!(variants(&["asc", "-asc", "name"]), ["Asc", "MinusAsc", "Name"]);
    assert_eq!(fields(&["$filter"]), ["filter"]);
    assert_eq!(fields(&["filter", "$filter", "@filter"]), ["filter", "dollar_filter", "at_filter"]);
    assert_eq!(variants(&["<", "<=", "*", ""]), ["Less", "LessEqual", "Star", "Value"]);
}

#[test]
fn any_script_is_kept() {
    assert_eq!(fields(&["größe", "名前", "имя"]), ["größe", "名前", "имя"]);
}

#[test]
fn hostile_names_give_bounded_identifiers() {
    let long = "very long ".repeat(1_000);
    let hostile = ["\"; }", "../..", "\u{0}\u{7}\u{202e}", "🦀", "", " ", "fn main() {}", "r#type", &long];
    let all = fields(&hostile).into_iter().chain(variants(&hostile)).chain(components(&hostile));
    for name in all {
        assert!(name.chars().count() <= 110, "{name}");
        assert!(name.starts_with(|c| c == '_' || unicode_ident::is_xid_start(c)), "{name}");
        assert!(name.chars().all(unicode_ident::is_xid_continue), "{name}");
        assert!(syn::parse_str::<syn::Ident>(&name).is_ok(), "{name}");
    }
}

#[test]
fn colliding_names_are_told_apart_by_themselves() {
    let names = fields(&["foo_bar", "fooBar", "FOO-BAR"]);
    assert_eq!(names[0], "foo_bar");
    assert_eq!(names[1], "foo_bar_mixed");
    assert_ne!(names[1], names[2]);
    let reversed = fields(&["FOO-BAR", "fooBar", "foo_bar"]);
    assert_eq!(names.iter().rev().cloned().collect::<Vec<_>>(), reversed);
}

#[test]
fn identical_names_are_numbered_as_a_last_resort() {
    let names = fields(&["same", "same", "same"]);
    assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), 3);
}

#[test]
fn an_unrelated_item_changes_no_name() {
    let before = variants(&["a", "b-b", "b_b", "+1"]);
    let after = variants(&["zzz", "a", "new", "b-b", "b_b", "+1"]);
    assert_eq!(before, [&after[1], &after[3], &after[4], &after[5]].map(Clone::clone));
    let before = components(&["Pet", "pet", "Order"]);
    let after = components(&["Unrelated", "Pet", "pet", "Order"]);
    assert_eq!(before, after[1..]);
}

#[test]
fn inline_types_are_called_by_parent_and_role_and_give_way_to_components() {
    let inline = |role| Origin::Inline { parent: TypeId(0), role, title: None };
    let types = vec![
        component("Contact", structure(&["status"])),
        with_origin(inline(Role::Property("status".to_owned())), enumeration(&["A"])),
        with_origin(inline(Role::Property("tag".to_owned())), enumeration(&["A"])),
        component("ContactTag", structure(&[])),
    ];
    let names = assign(&Api { types, ..Api::default() });
    let names: Vec<&str> = names.types.iter().map(|names| names.name.as_str()).collect();
    assert_eq!(names, ["Contact", "ContactStatus", "ContactTagEnum", "ContactTag"]);
}

#[test]
fn types_of_an_operation_are_called_by_it() {
    let origin = |role| Origin::Operation { operation: ir::OperationId(0), role, title: None };
    let types = vec![
        with_origin(origin(Role::RequestBody), structure(&[])),
        with_origin(origin(Role::ResponseBody(ir::StatusPattern::Exact(200))), structure(&[])),
    ];
    let operations = vec![operation(Some("createContact"), Method::Post, &["/contacts"], &[])];
    let names = assign(&Api { operations, types, ..Api::default() });
    let names: Vec<&str> = names.types.iter().map(|names| names.name.as_str()).collect();
    assert_eq!(names, ["CreateContactRequest", "CreateContactResponse"]);
}

#[test]
fn what_operations_share_is_called_by_what_it_holds() {
    let origin = |role| Origin::Operation { operation: ir::OperationId(0), role, title: None };
    let header = |name: &str| ir::ResponseHeader {
        name: name.to_owned(),
        ty: ir::TypeExpression::Any,
        explode: false,
        content: None,
        docs: Docs::default(),
        deprecated: false,
        location: crate::diagnostics::Location::default(),
    };
    let case = |status, body| ir::StatusCase {
        status: ir::StatusPattern::Exact(status),
        body: Some(body),
        headers: None,
        docs: Docs::default(),
    };
    let problem = ir::Payload::Json(ir::TypeExpression::Named(TypeId(0)));
    let headers = TypeKind::Headers(vec![header("X-Rate-Reset"), header("x-rate-limit")]);
    let errors =
        TypeKind::StatusChoice(vec![case(404, problem.clone()), case(409, ir::Payload::Text), case(410, problem)]);
    let types = vec![
        component("Problem", structure(&[])),
        with_origin(origin(Role::ResponseHeaders(ir::StatusPattern::Exact(429))), headers),
        with_origin(origin(Role::Errors), errors),
    ];
    let operations = vec![operation(Some("createContact"), Method::Post, &["/contacts"], &[])];
    let names = assign(&Api { operations, types, ..Api::default() });
    let names: Vec<&str> = names.types.iter().map(|names| names.name.as_str()).collect();
    assert_eq!(names, ["Problem", "XRateLimitResetHeaders", "Problem404_410OrText409"]);
}

#[test]
fn an_operation_without_id_is_called_by_method_and_path() {
    let path = ParameterLocation::Path;
    let operations = vec![
        operation(None, Method::Get, &["/pets/", "{petId}", "/toys"], &[("petId", path)]),
        operation(Some("get"), Method::Get, &["/a"], &[]),
        operation(Some("get"), Method::Get, &["/b"], &[]),
    ];
    let names = assign(&Api { operations, ..Api::default() });
    let methods: Vec<&str> = names.operations.iter().map(|names| names.method.as_str()).collect();
    assert_eq!(methods, ["get_pets_by_pet_id_toys", "get_by_get_a", "get_by_get_b"]);
    assert_eq!(names.operations[0].call.as_str(), "GetPetsByPetIdToys");
}

#[test]
fn parameters_of_one_name_are_told_apart_by_location() {
    let parameters =
        [("id", ParameterLocation::Path), ("id", ParameterLocation::Query), ("body", ParameterLocation::Query)];
    let operations = vec![operation(Some("x"), Method::Get, &["/", "{id}"], &parameters)];
    let names = assign(&Api { operations, ..Api::default() });
    assert_eq!(texts(&names.operations[0].parameters), ["id", "query_id", "query_body"]);
}

#[test]
fn setters_leave_methods_alone() {
    let api = Api { types: vec![component("T", structure(&["new", "validate", "name", "clone"]))], ..Api::default() };
    let names = assign(&api);
    assert_eq!(texts(&names.types[0].members), ["new", "validate", "name", "clone"]);
    assert_eq!(texts(&names.types[0].setters), ["with_new", "with_validate", "name", "with_clone"]);
}

#[test]
fn the_unknown_variant_gives_way_to_a_known_one() {
    let api = Api { types: vec![component("T", enumeration(&["unknown", "known"]))], ..Api::default() };
    let names = assign(&api);
    assert_eq!(texts(&names.types[0].members), ["Unknown", "Known"]);
    assert_eq!(names.types[0].open_member.as_str(), "OtherUnknown");
}

#[test]
fn modules_are_safe_file_names() {
    let tag = |name: &str| ir::Tag { name: name.to_owned(), docs: Docs::default() };
    let tags = ["con", "Mod", "types", "lib", "Pets", "pets", "../etc/passwd"].map(tag).to_vec();
    let names = assign(&Api { tags, ..Api::default() });
    let modules: Vec<&str> = names.tags.iter().map(|names| names.module.as_str()).collect();
    assert_eq!(
        modules,
        [
            "con_operations",
            "mod_operations",
            "types_operations",
            "lib_operations",
            "pets_operations",
            "pets",
            "etc_passwd"
        ]
    );
}

#[test]
fn servers_are_called_by_what_the_description_says() {
    let server = |url: &str, description: Option<&str>| ir::Server {
        url: url.to_owned(),
        segments: Vec::new(),
        name: None,
        description: description.map(str::to_owned),
        location: crate::diagnostics::Location::default(),
    };
    let servers = vec![
        server("https://api.example.com/v1", Some("Production server")),
        server("https://api-dev.example.com", Some("This one is for developers who want to try things")),
        server("/", None),
    ];
    let names = assign(&Api { servers, ..Api::default() });
    let variants: Vec<&str> = names.servers.iter().map(|names| names.variant.as_str()).collect();
    assert_eq!(variants, ["Production", "ApiDevExampleCom", "Default"]);
}
