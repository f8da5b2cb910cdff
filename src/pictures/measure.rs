//! How wide words are, so that labels are cut and wrapped before anything is drawn.
//!
//! Widths are those of Noto Sans, which the window and the PNG files use; an SVG file may be shown
//! in another face, so nothing depends on the last point of them.

use crate::text::markup::turns_direction;

/// Widths of the printable ASCII characters from the space on, in thousandths of the size.
const REGULAR: [u16; 95] = [
    260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572,
    572, 572, 572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556,
    519, 728, 741, 339, 273, 619, 524, 907, 760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586,
    566, 572, 329, 372, 329, 572, 444, 580, 561, 615, 480, 615, 564, 344, 615, 618, 258, 258, 534,
    258, 935, 618, 605, 615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572,
];

/// The heavier weight is wider by about so much.
const STRONG: f32 = 1.07;

/// Width of one line of words in points.
pub fn width(text: &str, size: f32, strong: bool) -> f32 {
    let units: u32 = text
        .chars()
        .map(|c| {
            let at = (c as usize).wrapping_sub(0x20);
            match REGULAR.get(at) {
                Some(&width) => u32::from(width),
                None if c.is_ascii() => 0,
                // Signs of languages written in full squares are as wide as the size.
                None if c as u32 >= 0x2e80 => 1000,
                None => 600,
            }
        })
        .sum();
    units as f32 / 1000.0 * size * if strong { STRONG } else { 1.0 }
}

/// The words as they fit into so many points: whole, or cut and with an ellipsis.
pub fn fit(text: &str, size: f32, strong: bool, most: f32) -> String {
    let text = one_line(text);
    if width(&text, size, strong) <= most {
        return text;
    }
    let dots = width("…", size, strong);
    let mut room = most - dots;
    let mut out = String::new();
    for c in text.chars() {
        room -= width(c.encode_utf8(&mut [0; 4]), size, strong);
        if room < 0.0 {
            break;
        }
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// The words in lines no wider than told, broken between words.
pub fn wrap(text: &str, size: f32, most: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line)
                if width(line, size, false) + width(word, size, false) + size * 0.26 <= most =>
            {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// White space of every kind as single spaces; signs that steer the screen or turn the direction of
/// text are left out.
pub fn one_line(text: &str) -> String {
    let clean: String = text
        .chars()
        .filter(|&c| !turns_direction(c))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_to_their_room() {
        assert_eq!(fit("Lena Marsh", 12.0, false, 500.0), "Lena Marsh");
        for room in [20.0, 40.0, 61.5] {
            let cut = fit("Harbour minister Lena Marsh", 12.0, false, room);
            assert!(
                cut.ends_with('…') && width(&cut, 12.0, false) <= room,
                "{cut}"
            );
        }
        assert_eq!(fit("a\u{202e}\n b\u{7}", 12.0, false, 99.0), "a b");
        assert_eq!(fit("anything", 12.0, false, 0.0), "…");
    }

    #[test]
    fn lines_break_between_words() {
        let lines = wrap("one two three four five", 10.0, 60.0);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), "one two three four five");
        assert!(lines.iter().all(|line| width(line, 10.0, false) <= 60.0));
        assert!(wrap("  ", 10.0, 60.0).is_empty());
    }
}
