//! Where the rules for a subject and the tree of the sentence part: which of the two is followed.

use super::phrase::is_noun_end;
use super::{Link, REACH, Source, after, phrase};
use crate::extract::cue::{Cue, Form};
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};

/// Whether the rules' answer needs no second look: a pronoun, or a phrase between the start of
/// the sentence and the verb.
pub fn is_plain(page: &Page, group: usize, proposed: Option<Source>) -> bool {
    let Some(source) = proposed.filter(|s| s.link == Link::Own) else {
        return false;
    };
    let (first, end) = source.range;
    if end != group {
        return false;
    }
    let opens = first == page.sentence(group).first || page.is_quoted(first - 1);
    end - first == 1 && page.can(first, bits::SUBJECT)
        || opens && !(first..end).any(|i| page.is_mark(i) || page.is_finite(i))
}

/// The rules' answer, or the subject that the tree names where it knows better.
pub fn chosen(page: &Page, cue: &Cue, proposed: Option<Source>) -> Option<Source> {
    let better = match (cue.form, proposed) {
        (Form::Finite, Some(source)) if source.link == Link::Own => whole(page, cue, source),
        (Form::Finite, None) if !is_inverted(page, cue) => named(page, cue, true),
        (Form::Participle, _) => named(page, cue, false).filter(|named| {
            // A pronoun is the subject of a clause inside: "said that he left, adding".
            let (first, end) = named.range;
            proposed.is_none_or(|p| {
                (p.range.0 >= end || first >= p.range.1) && !page.can(first, bits::SUBJECT)
            })
        }),
        _ => None,
    };
    better.or(proposed)
}

/// "Dara Venn, head of the bridge office, which ..., said": the rules found the end of a longer
/// phrase; the tree knows its head.
fn whole(page: &Page, cue: &Cue, source: Source) -> Option<Source> {
    let (first, end) = source.range;
    let parts = |at: usize| page.is(at, ",") || page.is_dash(at) || page.is_any(at, &["(", ")"]);
    let in_row = (first..end).any(|i| page.is(i, "and"));
    let closed = parts(cue.group.0 - 1) || end < cue.group.0 && parts(end);
    // Marks first, they are cheap: the sentence is parsed only when they allow a longer phrase.
    if first == 0 || !(in_row || closed) || !parts(first - 1) {
        return None;
    }
    let tree = page.tree(cue.head)?;
    let (head, own) = tree.subject(cue.head)?;
    if !own || head >= first || !is_head(page, cue, head) || !tree.is_under(end - 1, head) {
        return None;
    }
    let range = around(page, head)?;
    (parts(range.1) && range.1 <= first).then_some(Source {
        range: (range.0, end),
        ..source
    })
}

/// The subject that the tree names, its own or that of the clause it belongs to.
fn named(page: &Page, cue: &Cue, own_only: bool) -> Option<Source> {
    let (head, own) = page.tree(cue.head)?.subject(cue.head)?;
    if own_only && !own || !is_head(page, cue, head) {
        return None;
    }
    let mut range = around(page, head)?;
    if own && cue.form == Form::Finite {
        // What lies between the head and the verb belongs to it: "Venn, head of the office,".
        let mut end = cue.group.0;
        while end > range.1 && (page.is(end - 1, ",") || page.is_dash(end - 1)) {
            end -= 1;
        }
        if end > range.1 && page.tree(head)?.is_under(end - 1, head) {
            range.1 = end;
        }
    }
    Some(Source {
        range,
        link: if own { Link::Own } else { Link::Shared },
        antecedent: None,
    })
}

/// "…, said Venn": the subject follows.
fn is_inverted(page: &Page, cue: &Cue) -> bool {
    let before = cue.group.0.wrapping_sub(1);
    (page.is(before, ",") || page.is_quoted(before)) && after(page, cue.group.1).is_some()
}

/// Whether the word can be the head of the source of the cue.
fn is_head(page: &Page, cue: &Cue, head: usize) -> bool {
    head < cue.group.0
        && cue.group.0 - head <= REACH
        && !page.is_quoted(head)
        && is_noun_end(page, head)
        && !page.is_any(head, &["who", "which", "that"])
}

/// The noun phrase around a head.
fn around(page: &Page, head: usize) -> Option<Range> {
    let end = page.tree(head)?.noun_phrase(head)?.1;
    phrase(page, end).filter(|&(first, end)| first <= head && head < end)
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::check;

    #[test]
    fn the_tree_knows_the_head_of_a_long_phrase() {
        check(
            "<speaker>Dara Venn, the head of an office in the north, a place that has seen two floods</>, <cue>said</> <claim>the road was open</>.",
        );
        // Where a clause ends before the comma, the phrase after it is the subject alone.
        check(
            "As the river rose, <speaker>the governor</> <cue>said</> <claim>the road was open</>.",
        );
    }

    #[test]
    fn a_participle_belongs_to_the_clause_it_depends_on() {
        check(
            "<speaker>The nurse</> later sued, <cue>claiming</> <claim>the order broke the law</>.",
        );
        check(
            "After the minister fell ill, <speaker>Dara Venn</> sent a letter, <cue>saying</> <claim>the talks would go on</>.",
        );
    }

    #[test]
    fn plurals_without_an_ending_can_speak() {
        check("<speaker>Dara Venn and Ilo Marr</> <cue>say</> <claim>the road is open</>.");
        check("<speaker>Experts in the capital</> <cue>also say</> <claim>the road is open</>.");
        assert!(
            crate::extract::constructions::marked::extract("The final say was hers.").is_empty()
        );
    }
}
