//! Measures the theme: whether text can be read on everything it stands on, whether what shows the
//! focus can be seen, and whether the two sides are told apart by eyes that see fewer colours.

use super::{DARK, LIGHT, Tokens, own_colors, with_sides};
use crate::views::colour;
use egui::Color32;

const THEMES: [(&str, Tokens); 2] = [("light", LIGHT), ("dark", DARK)];

/// Red, green and blue as amounts of light, 0 to 1.
fn linear(color: Color32) -> [f64; 3] {
    [color.r(), color.g(), color.b()].map(|byte| {
        let c = f64::from(byte) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    })
}

/// Relative luminance as the Web Content Accessibility Guidelines define it.
fn luminance(color: Color32) -> f64 {
    let [r, g, b] = linear(color);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(one: Color32, other: Color32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn text_can_be_read_on_everything_it_stands_on() {
    for (name, t) in THEMES {
        let grounds = [t.paper, t.panel, t.chip, t.judged];
        let tints = [t.link_tint, t.found_tint, t.side_a_tint, t.side_b_tint];
        let texts = [
            ("ink", t.ink, &grounds[..]),
            ("ink on tints", t.ink, &tints[..]),
            ("muted", t.muted, &grounds[..]),
            ("chip ink", t.chip_ink, &grounds[..]),
            // Words around a claim, found by the search.
            ("chip ink on tints", t.chip_ink, &tints[..]),
            ("side a", t.side_a, &grounds[..]),
            ("side b", t.side_b, &grounds[..]),
            // What is selected in a field.
            ("side a on its tint", t.side_a, &[t.side_a_tint][..]),
            ("side b on its tint", t.side_b, &[t.side_b_tint][..]),
            ("link", t.link, &grounds[..]),
            ("confirmed", t.confirmed, &grounds[..]),
            ("failed", t.failed, &grounds[..]),
            // Words on a filled control: a chosen name, a chosen side.
            (
                "panel on fills",
                t.panel,
                &[t.link, t.side_a, t.side_b, t.muted][..],
            ),
        ];
        for color in 0..crate::project::tags::COLORS {
            for ground in grounds {
                let found = contrast(t.tag(color), ground);
                assert!(
                    found >= 3.0,
                    "{name}: tag {color} on {ground:?} has only {found:.2}"
                );
            }
        }
        for (text, color, grounds) in texts {
            for &ground in grounds {
                let found = contrast(color, ground);
                assert!(
                    found >= 4.5,
                    "{name}: {text} on {ground:?} has only {found:.2}"
                );
            }
        }
    }
}

#[test]
fn text_in_a_profiles_colour_can_be_read_in_both_themes() {
    for hex in [
        "#ffff00", "#000000", "#ffffff", "#2f6f4f", "#f0d060", "#808080",
    ] {
        let own = colour::parse(hex);
        for base in [&LIGHT, &DARK] {
            let t = with_sides(base, own, own);
            for ground in [t.paper, t.panel, t.chip, t.judged] {
                assert!(contrast(t.side_a, ground) >= 4.5, "{hex}");
                assert!(contrast(t.side_b, ground) >= 4.5, "{hex}");
            }
            assert!(contrast(t.ink, t.side_a_tint) >= 4.5, "{hex} tint");
        }
    }
}

/// The guidelines ask 3 to 1 of what shows the state of a control.
#[test]
fn rings_bands_and_links_can_be_seen() {
    for (name, t) in THEMES {
        for ground in [t.paper, t.panel, t.chip, t.judged] {
            let shapes = [
                ("ring of the focus", t.side_a),
                ("band of side b", t.side_b),
                ("link", t.link),
                ("link confirmed", t.confirmed),
                ("link suggested", t.muted),
                ("edge of what is chosen", t.ink),
            ];
            for (shape, color) in shapes {
                let found = contrast(color, ground);
                assert!(
                    found >= 3.0,
                    "{name}: {shape} on {ground:?} has only {found:.2}"
                );
            }
        }
    }
}

/// Rows that make the light seen of the light sent, for eyes without one of the three cones (Machado,
/// Oliveira and Fernandes 2009, the full degree).
const EYES: [(&str, [[f64; 3]; 3]); 4] = [
    (
        "all cones",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// A colour as such eyes see it, in CIE Lab.
fn seen(color: Color32, eyes: &[[f64; 3]; 3]) -> [f64; 3] {
    let sent = linear(color);
    let rgb = eyes.map(|row| {
        let sum: f64 = row
            .iter()
            .zip(sent)
            .map(|(share, light)| share * light)
            .sum();
        sum.clamp(0.0, 1.0)
    });
    let [red, green, blue] = rgb;
    let xyz = [
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    ];
    let [x, y, z] = xyz.map(|t: f64| {
        if t > 0.008_856 {
            t.cbrt()
        } else {
            7.787 * t + 16.0 / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// How far apart two colours are for such eyes; below 2 they cannot be told apart side by side.
fn apart(one: Color32, other: Color32, eyes: &[[f64; 3]; 3]) -> f64 {
    let squares = seen(one, eyes).into_iter().zip(seen(other, eyes));
    squares.map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn the_sides_are_told_apart_by_every_eye() {
    for (name, t) in THEMES {
        for (eyes, rows) in &EYES {
            let pairs = [
                ("the sides", t.side_a, t.side_b, 30.0),
                ("their tints", t.side_a_tint, t.side_b_tint, 8.0),
                ("side a and the link", t.side_a, t.link, 10.0),
                ("side b and the link", t.side_b, t.link, 10.0),
                ("confirmed and the link", t.confirmed, t.link, 10.0),
                ("a clash and words found", t.link_tint, t.found_tint, 8.0),
            ];
            for (what, one, other, least) in pairs {
                let found = apart(one, other, rows);
                assert!(
                    found >= least,
                    "{name}, {eyes}: {what} are only {found:.1} apart"
                );
            }
        }
    }
}

#[test]
fn contrast_is_measured_right() {
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
    let red_green = (
        Color32::from_rgb(190, 110, 0),
        Color32::from_rgb(120, 140, 0),
    );
    let of = |eyes: usize| apart(red_green.0, red_green.1, &EYES[eyes].1);
    assert!(of(0) > 3.0 * of(2), "{} and {}", of(0), of(2));
    let white = seen(Color32::WHITE, &EYES[0].1);
    assert!(
        (white[0] - 100.0).abs() < 0.1 && white[1].abs() < 0.1,
        "{white:?}"
    );
}

#[test]
fn colours_that_come_back_are_not_made_again() {
    let (red, blue) = (Some([180, 20, 20]), Some([20, 20, 180]));
    let (first, other) = (own_colors(red, blue), own_colors(blue, red));
    let again = own_colors(red, blue);
    assert!(std::ptr::eq(first.light, again.light) && std::ptr::eq(first.dark, again.dark));
    assert!(!std::ptr::eq(first.light, other.light));
}
