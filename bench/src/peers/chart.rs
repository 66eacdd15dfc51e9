//! The means as a picture (SVG 2).

use std::fmt::Write as _;

use super::report::Mean;

const LINE: usize = 26;
const LEFT: f64 = 300.0;
const WIDTH: f64 = 420.0;

/// A bar for each mean, the fastest peer being 1; a tick where the budget is.
pub(crate) fn svg(means: &[Mean]) -> String {
    let height = means.len() * LINE + 40;
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {height}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <text x=\"10\" y=\"18\">clientwright, the fastest peer being 1 (less is better; the tick is the budget)</text>\n",
        LEFT + WIDTH + 80.0
    );
    for (index, mean) in means.iter().enumerate() {
        let y = index * LINE + 32;
        let (bar, tick) = (mean.ratio.min(1.0) * WIDTH, LEFT + mean.most * WIDTH);
        let _ = writeln!(
            text,
            "<text x=\"{:.0}\" y=\"{}\" text-anchor=\"end\">{}</text>\n\
             <rect x=\"{LEFT}\" y=\"{y}\" width=\"{WIDTH}\" height=\"16\" fill=\"#e5e7eb\"/>\n\
             <rect x=\"{LEFT}\" y=\"{y}\" width=\"{bar:.1}\" height=\"16\" fill=\"#2563eb\"/>\n\
             <line x1=\"{tick:.1}\" y1=\"{}\" x2=\"{tick:.1}\" y2=\"{}\" stroke=\"#111827\" stroke-width=\"2\"/>\n\
             <text x=\"{:.1}\" y=\"{}\">{:.3}</text>",
            LEFT - 8.0,
            y + 12,
            mean.title,
            y - 2,
            y + 18,
            LEFT + WIDTH + 8.0,
            y + 12,
            mean.ratio,
        );
    }
    text.push_str("</svg>\n");
    text
}
