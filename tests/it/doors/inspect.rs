//! `clientwright inspect`.

use clientwright::cli::Exit;

use super::workshop::Workshop;

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
