//! Fits the curve that turns strengths into shares, and tells how well the shares fit.
//!
//! `cargo run --no-default-features --example calibrate [MORE.jsonl]`: fits on our own labelled pairs in
//! `tests/compare`; a further file is only measured. The curve in use is in `src/compare/calibrate.rs`.

use std::fs;

use counterclaim::compare::{Comparer, bare_claim, strength};
use counterclaim::pipeline;
use counterclaim::sides::Profile;

/// Bounds of the bands of score that are told.
const BANDS: [f64; 7] = [0.0, 0.2, 0.3, 0.61, 0.85, 0.95, 1.01];

/// A labelled pair as it is judged.
struct Judged {
    strength: f64,
    share: f64,
    clash: f64,
}

#[derive(serde::Deserialize)]
struct Labelled {
    a: String,
    b: String,
    label: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let comparer = Comparer::new(&pipeline::folding(&Profile::built_in()));
    let mut own = Vec::new();
    let mut files: Vec<_> = fs::read_dir("tests/compare")?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .collect();
    files.sort();
    for file in files {
        own.extend(read(&comparer, &fs::read_to_string(file)?)?);
    }
    let (slope, base) = fit(&own);
    let line = slope * 0.35 + base;
    println!("slope {slope:.2}, logarithm of the odds at strength .35: {line:.2}");
    tell("own pairs", &own);
    for file in std::env::args().skip(1) {
        tell(&file, &read(&comparer, &fs::read_to_string(&file)?)?);
    }
    Ok(())
}

fn read(comparer: &Comparer, lines: &str) -> Result<Vec<Judged>, serde_json::Error> {
    (0..)
        .zip(lines.lines().filter(|line| !line.trim().is_empty()))
        .map(|(row, line)| {
            let pair: Labelled = serde_json::from_str(line)?;
            let (a, b) = (
                bare_claim(&pair.a, 2 * row),
                bare_claim(&pair.b, 2 * row + 1),
            );
            let score = comparer.judge(&a, &b).score;
            Ok(Judged {
                strength: f64::from(strength(score)),
                share: f64::from(score),
                clash: f64::from(u8::from(pair.label == "contradiction")),
            })
        })
        .collect()
}

/// The likeliest slope and base of a logistic curve, by Newton's method.
fn fit(pairs: &[Judged]) -> (f64, f64) {
    let (mut slope, mut base) = (0.0, 0.0);
    for _ in 0..50 {
        let (mut g, mut h) = ([0.0; 2], [0.0; 3]);
        for pair in pairs {
            let p = 1.0 / (1.0 + (-(slope * pair.strength + base)).exp());
            let (miss, bend) = (pair.clash - p, p * (1.0 - p));
            g[0] += miss * pair.strength;
            g[1] += miss;
            h[0] += bend * pair.strength * pair.strength;
            h[1] += bend * pair.strength;
            h[2] += bend;
        }
        let det = h[0] * h[2] - h[1] * h[1];
        slope += (g[0] * h[2] - g[1] * h[1]) / det;
        base += (g[1] * h[0] - g[0] * h[1]) / det;
    }
    (slope, base)
}

fn tell(name: &str, pairs: &[Judged]) {
    println!("\n{name}: {} pairs", pairs.len());
    for (what, of) in [
        (
            "strength",
            &(|p: &Judged| p.strength) as &dyn Fn(&Judged) -> f64,
        ),
        ("score", &|p: &Judged| p.share),
    ] {
        println!(
            "  {what}: Brier {:.3}, expected calibration error {:.3}",
            brier(pairs, of),
            error(pairs, of)
        );
    }
    for bounds in BANDS.windows(2) {
        let band = pairs
            .iter()
            .filter(|p| (bounds[0]..bounds[1]).contains(&p.share));
        let (count, clashes) = band.fold((0, 0.0), |(n, c), p| (n + 1, c + p.clash));
        let share = 100.0 * clashes / f64::from(count.max(1));
        println!(
            "  {:.2} to {:.2}: {count} pairs, {share:.0} % clash",
            bounds[0],
            bounds[1].min(1.0)
        );
    }
}

/// The mean square of what a forecast misses.
fn brier(pairs: &[Judged], of: &dyn Fn(&Judged) -> f64) -> f64 {
    let miss = |p: &Judged| (of(p) - p.clash).powi(2);
    pairs.iter().map(miss).sum::<f64>() / pairs.len() as f64
}

/// How far forecasts are off, in ten bands of equal width.
fn error(pairs: &[Judged], of: &dyn Fn(&Judged) -> f64) -> f64 {
    let mut bands = [0.0; 10];
    for pair in pairs {
        bands[((of(pair) * 10.0) as usize).min(9)] += of(pair) - pair.clash;
    }
    bands.iter().map(|band: &f64| band.abs()).sum::<f64>() / pairs.len() as f64
}
