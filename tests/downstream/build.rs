//! Generates the client.

fn main() -> Result<(), clientwright::build::BuildError> {
    clientwright::build("../../openapi/iclosed.yaml").generate()
}
