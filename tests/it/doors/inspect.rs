//! `clientwright inspect`.

use clientwright::cli::Exit;

use super::workshop::{PETS, Workshop};

#[test]
fn prints_what_a_stage_makes_of_a_description() {
    let workshop = Workshop::with_pets();
    let stage = |stage: &str| workshop.succeed(&format!("inspect pets.yaml --stage {stage}")).out;
    assert!(stage("document").contains("#/components/schemas/Pet"));
    assert!(stage("ir").contains("operation listPets GET \"/pets\""));
    assert!(stage("names").contains("list_pets"));
}

#[test]
fn says_what_is_wrong_on_the_other_stream() {
    let workshop = Workshop::with_pets();
    workshop.put("pets.yaml", "openapi: 9.9.9\n");
    let result = workshop.run("inspect pets.yaml --stage ir");
    assert_eq!(result.exit, Exit::Faults);
    assert_eq!(result.out, "");
    assert!(result.err.contains("[unsupported-version]"), "{}", result.err);
}

#[test]
fn sarif_is_one_document_for_all_crates() {
    let workshop = Workshop::with_pets();
    workshop.put("Cargo.toml", "[workspace]\nmembers = [\"clients/*\"]\n");
    workshop.put("pets.yaml", &PETS.replace("type: string", "type: strong"));
    workshop.succeed("generate pets.yaml --output clients/pets");
    workshop.succeed("generate pets.yaml --output clients/cats");
    let log: serde_json::Value = serde_json::from_str(&workshop.succeed("generate --format sarif").err).unwrap();
    assert_eq!(log["runs"].as_array().unwrap().len(), 2);
    assert_eq!(log["runs"][1]["results"][0]["ruleId"], "unknown-value");
}
