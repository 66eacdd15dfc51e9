//! A synthetic API: the same for every run, with every kind of type that descriptions have.
//!
//! In: how many structs. Out: plain data. It must not know how any style prints it.

/// An API.
#[derive(Debug)]
pub(crate) struct Api {
    pub(crate) structs: Vec<Struct>,
    pub(crate) enums: Vec<Enum>,
    pub(crate) unions: Vec<Union>,
    pub(crate) operations: Vec<Operation>,
}

/// An object with properties.
#[derive(Debug)]
pub(crate) struct Struct {
    pub(crate) name: String,
    pub(crate) fields: Vec<Field>,
    /// The type of additional properties.
    pub(crate) rest: Option<Type>,
    /// Whether requests reach it, so that it has setters.
    pub(crate) in_requests: bool,
    /// The constant of its property `kind`, which comes first.
    pub(crate) tag: Option<String>,
}

/// A property.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) json: String,
    pub(crate) rust: String,
    pub(crate) doc: String,
    pub(crate) ty: Type,
    pub(crate) required: bool,
    pub(crate) limit: Option<u64>,
}

/// An expression of a type; numbers are indices into the API.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Type {
    Text,
    Integer,
    Number,
    Bool,
    DateTime,
    Any,
    Enum(usize),
    Struct(usize),
    Boxed(usize),
    Union(usize),
    List(Box<Type>),
    Map(Box<Type>),
}

/// A string enum.
#[derive(Debug)]
pub(crate) struct Enum {
    pub(crate) name: String,
    pub(crate) values: Vec<String>,
}

/// A union of structs.
#[derive(Debug)]
pub(crate) struct Union {
    pub(crate) name: String,
    pub(crate) variants: Vec<usize>,
    pub(crate) tagged: bool,
}

/// An operation.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) tag: usize,
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) body: Option<usize>,
    pub(crate) returns: usize,
    /// Optional query parameters.
    pub(crate) query: Vec<(String, Type)>,
}

/// Numbers that are the same every time (Knuth's MMIX constants).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % sides
    }
}

const WORDS: [&str; 40] = [
    "account", "address", "amount", "archive", "attempt", "balance", "billing", "branch", "budget", "campaign",
    "channel", "client", "comment", "contact", "country", "currency", "customer", "delivery", "discount", "document",
    "duration", "external", "filter", "group", "history", "invoice", "language", "location", "manager", "message",
    "network", "order", "payment", "priority", "product", "project", "region", "schedule", "source", "ticket",
];

/// The API with so many structs; the other counts follow.
pub(crate) fn synthetic(structs: usize) -> Api {
    let mut dice = Dice(42);
    let enums = (0..structs / 5).map(|n| synthetic_enum(n, &mut dice)).collect::<Vec<_>>();
    let (unions, variants) = synthetic_unions(structs, &mut dice);
    let plain = structs - variants;
    let mut list: Vec<Struct> =
        (0..structs).map(|n| synthetic_struct(n, plain, enums.len(), unions.len(), &mut dice)).collect();
    for union in &unions {
        for (n, variant) in union.variants.iter().enumerate() {
            mark_variant(&mut list[*variant], union.tagged, n);
        }
    }
    let operations = (0..structs * 3 / 10).map(|n| synthetic_operation(n, plain, &mut dice)).collect::<Vec<_>>();
    let mut api = Api { structs: list, enums, unions, operations };
    link_all(&mut api);
    mark_requests(&mut api);
    api
}

/// Gives what no operation reaches a place in a struct that one does, so that no generator leaves it out.
fn link_all(api: &mut Api) {
    let mut reached = Reached::default();
    let returned: Vec<usize> = api.operations.iter().map(|operation| operation.returns).collect();
    for n in api.operations.iter().flat_map(|operation| operation.body.into_iter().chain([operation.returns])) {
        reached.walk(api, &Type::Struct(n));
    }
    let types = (0..api.structs.len()).filter(|n| api.structs[*n].tag.is_none()).map(Type::Boxed);
    let types = (0..api.unions.len()).map(Type::Union).chain(types).chain((0..api.enums.len()).map(Type::Enum));
    for (n, ty) in types.collect::<Vec<_>>().into_iter().enumerate() {
        if !reached.has(&ty) {
            reached.walk(api, &ty);
            let holder = returned[n % returned.len()];
            let doc = "What is related, if it is known.".to_owned();
            let (json, rust) = (format!("related{n}"), format!("related{n}"));
            api.structs[holder].fields.push(Field { json, rust, doc, ty, required: false, limit: None });
        }
    }
}

/// What was met on a walk over types.
#[derive(Default)]
struct Reached {
    types: Vec<Type>,
}

impl Reached {
    fn has(&self, ty: &Type) -> bool {
        self.types.contains(ty)
    }

    fn walk(&mut self, api: &Api, ty: &Type) {
        let mut open = vec![ty.clone()];
        while let Some(ty) = open.pop() {
            match &ty {
                Type::List(inner) | Type::Map(inner) => open.push((**inner).clone()),
                Type::Struct(n) => open.push(Type::Boxed(*n)),
                Type::Boxed(n) if !self.has(&ty) => {
                    open.extend(api.structs[*n].fields.iter().map(|field| field.ty.clone()));
                }
                Type::Union(n) if !self.has(&ty) => {
                    open.extend(api.unions[*n].variants.iter().map(|n| Type::Boxed(*n)));
                }
                _ => {}
            }
            if !self.has(&ty) {
                self.types.push(ty);
            }
        }
    }
}

fn synthetic_enum(n: usize, dice: &mut Dice) -> Enum {
    let count = 3 + dice.roll(9);
    let values = (0..count).map(|v| format!("{}-{}", WORDS[(n + v * 7) % 40], v)).collect();
    Enum { name: format!("{}Kind{n}", upper(WORDS[n % 40])), values }
}

/// The unions, and how many structs at the end are their variants.
fn synthetic_unions(structs: usize, dice: &mut Dice) -> (Vec<Union>, usize) {
    let count = structs * 37 / 500;
    let sizes: Vec<usize> = (0..count).map(|_| 2 + dice.roll(4)).collect();
    let all: usize = sizes.iter().sum();
    let mut next = structs - all;
    let mut unions = Vec::new();
    for (n, size) in sizes.iter().enumerate() {
        let name = format!("{}Choice{n}", upper(WORDS[(n * 3) % 40]));
        unions.push(Union { name, variants: (next..next + size).collect(), tagged: n % 2 == 0 });
        next += size;
    }
    (unions, all)
}

fn synthetic_struct(n: usize, plain: usize, enums: usize, unions: usize, dice: &mut Dice) -> Struct {
    let count = 3 + dice.roll(11);
    let mut fields = Vec::new();
    for f in 0..count {
        let (first, second) = (WORDS[(n + f * 11) % 40], WORDS[(n * 3 + f * 5) % 40]);
        let ty = synthetic_type(n, plain, enums, unions, dice);
        let required = !matches!(ty, Type::Boxed(_)) && dice.roll(10) < 4;
        let limit = (ty == Type::Text && dice.roll(2) == 0).then(|| 10_000 + dice.roll(200) as u64);
        fields.push(Field {
            json: format!("{first}{}{f}", upper(second)),
            rust: format!("{first}_{second}{f}"),
            doc: format!("The {second} of the {first}, as the service keeps it; see the {first} for more."),
            ty,
            required,
            limit,
        });
    }
    let rest = (n % 25 == 7).then_some(Type::Text);
    Struct { name: format!("{}{n}", upper(WORDS[n % 40])), fields, rest, in_requests: false, tag: None }
}

fn synthetic_type(n: usize, plain: usize, enums: usize, unions: usize, dice: &mut Dice) -> Type {
    let layer = (plain / 5).max(1);
    let below = (n / layer + 1) * layer;
    let is_leaf = below >= plain;
    match dice.roll(100) {
        0..34 => Type::Text,
        34..44 => Type::Integer,
        44..50 => Type::Number,
        50..59 => Type::Bool,
        59..66 => Type::DateTime,
        66..75 => Type::Enum(dice.roll(enums)),
        75..78 => Type::List(Box::new(Type::Text)),
        78..80 => Type::Map(Box::new(Type::Text)),
        80..82 => Type::Any,
        82..85 => Type::Boxed(dice.roll(plain)),
        _ if is_leaf => Type::Text,
        85..92 => Type::Struct(below + dice.roll(plain - below)),
        92..96 => Type::List(Box::new(Type::Struct(below + dice.roll(plain - below)))),
        96 => Type::Map(Box::new(Type::Struct(below + dice.roll(plain - below)))),
        _ => Type::Union(dice.roll(unions)),
    }
}

/// Gives a variant what it is told by.
fn mark_variant(variant: &mut Struct, tagged: bool, n: usize) {
    variant.rest = None;
    if tagged {
        variant.tag = Some(format!("variant-{n}"));
    } else if let Some(field) = variant.fields.first_mut() {
        *field = Field {
            json: format!("only{n}"),
            rust: format!("only{n}"),
            doc: "What only this variant has.".to_owned(),
            ty: Type::Text,
            required: true,
            limit: None,
        };
    }
}

fn synthetic_operation(n: usize, plain: usize, dice: &mut Dice) -> Operation {
    let (verb, body) = match n % 3 {
        0 => ("create", Some(dice.roll(plain))),
        1 => ("list", None),
        _ => ("get", None),
    };
    let word = WORDS[n % 40];
    let query = (0..dice.roll(4))
        .map(|q| (format!("{}_{q}", WORDS[(n + q) % 40]), if q % 2 == 0 { Type::Integer } else { Type::Text }))
        .collect();
    Operation {
        tag: n % 10,
        name: format!("{verb}_{word}{n}"),
        path: format!("/{word}{n}/{{id}}"),
        body,
        returns: dice.roll(plain),
        query,
    }
}

/// Marks what request bodies reach.
fn mark_requests(api: &mut Api) {
    let mut open: Vec<usize> = api.operations.iter().filter_map(|operation| operation.body).collect();
    while let Some(n) = open.pop() {
        if std::mem::replace(&mut api.structs[n].in_requests, true) {
            continue;
        }
        for field in &api.structs[n].fields {
            open.extend(structs_of(&field.ty, &api.unions));
        }
    }
}

/// The structs that a type speaks of.
fn structs_of(ty: &Type, unions: &[Union]) -> Vec<usize> {
    match ty {
        Type::Struct(n) | Type::Boxed(n) => vec![*n],
        Type::Union(n) => unions[*n].variants.clone(),
        Type::List(inner) | Type::Map(inner) => structs_of(inner, unions),
        _ => Vec::new(),
    }
}

/// A word with its first letter in upper case.
pub(crate) fn upper(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}

/// `in-progress-2` as `InProgress2`.
pub(crate) fn pascal(words: &str) -> String {
    words.split(['-', '_']).map(upper).collect()
}
