//! The command; `lib.rs` says what it does.

fn main() -> std::process::ExitCode {
    clientwright_bench::main()
}
