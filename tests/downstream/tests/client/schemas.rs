//! What types cannot express of a description: nothing of it keeps a value from being sent, and `validate()` names every violation with its place.

use clientwright_loopback::Answer;
use clientwright_runtime::{ErrorKind, Map, ValidationError, Value};
use downstream::choices::types::{Order, Payment, PaymentCard, Tree};
use downstream::kept;
use downstream::kept::types::Deal;

use crate::fixtures::start;

fn violations(result: Result<(), ValidationError>) -> Vec<String> {
    result.err().iter().flat_map(ValidationError::violations).map(ToString::to_string).collect()
}

fn wrong_deal() -> Deal {
    let labels = Map::from_iter([("a", "b".to_owned())]);
    let others = Map::from_iter([("never", None)]);
    Deal::new("sale").tags(vec!["none".into(), "none".into()]).labels(labels).code("B\"").additional_properties(others)
}

#[test]
fn every_violation_is_named_by_its_pointer() {
    assert_eq!(
        violations(wrong_deal().validate()),
        [
            "`/tags/0`: is what `not` excludes",
            "`/tags/1`: is what `not` excludes",
            "`/tags`: has 0 items that fit `contains`, at least 1 are required",
            "`/never`: is not allowed",
            "``: lacks the required property `price`",
        ]
    );
    let deal = Deal::new("sale").price(1.5).currency("EUR").tags(vec!["main".into()]);
    assert_eq!(violations(deal.clone().validate()), [""; 0]);
    let deal = Deal::new("gift").price(1.5);
    assert_eq!(violations(deal.validate()), ["``: lacks property `currency`, which must stand beside `price`"]);
}

#[test]
fn what_stands_beside_a_choice_holds_for_every_variant() {
    let order =
        Order::new().payment(PaymentCard::new("1234").total(1.0)).amount("cash".to_owned()).plain("free".to_owned());
    assert_eq!(violations(order.validate()), [""; 0]);
    let both = Value::from_json(br#"{"number": "1", "iban": "2", "more": 3}"#).unwrap();
    let order = Order::new().payment(Payment::Unknown(both)).amount("for free".to_owned()).plain("for free".to_owned());
    assert_eq!(
        violations(order.validate()),
        [
            "`/payment`: fits 2 branches of `oneOf`, must fit one",
            "`/payment/more`: is not allowed",
            "`/amount`: has 8 characters, at most 4 are allowed",
        ]
    );
    assert_eq!(violations(Order::new().amount("free".to_owned()).validate()), ["`/amount`: is what `not` excludes"]);
    assert_eq!(violations(Order::new().amount(0_i64).validate()), ["`/amount`: is 0, must be at least 1"]);
}

#[test]
fn schemas_follow_references_as_deep_as_the_value_is() {
    let leaf = || Tree::new().name("leaf");
    assert_eq!(violations(leaf().children(Vec::new()).validate()), [""; 0]);
    let tree = Tree::new().children(vec![Tree::new().children(vec![leaf().children(vec![leaf()])])]);
    assert_eq!(violations(tree.validate()), ["`/children/0/children/0`: is what `not` excludes"]);
}

#[tokio::test]
async fn a_client_checks_requests_only_when_it_is_told_to() {
    let server = start([Answer::json(200, r#"{"id": "1", "error": "responses are never checked"}"#)]);
    let builder = || kept::Client::builder().base_url(server.url());
    let made = builder().build().unwrap().create_deal(wrong_deal()).await.unwrap();
    assert_eq!(made.id, "1");
    assert_eq!(
        server.requests()[0].body_text(),
        r#"{"kind":"sale","tags":["none","none"],"labels":{"a":"b"},"code":"B\"","never":null}"#
    );
    let client = builder().validate_requests(true).build().unwrap();
    let error = client.create_deal(wrong_deal()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Validate);
    assert_eq!(error.validation_error().unwrap().violations().len(), 5);
    assert_eq!(server.requests().len(), 1, "nothing was sent");
}
