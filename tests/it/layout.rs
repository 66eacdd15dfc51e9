//! Generated files are formatted as prettyplease formats them, but for blank lines, although most of them never see it.

use crate::run::{in_folders, run};

#[test]
fn files_are_laid_out_as_prettyplease_would() {
    let mut count = 0;
    for path in in_folders("cases") {
        let run = run(&path);
        let files = run.files.as_deref().unwrap_or_default().iter();
        for file in files.filter(|file| file.path.ends_with(".rs")) {
            let tree = syn::parse_file(&file.text).expect("valid Rust");
            let ours: Vec<&str> =
                file.text.lines().filter(|line| !line.is_empty() && !line.starts_with("// ")).collect();
            let theirs = prettyplease::unparse(&tree);
            let theirs: Vec<&str> = theirs.lines().filter(|line| !line.is_empty()).collect();
            let differs = ours.iter().zip(&theirs).find(|(ours, theirs)| ours != theirs);
            assert_eq!(differs, None, "{}, {}", path.display(), file.path);
            assert_eq!(ours.len(), theirs.len(), "{}, {}", path.display(), file.path);
            count += 1;
        }
    }
    assert!(count > 100, "{count} files");
}
