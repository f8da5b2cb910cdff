//! The keys the person set, put into force and remembered.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{App, notice};
use crate::ui::command::bindings::{self, Bindings};

impl App {
    /// Puts other keys into force and remembers them.
    pub(super) fn bind(&mut self, bindings: Bindings) {
        self.settings.keys = bindings
            .written()
            .into_iter()
            .map(|(id, keys)| (id, Value::from(keys)))
            .collect();
        bindings::put_in_force(bindings);
        self.keep_settings();
    }

    /// Puts the keys of the settings into force and tells which of them cannot be used.
    pub(super) fn use_keys(&mut self) {
        let (bindings, said) = of_settings(&self.settings.keys);
        bindings::put_in_force(bindings);
        if !said.is_empty() {
            let words = format!("In settings.json: {}", said.join(" "));
            self.say(notice::failed(words));
        }
    }
}

/// The keys of the settings, and a sentence about each that cannot be used.
fn of_settings(keys: &BTreeMap<String, Value>) -> (Bindings, Vec<String>) {
    let mut lists = BTreeMap::new();
    let mut said = Vec::new();
    for (id, value) in keys {
        match serde_json::from_value::<Vec<String>>(value.clone()) {
            Ok(list) => {
                lists.insert(id.clone(), list);
            }
            Err(_) => said.push(format!(
                "The keys of “{id}” are skipped: they are no list of names."
            )),
        }
    }
    let (bindings, more) = Bindings::read(&lists);
    said.extend(more);
    (bindings, said)
}
