//! The window: joins worker, project, views and panels.
//!
//! [`App`] can be driven without a screen: [`App::logic`] and [`App::ui`] take what egui gives them,
//! and [`Env`] holds everything of the outside world, so a test brings its own.

mod columns;
mod correct;
mod desk;
mod dialogs;
mod doors;
mod icon;
mod keeper;
mod key_bindings;
mod letters;
mod marking;
mod notice;
mod pictures;
mod place;
mod preferences;
mod prepare;
mod profile;
mod review;
mod run_command;
mod sample;
mod second_opinion;
mod settings;
mod unsaved;
mod window;

use std::path::{Path, PathBuf};

use eframe::egui;

pub use dialogs::{Ask, NativePicker, Picked, Picker};
pub use window::{App, Env};

use crate::exit_code::{ALL_WELL, COULD_NOT_RUN};

/// Opens the window with these files and gives the exit code.
///
/// When a window is open already, it takes the files over, unless `new_window` is wished for or a
/// profile is named.
pub fn run(files: &[PathBuf], profile: Option<&Path>, new_window: bool) -> u8 {
    if let Some(missing) = missing_display(|name| std::env::var_os(name)) {
        eprintln!("counterclaim: no display: {missing}. {INSTEAD}");
        return COULD_NOT_RUN;
    }
    let env = Env::of_this_user();
    let alone = new_window || profile.is_some();
    if !alone
        && env
            .doors
            .as_ref()
            .is_some_and(|doors| doors::hand_over(doors, files))
    {
        return ALL_WELL;
    }
    let settings = settings::Settings::load(env.config.as_deref()).0;
    let ([width, height], place) = (settings.size, settings.place);
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("counterclaim")
        .with_app_id("counterclaim")
        .with_inner_size([width, height])
        .with_maximized(settings.maximized)
        .with_min_inner_size([720.0, 460.0])
        .with_icon(icon::icon())
        .with_drag_and_drop(true);
    if let Some(place) = place {
        viewport = viewport.with_position(place);
    }
    let options = eframe::NativeOptions {
        viewport,
        // Asked for in `letters`.
        system_font_fallback: false,
        ..Default::default()
    };
    let files = files.to_vec();
    let profile = profile.map(Path::to_owned);
    let shown = eframe::run_native(
        "counterclaim",
        options,
        Box::new(move |creation| {
            place::bring_back(creation, place, [width, height]);
            let mut app = App::new(env, &creation.egui_ctx)?;
            app.start_with(files, profile);
            Ok(Box::new(app))
        }),
    );
    match shown {
        Ok(()) => ALL_WELL,
        Err(error) => {
            eprintln!("counterclaim: no display: the window could not open ({error}). {INSTEAD}");
            COULD_NOT_RUN
        }
    }
}

const INSTEAD: &str = "Use the command line instead: counterclaim extract FILES, counterclaim \
                       suggest FILES, and more (counterclaim --help).";

/// What a window needs and the system does not tell; only X11 and Wayland tell it by variables.
fn missing_display(variable: impl Fn(&str) -> Option<std::ffi::OsString>) -> Option<&'static str> {
    let set = |name| variable(name).is_some_and(|value| !value.is_empty());
    let told_by_variables = cfg!(all(unix, not(target_os = "macos")));
    let any = set("DISPLAY") || set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET");
    (told_by_variables && !any).then_some("neither DISPLAY nor WAYLAND_DISPLAY is set")
}

#[cfg(test)]
mod tests {
    use super::missing_display;

    #[cfg(target_os = "linux")]
    #[test]
    fn a_display_is_told_by_either_variable() {
        let with =
            |set: &'static str| missing_display(move |name| (name == set).then(|| ":0".into()));
        assert_eq!(with("DISPLAY"), None);
        assert_eq!(with("WAYLAND_DISPLAY"), None);
        assert!(with("HOME").is_some());
        assert!(missing_display(|_| Some("".into())).is_some());
    }
}
