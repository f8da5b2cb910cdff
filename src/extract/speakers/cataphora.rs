//! "The deputy minister accused ... “Enough,” Dara Venn said": the office first, the name later.
//!
//! A lead gives the office of someone whose name comes with the next statement, without the office.

use super::cast::Cast;
use super::known::Known;
use crate::extract::page::Page;
use crate::model::{ResolvedFrom, Sureness};

/// Statements after the office in which the name may come.
const NEXT: usize = 2;

/// Gives offices that no one holds the name that follows them.
pub(super) fn name_later(page: &Page, cast: &Cast, known: &mut [Known]) {
    for at in 0..known.len() {
        let Some(member) = follower(page, cast, known, at) else {
            continue;
        };
        let name = cast.members[member].name.clone();
        let office = known[at].speaker.name.clone();
        let role = known[at].speaker.role.clone();
        let words = known[at].source.map(|s| page.span(s));
        let same: Vec<usize> = (0..known.len())
            .filter(|&i| {
                known[i].member == Some(member)
                    || known[i].member.is_none()
                        && known[i].speaker.name == office
                        && known[i].speaker.role == role
            })
            .collect();
        for i in same {
            let k = &mut known[i];
            if k.member.is_none() {
                k.speaker.why = vec![format!(
                    "“{}” is taken to be “{name}”, who is named next without an office.",
                    office.as_deref().unwrap_or_default()
                )];
                k.speaker.name = Some(name.clone());
                k.speaker.resolved_from = Some(ResolvedFrom::DefiniteNp);
                k.speaker.antecedent = Some(page.span(cast.members[member].range));
                k.speaker.sureness = k.speaker.sureness.max(Sureness::Likely);
                k.member = Some(member);
            } else if k.speaker.role.is_none() {
                k.speaker.role.clone_from(&role);
                k.speaker.antecedent = k.speaker.antecedent.or(words);
            }
        }
    }
}

/// The person who is named next, if statement `at` gives an office without a holder.
fn follower(page: &Page, cast: &Cast, known: &[Known], at: usize) -> Option<usize> {
    let k = &known[at];
    let source = k.source?;
    let office = k.member.is_none()
        && k.speaker.role.is_some()
        && k.speaker.resolved_from.is_none()
        && !k.is_group
        && !k.is_plural
        && !page.is_any(source.0, &["a", "an", "one", "another", "some"]);
    if !office {
        return None;
    }
    let paragraph = |token: usize| page.sentence(token).paragraph;
    let next = known[at + 1..]
        .iter()
        .take(NEXT)
        .find(|n| n.member.is_some())?;
    let member = next.member?;
    let person = &cast.members[member];
    let fits = person.range.0 > source.1
        && next.speaker.role.is_none()
        && next.speaker.resolved_from.is_none()
        && paragraph(next.at) <= paragraph(source.0) + 2
        && (k.is_female.is_none() || person.is_female.is_none() || k.is_female == person.is_female);
    // Named between the two, or given an office anywhere, it is someone else.
    let alone = known
        .iter()
        .filter(|n| n.member == Some(member))
        .all(|n| n.speaker.role.is_none());
    (fits && alone).then_some(member)
}
