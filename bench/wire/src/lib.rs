//! Nothing but its benchmark, `benches/wire.rs`: documents of a synthetic API decoded and encoded in two styles.
