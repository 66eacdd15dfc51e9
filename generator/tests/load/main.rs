//! Loading: the hard cases of YAML and JSON, limits, files that refer to each other, and other readers as judges.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod budget;
mod files;
mod json;
mod mutations;
mod oracle;
mod positions;
mod support;
mod yaml;
