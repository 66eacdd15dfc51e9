//! The passes and their order.

use crate::diagnostics::Diagnostics;
use crate::ir::Api;

use super::{
    derives, direction, files, kept, part_headers, payloads, presence, prune, reach, read_write, recursion, styles,
    unions, xml,
};

/// A pass: it changes the API and reports.
pub type Pass = fn(&mut Api, &mut Diagnostics);

/// Every pass, in the order in which they run.
pub const PASSES: &[(&str, Pass)] = &[
    // Needs every type, for a branch may stand anywhere.
    ("unions", unions::decide),
    // Adds types that `direction` has to see.
    ("files", files::settle),
    // Needs `files`: only a file has headers of the caller's.
    ("part_headers", part_headers::settle),
    ("direction", direction::settle),
    // Needs whole types: which style fits is a question of what values look like.
    ("styles", styles::settle),
    // Needs `direction`; adds types, which `prune` puts into their place.
    ("read_write", read_write::split),
    // Drops what no operation reaches and settles the order, so that nothing after it looks at more than is written.
    ("prune", prune::prune),
    // Needs the final types: a hint may be any of theirs.
    ("xml", xml::settle),
    // Needs the final ids.
    ("payloads", payloads::settle),
    // Needs `direction`: three states only where a request tells them apart.
    ("presence", presence::settle),
    ("recursion", recursion::settle),
    ("derives", derives::settle),
    // Needs every type and no other.
    ("reach", reach::settle),
    // Needs `direction`: only what requests reach is checked.
    ("kept", kept::bound),
];

/// Runs all of them.
pub fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    for (_, pass) in PASSES {
        pass(api, diagnostics);
    }
}
