//! The examples of the section *Style Examples* (OpenAPI 3.1.1), and what has no defined form.

use super::{write, write_deep, write_scalar};
use crate::Value;
use crate::descriptor::{Parameter, Style};
use crate::write::PlainText;

fn one() -> PlainText {
    PlainText::One("blue".to_owned())
}

fn many() -> PlainText {
    PlainText::Many(["blue", "black", "brown"].map(str::to_owned).into())
}

fn named() -> PlainText {
    PlainText::Named([("R", "100"), ("G", "200"), ("B", "150")].map(|(key, value)| (key.into(), value.into())).into())
}

/// One value, several and named ones; `-` where there is no defined form.
fn written(parameter: Parameter) -> [String; 3] {
    [one(), many(), named()].map(|value| match write(&parameter, &value) {
        Ok(Some(text)) => text,
        Ok(None) => "nothing".to_owned(),
        Err(_) => "-".to_owned(),
    })
}

#[test]
fn styles_of_paths() {
    let path = Parameter::path("color");
    assert_eq!(written(path), ["blue", "blue,black,brown", "R,100,G,200,B,150"]);
    assert_eq!(written(path.exploded()), ["blue", "blue,black,brown", "R=100,G=200,B=150"]);
    let label = path.styled(Style::Label);
    assert_eq!(written(label), [".blue", ".blue,black,brown", ".R,100,G,200,B,150"]);
    assert_eq!(written(label.exploded()), [".blue", ".blue.black.brown", ".R=100.G=200.B=150"]);
    let matrix = path.styled(Style::Matrix);
    assert_eq!(written(matrix), [";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"]);
    assert_eq!(
        written(matrix.exploded()),
        [";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"],
    );
}

#[test]
fn styles_of_queries() {
    let query = Parameter::query("color");
    assert_eq!(written(query), ["color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"]);
    assert_eq!(written(query.joined()), ["color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"]);
    assert_eq!(
        written(query.styled(Style::SpaceDelimited)),
        ["color=blue", "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"],
    );
    assert_eq!(
        written(query.styled(Style::PipeDelimited)),
        ["color=blue", "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"],
    );
    assert_eq!(
        written(query.styled(Style::TabDelimited)),
        ["color=blue", "color=blue%09black%09brown", "color=R%09100%09G%09200%09B%09150"],
    );
    assert_eq!(written(query.styled(Style::PipeDelimited).exploded()), ["color=blue", "-", "-"]);
    assert_eq!(written(query.styled(Style::Matrix)), ["-", "-", "-"]);
}

#[test]
fn styles_of_headers_and_cookies() {
    let header = Parameter::header("X-Color");
    assert_eq!(written(header), ["blue", "blue,black,brown", "R,100,G,200,B,150"]);
    assert_eq!(written(header.exploded()), ["blue", "blue,black,brown", "R=100,G=200,B=150"]);
    let cookie = Parameter::cookie("color");
    assert_eq!(written(cookie), ["color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"],);
    assert_eq!(written(cookie.joined()), ["color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"]);
    let plain = cookie.styled(Style::Cookie).exploded();
    assert_eq!(written(plain), ["color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"]);
}

#[test]
fn objects_in_brackets_nest() {
    let deep = Parameter::query("q").styled(Style::DeepObject);
    let written = |json: &str| write_deep(&deep, &Value::from_json(json.as_bytes()).unwrap()).ok().flatten();
    let cases = [
        (r#"{"R":100,"a b":"c&d"}"#, Some("q%5BR%5D=100&q%5Ba%20b%5D=c%26d")),
        (r#"{"a":{"b":[1,{"c":true}]}}"#, Some("q%5Ba%5D%5Bb%5D%5B0%5D=1&q%5Ba%5D%5Bb%5D%5B1%5D%5Bc%5D=true")),
        (r#"["x","y"]"#, Some("q%5B0%5D=x&q%5B1%5D=y")),
        (r#""x""#, Some("q=x")),
        ("{}", None),
    ];
    for (json, expected) in cases {
        assert_eq!(written(json).as_deref(), expected, "{json}");
    }
    assert_eq!(write_deep(&deep.allow_empty(), &Value::Array(Vec::new())).ok().flatten().as_deref(), Some("q="));
    assert!(write_deep(&Parameter::path("p").styled(Style::DeepObject), &Value::Null).is_err());
}

#[test]
fn reserved_characters_stay_only_where_that_is_asked_for() {
    let query = Parameter::query("q");
    assert_eq!(write_scalar(&query, "a/b?c&d=e#f g").ok().as_deref(), Some("q=a%2Fb%3Fc%26d%3De%23f%20g"));
    let reserved = query.allow_reserved();
    assert_eq!(write_scalar(&reserved, "a/b?c&d=e#f g[h]").ok().as_deref(), Some("q=a/b?c%26d=e%23f%20g%5Bh%5D"));
    let list = PlainText::Many(vec!["a/b,c".to_owned(), "d".to_owned()]);
    assert_eq!(write(&reserved.joined(), &list).ok().flatten().as_deref(), Some("q=a/b%2Cc,d"));
    assert_eq!(write(&reserved, &list).ok().flatten().as_deref(), Some("q=a/b,c&q=d"));
    let named = PlainText::Named(vec![("a=b".to_owned(), "c/d".to_owned())]);
    assert_eq!(write(&reserved, &named).ok().flatten().as_deref(), Some("a%3Db=c/d"));
    let path = Parameter::path("p").allow_reserved();
    assert_eq!(write_scalar(&path, "a/b?c#d:e&f").ok().as_deref(), Some("a%2Fb%3Fc%23d:e&f"));
    let cookie = Parameter::cookie("c").allow_reserved();
    assert_eq!(write_scalar(&cookie, "a/b;c,d%2C").ok().as_deref(), Some("c=a/b%3Bc%2Cd%2C"));
}

#[test]
fn what_would_be_read_otherwise_is_refused() {
    let list = |item: &str| PlainText::Many(vec![item.to_owned(), "z".to_owned()]);
    let query = Parameter::query("q");
    assert!(write(&query.styled(Style::SpaceDelimited), &list("a b")).is_err());
    assert!(write(&query.styled(Style::PipeDelimited), &list("a|b")).is_err());
    assert!(write(&Parameter::header("h"), &list("a,b")).is_err());
    let label = Parameter::path("p").styled(Style::Label);
    assert!(write(&label.exploded(), &list("1.5")).is_err());
    assert_eq!(write(&label, &list("1.5")).ok().flatten().as_deref(), Some(".1.5,z"));
    assert!(write_scalar(&Parameter::cookie("c").styled(Style::Cookie), "a;b").is_err());
    assert!(write_scalar(&Parameter::path("p"), "").is_err());
    for (refused, kept) in [("a\0b", None), ("a\nb", Some("q=a%0Ab")), ("a\rb", Some("q=a%0Db"))] {
        assert_eq!(write_scalar(&query, refused).ok().as_deref(), kept);
        assert!(write(&Parameter::path("p"), &list(refused)).is_err());
        assert!(write(&Parameter::cookie("c"), &list(refused)).is_err());
    }
    assert!(write(&Parameter::path("p"), &PlainText::Many(Vec::new())).is_err());
    assert!(write(&Parameter::path("p"), &PlainText::Absent).is_err());
}

#[test]
fn an_empty_text_is_a_value() {
    let written = |parameter: Parameter| write_scalar(&parameter, "").ok();
    assert_eq!(written(Parameter::query("q")).as_deref(), Some("q="));
    assert_eq!(written(Parameter::header("h")).as_deref(), Some(""));
    assert_eq!(written(Parameter::cookie("c")).as_deref(), Some("c="));
    let path = Parameter::path("p");
    assert_eq!(written(path.styled(Style::Label)).as_deref(), Some("."));
    assert_eq!(written(path.styled(Style::Matrix)).as_deref(), Some(";p"));
    assert_eq!(written(path.allow_empty()).as_deref(), Some(""));
}

#[test]
fn without_a_value_nothing_is_sent() {
    for parameter in [Parameter::query("q"), Parameter::header("h"), Parameter::cookie("c")] {
        for value in [PlainText::Absent, PlainText::Many(Vec::new()), PlainText::Named(Vec::new())] {
            assert!(matches!(write(&parameter, &value), Ok(None)));
        }
    }
    let empty = Parameter::query("q").allow_empty();
    assert_eq!(write(&empty, &PlainText::Many(Vec::new())).ok().flatten().as_deref(), Some("q="));
}
