//! Which keys have which command: those of the table, changed by the person.
//!
//! The window draws on one thread, and so the bindings in force are kept per thread: every menu,
//! tooltip and button asks here, and no key is named anywhere else.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{COMMANDS, Command, key_name};

thread_local! {
    static IN_FORCE: RefCell<Rc<Bindings>> = RefCell::new(Rc::default());
}

/// The bindings that this thread's window goes by.
pub fn in_force() -> Rc<Bindings> {
    IN_FORCE.with_borrow(Rc::clone)
}

/// Lets this thread's window go by other bindings.
pub fn put_in_force(bindings: Bindings) {
    IN_FORCE.set(Rc::new(bindings));
}

/// The person's changes to the keys of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bindings {
    /// All keys of the commands whose keys the person set. A key set here is taken from the command
    /// that has it in the table.
    set: BTreeMap<Command, Vec<KeyboardShortcut>>,
}

impl Bindings {
    /// The keys of a command; the first is the one that is printed.
    pub fn keys(&self, command: Command) -> Vec<KeyboardShortcut> {
        if let Some(keys) = self.set.get(&command) {
            return keys.clone();
        }
        let keys = command.spec().keys.iter();
        keys.filter(|key| !self.set.values().any(|taken| taken.contains(key)))
            .copied()
            .collect()
    }

    /// Whether a command has other keys than in the table.
    pub fn is_changed(&self, command: Command) -> bool {
        self.keys(command) != command.spec().keys
    }

    /// Whether any command has.
    pub fn is_any_changed(&self) -> bool {
        COMMANDS.iter().any(|spec| self.is_changed(spec.command))
    }

    /// The command that has a key.
    pub fn holder(&self, key: &KeyboardShortcut) -> Option<Command> {
        let set = self.set.iter().find(|(_, keys)| keys.contains(key));
        if let Some((&command, _)) = set {
            return Some(command);
        }
        COMMANDS
            .iter()
            .find(|spec| spec.keys.contains(key) && !self.set.contains_key(&spec.command))
            .map(|spec| spec.command)
    }

    /// The command of a key press.
    pub fn command_of(&self, pressed: Key, modifiers: Modifiers) -> Option<Command> {
        self.holder(&shortcut(pressed, modifiers))
    }

    /// Gives a command one key more, and takes it from the command that had it.
    pub fn give(&mut self, command: Command, key: KeyboardShortcut) {
        for keys in self.set.values_mut() {
            keys.retain(|other| *other != key);
        }
        let mut keys = self.keys(command);
        keys.retain(|other| *other != key);
        keys.push(key);
        self.set.insert(command, keys);
        self.tidy();
    }

    /// Takes a key from a command.
    pub fn take(&mut self, command: Command, key: &KeyboardShortcut) {
        let mut keys = self.keys(command);
        keys.retain(|other| other != key);
        self.set.insert(command, keys);
        self.tidy();
    }

    /// Gives a command the keys of the table again, and takes them from the commands that have them.
    pub fn reset(&mut self, command: Command) {
        self.set.remove(&command);
        for keys in self.set.values_mut() {
            keys.retain(|key| !command.spec().keys.contains(key));
        }
        self.tidy();
    }

    /// Drops what says nothing else than the table.
    fn tidy(&mut self) {
        self.set
            .retain(|command, keys| command.spec().keys != keys.as_slice());
    }

    /// The changes as they are written down: commands and keys by their names.
    pub fn written(&self) -> BTreeMap<String, Vec<String>> {
        let words = |keys: &Vec<KeyboardShortcut>| keys.iter().map(key_name).collect();
        self.set
            .iter()
            .map(|(command, keys)| (command.id(), words(keys)))
            .collect()
    }

    /// Reads what was written down. What cannot be used is skipped, with a sentence about each.
    pub fn read(written: &BTreeMap<String, Vec<String>>) -> (Self, Vec<String>) {
        let mut read = Self::default();
        let mut said = Vec::new();
        for (id, words) in written {
            let Some(spec) = COMMANDS.iter().find(|spec| spec.command.id() == *id) else {
                said.push(format!(
                    "The key of “{id}” is skipped: there is no such command."
                ));
                continue;
            };
            let mut keys: Vec<KeyboardShortcut> = Vec::new();
            for word in words {
                let skipped =
                    |why: &str| format!("The key “{word}” for “{}” is skipped: {why}", spec.title);
                match parse_key(word) {
                    None => said.push(skipped("there is no such key.")),
                    Some(key) if keys.contains(&key) => {}
                    Some(key) => {
                        let taken = read.set.iter().find(|(_, keys)| keys.contains(&key));
                        if let Some(why) = refusal(&key, spec.command) {
                            said.push(skipped(why));
                        } else if let Some((other, _)) = taken {
                            said.push(skipped(&format!("it belongs to “{}”.", other.title())));
                        } else {
                            keys.push(key);
                        }
                    }
                }
            }
            // A line of which nothing can be used takes no key away.
            if !keys.is_empty() || words.is_empty() {
                read.set.insert(spec.command, keys);
            }
        }
        read.tidy();
        (read, said)
    }
}

/// A key press as bindings know it.
pub fn shortcut(pressed: Key, modifiers: Modifiers) -> KeyboardShortcut {
    KeyboardShortcut::new(
        Modifiers {
            alt: modifiers.alt,
            shift: modifiers.shift && !needs_shift(pressed),
            command: modifiers.command,
            ..Modifiers::NONE
        },
        pressed,
    )
}

/// Signs that need Shift on most keyboards, and so are the same with it and without.
fn needs_shift(key: Key) -> bool {
    matches!(
        key,
        Key::Questionmark
            | Key::Plus
            | Key::Colon
            | Key::Exclamationmark
            | Key::Pipe
            | Key::OpenCurlyBracket
            | Key::CloseCurlyBracket
    )
}

/// Keys that a field for text needs, beyond those that type. Such a key is dead while one types, and
/// no other command than the one that has it in the table can have it.
pub fn is_of_fields(key: &KeyboardShortcut) -> bool {
    let edits = matches!(
        key.logical_key,
        Key::A
            | Key::C
            | Key::V
            | Key::X
            | Key::Y
            | Key::Z
            | Key::Backspace
            | Key::Delete
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::Home
            | Key::End
            | Key::Insert
    );
    edits && key.modifiers.command
}

/// Whether a key does its work while one types in a field.
pub fn is_alive_in_fields(key: &KeyboardShortcut) -> bool {
    let function = FUNCTION_KEYS.contains(&key.logical_key);
    (key.modifiers.command || function) && !is_of_fields(key)
}

const FUNCTION_KEYS: [Key; 12] = [
    Key::F1,
    Key::F2,
    Key::F3,
    Key::F4,
    Key::F5,
    Key::F6,
    Key::F7,
    Key::F8,
    Key::F9,
    Key::F10,
    Key::F11,
    Key::F12,
];

/// Why a command cannot have a key, if it cannot.
pub fn refusal(key: &KeyboardShortcut, command: Command) -> Option<&'static str> {
    if command.spec().keys.contains(key) {
        return None;
    }
    let (pressed, with) = (key.logical_key, key.modifiers);
    if is_of_fields(key) {
        return Some("fields for text need it.");
    }
    let plain_or_shift = !with.command && !with.alt;
    Some(match pressed {
        Key::Escape => "it closes dialogs and leaves fields.",
        Key::Tab => "it goes from one control to the next.",
        Key::Copy | Key::Cut | Key::Paste => "fields for text need it.",
        Key::F4 | Key::Space if with.alt => "the system takes it.",
        Key::F10 if with.shift => "it opens menus of the system.",
        _ if with.command && with.alt => {
            "with Ctrl and Alt the system takes it, or it types a sign."
        }
        Key::Enter | Key::Space | Key::ArrowUp | Key::ArrowDown if with.shift && plain_or_shift => {
            "it marks words or moves in lists."
        }
        _ if !is_on_keyboards(pressed) => "it is not on every keyboard.",
        _ => return None,
    })
}

/// Letters, digits, signs, F1 to F12 and the keys around them.
fn is_on_keyboards(key: Key) -> bool {
    let last = Key::ALL.iter().position(|&k| k == Key::F12);
    let at = Key::ALL.iter().position(|&k| k == key);
    at <= last
}

/// The key of a name as [`key_name`] writes it.
pub fn parse_key(name: &str) -> Option<KeyboardShortcut> {
    let mut rest = name.trim();
    let mut modifiers = Modifiers::NONE;
    loop {
        let parts = [
            ("Ctrl+", Modifiers::COMMAND),
            ("Cmd+", Modifiers::COMMAND),
            ("⌘", Modifiers::COMMAND),
            ("Alt+", Modifiers::ALT),
            ("Shift+", Modifiers::SHIFT),
        ];
        let found = parts
            .iter()
            .find_map(|(words, with)| Some((rest.strip_prefix(words)?, *with)));
        match found {
            Some((after, with)) => (rest, modifiers) = (after, modifiers | with),
            None => break,
        }
    }
    let known = match rest {
        "PgDn" => Some(Key::PageDown),
        "PgUp" => Some(Key::PageUp),
        name => Key::from_name(name),
    };
    let key = known.or_else(|| {
        let upper = rest.to_uppercase();
        (rest.chars().count() == 1)
            .then(|| Key::from_name(&upper))
            .flatten()
    })?;
    Some(shortcut(key, modifiers))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> KeyboardShortcut {
        parse_key(name).unwrap_or_else(|| panic!("{name} is a key"))
    }

    fn written(lines: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
        let owned = |keys: &[&str]| keys.iter().map(|&k| k.to_owned()).collect();
        lines
            .iter()
            .map(|(id, keys)| ((*id).to_owned(), owned(keys)))
            .collect()
    }

    #[test]
    fn every_key_is_read_as_it_is_written() {
        for &pressed in Key::ALL {
            for with in [
                Modifiers::NONE,
                Modifiers::COMMAND,
                Modifiers::ALT,
                Modifiers::COMMAND | Modifiers::SHIFT,
                Modifiers::ALT | Modifiers::SHIFT,
            ] {
                let made = shortcut(pressed, with);
                assert_eq!(parse_key(&key_name(&made)), Some(made), "{pressed:?}");
            }
        }
        assert_eq!(parse_key("Ctrl+"), None);
        assert_eq!(parse_key("Hyper+A"), None);
        assert_eq!(
            key("ctrl+a".replace("ctrl", "Ctrl").as_str()),
            key("Ctrl+A")
        );
    }

    #[test]
    fn the_table_keeps_its_own_rules() {
        for spec in COMMANDS {
            for key in spec.keys {
                assert_eq!(
                    *key,
                    shortcut(key.logical_key, key.modifiers),
                    "{}",
                    key_name(key)
                );
                assert_eq!(Bindings::default().holder(key), Some(spec.command));
            }
        }
    }

    #[test]
    fn every_command_has_a_name_of_its_own_in_the_settings() {
        let ids: std::collections::BTreeSet<_> = COMMANDS.iter().map(|s| s.command.id()).collect();
        assert_eq!(ids.len(), COMMANDS.len());
        assert!(
            ids.contains("confirm") && ids.contains("next-pair"),
            "{ids:?}"
        );
        assert!(ids.contains("name-denial"), "{ids:?}");
    }

    #[test]
    fn a_key_given_is_taken_from_the_command_that_had_it() {
        let mut bindings = Bindings::default();
        bindings.give(Command::Later, key("A"));
        assert_eq!(bindings.holder(&key("A")), Some(Command::Later));
        assert_eq!(bindings.keys(Command::Confirm), []);
        assert_eq!(bindings.keys(Command::Later), [key("Space"), key("A")]);
        assert_eq!(
            bindings.command_of(Key::A, Modifiers::NONE),
            Some(Command::Later)
        );
        bindings.take(Command::Later, &key("Space"));
        assert_eq!(bindings.holder(&key("Space")), None);
        assert!(bindings.is_changed(Command::Confirm));

        bindings.reset(Command::Confirm);
        assert_eq!(bindings.holder(&key("A")), Some(Command::Confirm));
        assert_eq!(bindings.keys(Command::Later), []);
        bindings.reset(Command::Later);
        assert_eq!(bindings, Bindings::default());
        assert!(!bindings.is_any_changed());
    }

    #[test]
    fn no_key_ever_has_two_commands() {
        let mut bindings = Bindings::default();
        // A walk through many changes that always comes out the same.
        let keys: Vec<_> = COMMANDS.iter().flat_map(|spec| spec.keys).collect();
        for step in 0..400_usize {
            let command = COMMANDS[step * 7 % COMMANDS.len()].command;
            match step % 5 {
                0..=2 => bindings.give(command, *keys[step * 11 % keys.len()]),
                3 => bindings.reset(command),
                _ => bindings.take(command, keys[step * 13 % keys.len()]),
            }
            for key in &keys {
                let holders = COMMANDS
                    .iter()
                    .filter(|spec| bindings.keys(spec.command).contains(key))
                    .count();
                assert!(holders <= 1, "{} after {step} steps", key_name(key));
            }
            let (again, said) = Bindings::read(&bindings.written());
            let refused = said.iter().all(|s| !s.contains("belongs"));
            assert!(refused, "{said:?}");
            if said.is_empty() {
                assert_eq!(again, bindings, "after {step} steps");
            }
        }
    }

    #[test]
    fn what_cannot_be_used_is_told_and_skipped() {
        let lines = written(&[
            ("confirm", &["Y", "Nonsense"]),
            ("dance", &["D"]),
            ("later", &["Ctrl+C"]),
            ("reject", &["Y"]),
            ("next-pair", &[]),
        ]);
        let (read, said) = Bindings::read(&lines);
        assert_eq!(read.keys(Command::Confirm), [key("Y")]);
        assert_eq!(
            read.keys(Command::Later),
            [key("Space")],
            "the table's stays"
        );
        assert_eq!(read.keys(Command::Reject), [key("X")]);
        assert_eq!(read.keys(Command::NextPair), [], "taken away on purpose");
        assert_eq!(said.len(), 4, "{said:?}");
        for part in [
            "Nonsense",
            "dance",
            "fields for text",
            "belongs to “Contradiction”",
        ] {
            assert!(said.iter().any(|s| s.contains(part)), "{part}: {said:?}");
        }
    }

    #[test]
    fn keys_of_fields_and_of_the_system_are_refused() {
        for name in [
            "Ctrl+C",
            "Ctrl+Z",
            "Escape",
            "Tab",
            "Alt+F4",
            "Ctrl+Alt+K",
            "F13",
            "MediaStop",
        ] {
            assert!(refusal(&key(name), Command::Tray).is_some(), "{name}");
        }
        for name in [
            "B",
            "Shift+B",
            "F2",
            "Ctrl+B",
            "Alt+B",
            "Ctrl+Shift+B",
            "0",
            ";",
        ] {
            assert_eq!(refusal(&key(name), Command::Tray), None, "{name}");
        }
        assert_eq!(refusal(&key("Ctrl+Z"), Command::Undo), None, "its own");
        assert!(!is_alive_in_fields(&key("Ctrl+Z")));
        assert!(is_alive_in_fields(&key("Ctrl+B")) && is_alive_in_fields(&key("F2")));
        assert!(!is_alive_in_fields(&key("B")) && !is_alive_in_fields(&key("Alt+B")));
    }
}
