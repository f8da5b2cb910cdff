//! Where the window stands: remembered in points of the system, and only taken up again where a
//! screen still shows it.

use eframe::egui::{Pos2, Rect, Vec2, ViewportCommand, pos2, vec2};

/// How much of the bar with the title must be on a screen, in points: enough to take hold of.
const HOLD: Vec2 = vec2(96.0, 16.0);

/// Where a window goes whose place is on no screen any more, from the corner of the first one.
const FIRST: Vec2 = vec2(48.0, 48.0);

/// Brings the window back to a screen when it was remembered on one that is gone. Systems that place
/// windows themselves tell no screens or no place, and nothing is done.
pub fn bring_back(creation: &eframe::CreationContext, place: Option<[f32; 2]>, size: [f32; 2]) {
    let (Some(place), Some(window)) = (place, creation.winit_window()) else {
        return;
    };
    let screens: Vec<Rect> = window
        .available_monitors()
        .map(|screen| {
            let scale = screen.scale_factor() as f32;
            let (at, size) = (screen.position(), screen.size());
            let corner = pos2(at.x as f32, at.y as f32) / scale;
            Rect::from_min_size(corner, vec2(size.width as f32, size.height as f32) / scale)
        })
        .collect();
    if let Some(place) = moved(pos2(place[0], place[1]), size, &screens) {
        let to = ViewportCommand::OuterPosition(place);
        creation.egui_ctx.send_viewport_cmd(to);
    }
}

/// Another place for a window whose title could not be taken hold of; none where it can.
fn moved(place: Pos2, size: [f32; 2], screens: &[Rect]) -> Option<Pos2> {
    let title = Rect::from_min_size(place, vec2(size[0], 32.0));
    let can_hold = |screen: &Rect| {
        let both = screen.intersect(title);
        both.width() >= HOLD.x && both.height() >= HOLD.y
    };
    let first = screens.first()?;
    (!screens.iter().any(can_hold)).then(|| first.min + FIRST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_left_where_it_can_be_taken_hold_of() {
        let screen = |x: f32| Rect::from_min_size(pos2(x, 0.0), vec2(1920.0, 1080.0));
        let two = [screen(0.0), screen(1920.0)];
        let size = [1360.0, 860.0];
        assert_eq!(moved(pos2(2400.0, 60.0), size, &two), None);
        assert_eq!(
            moved(pos2(-1200.0, 60.0), size, &two),
            None,
            "a corner is left"
        );
        let back = Some(pos2(48.0, 48.0));
        assert_eq!(moved(pos2(2400.0, 60.0), size, &two[..1]), back);
        assert_eq!(
            moved(pos2(200.0, 1075.0), size, &two),
            back,
            "its title is below"
        );
        assert_eq!(
            moved(pos2(200.0, -30.0), size, &two),
            back,
            "its title is above"
        );
        assert_eq!(moved(pos2(9e9, 0.0), size, &[]), None, "no screen is told");
    }
}
