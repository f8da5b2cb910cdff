//! A second opinion in the window, from a tiny model that the test writes itself.

use counterclaim::app::Picked;
use counterclaim::model::PairKind;

use crate::window::Window;

#[cfg(not(feature = "nli"))]
#[test]
fn without_the_feature_the_command_is_there_and_disabled() {
    use counterclaim::ui::Command;

    let mut window = Window::sample();
    assert!(!Command::SecondOpinion.is_enabled(counterclaim::ui::Situation::default()));
    assert!(
        Command::SecondOpinion
            .spec()
            .help
            .contains("Only in a build")
    );
    *window.dialog.0.lock().unwrap() = Picked::Paths(vec![window.folder.path().to_owned()]);
    let before = window.app().reading().suggestions.clone();
    window.run("Second opinion from");
    assert_eq!(window.app().reading().suggestions, before);
    let told = |s: &counterclaim::model::Suggestion| {
        s.reasons.iter().any(|r| r.kind == PairKind::SecondOpinion)
    };
    assert!(!before.iter().any(|s| told(s)));
}

#[cfg(feature = "nli")]
mod with_a_model {
    use super::*;
    use crate::tiny::{Family, Tiny};

    /// Suggestions that carry a line of the model, as a reason or a doubt.
    fn told(window: &Window) -> usize {
        let lines = |s: &std::sync::Arc<counterclaim::model::Suggestion>| {
            let all = s.reasons.iter().chain(&s.doubts);
            all.filter(|r| r.kind == PairKind::SecondOpinion).count()
        };
        window.app().reading().suggestions.iter().map(lines).sum()
    }

    #[test]
    fn a_folder_is_asked_after_each_reading_remembered_and_turned_off() {
        let mut window = Window::sample();
        let plain = window.app().reading().suggestions.clone();
        let offered = plain.iter().filter(|s| s.suggested).count();
        assert!(offered > 0);
        let folder = window.folder.path().join("tiny-nli");
        std::fs::create_dir(&folder).unwrap();
        Tiny::new(Family::Bert).write(&folder);
        *window.dialog.0.lock().unwrap() = Picked::Paths(vec![folder]);
        window.run("Second opinion from");
        assert_eq!(told(&window), offered, "each suggestion has one line more");
        let shown: Vec<_> = window.app().reading().suggestions.iter().collect();
        assert_eq!(
            shown.len(),
            plain.len(),
            "no pair is made and none is taken out"
        );
        assert!(
            shown
                .iter()
                .all(|s| s.reasons[0].kind != PairKind::SecondOpinion)
        );
        assert!(
            std::fs::read_to_string(window.folder.path().join("config/settings.json"))
                .unwrap()
                .contains("tiny-nli")
        );
        window.run("No second opinion");
        assert_eq!(told(&window), 0);
        assert_eq!(window.app().reading().suggestions, plain);
    }

    #[test]
    fn a_wrong_folder_is_told_and_changes_nothing() {
        let mut window = Window::sample();
        let plain = window.app().reading().suggestions.clone();
        *window.dialog.0.lock().unwrap() = Picked::Paths(vec![window.folder.path().to_owned()]);
        window.run("Second opinion from");
        assert!(
            window.shows("config.json"),
            "the message names what is missing"
        );
        assert_eq!(window.app().reading().suggestions, plain);
    }
}
