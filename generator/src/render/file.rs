//! The files of the output.

use proc_macro2::TokenStream;
use quote::quote;

use crate::config::Shape;
use crate::ir;
use crate::names::Names;
use crate::output::{GeneratedFile, MARK};

use super::Options;
use super::context::Context;
use super::crate_root::{crate_attributes, module_ident, render_root};
use super::docs::inner_attributes;
use super::exercise::render_exercise;
use super::format::format_items;
use super::module::{Module, Visibility};

/// Prints an API: the files of a crate but for its manifest, or the one file of a module.
pub fn render(api: &ir::Api, names: &Names, options: &Options) -> Vec<GeneratedFile> {
    let cx = Context { api, names, options };
    let root = render_root(cx);
    match options.shape {
        Shape::Crate => crate_files(cx, root),
        Shape::Module => vec![module_file(root)],
    }
}

fn crate_files(cx: Context<'_>, root: Module) -> Vec<GeneratedFile> {
    let mut files = vec![GeneratedFile {
        path: "rustfmt.toml".to_owned(),
        text: format!(
            "# {MARK}\n\n# These files are formatted already, and stay byte for byte what the generator writes.\ndisable_all_formatting = true\n"
        ),
    }];
    let attributes = crate_attributes(cx);
    write_module(&mut files, root, "src/lib.rs", "src", &attributes);
    files.extend(cx.options.exercise.then(|| render_exercise(cx)));
    files
}

/// Writes a module to `path`, the modules in it into `folder`.
fn write_module(files: &mut Vec<GeneratedFile>, module: Module, path: &str, folder: &str, attributes: &[TokenStream]) {
    let docs = format_items([inner_attributes(module.docs)]);
    let head = format_items([quote! { #(#attributes)* }]);
    let declarations = format_items(module.children.iter().map(declaration));
    let text = [format!("// {MARK}\n"), docs, head, declarations, module.items]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n");
    files.push(GeneratedFile { path: path.to_owned(), text });
    for child in module.children {
        let name = child.name.clone();
        write_module(files, child, &format!("{folder}/{name}.rs"), &format!("{folder}/{name}"), &[]);
    }
}

fn declaration(module: &Module) -> TokenStream {
    let name = module_ident(&module.name);
    let condition = module.condition.attribute();
    match module.visibility {
        Visibility::Public => quote! { #condition pub mod #name; },
        Visibility::Private => quote! { #condition mod #name; },
    }
}

/// One file to be included: no attributes of its own at the root, modules written inside each other.
fn module_file(root: Module) -> GeneratedFile {
    let path = format!("{}.rs", module_ident(&root.name));
    GeneratedFile { path, text: format!("// {MARK}\n\n{}", nested_content([root.items], root.children)) }
}

fn nested_content<const N: usize>(own: [String; N], children: Vec<Module>) -> String {
    let children = children.into_iter().map(nested_module);
    own.into_iter().chain(children).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn nested_module(module: Module) -> String {
    let condition = module.condition.attribute();
    let docs = format_items([inner_attributes(module.docs)]);
    let name = module_ident(&module.name);
    let visibility = match module.visibility {
        Visibility::Public => quote! { pub },
        Visibility::Private => quote! {},
    };
    let empty = format_items([quote! { #condition #visibility mod #name {} }]);
    let head = empty.trim_end().trim_end_matches("{}").trim_end().to_owned();
    // The documentation stands inside, where its links lead from the module as they do from a file.
    let content = nested_content([docs, module.items], module.children);
    let indented = content.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") });
    format!("{head} {{\n{}}}\n", indented.collect::<String>())
}
