//! Generates the client whose answers and values are random.

fn main() -> Result<(), clientwright::build::BuildError> {
    clientwright::build("openapi.yaml").name("kinds").generate()
}
