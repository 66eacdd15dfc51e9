//! An API by hand, with every kind of type and operation.

use clientwright::diagnostics::Location;
use clientwright::ir::*;

const NASTY: &str = "Has <b>bold</b> text, `code`, a [link](https://example.com/a_b), a [relative](/docs/x) one, [Contact], snake_case \
     and CamelCase, https://example.com/bare, <script>alert(1)</script>, an unclosed ` tick, _one_ and _two words_, a__b, __init__\n\n    let x = does_not_compile();\n\n```rust\npanic!();\n```\n\n- one\n- two\n  more\n    - nested_item\n\n| a | b |\n| --- | --- |\n| 1 | <x> |\n\n# Heading\n\u{202e}turned\u{7} \\";

fn docs(text: &str) -> Docs {
    Docs { description: Some(text.to_owned()), ..Docs::default() }
}

fn example() -> Docs {
    Docs {
        examples: vec![
            r#"{"a":[1,2,{"b":"a text with , and } in it"}],"c":{},"d":"and so on and so on and so on"}"#.to_owned(),
        ],
        ..docs("Sent.")
    }
}

fn ty(origin: Origin, kind: TypeKind) -> Type {
    Type {
        origin,
        docs: docs(NASTY),
        deprecated: false,
        xml: Xml::default(),
        in_xml: None,
        kind,
        direction: Direction { request: true, response: true },
        derives: Derives::default(),
        reach: Reach::default(),
        payload_of: Vec::new(),
        location: Location::default(),
    }
}

fn component(name: &str, kind: TypeKind) -> Type {
    ty(Origin::Component(name.to_owned()), kind)
}

fn of_operation(role: Role, kind: TypeKind) -> Type {
    ty(Origin::Operation { operation: OperationId(0), role, title: None }, kind)
}

fn property(name: &str, ty: TypeExpression, presence: Presence) -> Property {
    Property {
        name: name.to_owned(),
        ty,
        presence,
        boxed: false,
        constant: None,
        constraints: Constraints::default(),
        default: None,
        xml: Xml::default(),
        part_headers: Vec::new(),
        read_only: false,
        write_only: false,
        docs: docs("A property of `x`"),
        deprecated: false,
        location: Location::default(),
    }
}

fn named(index: u32) -> TypeExpression {
    TypeExpression::Named(TypeId(index))
}

fn scalar(scalar: Scalar) -> TypeExpression {
    TypeExpression::Scalar(scalar)
}

fn list(item: TypeExpression) -> TypeExpression {
    TypeExpression::List(Box::new(item))
}

fn nullable(inner: TypeExpression) -> TypeExpression {
    TypeExpression::Nullable(Box::new(inner))
}

fn structure(properties: Vec<Property>) -> TypeKind {
    TypeKind::Struct(Struct { properties, ..Struct::default() })
}

fn string(text: &str) -> Literal {
    Literal::String(text.to_owned())
}

fn variants(values: &[Literal]) -> Vec<EnumVariant> {
    values.iter().map(|value| EnumVariant { value: value.clone(), name: None, docs: Docs::default() }).collect()
}

fn union_variant(name: &str, ty: TypeExpression) -> UnionVariant {
    UnionVariant::new(name, ty)
}

const CONTACT: u32 = 0;
const STATUS: u32 = 1;
const LEVEL: u32 = 2;
const CARD: u32 = 3;
const TRANSFER: u32 = 4;
const PAYMENT: u32 = 5;
const MESSAGE: u32 = 6;
const ANSWER: u32 = 7;
const NODE: u32 = 8;
const TAGS: u32 = 9;
const ERRORS: u32 = 10;
const LIMITS: u32 = 11;
const CHOICE: u32 = 12;
const PATCH: u32 = 13;

fn contact() -> Type {
    use Presence::{Optional, Required, ThreeState};
    let mut email = property("email", scalar(Scalar::String), Required);
    email.constraints =
        Constraints { max_length: Some(255), pattern: Some("^[^@]+@[^@]+$".to_owned()), ..Constraints::default() };
    let mut score = property("score", scalar(Scalar::F64), Optional);
    score.constraints = Constraints {
        minimum: Some(Bound { value: "0".to_owned(), exclusive: false }),
        maximum: Some(Bound { value: "1.5".to_owned(), exclusive: true }),
        multiple_of: Some("0.25".to_owned()),
        ..Constraints::default()
    };
    let mut old = property("oldName", scalar(Scalar::String), Optional);
    old.deprecated = true;
    let mut older = property("older", scalar(Scalar::I64), Required);
    older.deprecated = true;
    let mut status = property("status", named(STATUS), Optional);
    status.default = Some(string("new"));
    let properties = vec![
        property("id", scalar(Scalar::I64), Required),
        email,
        property("type", nullable(scalar(Scalar::String)), Required),
        status,
        property("level", named(LEVEL), Optional),
        property("createdAt", scalar(Scalar::DateTime), Optional),
        property("nickname", scalar(Scalar::String), ThreeState),
        property("tags", named(TAGS), Optional),
        property("matrix", list(list(scalar(Scalar::I32))), Optional),
        score,
        property("payment", named(PAYMENT), Optional),
        property("password", scalar(Scalar::Secret), Optional),
        property("tracking", TypeExpression::Map(Box::new(TypeExpression::Any)), Optional),
        property("we\"ird\n", scalar(Scalar::Bool), Optional),
        property("new", scalar(Scalar::Uuid), Optional),
        property("add", scalar(Scalar::I64), Optional),
        old,
        older,
    ];
    component(
        "Contact",
        TypeKind::Struct(Struct {
            closed: false,
            properties,
            rest: Rest::Typed(scalar(Scalar::I64)),
            constraints: Constraints { max_properties: Some(2_000_000), ..Constraints::default() },
            forms: vec![
                Form { name: Some("per`son".to_owned()), required: vec!["email".to_owned()] },
                Form { name: None, required: vec!["id".to_owned(), "we\"ird\n".to_owned()] },
            ],
        }),
    )
}

fn enums() -> [Type; 2] {
    let status = Enum {
        repr: Scalar::String,
        variants: variants(&["new", "in-progress", "unknown"].map(string)),
        default: Some(0),
    };
    let levels = ["10", "-20", "3000000"].map(|text| Literal::Number(text.to_owned()));
    let level = Enum { repr: Scalar::I64, variants: variants(&levels), default: None };
    [component("ContactStatus", TypeKind::Enum(status)), component("Level", TypeKind::Enum(level))]
}

fn unions() -> [Type; 5] {
    let mut kind = property("kind", scalar(Scalar::String), Presence::Required);
    kind.constant = Some(string("card"));
    let mut version = property("version", scalar(Scalar::I32), Presence::Required);
    version.constant = Some(Literal::Number("2".to_owned()));
    let card = structure(vec![kind, version, property("digits", scalar(Scalar::String), Presence::Required)]);
    let transfer = structure(vec![property("iban", scalar(Scalar::String), Presence::Required)]);
    let rule = |variant, conditions| Rule { conditions, variant };
    let tagged = Probe {
        keys: vec!["kind".to_owned()],
        rules: vec![
            rule(0, vec![Condition::PropertyValue(0, vec![string("card")])]),
            rule(1, vec![Condition::PropertyValue(0, vec![string("transfer")])]),
        ],
        tag: Some(0),
    };
    let mut transfer_variant = union_variant("transfer", named(TRANSFER));
    transfer_variant.tag = Some(("kind".to_owned(), string("transfer")));
    let payment = Union {
        variants: vec![union_variant("card", named(CARD)), transfer_variant],
        probe: Some(tagged),
        constraints: Constraints::default(),
    };
    let kinds = Probe {
        keys: vec!["digits".to_owned(), "version".to_owned()],
        rules: vec![
            rule(0, vec![Condition::Kind([JsonKind::String].into_iter().collect())]),
            rule(1, vec![Condition::Kind([JsonKind::List].into_iter().collect())]),
            rule(2, vec![Condition::Has(0), Condition::PropertyValue(1, vec![Literal::Number("2".to_owned())])]),
            rule(3, vec![Condition::PropertyKind(0, [JsonKind::Integer, JsonKind::Fraction].into_iter().collect())]),
        ],
        tag: None,
    };
    let message = Union {
        variants: vec![
            union_variant("string", scalar(Scalar::String)),
            union_variant("list", list(scalar(Scalar::String))),
            union_variant("Card", named(CARD)),
            union_variant("self", named(NODE)),
        ],
        probe: Some(kinds),
        constraints: Constraints::default(),
    };
    let answer = Union {
        variants: vec![
            union_variant("date-time", scalar(Scalar::DateTime)),
            union_variant("string", scalar(Scalar::String)),
        ],
        probe: None,
        constraints: Constraints::default(),
    };
    [
        component("Card", card),
        component("Transfer", transfer),
        component("Payment", TypeKind::Union(payment)),
        component("Message", TypeKind::Union(message)),
        component("Answer", TypeKind::Union(answer)),
    ]
}

fn node() -> Type {
    let mut next = property("next", named(NODE), Presence::Optional);
    next.boxed = true;
    let properties = vec![
        property("value", scalar(Scalar::I32), Presence::Required),
        next,
        property("children", list(named(NODE)), Presence::Optional),
        property("message", named(MESSAGE), Presence::Required),
        property("answer", named(ANSWER), Presence::Required),
    ];
    component("Node", structure(properties))
}

fn choices() -> [Type; 3] {
    let case = |status, body: Option<TypeExpression>, headers| StatusCase {
        status,
        body: body.map(Payload::Json),
        headers,
        docs: docs("Something."),
    };
    let errors = TypeKind::StatusChoice(vec![
        case(StatusPattern::Exact(400), Some(named(MESSAGE)), None),
        case(StatusPattern::Exact(404), None, None),
        case(StatusPattern::Exact(429), Some(named(NODE)), Some(TypeId(LIMITS))),
        case(StatusPattern::Exact(430), None, Some(TypeId(LIMITS))),
        case(StatusPattern::Range(5), Some(named(NODE)), None),
        case(StatusPattern::Default, Some(named(CONTACT)), None),
    ]);
    let header = |name: &str, ty| ResponseHeader {
        name: name.to_owned(),
        ty,
        explode: false,
        content: (name == "RateLimit-Reset").then(|| "application/json".to_owned()),
        docs: docs("Says."),
        deprecated: name == "RateLimit-Reset",
        location: Location::default(),
    };
    let headers = TypeKind::Headers(vec![
        header("Retry-After", scalar(Scalar::I64)),
        header("RateLimit-Reset", scalar(Scalar::DateTime)),
    ]);
    let success = TypeKind::StatusChoice(vec![
        case(StatusPattern::Exact(200), Some(named(CONTACT)), None),
        case(StatusPattern::Exact(204), None, None),
    ]);
    [
        of_operation(Role::Errors, errors),
        of_operation(Role::ResponseHeaders(StatusPattern::Exact(429)), headers),
        of_operation(Role::Success, success),
    ]
}

fn parameter(name: &str, location_in: ParameterLocation, ty: TypeExpression, required: bool) -> Parameter {
    let style = match location_in {
        ParameterLocation::Path | ParameterLocation::Header => Style::Simple,
        ParameterLocation::Query | ParameterLocation::QueryString | ParameterLocation::Cookie => Style::Form,
    };
    Parameter {
        name: name.to_owned(),
        location_in,
        ty,
        required,
        style,
        explode: style == Style::Form,
        allow_reserved: false,
        allow_empty: false,
        content: None,
        constraints: Constraints { max_length: Some(1), ..Constraints::default() },
        default: Some(string("x")),
        docs: docs("A parameter."),
        deprecated: false,
        location: Location::default(),
    }
}

fn body(content: BodyContent) -> Body {
    Body { media_type: "application/json".to_owned(), content, encodings: Vec::new() }
}

fn operation(id: &str, method: Method, segments: Vec<PathSegment>) -> Operation {
    Operation {
        id: Some(id.to_owned()),
        method,
        path: PathTemplate { text: "/contacts/{contactId}".to_owned(), segments },
        tags: vec![TagId(0)],
        docs: docs(NASTY),
        deprecated: false,
        parameters: Vec::new(),
        sent_as: None,
        request_body: None,
        responses: Vec::new(),
        success: Success::Empty,
        errors: Errors::Undocumented,
        security: Vec::new(),
        server: None,
        location: Location::default(),
    }
}

fn operations() -> Vec<Operation> {
    let path = || vec![PathSegment::Literal("/contacts/".to_owned()), PathSegment::Parameter(0)];
    let response = |status, content: Option<TypeExpression>| Response {
        status,
        body: content.map(|ty| body(BodyContent::Json(ty))),
        others: vec!["application/xml".to_owned()],
        stream: None,
        headers: Vec::new(),
        typed_headers: (status == StatusPattern::Exact(200)).then_some(TypeId(LIMITS)),
        links: vec![Link {
            name: "next".to_owned(),
            operation: "#/paths/~1ping/get".to_owned(),
            parameters: vec![("id".to_owned(), "$response.body#/id".to_owned())],
            request_body: Some("1".to_owned()),
            server: Some("https://example.com".to_owned()),
            description: Some(NASTY.to_owned()),
        }],
        docs: docs("What it says."),
        location: Location::default(),
    };
    let mut update = operation("updateContact", Method::Put, path());
    update.parameters = vec![
        parameter("contactId", ParameterLocation::Path, scalar(Scalar::String), true),
        parameter("contactId", ParameterLocation::Query, scalar(Scalar::DateTime), true),
        parameter("limit", ParameterLocation::Query, scalar(Scalar::I64), false),
        parameter("header", ParameterLocation::Header, scalar(Scalar::String), false),
        parameter("kind", ParameterLocation::Query, list(scalar(Scalar::String)), false),
        parameter("session", ParameterLocation::Cookie, named(STATUS), true),
    ];
    update.request_body = Some(RequestBody {
        required: true,
        body: body(BodyContent::Json(named(CONTACT))),
        choices: Vec::new(),
        constraints: Constraints::default(),
        docs: docs("New."),
        location: Location::default(),
    });
    update.success = Success::Several(TypeId(CHOICE));
    update.errors = Errors::Several(TypeId(ERRORS));
    update.security =
        vec![SecurityAlternative { schemes: vec![(SecuritySchemeId(0), Vec::new())] }, SecurityAlternative::default()];
    update.responses = vec![
        response(StatusPattern::Exact(200), Some(named(CONTACT))),
        response(StatusPattern::Exact(204), None),
        response(StatusPattern::Exact(400), Some(named(MESSAGE))),
        response(StatusPattern::Default, Some(named(CONTACT))),
    ];
    let mut patch = operation("contacts", Method::Patch, vec![PathSegment::Literal("/contacts".to_owned())]);
    patch.request_body = Some(RequestBody {
        required: false,
        body: body(BodyContent::Json(named(MESSAGE))),
        choices: Vec::new(),
        constraints: Constraints::default(),
        docs: docs("New."),
        location: Location::default(),
    });
    patch.success = Success::One(Payload::Json(list(named(CONTACT))));
    patch.errors = Errors::One(Payload::Json(named(NODE)));
    patch.deprecated = true;
    let mut untagged = operation("ping", Method::Get, vec![PathSegment::Literal("/ping".to_owned())]);
    untagged.tags = Vec::new();
    let mut post = operation("postMessage", Method::Post, vec![PathSegment::Literal("/m".to_owned())]);
    post.request_body = Some(RequestBody {
        required: true,
        body: body(BodyContent::Json(named(MESSAGE))),
        choices: Vec::new(),
        constraints: Constraints::default(),
        docs: docs("New."),
        location: Location::default(),
    });
    let upload = |id: &str, content, success| {
        let mut upload = operation(id, Method::Post, vec![PathSegment::Literal("/u".to_owned())]);
        let body = Body { media_type: "application/x".to_owned(), content, encodings: Vec::new() };
        upload.request_body = Some(RequestBody {
            required: true,
            body,
            choices: vec!["image/*".to_owned()],
            constraints: Constraints::default(),
            docs: example(),
            location: Location::default(),
        });
        upload.success = success;
        upload
    };
    let pair = TypeExpression::Tuple(vec![scalar(Scalar::String), scalar(Scalar::I64)]);
    let text = upload("sendText", BodyContent::Text, Success::One(Payload::Text));
    let bytes = upload("sendBytes", BodyContent::Bytes, Success::One(Payload::Bytes));
    let form = upload("sendForm", BodyContent::Form(named(NODE)), Success::One(Payload::Json(pair)));
    vec![update, patch, untagged, post, text, bytes, form]
}

fn security_schemes() -> Vec<SecurityScheme> {
    let scheme = |name: &str, kind| SecurityScheme {
        name: name.to_owned(),
        kind,
        docs: docs("A key."),
        deprecated: false,
        location: Location::default(),
    };
    vec![
        scheme("bearerAuth", SecuritySchemeKind::Bearer { format: Some("JWT".to_owned()) }),
        scheme("basic", SecuritySchemeKind::Basic),
        scheme("key", SecuritySchemeKind::ApiKey { name: "X-Key".to_owned(), location_in: ApiKeyLocation::Header }),
        scheme("other", SecuritySchemeKind::ApiKey { name: "key".to_owned(), location_in: ApiKeyLocation::Query }),
    ]
}

/// The whole API.
pub(crate) fn api() -> Api {
    let server = |url: &str, description: &str| Server {
        url: url.to_owned(),
        segments: Vec::new(),
        name: None,
        description: Some(description.to_owned()),
        location: Location::default(),
    };
    let tags = component(
        "Tags",
        TypeKind::Alias {
            target: list(scalar(Scalar::String)),
            constraints: Constraints { max_items: Some(3), unique_items: true, ..Constraints::default() },
        },
    );
    let patch = component("Patch", structure(Vec::new()));
    let mut types = vec![contact()];
    types.extend(enums());
    types.extend(unions());
    types.push(node());
    types.push(tags);
    types.extend(choices());
    types.push(patch);
    assert_eq!(types.len(), PATCH as usize + 1);
    Api {
        info: Info { title: "The Sample".to_owned(), version: "2".to_owned(), docs: docs(NASTY), ..Info::default() },
        servers: vec![
            server("https://dev.example.com", "Development"),
            server("https://example.com", "Production server"),
        ],
        operation_servers: Vec::new(),
        security_schemes: security_schemes(),
        tags: vec![
            Tag { name: "Contacts".to_owned(), docs: docs("People.") },
            Tag { name: "unused".to_owned(), docs: Docs::default() },
        ],
        operations: operations(),
        incoming: Vec::new(),
        types,
        untyped: Vec::new(),
        unions: 0,
        left_out: vec![LeftOut {
            unit: "operation".to_owned(),
            name: "bad".to_owned(),
            code: clientwright::diagnostics::Code::WrongType,
            reason: "parameter `x` has no schema".to_owned(),
            location: Location::default(),
        }],
    }
}
