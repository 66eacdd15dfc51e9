//! Choices: which variant a value is to be, and what an object must have to be that one.

use super::Sampling;
use crate::Value;
use crate::read::In;
use crate::slot::{If, Literal, Probe};

/// A property that the next object must have.
#[derive(Debug)]
pub(super) struct Demand {
    pub(super) key: &'static str,
    /// Its value, if only one will do.
    pub(super) value: Option<Value>,
}

impl In<'_> {
    /// Chooses a variant: that of any of the rules, whose conditions the value is then made to fulfil.
    pub(in crate::read) fn sample_probe(&mut self, probe: &'static Probe) -> usize {
        let Some(sampling) = &mut self.sampling else { return usize::MAX };
        let Some(rule) = sampling.one_of(probe.rules) else { return usize::MAX };
        for condition in rule.1 {
            sampling.demand(probe, condition);
        }
        rule.0
    }
}

impl Sampling {
    fn demand(&mut self, probe: &'static Probe, condition: &'static If) {
        let (n, value) = match condition {
            If::Has(n) | If::Sole(n) | If::PropertyKind(n, _) => (*n, None),
            If::PropertyValue(n, literals) => (*n, self.one_of(literals).map(value_of)),
            If::Value(literals) => {
                self.next.value = self.one_of(literals).map(value_of);
                return;
            }
            // Its type makes it so.
            If::Kind(_) | If::Items(_) => return,
        };
        if let Some(key) = probe.keys.get(n) {
            self.demands.push(Demand { key, value });
        }
    }
}

fn value_of(literal: &Literal) -> Value {
    match *literal {
        Literal::Text(text) => text.into(),
        Literal::Integer(integer) => Value::Number(integer.into()),
        Literal::Bool(bool) => bool.into(),
    }
}
