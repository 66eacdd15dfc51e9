//! Names that last: no change of one item changes the name of another.

use std::path::Path;

use clientwright_tests::descriptions::Description;
use clientwright_tests::draw::Draw;
use clientwright_tests::lasting::{Document, Kind, compare};

/// Cases with everything that has a name.
const CASES: [&str; 5] = [
    "cases/lasting/shared.yaml",
    "cases/incoming/callbacks.yaml",
    "cases/incoming/webhooks.yaml",
    "cases/responses/headers_and_links.yaml",
    "cases/components/media_types.yaml",
];

/// Changes of each kind for each case.
const ROUNDS: u64 = 4;

#[test]
fn a_change_of_one_item_changes_no_other_name() {
    let mut lost = Vec::new();
    for case in CASES {
        let document = Document::read(&Description::of_file(Path::new(case))).unwrap();
        let before = document.names_with(&document.value).unwrap();
        for kind in Kind::ALL {
            for round in 0..ROUNDS {
                let mut draw = Draw::new(&format!("{case} {}", kind.name()), round);
                let Some(change) = kind.change(&document.value, &mut draw) else { continue };
                let after =
                    document.names_with(&change.value).unwrap_or_else(|error| panic!("{}: {error}", change.what));
                let compared = compare(&before, &after, &change.touched);
                assert!(compared.compared > 0, "{case}: {}: nothing was compared", change.what);
                lost.extend(compared.differences.iter().map(|lost| format!("{case}: {}: {lost:?}", change.what)));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn every_kind_of_change_has_something_to_change() {
    let document = Document::read(&Description::of_file(Path::new(CASES[0]))).unwrap();
    for kind in Kind::ALL {
        let change = kind.change(&document.value, &mut Draw::new(kind.name(), 0));
        // Two objects are equal whatever their order, two texts are not.
        let texts = change.map(|change| [change.value.to_string(), document.value.to_string()]);
        assert!(texts.is_some_and(|[changed, plain]| changed != plain), "{}", kind.name());
    }
}

#[test]
fn a_name_that_does_not_last_is_seen() {
    let document = Document::read(&Description::of_file(Path::new(CASES[0]))).unwrap();
    let before = document.names_with(&document.value).unwrap();
    let mut value = document.value.clone();
    value["paths"]["/parcels/{id}"]["get"]["operationId"] = "fetchParcel".into();
    let after = document.names_with(&value).unwrap();
    let differences = compare(&before, &after, &[].into()).differences;
    let changed =
        |before: &str, after: &str| differences.iter().any(|lost| lost.before == before && lost.after == after);
    assert!(changed("get_parcel", "fetch_parcel"));
    assert!(changed("GetParcelView", "FetchParcelView"));
}
