//! Loading: the hard cases of YAML and JSON, limits, files that refer to each other, and other readers as judges.

mod budget;
mod files;
mod json;
mod oracle;
mod positions;
mod support;
mod yaml;
