//! What must hold of the whole generator.

mod edges;
mod rendered;
