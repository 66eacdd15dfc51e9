//! A component under another name.

use clientwright::diagnostics::Pointer;
use serde_json::Value;

use crate::draw::Draw;

use super::change::Change;
use super::places::{capital, fresh_word, is_swagger, map};
use super::references::redirect;

/// Renames a component and all references to it.
pub(super) fn rename(value: &Value, draw: &mut Draw) -> Option<Change> {
    let root = Pointer::root();
    let sections: Vec<Pointer> = if is_swagger(value) {
        ["definitions", "parameters", "responses"].map(|section| root.key(section)).into()
    } else {
        let names = ["schemas", "parameters", "responses", "requestBodies", "headers", "callbacks"];
        names.map(|section| root.key("components").key(section)).into()
    };
    let keys = |section: Pointer| {
        let members = map(value, &section).into_iter().flat_map(serde_json::Map::keys);
        members.map(|name| (section.clone(), name.clone())).collect::<Vec<_>>()
    };
    let all: Vec<(Pointer, String)> = sections.into_iter().flat_map(keys).collect();
    let (section, old) = draw.one(&all)?;
    let new = capital(fresh_word(value)?);
    let mut changed = value.clone();
    let members = super::places::map_mut(&mut changed, section)?;
    let renamed = |(name, member)| (if name == *old { new.clone() } else { name }, member);
    *members = std::mem::take(members).into_iter().map(renamed).collect();
    let (from, to) = (format!("#{}", section.key(old)), format!("#{}", section.key(&new)));
    let is_schema = matches!(section.last().as_deref(), Some("schemas" | "definitions"));
    redirect(&mut changed, &|text| {
        if is_schema && text == old {
            // The mapping of a discriminator may say the name alone.
            return Some(new.clone());
        }
        let rest = text.strip_prefix(&from).filter(|rest| rest.is_empty() || rest.starts_with('/'))?;
        Some(format!("{to}{rest}"))
    });
    let what = format!("`{}` is now `{new}`", section.key(old));
    Some(Change { what, value: changed, touched: [old.clone(), new].into() })
}
