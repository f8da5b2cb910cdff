//! Verbs of saying that tell that nothing was said.

use crate::extract::cue::{Cue, Form};
use crate::extract::lexicon::bits;
use crate::extract::page::Page;

/// "declined to comment", "did not respond": told so that nothing was said.
pub(super) fn says_nothing(page: &Page, cue: &Cue) -> bool {
    let verb = cue.verb.lemma.as_str();
    let refused = matches!(verb, "decline" | "refuse")
        && page.is(cue.group.1, "to")
        && page.can(cue.group.1 + 1, bits::SILENT_REFUSED);
    let silent = cue.negated
        && matches!(
            verb,
            "say"
                | "comment"
                | "respond"
                | "reply"
                | "answer"
                | "elaborate"
                | "disclose"
                | "reveal"
                | "mention"
                | "explain"
                | "offer"
                | "clarify"
                | "announce"
                | "discuss"
                | "detail"
                | "confirm"
        )
        && (cue.modal || !page.is_any(cue.group.1, &["that"]) || verb != "say");
    // "declined to comment on it": the verb after "to".
    let head_refused = cue.form == Form::Infinitive
        && page.can(cue.head, bits::SILENT_REFUSED)
        && cue.group.0 > 0
        && page.is_any(
            cue.group.0 - 1,
            &[
                "declined",
                "declines",
                "refused",
                "refuses",
                "declining",
                "refusing",
            ],
        );
    refused || silent || head_refused
}
