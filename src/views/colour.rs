//! Colours as numbers: how well one is read on another, and whether two can be told apart by
//! everyone. No screen in here.

/// Red, green and blue, 0 to 255 each.
pub type Rgb = [u8; 3];

/// The least contrast of text that can be read with ease, after the Web Content Accessibility
/// Guidelines.
pub const READABLE: f64 = 4.5;

/// Below this distance two colours are taken for one, with some room: the eye tells about 2 apart side
/// by side, but columns stand far from each other.
const ALIKE: f64 = 20.0;

/// Reads `#rrggbb`.
pub fn parse(text: &str) -> Option<Rgb> {
    let hex = text.trim().strip_prefix('#')?;
    if hex.len() != 6 || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let channel = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

/// Writes `#rrggbb`.
pub fn hex([r, g, b]: Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn linear(channel: u8) -> f64 {
    let c = f64::from(channel) / 255.0;
    if c <= 0.04045 {
        c / 12.92
    } else {
        ((c + 0.055) / 1.055).powf(2.4)
    }
}

fn light(color: Rgb) -> [f64; 3] {
    color.map(linear)
}

/// Contrast of two colours, from 1 to 21.
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let luminance = |color: Rgb| {
        let [r, g, b] = light(color);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// One colour on its way to another; 0 is the first, 1 the second.
pub fn mix(one: Rgb, other: Rgb, part: f64) -> Rgb {
    let mut out = one;
    for (to, from) in out.iter_mut().zip(other) {
        let mixed = f64::from(*to) + (f64::from(from) - f64::from(*to)) * part;
        *to = mixed.round().clamp(0.0, 255.0) as u8;
    }
    out
}

/// The colour, made darker or lighter only as far as text in it needs to be read on all `grounds`.
pub fn readable_on(color: Rgb, grounds: &[Rgb], towards: Rgb) -> Rgb {
    (0..=100)
        .map(|step| mix(color, towards, f64::from(step) / 100.0))
        .find(|color| {
            grounds
                .iter()
                .all(|&ground| contrast(*color, ground) >= READABLE)
        })
        .unwrap_or(towards)
}

/// The ground behind words of a side: a little of its colour on the panel's.
pub fn tint(panel: Rgb, side: Rgb) -> Rgb {
    mix(panel, side, 0.12)
}

/// How people see colours: the usual way, and without the receptors for red, green or blue. The
/// numbers are those of Machado, Oliveira and Fernandes (2009), for light.
const EYES: [[[f64; 3]; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

/// Lightness and two opponent colours, in which distances are as the eye sees them.
fn lab(light: [f64; 3]) -> [f64; 3] {
    /// What red, green and blue give each of the three stimuli, for white of 1.
    const STIMULI: [[f64; 3]; 3] = [
        [0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505],
        [0.2126, 0.7152, 0.0722],
        [0.0193 / 1.089, 0.1192 / 1.089, 0.9505 / 1.089],
    ];
    let light = light.map(|channel| channel.clamp(0.0, 1.0));
    let of = |row: [f64; 3]| row[0] * light[0] + row[1] * light[1] + row[2] * light[2];
    let bend = |t: f64| {
        if t > 0.008_856 {
            t.cbrt()
        } else {
            7.787 * t + 16.0 / 116.0
        }
    };
    let [x, y, z] = STIMULI.map(|row| bend(of(row)));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The distance of two colours for the eyes that see it smallest.
pub fn distance(one: Rgb, other: Rgb) -> f64 {
    EYES.iter()
        .map(|eye| {
            let seen = |color: Rgb| {
                let light = light(color);
                lab(eye.map(|row| row[0] * light[0] + row[1] * light[1] + row[2] * light[2]))
            };
            let (one, other) = (seen(one), seen(other));
            let squares = one.iter().zip(other).map(|(a, b)| (a - b) * (a - b));
            squares.sum::<f64>().sqrt()
        })
        .fold(f64::INFINITY, f64::min)
}

/// Whether two colours can be told apart in every common form of colour blindness.
pub fn are_distinct(one: Rgb, other: Rgb) -> bool {
    distance(one, other) >= ALIKE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_written() {
        assert_eq!(parse("#2f6F4f"), Some([0x2f, 0x6f, 0x4f]));
        for bad in ["", "2f6f4f", "#2f6f4", "#2f6f4g", "#2f6f4f0", "#é6f4f"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
        assert_eq!(hex([1, 0x2f, 255]), "#012fff");
    }

    #[test]
    fn contrast_is_measured_right() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
        assert!((contrast([255; 3], [255; 3]) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_pale_colour_is_darkened_only_as_far_as_needed() {
        let (white, dark) = ([255; 3], [0x1d, 0x21, 0x26]);
        let fine = parse("#2563ad").unwrap();
        assert_eq!(readable_on(fine, &[white], dark), fine);
        let pale = parse("#f0d060").unwrap();
        let mended = readable_on(pale, &[white], dark);
        assert!(contrast(mended, white) >= READABLE);
        assert!(
            contrast(mended, white) < 7.0,
            "no darker than needed: {}",
            hex(mended)
        );
    }

    #[test]
    fn red_and_green_are_not_safe_and_blue_and_orange_are() {
        let distinct = |one, other| are_distinct(parse(one).unwrap(), parse(other).unwrap());
        assert!(distinct("#2563ad", "#a0550b"));
        assert!(!distinct("#9c4a1a", "#5c6e1a"), "brown and olive");
        assert!(!distinct("#2563ad", "#2f5fa0"));
    }
}
