//! What a skeleton object says beyond OpenAPI 3.0.

use crate::diagnostics::{Code, Location, Pointer};
use crate::spec::Located;

use super::context::Context;

/// Reports the extras of an object that nothing uses. Each key is a path from the object down, `content/application~1jsonl/itemSchema`.
pub(super) fn report_extras<T>(cx: &mut Context<'_>, located: &Located<T>, used: &[&str]) {
    for (path, node) in &located.extras {
        if used.contains(&path.as_str()) {
            continue;
        }
        let base = &located.location;
        let pointer = Pointer::from_text(&format!("{}/{path}", base.pointer));
        let location = Location { source: base.source, span: node.span, pointer };
        let name = location.pointer.last().unwrap_or_default();
        cx.report(Code::NotModelled, &location, format!("`{name}` is not modelled"));
    }
}
