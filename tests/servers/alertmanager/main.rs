//! Alerts, and silences from their creation to their end.

#[path = "../steps.rs"]
mod steps;

use std::time::Duration;

use alertmanager::Client;
use alertmanager::silence::GetSilenceError as GetError;
use alertmanager::types::{
    AlertStatusState, ClusterStatusStatus, Matcher, PostableAlert, PostableSilence, Receiver, SilenceStatusState,
};
use clientwright_runtime::{ErrorKind, Map};

use steps::Steps;

/// When the silence ends.
const END: &str = "2099-01-01T00:00:00Z";
/// An id that no silence has.
const NOBODY: &str = "5b1b6e6e-0000-4000-8000-000000000000";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut steps = Steps::from_arguments();
    let client = Client::builder().base_url(&steps.url).on_drift(steps.observer()).build().unwrap();

    steps.step("status", status(&client)).await;
    steps.step("create two alerts", create_alerts(&client)).await;
    steps.step("list alerts, by label too", list_alerts(&client)).await;
    steps.step("groups of alerts", groups(&client)).await;
    let id = steps.step("create a silence", create(&client)).await;
    steps.step("read the silence", read(&client, &id)).await;
    steps.step("the alert is silenced", silenced(&client, &id)).await;
    let id = steps.step("update the silence", update(&client, &id)).await;
    steps.step("list silences", list(&client, &id)).await;
    steps.step("a documented error: 400", bad_filter(&client)).await;
    steps.step("a documented error of a body: 400", bad_silence(&client)).await;
    steps.step("a documented error without a body: 404", unknown(&client)).await;
    steps.step("not a UUID", no_uuid(&client)).await;
    steps.step("delete the silence", delete(&client, &id)).await;
    steps.end();
}

async fn status(client: &Client) {
    let status = client.general().get_status().await.unwrap();
    assert_eq!(status.cluster.status, ClusterStatusStatus::Disabled);
    assert!(status.config.original.contains("receiver: nobody"), "{}", status.config.original);
    assert!(status.uptime.as_str().starts_with("20"), "{}", status.uptime);
    let receivers = client.receiver().get_receivers().await.unwrap();
    assert_eq!(receivers, [Receiver::new("nobody")]);
}

fn labels(name: &str) -> Map<String> {
    [("alertname", name), ("job", "test")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into_iter()
        .collect()
}

async fn create_alerts(client: &Client) {
    let alert = |name| PostableAlert::new(labels(name)).ends_at(END).generator_url("http://127.0.0.1/graph");
    let done = client.alert().post_alerts(vec![alert("Down"), alert("Slow")]).response().await.unwrap();
    assert_eq!(done.status, 200);
}

async fn list_alerts(client: &Client) {
    let mut alerts = client.alert().get_alerts().await.unwrap();
    alerts.sort_by(|one, other| one.labels.get("alertname").cmp(&other.labels.get("alertname")));
    assert_eq!(alerts.len(), 2);
    assert_eq!((&alerts[0].labels, &alerts[1].labels), (&labels("Down"), &labels("Slow")));
    assert_eq!(alerts[0].status.state, AlertStatusState::Active);
    assert_eq!(alerts[0].ends_at.as_str(), "2099-01-01T00:00:00.000Z");
    assert_eq!(alerts[0].generator_url.as_deref(), Some("http://127.0.0.1/graph"));
    let matchers = vec!["alertname=\"Down\"".to_owned(), "job=~\"t.*\"".to_owned()];
    assert_eq!(client.alert().get_alerts().filter(matchers).await.unwrap(), [alerts[0].clone()]);
    assert_eq!(client.alert().get_alerts().active(false).await.unwrap(), []);
}

/// The groups are made a moment after the alerts.
async fn groups(client: &Client) {
    let groups = loop {
        let groups = client.alertgroup().get_alert_groups().await.unwrap();
        if groups.iter().map(|group| group.alerts.len()).sum::<usize>() == 2 {
            break groups;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    assert_eq!(groups.len(), 1);
    assert_eq!((&groups[0].receiver, groups[0].labels.len()), (&Receiver::new("nobody"), 0));
}

fn silence(by: &str) -> PostableSilence {
    let matcher = Matcher::new(false, "alertname", "Down").is_equal(true);
    PostableSilence::new("a comment", by, END, vec![matcher], "2026-01-01T00:00:00Z")
}

async fn create(client: &Client) -> String {
    client.silence().post_silences(silence("me")).await.unwrap().silence_id.unwrap()
}

async fn read(client: &Client, id: &str) {
    let read = client.silence().get_silence(id).await.unwrap();
    assert_eq!((read.id.as_str(), read.created_by.as_str(), read.comment.as_str()), (id, "me", "a comment"));
    assert_eq!(read.status.state, SilenceStatusState::Active);
    assert_eq!(read.matchers, [Matcher::new(false, "alertname", "Down").is_equal(true)]);
    assert_eq!(read.ends_at.as_str(), "2099-01-01T00:00:00.000Z");
}

async fn silenced(client: &Client, id: &str) {
    let alerts = client.alert().get_alerts().active(false).await.unwrap();
    assert_eq!(alerts.len(), 1);
    assert_eq!(alerts[0].labels, labels("Down"));
    assert_eq!(alerts[0].status.state, AlertStatusState::Suppressed);
    assert_eq!(alerts[0].status.silenced_by, [id]);
}

/// One whose author changes is another one; the first expires.
async fn update(client: &Client, id: &str) -> String {
    let updated = client.silence().post_silences(silence("someone").id(id)).await.unwrap().silence_id.unwrap();
    assert_ne!(updated, id);
    assert_eq!(client.silence().get_silence(&*updated).await.unwrap().created_by, "someone");
    assert_eq!(client.silence().get_silence(id).await.unwrap().status.state, SilenceStatusState::Expired);
    updated
}

async fn list(client: &Client, id: &str) {
    let silences = client.silence().get_silences().filter(vec!["alertname=\"Down\"".to_owned()]).await.unwrap();
    assert_eq!(silences.len(), 2);
    assert_eq!(silences.iter().filter(|one| one.status.state == SilenceStatusState::Active).count(), 1);
    assert!(silences.iter().any(|one| one.id == id));
    let others = client.silence().get_silences().filter(vec!["alertname=\"Slow\"".to_owned()]).await.unwrap();
    assert_eq!(others, []);
}

async fn bad_filter(client: &Client) {
    let matchers = || vec!["no matcher".to_owned()];
    let error = client.alert().get_alerts().filter(matchers()).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 400));
    assert_eq!(error.body().map(String::as_str), Some("bad matcher format: no matcher"));
    // The same of another operation is described nowhere.
    let error = client.silence().get_silences().filter(matchers()).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::UndocumentedStatus, 400));
}

async fn bad_silence(client: &Client) {
    let past = "2020-01-01T00:00:00Z";
    let silence_of_no_time = PostableSilence::new("", "", past, vec![Matcher::new(false, "a", "b")], past);
    let error = client.silence().post_silences(silence_of_no_time).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 400));
    assert_eq!(error.body().unwrap(), "Failed to create silence: start time must be before end time");
    let error = client.silence().post_silences(silence("me").id(NOBODY)).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 404));
    assert_eq!(error.body().unwrap(), "silence not found");
}

async fn unknown(client: &Client) {
    let error = client.silence().get_silence(NOBODY).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 404));
    assert!(matches!(error.body(), Some(GetError::NotFound)), "{error:?}");
    let error = client.silence().delete_silence(NOBODY).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 500));
    assert_eq!(error.body().map(String::as_str), Some("silence not found"));
}

/// The client sends what it is given: a format is no reason to refuse.
async fn no_uuid(client: &Client) {
    let error = client.silence().get_silence("no-uuid").await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::UndocumentedStatus, 422));
}

/// It expires, and is still there.
async fn delete(client: &Client, id: &str) {
    let done = client.silence().delete_silence(id).response().await.unwrap();
    assert_eq!(done.status, 200);
    assert_eq!(client.silence().get_silence(id).await.unwrap().status.state, SilenceStatusState::Expired);
    assert_eq!(client.alert().get_alerts().active(false).await.unwrap(), []);
}
