//! A plain plot with logarithmic axes, as SVG.

use std::fmt::Write;

/// One line of the plot.
pub struct Series {
    /// Shown at its end.
    pub name: String,
    /// Positive coordinates.
    pub points: Vec<(f64, f64)>,
}

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 400.0;
const MARGIN: f64 = 60.0;
const COLOURS: [&str; 4] = ["#1f4e79", "#a61c00", "#38761d", "#674ea7"];

/// Draws all series into one frame.
pub fn plot(title: &str, series: &[Series]) -> String {
    let points = || series.iter().flat_map(|each| each.points.iter().copied());
    let across = Axis::over(points().map(|point| point.0), MARGIN, WIDTH - 2.0 * MARGIN);
    let up = Axis::over(points().map(|point| point.1), HEIGHT - MARGIN, MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"11\">\n<text x=\"{MARGIN}\" y=\"24\" font-size=\"14\">{title}</text>\n"
    );
    for power in across.powers() {
        let (x, bottom) = (across.place(power), HEIGHT - MARGIN);
        let _ = writeln!(
            svg,
            "<path d=\"M{x:.1} {MARGIN}V{bottom}\" stroke=\"#ddd\"/><text x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{power}</text>",
            bottom + 16.0
        );
    }
    for power in up.powers() {
        let y = up.place(power);
        let _ = writeln!(
            svg,
            "<path d=\"M{MARGIN} {y:.1}H{}\" stroke=\"#ddd\"/><text x=\"{}\" y=\"{y:.1}\" text-anchor=\"end\">{power}</text>",
            WIDTH - 2.0 * MARGIN,
            MARGIN - 6.0
        );
    }
    for (each, colour) in series.iter().zip(COLOURS.iter().cycle()) {
        let places: Vec<String> = each
            .points
            .iter()
            .map(|&(x, y)| format!("{:.1},{:.1}", across.place(x), up.place(y)))
            .collect();
        let _ = writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>",
            places.join(" ")
        );
        if let Some(&(x, y)) = each.points.last() {
            let _ = writeln!(
                svg,
                "<text x=\"{:.1}\" y=\"{:.1}\" fill=\"{colour}\">{}</text>",
                across.place(x) + 6.0,
                up.place(y),
                each.name
            );
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// Powers of ten between two ends of the frame.
struct Axis {
    low: f64,
    high: f64,
    start: f64,
    end: f64,
}

impl Axis {
    fn over(values: impl Iterator<Item = f64>, start: f64, end: f64) -> Axis {
        let logs: Vec<f64> = values.map(|value| value.max(1e-3).log10()).collect();
        let low = logs.iter().copied().fold(f64::INFINITY, f64::min).floor();
        let high = logs
            .iter()
            .copied()
            .fold(f64::NEG_INFINITY, f64::max)
            .ceil();
        let (low, high) = if low.is_finite() {
            (low, high.max(low + 1.0))
        } else {
            (0.0, 1.0)
        };
        Axis {
            low,
            high,
            start,
            end,
        }
    }

    fn place(&self, value: f64) -> f64 {
        let share = (value.max(1e-3).log10() - self.low) / (self.high - self.low);
        self.start + share * (self.end - self.start)
    }

    fn powers(&self) -> impl Iterator<Item = f64> + use<> {
        (self.low as i32..=self.high as i32).map(|power| 10f64.powi(power))
    }
}
