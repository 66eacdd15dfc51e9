//! The oracle of unions: of one that nothing decides, two branches accept the same documents.
//!
//! In: the places of such unions. Out: for each, two documents that the validator accepts for both of two branches, and as the whole, or
//! that none was found: then the union ought to be decided.

use clientwright::diagnostics::Code;
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
    let choices = places.iter().map(|at| Choice::new(described, at)).collect::<Vec<_>>();
    let known = choices.iter().flatten().flat_map(|choice| choice.schemas().cloned().collect::<Vec<_>>());
    let judge = Judge::new(described, known);
    let mut court = judge.open()?;
    let mut found = Unions { all: api.unions as u64, undecidable: Vec::new() };
    for (at, choice) in places.iter().zip(&choices) {
        let proof = match choice {
            Some(choice) => choice.prove(&judge, &mut court),
            None => Err("no `oneOf` or `anyOf` stands there".to_owned()),
        };
        found.undecidable.push(Undecidable { at: at.to_string(), proof });
    }
    Ok(found)
}

/// A choice, and what may overlap in it.
struct Choice {
    holder: Place,
    branches: Vec<Place>,
    innermost: Vec<Place>,
}

impl Choice {
    fn new(described: &Described, at: &Place) -> Option<Self> {
        let Branches { holder, all } = branches(&described.sources, at)?;
        let innermost = innermost(&described.sources, at);
        Some(Self { holder, branches: all, innermost })
    }

    fn schemas(&self) -> impl Iterator<Item = &Place> {
        self.branches.iter().chain(&self.innermost).chain([&self.holder])
    }

    /// Tries every pair of branches, then of what those are made of.
    fn prove(&self, judge: &Judge, court: &mut Court<'_>) -> Result<Proof, String> {
        let mut most = 0;
        for list in [&self.branches, &self.innermost] {
            for (index, left) in list.iter().take(MOST).enumerate() {
                for right in list.iter().take(MOST).skip(index + 1) {
                    let documents = self.overlap(judge, court, left, right);
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

    /// Documents that both branches accept, and the whole.
    fn overlap(&self, judge: &Judge, court: &mut Court<'_>, left: &Place, right: &Place) -> Vec<Json> {
        let mut found = Vec::new();
        let parts = [left, right].map(|place| judge.schema(place, Reading::Typed));
        let ([Some(left_schema), Some(right_schema)], Some(whole)) = (&parts, self.without_choice(judge)) else {
            return found;
        };
        let schema = json!({ "allOf": [whole, left_schema, right_schema] });
        for round in 0..TRIES {
            let fill = [Fill::Least, Fill::Most, Fill::Some][usize::try_from(round % 3).unwrap_or_default()];
            let draw = Draw::new(&format!("{left} {right}"), round);
            let Some(document) = Maker::new(judge.document(), draw, fill, None).value(&schema) else { continue };
            let accepts = |court: &mut Court<'_>, place: &Place| {
                court.verdict(place, Reading::Letter, &document) == Verdict::Valid
            };
            let is_new = !found.contains(&document);
            if is_new && accepts(court, left) && accepts(court, right) && court.is_valid(&whole, &document) {
                found.push(document);
            }
            if found.len() >= ENOUGH {
                break;
            }
        }
        found
    }

    /// What stands beside the choice.
    fn without_choice(&self, judge: &Judge) -> Option<Json> {
        let mut schema = judge.definition(&self.holder, Reading::Letter)?.clone();
        let keyword = self.branches.first().and_then(|branch| branch.pointer.parent()?.last());
        if let (Json::Object(says), Some(keyword)) = (&mut schema, keyword) {
            says.shift_remove(&keyword);
        }
        Some(schema)
    }
}
