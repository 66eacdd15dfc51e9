//! Which operations a client has: by flags, and by its manifest.

use clientwright::cli::Exit;

use super::workshop::Workshop;

const ZOO: &str = "\
openapi: 3.1.0
info: {title: Zoo, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses: {'200': {description: all, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  /pets/{id}/toys:
    get:
      operationId: listToys
      tags: [toys]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: all, content: {application/json: {schema: {$ref: '#/components/schemas/Toy'}}}}}
  /admin/log:
    post:
      operationId: clearLog
      responses: {'204': {description: done}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
    Toy: {type: object, properties: {name: {type: string}}}
";

const COMMAND: &str = "generate zoo.yaml --output zoo";

fn zoo() -> Workshop {
    let workshop = Workshop::new();
    workshop.put("zoo.yaml", ZOO);
    workshop
}

/// The operations that a crate has.
fn operations(workshop: &Workshop) -> Vec<&'static str> {
    let names = [("listPets", "src/pets.rs"), ("listToys", "src/toys.rs"), ("clearLog", "src/operations.rs")];
    let there = names.into_iter().filter(|(_, file)| workshop.path("zoo").join(file).is_file());
    there.map(|(name, _)| name).collect()
}

#[test]
fn flags_select_and_what_nothing_uses_is_dropped() {
    let workshop = zoo();
    workshop.succeed(&format!("{COMMAND} --include tag:pets --include clearLog"));
    assert_eq!(operations(&workshop), ["listPets", "clearLog"]);
    assert!(workshop.path("zoo/src/types/pet.rs").is_file());
    assert!(!workshop.path("zoo/src/types/toy.rs").exists(), "no operation reaches it");
    workshop.succeed(&format!("{COMMAND} --include * --exclude tag:pets"));
    assert_eq!(operations(&workshop), ["listToys", "clearLog"]);
}

#[test]
fn flags_are_remembered() {
    let workshop = zoo();
    workshop.succeed(&format!("{COMMAND} --exclude tag:pets --exclude clear*"));
    let manifest = workshop.read("zoo/Cargo.toml");
    assert!(manifest.contains("exclude = [\"tag:pets\", \"clear*\"]\n"), "{manifest}");
    assert!(!manifest.contains("include"), "{manifest}");
    assert_eq!(workshop.succeed(COMMAND).err, "zoo: up to date\n");
    assert_eq!(operations(&workshop), ["listToys"]);
    workshop.succeed(&format!("{COMMAND} --exclude clearLog"));
    assert_eq!(operations(&workshop), ["listPets", "listToys"]);
}

#[test]
fn a_manifest_selects_by_method_and_path() {
    let workshop = zoo();
    workshop.succeed(COMMAND);
    let manifest = workshop.read("zoo/Cargo.toml");
    let selection = "exclude = [ # not for us\n  \"GET /pets/**\",\n  \"* /admin/*\",\n]\nsource-hash";
    workshop.put("zoo/Cargo.toml", &manifest.replace("source-hash", selection));
    workshop.succeed(COMMAND);
    assert_eq!(operations(&workshop), ["listPets"]);
    assert!(workshop.read("zoo/Cargo.toml").contains(selection), "it stays as it was written");
    assert_eq!(workshop.succeed(COMMAND).err, "zoo: up to date\n");
}

#[test]
fn a_selector_that_selects_nothing_is_shown_where_it_stands() {
    let workshop = zoo();
    workshop.succeed(COMMAND);
    let manifest = workshop.read("zoo/Cargo.toml");
    workshop
        .put("zoo/Cargo.toml", &manifest.replace("source-hash", "include = [\"listPets\", \"tag:toy\"]\nsource-hash"));
    let result = workshop.run(COMMAND);
    assert_eq!(result.exit, Exit::Usage);
    let expected = "\
error[unmatched-selector]: `tag:toy` selects no operation
 --> zoo/Cargo.toml:9:24  usage
  |
9 | include = [\"listPets\", \"tag:toy\"]
  |                        ^^^^^^^^^
  |
  = help: did you mean `tag:toys`?
";
    assert!(result.err.starts_with(expected), "{}", result.err);
    let result = workshop.run(&format!("{COMMAND} --include toys"));
    assert_eq!(result.exit, Exit::Usage);
    assert!(result.err.contains("help: did you mean `tag:toys`?"), "{}", result.err);
}

#[test]
fn a_selection_of_the_wrong_kind_is_shown_where_it_stands() {
    let workshop = zoo();
    workshop.succeed(COMMAND);
    let manifest = workshop.read("zoo/Cargo.toml");
    workshop.put("zoo/Cargo.toml", &manifest.replace("source-hash", "include = 'tag:toys'\nsource-hash"));
    let result = workshop.run(COMMAND);
    assert_eq!(result.exit, Exit::Usage);
    assert!(result.err.contains("Cargo.toml:9:11: `include` is not a list of strings"), "{}", result.err);
}
