//! The verdicts as a picture (SVG 1.1).

use std::fmt::Write as _;

use super::budgets::Verdict;

const LINE: usize = 26;
const LEFT: f64 = 330.0;
const WIDTH: f64 = 420.0;

/// A bar for each geometric mean, the fastest peer being 1; a dot for each description, a tick where the budget is.
pub(crate) fn svg(verdicts: &[Verdict]) -> String {
    let (width, height) = (LEFT + WIDTH + 110.0, verdicts.len() * LINE + 40);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n\
         <text x=\"10\" y=\"18\">clientwright, the fastest peer being 1: less is better; dots are descriptions, the line is what must hold</text>\n"
    );
    for (index, verdict) in verdicts.iter().enumerate() {
        row(&mut text, index * LINE + 32, verdict);
    }
    text.push_str("</svg>\n");
    text
}

fn row(text: &mut String, y: usize, verdict: &Verdict) {
    let at = |ratio: f64| LEFT + ratio.min(1.0) * WIDTH;
    let label = verdict.valid.map_or("none valid".to_owned(), |mean| format!("{mean:.3} ({:.1}×)", 1.0 / mean));
    let bar = verdict.valid.map_or(0.0, |mean| mean.min(1.0) * WIDTH);
    let (tick, middle) = (at(verdict.most), y + 8);
    _ = writeln!(
        text,
        "<text x=\"{:.0}\" y=\"{base}\" text-anchor=\"end\">{}</text>\n\
         <rect x=\"{LEFT}\" y=\"{y}\" width=\"{WIDTH}\" height=\"16\" fill=\"#e5e7eb\"/>\n\
         <rect x=\"{LEFT}\" y=\"{y}\" width=\"{bar:.1}\" height=\"16\" fill=\"#60a5fa\"/>\n\
         <line x1=\"{tick:.1}\" y1=\"{}\" x2=\"{tick:.1}\" y2=\"{}\" stroke=\"#111827\" stroke-width=\"2\"/>\n\
         <text x=\"{:.1}\" y=\"{base}\">{label}</text>",
        LEFT - 8.0,
        verdict.title,
        y - 2,
        y + 18,
        LEFT + WIDTH + 8.0,
        base = y + 12,
    );
    for ratio in &verdict.ratios {
        _ = writeln!(text, "<circle cx=\"{:.1}\" cy=\"{middle}\" r=\"2.5\" fill=\"#1e3a8a\"/>", at(*ratio));
    }
}
