//! A file and its checkpoint, a session with its kernel, a terminal and a configuration, each from its creation to its end.

#[path = "../steps.rs"]
mod steps;

use clientwright_runtime::{ErrorKind, Map, Value};
use jupyter::Client;
use jupyter::contents::GetApiContentsByPathError as GetError;
use jupyter::types::{
    Contents, ContentsType, GetApiContentsByPathFormat as Format, GetApiContentsByPathType as Type,
    LastModifiedHeaders, PatchApiContentsByPathRequest as Rename, PostApiContentsByPathRequest as New,
    PutApiContentsByPathRequest as Save, Session,
};

use steps::Steps;

/// A name that has to be encoded.
const FILE: &str = "a file ü.txt";
const RENAMED: &str = "folder/renamed.txt";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut steps = Steps::from_arguments();
    // The description does not say how callers authenticate.
    let build = |key: &str| {
        let builder = Client::builder().base_url(&steps.url).on_drift(steps.observer());
        builder.sensitive_header("authorization", format!("token {key}")).build().unwrap()
    };
    let (client, stranger) = (build(&steps.key), build("another key"));

    steps.step("version and status", status(&client)).await;
    steps.step("who am I, with a query of JSON", identity(&client)).await;
    steps.step("the description as a stream of bytes", description(&client)).await;
    steps.step("create a file", create(&client)).await;
    steps.step("read the file", read(&client)).await;
    steps.step("update the file", update(&client)).await;
    steps.step("create a folder, rename the file into it", rename(&client)).await;
    steps.step("list the folder", list(&client)).await;
    steps.step("checkpoint: create, list, restore, delete", checkpoint(&client)).await;
    steps.step("delete the file", delete(&client)).await;
    steps.step("a documented error: 400", bad_type(&client)).await;
    steps.step("a documented error without a body: 404", not_found(&client)).await;
    steps.step("kernel specifications", specifications(&client)).await;
    steps.step("session: create, list, rename, delete", session(&client)).await;
    steps.step("terminal: create, list, read, delete", terminal(&client)).await;
    steps.step("configuration: update, read", configuration(&client)).await;
    steps.step("a wrong key", wrong_key(&stranger)).await;
    steps.end();
}

async fn status(client: &Client) {
    assert!(client.get_api().await.unwrap().version.unwrap().starts_with("2."));
    let status = client.status().get_api_status().await.unwrap();
    assert_eq!((status.kernels, status.connections), (Some(0.0), Some(0.0)));
    assert!(status.started.unwrap().ends_with('Z'));
}

async fn identity(client: &Client) {
    let me = client.identity().get_api_me().permissions(r#"{"contents":["read","write"]}"#).await.unwrap();
    assert!(!me.identity.unwrap().username.unwrap().is_empty());
    let permissions = me.permissions.unwrap();
    let contents = permissions.get("contents").unwrap();
    assert_eq!(contents, &["read", "write"]);
}

async fn description(client: &Client) {
    let whole = client.api_spec().get_api_spec_yaml().await.unwrap();
    assert!(whole.starts_with(b"swagger: \"2.0\""));
    let mut stream = client.api_spec().get_api_spec_yaml().stream().await.unwrap();
    let mut pieces = Vec::new();
    while let Some(piece) = stream.next().await {
        pieces.extend_from_slice(&piece.unwrap());
    }
    assert_eq!(pieces, whole);
}

/// Saves a text; the server answers without what it saved, which its description does not foresee.
async fn save(client: &Client, text: &str, status: u16) {
    let model = Save::new().type_("file").format("text").content(text);
    let error = client.contents().put_api_contents_by_path(FILE).body(model).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Decode, status));
    let error = error.decode_error().unwrap();
    assert_eq!((error.pointer(), error.expected(), error.found()), ("/content", "a string", "`null`"));
}

async fn text(client: &Client, path: &str) -> Contents {
    client
        .contents()
        .get_api_contents_by_path(path)
        .type_(Type::File)
        .format(Format::Text)
        .content(1)
        .hash(1)
        .await
        .unwrap()
}

async fn create(client: &Client) {
    save(client, "hällo\n", 201).await;
}

async fn read(client: &Client) {
    let file = text(client, FILE).await;
    assert_eq!((file.name.as_str(), file.path.as_str(), file.type_), (FILE, FILE, ContentsType::File));
    assert_eq!((file.content.as_str(), file.size, file.format.as_str()), ("hällo\n", Some(7), "text"));
    assert_eq!(file.hash.as_deref(), Some("89ec06c62af1ced33003656b2e3402c8360e76a995101f8a87194447a2c00b34"));
    let reply = client.contents().get_api_contents_by_path(FILE).response().await.unwrap();
    assert_eq!(reply.read_headers::<LastModifiedHeaders>().last_modified.unwrap().len(), 29);
    // Asked for without its content, it has none.
    let error = client.contents().get_api_contents_by_path(FILE).content(0).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

async fn update(client: &Client) {
    save(client, "goodbye", 200).await;
    assert_eq!(text(client, FILE).await.content, "goodbye");
}

async fn rename(client: &Client) {
    let folder = client.contents().put_api_contents_by_path("folder").body(Save::new().type_("directory"));
    assert_eq!(folder.raw().await.unwrap().status, 201);
    let renamed = client.contents().patch_api_contents_by_path(FILE, Rename::new().path(RENAMED)).raw().await.unwrap();
    assert_eq!(renamed.status, 200);
    let file = text(client, RENAMED).await;
    assert_eq!((file.name.as_str(), file.path.as_str(), file.content.as_str()), ("renamed.txt", RENAMED, "goodbye"));
    let copy = client.contents().post_api_contents_by_path("folder").body(New::new().copy_from(RENAMED));
    assert_eq!(copy.raw().await.unwrap().status, 201);
    assert_eq!(text(client, "folder/renamed-Copy1.txt").await.content, "goodbye");
}

async fn list(client: &Client) {
    let error = client.contents().get_api_contents_by_path("folder").await.unwrap_err();
    let found = error.decode_error().unwrap();
    assert_eq!((found.pointer(), found.expected(), found.found()), ("/content", "a string", "an array"));
    let listed = std::str::from_utf8(error.raw_body().unwrap()).unwrap();
    assert!(listed.contains(r#""path": "folder/renamed.txt""#), "{listed}");
    assert!(listed.contains(r#""path": "folder/renamed-Copy1.txt""#), "{listed}");
}

async fn checkpoint(client: &Client) {
    let contents = client.contents();
    let made = contents.post_api_contents_by_path_checkpoints(RENAMED).response().await.unwrap();
    assert_eq!((made.status.as_u16(), made.body.id.as_str()), (201, "checkpoint"));
    assert!(made.headers["location"].to_str().unwrap().ends_with("/checkpoints/checkpoint"));
    let listed = contents.get_api_contents_by_path_checkpoints(RENAMED).await.unwrap();
    assert_eq!(listed, [made.body.clone()]);
    let id = &*made.body.id;
    let other =
        contents.put_api_contents_by_path(RENAMED).body(Save::new().type_("file").format("text").content("other"));
    assert_eq!(other.raw().await.unwrap().status, 200);
    contents.post_api_contents_by_path_checkpoints_by_checkpoint_id(RENAMED, id).await.unwrap();
    assert_eq!(text(client, RENAMED).await.content, "goodbye");
    contents.delete_api_contents_by_path_checkpoints_by_checkpoint_id(RENAMED, id).await.unwrap();
    assert_eq!(contents.get_api_contents_by_path_checkpoints(RENAMED).await.unwrap(), []);
}

async fn delete(client: &Client) {
    let done = client.contents().delete_api_contents_by_path(RENAMED).response().await.unwrap();
    assert_eq!(done.status, 204);
    let error = client.contents().delete_api_contents_by_path(RENAMED).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::UndocumentedStatus, 404));
}

async fn bad_type(client: &Client) {
    let error = client.contents().get_api_contents_by_path("folder").type_(Type::File).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 400));
    let Some(GetError::BadRequest(body)) = error.body() else { panic!("{error:?}") };
    assert_eq!((body.reason.as_deref(), body.error.as_deref()), (Some("bad type"), None));
}

async fn not_found(client: &Client) {
    let error = client.contents().get_api_contents_by_path("none.txt").await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 404));
    assert!(matches!(error.body(), Some(GetError::NotFound)), "{error:?}");
}

async fn specifications(client: &Client) {
    let known = client.kernelspecs().get_api_kernelspecs().await.unwrap();
    assert_eq!(known.default.as_deref(), Some("python3"));
    assert_eq!(known.kernelspecs.unwrap().get("python3").unwrap().name.as_deref(), Some("python3"));
}

async fn session(client: &Client) {
    let sessions = client.sessions();
    let wanted = Session::new().path("n.ipynb").name("n").type_("notebook");
    let made = sessions.post_api_sessions().body(wanted).response().await.unwrap();
    assert_eq!((made.status.as_u16(), made.body.name.as_deref()), (201, Some("n")));
    let id = made.body.id.unwrap();
    assert_eq!(made.headers["location"], format!("/api/sessions/{id}"));
    let kernel = made.body.kernel.unwrap();
    assert_eq!(kernel.name, "python3");

    let listed = sessions.get_api_sessions().await.unwrap();
    assert_eq!((listed.len(), listed[0].id.as_ref()), (1, Some(&id)));
    let kernels = client.kernels().get_api_kernels().await.unwrap();
    assert_eq!((kernels.len(), &kernels[0].id), (1, &kernel.id));
    assert_eq!(client.kernels().get_api_kernels_by_kernel_id(kernel.id.clone()).await.unwrap().id, kernel.id);

    let renamed = sessions.patch_api_sessions_by_session(id.clone(), Session::new().name("renamed")).await.unwrap();
    assert_eq!(renamed.name.as_deref(), Some("renamed"));
    assert_eq!(sessions.get_api_sessions_by_session(id.clone()).await.unwrap().name.as_deref(), Some("renamed"));

    let done = sessions.delete_api_sessions_by_session(id.clone()).response().await.unwrap();
    assert_eq!(done.status, 204);
    let error = sessions.get_api_sessions_by_session(id).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::UndocumentedStatus, 404));
    assert_eq!(client.kernels().get_api_kernels().await.unwrap(), []);
}

async fn terminal(client: &Client) {
    let terminals = client.terminals();
    let name = terminals.post_api_terminals().await.unwrap().name;
    let listed = terminals.get_api_terminals().await.unwrap();
    assert_eq!((listed.len(), listed[0].name.as_str()), (1, name.as_str()));
    assert_eq!(terminals.get_api_terminals_by_terminal_id(&name).await.unwrap().name, name);
    assert_eq!(terminals.delete_api_terminals_by_terminal_id(&name).response().await.unwrap().status, 204);
    let error = terminals.delete_api_terminals_by_terminal_id(&name).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 404));
}

async fn configuration(client: &Client) {
    let section: Map<Value> = [("answer".to_owned(), Value::from(42))].into_iter().collect();
    let changed = client.config().patch_api_config_by_section_name("test").body(section.clone()).await.unwrap();
    assert_eq!(changed, section);
    assert_eq!(client.config().get_api_config_by_section_name("test").await.unwrap(), section);
}

async fn wrong_key(client: &Client) {
    let error = client.status().get_api_status().await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::UndocumentedStatus, 403));
    assert_eq!(error.raw_body(), Some(br#"{"message": "Forbidden", "reason": null}"#.as_slice()));
}
