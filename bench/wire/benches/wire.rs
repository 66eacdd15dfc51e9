//! Two documents of 1 MB, decoded and encoded by what clientwright generates and by types that derive serde's traits, with `serde_json`.
#![expect(clippy::expect_used, reason = "a benchmark that cannot go on has to end")]

use std::hint::black_box;
use std::time::Duration;

use clientwright_runtime::rt::v1 as rt;
use criterion::{Criterion, Throughput};
use serde_json::Value;

#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    clippy::struct_field_names,
    reason = "a client has more than a benchmark uses, and made-up names of fields repeat those of structs"
)]
mod api {
    include!(concat!(env!("OUT_DIR"), "/api.rs"));
}

#[allow(
    dead_code,
    unreachable_pub,
    clippy::all,
    clippy::pedantic,
    reason = "stands for what users write with serde, not for our style"
)]
mod derived {
    include!(concat!(env!("OUT_DIR"), "/derived.rs"));
}

mod roots {
    include!(concat!(env!("OUT_DIR"), "/roots.rs"));
}

/// A style: how it decodes and how it encodes.
struct Style<T> {
    name: &'static str,
    decode: fn(&[u8]) -> T,
    encode: fn(&T) -> Vec<u8>,
}

/// Benchmarks one document in both styles.
fn document<A, B>(criterion: &mut Criterion, name: &str, json: &[u8], ours: &Style<A>, derived: &Style<B>) {
    ours.check(json);
    derived.check(json);
    let mut group = criterion.benchmark_group(format!("decode/{name}"));
    group.throughput(Throughput::Bytes(json.len() as u64));
    group.bench_function(ours.name, |bencher| bencher.iter(|| (ours.decode)(black_box(json))));
    group.bench_function(derived.name, |bencher| bencher.iter(|| (derived.decode)(black_box(json))));
    group.finish();
    let mut group = criterion.benchmark_group(format!("encode/{name}"));
    group.throughput(Throughput::Bytes(json.len() as u64));
    let (a, b) = ((ours.decode)(json), (derived.decode)(json));
    group.bench_function(ours.name, |bencher| bencher.iter(|| (ours.encode)(black_box(&a))));
    group.bench_function(derived.name, |bencher| bencher.iter(|| (derived.encode)(black_box(&b))));
    group.finish();
}

impl<T> Style<T> {
    /// Sees that what it writes is what it read.
    fn check(&self, json: &[u8]) {
        let value = |json: &[u8]| serde_json::from_slice::<Value>(json).expect("JSON");
        let written = (self.encode)(&(self.decode)(json));
        assert!(value(&written) == value(json), "{} changed the document", self.name);
    }
}

/// Both styles of a document's type.
macro_rules! both {
    ($root:ident) => {
        (
            Style {
                name: "clientwright",
                decode: |json| rt::decode::<roots::$root::Ours>(json).expect("decodes"),
                encode: |value| rt::encode(value).expect("encodes"),
            },
            Style {
                name: "serde derive",
                decode: |json| serde_json::from_slice::<roots::$root::Derived>(json).expect("decodes"),
                encode: |value| serde_json::to_vec(value).expect("encodes"),
            },
        )
    };
}

fn main() {
    let mut criterion = Criterion::default().measurement_time(Duration::from_secs(5)).configure_from_args();
    let (ours, derived) = both!(without_unions);
    let json = include_bytes!(concat!(env!("OUT_DIR"), "/without_unions.json"));
    document(&mut criterion, "without unions", json, &ours, &derived);
    let (ours, derived) = both!(with_unions);
    let json = include_bytes!(concat!(env!("OUT_DIR"), "/with_unions.json"));
    document(&mut criterion, "with unions", json, &ours, &derived);
    criterion.final_summary();
}
