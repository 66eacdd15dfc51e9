//! Whether two files are one program but for texts and for the names made of them.

use proc_macro2::{Delimiter, Punct, Spacing, TokenStream, TokenTree};

/// Where two files differ in more than texts and names; nothing when they do not. Names may differ where the benign one says `benign`.
pub(super) fn difference(benign_word: &str, benign: &str, hostile: &str) -> Option<String> {
    compare(benign_word, &tokens(benign), &tokens(hostile))
}

/// The tokens of a file without its documentation.
fn tokens(text: &str) -> Vec<TokenTree> {
    let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("{error}: {text}"));
    without_docs(stream)
}

fn without_docs(stream: TokenStream) -> Vec<TokenTree> {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in stream {
        if is_doc(&token) {
            while kept
                .last()
                .is_some_and(|before| matches!(before, TokenTree::Punct(punct) if "#!".contains(punct.as_char())))
            {
                kept.pop();
            }
        } else {
            if is_punct(&token, '>') {
                drop_comma(&mut kept);
            }
            match token {
                // An arm that is too long for a line gets braces, and a semicolon where it gives nothing.
                TokenTree::Group(body) if is_after_arrow(&kept) && body.delimiter() == Delimiter::Brace => {
                    kept.extend(without_docs(body.stream()));
                    kept.pop_if(|last| is_punct(last, ';'));
                    kept.push(TokenTree::Punct(Punct::new(',', Spacing::Alone)));
                }
                token => kept.push(token),
            }
        }
    }
    drop_comma(&mut kept);
    kept
}

/// Lists that are broken end with a comma, which depends on how long names and texts are.
fn drop_comma(tokens: &mut Vec<TokenTree>) {
    tokens.pop_if(|last| is_punct(last, ','));
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

fn is_after_arrow(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [.., equal, greater] if is_punct(equal, '=') && is_punct(greater, '>'))
}

/// `[doc = "…"]`
fn is_doc(token: &TokenTree) -> bool {
    let TokenTree::Group(group) = token else { return false };
    let mut inside = group.stream().into_iter();
    matches!(inside.next(), Some(TokenTree::Ident(name)) if name == "doc")
}

fn compare(benign_word: &str, benign: &[TokenTree], hostile: &[TokenTree]) -> Option<String> {
    let pairs = benign.iter().zip(hostile);
    let found = pairs.filter_map(|(benign, hostile)| compare_one(benign_word, benign, hostile)).next();
    let count = (benign.len() != hostile.len()).then(|| format!("`{}` and `{}`", text(benign), text(hostile)));
    found.or(count)
}

fn text(tokens: &[TokenTree]) -> String {
    tokens.iter().cloned().collect::<TokenStream>().to_string()
}

fn compare_one(benign_word: &str, benign: &TokenTree, hostile: &TokenTree) -> Option<String> {
    let is_same = match (benign, hostile) {
        (TokenTree::Group(one), TokenTree::Group(other)) if one.delimiter() == other.delimiter() => {
            return compare(benign_word, &without_docs(one.stream()), &without_docs(other.stream()));
        }
        (TokenTree::Ident(one), TokenTree::Ident(other)) => {
            one == other || one.to_string().to_lowercase().contains(benign_word)
        }
        (TokenTree::Punct(one), TokenTree::Punct(other)) => one.as_char() == other.as_char(),
        (TokenTree::Literal(one), TokenTree::Literal(other)) => kind(&one.to_string()) == kind(&other.to_string()),
        _ => false,
    };
    (!is_same).then(|| format!("`{benign}` and `{hostile}`"))
}

/// Whether a literal is a text, or any other.
fn kind(literal: &str) -> bool {
    literal.ends_with(['"', '#'])
}
