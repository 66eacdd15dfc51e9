//! Names of the builder's setters for credentials.

use crate::ir;

use super::case::{Symbols, words};
use super::ladder::{SECURITY, identifier, specified};
use super::scope::{Sameness, Taken, assign};
use super::wish::Wish;
use super::{Identifier, reserved};

/// The setter of each security scheme, by [`ir::SecuritySchemeId`]: by what it is, or by its name where several are the same.
pub(super) fn assign_security(schemes: &[ir::SecurityScheme]) -> Vec<Identifier> {
    let wishes: Vec<Wish> = schemes
        .iter()
        .map(|scheme| {
            let kind = identifier(&words(kind_words(&scheme.kind), Symbols::Dropped), SECURITY);
            let mut wish = specified(&scheme.name, &["auth"], SECURITY).after(kind);
            wish.rank = 0;
            wish
        })
        .collect();
    assign(&wishes, &Taken::new(Sameness::Exact, reserved::BUILDER_METHODS.iter().copied()))
}

fn kind_words(kind: &ir::SecuritySchemeKind) -> &'static str {
    match kind {
        ir::SecuritySchemeKind::Bearer { .. } => "bearer auth",
        ir::SecuritySchemeKind::OAuth { .. } => "oauth",
        ir::SecuritySchemeKind::Basic => "basic auth",
        ir::SecuritySchemeKind::MutualTls => "mutual tls",
        ir::SecuritySchemeKind::ApiKey { .. } => "api key",
    }
}
