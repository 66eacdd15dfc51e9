//! Sessions and terminals from their creation to their end, told of by three streams of events. No model is asked anything.

#[path = "../steps.rs"]
mod steps;

use std::fmt::Debug;
use std::time::Duration;

use clientwright_runtime::{Error, ErrorKind, Events, Map, Value};
use opencode::Client;
use opencode::session::SessionGetError as GetError;
use opencode::sessions::{V2SessionGetError, V2SessionListError as ListError};
use opencode::types::{
    Event, FileNodeType, GlobalEvent, InvalidRequestError400OrUnauthorizedError401 as StreamError, Message,
    NotFoundErrorData, Part, PtyCreateRequest, PtyStatus, PtyUpdateRequest, SessionCreateBadRequestBody as BadRequest,
    SessionCreateRequest as New, SessionNotFoundError, SessionPromptRequest as Prompt, SessionUpdateRequest as Update,
    TextPartInput, UnauthorizedError, V2Event, V2SessionListBadRequestBody as BadList, V2SessionListOrder,
};

use steps::Steps;

/// An id that no session has.
const NOBODY: &str = "ses_none";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut steps = Steps::from_arguments();
    // The description does not say how callers authenticate.
    let build = |key: &str| {
        let builder = Client::builder().base_url(&steps.url).on_drift(steps.observer());
        builder.sensitive_header("authorization", key).build().unwrap()
    };
    let (client, stranger) = (build(&steps.key), build("Basic bm9ib2R5Og=="));

    steps.step("health", health(&client)).await;
    let mut streams = steps.step("three streams of events", Streams::open(&client)).await;
    steps.step("… the server has come up", streams.come_up(&client)).await;
    let id = steps.step("create a session", create(&client)).await;
    steps.step("… is an event of each stream", streams.created(&id)).await;
    steps.step("read the session", read(&client, &id)).await;
    steps.step("update the session", update(&client, &id)).await;
    steps.step("… is an event", streams.updated(&id)).await;
    steps.step("list sessions, children, pages", list(&client, &id)).await;
    steps.step("add a message, list messages", message(&client, &id)).await;
    steps.step("files", files(&client)).await;
    steps.step("terminal: create, list, update, read, delete", terminal(&client)).await;
    steps.step("a documented error: 400, three of them", bad_request(&client)).await;
    steps.step("a documented error: 404, two of them", not_found(&client)).await;
    steps.step("a wrong key", wrong_key(&stranger)).await;
    steps.step("delete the session", delete(&client, &id)).await;
    steps.step("… is an event", streams.deleted(&id)).await;
    steps.end();
}

async fn health(client: &Client) {
    let health = client.global().global_health().await.unwrap();
    assert!(health.healthy && health.version.starts_with("1."), "{health:?}");
    assert!(client.opencode_http_api().v2_health_get().await.unwrap().healthy);
}

/// What the server tells of everything that happens.
struct Streams {
    events: Events<Event>,
    others: Events<V2Event>,
    global: Events<GlobalEvent>,
}

impl Streams {
    async fn open(client: &Client) -> Self {
        let mut streams = Self {
            events: client.event().event_subscribe().stream().await.unwrap(),
            others: client.events().v2_event_subscribe().stream().await.unwrap(),
            global: client.global().global_event().stream().await.unwrap(),
        };
        let first = streams.events.next().await.unwrap().unwrap();
        assert!(matches!(first.data, Event::EventServerConnected(_)), "{first:?}");
        let first = streams.others.next().await.unwrap().unwrap();
        assert!(matches!(first.data, V2Event::ServerConnected(_)), "{first:?}");
        // The first event of this one lacks a property that it should have; the stream goes on.
        let error = streams.global.next().await.unwrap().unwrap_err();
        assert!(lacks_directory(&error), "{error:?}");
        let text = std::str::from_utf8(error.raw_body().unwrap()).unwrap();
        assert!(text.contains("server.connected"), "{text}");
        streams
    }

    /// The server tells nothing on its global stream while it still starts: waits for the first session that is told of.
    async fn come_up(&mut self, client: &Client) {
        loop {
            let id = client.session().session_create().await.unwrap().id;
            let told = next(&mut self.global, |event| is_about(event, "session.created", &id));
            let told = tokio::time::timeout(Duration::from_secs(1), told).await;
            assert!(client.session().session_delete(&id).await.unwrap());
            if told.is_ok() {
                return;
            }
        }
    }

    async fn created(&mut self, id: &str) {
        let told = next(
            &mut self.events,
            |event| matches!(event, Event::EventSessionCreated(event) if event.properties.session_id == id),
        );
        let Event::EventSessionCreated(told) = told.await else { unreachable!() };
        assert_eq!(told.properties.info.title, "a title");
        let told = next(
            &mut self.others,
            |event| matches!(event, V2Event::SessionCreated(event) if event.data.session_id == id),
        );
        let V2Event::SessionCreated(told) = told.await else { unreachable!() };
        assert_eq!(told.data.info.title, "a title");
        let told = next(&mut self.global, |event| is_about(event, "session.created", id)).await;
        assert!(told.directory.ends_with("/project"), "{told:?}");
    }

    async fn updated(&mut self, id: &str) {
        let told = next(
            &mut self.events,
            |event| matches!(event, Event::EventSessionUpdated(event) if event.properties.session_id == id && event.properties.info.title == "another"),
        );
        assert!(matches!(told.await, Event::EventSessionUpdated(_)));
    }

    async fn deleted(&mut self, id: &str) {
        let told = next(
            &mut self.events,
            |event| matches!(event, Event::EventSessionDeleted(event) if event.properties.session_id == id),
        );
        let Event::EventSessionDeleted(told) = told.await else { unreachable!() };
        assert_eq!(told.properties.info.title, "another");
    }
}

/// Whether an event, which may be one of a hundred kinds, is of this kind and about that session.
fn is_about(event: &GlobalEvent, kind: &str, id: &str) -> bool {
    let payload = format!("{:?}", event.payload);
    payload.contains(&format!("{kind:?}")) && payload.contains(id)
}

/// The next event of a kind: what else happens is the server's own affair, but has to be as described.
async fn next<T: Debug>(events: &mut Events<T>, wanted: impl Fn(&T) -> bool) -> T {
    loop {
        let event = match events.next().await.expect("the server does not end a stream") {
            Ok(event) => event,
            Err(error) if lacks_directory(&error) => continue,
            Err(error) => panic!("{error:?}"),
        };
        assert!(!format!("{event:?}").contains("Unknown("), "{event:?}");
        if wanted(&event.data) {
            return event.data;
        }
    }
}

/// Whether an event is one of those of the global stream that concern no directory, which is required.
fn lacks_directory(error: &Error) -> bool {
    error.decode_error().is_some_and(|error| error.missing() == ["/directory"])
}

async fn create(client: &Client) -> String {
    let about: Map<Value> = [("answer".to_owned(), Value::from(42))].into_iter().collect();
    let made = client.session().session_create().body(New::new().title("a title").metadata(about)).await.unwrap();
    assert!(made.id.starts_with("ses") && made.directory.ends_with("/project"), "{made:?}");
    made.id
}

async fn read(client: &Client, id: &str) {
    let read = client.session().session_get(id).await.unwrap();
    assert_eq!((read.id.as_str(), read.title.as_str(), read.parent_id), (id, "a title", None));
    assert_eq!(read.metadata.unwrap().get("answer"), Some(&Value::from(42)));
    assert!(read.time.created > 1_700_000_000_000 && read.time.updated >= read.time.created);
    let other = client.sessions().v2_session_get(id).await.unwrap().data;
    assert_eq!((other.id.as_str(), other.title.as_str(), other.cost), (id, "a title", 0.0));
}

async fn update(client: &Client, id: &str) {
    let updated = client.session().session_update(id).body(Update::new().title("another")).await.unwrap();
    assert_eq!((updated.id.as_str(), updated.title.as_str()), (id, "another"));
    assert_eq!(client.session().session_get(id).await.unwrap().title, "another");
}

async fn list(client: &Client, id: &str) {
    let child = client.session().session_create().body(New::new().parent_id(id)).await.unwrap();
    assert_eq!(child.parent_id.as_deref(), Some(id));
    let children = client.session().session_children(id).await.unwrap();
    assert_eq!((children.len(), children[0].id.as_str()), (1, child.id.as_str()));
    assert_eq!(client.session().session_list().await.unwrap().len(), 2);
    let roots = client.session().session_list().roots(true).limit(5.0).search("anoth").await.unwrap();
    assert_eq!((roots.len(), roots[0].id.as_str()), (1, id));

    let page = client.sessions().v2_session_list().limit(1.0).order(V2SessionListOrder::Asc).await.unwrap();
    assert_eq!((page.data.len(), page.data[0].id.as_str()), (1, id));
    let page = client.sessions().v2_session_list().cursor(page.cursor.next.unwrap()).await.unwrap();
    assert_eq!((page.data.len(), page.data[0].id.as_str()), (1, child.id.as_str()));
    assert!(client.session().session_delete(&child.id).await.unwrap());
}

async fn message(client: &Client, id: &str) {
    // Without a reply, the server gives back what was sent; it is described as an answer of a model.
    let prompt = Prompt::new(vec![TextPartInput::new("hällo").into()]).no_reply(true);
    let error = client.session().session_prompt(id).body(prompt).await.unwrap_err();
    assert_eq!((error.kind(), error.decode_error().unwrap().pointer()), (ErrorKind::Decode, "/info/parentID"));

    let messages = client.session().session_messages(id).await.unwrap();
    assert_eq!(messages.len(), 1);
    let Message::UserMessage(message) = &messages[0].info else { panic!("{messages:?}") };
    assert_eq!(message.session_id, id);
    let [Part::TextPart(part)] = &*messages[0].parts else { panic!("{messages:?}") };
    assert_eq!((part.text.as_str(), part.message_id.as_str()), ("hällo", message.id.as_str()));

    let one = client.session().session_message(id, &message.id).await.unwrap();
    assert_eq!(one.parts, messages[0].parts);
    assert!(client.session().session_delete_message(id, &message.id).await.unwrap());
    assert_eq!(client.session().session_messages(id).await.unwrap(), []);
}

async fn files(client: &Client) {
    let files = client.file().file_list(".").await.unwrap();
    let file = files.iter().find(|file| file.name == "main.rs").unwrap();
    assert_eq!((&file.type_, file.path.as_str()), (&FileNodeType::File, "main.rs"));
    let read = client.file().file_read("main.rs").await.unwrap();
    assert_eq!(read.content, "fn main() {}");
}

async fn terminal(client: &Client) {
    let terminals = client.pty();
    let wanted = PtyCreateRequest::new().command("sleep").args(vec!["60".to_owned()]).title("sleeping");
    let made = terminals.pty_create().body(wanted).await.unwrap();
    assert_eq!((made.title.as_str(), made.command.as_str(), &made.status), ("sleeping", "sleep", &PtyStatus::Running));
    assert_eq!(terminals.pty_list().await.unwrap(), [made.clone()]);
    let updated = terminals.pty_update(&made.id).body(PtyUpdateRequest::new().title("other")).await.unwrap();
    assert_eq!(updated.title, "other");
    assert_eq!(terminals.pty_get(&made.id).await.unwrap(), updated);
    assert!(terminals.pty_remove(&made.id).await.unwrap());
    let error = terminals.pty_get(&made.id).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 404));
}

async fn bad_request(client: &Client) {
    let error = client.session().session_create().body(New::new().parent_id("nonsense")).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 400));
    assert!(matches!(error.body(), Some(BadRequest::EffectHttpApiErrorBadRequest(_))), "{error:?}");
    let error = client.sessions().v2_session_list().cursor("nonsense").await.unwrap_err();
    let Some(ListError::BadRequest(BadList::InvalidCursorError(body))) = error.body() else { panic!("{error:?}") };
    assert_eq!(body.message, "Invalid cursor");
    let error = client.sessions().v2_session_get("nonsense").await.unwrap_err();
    let Some(V2SessionGetError::BadRequest(body)) = error.body() else { panic!("{error:?}") };
    assert_eq!((body.message.as_str(), body.field.as_deref()), ("Invalid session ID", Some("sessionID")));
    // The same of the older operation is described, too, and something else.
    let error = client.session().session_get("nonsense").await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::UndocumentedStatus, 500));
}

async fn not_found(client: &Client) {
    let error = client.session().session_get(NOBODY).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 404));
    let Some(GetError::NotFound(body)) = error.body() else { panic!("{error:?}") };
    assert_eq!(body.data, NotFoundErrorData::new("Session not found: ses_none"));
    let error = client.sessions().v2_session_get(NOBODY).await.unwrap_err();
    let Some(V2SessionGetError::NotFound(body)) = error.body() else { panic!("{error:?}") };
    assert_eq!(*body, SessionNotFoundError::new(NOBODY, "Session not found: ses_none"));
}

async fn wrong_key(client: &Client) {
    let refused = UnauthorizedError::new("Authentication required");
    let error = client.sessions().v2_session_list().await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 401));
    assert!(matches!(error.body(), Some(ListError::Unauthorized(body)) if *body == refused), "{error:?}");
    let error = client.events().v2_event_subscribe().stream().await.unwrap_err();
    assert!(matches!(error.body(), Some(StreamError::Unauthorized(body)) if *body == refused), "{error:?}");
    // The older operations do not describe it.
    let error = client.session().session_list().await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::UndocumentedStatus, 401));
    let error = client.event().event_subscribe().stream().await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::UndocumentedStatus, 401));
}

async fn delete(client: &Client, id: &str) {
    assert!(client.session().session_delete(id).await.unwrap());
    let error = client.session().session_get(id).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 404));
    assert_eq!(client.session().session_list().await.unwrap(), []);
}
