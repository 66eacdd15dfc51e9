//! Generates the clients of the endpoint and of forms, and those of cases whose types are decoded and encoded.

/// Cases of `tests/cases/unions`.
const UNIONS: [&str; 4] = ["lists", "merged", "optional_tags", "subtypes"];

fn main() -> Result<(), clientwright::build::BuildError> {
    for case in UNIONS {
        clientwright::build(format!("../cases/unions/{case}.yaml")).generate()?;
    }
    clientwright::build("../../openapi/iclosed.yaml").generate()?;
    clientwright::build("../cases/bodies/multipart.yaml").name("forms").generate()?;
    clientwright::build("../cases/bodies/bytes.yaml").generate()
}
