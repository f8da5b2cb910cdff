//! The window's icon, drawn rather than shipped: two columns and the link between them.

use eframe::egui::{Color32, IconData};

use crate::ui::theme::LIGHT;

const SIDE: usize = 64;

/// The icon.
pub fn icon() -> IconData {
    let mut rgba = Vec::with_capacity(SIDE * SIDE * 4);
    for y in 0..SIDE {
        for x in 0..SIDE {
            rgba.extend(pixel(x, y).to_array());
        }
    }
    IconData {
        rgba,
        width: SIDE as u32,
        height: SIDE as u32,
    }
}

fn pixel(x: usize, y: usize) -> Color32 {
    let inside = |left: usize, right: usize, top: usize, bottom: usize| {
        (left..right).contains(&x) && (top..bottom).contains(&y)
    };
    if inside(22, 42, 29, 35) {
        LIGHT.link
    } else if inside(6, 26, 10, 54) {
        LIGHT.side_a
    } else if inside(38, 58, 10, 54) {
        LIGHT.side_b
    } else {
        Color32::TRANSPARENT
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_icon_fills_its_square() {
        let icon = super::icon();
        assert_eq!(icon.rgba.len(), (icon.width * icon.height * 4) as usize);
        assert!(icon.rgba.iter().any(|&byte| byte != 0));
    }
}
