//! Bodies of webhooks, as they were received.

use downstream::operations::webhooks::incoming::{ManyPost, PetAdded};
use downstream::operations::webhooks::runtime::from_json;
use downstream::operations::webhooks::types::PetAddedPayloadReason as Reason;

#[test]
fn a_body_decodes_to_the_payload_of_its_webhook() {
    let added: PetAdded = from_json(br#"{"id": 7, "reason": "born", "later": true}"#).unwrap();
    assert_eq!((added.id, added.reason), (7, Reason::Born));
    let many: ManyPost = from_json(br#"[{"name": "Tom"}, {}]"#).unwrap();
    assert_eq!(many.iter().map(|pet| pet.name.as_deref()).collect::<Vec<_>>(), [Some("Tom"), None]);
}

#[test]
fn a_value_that_came_later_is_kept() {
    let added: PetAdded = from_json(br#"{"id": 7, "reason": "found"}"#).unwrap();
    assert!(!added.reason.is_known());
    assert_eq!(added.reason.as_str(), "found");
}

#[test]
fn an_error_says_where_a_body_does_not_fit() {
    let error = from_json::<PetAdded>(br#"{"id": "seven", "reason": "born"}"#).unwrap_err();
    assert_eq!(error.pointer(), "/id");
    let error = from_json::<ManyPost>(br#"[{}, {"name": 5}]"#).unwrap_err();
    assert_eq!(error.pointer(), "/1/name");
    let error = from_json::<PetAdded>(b"{}").unwrap_err();
    assert_eq!(error.missing(), ["/id", "/reason"]);
    assert!(from_json::<PetAdded>(b"").is_err());
}
