//! What the program does and does not claim.

use egui::Ui;

/// Draws the text and gives whether it is to be closed.
pub fn about_ui(ui: &mut Ui) -> bool {
    super::title_ui(ui, concat!("counterclaim ", env!("CARGO_PKG_VERSION")));
    super::text_ui(
        ui,
        "Reads saved news articles, finds who said what, puts the official claims of two sides in two \
         columns and suggests which of them contradict each other.",
    );
    super::text_ui(
        ui,
        "It never says who is right. A suggestion shows the words it rests on and the grounds for \
         doubt; the verdict is yours. It misses statements and suggests pairs that are none: the \
         articles themselves are always one glance away.",
    );
    super::text_ui(
        ui,
        "It works without a network. Nothing leaves this computer.",
    );
    super::text_ui(
        ui,
        "Licence: MIT or Apache 2.0, at your choice. Type: Noto Sans, under the SIL Open Font License. \
         Weights of the tagger and parser: CC BY-SA 4.0, learnt from the treebanks UD English EWT \
         and GUM.",
    );
    super::close_ui(ui, "Close")
}
