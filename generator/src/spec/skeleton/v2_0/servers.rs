//! `schemes`, `host` and `basePath` to servers.

use serde_json::{Value as Json, json};

use crate::diagnostics::{Pointer, SourceId};
use crate::spec::cx::{Cx, Site};
use crate::spec::report;

/// The servers of these schemes, whose list stands at `site`; `None` when neither host nor base path is given.
pub(super) fn servers(cx: &mut Cx<'_>, site: Option<&Site<'_>>, schemes: &[String]) -> Option<Json> {
    let root = cx.sources.node(SourceId::ENTRY, &Pointer::root())?;
    let base = root.get("basePath").and_then(|base| base.as_str()).unwrap_or_default().trim_end_matches('/');
    let Some(host) = root.get("host").and_then(|host| host.as_str()) else {
        return (!base.is_empty()).then(|| json!([{ "url": base }]));
    };
    let mut servers = Vec::new();
    for scheme in schemes {
        match scheme.as_str() {
            "http" | "https" => servers.push(json!({ "url": format!("{scheme}://{host}{base}") })),
            other => {
                if let Some(site) = site {
                    let message = format!("the scheme `{other}` is not modelled");
                    report::not_modelled(cx, site.location(), message, "servers of this scheme were left out");
                }
            }
        }
    }
    Some(Json::Array(servers))
}
