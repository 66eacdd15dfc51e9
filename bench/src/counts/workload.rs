//! What instructions are counted of: the committed client's types, read and written many times.

use std::error::Error;
use std::hint::black_box;

use clientwright_runtime::rt::v1::{decode, encode};
use iclosed::types::CreateContactResponse;

const TIMES: usize = 2_000;

const DOCUMENT: &str = r#"{"data":{"contact":{"id":123,"accountId":123,"userId":123,"email":"jane@example.com","firstName":"Jane","lastName":"Doe","status":"QUALIFIED","phoneNumber":"+4912345","previewId":null,"tagId":123,"blockedByRecaptcha":true,"joinedTime":"2023-11-07T05:31:56Z","country":"DE","timeZone":"Europe/Berlin","ipAddress":"192.0.2.1","unknown":{"a":[1,2]},"referrerUrl":"https://example.com","createdAt":"2023-11-07T05:31:56Z","tracking":{"a":[1,2.50,{"b":null}]}}}}"#;

/// Does one of the workloads by name.
pub(crate) fn workload(name: &str) -> Result<String, Box<dyn Error>> {
    let value: CreateContactResponse = decode(DOCUMENT.as_bytes())?;
    for _ in 0..TIMES {
        match name {
            "nothing" => {}
            "decode" => drop(black_box(decode::<CreateContactResponse>(black_box(DOCUMENT.as_bytes()))?)),
            "encode" => drop(black_box(encode(black_box(&value))?)),
            other => return Err(format!("no workload `{other}`").into()),
        }
    }
    Ok(name.to_owned())
}
