//! The command line.

// Most of a generation makes and drops small tokens, on every core.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    clientwright::cli::main()
}
