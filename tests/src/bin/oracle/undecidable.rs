//! The oracle of unions: of one that nothing decides, two branches accept the same documents.
//!
//! In: the places of such unions. Out: for each, two documents that the validator accepts for both of two branches, and as the whole, or
//! that none was found: then the union ought to be decided.

use clientwright::diagnostics::Code;
use clientwright::ir::{TypeExpression, TypeKind};
use clientwright::spec::Place;
use serde_json::{Value as Json, json};

use crate::branches::{Branches, branches, innermost};
use crate::described::Described;
use crate::draw::Draw;
use crate::generate::{Fill, Maker};
use crate::judge::{Court, Judge, Verdict};
use crate::seats::place;
use crate::turn::Reading;

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
    branches: Vec<Place>,
    innermost: Vec<Place>,
    /// What several branches of another choice say of one property, which is a choice again, without a schema of its own.
    variants: Vec<Place>,
}

impl Choice {
    fn new(described: &Described, at: &Place) -> Self {
        let innermost = innermost(&described.sources, at);
        let variants = of_variants(described, at);
        let found = branches(&described.sources, at).map(|Branches { holder, all }| (Some(holder), all));
        let (holder, branches) = found.unwrap_or_default();
        Self { holder, branches, innermost, variants }
    }

    fn schemas(&self) -> impl Iterator<Item = &Place> {
        self.branches.iter().chain(&self.innermost).chain(&self.variants).chain(&self.holder)
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
        let keyword = self.branches.first().and_then(|branch| branch.pointer.parent()?.last());
        if let (Json::Object(says), Some(keyword)) = (&mut schema, keyword) {
            says.shift_remove(&keyword);
        }
        Some(schema)
    }
}

/// Documents that both branches accept, and what stands beside the choice.
fn overlap(judge: &Judge, court: &mut Court<'_>, whole: &Json, pair: [&Place; 2]) -> Vec<Json> {
    let mut found = Vec::new();
    let [Some(left), Some(right)] = pair.map(|place| judge.schema(place, Reading::Typed)) else { return found };
    let schema = json!({ "allOf": [whole, left, right] });
    for round in 0..TRIES {
        let fill = [Fill::Least, Fill::Most, Fill::Some][usize::try_from(round % 3).unwrap_or_default()];
        let draw = Draw::new(&format!("{} {}", pair[0], pair[1]), round);
        let Some(document) = Maker::new(judge.document(), draw, fill, None).value(&schema) else { continue };
        let mut is_accepted = !found.contains(&document) && court.is_valid(whole, &document);
        for place in pair {
            is_accepted = is_accepted && court.verdict(place, Reading::Letter, &document) == Verdict::Valid;
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

/// Where the types of the variants stand of a union that stands at a place.
fn of_variants(described: &Described, at: &Place) -> Vec<Place> {
    let types = &described.api.types;
    let unions = types.iter().filter(|ty| place(&ty.location) == *at).filter_map(|ty| match &ty.kind {
        TypeKind::Union(union) if union.probe.is_none() => Some(union),
        _ => None,
    });
    let named = unions.flat_map(|union| &union.variants).filter_map(|variant| match &variant.ty {
        TypeExpression::Named(id) => types.get(id.index()).map(|ty| place(&ty.location)),
        _ => None,
    });
    named.collect()
}
