//! Widths and heights of the panels that can be dragged, for remembering them across starts.

use std::collections::BTreeMap;

use egui::{Context, Id, Ui};

/// Sizes of panels by their names, in points.
pub type Sizes = BTreeMap<String, f32>;

/// What a panel may be given, in points; anything else was not written by this program.
const SOUND: std::ops::Range<f32> = 40.0..4000.0;

#[derive(Clone, Debug, Default)]
struct Known {
    /// Sizes that panels begin with.
    begin: Sizes,
    /// Sizes of the panels that were dragged.
    dragged: Sizes,
}

fn known<R>(ctx: &Context, look: impl FnOnce(&mut Known) -> R) -> R {
    ctx.data_mut(|data| look(data.get_temp_mut_or_default(Id::NULL)))
}

/// Gives panels these sizes when they are first shown.
pub fn restore(ctx: &Context, sizes: &Sizes) {
    let sound = sizes.iter().filter(|(_, size)| SOUND.contains(size));
    let begin: Sizes = sound.map(|(name, size)| (name.clone(), *size)).collect();
    known(ctx, |known| {
        known.dragged.clone_from(&begin);
        known.begin = begin;
    });
}

/// Sizes of the panels that were dragged, now or before.
pub fn dragged(ctx: &Context) -> Sizes {
    known(ctx, |known| known.dragged.clone())
}

/// The size a panel begins with: the one it was dragged to, else the usual one.
pub fn begin(ui: &Ui, name: &str, usual: f32) -> f32 {
    known(ui.ctx(), |known| {
        known.begin.get(name).copied().unwrap_or(usual)
    })
}

/// Names the edge of a panel that can be dragged after the panel.
pub fn name_edge(ui: &Ui, panel: &str) {
    let edge = ui
        .scope_id()
        .with_salt(egui::IdSalt::new(panel))
        .with("__resize");
    if ui.ctx().has_accesskit_node(edge) {
        ui.ctx()
            .accesskit_node_builder(edge, |node| node.set_label(format!("Edge: {panel}")));
    }
}

/// Names the edge of a panel, and notes its size where a hand is changing it.
pub fn shown(ui: &Ui, name: &str, size: f32) {
    name_edge(ui, name);
    // Only a pressed pointer drags; a window made smaller may squeeze a panel too.
    let held = ui.input(|input| input.pointer.primary_down());
    let before = known(ui.ctx(), |known| known.begin.insert(name.to_owned(), size));
    if held && before.is_some_and(|before| (before - size).abs() > 0.5) {
        known(ui.ctx(), |known| {
            known.dragged.insert(name.to_owned(), size.round());
        });
    }
}
