//! What must hold of the whole generator: cases with snapshots, rejects, front doors, and the source's own order.

mod doors;
mod edges;
mod rendered;
