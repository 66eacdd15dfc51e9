//! The command line.

fn main() -> std::process::ExitCode {
    clientwright::cli::main()
}
