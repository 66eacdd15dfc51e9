//! The oracle of unions: of one that nothing decides, two branches accept the same documents.
//!
//! In: the places of such unions. Out: for each, two documents that the validator accepts for both of two branches, and as the whole, or
//! that none was found: then the union ought to be decided.

use std::fmt;

use clientwright::diagnostics::Code;
use clientwright::ir::{self, TypeExpression, TypeKind};
use clientwright::spec::Place;
use serde_json::{Value as Json, json};

use crate::branches::{Branches, branches, innermost};
use crate::described::Described;
use crate::generate::{Fill, Maker};
use crate::judge::{Court, Judge, Verdict};
use crate::seats::place;
use crate::turn::Reading;
use clientwright_tests::draw::Draw;

/// How many documents prove that two branches overlap.
const ENOUGH: usize = 2;
/// How many documents are made up for a pair of branches.
const TRIES: u64 = 60;
/// How many branches of a choice are paired.
const MOST: usize = 24;

/// What is known of the unions of a description.
#[derive(Debug, Default)]
pub(crate) struct Unions {
    /// How many there are.
    pub(crate) all: u64,
    /// Those that nothing decides.
    pub(crate) undecidable: Vec<Undecidable>,
}

/// A union that nothing decides.
#[derive(Debug)]
pub(crate) struct Undecidable {
    /// Where it stands.
    pub(crate) at: String,
    /// Two branches, and documents that both accept; or why there are none.
    pub(crate) proof: Result<Proof, String>,
}

/// Why a union cannot be decided.
#[derive(Debug)]
pub(crate) struct Proof {
    pub(crate) branches: [String; 2],
    pub(crate) documents: Vec<Json>,
}

/// Looks at the unions of a description.
pub(crate) fn unions(described: &Described) -> Result<Unions, String> {
    let api = &described.api;
    let undecidable = api.untyped.iter().filter(|untyped| untyped.cause == Some(Code::UndecidableUnion));
    let places: Vec<Place> = undecidable.map(|untyped| place(&untyped.location)).collect();
    let choices: Vec<Choice> = places.iter().map(|at| Choice::new(described, at)).collect();
    let known = choices.iter().flat_map(|choice| choice.schemas().cloned().collect::<Vec<_>>());
    let judge = Judge::new(described, known);
    let mut court = judge.open()?;
    let mut found = Unions { all: api.unions as u64, undecidable: Vec::new() };
    for (at, choice) in places.iter().zip(&choices) {
        found.undecidable.push(Undecidable { at: at.to_string(), proof: choice.prove(&judge, &mut court) });
    }
    Ok(found)
}

/// A choice, and what may overlap in it.
struct Choice {
    /// The schema that has it.
    holder: Option<Place>,
    branches: Vec<Branch>,
    innermost: Vec<Branch>,
    /// What several branches of another choice say of one property, which is a choice again, without a schema of its own.
    variants: Vec<Branch>,
}

/// A branch: a schema, or values of such where only the type says so.
enum Branch {
    Schema(Place),
    List(Box<Branch>),
    Map(Box<Branch>),
    Any,
}

impl Branch {
    /// What a type comes down to; `None` for what stands nowhere and is plain.
    fn new(types: &[ir::Type], ty: &TypeExpression) -> Option<Self> {
        Some(match ty {
            TypeExpression::Named(id) => Self::Schema(place(&types.get(id.index())?.location)),
            TypeExpression::List(item) => Self::List(Box::new(Self::new(types, item)?)),
            TypeExpression::Map(value) => Self::Map(Box::new(Self::new(types, value)?)),
            TypeExpression::Nullable(inner) => Self::new(types, inner)?,
            TypeExpression::Any => Self::Any,
            TypeExpression::Scalar(_) | TypeExpression::Tuple(_) => return None,
        })
    }

    fn schema(&self) -> Option<&Place> {
        match self {
            Self::Schema(place) => Some(place),
            Self::List(inner) | Self::Map(inner) => inner.schema(),
            Self::Any => None,
        }
    }

    /// As JSON Schema.
    fn json(&self, judge: &Judge, reading: Reading) -> Option<Json> {
        Some(match self {
            Self::Schema(place) => judge.schema(place, reading)?,
            Self::List(item) => json!({ "type": ["array"], "items": item.json(judge, reading)? }),
            Self::Map(value) => json!({ "type": ["object"], "additionalProperties": value.json(judge, reading)? }),
            Self::Any => Json::Bool(true),
        })
    }
}

impl fmt::Display for Branch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Schema(place) => write!(f, "{place}"),
            Self::List(item) => write!(f, "a list of {item}"),
            Self::Map(value) => write!(f, "a map of {value}"),
            Self::Any => f.write_str("anything"),
        }
    }
}

impl Choice {
    fn new(described: &Described, at: &Place) -> Self {
        let found = branches(&described.sources, at).map(|Branches { holder, all }| (Some(holder), all));
        let (holder, branches) = found.unwrap_or_default();
        let schemas = |places: Vec<Place>| places.into_iter().map(Branch::Schema).collect();
        let (branches, innermost) = (schemas(branches), schemas(innermost(&described.sources, at)));
        Self { holder, branches, innermost, variants: of_variants(described, at) }
    }

    fn schemas(&self) -> impl Iterator<Item = &Place> {
        let all = self.branches.iter().chain(&self.innermost).chain(&self.variants);
        all.filter_map(Branch::schema).chain(&self.holder)
    }

    /// Tries every pair of branches, then of what those are made of.
    fn prove(&self, judge: &Judge, court: &mut Court<'_>) -> Result<Proof, String> {
        let mut most = 0;
        let whole = self.without_choice(judge).unwrap_or(Json::Bool(true));
        let any = Json::Bool(true);
        for (list, whole) in [(&self.branches, &whole), (&self.innermost, &whole), (&self.variants, &any)] {
            for (index, left) in list.iter().take(MOST).enumerate() {
                for right in list.iter().take(MOST).skip(index + 1) {
                    let documents = overlap(judge, court, whole, [left, right]);
                    if documents.len() >= ENOUGH {
                        let branches = [left.to_string(), right.to_string()];
                        return Ok(Proof { branches, documents });
                    }
                    most = most.max(documents.len());
                }
            }
        }
        Err(format!("{most} documents of {ENOUGH} that two branches accept"))
    }

    /// What stands beside the choice.
    fn without_choice(&self, judge: &Judge) -> Option<Json> {
        let mut schema = judge.definition(self.holder.as_ref()?, Reading::Letter)?.clone();
        let keyword = self.branches.first().and_then(|branch| branch.schema()?.pointer.parent()?.last());
        if let (Json::Object(says), Some(keyword)) = (&mut schema, keyword) {
            says.shift_remove(&keyword);
        }
        Some(schema)
    }
}

/// Documents that both branches accept, and what stands beside the choice.
fn overlap(judge: &Judge, court: &mut Court<'_>, whole: &Json, pair: [&Branch; 2]) -> Vec<Json> {
    let mut found = Vec::new();
    let [Some(left), Some(right)] = pair.map(|branch| branch.json(judge, Reading::Typed)) else { return found };
    let letters = pair.map(|branch| branch.json(judge, Reading::Letter).unwrap_or(Json::Bool(false)));
    let schema = json!({ "allOf": [whole, left, right] });
    for round in 0..TRIES {
        let fill = [Fill::Least, Fill::Most, Fill::Some][usize::try_from(round % 3).unwrap_or_default()];
        let draw = Draw::new(&format!("{} {}", pair[0], pair[1]), round);
        let Some(document) = Maker::new(judge.document(), draw, fill, None).value(&schema) else { continue };
        let mut is_accepted = !found.contains(&document) && court.is_valid(whole, &document);
        for (branch, letter) in pair.iter().zip(&letters) {
            is_accepted = is_accepted
                && match branch {
                    Branch::Schema(place) => court.verdict(place, Reading::Letter, &document) == Verdict::Valid,
                    _ => court.is_valid(letter, &document),
                };
        }
        if is_accepted {
            found.push(document);
        }
        if found.len() >= ENOUGH {
            break;
        }
    }
    found
}

/// The variants of a union that stands at a place.
fn of_variants(described: &Described, at: &Place) -> Vec<Branch> {
    let types = &described.api.types;
    let unions = types.iter().filter(|ty| place(&ty.location) == *at).filter_map(|ty| match &ty.kind {
        TypeKind::Union(union) if union.probe.is_none() => Some(union),
        _ => None,
    });
    unions.flat_map(|union| &union.variants).filter_map(|variant| Branch::new(types, &variant.ty)).collect()
}
