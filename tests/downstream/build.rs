//! Generates the clients.

fn main() -> Result<(), clientwright::build::BuildError> {
    clientwright::build("../../openapi/iclosed.yaml").generate()?;
    clientwright::build("../cases/bodies/multipart.yaml").name("forms").generate()?;
    clientwright::build("../cases/bodies/bytes.yaml").generate()
}
