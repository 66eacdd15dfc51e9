//! How many attributes an element may have. The parser compares each with all others of its element, so that a document of half a megabyte could
//! keep it busy for seconds.

/// The most attributes and declarations of namespaces of one element.
const MOST: usize = 256;

/// Whether no element has too many. What is no XML may pass: the parser refuses it.
pub(super) fn are_few(document: &str) -> bool {
    let mut rest = document;
    while let Some((_, tag)) = rest.split_once('<') {
        let end = if tag.starts_with("!--") {
            after(tag, "-->")
        } else if tag.starts_with("![CDATA[") {
            after(tag, "]]>")
        } else if tag.starts_with('?') {
            after(tag, "?>")
        } else {
            match after_tag(tag) {
                Some(end) => end,
                None => return false,
            }
        };
        rest = end;
    }
    true
}

fn after<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or("", |(_, rest)| rest)
}

/// What follows a tag; `None` if that has too many attributes.
fn after_tag(tag: &str) -> Option<&str> {
    let mut rest = tag;
    let mut count = 0;
    while let Some(at) = rest.find(['>', '=', '"', '\'']) {
        let (_, found) = rest.split_at(at);
        rest = match found.as_bytes().first() {
            Some(b'>') => return found.get(1..),
            Some(b'=') => {
                count += 1;
                found.get(1..)?
            }
            Some(b'"') => after(found.get(1..)?, "\""),
            _ => after(found.get(1..)?, "'"),
        };
        if count > MOST {
            return None;
        }
    }
    Some("")
}

#[cfg(test)]
mod tests {
    use super::{MOST, are_few};

    fn element(attributes: usize) -> String {
        let attributes = (0..attributes).map(|n| format!(" a{n}='>=\"='")).collect::<Vec<_>>().concat();
        format!("<?xml a=''?><!-- <a {} --><r><e{attributes}/><![CDATA[<a {}]]></r>", "=".repeat(999), "=".repeat(999))
    }

    #[test]
    fn attributes_are_counted_element_by_element() {
        assert!(are_few(&element(MOST)));
        assert!(!are_few(&element(MOST + 1)));
        assert!(are_few(&element(MOST).repeat(3)));
        assert!(are_few("no markup") && are_few("<a") && are_few("<a b='") && are_few(""));
    }
}
