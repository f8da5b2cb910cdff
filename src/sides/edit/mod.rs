//! Writing a profile by hand: the form, a draft of it that may still be wrong, and its steps.
//!
//! A draft holds what was typed; [`Draft::profile`] makes a profile of it or says what is wrong, in the
//! words that the file's own errors have. Plain data: no screen, no file.

mod draft;
mod editor;
pub mod form;
mod section;
mod spot;

pub use draft::{Draft, Entry, Problems, Value, join, names};
pub use editor::{Editor, Template};
pub use form::{Field, Form, Kind, PROFILE};
pub use section::{Hit, Section, sections};
pub use spot::Spot;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sides::{Profile, ProfileError};

    fn section(part: &str, list: &str) -> Section {
        Section::of(part, Some(list)).expect("there is such a list")
    }

    fn set(editor: &mut Editor, section: Section, at: usize, key: &str, words: &str) {
        let form = section.entry_form().unwrap();
        let place = form.place(key).unwrap();
        editor.act("Write", |draft| {
            draft.list_mut(section).unwrap()[at].values[place] = Value::Text(words.to_owned());
        });
    }

    #[test]
    fn nothing_of_a_file_is_lost() {
        let mut full = Profile::labour_sample();
        full.naming.loose_spelling = true;
        full.naming.titles = vec!["Sir".to_owned(), "Doña".to_owned()];
        full.words.official.push("foreperson".to_owned());
        full.note = Some("Two lines,\nthe second “quoted”.".to_owned());
        full.a.color = Some("#2f6f4f".to_owned());
        full.neither.unclear = vec!["the staff".to_owned()];
        full.neither.carriers[0].home = Some(crate::sides::Home::B);
        full.neither.people[0].labels = vec!["the Professor".to_owned()];
        for profile in [Profile::built_in(), Profile::labour_sample(), full] {
            let back = Draft::of(&profile).profile().unwrap();
            assert_eq!(back, profile);
            assert_eq!(back.to_json(), profile.to_json());
        }
    }

    #[test]
    fn an_error_has_the_words_of_the_file_and_stands_at_its_field() {
        let officials = section("b", "officials");
        let mut editor = Editor::new(&Profile::labour_sample());
        set(&mut editor, officials, 1, "name", "Elspeth Harrowgate");
        let problems = editor.checked().clone().unwrap_err();
        let words = problems.get("b.officials.1.name").expect("at the field");
        // The same mistake made in the file.
        let mut profile = Profile::labour_sample();
        profile.b.officials[1].name = "Elspeth Harrowgate".to_owned();
        let ProfileError { problem, .. } = Profile::from_json(&profile.to_json()).unwrap_err();
        assert_eq!(*words, problem);

        let mut editor = Editor::new(&Profile::labour_sample());
        editor.act("Write", |draft| {
            let term = &mut draft.list_mut(officials).unwrap()[0].values[2];
            let Value::List(terms) = term else { panic!() };
            terms[0].values[1] = Value::Text("last spring".to_owned());
        });
        let problems = editor.checked().clone().unwrap_err();
        let json = Profile::labour_sample()
            .to_json()
            .replace("2027-05", "last spring");
        let ProfileError { problem, .. } = Profile::from_json(&json).unwrap_err();
        assert_eq!(problems.get("b.officials.0.terms.0.from"), Some(&problem));
        assert!(officials.has("b.officials.0.terms.0.from"));
        assert!(!section("a", "officials").has("b.officials.0.terms.0.from"));
    }

    #[test]
    fn every_problem_is_told_at_once() {
        let mut editor = Editor::new(&Profile::labour_sample());
        let (officials, outlets) = (section("a", "officials"), section("neither", "carriers"));
        let added = editor.add(officials).unwrap();
        editor.add(outlets).unwrap();
        let problems = editor.checked().clone().unwrap_err();
        let ways: Vec<&str> = problems.keys().map(String::as_str).collect();
        let (name, office) = (
            format!("a.officials.{added}.name"),
            format!("a.officials.{added}.terms.0.office"),
        );
        assert_eq!(
            ways,
            [name.as_str(), office.as_str(), "neither.carriers.2.name"]
        );
    }

    #[test]
    fn a_mistake_in_a_list_of_names_stands_at_the_list() {
        let mut editor = Editor::new(&Profile::labour_sample());
        set(
            &mut editor,
            section("a", "officials"),
            0,
            "aliases",
            "Elsie\n  \nInes Calloway",
        );
        let problems = editor.checked().clone().unwrap_err();
        // Party a comes first in the file: the second mention is the wrong one.
        let way = "b.officials.0.name";
        assert!(
            problems[way].contains("\"Ines Calloway\" is listed under side a and under side b")
        );
        set(
            &mut editor,
            section("a", "officials"),
            0,
            "aliases",
            "Elsie\n  \n!!",
        );
        let problems = editor.checked().clone().unwrap_err();
        assert_eq!(
            problems["a.officials.0.aliases"],
            "\"!!\" has no letter or digit"
        );
    }

    #[test]
    fn lists_are_changed_and_every_step_is_taken_back() {
        let start = Profile::labour_sample();
        let officials = section("a", "officials");
        let mut editor = Editor::new(&start);
        let copy = editor.duplicate(officials, 0).unwrap();
        assert_eq!(copy, 1);
        set(&mut editor, officials, copy, "name", "Nora Vale");
        assert_eq!(editor.shift(officials, copy, 1), Some(2));
        assert_eq!(
            editor.shift(officials, 4, 1),
            None,
            "the last goes no further"
        );
        editor.remove(officials, 0);
        assert_eq!(editor.undo_title(), Some("Remove Elspeth Harrowgate"));
        let names = |editor: &mut Editor| -> Vec<String> {
            let profile = editor.checked().as_ref().unwrap();
            profile.a.officials.iter().map(|o| o.name.clone()).collect()
        };
        let after = ["Tobias Renn", "Nora Vale", "Corin Maddox", "Lionel Aldous"];
        assert_eq!(names(&mut editor), after);
        for _ in 0..4 {
            editor.undo();
        }
        assert_eq!(editor.checked().as_ref().unwrap(), &start);
        assert_eq!(editor.undo_title(), None);
        for _ in 0..4 {
            editor.redo();
        }
        assert_eq!(names(&mut editor), after);
    }

    #[test]
    fn a_word_typed_is_one_step() {
        let mut editor = Editor::new(&Profile::labour_sample());
        let party = Section::of("a", None).unwrap();
        for typed in ["Q", "Qu", "Quay"] {
            editor.write("a.name", |draft| {
                draft.part_mut(party).values[0] = Value::Text(typed.to_owned());
            });
        }
        assert_eq!(editor.checked().as_ref().unwrap().a.name, "Quay");
        editor.undo();
        assert_eq!(
            editor.checked().as_ref().unwrap().a.name,
            "Merrowdale Hospitals"
        );
        assert_eq!(editor.undo_title(), None);
    }

    #[test]
    fn exchanging_twice_changes_nothing() {
        let mut editor = Editor::new(&Profile::built_in());
        editor.swap();
        assert!(editor.is_exchanged(&Profile::built_in()));
        assert!(!editor.is_exchanged(&Profile::built_in().swapped()));
        assert_eq!(
            *editor.checked().as_ref().unwrap(),
            Profile::built_in().swapped()
        );
        editor.undo();
        assert!(!editor.is_exchanged(&Profile::built_in()));
        assert_eq!(*editor.checked().as_ref().unwrap(), Profile::built_in());
    }

    #[test]
    fn the_search_finds_names_offices_and_plain_fields() {
        let draft = Draft::of(&Profile::labour_sample());
        let found = |words: &str| -> Vec<String> {
            draft.find(words).into_iter().map(|hit| hit.title).collect()
        };
        assert_eq!(found("calloway"), ["Ines Calloway"]);
        assert_eq!(
            found("Branch Secretary"),
            ["Padma Lorrie", "branch secretary"]
        );
        assert_eq!(found("st osyth"), ["Places under it: St Osyth Hospital"]);
        assert!(found("  ").is_empty());
    }

    #[test]
    fn every_template_can_be_used() {
        for template in Template::ALL {
            let profile = template.profile();
            assert_eq!(Draft::of(&profile).profile().as_ref(), Ok(&profile));
        }
    }
}
